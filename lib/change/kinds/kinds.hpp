#pragma once

#include <klamm/changes.hpp>

#include <change/operations/executor.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What the core must know of each operation, by overload; a noun's file defines those of its operations.

namespace klamm::changes {

struct Facts {
  std::string target;
  std::string_view subject_kind;
  std::string subject;
  Risk risk = Risk::safe;
  Text sentence;
  std::optional<Text> undo_note = std::nullopt;
};

[[nodiscard]] Facts facts_of(const CreateTopic& create);
[[nodiscard]] Facts facts_of(const DeleteTopic& remove);
[[nodiscard]] Facts facts_of(const AddPartitions& add);
[[nodiscard]] Facts facts_of(const DeleteRecords& remove);
[[nodiscard]] Facts facts_of(const SetConfig& change);
[[nodiscard]] Facts facts_of(const UnsetConfig& change);
[[nodiscard]] Facts facts_of(const AppendConfig& change);
[[nodiscard]] Facts facts_of(const SubtractConfig& change);

[[nodiscard]] Result<Operation> inverse_of(const CreateTopic& create);
[[nodiscard]] Result<Operation> inverse_of(const DeleteTopic& remove);
[[nodiscard]] Result<Operation> inverse_of(const AddPartitions& add);
[[nodiscard]] Result<Operation> inverse_of(const DeleteRecords& remove);
[[nodiscard]] Result<Operation> inverse_of(const SetConfig& change);
[[nodiscard]] Result<Operation> inverse_of(const UnsetConfig& change);
[[nodiscard]] Result<Operation> inverse_of(const AppendConfig& change);
[[nodiscard]] Result<Operation> inverse_of(const SubtractConfig& change);

[[nodiscard]] const Executor& executor_of(const CreateTopic&);
[[nodiscard]] const Executor& executor_of(const DeleteTopic&);
[[nodiscard]] const Executor& executor_of(const AddPartitions&);
[[nodiscard]] const Executor& executor_of(const DeleteRecords&);
[[nodiscard]] const Executor& executor_of(const ConfigChange&);

// Offsets and groups. Some are undone by several steps (inverses_of).
[[nodiscard]] Facts facts_of(const CommitOffset& commit);
[[nodiscard]] Facts facts_of(const DeleteOffset& remove);
[[nodiscard]] Facts facts_of(const DeleteShareOffsets& remove);
[[nodiscard]] Facts facts_of(const DeleteGroup& remove);
[[nodiscard]] Facts facts_of(const RemoveMember& remove);
[[nodiscard]] Result<Operation> inverse_of(const CommitOffset& commit);
[[nodiscard]] Result<Operation> inverse_of(const DeleteOffset& remove);
[[nodiscard]] Result<std::vector<Operation>> inverses_of(const DeleteShareOffsets& remove);
[[nodiscard]] Result<std::vector<Operation>> inverses_of(const DeleteGroup& remove);
[[nodiscard]] Result<Operation> inverse_of(const RemoveMember& remove);
[[nodiscard]] const Executor& executor_of(const CommitOffset& commit);
[[nodiscard]] const Executor& executor_of(const DeleteOffset&);
[[nodiscard]] const Executor& executor_of(const DeleteShareOffsets&);
[[nodiscard]] const Executor& executor_of(const DeleteGroup&);
[[nodiscard]] const Executor& executor_of(const RemoveMember&);
[[nodiscard]] Facts facts_of(const StartReassignment& start);
[[nodiscard]] Facts facts_of(const CancelReassignment& cancel);
[[nodiscard]] Facts facts_of(const ElectLeader& elect);
[[nodiscard]] Result<Operation> inverse_of(const StartReassignment& start);
[[nodiscard]] Result<Operation> inverse_of(const CancelReassignment& cancel);
[[nodiscard]] Result<Operation> inverse_of(const ElectLeader& elect);
[[nodiscard]] const Executor& executor_of(const StartReassignment&);
[[nodiscard]] const Executor& executor_of(const CancelReassignment& cancel);
[[nodiscard]] const Executor& executor_of(const ElectLeader& elect);

/// NO_UNDO: `why` is the rest of the sentence that begins with the target.
[[nodiscard]] Error no_undo(const std::string& target, Text why);

} // namespace klamm::changes
