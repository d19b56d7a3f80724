#pragma once

#include <klamm/changes.hpp>

#include <change/executor.hpp>

#include <string>
#include <string_view>

// What the core must know of each operation, by overload; a noun's file defines those of its operations.

namespace klamm::changes {

struct Facts {
  std::string target;
  std::string_view subject_kind;
  std::string subject;
  Risk risk = Risk::safe;
  Text sentence;
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
[[nodiscard]] Error no_undo(const std::string& target, const char* why);

} // namespace klamm::changes
