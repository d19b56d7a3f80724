#pragma once

#include <gui/session/favourites.hpp>
#include <gui/session/feed.hpp>
#include <gui/session/readers.hpp>
#include <gui/session/seen.hpp>

#include <klamm/lag_series.hpp>
#include <klamm/profiles.hpp>

#include <QObject>
#include <QString>

#include <map>
#include <memory>
#include <string>
#include <unordered_map>

namespace klamm::gui {

enum class Kind { topics, partitions, brokers, cluster, health, quorum, moves, log_dirs, groups, count_ };

/// One cluster that is open: its client, its feeds, and what was seen of it since. Lives on the window's thread.
class Session : public QObject {
  Q_OBJECT
 public:
  explicit Session(profiles::Target target, QObject* parent = nullptr);
  ~Session() override;

  [[nodiscard]] const profiles::Profile& profile() const { return target_.profile; }
  [[nodiscard]] const profiles::Target& target() const { return target_; }
  [[nodiscard]] QString name() const; ///< the profile's, or the addresses
  [[nodiscard]] bool read_only() const { return profile().protection == profiles::Protection::read_only; }
  [[nodiscard]] const std::shared_ptr<Client>& client() const { return client_; }
  [[nodiscard]] std::string state_folder() const { return store_.state_folder(); }

  [[nodiscard]] Feed& feed(Kind kind);
  /// Feeds of one thing, made when first asked for and kept: `topic/orders`.
  [[nodiscard]] Feed& feed(const std::string& name, const std::function<Feed::Reader()>& reader,
                           std::chrono::milliseconds interval);
  /// Reads all that is being watched again.
  void refresh();
  /// How often what is watched is read; zero: only on demand.
  void set_interval(std::chrono::milliseconds interval);
  [[nodiscard]] std::chrono::milliseconds interval() const { return interval_; }
  void set_paused(bool paused);
  [[nodiscard]] bool paused() const { return paused_; }

  [[nodiscard]] const lag::Series* group_series(const std::string& group) const;
  /// `GROUP\nTOPIC` or `GROUP\nTOPIC:PARTITION` of groups that were open.
  [[nodiscard]] const lag::Series* series(const std::string& key) const;
  [[nodiscard]] const std::unordered_map<std::string, lag::Series>& all_series() const { return series_; }
  [[nodiscard]] Favourites& favourites() { return *favourites_; }
  [[nodiscard]] const Seen& seen() const { return seen_; }
  [[nodiscard]] std::chrono::system_clock::time_point opened_at() const { return opened_at_; }
  /// Brokers that answered of those known; the error of one that did not.
  [[nodiscard]] std::set<std::int32_t> live_brokers() const;

 signals:
  void seen_changed();
  void settings_changed();

 private:
  template <class Read>
  void look_between(Kind kind);
  void sample_groups();
  void sample_group(const std::string& id, const GroupRead& read);

  profiles::Target target_;
  profiles::Store store_;
  Favourites* favourites_;
  std::shared_ptr<Client> client_;
  std::map<Kind, Feed*> feeds_;
  std::map<std::string, Feed*> named_;
  std::chrono::system_clock::time_point sampled_at_{};
  std::unordered_map<std::string, lag::Series> group_series_;
  std::unordered_map<std::string, lag::Series> series_;
  Seen seen_;
  Jobs jobs_;
  std::chrono::system_clock::time_point opened_at_ = std::chrono::system_clock::now();
  std::chrono::milliseconds interval_{10'000};
  bool paused_ = false;
  std::optional<Error> broken_; ///< the target cannot even be tried
};

} // namespace klamm::gui
