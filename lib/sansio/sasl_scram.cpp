#include <base/crypto.hpp>
#include <sansio/sasl_mechanisms.hpp>

#include <utility>

namespace klamm::sansio {

namespace {

// client-first   n,,n=USER,r=NONCE[,tokenauth=true]
// server-first   r=NONCE+SERVER'S,s=SALT,i=ITERATIONS
// client-final   c=biws,r=NONCE+SERVER'S,p=PROOF
// server-final   v=SIGNATURE
//
// AuthMessage = client-first without "n,," , server-first , client-final without ",p=…"

constexpr int fewest_iterations = 4096;
constexpr int most_iterations = 100'000;
constexpr std::string_view no_channel_binding = "n,,";

/// Java prepares no name (SASLprep): its bytes are UTF-8, and only '=' and ',' are written otherwise.
std::string escaped(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '=') {
      out += "=3D";
    } else if (c == ',') {
      out += "=2C";
    } else {
      out += c;
    }
  }
  return out;
}

/// Takes `LETTER=VALUE` and the comma behind it off the front.
std::optional<std::string_view> take_attribute(std::string_view& text, char letter) {
  if (text.size() < 2 || text[0] != letter || text[1] != '=') return std::nullopt;
  const auto end = std::min(text.find(','), text.size());
  const auto value = text.substr(2, end - 2);
  if (end + 1 == text.size()) return std::nullopt; // a comma with nothing behind it
  text.remove_prefix(std::min(end + 1, text.size()));
  return value;
}

std::optional<int> read_iterations(std::string_view text) {
  if (text.empty() || text.size() > 9 || text[0] == '0') return std::nullopt;
  int out = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    out = out * 10 + (c - '0');
  }
  return out;
}

class Scram final : public Sasl {
 public:
  Scram(const SaslSettings& settings, SaslContext context)
      : settings_(settings), context_(std::move(context)),
        hash_(settings.mechanism == SaslMechanism::scram_sha_256 ? crypto::Hash::sha256
                                                                 : crypto::Hash::sha512) {}

  SaslStep start() override {
    first_ = "n=" + escaped(settings_.user) + ",r=" + context_.nonce;
    if (settings_.is_delegation_token) first_ += ",tokenauth=true";
    SaslStep step;
    step.send = std::string(no_channel_binding) + first_;
    state_ = State::server_first;
    return step;
  }

  SaslStep on_message(std::string_view message) override {
    switch (state_) {
    case State::server_first: return on_server_first(message);
    case State::server_final: return on_server_final(message);
    default: return bad("a message came that nobody awaits");
    }
  }

  SaslStep on_answer(std::string salted_password) override {
    auto proved = prove(salted_password);
    cleanse(salted_password);
    SaslStep step;
    if (!proved) {
      step.error = std::move(proved.error());
    } else {
      step.send = std::move(*proved);
      state_ = State::server_final;
    }
    return step;
  }

 private:
  enum class State { start, server_first, salting, server_final, done };

  SaslStep bad(const char* why) const { return bad_sasl_message(context_.address, settings_.mechanism, why); }

  SaslStep on_server_first(std::string_view message) {
    server_first_ = message;
    const auto nonce = take_attribute(message, 'r');
    const auto salt_text = take_attribute(message, 's');
    const auto count = take_attribute(message, 'i');
    if (!nonce || !salt_text || !count || !message.empty()) return bad("its first message is not r=,s=,i=");
    if (!nonce->starts_with(context_.nonce) || nonce->size() == context_.nonce.size())
      return bad("its nonce does not continue the client's");
    for (const char c : *nonce) {
      if (c < '!' || c > '~') return bad("its nonce is not printable");
    }
    const auto salt = crypto::from_base64(*salt_text);
    if (!salt || salt->empty()) return bad("its salt is empty or not base64");
    const auto iterations = read_iterations(*count);
    if (!iterations || *iterations < fewest_iterations || *iterations > most_iterations)
      return bad("it asks for less than 4096 or more than 100000 iterations");
    nonce_ = *nonce;
    state_ = State::salting;
    SaslStep step;
    step.need = SaslNeed{SaslNeed::Kind::salted_password, *salt, *iterations};
    return step;
  }

  Result<std::string> prove(std::string_view salted) {
    const std::string final_bare = "c=" + crypto::base64(no_channel_binding) + ",r=" + nonce_;
    const std::string signed_text = first_ + "," + server_first_ + "," + final_bare;
    const auto client_key = crypto::hmac(hash_, salted, "Client Key");
    const auto server_key = crypto::hmac(hash_, salted, "Server Key");
    if (!client_key) return fail(client_key.error());
    if (!server_key) return fail(server_key.error());
    const auto stored_key = crypto::digest(hash_, *client_key);
    auto server_signature = crypto::hmac(hash_, *server_key, signed_text);
    if (!stored_key) return fail(stored_key.error());
    if (!server_signature) return fail(server_signature.error());
    auto proof = crypto::hmac(hash_, *stored_key, signed_text);
    if (!proof) return fail(proof.error());
    for (std::size_t i = 0; i < proof->size(); ++i)
      (*proof)[i] = static_cast<char>((*proof)[i] ^ (*client_key)[i]);
    expected_ = std::move(*server_signature);
    return final_bare + ",p=" + crypto::base64(*proof);
  }

  SaslStep on_server_final(std::string_view message) {
    if (message.starts_with("e=")) return bad("its last message is an error");
    const auto text = take_attribute(message, 'v');
    if (!text || !message.empty()) return bad("its last message is not v=");
    const auto signature = crypto::from_base64(*text);
    if (!signature || !crypto::equal(*signature, expected_))
      return bad("it does not know the password either: its signature is wrong");
    state_ = State::done;
    SaslStep step;
    step.done = true;
    return step;
  }

  const SaslSettings& settings_;
  SaslContext context_;
  crypto::Hash hash_;
  State state_ = State::start;
  std::string first_;
  std::string server_first_;
  std::string nonce_;
  std::string expected_;
};

} // namespace

std::unique_ptr<Sasl> make_scram(const SaslSettings& settings, SaslContext context) {
  return std::make_unique<Scram>(settings, std::move(context));
}

} // namespace klamm::sansio
