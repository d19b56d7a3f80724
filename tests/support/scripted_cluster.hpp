#pragma once

#include <support/handlers.hpp>
#include <support/model.hpp>
#include <support/rule.hpp>
#include <support/tcp_server.hpp>

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace klamm::testing {

/// A Kafka cluster of a test's own making: any number of brokers on ports of 127.0.0.1, which answer from a
/// Model and misbehave by Rules.
///
///   ScriptedCluster cluster(3);
///   cluster.model().add_topic("orders", 6, 3);
///   cluster.on("Metadata").broker(2).once().cut(10);
///   Client client({.bootstrap = cluster.bootstrap()});
///   …
///   CHECK(cluster.requests("Metadata") == 1);
///
/// Replies are encoded once a model and request, so that large clusters cost their first reply only. A
/// request a broker cannot read, or of a version it does not advertise, ends the connection as Kafka does,
/// and is noted as bad.
class ScriptedCluster {
 public:
  /// Brokers 1…n. Ports: the one given, and those after it; 0 takes free ones.
  explicit ScriptedCluster(std::int32_t brokers = 1, std::uint16_t port = 0);
  ~ScriptedCluster();
  ScriptedCluster(const ScriptedCluster&) = delete;
  ScriptedCluster& operator=(const ScriptedCluster&) = delete;

  /// The model to be filled before the first use of bootstrap() or port(), which open the brokers. Later:
  /// change().
  [[nodiscard]] Model& model();
  void change(const std::function<void(Model&)>& how);
  [[nodiscard]] Rule& on(std::string_view api);
  /// Answers an API by this instead of from the model; needs the API's header of protocol/mirror.
  template <class Request>
  void handle(std::function<typename Request::Response(const Asked&, const Request&)> answer) {
    const std::lock_guard lock(mutex_);
    handlers_[Request::api_key] = handler<Request>(std::move(answer));
    own_.insert(Request::api_key);
    cached_.clear();
  }

  /// `127.0.0.1:PORT` of every broker, with commas between; `{2}` of broker 2 only.
  [[nodiscard]] std::string bootstrap(const std::vector<std::int32_t>& brokers = {});
  [[nodiscard]] std::uint16_t port(std::int32_t broker);

  void stop(std::int32_t broker); ///< connects are refused, connections end
  void start(std::int32_t broker);
  void pause(std::int32_t broker); ///< connects are accepted, nothing is answered
  void resume(std::int32_t broker);
  void drop_connections(std::int32_t broker);
  /// Lets go what Rule::hold() holds.
  void release();

  /// Requests received, those of connections' set-up apart: ApiVersions, and Metadata for no topics as a
  /// connection's first request after it.
  [[nodiscard]] int requests() const;
  [[nodiscard]] int requests(std::string_view api) const;
  [[nodiscard]] int requests(std::string_view api, std::int32_t broker) const;
  [[nodiscard]] int setup_requests(std::string_view api) const;
  [[nodiscard]] int setup_requests(std::string_view api, std::int32_t broker) const;
  /// The versions of an API's requests in the order they came, set-up included.
  [[nodiscard]] std::vector<std::int16_t> versions(std::string_view api, std::int32_t broker) const;
  /// Forgets what was counted so far.
  void forget_requests();
  /// Waits until that many requests of an API came, set-up included; false after 20 seconds.
  [[nodiscard]] bool wait_for(std::string_view api, int count);
  /// What was wrong with requests that could not be read.
  [[nodiscard]] std::vector<std::string> bad_requests() const;
  [[nodiscard]] const TcpServer& server(std::int32_t broker) const { return *brokers_.at(broker).server; }

 private:
  struct Broker {
    std::unique_ptr<TcpServer> server;
    bool paused = false;
    bool stopping = false;
  };
  struct Seen {
    std::int32_t broker;
    std::int16_t api_key;
    std::int16_t version;
    bool setup;
  };
  struct Talk {
    std::int32_t broker;
    int socket;
    bool fresh = true; ///< nothing but ApiVersions was asked yet
  };
  struct Reply {
    std::shared_ptr<const protocol::Bytes> frame; ///< none: close
    Rule rule{0};
    int released = 0; ///< how often release() had been called when the request was counted
  };
  using Cache = std::map<std::pair<std::int32_t, protocol::Bytes>, std::shared_ptr<const protocol::Bytes>>;

  void open_all();
  void serve(std::int32_t broker, int socket);
  [[nodiscard]] Reply reply_to(Talk& talk, const protocol::Bytes& request);
  [[nodiscard]] std::shared_ptr<const protocol::Bytes>
  frame_for(const Broker& broker, std::int32_t id, const ReceivedHeader& header, protocol::Reader& reader,
            const protocol::Bytes& request, const EditReply& edit);
  [[nodiscard]] bool send(const Talk& talk, const protocol::Bytes& request, const Reply& reply);
  [[nodiscard]] bool is_setup(Talk& talk, const ReceivedHeader& header, const protocol::Bytes& request) const;
  [[nodiscard]] Rule take_rule(std::int32_t broker, std::int16_t api_key, bool setup);
  [[nodiscard]] int count(const std::function<bool(const Seen&)>& which) const;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  Model model_;
  Ports ports_;
  Handlers handlers_;
  std::set<std::int16_t> own_; ///< APIs answered by handle(): never from the cache
  std::list<Rule> rules_;
  Cache cached_;
  std::vector<Seen> seen_;
  std::vector<std::string> bad_;
  bool opened_ = false;
  int released_ = 0;
  std::map<std::int32_t, Broker> brokers_; ///< last: their threads use all of the above
};

} // namespace klamm::testing
