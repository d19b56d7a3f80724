#pragma once

#include <klamm/changes.hpp>
#include <klamm/front/session.hpp>

#include <functional>
#include <string>

namespace klamm::front {

/// The steps of a change; where some are unknown, the cluster is asked what became of them, and the journal
/// keeps what is conclusive. A cluster that cannot be asked is a problem of the answer. `session` is called
/// only where something is unknown. `which`: as in changes::show.
[[nodiscard]] Result<Answer<changes::StepRow>> show_change(const std::string& state_folder,
                                                           const std::string& which,
                                                           const std::function<Result<Session*>()>& session,
                                                           const Call& call);

[[nodiscard]] bool any_unknown(const Answer<changes::StepRow>& steps);

} // namespace klamm::front
