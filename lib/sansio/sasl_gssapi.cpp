#include <sansio/sasl_mechanisms.hpp>

#include <utility>

namespace klamm::sansio {

namespace {

// client, server   Kerberos tokens until the context is complete; the client's last one may be empty
// server           wrapped: a mask of security layers, the longest message it takes
// client           wrapped: the layer chosen, 0
// server           empty

class Gssapi final : public Sasl {
 public:
  Gssapi(const SaslSettings& settings, SaslContext context)
      : settings_(settings), context_(std::move(context)) {}

  SaslStep start() override { return ask(SaslNeed::Kind::gss_step, {}); }

  SaslStep on_answer(std::string answer) override {
    SaslStep step;
    if (state_ == State::tokens) {
      if (answer.empty()) return bad_sasl_message(context_.address, settings_.mechanism, "there is no token");
      if (answer[0] == '\1') state_ = State::layers;
      answer.erase(0, 1);
    } else {
      state_ = State::chosen;
    }
    step.send = std::move(answer);
    return step;
  }

  SaslStep on_message(std::string_view message) override {
    if (state_ == State::tokens) return ask(SaslNeed::Kind::gss_step, message);
    if (state_ == State::layers) return ask(SaslNeed::Kind::gss_answer, message);
    if (!message.empty())
      return bad_sasl_message(context_.address, settings_.mechanism, "its last answer is not empty");
    SaslStep step;
    step.done = true;
    return step;
  }

 private:
  enum class State { tokens, layers, chosen };

  static SaslStep ask(SaslNeed::Kind kind, std::string_view message) {
    SaslStep step;
    step.need = SaslNeed{kind, std::string(message), 0};
    return step;
  }

  const SaslSettings& settings_;
  SaslContext context_;
  State state_ = State::tokens;
};

} // namespace

std::unique_ptr<Sasl> make_gssapi(const SaslSettings& settings, SaslContext context) {
  return std::make_unique<Gssapi>(settings, std::move(context));
}

} // namespace klamm::sansio
