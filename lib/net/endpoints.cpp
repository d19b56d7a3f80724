#include <klamm/client.hpp>

#include <charconv>

namespace klamm {

namespace {

constexpr std::uint16_t default_port = 9092;

tl::unexpected<Error> unreadable(std::string_view part, const char* why) {
  return fail(Error::of(
      ErrorKind::usage, "BAD_ADDRESS",
      KLAMM_TEXT("net", "cannot read the address \"%1\": %2; write HOST:PORT[,HOST:PORT…], IPv6 in brackets")
          .with(part, why)));
}

Result<Endpoint> parse_one(std::string_view part) {
  if (part.find_first_of("; \t") != std::string_view::npos)
    return unreadable(part, "addresses are separated by commas");
  // Kafka's clients pass over what stands before `://`, a listener's name.
  if (const auto scheme = part.find("://"); scheme != std::string_view::npos) {
    part.remove_prefix(scheme + 3);
    if (part.ends_with('/')) part.remove_suffix(1);
  }
  Endpoint out;
  out.port = default_port;
  std::string_view port;
  bool has_port = false;
  if (part.starts_with('[')) {
    const auto end = part.find(']');
    if (end == std::string_view::npos) return unreadable(part, "the bracket is not closed");
    out.host = part.substr(1, end - 1);
    const auto rest = part.substr(end + 1);
    if (!rest.empty() && rest.front() != ':') return unreadable(part, "a colon must follow the bracket");
    has_port = !rest.empty();
    if (has_port) port = rest.substr(1);
  } else {
    const auto colon = part.rfind(':');
    if (colon != std::string_view::npos && part.find(':') != colon)
      return unreadable(part, "an IPv6 address needs brackets");
    out.host = part.substr(0, colon);
    has_port = colon != std::string_view::npos;
    if (has_port) port = part.substr(colon + 1);
  }
  if (out.host.empty()) return unreadable(part, "the host is missing");
  for (const char c : out.host) {
    if (static_cast<unsigned char>(c) <= ' ' || c == '/' || c == '@')
      return unreadable(part, "this is not a host name");
  }
  if (has_port) {
    const auto [end, failure] = std::from_chars(port.data(), port.data() + port.size(), out.port);
    if (failure != std::errc{} || end != port.data() + port.size() || out.port == 0)
      return unreadable(part, "the port must be 1 to 65535");
  }
  return out;
}

} // namespace

std::string Endpoint::text() const {
  const bool v6 = host.find(':') != std::string::npos;
  return (v6 ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

Result<std::vector<Endpoint>> parse_endpoints(std::string_view list) {
  std::vector<Endpoint> out;
  while (true) {
    const auto comma = list.find(',');
    std::string_view part = list.substr(0, comma);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    auto one = parse_one(part);
    if (!one) return fail(std::move(one.error()));
    out.push_back(std::move(*one));
    if (comma == std::string_view::npos) return out;
    list.remove_prefix(comma + 1);
  }
}

} // namespace klamm
