#pragma once

#include <klamm/answer.hpp>
#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/profiles.hpp>
#include <klamm/result.hpp>
#include <klamm/view.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Whether a profile reaches its cluster, and where it stops if not.

namespace klamm::front {

/// The stages of a connection test, in the order they run.
enum class TestStage {
  resolve,    ///< the names of the bootstrap addresses
  connect,    ///< a broker answers: connection, TLS, authentication
  cluster_id, ///< the broker belongs to the cluster that the profile expects
  advertised, ///< every broker answers at the address it advertises
};

/// `RESOLVE`, `CONNECT`, `CLUSTER_ID`, `ADVERTISED_ADDRESSES`: the same in every version.
[[nodiscard]] constexpr std::string_view word(TestStage stage) {
  constexpr std::string_view words[] = {"RESOLVE", "CONNECT", "CLUSTER_ID", "ADVERTISED_ADDRESSES"};
  return words[static_cast<std::size_t>(stage)];
}

enum class StageState { not_run, passed, failed };

/// How one stage ended.
struct StageResult {
  TestStage stage = TestStage::resolve;
  StageState state = StageState::not_run;
  std::chrono::milliseconds took{0};
  std::optional<Error> error = {}; ///< of a failed stage
};

/// A bootstrap address and the first address of its host, in the system's order.
struct ResolvedHost {
  Endpoint endpoint;
  Result<std::string> address; ///< an IP literal; UNRESOLVED, TIMEOUT or CANCELLED
};

/// A broker and the address it advertises, as the broker wrote it.
struct AdvertisedBroker {
  std::int32_t id = -1;
  std::string host;
  std::int32_t port = 0;
  bool answers = false; ///< at this address, or at the profile's override for its id
};

/// The stages and what they learned. A fact stays empty where its stage did not run or failed; `brokers`
/// lists also those that do not answer.
struct ConnectionTest {
  std::array<StageResult, 4> stages = {StageResult{TestStage::resolve}, StageResult{TestStage::connect},
                                       StageResult{TestStage::cluster_id},
                                       StageResult{TestStage::advertised}};
  std::vector<ResolvedHost> hosts;
  std::optional<std::string> cluster_id;
  std::vector<AdvertisedBroker> brokers;
  std::vector<Error> denied; ///< what this user may not read; no stage fails by it

  [[nodiscard]] const StageResult& at(TestStage stage) const {
    return stages[static_cast<std::size_t>(stage)];
  }
  [[nodiscard]] bool passed() const; ///< every stage
};

/// Tests the addresses, security and expected cluster id of `target` with a client of its own; `store` is the
/// one that the target comes from. The first stage that fails ends the test; `resolve` passes if one name
/// resolves. `connect` and `cluster_id` are proved by one request and take the same time. Settings that
/// cannot be read fail `resolve` (addresses) or `connect` (overrides, certificates, secrets), kind `usage`.
/// Sends Metadata, DescribeCluster, DescribeQuorum, and ApiVersions and DescribeLogDirs of each broker: a
/// missing DESCRIBE on the cluster fails no stage and is told in `denied`. Blocks until the deadline of `call` at most; names are looked up in threads that nobody joins.
[[nodiscard]] ConnectionTest test_connection(const profiles::Target& target, const profiles::Store& store,
                                             const Call& call, const profiles::SecretSources& secrets = {});

/// One line of a connection test: a stage, or one of the addresses or brokers that a stage asked.
struct TestRow {
  std::string stage;                   ///< as `word` gives it
  std::optional<std::string> target;   ///< `kafka-1:9092`, `broker 2`; empty: the stage as a whole
  std::string state;                   ///< PASSED, FAILED, NOT_RUN
  std::optional<std::int64_t> took_ms; ///< of the whole stage
  std::optional<std::string> found;
  std::optional<std::string> error; ///< a code
};

/// The test as rows, in the order of its stages; the errors of its failed stages are the answer's.
[[nodiscard]] Answer<TestRow> rows_of(const ConnectionTest& test);

} // namespace klamm::front

namespace klamm {
template <>
struct View<front::TestRow> {
  static const Schema& schema();
};
} // namespace klamm
