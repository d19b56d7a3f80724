#include <klamm/brokers.hpp>
#include <klamm/cluster.hpp>
#include <klamm/front/connection_test.hpp>
#include <klamm/front/session.hpp>

#include <netdb.h>
#include <sys/socket.h>

#include <algorithm>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

namespace klamm::front {
namespace {

using Clock = std::chrono::steady_clock;

Result<std::string> first_address(const std::string& host) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  int failure = ::getaddrinfo(host.c_str(), nullptr, &hints, &found);
  std::array<char, NI_MAXHOST> text{};
  if (failure == 0) {
    failure = ::getnameinfo(found->ai_addr, found->ai_addrlen, text.data(), text.size(), nullptr, 0,
                            NI_NUMERICHOST);
    ::freeaddrinfo(found);
  }
  if (failure == 0) return std::string(text.data());
  return fail(
      Error::of(ErrorKind::no_answer, "UNRESOLVED",
                KLAMM_TEXT("front", "the name %1 does not resolve: %2").with(host, ::gai_strerror(failure)))
          .about(host));
}

/// The answers to come, shared with the threads that look the names up: those may outlive the test.
struct Lookups {
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<std::optional<Result<std::string>>> answers;
  std::size_t missing = 0;
  bool cancelled = false;
};

Error not_looked_up(const std::string& host, bool cancelled) {
  if (cancelled)
    return Error::of(ErrorKind::cancelled, "CANCELLED", KLAMM_TEXT("net", "cancelled")).about(host);
  return Error::of(ErrorKind::no_answer, "TIMEOUT",
                   KLAMM_TEXT("front", "the lookup of the name %1 did not end in time").with(host))
      .about(host);
}

/// Every name at once: getaddrinfo cannot be cancelled, so that no deadline can wait for it.
std::vector<ResolvedHost> resolve(const std::vector<Endpoint>& endpoints, const Call& call) {
  const auto lookups = std::make_shared<Lookups>();
  lookups->answers.resize(endpoints.size());
  lookups->missing = endpoints.size();
  for (std::size_t i = 0; i < endpoints.size(); ++i) {
    std::thread([lookups, i, host = endpoints[i].host] {
      auto answer = first_address(host);
      const std::lock_guard lock(lookups->mutex);
      lookups->answers[i] = std::move(answer);
      --lookups->missing;
      lookups->changed.notify_all();
    }).detach();
  }
  const auto watch = call.cancel.watch([lookups] {
    const std::lock_guard lock(lookups->mutex);
    lookups->cancelled = true;
    lookups->changed.notify_all();
  });
  std::unique_lock lock(lookups->mutex);
  lookups->changed.wait_until(lock, call.deadline,
                              [&] { return lookups->missing == 0 || lookups->cancelled; });
  std::vector<ResolvedHost> out;
  for (std::size_t i = 0; i < endpoints.size(); ++i) {
    if (auto& answer = lookups->answers[i])
      out.push_back({endpoints[i], std::move(*answer)});
    else
      out.push_back({endpoints[i], fail(not_looked_up(endpoints[i].host, lookups->cancelled))});
  }
  return out;
}

/// Ends stages, each with the time since the one before it.
class Stages {
 public:
  explicit Stages(ConnectionTest& out) : out_(out) {}

  void pass(TestStage stage) { end(stage, StageState::passed, {}); }
  void fail(TestStage stage, Error error) { end(stage, StageState::failed, std::move(error)); }
  /// What ends from now on is timed from here.
  void next() { begin_ = Clock::now(); }

 private:
  void end(TestStage stage, StageState state, std::optional<Error> error) {
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin_);
    out_.stages[static_cast<std::size_t>(stage)] = {stage, state, took, std::move(error)};
  }

  ConnectionTest& out_;
  Clock::time_point begin_ = Clock::now();
};

bool resolve_hosts(const profiles::Target& target, const Call& call, ConnectionTest& out, Stages& stages) {
  const auto endpoints = parse_endpoints(target.controllers ? target.profile.bootstrap_controllers
                                                            : target.profile.bootstrap_servers);
  if (!endpoints) {
    stages.fail(TestStage::resolve, endpoints.error());
    return false;
  }
  out.hosts = resolve(*endpoints, call);
  const bool some = std::any_of(out.hosts.begin(), out.hosts.end(),
                                [](const auto& host) { return host.address.has_value(); });
  if (some)
    stages.pass(TestStage::resolve);
  else
    stages.fail(TestStage::resolve, out.hosts.front().address.error());
  return some;
}

bool prove_cluster(Client& client, const Call& call, ConnectionTest& out, Stages& stages) {
  auto id = cluster::id(client, call);
  if (!id && id.error().code != "WRONG_CLUSTER") {
    stages.fail(TestStage::connect, std::move(id.error()));
    return false;
  }
  stages.pass(TestStage::connect);
  if (!id) {
    stages.fail(TestStage::cluster_id, std::move(id.error()));
    return false;
  }
  stages.pass(TestStage::cluster_id);
  out.cluster_id = std::move(*id);
  return true;
}

void ask_brokers(Client& client, const Call& call, ConnectionTest& out, Stages& stages) {
  auto described = brokers::describe(client, {}, call);
  if (!described) return stages.fail(TestStage::advertised, std::move(described.error()));
  for (const auto& broker : described->rows)
    out.brokers.push_back({broker.id, broker.host, broker.port, broker.apis.has_value()});
  // Rights that are missing keep no broker from being reached.
  const auto denied = [](const Error& error) { return error.kind == ErrorKind::unauthorized; };
  const auto failed = std::find_if_not(described->errors.begin(), described->errors.end(), denied);
  const bool all =
      std::all_of(out.brokers.begin(), out.brokers.end(), [](const auto& broker) { return broker.answers; });
  if (failed == described->errors.end() && (all || described->errors.empty())) {
    stages.pass(TestStage::advertised);
    out.denied = std::move(described->errors);
  } else {
    stages.fail(TestStage::advertised,
                failed == described->errors.end() ? described->errors.front() : std::move(*failed));
  }
}

} // namespace

bool ConnectionTest::passed() const {
  return std::all_of(stages.begin(), stages.end(),
                     [](const StageResult& stage) { return stage.state == StageState::passed; });
}

ConnectionTest test_connection(const profiles::Target& target, const profiles::Store& store, const Call& call,
                               const profiles::SecretSources& secrets) {
  ConnectionTest out;
  Stages stages(out);
  if (!resolve_hosts(target, call, out, stages)) return out;
  stages.next();
  auto session = Session::open(target, store, {}, secrets);
  if (!session) {
    stages.fail(TestStage::connect, std::move(session.error()));
    return out;
  }
  if (!prove_cluster(session->client(), call, out, stages)) return out;
  stages.next();
  ask_brokers(session->client(), call, out, stages);
  return out;
}

} // namespace klamm::front
