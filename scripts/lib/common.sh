# What every script here shares: words on stderr, one way to fail, and where things live.
# Sourced, never run. Standard output belongs to the caller's data.

repo=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cache_home=${XDG_CACHE_HOME:-$HOME/.cache}/klamm
state_home=${XDG_STATE_HOME:-$HOME/.local/state}/klamm/sandbox

say() { printf '%s: %s\n' "${program:-${0##*/}}" "$*" >&2; }

# die [-STATUS] WORDS…: say why and end; 1 unless told otherwise, 2 is wrong usage.
die() {
  local status=1
  if [[ $1 =~ ^-[0-9]+$ ]]; then status=${1#-}; shift; fi
  say "$*"
  exit "$status"
}

need() { command -v "$1" >/dev/null 2>&1 || die "$1 is missing: run scripts/bootstrap"; }

# until_true SECONDS COMMAND…: true as soon as COMMAND is, false when the time is over.
until_true() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < end)) || return 1
    sleep 0.05
  done
}

# The clang++ that builds the fuzz targets: 16, else any newer one that has libFuzzer; false if there is none.
fuzzing_compiler() {
  local compiler
  for compiler in clang++-16 clang++ $(compgen -c clang++- | sort -ruV); do
    "$compiler" -x c++ -fsanitize=fuzzer,address -o /dev/null - 2>/dev/null <<'SOURCE' || continue
#if __clang_major__ < 16
#error too old
#endif
#include <cstdint>
#include <fuzzer/FuzzedDataProvider.h>
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t*, std::size_t) { return 0; }
SOURCE
    printf '%s\n' "$compiler"
    return 0
  done
  return 1
}
