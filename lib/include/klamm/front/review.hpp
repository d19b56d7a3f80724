#pragma once

#include <klamm/front/proposal.hpp>
#include <klamm/front/session.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace klamm::front {

/// What must be answered before a plan is applied.
struct Question {
  enum class Kind {
    profile,       ///< a profile protects the cluster: its name is to be typed
    destroys_data, ///< `text` is to be typed: the one name, or `37 topics`
    disruptive,    ///< a plain yes
  };
  Kind kind;
  std::string text; ///< to be typed exactly; empty: yes is enough
};

/// Answers that were given.
struct Answers {
  std::vector<std::string> typed; ///< texts, each as often as it is asked for
  bool yes = false;               ///< to what is disruptive
};

/// What stands between a plan and its application.
struct Questions {
  std::optional<std::string> read_only; ///< the profile that allows no change: no answer helps
  std::vector<Question> questions;      ///< in the order to ask them

  [[nodiscard]] std::vector<Question> unanswered(const Answers& answers) const;
  /// Nothing, or why not: READ_ONLY, NOT_CONFIRMED (both `usage`).
  [[nodiscard]] Result<void> allow(const Answers& answers) const;
};
/// Nothing is asked about a proposal without steps. Reads the stored profiles.
[[nodiscard]] Questions questions_of(const Session& session, const Proposal& proposal);

/// How many topics, groups, brokers … a plan changes: what a limit counts.
[[nodiscard]] std::size_t count_subjects(const changes::Plan& plan);

/// What is to be shown of a proposal, in this order.
struct Review {
  struct Step {
    std::string target;
    Text sentence;
    changes::Risk risk = changes::Risk::safe;
    bool can_be_undone = true;
  };
  std::vector<Step> steps;
  std::vector<Text> cannot_be_undone;  ///< why, each reason once
  std::vector<Text> undo_notes;        ///< what undo will not bring back just as it was, each once
  std::vector<Text> notes;             ///< the planner's
  std::vector<std::string> left_as_is; ///< targets of what was wanted and is so already
  bool nothing_fits = false;           ///< neither steps nor anything to say: nothing fits what was asked for
};
[[nodiscard]] Review review(const Proposal& proposal);

} // namespace klamm::front
