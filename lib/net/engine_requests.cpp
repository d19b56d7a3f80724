// The way of one request: which broker it goes to, where it waits, and what it is told when its time has
// passed.

#include <net/engine.hpp>
#include <net/engine_rules.hpp>
#include <sansio/address.hpp>

#include <algorithm>

namespace klamm::net {

using std::chrono::milliseconds;

namespace {
constexpr auto drain_time = std::chrono::seconds(1);
} // namespace

void Engine::route(const std::shared_ptr<Request>& request) {
  at(request->deadline, [this, weak = std::weak_ptr(request)] {
    if (const auto late = weak.lock(); late && !late->finished) expire(late);
  });
  if (request->not_before > Clock::now()) {
    at(request->not_before, [this, request] { enqueue(request); });
  } else {
    enqueue(request);
  }
}

void Engine::enqueue(const std::shared_ptr<Request>& request) {
  if (request->finished || request->mailbox->abandoned()) return;
  if (refused_) {
    Reply reply;
    reply.node = request->node;
    reply.error = refused_;
    finish(*request, std::move(reply));
    return;
  }
  if (request->node == any_node) {
    to_any(request);
  } else {
    to_node(request);
  }
}

void Engine::to_node(const std::shared_ptr<Request>& request) {
  auto pool = node_pool(request->node);
  if (!pool) {
    Reply reply;
    reply.node = request->node;
    reply.error = std::move(pool.error());
    finish(*request, std::move(reply));
    return;
  }
  put(**pool, request);
}

Engine::Pool* Engine::choose_any(const Request& request) {
  // A connection that is there already, the least loaded first; then the bootstrap addresses; then the known
  // brokers.
  // Of controllers the active one answers for all.
  if (const auto active = core_.active_controller(); active >= 0 && request.tried.count(active) == 0) {
    if (auto pool = node_pool(active)) return *pool;
  }
  Pool* best = nullptr;
  const auto load = [](const Pool& pool) {
    const auto idle = std::count_if(pool.connections.begin(), pool.connections.end(),
                                    [](const auto& c) { return c->state() == Connection::State::idle; });
    return static_cast<std::ptrdiff_t>(pool.waiting[0].size() + pool.waiting[1].size() +
                                       pool.connections.size()) -
           2 * idle;
  };
  const auto now = Clock::now();
  for (auto& [key, pool] : pools_) {
    const bool ready = std::any_of(pool.connections.begin(), pool.connections.end(),
                                   [](const auto& c) { return is_ready(*c); });
    if (!ready || pool.hold_until > now || request.tried.count(key) != 0) continue;
    if (best == nullptr || load(pool) < load(*best)) best = &pool;
  }
  for (std::size_t i = 0; best == nullptr && i < core_.config().bootstrap.size(); ++i) {
    Pool& pool = seed_pool(i);
    if (request.tried.count(pool.key) == 0) best = &pool;
  }
  if (best != nullptr) return best;
  for (const Node& node : core_.nodes()) {
    if (request.tried.count(node.id) != 0) continue;
    if (auto pool = node_pool(node.id)) return *pool;
  }
  return nullptr;
}

void Engine::to_any(const std::shared_ptr<Request>& request) {
  Pool* pool = choose_any(*request);
  if (pool == nullptr && !request->silent.empty()) {
    // Where the others are away, one that said nothing may only be slow.
    for (const std::int32_t key : request->silent) request->tried.erase(key);
    request->silent.clear();
    pool = choose_any(*request);
  }
  if (pool != nullptr)
    ask_any(*pool, request);
  else
    nobody_answered(request);
}

void Engine::ask_any(Pool& pool, const std::shared_ptr<Request>& request) {
  // Of the time left a silent broker gets a third, as a silent address does, so that the next ones get their
  // turn.
  const auto now = Clock::now();
  at(now + (request->deadline - now) / 3, [this, weak = std::weak_ptr(request)] {
    if (const auto late = weak.lock(); late && !late->finished) pass_on(late);
  });
  put(pool, request);
}

void Engine::pass_on(const std::shared_ptr<Request>& request) {
  const auto in_flight = [&request](const Pool& pool) {
    const auto at = std::find_if(pool.connections.begin(), pool.connections.end(),
                                 [&](const auto& connection) { return connection->current() == request; });
    return at == pool.connections.end() ? nullptr : *at;
  };
  const auto asked = std::find_if(pools_.begin(), pools_.end(),
                                  [&](const auto& entry) { return in_flight(entry.second) != nullptr; });
  if (asked == pools_.end()) return pass_on_unconnected(request);
  const auto connection = in_flight(asked->second);
  if (!connection->waits_for_a_read()) return;
  request->tried.insert(asked->first);
  request->silent.insert(asked->first);
  Pool* other = choose_any(*request);
  if (other != nullptr && in_flight(*other)) {
    // The bootstrap address turned out to be this broker's.
    request->tried.insert(other->key);
    request->silent.insert(other->key);
    other = choose_any(*request);
  }
  if (other == nullptr) return;
  core_.trace("no answer from " + connection->setup().name + ": another broker is asked");
  request->failures.push_back(
      timeout(KLAMM_TEXT("net", "%1 did not answer within the timeout").with(connection->setup().name),
              connection->setup().node));
  connection->pass_on();
  request->passed_on = true;
  ask_any(*other, request);
}

void Engine::withdraw(const Request& request) {
  for (auto& [key, pool] : pools_) {
    std::erase_if(pool.waiting.at(lane(request)),
                  [&request](const auto& waiting) { return waiting.get() == &request; });
    for (const auto& connection : pool.connections) {
      if (connection->current().get() != &request && connection->passed_on().get() != &request) continue;
      connection->drain();
      end_soon(connection);
    }
  }
}

/// The same of one that waits for a connection which does not come about. Where the others were tried, they
/// are asked again.
void Engine::pass_on_unconnected(const std::shared_ptr<Request>& request) {
  constexpr milliseconds worth_it{200};
  if (request->deadline - Clock::now() < worth_it) return;
  for (auto& [key, pool] : pools_) {
    const bool ready = std::any_of(pool.connections.begin(), pool.connections.end(),
                                   [](const auto& c) { return is_ready(*c); });
    auto& queue = pool.waiting.at(lane(*request));
    const auto at = std::find(queue.begin(), queue.end(), request);
    if (at == queue.end() || ready) continue;
    queue.erase(at);
    request->tried.insert(key);
    request->silent.insert(key);
    core_.trace("no connection to " + pool.name + ": another broker is asked");
    request->failures.push_back(not_connected(pool));
    return to_any(request);
  }
}

void Engine::end_soon(const std::shared_ptr<Connection>& connection) {
  at(Clock::now() + drain_time, [weak = std::weak_ptr(connection)] {
    const auto slow = weak.lock();
    if (slow && slow->state() == Connection::State::draining) {
      slow->close(timeout(KLAMM_TEXT("net", "%1 did not answer within the timeout").with(slow->setup().name),
                          slow->setup().node));
    }
  });
}

void Engine::nobody_answered(const std::shared_ptr<Request>& request) {
  Reply reply;
  auto& failures = request->failures;
  if (failures.size() == 1) {
    reply.error = failures.front();
  } else if (!failures.empty()) {
    std::string causes;
    bool same = true;
    for (const Error& failure : failures) {
      causes += (causes.empty() ? "" : "; ") + failure.text.english();
      same = same && failure.code == failures.front().code;
    }
    reply.error = Error::of(
        same ? failures.front().kind : ErrorKind::no_answer, same ? failures.front().code : "UNREACHABLE",
        KLAMM_TEXT_N("net", "none of %n addresses answered: %1").with(causes).counted(failures.size()));
  } else {
    reply.error =
        Error::of(ErrorKind::usage, "NO_ADDRESS", KLAMM_TEXT("net", "no bootstrap address was given"));
  }
  finish(*request, std::move(reply));
}

Engine::Pool& Engine::seed_pool(std::size_t index) {
  const Endpoint& endpoint = core_.config().bootstrap[index];
  for (auto& [key, pool] : pools_) {
    if (key >= 0 && pool.dial == endpoint) return pool;
  }
  auto [at, fresh] = pools_.try_emplace(seed_key(index));
  if (fresh) {
    at->second.key = seed_key(index);
    at->second.advertised = at->second.dial = endpoint;
    at->second.name = endpoint.text();
    at->second.pace = new_pace();
    at->second.given = true;
  }
  return at->second;
}

Result<Engine::Pool*> Engine::node_pool(std::int32_t id) {
  const auto node = core_.node(id);
  if (!node) {
    return fail(Error::of(ErrorKind::no_answer, "UNKNOWN_BROKER",
                          KLAMM_TEXT("net", "the cluster lists no live broker %1").with(id))
                    .from_broker(id));
  }
  if (auto fault = sansio::check_advertised(node->host, node->port)) {
    return fail(Error::of(ErrorKind::failed, fault->code, fault->text).from_broker(id));
  }
  const Endpoint advertised{node->host, static_cast<std::uint16_t>(node->port)};
  const auto over = core_.config().overrides.find(id);
  const bool given = over != core_.config().overrides.end();
  const Endpoint dial = given ? over->second : advertised;
  const std::string name = "broker " + std::to_string(id) + " (" + dial.text() + ")";
  if (const auto at = pools_.find(id); at != pools_.end()) {
    if (at->second.dial == dial) return &at->second;
    at->second.dial = dial; // moved: the next connection goes there
    at->second.advertised = advertised;
    at->second.name = name;
    return &at->second;
  }
  Pool& pool = pools_[id];
  pool.key = id;
  pool.advertised = advertised;
  pool.dial = dial;
  pool.given = given;
  pool.name = name;
  pool.pace = new_pace();
  // The bootstrap address was this broker's: its connections serve on.
  for (auto at = pools_.begin(); at != pools_.end() && at->first < 0; ++at) {
    if (at->second.dial != dial) continue;
    pool.connections = std::move(at->second.connections);
    pool.waiting = std::move(at->second.waiting);
    pool.pace = std::move(at->second.pace);
    pool.given = true;
    for (const auto& connection : pool.connections) connection->rename(id, pool.name);
    pools_.erase(at);
    break;
  }
  return &pool;
}

void Engine::put(Pool& pool, const std::shared_ptr<Request>& request) {
  pool.waiting.at(lane(*request)).push_back(request);
  dispatch(pool);
}

void Engine::expire(const std::shared_ptr<Request>& request) {
  Reply reply;
  reply.node = request->node;
  for (auto& [key, pool] : pools_) {
    for (const auto& connection : pool.connections) {
      if (connection->current() != request) continue;
      reply.error =
          connection->waits_for_room()
              ? timeout(KLAMM_TEXT("net", "the reply of %1 had to wait: the client already holds %2 MiB of "
                                          "unread replies, its limit")
                            .with(pool.name, core_.config().most_reply_bytes >> 20U),
                        key)
              : timeout(KLAMM_TEXT("net", "%1 did not answer within the timeout").with(pool.name), key);
      reply.written = connection->written();
      finish(*request, std::move(reply));
      connection->drain();
      end_soon(connection);
      return;
    }
    auto& queue = pool.waiting.at(lane(*request));
    const auto at = std::find(queue.begin(), queue.end(), request);
    if (at == queue.end()) continue;
    queue.erase(at);
    if (pool.hold_until > Clock::now()) {
      const auto left = std::chrono::duration_cast<milliseconds>(pool.hold_until - Clock::now()).count();
      reply.error =
          timeout(KLAMM_TEXT("net", "%1 throttles this client for another %2 ms").with(pool.name, left), key);
    } else if (pool.spared_until > Clock::now()) {
      reply.error = timeout(
          KLAMM_TEXT(
              "net",
              "%1 keeps failing: klamm sends it at most %2 requests a second, and this one was not sent")
              .with(pool.name, sansio::ErrorPace::most),
          key);
    } else {
      reply.error = not_connected(pool);
    }
    finish(*request, std::move(reply));
    return;
  }
  reply.error = timeout(KLAMM_TEXT("net", "the timeout has passed"), request->node);
  finish(*request, std::move(reply));
}

Error Engine::not_connected(const Pool& pool) {
  const auto accepted = std::find_if(pool.connections.begin(), pool.connections.end(), [](const auto& c) {
    return c->state() == Connection::State::handshake;
  });
  if (accepted != pool.connections.end()) return silent_handshake(**accepted);
  const bool busy = std::any_of(pool.connections.begin(), pool.connections.end(),
                                [](const auto& c) { return is_ready(*c); });
  if (busy)
    return timeout(KLAMM_TEXT("net", "%1 was busy with other requests until the timeout").with(pool.name),
                   pool.key);
  Text text = KLAMM_TEXT("net", "no connection to %1 could be opened within the timeout").with(pool.name);
  const auto opening = std::find_if(pool.connections.begin(), pool.connections.end(), [](const auto& c) {
    return c->state() == Connection::State::connecting;
  });
  if (opening != pool.connections.end()) text = (*opening)->with_source_of_address(std::move(text));
  return timeout(std::move(text), pool.key);
}

void Engine::abandon(const std::shared_ptr<Mailbox>& mailbox) {
  for (auto& [key, pool] : pools_) {
    for (auto& queue : pool.waiting) {
      std::erase_if(queue, [&](const auto& request) { return request->mailbox == mailbox; });
    }
    for (const auto& connection : pool.connections) {
      if (!connection->current() || connection->current()->mailbox != mailbox) continue;
      const auto request = connection->current();
      expire(request);
    }
  }
}
} // namespace klamm::net
