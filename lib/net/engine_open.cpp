// Opening a connection: its stream, what it is to prove, and how long that may take.

#include <base/crypto.hpp>
#include <net/engine.hpp>
#include <net/engine_rules.hpp>

#include <algorithm>
#include <ctime>
#include <utility>

namespace klamm::net {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr auto longest_setup = seconds(10);
constexpr auto longest_setup_with_others = seconds(3);
constexpr auto shortest_setup = milliseconds(500);

} // namespace

Result<std::shared_ptr<Stream>> Engine::new_stream(const Pool& pool) {
  const auto& security = core_.config().security;
  if (!security || !security->tls) return plain_stream(*loop_);
  if (!tls_) {
    auto made = tls::Context::make(*security->tls);
    if (!made) return fail(std::move(made.error()));
    tls_ = std::move(*made);
  }
  // An override changes the TCP address only: the certificate must be for the advertised name.
  return tls::tls_stream(*loop_, tls_, pool.advertised.host, pool.name);
}

Clock::duration Engine::setup_time(const Pool& pool) const {
  const bool others = pool.key < 0 && core_.config().bootstrap.size() > 1;
  Clock::duration longest = others ? longest_setup_with_others : longest_setup;
  if (!others) return longest;
  // Of the time left a silent address gets a third, so that the next ones get their turn.
  for (const auto& queue : pool.waiting) {
    for (const auto& request : queue) longest = std::min(longest, (request->deadline - Clock::now()) / 3);
  }
  return std::max<Clock::duration>(longest, shortest_setup);
}

void Engine::open(Pool& pool) {
  Connection::Setup setup;
  setup.id = next_connection_++;
  setup.node = pool.key >= 0 ? pool.key : any_node;
  setup.dial = pool.dial;
  setup.name = pool.name;
  setup.check_address = !pool.given;
  setup.loopback_allowed = seed_loopback_;
  setup.read_only = core_.config().read_only;
  setup.held = core_.held_replies();
  setup.handshake.client_id = core_.config().client_id;
  setup.handshake.address = pool.name;
  setup.handshake.cluster_id = core_.known_or_expected();
  if (pool.key >= 0) setup.handshake.node_id = pool.key;
  setup.handshake.speaks_api_versions_5 = cluster_speaks_v5_ && pool.key >= 0;
  setup.handshake.controllers = core_.config().controllers;
  // A controller's first request proves nothing: only a broker's may be Metadata.
  setup.handshake.prove = core_.config().controllers || core_.known_or_expected().has_value();
  setup.handshake.security = core_.config().security;
  if (credentials_) {
    constexpr std::size_t nonce_bytes = 24;
    const auto nonce = crypto::random_bytes(nonce_bytes);
    if (!nonce) return refuse(nonce.error());
    setup.credentials = credentials_;
    setup.exchange = std::make_shared<Credentials::Exchange>(Credentials::Exchange{pool.advertised.host});
    setup.handshake.sasl = {pool.name, pool.advertised.host, crypto::base64(*nonce), std::time(nullptr)};
  }
  auto stream = new_stream(pool);
  if (!stream) return refuse(stream.error());
  const auto time = setup_time(pool);
  auto connection = std::make_shared<Connection>(std::move(*stream), *this, std::move(setup));
  pool.connections.push_back(connection);
  connection->opened = {pool.pace, Clock::now()};
  pool.pace->sent(connection->opened.when);
  core_.trace("connect " + pool.name);
  at(Clock::now() + time, [weak = std::weak_ptr(connection), time] {
    const auto slow = weak.lock();
    if (!slow || !is_setting_up(*slow)) return;
    const auto shown = std::to_string(std::chrono::duration_cast<milliseconds>(time).count());
    if (slow->state() == Connection::State::handshake) {
      slow->close(silent_handshake(*slow));
    } else {
      slow->close(timeout(
          slow->with_source_of_address(
              KLAMM_TEXT("net", "%1 accepted no connection within %2 ms").with(slow->setup().name, shown)),
          slow->setup().node));
    }
  });
  connection->start_on(loop_);
}

} // namespace klamm::net
