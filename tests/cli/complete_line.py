"""What a shell makes of a TAB: types lines on a terminal of its own and prints for each the words that a program would get,
with `|` between them.

usage: complete_line.py bash|zsh|fish FOLDER LINE...
FOLDER has bin/klamm, and the completion script as `completion` and `_klamm`.
"""
import os
import pty
import select
import sys
import time

shell, folder, *lines = sys.argv[1:]
START = {"bash": ["bash", "--noprofile", "--norc", "-i"], "zsh": ["zsh", "-f", "-i"], "fish": ["fish", "--no-config", "-i"]}
# What is typed is printed word by word: as a shell would hand it to a program. The completion itself asks the program.
POSIX = """klamm() { if [[ $1 == __complete ]]; then command klamm "$@"; else printf 'WORD:%s\\n' "$@"; echo END; fi; }"""
SETUP = {
    "bash": f"bind 'set enable-bracketed-paste off'; source {folder}/completion; {POSIX}",
    "zsh": f"unset zle_bracketed_paste; unsetopt PROMPT_SP LIST_BEEP; fpath=({folder} $fpath); autoload -U compinit; compinit -u -D; {POSIX}",
    "fish": f"source {folder}/completion; function fish_prompt; printf '> '; end; function klamm; if test \"$argv[1]\" = __complete; "
    "command klamm $argv; else; printf 'WORD:%s\\n' $argv; echo END; end; end",
}
pid, terminal = pty.fork()
if pid == 0:
    os.environ.update(PATH=f"{folder}/bin:" + os.environ["PATH"], PS1="> ", TERM="dumb", LC_ALL="C.UTF-8", HISTFILE="", HOME=folder)
    os.execvp(START[shell][0], START[shell])


def read(most: float, quiet: float, until: bytes = b"") -> bytes:
    """Reads until `until` was seen (if it is to be), nothing came for `quiet` seconds, or `most` have passed."""
    seen = b""
    end = time.monotonic() + most
    while time.monotonic() < end and not (until and until in seen):
        if not select.select([terminal], [], [], quiet)[0]:
            if not until:
                break
            continue
        try:
            seen += os.read(terminal, 4096)
        except OSError:
            break
    return seen


read(20, 0.5, b"> ")
os.write(terminal, SETUP[shell].encode() + b"\n")
read(20, 1)
for line in lines:
    os.write(terminal, line.encode() + b"\t")
    read(20, 0.7)
    os.write(terminal, b"\n")
    out = read(20, 0.2, b"\nEND").decode("utf-8", "replace").replace("\r", "")
    print("|".join(word[5:] for word in out.split("\n") if word.startswith("WORD:")))
    read(20, 0.2)
os.close(terminal)
