#include <sansio/aws_sigv4.hpp>
#include <sansio/flat_json.hpp>
#include <sansio/sasl_mechanisms.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace klamm::sansio {

namespace {

// client         JSON: version, host, user-agent, action, and the parameters of a signed request, in lower
// case server         JSON: version, request-id

constexpr const char* version = "2020_10_22";
constexpr const char* service = "kafka-cluster";
constexpr int expires_s = 900;

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c > 0x20 && c < 0x7f && c != '"' && c != '\\'; });
}

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

SaslStep bad_credentials(Text text) {
  SaslStep step;
  step.error = Error::of(ErrorKind::usage, "BAD_CREDENTIALS", std::move(text));
  return step;
}

class AwsMskIam final : public Sasl {
 public:
  AwsMskIam(const SaslSettings& settings, SaslContext context)
      : settings_(settings), context_(std::move(context)) {}

  SaslStep start() override {
    SaslStep step;
    step.need = SaslNeed{SaslNeed::Kind::aws_credentials, {}, 0};
    return step;
  }

  SaslStep on_answer(std::string answer) override {
    const auto first = answer.find('\n');
    const auto second = first == std::string::npos ? first : answer.find('\n', first + 1);
    const bool whole = second != std::string::npos;
    auto step =
        whole ? sign(answer.substr(0, first), std::string_view(answer).substr(first + 1, second - first - 1),
                     std::string_view(answer).substr(second + 1))
              : bad_credentials(KLAMM_TEXT("sasl", "AWS credentials are missing"));
    cleanse(answer);
    return step;
  }

  SaslStep on_message(std::string_view message) override {
    auto answer = read_flat_json(message);
    if (!answer) return bad_sasl_message(context_.address, settings_.mechanism, "its answer is not JSON");
    if (answer->take("version") != version)
      return bad_sasl_message(context_.address, settings_.mechanism, "its answer has another version");
    SaslStep step;
    step.done = true;
    return step;
  }

 private:
  [[nodiscard]] std::string region() const {
    const AwsSettings& aws = *settings_.aws;
    if (!aws.region.empty()) return aws.region;
    std::string told = aws_region_of(context_.host);
    return told.empty() ? aws.other_region : told;
  }

  [[nodiscard]] SaslStep sign(const std::string& access_key, std::string_view secret_key,
                              std::string_view session_token) const {
    if (access_key.empty() || secret_key.empty() || !is_plain(access_key) || !is_plain(session_token) ||
        !is_plain(context_.host))
      return bad_credentials(
          KLAMM_TEXT("sasl", "the AWS access key, secret key or session token is not valid"));
    AwsRequest request;
    request.host = context_.host;
    request.parameters = {{"Action", "kafka-cluster:Connect"}};
    request.payload_hash = aws_empty_payload;
    request.service = service;
    request.region = region();
    request.unix_time_s = context_.unix_time_s;
    request.expires_s = expires_s;
    if (request.region.empty() || !is_plain(request.region)) {
      return bad_credentials(
          KLAMM_TEXT("sasl", "the host name %1 has no AWS region: set klamm.aws.region").with(context_.host));
    }
    auto parameters = aws_presigned(request, access_key, secret_key, session_token);
    SaslStep step;
    if (!parameters) {
      step.error = std::move(parameters.error());
      return step;
    }
    std::string json = std::string(R"({"version":")") + version + R"(","host":")" + context_.host +
                       R"(","user-agent":"klamm")";
    for (const auto& [name, value] : *parameters) json += ",\"" + lower(name) + "\":\"" + value + "\"";
    step.send = json + "}";
    return step;
  }

  const SaslSettings& settings_;
  SaslContext context_;
};

} // namespace

std::unique_ptr<Sasl> make_aws_msk_iam(const SaslSettings& settings, SaslContext context) {
  return std::make_unique<AwsMskIam>(settings, std::move(context));
}

} // namespace klamm::sansio
