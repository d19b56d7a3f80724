#pragma once

#include <klamm/call.hpp>
#include <klamm/client.hpp>

#include <protocol/messages/describe_topic_partitions.hpp>

#include <functional>
#include <string>
#include <vector>

namespace klamm::admin {

/// Gives each page's topics with the eligible leader replicas (KIP-966) of their partitions to `take`;
/// nothing where the cluster has not finalized eligible.leader.replicas.version. An error may come after some
/// pages. `names` are sorted. DescribeTopicPartitions (Kafka 3.7); needs DESCRIBE on the topics.
[[nodiscard]] Result<void> fetch_eligible_leaders(
    Client& client, const std::vector<std::string>& names, const Call& call,
    const std::function<void(const protocol::DescribeTopicPartitionsResponse::Topic&)>& take);

} // namespace klamm::admin
