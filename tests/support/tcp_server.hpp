#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <vector>

namespace klamm::testing {

/// A TCP port on 127.0.0.1 with a thread a connection. The port is taken from the beginning; while the server
/// is not open, connects to it are refused.
class TcpServer {
 public:
  /// Talks on one connection; runs in the connection's thread, and the connection ends when it returns.
  using Serve = std::function<void(int socket)>;

  /// Port 0 takes any free one.
  TcpServer(std::uint16_t port, Serve serve);
  ~TcpServer();
  TcpServer(const TcpServer&) = delete;
  TcpServer& operator=(const TcpServer&) = delete;

  void open();
  /// Refuses connects from now on and ends every connection; when it returns, no Serve is running.
  /// A Serve that waits for something else than its socket must be woken by the caller.
  void close();
  /// Ends every connection; new ones are accepted.
  void drop_connections();

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] int accepted() const;
  [[nodiscard]] int open_connections() const;
  [[nodiscard]] int most_open_connections() const;

 private:
  struct Connection {
    int socket = -1;
    bool done = false;
    std::thread thread;
  };

  void accept_all(int listener);
  void start(int socket);
  void reap();

  const Serve serve_;
  std::uint16_t port_ = 0;
  int listener_ = -1;
  bool open_ = false;
  std::thread acceptor_;
  mutable std::mutex mutex_;
  std::list<Connection> connections_;
  int accepted_ = 0;
  int running_ = 0;
  int most_running_ = 0;
};

/// A server that is no Kafka: it says `greeting` once something was received (or at once), then closes or
/// stays silent.
class Stranger {
 public:
  enum class Then { close, stay };
  explicit Stranger(std::string greeting, Then then = Then::close, bool speaks_first = false);
  [[nodiscard]] std::uint16_t port() const { return server_.port(); }
  [[nodiscard]] std::string address() const { return "127.0.0.1:" + std::to_string(port()); }

 private:
  TcpServer server_;
};

/// Fills the whole span; false when the peer closed before.
[[nodiscard]] bool receive_all(int socket, std::span<std::byte> into);
/// Sends all of it; false when the peer is gone.
bool send_all(int socket, std::span<const std::byte> bytes);

} // namespace klamm::testing
