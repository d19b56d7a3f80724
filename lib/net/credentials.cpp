#include <asio/post.hpp>
#include <base/crypto.hpp>
#include <base/program.hpp>
#include <net/credentials.hpp>
#include <net/external/oidc.hpp>

#include <thread>

namespace klamm::net {

void Credentials::answer(const Loop& loop, std::shared_ptr<Exchange> exchange, const sansio::SaslNeed& need,
                         std::function<void(Result<std::string>)> done) {
  std::thread([self = shared_from_this(), weak = std::weak_ptr(loop), exchange = std::move(exchange), need,
               done = std::move(done)]() mutable {
    auto result = std::make_shared<Result<std::string>>(self->work(*exchange, need));
    if (const Loop alive = weak.lock())
      asio::post(*alive, [done = std::move(done), result] { done(std::move(*result)); });
  }).detach();
}

Result<std::string> Credentials::work(Exchange& exchange, const sansio::SaslNeed& need) {
  using Kind = sansio::SaslNeed::Kind;
  switch (need.kind) {
  case Kind::salted_password: return salted_password(need);
  case Kind::token: return token();
  case Kind::aws_credentials: return aws_credentials();
  case Kind::gss_step:
  case Kind::gss_answer: return gss(exchange, need);
  }
  return std::string();
}

Result<std::string> Credentials::gss(Exchange& exchange, const sansio::SaslNeed& need) {
  const std::lock_guard lock(mutex_); // one at a time: they share a ticket cache
  if (!exchange.gss) exchange.gss = std::make_unique<GssExchange>(*security_->sasl->gssapi, exchange.host);
  return need.kind == sansio::SaslNeed::Kind::gss_step ? exchange.gss->step(need.input)
                                                       : exchange.gss->answer(need.input);
}

Result<std::string> Credentials::token() {
  constexpr std::chrono::seconds program_time{10};
  const std::lock_guard lock(mutex_); // one at a time
  const auto& sasl = *security_->sasl;
  if (!sasl.token_command.empty()) return run_program(sasl.token_command, program_time);
  if (sasl.oidc) {
    if (!token_.empty() && boot_now() < renew_token_at_) return std::string(token_.reveal());
    auto fetched = fetch_token(*sasl.oidc, program_time);
    if (!fetched) return fail(std::move(fetched.error()));
    token_ = std::move(fetched->text);
    renew_token_at_ = boot_now() + fetched->lifetime * 4 / 5; // one whose end is not told is used once
    return std::string(token_.reveal());
  }
  return std::string(sasl.password.reveal());
}

Result<std::string> Credentials::aws_credentials() {
  auto found = security_->sasl->aws->credentials();
  if (!found) return fail(std::move(found.error()));
  std::string out = found->access_key + "\n";
  out += found->secret_key.reveal();
  out += '\n';
  out += found->session_token.reveal();
  return out;
}

Result<std::string> Credentials::salted_password(const sansio::SaslNeed& need) {
  // Held while it is worked out: the next connection of the same client waits for the same.
  const std::lock_guard lock(mutex_);
  const auto key = std::pair(need.input, need.iterations);
  if (const auto at = salted_.find(key); at != salted_.end()) return std::string(at->second.reveal());
  const auto& sasl = *security_->sasl;
  const auto hash =
      sasl.mechanism == SaslMechanism::scram_sha_256 ? crypto::Hash::sha256 : crypto::Hash::sha512;
  auto salted = crypto::pbkdf2(hash, sasl.password.reveal(), need.input, need.iterations);
  if (!salted) return salted;
  constexpr std::size_t most_kept = 16;
  if (salted_.size() >= most_kept) salted_.clear();
  salted_.emplace(key, Secret(std::string_view(*salted)));
  return salted;
}

} // namespace klamm::net
