#pragma once

#include "change_options.hpp"
#include "context.hpp"

#include <klamm/plan.hpp>

#include <optional>
#include <string>
#include <vector>

namespace klamm::cli {

/// Says which cluster is meant, through which profile and addresses.
void name_cluster(Context& context, const changes::Plan& plan);
/// What is to be answered before a plan is applied, and the options did not answer.
struct Questions {
  std::optional<std::string> read_only; ///< the profile that allows no change of this cluster
  std::vector<std::string> profiles;    ///< that protect it: their names are to be typed
  std::optional<std::string> destroys;  ///< the text to be typed, for data is lost
  bool disruptive = false;

  [[nodiscard]] bool any() const { return !profiles.empty() || destroys || disruptive; }
};
/// `disruptive`: the change is as a whole, whatever each step is.
[[nodiscard]] Questions questions_of(Context& context, const changes::Plan& plan,
                                     const ChangeOptions& options, bool disruptive);
/// A sentence a step (of the first twenty), what cannot be undone, the planner's notes, and what is left as
/// it is. `quietly`: `-q` silences it.
void show_plan(Context& context, const plan::Planned& planned, bool quietly);
/// A `usage` error where more than `most` topics, groups … would be changed.
[[nodiscard]] Result<void> allow_count(const changes::Plan& plan, std::int64_t most);
/// Asks the questions, after `--max`. A `usage` error says why the change is not made, and which option
/// answers where nobody is there to be asked.
[[nodiscard]] Result<void> allow_change(const changes::Plan& plan, const ChangeOptions& options,
                                        const Questions& questions);

} // namespace klamm::cli
