#include <klamm/secret.hpp>

#include <base/crypto.hpp>
#include <sansio/aws_sigv4.hpp>

#include <algorithm>
#include <array>
#include <ctime>

namespace klamm::sansio {

namespace {

// canonical request   GET \n PATH \n SORTED&QUERY \n host:HOST \n \n host \n PAYLOAD HASH
// string to sign      AWS4-HMAC-SHA256 \n TIME \n DATE/REGION/SERVICE/aws4_request \n hex(SHA-256(canonical
// request)) key                 HMAC(HMAC(HMAC(HMAC("AWS4" SECRET, DATE), REGION), SERVICE), "aws4_request")

constexpr const char* algorithm = "AWS4-HMAC-SHA256";
constexpr const char* scope_end = "aws4_request";

/// RFC 3986: only its unreserved characters stand for themselves.
std::string encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += digits[static_cast<unsigned char>(c) >> 4U];
      out += digits[static_cast<unsigned char>(c) & 15U];
    }
  }
  return out;
}

using Parameters = std::vector<std::pair<std::string, std::string>>;

std::string canonical_query(const Parameters& parameters) {
  Parameters sorted;
  for (const auto& [name, value] : parameters) sorted.emplace_back(encoded(name), encoded(value));
  std::sort(sorted.begin(), sorted.end());
  std::string out;
  for (const auto& [name, value] : sorted) out += (out.empty() ? "" : "&") + name + "=" + value;
  return out;
}

Result<std::string> signature(std::string_view secret_key, const std::array<std::string, 4>& scope,
                              const std::string& string_to_sign) {
  std::string key = "AWS4" + std::string(secret_key);
  for (const std::string& part : scope) {
    auto next = crypto::hmac(crypto::Hash::sha256, key, part);
    cleanse(key);
    if (!next) return next;
    key = std::move(*next);
  }
  auto out = crypto::hmac(crypto::Hash::sha256, key, string_to_sign);
  cleanse(key);
  if (!out) return out;
  return crypto::hex(*out);
}

} // namespace

std::string aws_time(std::int64_t unix_time_s) {
  const auto seconds = static_cast<std::time_t>(unix_time_s);
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  std::array<char, 32> text{};
  const std::size_t length = std::strftime(text.data(), text.size(), "%Y%m%dT%H%M%SZ", &parts);
  return {text.data(), length};
}

Result<Parameters> aws_presigned(const AwsRequest& request, std::string_view access_key,
                                 std::string_view secret_key, std::string_view session_token) {
  const std::string time = aws_time(request.unix_time_s);
  const std::array<std::string, 4> scope{time.substr(0, 8), request.region, request.service, scope_end};
  const std::string scope_text = scope[0] + "/" + scope[1] + "/" + scope[2] + "/" + scope[3];
  Parameters parameters = request.parameters;
  parameters.emplace_back("X-Amz-Algorithm", algorithm);
  parameters.emplace_back("X-Amz-Credential", std::string(access_key) + "/" + scope_text);
  parameters.emplace_back("X-Amz-Date", time);
  parameters.emplace_back("X-Amz-Expires", std::to_string(request.expires_s));
  if (!session_token.empty()) parameters.emplace_back("X-Amz-Security-Token", session_token);
  parameters.emplace_back("X-Amz-SignedHeaders", "host");
  const std::string canonical = "GET\n" + request.path + "\n" + canonical_query(parameters) +
                                "\nhost:" + request.host + "\n\nhost\n" + request.payload_hash;
  const auto digest = crypto::digest(crypto::Hash::sha256, canonical);
  if (!digest) return fail(digest.error());
  auto made =
      signature(secret_key, scope,
                std::string(algorithm) + "\n" + time + "\n" + scope_text + "\n" + crypto::hex(*digest));
  if (!made) return fail(std::move(made.error()));
  parameters.emplace_back("X-Amz-Signature", std::move(*made));
  return parameters;
}

std::string aws_region_of(std::string_view host) {
  // one for each of AWS's partitions that has Kafka
  constexpr std::array<std::string_view, 4> ends{".amazonaws.com", ".amazonaws.com.cn", ".c2s.ic.gov",
                                                 ".sc2s.sgov.gov"};
  for (const std::string_view end : ends) {
    if (!host.ends_with(end)) continue;
    const std::string_view rest = host.substr(0, host.size() - end.size());
    const auto dot = rest.rfind('.');
    if (dot != std::string_view::npos) return std::string(rest.substr(dot + 1));
  }
  return {};
}

} // namespace klamm::sansio
