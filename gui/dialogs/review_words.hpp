#pragma once

#include <klamm/front/review.hpp>

#include <QString>
#include <vector>

namespace klamm::gui {

/// What a plan does, in a sentence or two: what is lost, read again or skipped, and what undo restores of it.
[[nodiscard]] QString review_sentence(const front::Proposal& proposal, const front::Review& review);
/// What is worth knowing before it runs: undo's limits unless the sentence says them, the planner's notes; of
/// many that are alike the first ones.
[[nodiscard]] std::vector<QString> review_notes(const front::Proposal& proposal, const front::Review& review);

} // namespace klamm::gui
