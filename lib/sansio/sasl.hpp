#pragma once

#include <klamm/result.hpp>
#include <klamm/security.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace klamm::sansio {

/// What a mechanism must have worked out elsewhere before it goes on: it takes long, blocks, or needs the
/// world.
struct SaslNeed {
  enum class Kind {
    salted_password, ///< PBKDF2 of the password with `input` as salt, `iterations` times
    token,           ///< a bearer token
    aws_credentials, ///< access key, secret key and session token, a line feed between two
    gss_step,   ///< the next Kerberos token for the broker's `input`; answered by a byte 1 when the context
                ///< is complete, else 0, and the token
    gss_answer, ///< the wrapped answer to the broker's wrapped `input` (security layers)
  };
  Kind kind{};
  std::string input;
  int iterations = 0;
};

/// What a mechanism wants next: exactly one of the four.
struct SaslStep {
  std::optional<std::string> send; ///< a message for the broker, who answers with one
  std::optional<SaslNeed> need;    ///< on_answer() takes it
  bool done = false;               ///< both sides are proved as far as the mechanism can
  std::optional<Error> error;
};

/// One exchange of a SASL mechanism as the client's side of it: messages in, messages out. No I/O.
class Sasl {
 public:
  virtual ~Sasl() = default;
  Sasl() = default;
  Sasl(const Sasl&) = delete;
  Sasl& operator=(const Sasl&) = delete;

  [[nodiscard]] virtual SaslStep start() = 0;
  [[nodiscard]] virtual SaslStep on_message(std::string_view message) = 0;
  /// What a need was answered with. Only mechanisms that have needs are asked.
  [[nodiscard]] virtual SaslStep on_answer(std::string answer);
};

/// What an exchange needs beside the settings.
struct SaslContext {
  std::string address; ///< for sentences
  std::string host;    ///< the broker's advertised name
  std::string nonce;   ///< printable, without comma, never used before
  std::int64_t unix_time_s = 0;
};

/// `settings` must outlive the exchange.
[[nodiscard]] std::unique_ptr<Sasl> make_sasl(const SaslSettings& settings, SaslContext context);

/// Whether the mechanism shows what it proves itself by to whoever listens.
[[nodiscard]] bool shows_credentials(SaslMechanism mechanism);

/// An exchange that ends because the broker's message is none that the mechanism allows.
[[nodiscard]] SaslStep bad_sasl_message(const std::string& address, SaslMechanism mechanism, const char* why);

} // namespace klamm::sansio
