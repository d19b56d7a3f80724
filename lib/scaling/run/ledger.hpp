#pragma once

#include <klamm/changes.hpp>
#include <klamm/plan_moves.hpp>

#include <map>
#include <string>
#include <vector>

namespace klamm::scaling::run {

/// What a run put on of throttles, with what stood before it: of each topic's list the entries, of each
/// broker the rate.
class Ledger {
 public:
  /// Keeps the throttle steps among these. What stood before the first of a kind is what stood before all.
  void put(const std::vector<changes::Operation>& steps);
  [[nodiscard]] bool empty() const { return lists_.empty() && rates_.empty(); }
  [[nodiscard]] std::vector<std::string> topics() const;
  /// As plan::take_off_throttle takes them: all, or the lists alone.
  [[nodiscard]] std::vector<changes::Operation> steps(bool rates) const;

 private:
  std::map<std::string, changes::AppendConfig> lists_;
  std::map<std::string, changes::SetConfig> rates_;
};

} // namespace klamm::scaling::run
