#include <asio/post.hpp>
#include <net/resolve.hpp>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstring>
#include <thread>
#include <utility>

namespace klamm::net {

namespace {

asio::ip::address to_address(const sockaddr& from) {
  if (from.sa_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &from, sizeof v4);
    return asio::ip::address_v4(ntohl(v4.sin_addr.s_addr));
  }
  sockaddr_in6 v6{};
  std::memcpy(&v6, &from, sizeof v6);
  asio::ip::address_v6::bytes_type bytes;
  std::memcpy(bytes.data(), &v6.sin6_addr, bytes.size());
  return asio::ip::address_v6(bytes, v6.sin6_scope_id);
}

Resolved look_up(const std::string& host) {
  addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* list = nullptr;
  const int failure = ::getaddrinfo(host.c_str(), nullptr, &hints, &list);
  Resolved out;
  if (failure != 0) {
    out.failure = ::gai_strerror(failure);
    return out;
  }
  for (const addrinfo* at = list; at != nullptr; at = at->ai_next) {
    if (at->ai_family != AF_INET && at->ai_family != AF_INET6) continue;
    auto address = to_address(*at->ai_addr);
    if (std::find(out.addresses.begin(), out.addresses.end(), address) == out.addresses.end()) {
      out.addresses.push_back(std::move(address));
    }
  }
  ::freeaddrinfo(list);
  if (out.addresses.empty()) out.failure = "no address";
  return out;
}

} // namespace

void resolve(const Loop& loop, const std::string& host, std::function<void(Resolved)> done) {
  asio::error_code not_literal;
  const auto literal = asio::ip::make_address(host, not_literal);
  if (!not_literal) {
    asio::post(*loop, [done = std::move(done), literal] { done({{literal}, {}}); });
    return;
  }
  std::thread([weak = std::weak_ptr(loop), host, done = std::move(done)]() mutable {
    Resolved result = look_up(host);
    if (const Loop alive = weak.lock()) {
      asio::post(*alive, [done = std::move(done), result = std::move(result)] { done(result); });
    }
  }).detach();
}

} // namespace klamm::net
