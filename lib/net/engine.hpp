#pragma once

#include <asio/executor_work_guard.hpp>
#include <asio/io_context.hpp>
#include <asio/post.hpp>
#include <asio/steady_timer.hpp>
#include <net/connection.hpp>
#include <net/core.hpp>
#include <net/resolve.hpp>
#include <net/tls/context.hpp>

#include <array>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace klamm::net {

/// The thread that owns the sockets: a pool of connections a broker, and the requests waiting for them.
/// Everything but start, stop and post runs in that thread.
class Engine final : public ConnectionOwner {
 public:
  explicit Engine(Core& core);
  ~Engine() override;

  void post(std::function<void()> work) { asio::post(*loop_, std::move(work)); }

  void route(const std::shared_ptr<Request>& request);
  void abandon(const std::shared_ptr<Mailbox>& mailbox);
  void hold(std::int32_t node, Clock::time_point until);
  void mark_proved(std::uint64_t connection);

  void on_idle(Connection& connection) override;
  void on_closed(Connection& connection, const Error& error, bool setup) override;
  std::optional<Error> on_metadata(Connection& connection, protocol::MetadataResponse metadata) override;
  std::optional<std::string> known_cluster() override { return core_.known_or_expected(); }
  bool topic_seen(std::string_view topic) override { return core_.topic_seen(topic); }
  void finish(Request& request, Reply reply) override;
  void put_back(Connection& connection, std::shared_ptr<Request> request) override;

 private:
  /// Where requests of one broker, or of one bootstrap address, wait for connections.
  struct Pool {
    std::int32_t key = 0; ///< a broker id, or seed_key() of a bootstrap address
    Endpoint advertised;
    Endpoint dial;
    std::string name;
    bool given = false; ///< the operator gave the address, by bootstrap or override
    std::vector<std::shared_ptr<Connection>> connections;
    std::array<std::deque<std::shared_ptr<Request>>, 2> waiting; ///< interactive, background
    Clock::time_point hold_until{};
    Clock::time_point open_after{};   ///< until then the connections that are there must do
    Clock::time_point spared_until{}; ///< it errs: until then nothing is sent
    std::shared_ptr<Pace> pace;
  };

  static std::int32_t seed_key(std::size_t index) { return -2 - static_cast<std::int32_t>(index); }
  static std::size_t lane(const Request& request) {
    return request.call_class == CallClass::background ? 1 : 0;
  }

  void enqueue(const std::shared_ptr<Request>& request);
  void to_any(const std::shared_ptr<Request>& request);
  /// The pool that a request for any broker goes to next; nullptr when all were tried.
  Pool* choose_any(const Request& request);
  void ask_any(Pool& pool, const std::shared_ptr<Request>& request);
  /// Has another broker asked too, if there is one, where nothing has come yet.
  void pass_on(const std::shared_ptr<Request>& request);
  void pass_on_unconnected(const std::shared_ptr<Request>& request);
  /// Of a request that was answered: no other need answer it.
  void withdraw(const Request& request);
  /// Has a connection closed that drains and does not end.
  void end_soon(const std::shared_ptr<Connection>& connection);
  void to_node(const std::shared_ptr<Request>& request);
  void nobody_answered(const std::shared_ptr<Request>& request);
  Pool& seed_pool(std::size_t index);
  Result<Pool*> node_pool(std::int32_t node);
  void put(Pool& pool, const std::shared_ptr<Request>& request);
  void dispatch(Pool& pool);
  void dispatch_all();
  std::shared_ptr<Request> next_waiting(Pool& pool);
  void open(Pool& pool);
  /// Whether the first authentication is under way, which others wait for.
  [[nodiscard]] bool authenticates_alone() const;
  [[nodiscard]] Result<std::shared_ptr<Stream>> new_stream(const Pool& pool);
  /// Nothing authenticates any more: fails all that waits, now and later.
  void refuse(const Error& error);
  /// Closes an idle connection whose session ends soon.
  static bool retire(Connection& connection);
  /// Whether the broker errs so much that the next request, or connect, must wait; it is tried again then.
  bool spares(Pool& pool);
  [[nodiscard]] std::shared_ptr<Pace> new_pace();
  /// Has `work` done in the engine's thread; may be called from any thread, and after the engine's end.
  [[nodiscard]] std::function<void()> waker(std::function<void()> work);
  void on_room();
  [[nodiscard]] Clock::duration setup_time(const Pool& pool) const;
  Pool* pool_of(const Connection& connection);
  [[nodiscard]] static Error not_connected(const Pool& pool);
  void expire(const std::shared_ptr<Request>& request);
  void close_idle();
  void at(Clock::time_point time, std::function<void()> work);
  void arm();

  Core& core_;
  Loop loop_;
  asio::executor_work_guard<asio::io_context::executor_type> guard_;
  std::map<std::int32_t, Pool> pools_;
  std::uint64_t next_connection_ = 1;
  bool cluster_speaks_v5_ = false;
  bool seed_loopback_ = false;
  const std::shared_ptr<Credentials> credentials_; ///< none: no SASL
  std::shared_ptr<tls::Context> tls_;              ///< made with the first connection
  bool authenticated_ = false;                     ///< a first connection was let in
  std::optional<Error> refused_;
  std::multimap<Clock::time_point, std::function<void()>> agenda_;
  asio::steady_timer timer_;
  std::thread thread_;
};

} // namespace klamm::net
