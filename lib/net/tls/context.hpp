#pragma once

#include <klamm/security.hpp>

#include <net/stream.hpp>

#include <memory>
#include <string>

typedef struct ssl_ctx_st SSL_CTX; // OpenSSL's

namespace klamm::net::tls {

/// What all encrypted connections of a client share: authorities, the client's certificate, versions.
/// Verifies the chain always.
class Context {
 public:
  /// `usage` errors name the setting that cannot be used, and what to do.
  [[nodiscard]] static Result<std::shared_ptr<Context>> make(const TlsSettings& settings);
  ~Context();
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  [[nodiscard]] SSL_CTX* handle() const { return handle_; }
  [[nodiscard]] bool check_name() const { return check_name_; }
  [[nodiscard]] const std::string& ca_source() const { return ca_source_; }
  [[nodiscard]] bool has_certificate() const { return has_certificate_; }

 private:
  Context() = default;

  SSL_CTX* handle_ = nullptr;
  bool check_name_ = true;
  bool has_certificate_ = false;
  std::string ca_source_;
};

/// A stream that shakes hands by TLS after it has connected. `host` is the name that must stand in the
/// certificate, an IP literal too; `name` is for sentences.
[[nodiscard]] std::shared_ptr<Stream> tls_stream(asio::io_context& io, std::shared_ptr<Context> context,
                                                 std::string host, std::string name);

} // namespace klamm::net::tls
