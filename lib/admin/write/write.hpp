#pragma once

#include <admin/call/driver.hpp>
#include <admin/fetch/metadata.hpp>

#include <cstdint>
#include <string>
#include <vector>

// Changes as requests. Each function here and in write_*.hpp hands every item to the transport at most once
// (see Driver), keeps to one request's limits only as its caller divides the work, and answers one result an
// item, in the order given. An error of kind `outcome_unknown` means that the item may have happened.

namespace klamm::admin {

using Written = std::vector<Result<void>>;

/// How long the broker may work on a request, in milliseconds: what the call has left, less a margin of a
/// second or a tenth, so that a clean answer can still arrive.
[[nodiscard]] std::int32_t broker_timeout_ms(const Call& call);

/// The `locate` of calls that the controller carries out: in KRaft any broker Metadata names forwards them,
/// with ZooKeeper it must be the real one. One Metadata call a look-up.
[[nodiscard]] std::vector<Result<std::int32_t>> locate_controller(Client& client, std::size_t keys,
                                                                  const Call& call);

/// What stands for each item until its reply is there: whoever is left out of a reply may have happened.
[[nodiscard]] Written unanswered(std::size_t count);

/// A spec over indices into the caller's items: failures and verdicts go to `out`, the reply's part to
/// `take`. `call` and `out` must outlive it.
// NOLINTBEGIN(performance-unnecessary-value-param): `name` is moved from, which is not seen in a template
template <class Req, class Resp>
[[nodiscard]] Spec<std::uint32_t, Req, Resp> write_spec(Written& out,
                                                        std::function<std::string(std::uint32_t)> name) {
  Spec<std::uint32_t, Req, Resp> spec;
  spec.failed = [&out](std::uint32_t key, Error error) { out[key] = fail(std::move(error)); };
  spec.name = std::move(name);
  return spec;
}
// NOLINTEND(performance-unnecessary-value-param)

/// The same, carried out by the controller.
template <class Req, class Resp>
[[nodiscard]] Spec<std::uint32_t, Req, Resp> controller_spec(Client& client, const Call& call, Written& out,
                                                             std::function<std::string(std::uint32_t)> name) {
  auto spec = write_spec<Req, Resp>(out, std::move(name));
  spec.locate = [&client, &call](std::span<const std::uint32_t> keys) {
    return locate_controller(client, keys.size(), call);
  };
  return spec;
}

/// Keys 0…count−1, their broker still to be looked up, or `node`.
[[nodiscard]] std::vector<Keyed<std::uint32_t>> item_keys(std::size_t count,
                                                          std::int32_t node = unknown_node);

/// Notes what a reply says of one item.
inline void judge(Written& out, std::uint32_t key, Verdict& verdict, protocol::ErrorCode code,
                  const std::optional<std::string>& message) {
  verdict = {code, message.value_or("")};
  if (code == protocol::ErrorCode::none) out[key] = {};
}

} // namespace klamm::admin
