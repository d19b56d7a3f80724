#pragma once

#include <gui/dialogs/plan_review.hpp>

#include <optional>

namespace klamm::gui {

/// Shared with the workers; each has it to itself while it runs.
struct PlanReview::State {
  std::optional<front::Session> session;
  std::optional<front::Proposal> proposal;
  front::Questions questions;
  front::Review review;
};

} // namespace klamm::gui
