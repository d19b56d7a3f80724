#include <sansio/sasl_mechanisms.hpp>

#include <utility>

namespace klamm::sansio {

namespace {

class Plain final : public Sasl {
 public:
  Plain(const SaslSettings& settings, SaslContext context)
      : settings_(settings), context_(std::move(context)) {}

  SaslStep start() override {
    const auto has_nul = [](std::string_view text) { return text.find('\0') != std::string_view::npos; };
    SaslStep step;
    if (has_nul(settings_.user) || has_nul(settings_.password.reveal())) {
      step.error = Error::of(ErrorKind::usage, "BAD_CREDENTIALS",
                             KLAMM_TEXT("sasl", "PLAIN cannot carry a user or password with a NUL byte"));
      return step;
    }
    step.send = std::string(1, '\0') + settings_.user + '\0';
    step.send->append(settings_.password.reveal());
    return step;
  }

  SaslStep on_message(std::string_view message) override {
    if (!message.empty())
      return bad_sasl_message(context_.address, settings_.mechanism, "its answer is not empty");
    SaslStep step;
    step.done = true;
    return step;
  }

 private:
  const SaslSettings& settings_;
  SaslContext context_;
};

} // namespace

std::unique_ptr<Sasl> make_plain(const SaslSettings& settings, SaslContext context) {
  return std::make_unique<Plain>(settings, std::move(context));
}

} // namespace klamm::sansio
