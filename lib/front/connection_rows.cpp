#include <klamm/front/connection_test.hpp>
#include <klamm/view.hpp>

#include <utility>

namespace klamm {

const Schema& View<front::TestRow>::schema() {
  using front::TestRow;
  static const Schema schema =
      describe<TestRow>("profile.test", 1,
                        "One row a stage, and one an address in the stages that have several.")
          .key(&TestRow::stage)
          .identity(&TestRow::stage, &TestRow::target)
          .severity([](const TestRow& row) {
            if (row.state == "FAILED") return Severity::critical;
            return row.state == "PASSED" ? Severity::ok : Severity::unknown;
          })
          .column({"stage", "STAGE", Unit::text, "RESOLVE, CONNECT, CLUSTER_ID, ADVERTISED_ADDRESSES"},
                  &TestRow::stage)
          .column({"target", "TARGET", Unit::text, "The address or broker that was asked; null: the stage"},
                  &TestRow::target)
          .column({"state", "STATE", Unit::state, "PASSED, FAILED, NOT_RUN"}, &TestRow::state)
          .column({"took_ms", "TOOK", Unit::duration_ms, "Time the whole stage took; null: not run"},
                  &TestRow::took_ms)
          .column({"found", "FOUND", Unit::text, "What was learned: an IP address, a cluster id, an address"},
                  &TestRow::found)
          .column({"error", "ERROR", Unit::state, "Code of what failed; null: nothing did"}, &TestRow::error);
  return schema;
}

namespace front {
namespace {

std::string word_of(StageState state) {
  constexpr const char* words[] = {"NOT_RUN", "PASSED", "FAILED"};
  return words[static_cast<std::size_t>(state)];
}

TestRow row_of(const StageResult& stage) {
  TestRow row;
  row.stage = word(stage.stage);
  row.state = word_of(stage.state);
  if (stage.state != StageState::not_run) row.took_ms = stage.took.count();
  if (stage.error) row.error = stage.error->code;
  return row;
}

std::string address_of(const std::string& host, std::int32_t port) {
  const bool ipv6 = host.find(':') != std::string::npos;
  return (ipv6 ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

void add_hosts(const ConnectionTest& test, const TestRow& stage, std::vector<TestRow>& out) {
  for (const auto& host : test.hosts) {
    TestRow row = stage;
    row.target = address_of(host.endpoint.host, host.endpoint.port);
    row.state = word_of(host.address ? StageState::passed : StageState::failed);
    row.error.reset();
    if (host.address) row.found = *host.address;
    if (!host.address) row.error = host.address.error().code;
    out.push_back(std::move(row));
  }
}

void add_brokers(const ConnectionTest& test, const TestRow& stage, std::vector<TestRow>& out) {
  for (const auto& broker : test.brokers) {
    TestRow row = stage;
    row.target = "broker " + std::to_string(broker.id);
    row.state = word_of(broker.answers ? StageState::passed : StageState::failed);
    row.found = address_of(broker.host, broker.port);
    if (broker.answers) row.error.reset();
    out.push_back(std::move(row));
  }
}

} // namespace

Answer<TestRow> rows_of(const ConnectionTest& test) {
  Answer<TestRow> out;
  out.cluster_id = test.cluster_id.value_or("");
  out.sampled_at = std::chrono::system_clock::now();
  for (const auto& stage : test.stages) {
    TestRow row = row_of(stage);
    const std::size_t before = out.rows.size();
    if (stage.stage == TestStage::resolve) add_hosts(test, row, out.rows);
    if (stage.stage == TestStage::cluster_id) row.found = test.cluster_id;
    if (stage.stage == TestStage::advertised) add_brokers(test, row, out.rows);
    if (out.rows.size() == before) out.rows.push_back(std::move(row));
    if (stage.error) out.problem(*stage.error);
  }
  return out;
}

} // namespace front
} // namespace klamm
