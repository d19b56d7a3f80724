#include <change/live/live_moves.hpp>
#include <change/operations/config_lists.hpp>
#include <scaling/run/ledger.hpp>

namespace klamm::scaling::run {

using namespace changes; // operations

void Ledger::put(const std::vector<Operation>& steps) {
  for (const Operation& step : steps) {
    if (const auto* list = std::get_if<AppendConfig>(&step); list && list->key == plan::follower_list) {
      auto [at, fresh] = lists_.emplace(list->entity, *list);
      if (!fresh) at->second.value = appended(at->second.value.value_or(""), list->value.value_or(""));
    }
    if (const auto* rate = std::get_if<SetConfig>(&step); rate && rate->key == plan::follower_rate) {
      auto [at, fresh] = rates_.emplace(rate->entity, *rate);
      if (!fresh) at->second.value = rate->value;
    }
  }
}

std::vector<std::string> Ledger::topics() const {
  std::vector<std::string> out;
  for (const auto& [topic, list] : lists_) out.push_back(topic);
  return out;
}

std::vector<Operation> Ledger::steps(bool rates) const {
  std::vector<Operation> out;
  for (const auto& [topic, list] : lists_) out.emplace_back(list);
  if (!rates) return out;
  for (const auto& [broker, rate] : rates_) out.emplace_back(rate);
  return out;
}

} // namespace klamm::scaling::run
