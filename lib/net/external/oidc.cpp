#include <base/crypto.hpp>
#include <dlfcn.h>
#include <net/external/assertion.hpp>
#include <net/external/oidc.hpp>
#include <sansio/oauth_json.hpp>

#include <algorithm>
#include <array>
#include <ctime>
#include <optional>
#include <thread>
#include <utility>

namespace klamm::net {

namespace {

// The part of libcurl's binary interface that is used; its numbers never change (curl/curl.h).
enum Option : int {
  opt_write_data = 10001,
  opt_url = 10002,
  opt_error_buffer = 10010,
  opt_post_fields = 10015,
  opt_http_header = 10023,
  opt_username = 10173,
  opt_password = 10174,
  opt_write_function = 20011,
  opt_netrc = 51,
  opt_follow_location = 52,
  opt_post_field_size = 60,
  opt_nosignal = 99,
  opt_http_auth = 107,
  opt_timeout_ms = 155,
  opt_protocols = 181,
  opt_ca_blob = 40309,
};
constexpr long protocol_http = 1;
constexpr long protocol_https = 2;
constexpr long auth_basic = 1;
constexpr int info_response_code = 0x200002;
constexpr std::size_t error_buffer_size = 256;
constexpr std::size_t most_bytes = std::size_t{1} << 20U;

struct Blob {
  void* data;
  std::size_t length;
  unsigned int flags;
};

struct Curl {
  void* (*init)() = nullptr;
  void (*cleanup)(void*) = nullptr;
  int (*setopt)(void*, int, ...) = nullptr;
  int (*perform)(void*) = nullptr;
  int (*getinfo)(void*, int, ...) = nullptr;
  void* (*append)(void*, const char*) = nullptr;
  void (*free_all)(void*) = nullptr;
};

template <class Function>
bool find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(::dlsym(library, name));
  return function != nullptr;
}

const Curl* curl() {
  static const std::optional<Curl> loaded = []() -> std::optional<Curl> {
    for (const char* name : {"libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.4.dylib"}) {
      void* library = ::dlopen(name, RTLD_NOW | RTLD_LOCAL);
      Curl out;
      if (library != nullptr && find(library, "curl_easy_init", out.init) &&
          find(library, "curl_easy_cleanup", out.cleanup) && find(library, "curl_easy_setopt", out.setopt) &&
          find(library, "curl_easy_perform", out.perform) &&
          find(library, "curl_easy_getinfo", out.getinfo) && find(library, "curl_slist_append", out.append) &&
          find(library, "curl_slist_free_all", out.free_all))
        return out;
    }
    return std::nullopt;
  }();
  return loaded ? &*loaded : nullptr;
}

std::size_t take_bytes(const char* bytes, std::size_t size, std::size_t count, void* into) {
  auto& body = *static_cast<std::string*>(into);
  if (body.size() + size * count > most_bytes) return 0; // ends the transfer
  body.append(bytes, size * count);
  return size * count;
}

/// Where `https://HOST…` or `http://LOOPBACK…` leads; empty: it may not be asked.
bool is_allowed(const std::string& url) {
  if (url.find('@') != std::string::npos) return false; // what stands before it is a user, not the host
  if (url.starts_with("https://")) return true;
  for (const char* loopback : {"http://127.0.0.1", "http://localhost", "http://[::1]"}) {
    const std::string start(loopback);
    if (url.starts_with(start) &&
        (url.size() == start.size() || url[start.size()] == ':' || url[start.size()] == '/'))
      return true;
  }
  return false;
}

/// application/x-www-form-urlencoded
std::string encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._*").find(c) != std::string_view::npos;
    if (plain) {
      out += c;
    } else if (c == ' ') {
      out += '+';
    } else {
      out += '%';
      out += digits[static_cast<unsigned char>(c) >> 4U];
      out += digits[static_cast<unsigned char>(c) & 15U];
    }
  }
  return out;
}

struct Answer {
  int failure = 0;
  long status = 0;
  std::string body;
  std::string words;
};

constexpr const char* jwt_bearer_grant = "urn:ietf:params:oauth:grant-type:jwt-bearer";
constexpr const char* jwt_bearer_client = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// What is posted. `assertion` is empty where a client secret proves the client.
std::string form_of(const OidcSettings& settings, const std::string& assertion) {
  std::string form = "grant_type=";
  if (settings.grant == OidcSettings::Grant::jwt_bearer) {
    form += encoded(jwt_bearer_grant) + "&assertion=" + encoded(assertion);
  } else {
    form += "client_credentials";
    if (!assertion.empty())
      form +=
          "&client_assertion_type=" + encoded(jwt_bearer_client) + "&client_assertion=" + encoded(assertion);
  }
  if (!settings.scope.empty()) form += "&scope=" + encoded(settings.scope);
  return form;
}

Answer post(const Curl& curl, const OidcSettings& settings, const std::string& form,
            std::chrono::milliseconds time) {
  Answer out;
  std::array<char, error_buffer_size> words{};
  std::string password(settings.client_secret.reveal());
  void* handle = curl.init();
  void* headers = curl.append(nullptr, "Accept: application/json");
  const auto set = [&](Option option, auto value) { curl.setopt(handle, option, value); };
  set(opt_url, settings.token_url.c_str());
  set(opt_protocols, settings.token_url.starts_with("https:") ? protocol_https : protocol_http);
  set(opt_follow_location, 0L);
  set(opt_netrc, 0L);
  set(opt_nosignal, 1L);
  set(opt_timeout_ms, static_cast<long>(time.count()));
  if (!settings.assertion) {
    set(opt_http_auth, auth_basic);
    set(opt_username, settings.client_id.c_str());
    set(opt_password, password.c_str());
  }
  set(opt_post_field_size, static_cast<long>(form.size()));
  set(opt_post_fields, form.c_str());
  set(opt_http_header, headers);
  set(opt_write_function, &take_bytes);
  set(opt_write_data, &out.body);
  set(opt_error_buffer, words.data());
  std::string pem = settings.ca_pem;
  Blob authorities{pem.data(), pem.size(), 0};
  if (!pem.empty()) set(opt_ca_blob, &authorities);
  out.failure = curl.perform(handle);
  curl.getinfo(handle, info_response_code, &out.status);
  curl.free_all(headers);
  curl.cleanup(handle);
  cleanse(password);
  words.back() = '\0';
  out.words = words.data();
  return out;
}

/// Asks again, twice at most, where the endpoint says that it has failed itself.
Answer post_until_answered(const Curl& curl, const OidcSettings& settings, const std::string& form,
                           std::chrono::milliseconds time) {
  const auto deadline = std::chrono::steady_clock::now() + time;
  std::chrono::milliseconds pause{200};
  for (int attempt = 1;; ++attempt, pause *= 2) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    Answer answer = post(curl, settings, form, std::max(left, std::chrono::milliseconds(1)));
    if (answer.failure != 0 || answer.status < 500 || attempt == 3 || left <= 2 * pause) return answer;
    std::this_thread::sleep_for(pause);
  }
}

tl::unexpected<Error> endpoint_error(ErrorKind kind, const char* code, Text text) {
  return fail(Error::of(kind, code, std::move(text)));
}

} // namespace

Result<BearerToken> fetch_token(const OidcSettings& settings, std::chrono::milliseconds time) {
  const std::string& url = settings.token_url;
  if (!is_allowed(url)) {
    return endpoint_error(
        ErrorKind::usage, "TOKEN_ENDPOINT",
        KLAMM_TEXT("oauth", "sasl.oauthbearer.token.endpoint.url must begin with https://, not %1")
            .with(url));
  }
  const Curl* library = curl();
  if (library == nullptr) {
    return endpoint_error(ErrorKind::failed, "NO_LIBCURL",
                          KLAMM_TEXT("oauth",
                                     "OAUTHBEARER from a token endpoint needs libcurl.so.4 (Debian package: "
                                     "libcurl4)"));
  }
  std::string assertion;
  if (settings.assertion) {
    constexpr std::size_t id_bytes = 16;
    const auto id = crypto::random_bytes(id_bytes);
    if (!id) return fail(id.error());
    auto made = make_assertion(*settings.assertion, std::time(nullptr), crypto::hex(*id));
    if (!made) return fail(std::move(made.error()));
    assertion = std::move(*made);
  }
  std::string form = form_of(settings, assertion);
  cleanse(assertion);
  Answer answer = post_until_answered(*library, settings, form, time);
  cleanse(form);
  if (answer.failure != 0) {
    return endpoint_error(
        ErrorKind::no_answer, "TOKEN_ENDPOINT",
        KLAMM_TEXT("oauth", "the token endpoint %1 does not answer: %2").with(url, answer.words));
  }
  auto read = sansio::read_token_answer(answer.body);
  cleanse(answer.body);
  if (answer.status >= 300 && answer.status < 400) {
    return endpoint_error(
        ErrorKind::unauthorized, "TOKEN_ENDPOINT",
        KLAMM_TEXT("oauth", "the token endpoint %1 redirects (HTTP %2), which Klamm does not follow")
            .with(url, answer.status));
  }
  if (answer.status >= 400 && answer.status < 500) {
    const std::string why = read ? read->error + " " + read->error_description : std::string();
    if (settings.assertion) {
      return fail(
          Error::of(ErrorKind::unauthorized, "AUTHENTICATION_FAILED",
                    KLAMM_TEXT("oauth", "the token endpoint %1 refuses the assertion (HTTP %2): wrong key, "
                                        "claims or clock")
                        .with(url, answer.status))
              .quoting(why.substr(0, 1024)));
    }
    return fail(
        Error::of(ErrorKind::unauthorized, "AUTHENTICATION_FAILED",
                  KLAMM_TEXT("oauth",
                             "the token endpoint %1 refuses client %2 (HTTP %3): wrong client id, secret "
                             "or scope")
                      .with(url, settings.client_id, answer.status))
            .quoting(why.substr(0, 1024)));
  }
  if (answer.status != 200 || !read || read->access_token.empty()) {
    return endpoint_error(
        ErrorKind::no_answer, "TOKEN_ENDPOINT",
        KLAMM_TEXT("oauth", "the token endpoint %1 answers without a token (HTTP %2): is the address "
                            "right?")
            .with(url, answer.status));
  }
  BearerToken token;
  token.lifetime = std::chrono::seconds(read->expires_in_s.value_or(0));
  token.text = Secret(std::move(read->access_token));
  return token;
}

} // namespace klamm::net
