#include <admin/call/driver.hpp>
#include <admin/fetch/describe_cluster.hpp>

#include <algorithm>

namespace klamm::admin {

Result<std::vector<ClusterBroker>> fetch_fenced(Client& client, const Call& call) {
  using protocol::DescribeClusterRequest;
  using protocol::DescribeClusterResponse;
  constexpr std::int16_t tells_fenced = 2;
  // Controllers tell of each other only.
  if (client.config().controllers) return std::vector<ClusterBroker>{};
  auto reply = ask<DescribeClusterRequest, DescribeClusterResponse>(
      client, call, net::any_node, "cluster",
      [](std::int16_t) {
        DescribeClusterRequest request;
        request.include_fenced_brokers = true;
        return request;
      },
      [](const DescribeClusterResponse& response, const net::Reply&) {
        return Verdict{response.error_code, response.error_message.value_or("")};
      },
      tells_fenced);
  if (!reply) return fail(std::move(reply.error()));
  std::erase_if(reply->brokers, [](const ClusterBroker& broker) { return !broker.is_fenced; });
  std::sort(reply->brokers.begin(), reply->brokers.end(),
            [](const ClusterBroker& a, const ClusterBroker& b) { return a.broker_id < b.broker_id; });
  return std::move(reply->brokers);
}

} // namespace klamm::admin
