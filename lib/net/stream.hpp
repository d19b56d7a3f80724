#pragma once

#include <klamm/result.hpp>

#include <asio/error_code.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace klamm::net {

/// The bytes under a connection, plain or encrypted. Used in the engine's thread only; handlers are called
/// there, never from inside the call that they belong to. At most one read and one write are under way.
class Stream {
 public:
  using Done = std::function<void(const asio::error_code& failure)>;
  using OnRead = std::function<void(const asio::error_code& failure, std::size_t count)>;

  virtual ~Stream() = default;
  Stream() = default;
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  /// Connects, after closing what was connected before.
  virtual void connect(const asio::ip::tcp::endpoint& to, Done done) = 0;
  /// Shakes hands by TLS. A plain stream has no such step.
  virtual void secure(Done done) = 0;
  /// At least one byte, at most the whole place.
  virtual void read_some(std::span<std::byte> place, OnRead done) = 0;
  /// All of the bytes, which stay where they are until then.
  virtual void write(std::span<const std::byte> bytes, Done done) = 0;
  virtual void close() = 0;
  /// What lies behind the failure that a handler was given, where the system's words do not tell it.
  [[nodiscard]] virtual std::optional<Error> fault() const { return std::nullopt; }
};

[[nodiscard]] std::shared_ptr<Stream> plain_stream(asio::io_context& io);

} // namespace klamm::net
