#pragma once

#include <klamm/plan_configs.hpp>
#include <klamm/plan_groups.hpp>
#include <klamm/plan_moves.hpp>
#include <klamm/plan_offsets.hpp>
#include <klamm/plan_records.hpp>
#include <klamm/plan_topics.hpp>
#include <klamm/profiles.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The `klamm` command that does the same as a page or a form: to be copied, and to be kept in a journal.

namespace klamm::front {

/// A command in its parts. Names that begin with `-` are put last, behind `--`.
class CommandLine {
 public:
  CommandLine(std::string_view noun, std::string_view verb) : words_{std::string(noun)} {
    if (!verb.empty()) words_.emplace_back(verb);
  }

  CommandLine& word(std::string_view fixed); ///< that is no name: the type in `config set topic`
  CommandLine& name(std::string_view literal);
  CommandLine& names(const std::vector<std::string>& literal);
  CommandLine& flag(std::string_view option); ///< `--all`
  CommandLine& option(std::string_view option, std::string_view value);
  /// `-P NAME`, or the addresses and the cluster id they must lead to.
  CommandLine& target(const profiles::Target& target);

  /// Without `klamm`: what a journal keeps as an author's arguments.
  [[nodiscard]] std::vector<std::string> words() const;
  /// For a POSIX shell, with `klamm`. UNPRINTABLE (`usage`) where a word has control characters,
  /// bidirectional overrides or bytes that are not UTF-8: what is shown and what a terminal gets would
  /// differ.
  [[nodiscard]] Result<std::string> text() const;

 private:
  std::vector<std::string> words_;
  std::vector<std::string> names_;
  std::vector<std::string> options_;
};

// The command for an intent, without its target. NO_COMMAND (`usage`) where no command says the same: names
// chosen by a function, offsets from a file, list edits together with others.

[[nodiscard]] Result<CommandLine> command_line(const plan::CreateTopics& wanted);
[[nodiscard]] Result<CommandLine> command_line(const plan::DeleteTopics& wanted);
[[nodiscard]] Result<CommandLine> command_line(const plan::AlterTopics& wanted);
[[nodiscard]] Result<CommandLine> command_line(const plan::CloneTopic& wanted);
[[nodiscard]] Result<CommandLine> command_line(const plan::DeleteRecords& wanted);
/// `config set`, `unset`, `append` or `subtract`; of topics, setting and unsetting together as `topic alter`.
[[nodiscard]] Result<CommandLine> command_line(const plan::ChangeConfigs& wanted);
[[nodiscard]] Result<CommandLine> command_line(const plan::DeleteGroups& wanted);
[[nodiscard]] Result<CommandLine> command_line(const plan::RemoveMembers& wanted);
[[nodiscard]] Result<CommandLine> command_line(const plan::ResetOffsets& wanted);
[[nodiscard]] Result<CommandLine> command_line(const plan::DeleteOffsets& wanted);
[[nodiscard]] Result<CommandLine> command_line(const plan::StartMoves& wanted,
                                               std::optional<std::chrono::milliseconds> wait = std::nullopt);
[[nodiscard]] Result<CommandLine> command_line(const plan::CancelMoves& wanted);
[[nodiscard]] Result<CommandLine> command_line(const plan::ElectLeaders& wanted);

} // namespace klamm::front
