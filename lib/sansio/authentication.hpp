#pragma once

#include <klamm/result.hpp>
#include <klamm/security.hpp>

#include <sansio/sasl.hpp>
#include <sansio/stages.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace klamm::sansio {

/// The part of a connection's set-up in which the client says who it is: ApiVersions v0, SaslHandshake,
/// SaslAuthenticate (KIP-43, KIP-152). Only the mechanism's own end is success, never an error code of 0.
class Authentication {
 public:
  struct Step {
    std::vector<std::byte> send;
    std::optional<SaslNeed> need;
    bool done = false;
    std::optional<Error> error;
  };
  static constexpr int most_rounds = 10;

  /// `settings` must outlive it. Correlation ids are taken from `correlation`.
  Authentication(const SaslSettings& settings, SaslContext context, std::string client_id,
                 std::int32_t& correlation);

  [[nodiscard]] Step start();
  [[nodiscard]] Step on_frame(std::span<const std::byte> body);
  [[nodiscard]] Step on_answer(Result<std::string> answer);

  [[nodiscard]] Stage stage() const { return stage_; }
  /// How long the broker keeps the connection before it wants a new authentication (KIP-368); 0: for ever.
  [[nodiscard]] std::chrono::milliseconds session_lifetime() const { return session_lifetime_; }

 private:
  Step on_versions(std::span<const std::byte> body);
  Step on_choice(std::span<const std::byte> body);
  Step on_authenticate(std::span<const std::byte> body);
  Step take(SaslStep step);
  [[nodiscard]] Step failed(ErrorKind kind, const char* code, Text text,
                            std::string server_message = {}) const;
  [[nodiscard]] Step unreadable(const char* api) const;

  const SaslSettings& settings_;
  SaslContext context_;
  std::string client_id_;
  std::int32_t& correlation_;
  std::int32_t awaited_ = 0;
  std::int16_t version_ = 0; ///< of SaslAuthenticate
  Stage stage_ = Stage::sasl_versions;
  std::unique_ptr<Sasl> sasl_;
  int rounds_ = 0;
  std::chrono::milliseconds session_lifetime_{0};
};

} // namespace klamm::sansio
