#include <admin/write/write.hpp>

#include <algorithm>

namespace klamm::admin {

std::int32_t broker_timeout_ms(const Call& call) {
  using std::chrono::milliseconds;
  const auto left =
      std::chrono::duration_cast<milliseconds>(call.deadline - std::chrono::steady_clock::now()).count();
  const auto margin = std::max<std::int64_t>(1000, left / 10);
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(left - margin, 1, INT32_MAX));
}

std::vector<Result<std::int32_t>> locate_controller(Client& client, std::size_t keys, const Call& call) {
  const auto metadata = fetch_metadata(client, TopicChoice::none(), call);
  Result<std::int32_t> controller = unknown_node;
  if (!metadata) {
    controller = fail(metadata.error());
  } else if (metadata->controller_id >= 0) {
    controller = metadata->controller_id;
  } else {
    controller =
        fail(Error::of(ErrorKind::no_answer, "NO_CONTROLLER",
                       KLAMM_TEXT("write", "the cluster has no controller at the moment; nothing was sent")));
  }
  return std::vector<Result<std::int32_t>>(keys, controller);
}

Written unanswered(std::size_t count) {
  const Error error =
      Error::of(ErrorKind::outcome_unknown, "NO_REPLY",
                KLAMM_TEXT("write", "the reply does not mention this item: the change may have been made"));
  Written out;
  out.reserve(count);
  for (std::size_t i = 0; i < count; ++i) out.emplace_back(fail(error));
  return out;
}

std::vector<Keyed<std::uint32_t>> item_keys(std::size_t count, std::int32_t node) {
  std::vector<Keyed<std::uint32_t>> keys(count);
  for (std::size_t i = 0; i < count; ++i) {
    keys[i].key = static_cast<std::uint32_t>(i);
    keys[i].node = node;
  }
  return keys;
}

} // namespace klamm::admin
