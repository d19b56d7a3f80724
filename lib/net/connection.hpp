#pragma once

#include <klamm/client.hpp>

#include <net/boot_clock.hpp>
#include <net/credentials.hpp>
#include <net/limits.hpp>
#include <net/request.hpp>
#include <net/resolve.hpp>
#include <net/stream.hpp>
#include <sansio/frames.hpp>
#include <sansio/handshake.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace klamm::net {

class Connection;

/// What a connection tells its owner; all in the engine's thread.
class ConnectionOwner {
 public:
  virtual ~ConnectionOwner() = default;
  /// Ready for a request: after the handshake, and after each reply.
  virtual void on_idle(Connection& connection) = 0;
  /// Gone, whatever the reason; `setup` when it never was ready. A request in flight has been answered
  /// already.
  virtual void on_closed(Connection& connection, const Error& error, bool setup) = 0;
  /// The set-up Metadata came: false when it is another cluster, with the error to close with.
  virtual std::optional<Error> on_metadata(Connection& connection, protocol::MetadataResponse metadata) = 0;
  /// The cluster's id if it is known by now.
  virtual std::optional<std::string> known_cluster() = 0;
  /// Whether Metadata has shown that this internal topic exists.
  virtual bool topic_seen(std::string_view topic) = 0;
  /// A request that was not sent: another connection must take it. This one closes.
  virtual void put_back(Connection& connection, std::shared_ptr<Request> request) = 0;
  /// Answers the request.
  virtual void finish(Request& request, Reply reply) = 0;
};

/// One connection: resolve, then what the handshake says (connect to one address after the other, TLS, SASL,
/// proof), then one request at a time.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  struct Setup {
    std::uint64_t id = 0;
    std::int32_t node = any_node;
    Endpoint dial;    ///< where to connect
    std::string name; ///< for sentences: `broker 2 (kafka2:9092)` or `kafka2:9092`
    bool loopback_allowed = false;
    bool check_address = false; ///< the address was advertised, not given by the operator
    bool read_only = false;
    sansio::HandshakeConfig handshake;
    std::shared_ptr<HeldReplies> held;
    std::shared_ptr<Credentials> credentials; ///< none: no SASL
    std::shared_ptr<Credentials::Exchange> exchange;
  };
  enum class State { connecting, handshake, idle, busy, draining, closed };

  Connection(std::shared_ptr<Stream> stream, ConnectionOwner& owner, Setup setup);

  void start_on(const Loop& loop);
  /// Sends a request on an idle connection. A request that cannot be made is answered at once and the
  /// connection stays idle.
  void run(std::shared_ptr<Request> request);
  /// Nobody waits for the request in flight any more: its reply is dropped.
  void drain();
  /// Another broker is asked the same: the reply counts still if it comes first.
  void pass_on();
  void close(const Error& error);
  /// There may be room again for a reply that waits.
  void on_room();
  /// Whether the reply under way waits for others to be taken: the client holds all that it may.
  [[nodiscard]] bool waits_for_room() const { return waits_for_room_; }

  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] const Setup& setup() const { return setup_; }
  [[nodiscard]] const std::shared_ptr<Request>& current() const { return current_; }
  [[nodiscard]] const std::shared_ptr<Request>& passed_on() const { return passed_on_; }
  /// Whether bytes of the current request may have left.
  [[nodiscard]] bool written() const { return written_; }
  /// Whether the current request is a read of whose reply not a byte has come.
  [[nodiscard]] bool waits_for_a_read() const;
  [[nodiscard]] sansio::Stage stage() const { return handshake_.stage(); }
  /// What the authentication waits for that the broker does not give: a token, a ticket.
  [[nodiscard]] std::optional<sansio::SaslNeed::Kind> waits_for() const { return waits_for_; }
  /// From then on it takes no new request: the broker will soon want a new authentication. Empty: never.
  [[nodiscard]] std::optional<BootTime> retire_at() const { return retire_at_; }
  /// Until then the broker serves it.
  [[nodiscard]] std::optional<BootTime> expires_at() const { return expires_at_; }
  [[nodiscard]] bool served_any() const { return served_any_; }
  [[nodiscard]] const sansio::ApiVersionTable& versions() const { return handshake_.versions(); }
  [[nodiscard]] std::optional<bool> peer_is_loopback() const { return peer_loopback_; }
  void mark_proved() { handshake_.mark_proved(); }
  /// Of a failure to reach it, with where the address comes from if another broker told it: whoever mends it
  /// must know that.
  [[nodiscard]] Text with_source_of_address(Text failure) const;
  /// A bootstrap address turned out to be this broker.
  void rename(std::int32_t node, std::string name);
  Clock::time_point idle_since{};
  Sent opened; ///< the connection itself, against the broker's pace

 private:
  void on_resolved(const Resolved& resolved);
  void connect_next();
  void connect(const asio::ip::tcp::endpoint& to);
  void on_connected(bool loopback);
  void on_secured(const asio::error_code& failure);
  void take_step(sansio::Handshake::Step step);
  void on_ready();
  void write(std::vector<std::byte> bytes);
  void read();
  void on_bytes(std::size_t count);
  void on_frame(sansio::ByteBuffer frame);
  void on_reply(sansio::ByteBuffer frame, Held held);
  [[nodiscard]] bool outlives(const Request& request, const Outgoing& outgoing) const;
  void count(std::size_t asked, std::size_t received);
  void send_current();
  [[nodiscard]] std::size_t reply_limit() const;
  void become_idle();
  [[nodiscard]] Error failure(ErrorKind kind, const char* code, Text text) const;
  [[nodiscard]] Error lost(const std::string& reason) const;
  [[nodiscard]] Error unreachable(const std::string& reason) const;

  ConnectionOwner& owner_;
  Setup setup_;
  std::shared_ptr<Stream> stream_;
  std::weak_ptr<asio::io_context> loop_; ///< whose handlers hold this connection
  sansio::FrameReader frames_;
  sansio::Handshake handshake_;
  State state_ = State::connecting;
  std::vector<asio::ip::address> addresses_;
  std::size_t next_address_ = 0;
  std::string connect_failure_;
  std::optional<Error> address_fault_; ///< of an address that may not be used; others of the host may
  std::optional<bool> peer_loopback_;
  std::shared_ptr<Request> current_;
  std::shared_ptr<Request> passed_on_;
  std::optional<Outgoing> outgoing_;
  std::int32_t correlation_ = 0;
  bool in_setup_ = true; ///< frames belong to the handshake
  bool written_ = false;
  bool waits_for_room_ = false;
  std::optional<sansio::SaslNeed::Kind> waits_for_;
  std::size_t counted_ = 0; ///< bytes of the frame under way that the client's budget counts
  std::vector<std::byte> out_;
  bool reading_ = false;
  bool served_any_ = false; ///< a request was sent on it
  std::optional<BootTime> retire_at_;
  std::optional<BootTime> expires_at_;
};

} // namespace klamm::net
