// How long a change takes: for a reply, after a signal, for another change, and for what brokers show.

#include "scene.hpp"

#include <doctest/doctest.h>
#include <protocol/mirror/describe_configs.hpp>
#include <protocol/mirror/metadata.hpp>

#include <chrono>
#include <csignal>
#include <thread>

using klamm::test::has;
using klamm::test::ProcessResult;
using klamm::test::Scene;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

using Words = std::vector<std::string>;

/// A throttled move: the rate, the list and the move are a request each.
Words moving() {
  return {"reassignment", "start", "clicks:0=2", "--throttle", "1MiB/s", "-y"};
}

Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

/// A command under way.
class Running {
 public:
  Running(const Scene& scene, Words words)
      : thread_([this, &scene, words = std::move(words)] { result_ = scene.run(words); }) {}
  ProcessResult end() {
    thread_.join();
    return result_;
  }

 private:
  ProcessResult result_;
  std::thread thread_;
};

/// How long something took, and what came of it.
template <class Do>
std::pair<ProcessResult, milliseconds> timed(Do run) {
  const auto start = std::chrono::steady_clock::now();
  auto result = run();
  return {std::move(result),
          std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - start)};
}

/// Broker 3 has not heard of topic `a` yet.
void hide_from_broker_3(Scene& scene) {
  scene.cluster.on("Metadata").broker(3).edit<klamm::protocol::MetadataResponse>([](auto& reply) {
    for (auto& topic : reply.topics) {
      if (topic.name != "a") continue;
      topic.error_code = klamm::protocol::ErrorCode::unknown_topic_or_partition;
      topic.topic_id = {};
      topic.partitions.clear();
    }
  });
}

} // namespace

TEST_CASE("a change that is never answered is exit 7 when --timeout is over, and goes no further") {
  Scene scene;
  scene.cluster.on("IncrementalAlterConfigs").drop();
  const auto [lost, took] = timed([&] { return scene.run(with(moving(), {"--timeout", "1200ms"})); });
  CHECK(lost.code == 7);
  CHECK(took >= milliseconds(1200));
  CHECK(has(lost.err, "[OUTCOME_UNKNOWN]"));
  CHECK(has(lost.err, "klamm change show"));
  CHECK(scene.cluster.requests("IncrementalAlterConfigs") == 1);
  CHECK(scene.cluster.requests("AlterPartitionReassignments") == 0);
  // It happened, as a look finds; the others were never sent.
  CHECK(scene.journaled() == "UNKNOWN: DONE NOT_RUN NOT_RUN");
}

TEST_CASE("after the first signal a request on the wire has five seconds") {
  Scene scene;
  scene.cluster.on("IncrementalAlterConfigs").drop();
  auto signalled = std::chrono::steady_clock::now();
  scene.options.actions = {{"sets broker 2", [&] {
                              CHECK(scene.cluster.wait_for("IncrementalAlterConfigs", 1));
                              signalled = std::chrono::steady_clock::now();
                            }}};
  scene.options.signals = {{"sets broker 2", SIGINT}};
  const auto stopped = scene.run(with(moving(), {"--timeout", "50s"}));
  const auto took = std::chrono::steady_clock::now() - signalled;
  CAPTURE(stopped.err);
  CHECK(stopped.code == 7);
  CHECK(took >= milliseconds(4900));
  CHECK(took < seconds(50)); // not the time of --timeout
  CHECK(has(stopped.out, "UNKNOWN"));
  CHECK(has(stopped.out, "NOT_RUN"));
  CHECK(scene.cluster.requests("IncrementalAlterConfigs") == 1);
  CHECK(scene.cluster.requests("AlterPartitionReassignments") == 0);
  scene.options.actions.clear();
  scene.options.signals.clear();
  CHECK(scene.journaled() == "UNKNOWN: DONE NOT_RUN NOT_RUN");
}

TEST_CASE("--lock-wait waits for the change that runs, and then goes on") {
  Scene scene;
  scene.cluster.on("CreateTopics").once().hold();
  Running first(scene, {"topic", "create", "a"});
  REQUIRE(scene.cluster.wait_for("CreateTopics", 1));
  const auto looks = scene.cluster.requests("Metadata");
  Running second(scene, {"topic", "create", "b", "--lock-wait", "100s"});
  CHECK(scene.cluster.wait_for("Metadata", looks + 1)); // the second has planned
  CHECK(scene.cluster.requests("CreateTopics") == 1);
  scene.cluster.release();
  CHECK(first.end().code == 0);
  CHECK(second.end().code == 0);
  CHECK(scene.cluster.requests("CreateTopics") == 2);
  CHECK(scene.topics() == 4);
}

TEST_CASE("--lock-wait gives up when its time is over, with nothing sent") {
  Scene scene;
  scene.cluster.on("CreateTopics").once().hold();
  Running first(scene, {"topic", "create", "a"});
  REQUIRE(scene.cluster.wait_for("CreateTopics", 1));
  for (const int wait : {0, 600}) {
    CAPTURE(wait);
    const auto [late, took] = timed([&] {
      return scene.run({"topic", "create", "b", "--lock-wait", std::to_string(wait) + "ms"});
    });
    CHECK(late.code == 1);
    CHECK(has(late.err, "[CHANGE_RUNNING]"));
    CHECK(has(late.err, "is being applied to this cluster; nothing was sent"));
    CHECK(took >= milliseconds(wait));
  }
  scene.cluster.release();
  const auto done = first.end();
  CHECK(done.code == 0);
  CHECK(scene.cluster.requests("CreateTopics") == 1);
  CHECK(scene.topics() == 3);
}

TEST_CASE("a change returns when every broker shows it, --no-wait at once") {
  Scene scene;
  hide_from_broker_3(scene);
  SUBCASE("not to be seen in time") {
    const auto waited = scene.run({"topic", "create", "a", "--timeout", "1s"});
    CHECK(waited.code == 4);
    CHECK(has(waited.err, "[NOT_VISIBLE]"));
    CHECK(has(waited.err, "broker 3 does not show topic a yet"));
    CHECK(has(waited.out, "DONE"));
  }
  SUBCASE("--no-wait") {
    const auto done = scene.run({"topic", "create", "a", "--timeout", "20s", "--no-wait"});
    CHECK(done.code == 0);
    CHECK_FALSE(has(done.err, "NOT_VISIBLE"));
    CHECK(has(done.out, "DONE"));
  }
  CHECK(scene.topics() == 3);
}

TEST_CASE("a rate that its broker does not show keeps a move from being started") {
  Scene scene;
  scene.cluster.on("DescribeConfigs")
      .broker(2)
      .edit<klamm::protocol::DescribeConfigsResponse>([](auto& reply) {
        for (auto& result : reply.results)
          std::erase_if(result.configs, [](const auto& config) {
            return config.name == "follower.replication.throttled.rate";
          });
      });
  const auto stopped = scene.run(with(moving(), {"--timeout", "1s"}));
  CAPTURE(stopped.err);
  CHECK(stopped.code == 4);
  CHECK(has(stopped.err, "[NOT_VISIBLE]"));
  CHECK(has(stopped.err, "[EARLIER_STEP]"));
  CHECK(scene.cluster.requests("AlterPartitionReassignments") == 0);
  CHECK(scene.journaled() == "PARTIAL: DONE NOT_RUN NOT_RUN");
}
