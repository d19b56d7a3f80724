#pragma once

#include <admin/fetch/metadata.hpp>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace klamm::admin {

/// What is missing in a broker's view of one topic; empty: nothing.
using JudgeTopic =
    std::function<Result<Text>(std::int32_t broker, const protocol::MetadataResponse::Topic& topic)>;

/// What becomes of a broker that gives no answer, where nothing else is missing.
enum class Silent {
  fails,  ///< its error is the result
  passes, ///< it is not waited for
};

/// Whether every live broker's own Metadata shows these topics as they should be: each hears of a change in
/// its own time. All are asked at once; the first thing that is missing is told, empty: nothing is. Where
/// nothing is but a broker told an error, that error. Which brokers are live must be told in any case.
[[nodiscard]] Result<Text> every_broker_shows(Client& client, const std::vector<std::string>& topics,
                                              const JudgeTopic& judge, const Call& call,
                                              Silent silent = Silent::fails);

/// The same where each topic is judged by what is wanted of it: `judge(broker, topic, wanted)`.
template <class Wanted, class Judge>
[[nodiscard]] Result<Text> every_broker_shows(Client& client, const std::map<std::string, Wanted>& wanted,
                                              Judge judge, const Call& call, Silent silent = Silent::fails) {
  std::vector<std::string> names;
  names.reserve(wanted.size());
  for (const auto& [name, what] : wanted) names.push_back(name);
  return every_broker_shows(
      client, names,
      [&](std::int32_t broker, const protocol::MetadataResponse::Topic& topic) {
        const auto at = wanted.find(topic.name.value_or(""));
        return at == wanted.end() ? Text{} : judge(broker, topic, at->second);
      },
      call, silent);
}

} // namespace klamm::admin
