#pragma once

#include "change_options.hpp"
#include "context.hpp"

#include <klamm/front/review.hpp>

#include <cstdint>

namespace klamm::cli {

/// The answers that options gave beforehand.
[[nodiscard]] front::Answers answers_of(const ChangeOptions& options);
/// A sentence a step (of the first twenty), what cannot be undone, the planner's notes, and what is left as
/// it is. `quietly`: `-q` silences it.
void show_review(Context& context, const front::Review& review, bool quietly);
/// A `usage` error where more than `most` topics, groups … would be changed.
[[nodiscard]] Result<void> allow_count(const changes::Plan& plan, std::int64_t most);
/// Asks at the terminal, after `--max`, what the options did not answer, and gives all answers. A `usage`
/// error says why the change is not made, and which option answers where there is no terminal.
[[nodiscard]] Result<front::Answers> ask_questions(const changes::Plan& plan, const ChangeOptions& options,
                                                   const front::Questions& questions);

} // namespace klamm::cli
