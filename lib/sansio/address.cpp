#include <sansio/address.hpp>

#include <algorithm>

namespace klamm::sansio {

namespace {

constexpr std::size_t longest_host = 255;

bool host_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
         c == '-' || c == ':' || c == '%';
}

bool is_mapped_v4(const IpBytes& ip) {
  return std::all_of(ip.begin(), ip.begin() + 10, [](unsigned char b) { return b == 0; }) && ip[10] == 0xff &&
         ip[11] == 0xff;
}

AddressFault bad(Text text) {
  return {"BAD_ADVERTISED_ADDRESS", std::move(text)};
}

} // namespace

std::optional<AddressFault> check_advertised(std::string_view host, std::int32_t port) {
  if (host.empty() || host.size() > longest_host || !std::all_of(host.begin(), host.end(), host_character)) {
    return bad(
        KLAMM_TEXT("address", "the cluster advertises an invalid host name; check advertised.listeners"));
  }
  if (port < 1 || port > 65535) {
    return bad(KLAMM_TEXT("address",
                          "the cluster advertises %1 with the invalid port %2; check advertised.listeners")
                   .with(host, port));
  }
  return std::nullopt;
}

bool is_loopback(const IpBytes& ip) {
  if (is_mapped_v4(ip)) return ip[12] == 127;
  return std::all_of(ip.begin(), ip.end() - 1, [](unsigned char b) { return b == 0; }) && ip[15] == 1;
}

std::optional<AddressFault> check_resolved(const IpBytes& ip, std::string_view host, bool loopback_allowed) {
  const bool v4 = is_mapped_v4(ip);
  const bool unspecified = v4 ? std::all_of(ip.begin() + 12, ip.end(), [](unsigned char b) { return b == 0; })
                              : std::all_of(ip.begin(), ip.end(), [](unsigned char b) { return b == 0; });
  const bool multicast = v4 ? (ip[12] >= 224) : ip[0] == 0xff;
  const bool link_local = v4 ? (ip[12] == 169 && ip[13] == 254) : (ip[0] == 0xfe && (ip[1] & 0xc0U) == 0x80);
  if (unspecified || multicast || link_local) {
    return bad(KLAMM_TEXT("address", "the cluster advertises %1, an address no broker can have (unspecified, "
                                     "multicast or link-local); "
                                     "check advertised.listeners")
                   .with(host));
  }
  if (!loopback_allowed && is_loopback(ip)) {
    return AddressFault{
        "ADVERTISED_LOOPBACK",
        KLAMM_TEXT("address",
                   "the cluster advertises %1, which is this machine, though it was reached at another; set "
                   "advertised.listeners on the broker, or override the broker's address in the profile")
            .with(host)};
  }
  return std::nullopt;
}

} // namespace klamm::sansio
