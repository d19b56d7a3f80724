#pragma once

#include <klamm/result.hpp>
#include <klamm/security.hpp>

#include <net/boot_clock.hpp>
#include <net/external/gssapi.hpp>
#include <net/resolve.hpp>
#include <sansio/sasl.hpp>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace klamm::net {

/// Answers what SASL mechanisms need, for all connections of a client. Whatever takes long runs in a thread
/// that nobody joins; what was worked out once is kept.
class Credentials : public std::enable_shared_from_this<Credentials> {
 public:
  explicit Credentials(std::shared_ptr<const Security> security) : security_(std::move(security)) {}

  /// What the authentication of one connection keeps between its needs.
  struct Exchange {
    std::string host; ///< the broker's advertised name
    std::unique_ptr<GssExchange> gss = {};
  };

  /// Calls `done` in the loop's thread, never from inside this call. `exchange` is used by one call at a
  /// time.
  void answer(const Loop& loop, std::shared_ptr<Exchange> exchange, const sansio::SaslNeed& need,
              std::function<void(Result<std::string>)> done);

 private:
  [[nodiscard]] Result<std::string> work(Exchange& exchange, const sansio::SaslNeed& need);
  [[nodiscard]] Result<std::string> token();
  [[nodiscard]] Result<std::string> aws_credentials();
  [[nodiscard]] Result<std::string> gss(Exchange& exchange, const sansio::SaslNeed& need);
  [[nodiscard]] Result<std::string> salted_password(const sansio::SaslNeed& need);

  const std::shared_ptr<const Security> security_;
  std::mutex mutex_;
  Secret token_; ///< the last one of the token endpoint
  BootTime renew_token_at_{};
  std::map<std::pair<std::string, int>, Secret> salted_; ///< (salt, iterations) -> PBKDF2
};

} // namespace klamm::net
