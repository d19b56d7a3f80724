#include <gui/session/session.hpp>

#include <gui/bridge/doorbell.hpp>
#include <gui/words/say.hpp>

#include <klamm/front/session.hpp>

#include <utility>

namespace klamm::gui {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds sweep_interval{30'000}; ///< of all groups' lag, whatever page is open
constexpr std::size_t many_groups = 2'000;
constexpr milliseconds least_between_samples{10'000}; ///< of that many

Feed::Reader reader_of(Kind kind) {
  switch (kind) {
  case Kind::topics: return read::topics();
  case Kind::partitions: return read::partitions();
  case Kind::brokers: return read::brokers();
  case Kind::cluster: return read::cluster();
  case Kind::health: return read::health();
  case Kind::quorum: return read::quorum();
  case Kind::moves: return read::moves();
  case Kind::log_dirs: return read::log_dirs();
  case Kind::groups: return read::groups();
  case Kind::count_: break;
  }
  return {};
}

} // namespace

Session::Session(profiles::Target target, QObject* parent)
    : QObject(parent), target_(std::move(target)), store_(process_environment()), favourites_(new Favourites(name(), this)), jobs_(gui_mailbox()) {
  // the library's session makes the client, with all that the profile says of how to connect
  if (auto opened = front::Session::open(target_, store_)) {
    const auto kept = std::make_shared<front::Session>(std::move(*opened));
    client_ = std::shared_ptr<Client>(kept, &kept->client());
  } else {
    broken_ = opened.error();
    client_ = std::make_shared<Client>(ClientConfig{});
  }
  for (int i = 0; i < static_cast<int>(Kind::count_); ++i) {
    const auto kind = static_cast<Kind>(i);
    const bool sweep = kind == Kind::groups;
    Feed::Reader reader = reader_of(kind);
    if (broken_)
      reader = [error = *broken_](Client&, const Call&, const Feed::Early&) -> Result<std::shared_ptr<Snapshot>> {
        return fail(error);
      };
    feeds_[kind] = new Feed(client_, std::move(reader), sweep ? sweep_interval : interval_,
                            sweep ? CallClass::background : CallClass::interactive, this);
  }
  connect(feeds_[Kind::groups], &Feed::changed, this, [this] { sample_groups(); });
  look_between<BrokersRead>(Kind::brokers);
  look_between<PartitionsRead>(Kind::partitions);
  look_between<GroupsRead>(Kind::groups);
  connect(feeds_[Kind::health], &Feed::changed, this, [this] {
    if (const auto read = feed(Kind::health).as<FindingsRead>()) seen_.problems(*read);
    emit seen_changed();
  });
}

// Whatever is read of a kind is compared with what was read before, in a worker.
template <class Read>
void Session::look_between(Kind kind) {
  connect(feeds_[kind], &Feed::changed, this, [this, kind, before = std::shared_ptr<const Read>()]() mutable {
    auto now = feed(kind).as<Read>();
    if (!now || now->early) return;
    auto then = std::exchange(before, now);
    if (!then || then == now) return;
    jobs_.start([this, then = std::move(then), now = std::move(now)](const Jobs::Task&) mutable -> Jobs::Done {
      auto events = seen_between(*then, *now);
      then.reset();
      now.reset();
      if (events.empty()) return {};
      return [this, events = std::move(events)]() mutable {
        seen_.add(std::move(events));
        emit seen_changed();
      };
    });
  });
}

// The client's own thread, and calls that wait for it, end in a worker: closing a tab waits for nothing.
Session::~Session() {
  for (auto& [kind, feed] : feeds_) feed->close();
  for (auto& [name, feed] : named_) feed->close();
  Jobs reaper(gui_mailbox());
  reaper.start([client = std::move(client_)](const Jobs::Task&) mutable -> Jobs::Done {
    client.reset();
    return {};
  });
}

QString Session::name() const {
  const auto& profile = target_.profile;
  return shown(!profile.name.empty() ? profile.name
               : target_.controllers ? profile.bootstrap_controllers
                                     : profile.bootstrap_servers);
}

Feed& Session::feed(Kind kind) {
  return *feeds_.at(kind);
}

Feed& Session::feed(const std::string& name, const std::function<Feed::Reader()>& reader, milliseconds interval) {
  auto& feed = named_[name];
  if (!feed) {
    feed = new Feed(client_, reader(), interval, CallClass::interactive, this);
    feed->set_paused(paused_);
    if (name.starts_with("group/")) {
      connect(feed, &Feed::changed, this, [this, feed = feed, id = name.substr(6)] {
        if (const auto read = feed->as<GroupRead>()) sample_group(id, *read);
      });
    }
  }
  return *feed;
}

void Session::refresh() {
  for (auto& [kind, feed] : feeds_)
    if (feed->watchers() > 0) feed->refresh();
  for (auto& [name, feed] : named_)
    if (feed->watchers() > 0) feed->refresh();
}

void Session::set_interval(milliseconds interval) {
  interval_ = interval;
  for (auto& [kind, feed] : feeds_)
    feed->set_interval(kind == Kind::groups && interval.count() > 0 ? std::max(interval, sweep_interval) : interval);
  for (auto& [name, feed] : named_) feed->set_interval(interval);
  emit settings_changed();
}

void Session::set_paused(bool paused) {
  paused_ = paused;
  for (auto& [kind, feed] : feeds_) feed->set_paused(paused);
  for (auto& [name, feed] : named_) feed->set_paused(paused);
  emit settings_changed();
}

void Session::sample_groups() {
  const auto read = feed(Kind::groups).as<GroupsRead>();
  if (!read || read->early) return;
  // where there are thousands of groups their histories are most of the memory: no more points than charts can show
  if (read->rows.size() > many_groups && read->read_at - sampled_at_ < least_between_samples) return;
  sampled_at_ = read->read_at;
  for (const auto& line : read->rows) {
    std::optional<double> value;
    if (line.lag && line.lag->lag) value = static_cast<double>(*line.lag->lag);
    group_series_.try_emplace(line.group.id).first->second.add(read->read_at, value);
  }
}

void Session::sample_group(const std::string& id, const GroupRead& read) {
  std::map<std::string, std::optional<double>> by_topic;
  for (const auto& row : read.partitions) {
    if (!row.topic || !row.partition) continue;
    std::optional<double> value;
    if (row.lag) value = static_cast<double>(*row.lag);
    const std::string topic = id + "\n" + *row.topic;
    series_.try_emplace(topic + ":" + std::to_string(*row.partition)).first->second.add(read.read_at, value);
    auto& sum = by_topic[topic];
    if (value) sum = sum.value_or(0) + *value;
  }
  for (const auto& [topic, value] : by_topic) series_.try_emplace(topic, 1000).first->second.add(read.read_at, value);
}

const lag::Series* Session::group_series(const std::string& group) const {
  const auto found = group_series_.find(group);
  return found == group_series_.end() ? nullptr : &found->second;
}

const lag::Series* Session::series(const std::string& key) const {
  const auto found = series_.find(key);
  return found == series_.end() ? nullptr : &found->second;
}

std::set<std::int32_t> Session::live_brokers() const {
  std::set<std::int32_t> out;
  if (const auto read = feeds_.at(Kind::brokers)->as<BrokersRead>())
    for (const auto& broker : read->rows)
      if (broker.state == brokers::State::live) out.insert(broker.id);
  return out;
}

} // namespace klamm::gui
