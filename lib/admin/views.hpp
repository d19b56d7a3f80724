#pragma once

#include <admin/metadata.hpp>

#include <functional>
#include <string>
#include <vector>

namespace klamm::admin {

/// What is missing in a broker's view of one topic; empty: nothing.
using JudgeTopic =
    std::function<Result<Text>(std::int32_t broker, const protocol::MetadataResponse::Topic& topic)>;

/// Whether every live broker's own Metadata shows these topics as they should be: each hears of a change in
/// its own time. All are asked at once; the first thing that is missing is told, empty: nothing is.
[[nodiscard]] Result<Text> every_broker_shows(Client& client, const std::vector<std::string>& topics,
                                              const JudgeTopic& judge, const Call& call);

} // namespace klamm::admin
