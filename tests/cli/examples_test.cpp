// The two examples in every command's help are lines that klamm understands: parsed by its own parser,
// columns bound.

#include <klamm/query.hpp>

#include <commands.hpp>
#include <doctest/doctest.h>
#include <parse.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Words = std::vector<std::string>;

/// The simple commands of a shell line, as far as help writes shell: quotes, backslashes, pipes, lists,
/// redirections, substitutions (double quotes hide none of those that begin with `$(`).
class Shell {
 public:
  explicit Shell(std::string_view line) : line_(line) {
    while (at_ < line_.size()) step();
    end_command();
  }
  [[nodiscard]] const std::vector<Words>& commands() const { return commands_; }

 private:
  void step() {
    const char c = line_[at_++];
    if (c == '\'') {
      quoted_ = true;
      while (at_ < line_.size() && line_[at_] != '\'') word_ += line_[at_++];
      ++at_;
    } else if (c == '"') {
      quoted_ = true;
      double_ = !double_;
    } else if (c == '\\' && at_ < line_.size()) {
      word_ += line_[at_++];
    } else if ((c == '$' || c == '<') && at_ < line_.size() && line_[at_] == '(') {
      ++at_;
      word_.clear(); // what a command prints is no word that can be known here
      quoted_ = double_ = false;
      end_command();
    } else if (!double_ && std::string_view("|;&()").find(c) != std::string_view::npos) {
      end_command();
    } else if (!double_ && (c == '>' || c == '<')) {
      if (word_ == "2") word_.clear();
      end_word();
      redirected_ = true;
    } else if (!double_ && (c == ' ' || c == '\n')) {
      end_word();
    } else {
      word_ += c;
    }
  }

  void end_word() {
    if (word_.empty() && !quoted_) return;
    if (!redirected_) words_.push_back(word_);
    word_.clear();
    quoted_ = redirected_ = false;
  }

  void end_command() {
    end_word();
    if (!words_.empty()) commands_.push_back(std::move(words_));
    words_.clear();
  }

  std::string_view line_;
  std::size_t at_ = 0;
  std::string word_;
  bool quoted_ = false; ///< the word has quotes: it counts even when it is empty
  bool double_ = false;
  bool redirected_ = false; ///< the word is a file's name
  Words words_;
  std::vector<Words> commands_;
};

/// What klamm would say against such a line before it asks anybody; empty: nothing. `runs` is the command it
/// chose.
std::string refusal(const Words& words, const klamm::cli::Command*& runs) {
  klamm::cli::Line line;
  if (auto parsed = parse_line(words, klamm::cli::catalogue(), line); !parsed)
    return parsed.error().text.english();
  runs = line.command;
  if (line.command == nullptr || !line.prepared) return "no command";
  const bool own_rows = static_cast<bool>(line.prepared->rows);
  if (!own_rows && !line.command->schemas[0]) return "";
  const auto& schema = own_rows ? line.prepared->rows() : line.command->schemas[0]();
  const auto bound = klamm::BoundQuery::bind(schema, line.globals.query);
  return bound ? "" : bound.error().text.english();
}

struct Checked {
  std::string refused; ///< the first refusal
  bool shows = false;  ///< one of the line's commands is the one it stands under
};

Checked check_example(std::string_view example, const klamm::cli::Command& command) {
  Checked out;
  const Shell shell(example);
  for (Words words : shell.commands()) {
    if (words.front() != "klamm") continue;
    words.erase(words.begin());
    const klamm::cli::Command* runs = nullptr;
    if (auto why = refusal(words, runs); !why.empty() && out.refused.empty()) out.refused = why;
    out.shows = out.shows || runs == &command;
  }
  return out;
}

} // namespace

TEST_CASE("every command has two examples, which show it, and which klamm understands") {
  const auto& catalogue = klamm::cli::catalogue();
  for (std::size_t i = 0; i < catalogue.command_count; ++i) {
    const auto& command = *catalogue.commands[i];
    for (const char* example : command.examples) {
      INFO(command.noun << " " << command.verb);
      REQUIRE(example != nullptr);
      INFO(example);
      const auto checked = check_example(example, command);
      CHECK(checked.refused == "");
      CHECK(checked.shows);
    }
    CHECK(std::string_view(command.examples[0]) != command.examples[1]);
  }
}

TEST_CASE("what is wrong with an example is found") {
  const auto& topic_list = *klamm::cli::catalogue().command("topic", "list");
  const auto refused = [&](const char* example) { return check_example(example, topic_list).refused; };
  CHECK(refused("klamm topic list --where 'size>1GiB' -o name | klamm topic describe -") == "");
  CHECK(refused("klamm topic list --wehre 'size>1GiB'") == "no option --wehre, did you mean --where?");
  CHECK(refused("klamm topic list --where 'sise>1GiB'").find("no column \"sise\"") != std::string::npos);
  CHECK(refused("klamm topic list | klamm topics lst") ==
        "topic has no verb \"lst\", did you mean \"list\"?");
  CHECK(refused("x=\"$(klamm topic list --colums name)\"") == "no option --colums, did you mean --columns?");
  CHECK(refused("klamm topic list; klamm config get").find("needs TYPE") != std::string::npos);
  CHECK_FALSE(check_example("klamm topic describe orders", topic_list).shows);
}
