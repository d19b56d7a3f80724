#pragma once

#include <asio/io_context.hpp>
#include <asio/ip/address.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace klamm::net {

struct Resolved {
  std::vector<asio::ip::address> addresses; ///< in the system's order
  std::string failure;                      ///< why there are none
};

/// The event loop, shared with helper threads that may outlive the client.
using Loop = std::shared_ptr<asio::io_context>;

/// Looks a host up and calls `done` in the loop's thread. An IP literal is answered at once; a name goes to a
/// thread of its own, which nobody joins: getaddrinfo cannot be cancelled, and a deadline must not wait for
/// it.
void resolve(const Loop& loop, const std::string& host, std::function<void(Resolved)> done);

} // namespace klamm::net
