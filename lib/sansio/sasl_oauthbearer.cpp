#include <sansio/sasl_mechanisms.hpp>

#include <algorithm>
#include <utility>

namespace klamm::sansio {

namespace {

// client         n,,^Aauth=Bearer TOKEN^A[NAME=VALUE^A…]^A
// server         empty, or JSON that says why not; then client ^A, server: the error

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_token(std::string_view text) {
  constexpr std::string_view others = "._~+/=-";
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || others.find(c) != std::string_view::npos;
  });
}

bool is_extension(const std::pair<std::string, std::string>& one) {
  const auto& [name, value] = one;
  return !name.empty() && name != "auth" && std::all_of(name.begin(), name.end(), is_letter) &&
         value.find('\x01') == std::string::npos;
}

class OAuthBearer final : public Sasl {
 public:
  OAuthBearer(const SaslSettings& settings, SaslContext context)
      : settings_(settings), context_(std::move(context)) {}

  SaslStep start() override {
    SaslStep step;
    step.need = SaslNeed{SaslNeed::Kind::token, {}, 0};
    return step;
  }

  SaslStep on_answer(std::string token) override {
    SaslStep step;
    const auto& extensions = settings_.extensions;
    if (!is_token(token)) {
      step.error =
          Error::of(ErrorKind::usage, "BAD_CREDENTIALS",
                    KLAMM_TEXT("sasl", "the bearer token is empty or holds a character that no token has"));
    } else if (!std::all_of(extensions.begin(), extensions.end(), is_extension)) {
      step.error =
          Error::of(ErrorKind::usage, "BAD_CREDENTIALS",
                    KLAMM_TEXT("sasl", "sasl.oauthbearer.extensions: names are letters, and not \"auth\""));
    } else {
      step.send = "n,,\x01"
                  "auth=Bearer " +
                  token + '\x01';
      for (const auto& [name, value] : extensions) *step.send += name + "=" + value + '\x01';
      *step.send += '\x01';
    }
    cleanse(token);
    return step;
  }

  SaslStep on_message(std::string_view message) override {
    SaslStep step;
    if (refused_) {
      step.error =
          Error::of(ErrorKind::unauthorized, "AUTHENTICATION_FAILED",
                    KLAMM_TEXT("sasl", "%1 does not accept the bearer token").with(context_.address));
    } else if (message.empty()) {
      step.done = true;
    } else {
      refused_ = true;
      step.send = "\x01"; // the broker then says the error
    }
    return step;
  }

 private:
  const SaslSettings& settings_;
  SaslContext context_;
  bool refused_ = false;
};

} // namespace

std::unique_ptr<Sasl> make_oauthbearer(const SaslSettings& settings, SaslContext context) {
  return std::make_unique<OAuthBearer>(settings, std::move(context));
}

} // namespace klamm::sansio
