// The engine's thread: its agenda, the pools of connections, and what connections report.

#include <net/engine.hpp>
#include <net/engine_rules.hpp>

#include <algorithm>

namespace klamm::net {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::size_t most_connections = 3;
constexpr std::size_t most_background = 2;
constexpr std::size_t most_connecting = 16;
constexpr auto idle_time = std::chrono::minutes(5);
constexpr auto pause_after_refusal = milliseconds(500);

std::shared_ptr<Credentials> credentials_of(const ClientConfig& config) {
  auto security = config.security;
  if (!security || !security->sasl) return nullptr;
  return std::make_shared<Credentials>(std::move(security));
}

} // namespace

Engine::Engine(Core& core)
    : core_(core), loop_(std::make_shared<asio::io_context>(1)), guard_(loop_->get_executor()),
      credentials_(credentials_of(core.config())), timer_(*loop_) {
  at(Clock::now() + idle_time, [this] { close_idle(); });
  core_.held_replies()->on_room(waker([this] { on_room(); }));
  thread_ = std::thread([loop = loop_] { loop->run(); });
}

Engine::~Engine() {
  loop_->stop();
  thread_.join();
  for (auto& [key, pool] : pools_) {
    auto connections = std::move(pool.connections);
    pool.connections.clear();
    for (const auto& connection : connections) connection->close(client_closed());
  }
  // All other requests, waiting in pools, in the agenda or in work the thread did not come to, say themselves
  // that they are dropped.
}

void Engine::at(Clock::time_point time, std::function<void()> work) {
  agenda_.emplace(time, std::move(work));
  if (agenda_.begin()->first == time) arm();
}

void Engine::arm() {
  if (agenda_.empty()) return;
  timer_.expires_at(agenda_.begin()->first);
  timer_.async_wait([this](const asio::error_code& cancelled) {
    if (cancelled) return;
    const auto now = Clock::now();
    while (!agenda_.empty() && agenda_.begin()->first <= now) {
      const auto work = std::move(agenda_.begin()->second);
      agenda_.erase(agenda_.begin());
      work();
    }
    arm();
  });
}

std::shared_ptr<Request> Engine::next_waiting(Pool& pool) {
  const auto busy = std::count_if(pool.connections.begin(), pool.connections.end(), [](const auto& c) {
    return c->current() && c->current()->call_class == CallClass::background;
  });
  for (std::size_t i = 0; i < pool.waiting.size(); ++i) {
    if (i == 1 && static_cast<std::size_t>(busy) >= most_background) break;
    auto& queue = pool.waiting.at(i);
    if (queue.empty()) continue;
    auto request = queue.front();
    queue.pop_front();
    return request;
  }
  return nullptr;
}

void Engine::dispatch(Pool& pool) {
  if (pool.hold_until > Clock::now()) return;
  for (std::size_t i = 0; i < pool.connections.size(); ++i) {
    // run() may answer at once and come back through on_idle: hold the connection, look at its state anew.
    const auto connection = pool.connections[i];
    if (connection->state() != Connection::State::idle) continue;
    if (retire(*connection)) return; // closing it comes back here
    if (pool.waiting[0].empty() && pool.waiting[1].empty()) return;
    if (spares(pool)) return;
    const auto request = next_waiting(pool);
    if (!request) return;
    request->sent = {pool.pace, Clock::now()};
    pool.pace->sent(request->sent.when);
    connection->run(request);
    return dispatch(pool);
  }
  if (!pool.connections.empty() && pool.open_after > Clock::now()) return;
  const auto count_setup = [](const Pool& p) {
    return static_cast<std::size_t>(std::count_if(p.connections.begin(), p.connections.end(),
                                                  [](const auto& c) { return is_setting_up(*c); }));
  };
  const auto allowed_background = std::min(pool.waiting[1].size(), most_background);
  const std::size_t wanted = pool.waiting[0].size() + allowed_background;
  while (pool.connections.size() < most_connections && count_setup(pool) < wanted) {
    std::size_t connecting = 0;
    for (const auto& [key, other] : pools_) connecting += count_setup(other);
    if (connecting >= most_connecting || authenticates_alone() || spares(pool)) return;
    open(pool);
    if (refused_) return;
  }
}

bool Engine::authenticates_alone() const {
  if (!credentials_ || authenticated_) return false;
  return std::any_of(pools_.begin(), pools_.end(), [](const auto& entry) {
    const auto& connections = entry.second.connections;
    return std::any_of(connections.begin(), connections.end(),
                       [](const auto& c) { return is_setting_up(*c); });
  });
}

void Engine::refuse(const Error& error) {
  refused_ = error;
  for (auto& [key, pool] : pools_) {
    const auto waiting = std::exchange(pool.waiting, {});
    for (const auto& queue : waiting) {
      for (const auto& request : queue) {
        Reply reply;
        reply.node = request->node;
        reply.error = error;
        finish(*request, std::move(reply));
      }
    }
  }
}

bool Engine::retire(Connection& connection) {
  const auto retire_at = connection.retire_at();
  if (!retire_at) return false;
  // One that has served nothing yet is kept, however short its session: another would be no better.
  const auto now = boot_now();
  const bool old = connection.served_any() ? now >= *retire_at : now >= *connection.expires_at() + seconds(1);
  if (!old) return false;
  connection.close(Error::of(ErrorKind::cancelled, "SESSION_ENDS",
                             KLAMM_TEXT("net", "the session ends soon: another connection replaces it")));
  return true;
}

bool Engine::spares(Pool& pool) {
  const auto now = Clock::now();
  const auto next = pool.pace->next(now);
  if (next <= now) {
    pool.spared_until = {};
    return false;
  }
  if (pool.spared_until != next) {
    at(next, [this, key = pool.key] {
      if (const auto found = pools_.find(key); found != pools_.end()) dispatch(found->second);
    });
  }
  pool.spared_until = next;
  return true;
}

std::function<void()> Engine::waker(std::function<void()> work) {
  // What is posted to a loop that has ended never runs; and the loop's own connections hold these.
  return [weak = std::weak_ptr(loop_), work = std::move(work)] {
    if (const Loop loop = weak.lock()) asio::post(*loop, work);
  };
}

std::shared_ptr<Pace> Engine::new_pace() {
  return std::make_shared<Pace>(waker([this] { dispatch_all(); }));
}

void Engine::on_room() {
  // A connection that reads may end, and its pool with it.
  std::vector<std::shared_ptr<Connection>> waiting;
  for (const auto& [key, pool] : pools_) {
    for (const auto& connection : pool.connections) {
      if (connection->waits_for_room()) waiting.push_back(connection);
    }
  }
  for (const auto& connection : waiting) connection->on_room();
}

void Engine::dispatch_all() {
  std::vector<std::int32_t> keys;
  for (const auto& [key, pool] : pools_) {
    if (!pool.waiting[0].empty() || !pool.waiting[1].empty()) keys.push_back(key);
  }
  for (const std::int32_t key : keys) {
    if (const auto at = pools_.find(key); at != pools_.end()) dispatch(at->second);
  }
}

Engine::Pool* Engine::pool_of(const Connection& connection) {
  for (auto& [key, pool] : pools_) {
    for (const auto& candidate : pool.connections) {
      if (candidate.get() == &connection) return &pool;
    }
  }
  return nullptr;
}

void Engine::on_idle(Connection& connection) {
  connection.opened.went_well();
  if (connection.setup().node == any_node && connection.peer_is_loopback().value_or(false))
    seed_loopback_ = true;
  constexpr std::int16_t api_versions_key = 18;
  if (const auto range = connection.versions().find(api_versions_key))
    cluster_speaks_v5_ = cluster_speaks_v5_ || range->max >= 5;
  const bool first = credentials_ && !std::exchange(authenticated_, true);
  if (Pool* pool = pool_of(connection)) dispatch(*pool);
  if (first) dispatch_all(); // the others waited for it
}

void Engine::put_back(Connection& connection, std::shared_ptr<Request> request) {
  if (Pool* pool = pool_of(connection)) pool->waiting.at(lane(*request)).push_front(std::move(request));
}

void Engine::on_closed(Connection& connection, const Error& error, bool setup) {
  core_.trace("closed " + connection.setup().name + ": " + error.text.english());
  Pool* pool = pool_of(connection);
  if (pool == nullptr) return;
  pool->connections.erase(std::find_if(pool->connections.begin(), pool->connections.end(),
                                       [&](const auto& c) { return c.get() == &connection; }));
  if (setup && is_refusal(error)) return refuse(error);
  const bool others = !pool->connections.empty();
  if (setup && others) {
    // A broker that serves the connections it has but takes no more: those others will do for a while.
    pool->open_after = Clock::now() + pause_after_refusal;
    at(pool->open_after, [this] { dispatch_all(); });
  }
  if (!setup || others) {
    dispatch_all();
    return;
  }
  auto waiting = std::exchange(pool->waiting, {});
  const std::int32_t key = pool->key;
  for (auto& queue : waiting) {
    for (const auto& request : queue) {
      if (request->node == any_node) {
        request->tried.insert(key);
        request->failures.push_back(error);
        to_any(request);
      } else {
        Reply reply;
        reply.node = request->node;
        reply.error = error;
        finish(*request, std::move(reply));
      }
    }
  }
  dispatch_all();
}

std::optional<Error> Engine::on_metadata(Connection& connection, protocol::MetadataResponse metadata) {
  std::vector<Node> nodes;
  nodes.reserve(metadata.brokers.size());
  for (auto& broker : metadata.brokers)
    nodes.push_back({broker.node_id, std::move(broker.host), broker.port});
  core_.saw_controller(metadata.controller_id);
  auto adopted = core_.adopt(metadata.cluster_id, std::move(nodes), connection.setup().id);
  if (!adopted) return adopted.error();
  return std::nullopt;
}

void Engine::finish(Request& request, Reply reply) {
  if (std::exchange(request.finished, true)) return;
  reply.tag = request.tag;
  reply.sent = std::move(request.sent);
  request.mailbox->put(std::move(reply));
  if (request.passed_on) withdraw(request);
}

void Engine::hold(std::int32_t node, Clock::time_point until) {
  const auto pool = pools_.find(node);
  if (pool == pools_.end() || pool->second.hold_until >= until) return;
  pool->second.hold_until = until;
  at(until, [this, node] {
    if (const auto found = pools_.find(node); found != pools_.end()) dispatch(found->second);
  });
}

void Engine::mark_proved(std::uint64_t id) {
  for (auto& [key, pool] : pools_) {
    for (const auto& connection : pool.connections) {
      if (connection->setup().id == id) connection->mark_proved();
    }
  }
}

void Engine::close_idle() {
  const auto now = Clock::now();
  std::vector<std::shared_ptr<Connection>> old;
  for (const auto& [key, pool] : pools_) {
    for (const auto& connection : pool.connections) {
      if (connection->state() == Connection::State::idle && now - connection->idle_since > idle_time)
        old.push_back(connection);
    }
  }
  for (const auto& connection : old) {
    connection->close(Error::of(ErrorKind::cancelled, "IDLE", KLAMM_TEXT("net", "idle for five minutes")));
  }
  at(now + idle_time / 5, [this] { close_idle(); });
}

} // namespace klamm::net
