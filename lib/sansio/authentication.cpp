#include <protocol/messages/sasl_authenticate.hpp>
#include <protocol/messages/sasl_handshake.hpp>
#include <sansio/authentication.hpp>
#include <sansio/setup_frames.hpp>

#include <algorithm>
#include <utility>

namespace klamm::sansio {

namespace {

using protocol::ApiVersionsRequest;
using protocol::ApiVersionsResponse;
using protocol::ErrorCode;
using protocol::SaslAuthenticateRequest;
using protocol::SaslAuthenticateResponse;
using protocol::SaslHandshakeRequest;
using protocol::SaslHandshakeResponse;

constexpr std::size_t most_server_words = 1024;

protocol::Bytes to_bytes(std::string_view text) {
  const auto bytes = std::as_bytes(std::span(text));
  return {bytes.begin(), bytes.end()};
}

std::string to_text(const protocol::Bytes& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string who(const SaslSettings& settings) {
  return settings.user.empty() ? std::string("the client") : "user " + settings.user;
}

} // namespace

Authentication::Authentication(const SaslSettings& settings, SaslContext context, std::string client_id,
                               std::int32_t& correlation)
    : settings_(settings), context_(std::move(context)), client_id_(std::move(client_id)),
      correlation_(correlation), sasl_(make_sasl(settings_, context_)) {}

Authentication::Step Authentication::failed(ErrorKind kind, const char* code, Text text,
                                            std::string server_message) const {
  server_message.resize(std::min(server_message.size(), most_server_words));
  Step step;
  step.error = Error::of(kind, code, std::move(text)).quoting(std::move(server_message));
  return step;
}

Authentication::Step Authentication::unreadable(const char* api) const {
  return failed(
      ErrorKind::failed, "BAD_HANDSHAKE",
      KLAMM_TEXT("sasl", "%1 answers %2 with bytes that cannot be read").with(context_.address, api));
}

Authentication::Step Authentication::start() {
  // Version 0: some brokers take requests that they cannot read for tokens of GSSAPI.
  awaited_ = correlation_++;
  Step step;
  step.send = encode_frame(ApiVersionsRequest{}, 0, awaited_, client_id_);
  return step;
}

Authentication::Step Authentication::on_frame(std::span<const std::byte> body) {
  switch (stage_) {
  case Stage::sasl_versions: return on_versions(body);
  case Stage::sasl_choice: return on_choice(body);
  default: return on_authenticate(body);
  }
}

Authentication::Step Authentication::on_versions(std::span<const std::byte> body) {
  ApiVersionsResponse response;
  if (!decode_frame(body, awaited_, 0, response) || response.error_code != ErrorCode::none)
    return unreadable("ApiVersions");
  const auto table = table_of(response);
  constexpr std::int16_t frames_from = 1; // version 0 of SaslHandshake means tokens without Kafka's frames
  const auto choice = table.negotiate(SaslHandshakeRequest::api_key, frames_from, frames_from);
  const auto authenticate =
      table.negotiate(SaslAuthenticateRequest::api_key, 0, SaslAuthenticateRequest::max_version);
  if (!choice || !authenticate) {
    return failed(
        ErrorKind::failed, "UNSUPPORTED_VERSION",
        KLAMM_TEXT("sasl", "%1 offers no SASL authentication that Klamm supports (Kafka 1.0 or newer)")
            .with(context_.address));
  }
  version_ = *authenticate;
  stage_ = Stage::sasl_choice;
  awaited_ = correlation_++;
  SaslHandshakeRequest request;
  request.mechanism = to_word(settings_.mechanism);
  Step step;
  step.send = encode_frame(request, *choice, awaited_, client_id_);
  return step;
}

Authentication::Step Authentication::on_choice(std::span<const std::byte> body) {
  SaslHandshakeResponse response;
  if (!decode_frame(body, awaited_, 1, response)) return unreadable("SaslHandshake");
  const std::string mechanism(to_word(settings_.mechanism));
  if (response.error_code == ErrorCode::unsupported_sasl_mechanism) {
    std::string enabled;
    for (const std::string& one : response.mechanisms) {
      constexpr std::size_t most_shown = 10;
      if (&one - response.mechanisms.data() == most_shown) break;
      enabled += (enabled.empty() ? "" : ", ") + one.substr(0, 32);
    }
    return failed(
        ErrorKind::unauthorized, "UNSUPPORTED_SASL_MECHANISM",
        KLAMM_TEXT(
            "sasl",
            "%1 does not enable the SASL mechanism %2; it enables %3. Set sasl.mechanism to one of these")
            .with(context_.address, mechanism, enabled.empty() ? "none" : enabled));
  }
  if (response.error_code == ErrorCode::illegal_sasl_state) {
    return failed(ErrorKind::failed, "ILLEGAL_SASL_STATE",
                  KLAMM_TEXT("sasl", "%1 has no SASL on this listener: set security.protocol to SSL or PLAINTEXT, or "
                                     "use its SASL port")
                      .with(context_.address));
  }
  if (response.error_code != ErrorCode::none) {
    return failed(ErrorKind::failed, "BAD_HANDSHAKE",
                  KLAMM_TEXT("sasl", "%1 refuses to start SASL authentication: %2")
                      .with(context_.address, protocol::name(response.error_code)));
  }
  stage_ = Stage::sasl;
  if (!sasl_) {
    return failed(ErrorKind::usage, "UNSUPPORTED_SASL_MECHANISM",
                  KLAMM_TEXT("sasl", "Klamm does not support the SASL mechanism %1").with(mechanism));
  }
  return take(sasl_->start());
}

Authentication::Step Authentication::on_authenticate(std::span<const std::byte> body) {
  SaslAuthenticateResponse response;
  if (!decode_frame(body, awaited_, version_, response)) return unreadable("SaslAuthenticate");
  if (response.error_code != ErrorCode::none) {
    const std::string mechanism(to_word(settings_.mechanism));
    return failed(ErrorKind::unauthorized, "AUTHENTICATION_FAILED",
                  KLAMM_TEXT("sasl", "%1 does not accept %2 (%3): wrong user name or credentials")
                      .with(context_.address, who(settings_), mechanism),
                  response.error_message.value_or(""));
  }
  constexpr std::int16_t lifetime_from = 1;
  if (version_ >= lifetime_from) {
    constexpr std::int64_t longest = std::int64_t{365} * 24 * 3600 * 1000;
    session_lifetime_ =
        std::chrono::milliseconds(std::clamp(response.session_lifetime_ms, std::int64_t{0}, longest));
  }
  if (++rounds_ > most_rounds) {
    return failed(ErrorKind::unauthorized, "BAD_SASL_MESSAGE",
                  KLAMM_TEXT("sasl", "%1 does not end the authentication").with(context_.address));
  }
  return take(sasl_->on_message(to_text(response.auth_bytes)));
}

Authentication::Step Authentication::on_answer(Result<std::string> answer) {
  if (answer) return take(sasl_->on_answer(std::move(*answer)));
  Step step;
  step.error = std::move(answer.error());
  return step;
}

Authentication::Step Authentication::take(SaslStep step) {
  Step out;
  out.done = step.done;
  out.error = std::move(step.error);
  out.need = std::move(step.need);
  if (!step.send) return out;
  SaslAuthenticateRequest request;
  request.auth_bytes = to_bytes(*step.send);
  cleanse(*step.send);
  awaited_ = correlation_++;
  out.send = encode_frame(request, version_, awaited_, client_id_);
  std::fill(request.auth_bytes.begin(), request.auth_bytes.end(), std::byte{0});
  return out;
}

} // namespace klamm::sansio
