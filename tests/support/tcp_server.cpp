#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <support/tcp_server.hpp>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace klamm::testing {

namespace {

[[noreturn]] void give_up(const char* what) {
  std::perror(what);
  std::abort();
}

/// A socket bound to the port and not listening: it holds the port, and connects are refused.
int bind_port(std::uint16_t port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket < 0) give_up("socket");
  const int yes = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(port);
  if (::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) give_up("bind");
  return socket;
}

std::uint16_t port_of(int socket) {
  sockaddr_in address{};
  socklen_t size = sizeof address;
  if (::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) give_up("getsockname");
  return ntohs(address.sin_port);
}

} // namespace

TcpServer::TcpServer(std::uint16_t port, Serve serve) : serve_(std::move(serve)), listener_(bind_port(port)) {
  port_ = port_of(listener_);
}

TcpServer::~TcpServer() {
  close();
  ::close(listener_);
}

void TcpServer::open() {
  if (std::exchange(open_, true)) return;
  if (::listen(listener_, 256) != 0) give_up("listen");
  acceptor_ = std::thread([this, listener = listener_] { accept_all(listener); });
}

void TcpServer::close() {
  if (std::exchange(open_, false)) {
    ::shutdown(listener_, SHUT_RDWR); // wakes accept()
    acceptor_.join();
    ::close(listener_);
    listener_ = bind_port(port_);
  }
  drop_connections();
  std::list<Connection> gone;
  {
    const std::lock_guard lock(mutex_);
    gone.swap(connections_);
  }
  for (auto& connection : gone) {
    connection.thread.join();
    ::close(connection.socket);
  }
}

void TcpServer::drop_connections() {
  const std::lock_guard lock(mutex_);
  for (const auto& connection : connections_) {
    if (!connection.done) ::shutdown(connection.socket, SHUT_RDWR);
  }
}

void TcpServer::accept_all(int listener) {
  while (true) {
    const int socket = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0) {
      if (errno == EINTR || errno == ECONNABORTED) continue;
      return;
    }
    const int yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    reap();
    start(socket);
  }
}

void TcpServer::start(int socket) {
  const std::lock_guard lock(mutex_);
  ++accepted_;
  most_running_ = std::max(most_running_, ++running_);
  auto& connection = connections_.emplace_back();
  connection.socket = socket;
  connection.thread = std::thread([this, &connection, socket] {
    serve_(socket);
    ::shutdown(socket, SHUT_RDWR);
    const std::lock_guard done(mutex_);
    connection.done = true;
    --running_;
  });
}

void TcpServer::reap() {
  std::list<Connection> gone;
  {
    const std::lock_guard lock(mutex_);
    for (auto at = connections_.begin(); at != connections_.end();) {
      const auto next = std::next(at);
      if (at->done) gone.splice(gone.end(), connections_, at);
      at = next;
    }
  }
  for (auto& connection : gone) {
    connection.thread.join();
    ::close(connection.socket);
  }
}

int TcpServer::accepted() const {
  const std::lock_guard lock(mutex_);
  return accepted_;
}

int TcpServer::open_connections() const {
  const std::lock_guard lock(mutex_);
  return running_;
}

int TcpServer::most_open_connections() const {
  const std::lock_guard lock(mutex_);
  return most_running_;
}

Stranger::Stranger(std::string greeting, Then then, bool speaks_first)
    : server_(0, [greeting = std::move(greeting), then, speaks_first](int socket) {
        std::array<std::byte, 4096> heard{};
        if (!speaks_first && ::recv(socket, heard.data(), heard.size(), 0) <= 0) return;
        send_all(socket, std::as_bytes(std::span(greeting)));
        if (then == Then::close) return;
        while (::recv(socket, heard.data(), heard.size(), 0) > 0) {
        }
      }) {
  server_.open();
}

bool receive_all(int socket, std::span<std::byte> into) {
  while (!into.empty()) {
    const auto count = ::recv(socket, into.data(), into.size(), 0);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    into = into.subspan(static_cast<std::size_t>(count));
  }
  return true;
}

bool send_all(int socket, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const auto count = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(count));
  }
  return true;
}

} // namespace klamm::testing
