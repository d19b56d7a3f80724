#include <net/core.hpp>
#include <net/engine.hpp>
#include <sansio/frames.hpp>

#include <algorithm>
#include <utility>

namespace klamm::net {

namespace {
constexpr std::size_t most_brokers = 10'000;
} // namespace

Core::Core(ClientConfig config)
    : config_(std::move(config)),
      held_(std::make_shared<HeldReplies>(config_.most_reply_bytes, sansio::FrameReader::default_limit)) {}

Core::~Core() {
  shutdown();
}

std::optional<std::string> Core::cluster_id() const {
  const std::lock_guard lock(mutex_);
  return cluster_id_;
}

std::optional<std::string> Core::known_or_expected() const {
  const std::lock_guard lock(mutex_);
  return cluster_id_ ? cluster_id_ : config_.expect_cluster;
}

std::vector<Node> Core::nodes() const {
  const std::lock_guard lock(mutex_);
  return nodes_;
}

std::optional<Node> Core::node(std::int32_t id) const {
  const std::lock_guard lock(mutex_);
  const auto at = std::lower_bound(nodes_.begin(), nodes_.end(), id,
                                   [](const Node& n, std::int32_t wanted) { return n.id < wanted; });
  if (at == nodes_.end() || at->id != id) return std::nullopt;
  return *at;
}

Result<void> Core::adopt(const std::optional<std::string>& cluster_id, std::vector<Node> nodes,
                         std::uint64_t connection) {
  const auto wanted = known_or_expected();
  if (wanted && cluster_id != wanted) {
    return fail(Error::of(ErrorKind::failed, "WRONG_CLUSTER",
                          KLAMM_TEXT("net", "this is cluster %1, not %2: its answer is not used")
                              .with(cluster_id.value_or("(it names no id)"), *wanted)));
  }
  if (nodes.size() > most_brokers) {
    return fail(
        Error::of(ErrorKind::failed, "TOO_MANY_BROKERS",
                  KLAMM_TEXT("net", "the cluster lists %1 brokers; the limit is 10000").with(nodes.size())));
  }
  std::sort(nodes.begin(), nodes.end(), [](const Node& a, const Node& b) { return a.id < b.id; });
  {
    const std::lock_guard lock(mutex_);
    if (!cluster_id_) cluster_id_ = cluster_id;
    nodes_ = std::move(nodes);
  }
  if (connection != 0) post([connection](Engine& engine) { engine.mark_proved(connection); });
  return {};
}

void Core::saw_controller(std::int32_t id) {
  const std::lock_guard lock(mutex_);
  if (config_.controllers) controller_ = id;
}

std::int32_t Core::active_controller() const {
  const std::lock_guard lock(mutex_);
  return controller_;
}

void Core::saw_topic(std::string_view name) {
  const std::lock_guard lock(mutex_);
  topics_seen_.emplace(name);
}

bool Core::topic_seen(std::string_view name) const {
  const std::lock_guard lock(mutex_);
  return topics_seen_.contains(name);
}

void Core::hold(std::int32_t node, std::chrono::milliseconds time) {
  post([node, until = Clock::now() + time](Engine& engine) { engine.hold(node, until); });
}

void Core::submit(const std::shared_ptr<Request>& request) {
  post([request](Engine& engine) { engine.route(request); }); // after shutdown() it is dropped
}

void Core::abandon(const std::shared_ptr<Mailbox>& mailbox) {
  mailbox->abandon();
  post([mailbox](Engine& engine) { engine.abandon(mailbox); });
}

bool Core::post(std::function<void(Engine&)> work) {
  const std::lock_guard lock(mutex_);
  if (stopped_) return false;
  if (!engine_) engine_ = std::make_unique<Engine>(*this);
  engine_->post([engine = engine_.get(), work = std::move(work)] { work(*engine); });
  return true;
}

void Core::shutdown() {
  std::unique_ptr<Engine> engine;
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    engine = std::move(engine_);
  }
  // The engine's destructor joins its thread, which may be waiting for the mutex: not under the lock.
}

} // namespace klamm::net

namespace klamm {

Client::Client(ClientConfig config) : core_(std::make_shared<net::Core>(std::move(config))) {}

Client::~Client() {
  if (core_) core_->shutdown();
}

Client::Client(Client&&) noexcept = default;

Client& Client::operator=(Client&& other) noexcept {
  if (this != &other) {
    if (core_) core_->shutdown();
    core_ = std::move(other.core_);
  }
  return *this;
}

std::optional<std::string> Client::cluster_id() const {
  return core_->cluster_id();
}

const ClientConfig& Client::config() const {
  return core_->config();
}

} // namespace klamm
