// Any text as a journal, and any lines as the entries of one, framed as the applier frames them: refused with
// a sentence, or a change whose counts and state fit its steps. What is cut off its end never makes more of
// it.

#include "check.hpp"

#include <change/journal/journal.hpp>
#include <protocol/crc32c.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>

namespace changes = klamm::changes;

namespace {

void read(std::string_view text) {
  const auto journal = changes::parse_journal(text, "fuzz");
  if (!journal) {
    check(journal.error().code == "CORRUPT" && !journal.error().text.english().empty());
    return;
  }
  const auto& change = journal->change;
  check(!change.id.empty() && change.state != "RUNNING");
  check(static_cast<std::size_t>(change.steps) == journal->steps.size());
  check(change.done >= 0 && change.done <= change.steps);
  check(journal->corrupt == (change.state == "CORRUPT"));
  check(change.state != "DONE" || change.done == change.steps);
  for (const auto& step : journal->steps) check(!changes::sentence(step.operation).english().empty());
}

std::string framed(std::string_view entries) {
  std::string out;
  for (int number = 1; !entries.empty(); ++number) {
    const auto entry = entries.substr(0, entries.find('\n'));
    entries.remove_prefix(std::min(entries.size(), entry.size() + 1));
    const auto line = "{\"seq\":" + std::to_string(number) + ",\"entry\":" + std::string(entry);
    std::array<char, 9> sum{};
    std::snprintf(sum.data(), sum.size(), "%08x", klamm::protocol::crc32c(std::as_bytes(std::span(line))));
    out += line + ",\"crc\":\"" + sum.data() + "\"}\n";
  }
  return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  read(text);
  const auto lines = framed(text);
  read(lines);
  read(std::string_view(lines).substr(0, lines.size() - lines.size() / 3));
  return 0;
}
