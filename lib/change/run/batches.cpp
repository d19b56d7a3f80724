#include <change/run/batches.hpp>

namespace klamm::changes {

bool is_too_large(const Error& error) {
  return error.code == "POLICY_VIOLATION" &&
         error.server_message.find("excessively large") != std::string::npos;
}

std::vector<Batch> batches_of(const std::vector<Operation>& steps) {
  std::vector<Batch> batches;
  std::int64_t records = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Executor& kind = executor(steps[i]);
    const std::int64_t more = kind.records(steps[i]);
    const bool joins =
        !batches.empty() && batches.back().executor == &kind && batches.back().count < most_steps &&
        records + more <= most_records &&
        kind.waits_for_earlier(steps[batches.back().first]) == kind.waits_for_earlier(steps[i]);
    if (joins) {
      ++batches.back().count;
      records += more;
    } else {
      batches.push_back({&kind, i, 1});
      records = more;
    }
  }
  return batches;
}

} // namespace klamm::changes
