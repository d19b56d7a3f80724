#include <klamm/front/history.hpp>

#include <algorithm>

namespace klamm::front {

bool any_unknown(const Answer<changes::StepRow>& steps) {
  return std::any_of(steps.rows.begin(), steps.rows.end(),
                     [](const auto& row) { return row.outcome == changes::Outcome::unknown; });
}

Result<Answer<changes::StepRow>> show_change(const std::string& state_folder, const std::string& which,
                                             const std::function<Result<Session*>()>& session,
                                             const Call& call) {
  auto steps = changes::show(state_folder, which);
  if (!steps || !any_unknown(*steps)) return steps;
  auto opened = session();
  if (!opened) return fail(std::move(opened.error()));
  auto resolved = changes::resolve((*opened)->client(), state_folder, which, call);
  if (resolved) return resolved;
  // What is in the journal stands, whether the cluster can be asked or not.
  steps->problem(std::move(resolved.error()));
  return steps;
}

} // namespace klamm::front
