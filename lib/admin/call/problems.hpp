#pragma once

#include <klamm/answer.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace klamm::admin {

/// What could not be learned for an answer: each broker or item once, however many keys met the failure.
class Problems {
 public:
  void add(Error error) {
    some_brokers_answered_ = false;
    if (seen_.emplace(error.target, error.code).second) errors_.push_back(std::move(error));
  }
  /// Some of the brokers asked for a part each gave it, be it empty. A failure after this, in what they
  /// named, takes it back.
  void some_brokers_answered() { some_brokers_answered_ = true; }
  [[nodiscard]] bool empty() const { return errors_.empty(); }
  [[nodiscard]] const std::vector<Error>& errors() const { return errors_; }

  /// Hands everything over, sorted by target.
  template <class Row>
  void move_into(Answer<Row>& answer) {
    std::stable_sort(errors_.begin(), errors_.end(),
                     [](const Error& a, const Error& b) { return a.target < b.target; });
    for (auto& error : errors_) answer.problem(std::move(error));
    errors_.clear();
    answer.some_brokers_answered = some_brokers_answered_;
  }

 private:
  std::vector<Error> errors_;
  std::set<std::pair<std::string, std::string>> seen_;
  bool some_brokers_answered_ = false;
};

} // namespace klamm::admin
