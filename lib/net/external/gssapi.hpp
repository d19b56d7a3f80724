#pragma once

#include <klamm/result.hpp>
#include <klamm/security.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace klamm::net {

/// One authentication by Kerberos at one broker (RFC 4121, RFC 4752), through libgssapi_krb5, which is loaded
/// when the first one begins. Its calls block: they ask the KDC.
class GssExchange {
 public:
  /// `host` is the broker's advertised name, of which the service's principal is made. `settings` must
  /// outlive it.
  GssExchange(const GssapiSettings& settings, std::string host);
  ~GssExchange();
  GssExchange(const GssExchange&) = delete;
  GssExchange& operator=(const GssExchange&) = delete;

  /// The next token for the broker, given its own (empty: the first). In front of it stands a byte: 1 when
  /// the context is complete, else 0.
  [[nodiscard]] Result<std::string> step(std::string_view token);
  /// The wrapped choice of "no layer", given the broker's wrapped offer of security layers.
  /// `BAD_SASL_MESSAGE` where "no layer" is not offered.
  [[nodiscard]] Result<std::string> answer(std::string_view wrapped);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

} // namespace klamm::net
