#pragma once

#include <klamm/call.hpp>
#include <klamm/client.hpp>

#include <admin/call/errors.hpp>
#include <admin/call/rpc.hpp>
#include <net/scatter.hpp>
#include <sansio/retry.hpp>

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace klamm::admin {

/// The broker is not known yet: look it up first.
inline constexpr std::int32_t unknown_node = -2;
inline constexpr int most_lookups = 8;

/// What Kafka said of one key: no error, or a code and the server's words.
struct Verdict {
  protocol::ErrorCode code = protocol::ErrorCode::none;
  std::string message;
};

template <class Key>
struct Keyed {
  Key key;
  std::int32_t node = unknown_node; ///< where to ask: a broker id, net::any_node, or unknown_node
  int lane = 0;                     ///< keys of different lanes never share a request
  int attempts = 0;
  int lookups = 0;
  std::array<std::int32_t, most_lookups + 1> hops{}; ///< the brokers that sent it to another look-up
  bool moved_on = false; ///< it was sent, and whom it was sent to gave the work up
};

/// One call over many keys. The driver does look-up → group by broker → send → sort into done / failed / look
/// up again / retry. A read may be sent again after a lost connection. A change is handed to the transport
/// once: again only where nothing was written, or where the broker refused it; whatever else befalls it fails
/// with kind `outcome_unknown`. A coordinator or controller that gives its work up refuses also what it has
/// written already, and which its successor then finds: where a change that was sent again stands as asked
/// already, nobody knows whose doing that is, and it fails with that kind as well, as it does where no
/// successor comes to refuse it.
template <class Key, class Req, class Resp>
struct Spec {
  /// The request for these keys, for a broker that speaks `version`.
  std::function<Req(std::span<const Key> keys, int lane, std::int16_t version)> make;
  /// Takes a reply: stores what was learned and fills `verdicts`, one a key, where Kafka answered with an
  /// error.
  std::function<void(std::span<const Key> keys, int lane, const net::Reply& reply, Resp& response,
                     std::span<Verdict> verdicts)>
      take;
  /// A key that could not be answered in the end. `error.target` is set: the key, or `broker 2` where the
  /// whole request failed there.
  std::function<void(const Key& key, Error error)> failed;
  /// `group g1`, `partition orders:3`, `broker 2`: for sentences.
  std::function<std::string(const Key& key)> name;
  /// Finds the broker of each key; absent where every key names its own. One result a key.
  std::function<std::vector<Result<std::int32_t>>(std::span<const Key> keys)> locate;
  std::int16_t lowest = Req::min_version;
  std::int16_t highest = Req::max_version;
  std::size_t most = SIZE_MAX; ///< keys a request
  /// A longer reply, in bytes, is not taken: the keys are asked for again in two halves, down to single keys,
  /// whose reply may have what every reply may. 0: no such limit.
  std::size_t reply_limit = 0;
};

template <class Key, class Req, class Resp>
class Driver {
 public:
  using Batch = std::vector<Keyed<Key>>;

  Driver(Client& client, const Call& call, const Spec<Key, Req, Resp>& spec)
      : core_(client.core()), spec_(spec), scatter_(core_, call) {}

  void run(Batch keys) {
    send(std::move(keys), {});
    while (auto reply = scatter_.next()) {
      auto node = batches_.extract(reply->tag);
      take(std::move(node.mapped()), *reply);
    }
  }

 private:
  void send(Batch keys, std::chrono::milliseconds delay) {
    look_up(keys);
    std::map<std::pair<std::int32_t, int>, Batch> groups;
    for (auto& key : keys) groups[{key.node, key.lane}].push_back(std::move(key));
    for (auto& [where, group] : groups) {
      for (std::size_t from = 0; from < group.size();
           from += spec_.most == SIZE_MAX ? group.size() : spec_.most) {
        const std::size_t to =
            spec_.most == SIZE_MAX ? group.size() : std::min(group.size(), from + spec_.most);
        Batch batch(std::make_move_iterator(group.begin() + static_cast<std::ptrdiff_t>(from)),
                    std::make_move_iterator(group.begin() + static_cast<std::ptrdiff_t>(to)));
        send_batch(where.first, where.second, std::move(batch), delay);
      }
    }
  }

  void send_batch(std::int32_t node, int lane, Batch batch, std::chrono::milliseconds delay) {
    const std::uint64_t tag = next_tag_++;
    // Copied for the thread that encodes: the batch stays here for the reply.
    auto keys = std::make_shared<std::vector<Key>>(keys_of(batch));
    const std::size_t reply_limit = batch.size() > 1 ? spec_.reply_limit : 0;
    batches_.emplace(tag, std::move(batch));
    auto make = [keys, lane, &spec = spec_](std::int16_t version) { return spec.make(*keys, lane, version); };
    scatter_.send(node, tag, encoder<Req>(core_, std::move(make), spec_.lowest, spec_.highest, reply_limit),
                  delay);
  }

  void look_up(Batch& keys) {
    if (!spec_.locate) return;
    std::vector<std::size_t> lost;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (keys[i].node == unknown_node) lost.push_back(i);
    }
    if (lost.empty()) return;
    std::vector<Key> names;
    names.reserve(lost.size());
    for (const std::size_t i : lost) names.push_back(keys[i].key);
    auto found = spec_.locate(names);
    for (std::size_t i = 0; i < lost.size(); ++i) {
      if (found[i]) {
        keys[lost[i]].node = *found[i];
      } else {
        give_up(keys[lost[i]], std::move(found[i].error()));
      }
    }
    std::erase_if(keys, [](const Keyed<Key>& key) { return key.node == unknown_node; });
  }

  void take(Batch batch, const net::Reply& reply) {
    auto response = decode_reply<Resp>(core_, reply);
    if (!response) {
      if (reply.written) scatter_.erred();
      not_answered(std::move(batch), reply, std::move(response.error()));
      return;
    }
    std::vector<Verdict> verdicts(batch.size());
    const auto keys = keys_of(batch);
    spec_.take(keys, batch.front().lane, reply, *response, verdicts);
    Batch again;
    for (std::size_t i = 0; i < batch.size(); ++i) {
      auto& key = batch[i];
      const auto code = static_cast<std::int16_t>(verdicts[i].code);
      const auto reaction = api_.mutates ? sansio::reaction_to_change(api_, code) : sansio::reaction_to(code);
      if (reaction == sansio::Reaction::none) continue;
      if (reaction != sansio::Reaction::fail) scatter_.erred();
      const bool elsewhere = reaction == sansio::Reaction::look_up && spec_.locate;
      if (elsewhere) key.hops.at(static_cast<std::size_t>(key.lookups)) = reply.node;
      if (reaction == sansio::Reaction::fail || reaction == sansio::Reaction::unknown ||
          (elsewhere ? ++key.lookups > most_lookups : ++key.attempts >= sansio::most_attempts)) {
        if (elsewhere && is_coordinator_error(verdicts[i].code)) {
          give_up(key, coordinator_unstable(spec_.name(key.key), key.hops));
          continue;
        }
        Error error = kafka_error(verdicts[i].code, spec_.name(key.key), verdicts[i].message);
        if (reply.node != net::any_node) error.broker_id = reply.node;
        if (reaction == sansio::Reaction::unknown) error.kind = ErrorKind::outcome_unknown;
        give_up(key, std::move(error), reaction == sansio::Reaction::fail && !api_.stands_with(code));
        continue;
      }
      key.moved_on = key.moved_on || reaction == sansio::Reaction::look_up;
      if (elsewhere) key.node = unknown_node;
      again.push_back(std::move(key));
    }
    resend(std::move(again));
  }

  void not_answered(Batch batch, const net::Reply& reply, Error error) {
    if (api_.mutates && reply.written) {
      error.kind = ErrorKind::outcome_unknown;
      for (auto& key : batch) give_up(key, error);
      return;
    }
    if (error.code == "REPLY_TOO_LARGE" && batch.size() > 1) {
      const auto middle = batch.begin() + static_cast<std::ptrdiff_t>(batch.size() / 2);
      Batch rest(std::make_move_iterator(middle), std::make_move_iterator(batch.end()));
      batch.erase(middle, batch.end());
      const int lane = batch.front().lane;
      send_batch(reply.node, lane, std::move(batch), {});
      send_batch(reply.node, lane, std::move(rest), {});
      return;
    }
    const bool transport = error.code == "UNREACHABLE" || error.code == "CONNECTION_LOST";
    constexpr int most_connects = 3;
    Batch again;
    for (auto& key : batch) {
      if (!transport || ++key.attempts >= most_connects) {
        give_up(key, error);
        continue;
      }
      if (spec_.locate) key.node = unknown_node;
      again.push_back(std::move(key));
    }
    resend(std::move(again));
  }

  void resend(Batch keys) {
    if (keys.empty()) return;
    // Eight look-ups fit into five seconds: a coordinator that keeps moving is told before most deadlines.
    constexpr int longest_between_lookups = 3;
    const int attempt =
        std::max(keys.front().attempts, std::min(keys.front().lookups, longest_between_lookups));
    send(std::move(keys), sansio::backoff(attempt, static_cast<std::uint32_t>(next_tag_ * 7U)));
  }

  /// A request that failed as a whole is its broker's failure; `failed` hears it once a key all the same.
  /// Only what is `refused` at last did not happen where the key moved on before.
  void give_up(const Keyed<Key>& key, Error error, bool refused = false) {
    if (api_.mutates && key.moved_on && !refused) error.kind = ErrorKind::outcome_unknown;
    std::string target = error.broker_id ? "broker " + std::to_string(*error.broker_id) : spec_.name(key.key);
    spec_.failed(key.key, about(std::move(error), std::move(target)));
  }

  static std::vector<Key> keys_of(const Batch& batch) {
    std::vector<Key> keys;
    keys.reserve(batch.size());
    for (const auto& key : batch) keys.push_back(key.key);
    return keys;
  }

  net::Core& core_;
  const protocol::ApiInfo& api_ = *protocol::find_api(Req::api_key);
  const Spec<Key, Req, Resp>& spec_;
  std::map<std::uint64_t, Batch> batches_;
  std::uint64_t next_tag_ = 1;
  net::Scatter scatter_; ///< last: its death abandons what is under way before the batches go
};

/// Runs a spec over keys until each is done or failed.
template <class Key, class Req, class Resp>
void drive(Client& client, const Call& call, std::vector<Keyed<Key>> keys, const Spec<Key, Req, Resp>& spec) {
  Driver<Key, Req, Resp>(client, call, spec).run(std::move(keys));
}

/// One request to one broker (or any), as a driver of a single key: retried like any read.
template <class Req, class Resp>
[[nodiscard]] Result<Resp>
ask(Client& client, const Call& call, std::int32_t node, const std::string& name,
    std::function<Req(std::int16_t)> build, std::function<Verdict(const Resp&, const net::Reply&)> judge = {},
    std::int16_t lowest = Req::min_version, std::int16_t highest = Req::max_version) {
  Result<Resp> out = fail({});
  Spec<int, Req, Resp> spec;
  spec.make = [&](std::span<const int>, int, std::int16_t version) { return build(version); };
  spec.take = [&](std::span<const int>, int, const net::Reply& reply, Resp& response,
                  std::span<Verdict> verdicts) {
    if (judge) verdicts.front() = judge(response, reply);
    if (verdicts.front().code == protocol::ErrorCode::none) out = std::move(response);
  };
  spec.failed = [&](int, Error error) { out = fail(std::move(error)); };
  spec.name = [&](int) { return name; };
  spec.lowest = lowest;
  spec.highest = highest;
  drive<int, Req, Resp>(client, call, {{0, node, 0, 0, 0}}, spec);
  return out;
}

} // namespace klamm::admin
