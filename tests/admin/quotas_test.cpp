#include <klamm/quotas.hpp>

#include <doctest/doctest.h>
#include <protocol/mirror/describe_client_quotas.hpp>
#include <support/connect.hpp>

namespace klamm {

using protocol::DescribeClientQuotasRequest;
using protocol::DescribeClientQuotasResponse;
using protocol::ErrorCode;
using testing::connect;
using testing::ScriptedCluster;

namespace {

using Entity = std::vector<DescribeClientQuotasResponse::EntityData>;

void add(DescribeClientQuotasResponse& to, Entity entity,
         std::vector<DescribeClientQuotasResponse::ValueData> values) {
  if (!to.entries) to.entries.emplace();
  auto& entry = to.entries->emplace_back();
  entry.entity = std::move(entity);
  entry.values = std::move(values);
}

std::string shown(const std::optional<quotas::Name>& name) {
  return name ? name->value.value_or("(default)") : "-";
}

} // namespace

TEST_CASE("quotas are listed by entity and key, defaults among them") {
  ScriptedCluster cluster(1);
  cluster.handle<DescribeClientQuotasRequest>([](const auto&, const DescribeClientQuotasRequest& request) {
    DescribeClientQuotasResponse response;
    response.error_code =
        request.components.empty() && !request.strict ? ErrorCode::none : ErrorCode::invalid_request;
    add(response, {{"user", "bob"}, {"client-id", std::nullopt}}, {{"request_percentage", 12.5}});
    add(response, {{"ip", "10.0.0.7"}}, {{"connection_creation_rate", 20}});
    add(response, {{"user", std::nullopt}},
        {{"producer_byte_rate", 1048576}, {"consumer_byte_rate", 2097152}});
    return response;
  });
  Client client = connect(cluster);
  const auto answer = quotas::list(client, Call{});
  REQUIRE(answer);
  CHECK(answer->complete);
  std::vector<std::string> rows;
  for (const auto& row : answer->rows)
    rows.push_back(shown(row.user) + " " + shown(row.client_id) + " " + shown(row.ip) + " " + row.key);
  CHECK(rows ==
        std::vector<std::string>{"- - 10.0.0.7 connection_creation_rate", "(default) - - consumer_byte_rate",
                                 "(default) - - producer_byte_rate", "bob (default) - request_percentage"});
  CHECK(answer->rows[3].value == 12.5);
  CHECK(View<quotas::Quota>::schema().key(&answer->rows[3]) ==
        "user=bob,client-id=<default>:request_percentage");
}

TEST_CASE("a quota of an entity that a later Kafka has is told, not taken for another") {
  ScriptedCluster cluster(1);
  cluster.handle<DescribeClientQuotasRequest>([](const auto&, const DescribeClientQuotasRequest&) {
    DescribeClientQuotasResponse response;
    add(response, {{"tenant", "x"}}, {{"producer_byte_rate", 1}});
    add(response, {{"user", "bob"}}, {{"producer_byte_rate", 1}});
    return response;
  });
  Client client = connect(cluster);
  const auto answer = quotas::list(client, Call{});
  REQUIRE(answer);
  CHECK_FALSE(answer->complete);
  CHECK(answer->rows.size() == 1);
  REQUIRE(answer->errors.size() == 1);
  CHECK(answer->errors[0].code == "UNKNOWN_ENTITY_TYPE");
}

TEST_CASE("who may not see quotas is told so") {
  ScriptedCluster cluster(1);
  cluster.handle<DescribeClientQuotasRequest>([](const auto&, const DescribeClientQuotasRequest&) {
    DescribeClientQuotasResponse response;
    response.error_code = ErrorCode::cluster_authorization_failed;
    return response;
  });
  Client client = connect(cluster);
  const auto answer = quotas::list(client, Call{});
  REQUIRE_FALSE(answer);
  CHECK(answer.error().kind == ErrorKind::unauthorized);
}

} // namespace klamm
