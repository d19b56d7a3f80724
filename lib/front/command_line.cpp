#include <klamm/escape.hpp>
#include <klamm/front/command_line.hpp>
#include <klamm/shell.hpp>

#include <front/errors.hpp>

#include <algorithm>

namespace klamm::front {
namespace {

/// Whether a terminal shows the word as it is.
bool is_printable(std::string_view word) {
  std::string doubled;
  for (const char c : word) {
    if (c == '\\') doubled += c;
    doubled += c;
  }
  return escape(word) == doubled;
}

} // namespace

CommandLine& CommandLine::word(std::string_view fixed) {
  words_.emplace_back(fixed);
  return *this;
}

CommandLine& CommandLine::name(std::string_view literal) {
  names_.emplace_back(literal);
  return *this;
}

CommandLine& CommandLine::names(const std::vector<std::string>& literal) {
  names_.insert(names_.end(), literal.begin(), literal.end());
  return *this;
}

CommandLine& CommandLine::flag(std::string_view option) {
  options_.emplace_back(option);
  return *this;
}

CommandLine& CommandLine::option(std::string_view option, std::string_view value) {
  options_.emplace_back(option);
  options_.emplace_back(value);
  return *this;
}

CommandLine& CommandLine::target(const profiles::Target& target) {
  const auto& profile = target.profile;
  if (!profile.name.empty()) return option("-P", profile.name);
  if (target.controllers)
    option("-C", profile.bootstrap_controllers);
  else
    option("-b", profile.bootstrap_servers);
  if (!profile.cluster_id.empty()) option("--expect-cluster", profile.cluster_id);
  return *this;
}

std::vector<std::string> CommandLine::words() const {
  const bool dashes = std::any_of(names_.begin(), names_.end(),
                                  [](const std::string& name) { return name.starts_with('-'); });
  std::vector<std::string> out = words_;
  if (!dashes) out.insert(out.end(), names_.begin(), names_.end());
  out.insert(out.end(), options_.begin(), options_.end());
  if (dashes) {
    out.emplace_back("--");
    out.insert(out.end(), names_.begin(), names_.end());
  }
  return out;
}

Result<std::string> CommandLine::text() const {
  std::string out = "klamm";
  for (const std::string& word : words()) {
    if (!is_printable(word))
      return refuse(
          "UNPRINTABLE",
          KLAMM_TEXT("front", "the command has characters that a terminal does not show as they are: %1")
              .with(escape(word)));
    out += " " + quote_for_shell(word);
  }
  return out;
}

} // namespace klamm::front
