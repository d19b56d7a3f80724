#include "asking.hpp"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace klamm::net {

namespace {

/// Reaches the cluster at an address that is not loopback, as a remote bootstrap would be.
Client from_afar(ScriptedCluster& cluster) {
  return client_at("0.0.0.0:" + std::to_string(cluster.port(1)));
}

/// A port whose queue is full: the kernel answers no further connection.
class DeafPort {
 public:
  DeafPort() {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address); // NOLINT(*reinterpret-cast): the sockets API
    sockets_.push_back(::socket(AF_INET, SOCK_STREAM, 0));
    REQUIRE(::bind(sockets_.front(), any, size) == 0);
    REQUIRE(::listen(sockets_.front(), 0) == 0);
    REQUIRE(::getsockname(sockets_.front(), any, &size) == 0);
    port_ = ntohs(address.sin_port);
    constexpr int more_than_fit = 4;
    for (int i = 0; i < more_than_fit; ++i) {
      sockets_.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
      ::connect(sockets_.back(), any, size);
    }
  }
  DeafPort(const DeafPort&) = delete;
  DeafPort& operator=(const DeafPort&) = delete;
  ~DeafPort() {
    for (const int socket : sockets_) ::close(socket);
  }
  [[nodiscard]] std::uint16_t port() const { return port_; }

 private:
  std::vector<int> sockets_;
  std::uint16_t port_ = 0;
};

} // namespace

TEST_CASE("each connection proves the cluster's id before a request") {
  ScriptedCluster cluster(3);
  Client client = connect(cluster, {1});
  learn(client);
  for (std::int32_t id = 1; id <= 3; ++id) CHECK(code(ask_once(client, id)) == "ok");
  for (std::int32_t id = 2; id <= 3; ++id) {
    // Brokers known to check it themselves are told whom they must be.
    CHECK(cluster.versions("ApiVersions", id) == std::vector<std::int16_t>{5});
    CHECK(cluster.setup_requests("Metadata", id) == 0);
  }
}

TEST_CASE("brokers that cannot check it are asked by one Metadata") {
  ScriptedCluster cluster(2);
  for (std::int32_t id = 1; id <= 2; ++id)
    cluster.model().broker(id).versions = testing::kafka_3_9_versions();
  Client client = connect(cluster, {1});
  learn(client);
  CHECK(code(ask_once(client, 2)) == "ok");
  CHECK(cluster.setup_requests("Metadata", 2) == 1);
  CHECK(cluster.requests("Metadata", 2) == 0);
  CHECK(cluster.versions("ApiVersions", 2) == std::vector<std::int16_t>{4});
}

TEST_CASE("a broker of another cluster is not asked anything") {
  for (const bool old : {true, false}) {
    CAPTURE(old);
    ScriptedCluster cluster(2);
    auto& model = cluster.model();
    if (old)
      for (std::int32_t id = 1; id <= 2; ++id) model.broker(id).versions = testing::kafka_3_9_versions();
    model.broker(2).cluster_id = "another-cluster";
    Client client = connect(cluster, {1});
    learn(client);
    const Reply reply = ask_once(client, 2);
    CHECK(code(reply) == "WRONG_CLUSTER");
    CHECK(reply.error->broker_id == 2);
    CHECK(says(reply, "scripted-cluster-id-00"));
    if (old) CHECK(says(reply, "another-cluster"));
    CHECK_FALSE(reply.written);
    CHECK(cluster.requests("ListGroups", 2) == 0);
    CHECK(code(ask_once(client, 1)) == "ok");
  }
}

TEST_CASE("two clusters in one bootstrap list: the second is refused") {
  ScriptedCluster one(1);
  ScriptedCluster two(1);
  two.model().cluster_id = "another-cluster";
  Client client = client_at(one.bootstrap() + "," + two.bootstrap());
  learn(client);
  one.stop(1);
  Reply reply = ask_once(client, any_node);
  if (code(reply) == "CONNECTION_LOST") reply = ask_once(client, any_node);
  CHECK(reply.error);
  CHECK(says(reply, "another-cluster"));
  CHECK(two.requests() == 0);
  CHECK(client.cluster_id() == "scripted-cluster-id-00");
}

TEST_CASE("the cluster the caller expects is asked for before anything else") {
  ScriptedCluster cluster(1);
  ClientConfig config;
  config.expect_cluster = "production";
  Client client = connect(cluster, config);
  const auto metadata = admin::fetch_metadata(client, admin::TopicChoice::all(), patient());
  REQUIRE_FALSE(metadata);
  CHECK(metadata.error().code == "WRONG_CLUSTER");
  CHECK(metadata.error().text.english().find("production") != std::string::npos);
  CHECK(cluster.requests() == 0);
  CHECK_FALSE(client.cluster_id());
  config.expect_cluster = "scripted-cluster-id-00";
  Client right = connect(cluster, config);
  CHECK(admin::fetch_metadata(right, admin::TopicChoice::all(), patient()));
}

TEST_CASE("a client that was told no cluster still proves its first connection by its first Metadata") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  REQUIRE(admin::fetch_metadata(client, admin::TopicChoice::all(), patient()));
  CHECK(cluster.requests("Metadata") == 1);
  CHECK(cluster.setup_requests("Metadata") == 0); // one round trip saved
  CHECK(client.cluster_id() == "scripted-cluster-id-00");
}

TEST_CASE("a broker the cluster does not list") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  learn(client);
  const Reply reply = ask_once(client, 7);
  CHECK(code(reply) == "UNKNOWN_BROKER");
  CHECK(reply.error->broker_id == 7);
}

TEST_CASE("an advertised address that is none is not connected to") {
  struct Advertised {
    const char* host;
    std::int32_t port;
  };
  for (const Advertised& bad :
       {Advertised{"", 9092}, Advertised{"kafka", 0}, Advertised{"kafka", 70000}, Advertised{"a b", 9092},
        Advertised{"0.0.0.0", 9092}, Advertised{"169.254.1.1", 9092}, Advertised{"224.0.0.9", 9092}}) {
    CAPTURE(bad.host);
    CAPTURE(bad.port);
    ScriptedCluster cluster(2);
    cluster.model().broker(2).host = bad.host;
    cluster.model().broker(2).port = bad.port;
    Client client = connect(cluster, {1});
    learn(client);
    const Reply reply = ask_once(client, 2);
    CHECK(code(reply) == "BAD_ADVERTISED_ADDRESS");
    CHECK(reply.error->broker_id == 2);
    CHECK(says(reply, "advertised.listeners"));
    CHECK(code(ask_once(client, 1)) == "ok");
  }
}

TEST_CASE("loopback advertised to somebody afar is refused; an override is the operator's word") {
  ScriptedCluster cluster(2);
  Client client = from_afar(cluster);
  learn(client);
  const Reply reply = ask_once(client, 2);
  CHECK(code(reply) == "ADVERTISED_LOOPBACK");
  CHECK(says(reply, "advertised.listeners"));
  CHECK(cluster.server(2).accepted() == 0);

  ClientConfig config;
  config.bootstrap = *parse_endpoints("0.0.0.0:" + std::to_string(cluster.port(1)));
  config.overrides[2] = {"127.0.0.1", cluster.port(2)};
  Client told = connect(cluster, std::move(config));
  learn(told);
  CHECK(code(ask_once(told, 2)) == "ok");
}

TEST_CASE("a name the cluster advertises and nobody resolves is shown") {
  ScriptedCluster cluster(2);
  cluster.model().broker(2).host = "kafka-2.invalid";
  Client client = connect(cluster, {1});
  learn(client);
  const Reply reply = ask_once(client, 2);
  CHECK(code(reply) == "UNREACHABLE");
  CHECK(says(reply, "kafka-2.invalid"));
  CHECK(reply.error->broker_id == 2);
  // Another broker answered, and told this address.
  REQUIRE(reply.error->text.args.size() == 3);
  CHECK(reply.error->text.args[1].starts_with("kafka-2.invalid:"));
  CHECK(reply.error->text.args[2] == "2");
}

TEST_CASE("an address the cluster advertises that swallows connections is shown with its source") {
  const DeafPort deaf;
  ScriptedCluster cluster(2);
  cluster.model().broker(2).port = deaf.port();
  Client client = connect(cluster, {1});
  learn(client);
  const Reply reply = ask_once(client, 2, Call::within(300ms));
  CHECK(code(reply) == "TIMEOUT");
  CHECK(reply.error->broker_id == 2);
  REQUIRE(reply.error->text.args.size() == 3);
  CHECK(reply.error->text.args[1].ends_with(":" + std::to_string(deaf.port())));
  CHECK(reply.error->text.args[2] == "2");
}

TEST_CASE("more brokers than any cluster has are not believed") {
  ScriptedCluster cluster(1);
  cluster.on("Metadata").in_setup().edit<protocol::MetadataResponse>([](auto& reply) {
    for (std::int32_t id = 2; id < 10'050; ++id) reply.brokers.push_back({id, "127.0.0.1", 9092, {}});
  });
  Client client = connect(cluster);
  CHECK(code(ask_once(client, any_node)) == "TOO_MANY_BROKERS");
}

TEST_CASE("a broker that left the cluster is not asked any more") {
  ScriptedCluster cluster(2);
  Client client = connect(cluster, {1});
  learn(client);
  CHECK(code(ask_once(client, 2)) == "ok");
  cluster.change([](testing::Model& model) { model.broker(2).listed = false; });
  learn(client);
  CHECK(code(ask_once(client, 2)) == "UNKNOWN_BROKER");
}

} // namespace klamm::net
