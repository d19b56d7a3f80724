#pragma once

#include <scaling/run/driver.hpp>
#include <scaling/run/record.hpp>

#include <chrono>
#include <map>
#include <string>

namespace klamm::scaling::run {

/// A run's cluster, through a client.
class LiveWorld : public World {
 public:
  LiveWorld(Client& client, const Driving& how, const Run& run, Log& log)
      : client_(client), how_(how), id_(run.id), change_id_(run.change_id), log_(log) {}

  Result<Seen> look(const std::vector<Goal>& goals) override;
  Result<plan::LiveMoves> read(const std::vector<std::string>& topics, bool throttles) override;
  Result<Answer<changes::StepRow>> apply(const changes::Plan& plan, bool completing) override;
  void pass(Time time) override;
  Wish wish() override { return wish_in(how_.state_folder, id_); }
  std::optional<ErrorKind> stopped() override;

 private:
  using Clock = std::chrono::steady_clock;

  [[nodiscard]] Call call() const;
  [[nodiscard]] std::int64_t min_in_sync(const std::string& topic) const;
  void read_min_in_sync();
  void read_room(const std::vector<std::int32_t>& live);

  Client& client_;
  const Driving& how_;
  std::string id_;
  std::string change_id_; ///< of the first change; empty: none was made yet
  Log& log_;
  Result<void> told_;
  Clock::time_point begun_ = Clock::now();
  Clock::duration look_took_{};
  Clock::time_point room_at_{};
  Clock::time_point min_at_{};
  std::map<std::int32_t, std::int64_t> room_;
  std::map<std::string, std::int64_t> min_in_sync_;
};

} // namespace klamm::scaling::run
