#include <protocol/frame.hpp>
#include <protocol/messages/api_versions.hpp>
#include <protocol/messages/describe_quorum.hpp>
#include <sansio/handshake.hpp>
#include <sansio/setup_frames.hpp>

#include <algorithm>
#include <utility>

namespace klamm::sansio {

namespace {

using protocol::ApiVersionsRequest;
using protocol::ApiVersionsResponse;
using protocol::DescribeQuorumRequest;
using protocol::ErrorCode;
using protocol::MetadataRequest;
using protocol::MetadataResponse;

constexpr std::int16_t versions_for_seeds = 4;
constexpr std::int16_t names_cluster_from = 2; // Metadata
constexpr std::int16_t no_creation_from = 4;   // Metadata
constexpr const char* software_name = "klamm";
constexpr const char* software_version = KLAMM_VERSION;

Error handshake_error(ErrorKind kind, const char* code, Text text, const std::optional<std::int32_t>& node) {
  return {kind, code, "", std::move(text), "", node};
}

bool starts_with(std::span<const std::byte> bytes, std::string_view text) {
  return bytes.size() >= text.size() &&
         std::equal(text.begin(), text.end(), bytes.begin(),
                    [](char c, std::byte b) { return static_cast<std::byte>(c) == b; });
}

} // namespace

ApiVersionTable table_of(const ApiVersionsResponse& response) {
  std::vector<ApiVersionTable::Range> ranges;
  ranges.reserve(response.api_keys.size());
  for (const auto& api : response.api_keys) ranges.push_back({api.api_key, api.min_version, api.max_version});
  ApiVersionTable table(std::move(ranges));
  for (const auto& feature : response.supported_features) {
    table.supported_features.push_back({feature.name, feature.min_version, feature.max_version});
  }
  for (const auto& feature : response.finalized_features) {
    table.finalized_features.push_back({feature.name, feature.min_version_level, feature.max_version_level});
  }
  table.finalized_features_epoch = response.finalized_features_epoch;
  return table;
}

Handshake::Step Handshake::start() {
  Step step;
  step.next = Next::connect;
  return step;
}

Handshake::Step Handshake::on_connected(bool peer_is_loopback) {
  const Security* security = config_.security.get();
  if (security != nullptr && security->sasl && !security->tls && !peer_is_loopback &&
      !security->plaintext_credentials && shows_credentials(security->sasl->mechanism)) {
    return failed(handshake_error(
        ErrorKind::usage, "PLAINTEXT_CREDENTIALS",
        KLAMM_TEXT("handshake", "%1 would receive the %2 credentials unencrypted. Use SASL_SSL, or allow "
                                "it with klamm.plaintext.credentials=allow")
            .with(config_.address, to_word(security->sasl->mechanism)),
        config_.node_id));
  }
  if (security == nullptr || !security->tls) return on_secured();
  stage_ = Stage::tls;
  Step step;
  step.next = Next::secure;
  return step;
}

Handshake::Step Handshake::on_secured() {
  if (!config_.security || !config_.security->sasl) return first_versions();
  authentication_.emplace(*config_.security->sasl, config_.sasl, config_.client_id, correlation_);
  return take(authentication_->start());
}

Handshake::Step Handshake::on_answer(Result<std::string> answer) {
  if (!authentication_) return {};
  return take(authentication_->on_answer(std::move(answer)));
}

Handshake::Step Handshake::take(Authentication::Step step) {
  if (step.error) {
    if (!step.error->broker_id) step.error->broker_id = config_.node_id;
    return failed(std::move(*step.error));
  }
  if (step.done) {
    session_lifetime_ = authentication_->session_lifetime();
    authentication_.reset();
    return first_versions();
  }
  Step out;
  out.send = std::move(step.send);
  out.need = std::move(step.need);
  out.next = out.need ? Next::work : Next::reply;
  return out;
}

Handshake::Step Handshake::failed(Error error) {
  Step step;
  step.next = Next::fail;
  step.error = std::move(error);
  return step;
}

Handshake::Step Handshake::first_versions() {
  const bool v5 = config_.speaks_api_versions_5 && config_.cluster_id && config_.node_id;
  return ask_versions(v5 ? ApiVersionsRequest::max_version : versions_for_seeds);
}

Handshake::Step Handshake::ask_versions(std::int16_t version) {
  ApiVersionsRequest request;
  constexpr std::int16_t names_software_from = 3;
  constexpr std::int16_t names_cluster = 5;
  if (version >= names_software_from) {
    request.client_software_name = software_name;
    request.client_software_version = software_version;
  }
  if (version >= names_cluster) {
    request.cluster_id = config_.cluster_id;
    request.node_id = config_.node_id.value_or(request.node_id);
  }
  asked_version_ = version;
  awaited_ = correlation_++;
  stage_ = Stage::versions;
  Step step;
  step.send = encode_frame(request, version, awaited_, config_.client_id);
  return step;
}

Handshake::Step Handshake::on_frame(std::span<const std::byte> body) {
  if (authentication_) return take(authentication_->on_frame(body));
  if (stage_ != Stage::proof) return on_versions(body);
  return config_.controllers ? on_controllers(body) : on_metadata(body);
}

Handshake::Step Handshake::on_versions(std::span<const std::byte> body) {
  // A broker that does not know the version asked answers error 35 in v0's form: look at the error first.
  constexpr std::size_t error_at = 4;
  std::int16_t version = asked_version_;
  if (body.size() >= error_at + 2) {
    const auto code = static_cast<std::int16_t>(std::to_integer<unsigned>(body[error_at]) << 8U |
                                                std::to_integer<unsigned>(body[error_at + 1]));
    if (code == static_cast<std::int16_t>(ErrorCode::unsupported_version)) version = 0;
  }
  ApiVersionsResponse response;
  if (!decode_frame(body, awaited_, version, response))
    return broken("ApiVersions", "the reply cannot be read");
  if (response.error_code == ErrorCode::unsupported_version) {
    // Since 2.4 the reply carries the range the broker knows. Only a strictly lower version is asked: no
    // endless loop.
    if (asked_version_ == 0) return broken("ApiVersions", "the broker does not know version 0");
    const auto own = table_of(response).find(ApiVersionsRequest::api_key);
    const bool lower = own && own->max >= 0 && own->max < asked_version_;
    return ask_versions(lower ? own->max : std::int16_t{0});
  }
  if (response.error_code == ErrorCode::rebootstrap_required) {
    return failed(handshake_error(
        ErrorKind::failed, "WRONG_CLUSTER",
        KLAMM_TEXT("handshake", "%1 answers that it is not broker %2 of cluster %3")
            .with(config_.address, config_.node_id.value_or(-1), config_.cluster_id.value_or("")),
        config_.node_id));
  }
  if (response.error_code != ErrorCode::none) {
    const auto name = protocol::name(response.error_code);
    const auto number = std::to_string(static_cast<int>(response.error_code));
    return broken("ApiVersions", name.empty() ? "error " + number : std::string(name));
  }
  proved_ = asked_version_ >= 5;
  versions_ = table_of(response);
  return after_versions();
}

Handshake::Step Handshake::after_versions() {
  if (!proved_ && config_.prove) return ask_metadata();
  stage_ = Stage::ready;
  Step step;
  step.next = Next::ready;
  return step;
}

Handshake::Step Handshake::prove(const std::optional<std::string>& cluster_id) {
  config_.cluster_id = cluster_id;
  return ask_metadata();
}

Handshake::Step Handshake::ask_metadata() {
  if (config_.controllers) return ask_controllers();
  const auto version =
      versions_.negotiate(MetadataRequest::api_key, names_cluster_from, MetadataRequest::max_version);
  if (!version && versions_.find(DescribeQuorumRequest::api_key)) {
    return failed(handshake_error(
        ErrorKind::failed, "IS_A_CONTROLLER",
        KLAMM_TEXT("handshake", "%1 is a controller, not a broker").with(config_.address), config_.node_id));
  }
  if (!version) return broken("Metadata", "it offers no version of it that names its cluster");
  MetadataRequest request; // topics: engaged and empty, which asks for none
  if (*version >= no_creation_from) request.allow_auto_topic_creation = false;
  asked_version_ = *version;
  awaited_ = correlation_++;
  stage_ = Stage::proof;
  Step step;
  step.send = encode_frame(request, *version, awaited_, config_.client_id);
  return step;
}

Handshake::Step Handshake::on_metadata(std::span<const std::byte> body) {
  MetadataResponse response;
  if (!decode_frame(body, awaited_, asked_version_, response))
    return broken("Metadata", "the reply cannot be read");
  return believe(std::move(response));
}

Handshake::Step Handshake::believe(MetadataResponse response) {
  if (config_.cluster_id && response.cluster_id != config_.cluster_id)
    return failed(wrong_cluster(response.cluster_id));
  metadata_ = std::move(response);
  proved_ = true;
  stage_ = Stage::ready;
  Step step;
  step.next = Next::ready;
  return step;
}

std::optional<MetadataResponse> Handshake::take_metadata() {
  return std::exchange(metadata_, std::nullopt);
}

Error Handshake::wrong_cluster(const std::optional<std::string>& found) const {
  return handshake_error(
      ErrorKind::failed, "WRONG_CLUSTER",
      KLAMM_TEXT("handshake", "%1 belongs to cluster %2, not to %3: no request was sent to it")
          .with(config_.address, found.value_or("(it names no id)"), config_.cluster_id.value_or("")),
      config_.node_id);
}

Handshake::Step Handshake::broken(const char* api, std::string_view what) const {
  return failed(handshake_error(
      ErrorKind::failed, "BAD_HANDSHAKE",
      KLAMM_TEXT("handshake", "%1 does not complete the handshake (%2): %3").with(config_.address, api, what),
      config_.node_id));
}

Error Handshake::on_stranger(std::span<const std::byte> received, bool closed) const {
  const auto no_answer = [&](const char* code, Text text) {
    return handshake_error(ErrorKind::no_answer, code, std::move(text), config_.node_id);
  };
  if (starts_with(received, "HTTP")) {
    return no_answer("NOT_KAFKA",
                     KLAMM_TEXT("handshake", "%1 is an HTTP server, not a Kafka broker: check the port")
                         .with(config_.address));
  }
  constexpr auto tls_alert = std::byte{0x15};
  constexpr auto tls_handshake = std::byte{0x16};
  if (received.size() >= 2 && (received[0] == tls_alert || received[0] == tls_handshake) &&
      received[1] == std::byte{3}) {
    return no_answer(
        "TLS_EXPECTED",
        KLAMM_TEXT("handshake", "%1 speaks TLS; this profile connects without it (security.protocol)")
            .with(config_.address));
  }
  if (starts_with(received, "SSH-")) {
    return no_answer("NOT_KAFKA",
                     KLAMM_TEXT("handshake", "%1 is an SSH server, not a Kafka broker: check the port")
                         .with(config_.address));
  }
  const bool authenticating = authentication_.has_value();
  if (authenticating && closed) {
    return no_answer(
        "CLOSED_AT_AUTHENTICATION",
        KLAMM_TEXT("handshake", "%1 closed the connection during authentication: its listener may not be %2")
            .with(config_.address, config_.security->tls ? "SASL_SSL" : "SASL_PLAINTEXT"));
  }
  if (!closed) {
    return no_answer(
        "NOT_KAFKA",
        KLAMM_TEXT("handshake", "%1 answered with bytes that are not a Kafka reply: check the port")
            .with(config_.address));
  }
  if (received.empty() && config_.security && config_.security->tls) {
    return no_answer(
        "CLOSED_AT_HANDSHAKE",
        KLAMM_TEXT("handshake",
                   "%1 closed the connection right after the TLS handshake: it may want a client certificate "
                   "(ssl.keystore.location), or SASL (SASL_SSL)")
            .with(config_.address));
  }
  if (received.empty()) {
    return no_answer(
        "CLOSED_AT_HANDSHAKE",
        KLAMM_TEXT(
            "handshake",
            "%1 closed the connection during the handshake: it may expect TLS or SASL, or be no Kafka broker")
            .with(config_.address));
  }
  return no_answer(
      "CLOSED_AT_HANDSHAKE",
      KLAMM_TEXT("handshake", "%1 closed the connection in the middle of a reply").with(config_.address));
}

} // namespace klamm::sansio
