#pragma once

#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/config_words.hpp>

#include <admin/fetch/configs.hpp>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace klamm::admin {

/// A synonym's value in the unit of the key: a broker keeps some of what a topic has in milliseconds in
/// minutes or hours (`log.retention.hours`).
[[nodiscard]] std::optional<std::string> in_units_of(const std::string& key, const std::string& synonym,
                                                     const std::optional<std::string>& value);

/// Whether Kafka lists no synonym of a topic's key for the brokers' default: it is put together from several
/// of a broker's keys, of which the first that is set counts (retention.ms, segment.ms, segment.jitter.ms,
/// flush.ms).
[[nodiscard]] bool has_composed_default(std::string_view topic_key);
/// That default, out of a broker's values by key; empty: none is set.
[[nodiscard]] std::optional<std::string> composed_default(std::string_view topic_key,
                                                          const std::map<std::string, std::string>& broker);
/// The composed defaults of topics by key, as one live broker has them. What cannot be learned is left out.
/// Needs DESCRIBE_CONFIGS on the cluster.
[[nodiscard]] std::map<std::string, std::string> fetch_composed_defaults(Client& client, const Call& call);

} // namespace klamm::admin
