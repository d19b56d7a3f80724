#include "man.hpp"

#include "exit_code.hpp"
#include "help.hpp"
#include "version.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace klamm::cli {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  bool line_start = true;
  for (const char c : text) {
    if (line_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    line_start = c == '\n';
  }
  return out;
}

/// Help's first line, then its sections: a line that ends in a colon heads one, and what is set in stands as
/// it is.
std::string page_of(const std::string& name, std::string_view help) {
  const auto end = help.find('\n');
  std::string title = name;
  for (char& c : title) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  std::string out =
      ".TH " + escaped(title) + " 1 \"\" \"" +
      escaped(std::string_view(version_line).substr(0, std::string_view(version_line).find('\n'))) +
      "\" \"Klamm\"\n.SH NAME\n" + escaped(name) + " \\- " + escaped(help.substr(0, end)) + "\n";
  std::string_view rest = end == std::string_view::npos ? std::string_view() : help.substr(end + 1);
  bool set_in = false;
  const auto keep = [&](bool as_it_is) {
    if (as_it_is != set_in) out += as_it_is ? ".nf\n" : ".fi\n";
    set_in = as_it_is;
  };
  while (!rest.empty()) {
    const auto line_end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, line_end);
    rest.remove_prefix(std::min(line_end + 1, rest.size()));
    if (line.starts_with("Usage: ")) {
      keep(false);
      out += ".SH SYNOPSIS\n" + escaped(line.substr(7)) + "\n.SH DESCRIPTION\n";
    } else if (line.empty()) {
      keep(false);
      out += ".PP\n";
    } else if (line.front() != ' ' && line.ends_with(':')) {
      keep(false);
      out += ".SH " + escaped(line.substr(0, line.size() - 1)) + "\n";
    } else {
      keep(line.front() == ' ');
      out += escaped(line) + "\n";
    }
  }
  keep(false);
  return out;
}

bool write(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  return file.good();
}

} // namespace

int write_man_pages(const std::string& folder, const Catalogue& catalogue) {
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  fit_help(78); // as wide as man sets text
  if (!write(folder + "/klamm.1", page_of("klamm", overview(catalogue)))) return exit_failed;
  for (std::size_t i = 0; i < catalogue.command_count; ++i) {
    const Command& command = *catalogue.commands[i];
    Line line;
    const std::string verb = command.verb;
    std::vector<std::string> words{command.noun};
    if (!verb.empty()) words.push_back(verb);
    words.emplace_back("--help");
    if (!parse_line(words, catalogue, line) || !line.command) return exit_failed;
    const std::string name = std::string("klamm-") + command.noun + (verb.empty() ? "" : "-" + verb);
    if (!write(folder + "/" + name + ".1", page_of(name, command_help(line)))) return exit_failed;
  }
  return exit_done;
}

} // namespace klamm::cli
