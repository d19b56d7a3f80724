#pragma once

#include <admin/call/driver.hpp>

#include <chrono>
#include <map>

namespace klamm::admin {

/// The same call with half of the time it has left: for a step that a broker which hangs may use up, so that
/// the steps after it still have time.
[[nodiscard]] inline Call half_of(const Call& call) {
  Call half = call;
  const auto now = std::chrono::steady_clock::now();
  if (call.deadline > now) half.deadline = now + (call.deadline - now) / 2;
  return half;
}

/// The same request to each of these brokers at once, one result a broker; the error of one names it. Retried
/// like any read. The brokers must be known to the client: read Metadata first.
template <class Req, class Resp>
[[nodiscard]] std::map<std::int32_t, Result<Resp>>
ask_each(Client& client, const Call& call, std::span<const std::int32_t> brokers,
         std::function<Req(std::int16_t version)> build,
         std::function<Verdict(const Resp&, const net::Reply&)> judge, std::int16_t lowest = Req::min_version,
         std::int16_t highest = Req::max_version) {
  std::map<std::int32_t, Result<Resp>> out;
  Spec<std::int32_t, Req, Resp> spec;
  spec.most = 1;
  spec.lowest = lowest;
  spec.highest = highest;
  spec.make = [&](std::span<const std::int32_t>, int, std::int16_t version) { return build(version); };
  spec.take = [&](std::span<const std::int32_t> asked, int, const net::Reply& reply, Resp& response,
                  std::span<Verdict> verdicts) {
    verdicts.front() = judge(response, reply);
    if (verdicts.front().code == protocol::ErrorCode::none)
      out.insert_or_assign(asked.front(), std::move(response));
  };
  spec.failed = [&](std::int32_t broker, Error error) {
    error.broker_id = broker;
    out.insert_or_assign(broker, Result<Resp>(fail(std::move(error))));
  };
  spec.name = [](std::int32_t broker) { return "broker " + std::to_string(broker); };
  std::vector<Keyed<std::int32_t>> keys;
  keys.reserve(brokers.size());
  for (const std::int32_t broker : brokers) keys.push_back({broker, broker, 0, 0, 0});
  drive(client, call, std::move(keys), spec);
  return out;
}

} // namespace klamm::admin
