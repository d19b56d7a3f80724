#pragma once

#include <klamm/plan_topics.hpp>

#include <admin/fetch/metadata.hpp>
#include <change/operations/executor.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace klamm::changes {

/// What steps on topics require to know of one.
struct TopicState {
  std::optional<plan::LiveTopic> topic; ///< empty: it does not exist, or `error`
  std::optional<Error> error;           ///< it could not be learned
  [[nodiscard]] bool exists() const { return topic.has_value(); }
};

/// What one broker's Metadata tells of a topic: every plan and every look reads it this way. A name that
/// Kafka does not take does not exist.
[[nodiscard]] TopicState topic_state(const protocol::MetadataResponse::Topic& from);

/// These topics, each name once, by name: one Metadata call.
[[nodiscard]] std::map<std::string, TopicState, std::less<>>
read_topics(Client& client, std::vector<std::string> names, const Call& call);
/// The same for steps that need them to be there: a topic counts as gone only when no live broker shows it,
/// for one that was made a moment ago is not known to all. Where brokers go on to disagree, that is its
/// error.
[[nodiscard]] std::map<std::string, TopicState, std::less<>>
read_existing_topics(Client& client, const std::vector<std::string>& names, const Call& call);

/// The topics of steps of one kind.
template <class Step>
[[nodiscard]] std::vector<std::string> topics_of(Steps steps) {
  std::vector<std::string> names;
  for (const Operation* step : steps) names.push_back(std::get<Step>(*step).topic);
  return names;
}

// `1 record`, `3 records`: arguments of sentences.
[[nodiscard]] Text records_text(std::int64_t count);
[[nodiscard]] Text partitions_text(std::int64_t count);
[[nodiscard]] Text offsets_text(std::int64_t count);
[[nodiscard]] Text rows_text(std::int64_t count);
[[nodiscard]] Text unknown_records_text(); ///< how many there are is not known

/// The look that every step on an existing topic begins with: it is there and the one that was planned for.
[[nodiscard]] std::optional<Look> missing_or_other(const TopicState& state, const std::string& topic,
                                                   const std::string& topic_id);

/// What a broker's view has against a topic being the one that was meant; empty: nothing. Steps that Kafka
/// takes by name may have met another one.
[[nodiscard]] Text other_topic(std::int32_t broker, const protocol::MetadataResponse::Topic& topic,
                               const std::string& topic_id);

} // namespace klamm::changes
