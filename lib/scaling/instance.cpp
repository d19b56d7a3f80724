#include <scaling/instance.hpp>

#include <algorithm>
#include <bit>
#include <map>
#include <set>

namespace klamm::scaling {
namespace {

Error bad_intent(const char* code, Text text) {
  return Error::of(ErrorKind::usage, code, std::move(text));
}

class Building {
 public:
  Building(const Snapshot& snapshot, const Intent& intent) : snapshot_(snapshot), intent_(intent) {}

  Result<Instance> build() {
    if (auto good = check_intent(); !good) return fail(good.error());
    take_sites();
    take_racks();
    if (auto good = take_parts(); !good) return fail(good.error());
    set_shares(snapshot_, out_);
    return std::move(out_);
  }

 private:
  Result<void> check_intent() {
    if (snapshot_.brokers.size() > most_brokers)
      return fail(bad_intent("BAD_INTENT", KLAMM_TEXT("scaling", "more than %1 brokers").with(most_brokers)));
    for (std::size_t i = 0; i < snapshot_.brokers.size(); ++i)
      index_[snapshot_.brokers[i].id] = static_cast<Index>(i);
    for (const auto* list : {&intent_.drain, &intent_.add, &intent_.only_to}) {
      for (const std::int32_t id : *list) {
        if (index_.count(id) == 0)
          return fail(
              bad_intent("UNKNOWN_BROKER", KLAMM_TEXT("scaling", "the cluster has no broker %1").with(id))
                  .about("broker " + std::to_string(id)));
        if (list != &intent_.drain && !snapshot_.brokers[index_[id]].live)
          return fail(
              bad_intent("NOT_LIVE",
                         KLAMM_TEXT("scaling", "broker %1 is not live: it cannot get replicas").with(id))
                  .about("broker " + std::to_string(id)));
      }
    }
    for (const std::int32_t id : intent_.drain) {
      if (has(intent_.add, id) || has(intent_.only_to, id))
        return fail(
            bad_intent("BAD_INTENT",
                       KLAMM_TEXT("scaling", "broker %1 is to be emptied and to get replicas: one of the two")
                           .with(id)));
    }
    if (intent_.replication_factor.value_or(1) < 1 || intent_.slack < 0 || !(intent_.band >= 0))
      return fail(
          bad_intent("BAD_INTENT", KLAMM_TEXT("scaling", "a replication factor is at least 1, slack and "
                                                         "band are at least 0")));
    return {};
  }

  static bool has(const std::vector<std::int32_t>& list, std::int32_t id) {
    return std::find(list.begin(), list.end(), id) != list.end();
  }

  void take_sites() {
    for (const Broker& broker : snapshot_.brokers) {
      Site site;
      site.id = broker.id;
      site.live = broker.live;
      site.drained = broker.drain || has(intent_.drain, broker.id) ||
                     (!intent_.only_to.empty() && !has(intent_.only_to, broker.id));
      site.keeps = !site.drained;
      site.gets = site.keeps && broker.live && !broker.cordoned;
      out_.sites.push_back(site);
    }
  }

  /// Racks count where every live broker has one.
  void take_racks() {
    std::map<std::string, std::uint32_t> number;
    std::vector<std::int32_t> without;
    bool any = false;
    for (const Broker& broker : snapshot_.brokers) {
      if (!broker.live) continue;
      any = any || broker.rack.has_value();
      if (!broker.rack) without.push_back(broker.id);
    }
    const bool counts = any && without.empty();
    if (any && !counts)
      out_.notes.push_back(
          KLAMM_TEXT("scaling", "racks are ignored: broker %1 has none").with(without.front()));
    for (const Broker& broker : snapshot_.brokers) number.emplace(counts ? broker.rack.value_or("") : "", 0);
    for (auto& [name, at] : number) {
      at = static_cast<std::uint32_t>(out_.racks.size());
      out_.racks.push_back(name);
    }
    if (out_.racks.empty()) out_.racks.emplace_back();
    out_.sites_in_rack.assign(out_.racks.size(), 0);
    for (std::size_t i = 0; i < out_.sites.size(); ++i) {
      Site& site = out_.sites[i];
      site.rack = number[counts ? snapshot_.brokers[i].rack.value_or("") : ""];
      if (site.gets) ++out_.sites_in_rack[site.rack];
    }
    std::vector<std::uint8_t> kept(out_.racks.size(), 0);
    for (const Site& site : out_.sites) {
      if (site.keeps && site.live) kept[site.rack] = 1;
    }
    const auto some = [](auto first, auto last) {
      return static_cast<std::int32_t>(std::count_if(first, last, [](auto n) { return n != 0; }));
    };
    out_.counted_racks = std::max(1, some(out_.sites_in_rack.begin(), out_.sites_in_rack.end()));
    out_.kept_racks = std::max(1, some(kept.begin(), kept.end()));
  }

  /// Whether a partition stays as it is, whatever is wanted.
  [[nodiscard]] bool stays(const Partition& from) const {
    if (from.moving || from.offline) return true;
    if (intent_.chosen && !intent_.chosen(snapshot_.topics[from.topic].name)) return true;
    return std::any_of(from.replicas.begin(), from.replicas.end(), [this](std::int32_t id) {
      const Site& site = out_.sites[index_.at(id)];
      return !site.live && !site.drained;
    });
  }

  Result<void> take_parts() {
    const std::size_t topics = snapshot_.topics.size();
    out_.topic_parts.assign(topics, 0);
    out_.topic_wanted.assign(topics, 0);
    out_.topic_floor.assign(topics, 0);
    out_.topic_ceiling.assign(topics, 0);
    std::size_t dead = 0;
    std::size_t offline = 0;
    out_.parts.reserve(snapshot_.partitions.size());
    for (const Partition& from : snapshot_.partitions) {
      Part part;
      part.topic = from.topic;
      part.bytes = from.bytes.value_or(0);
      out_.sizes_known = out_.sizes_known && from.bytes.has_value();
      for (std::size_t i = 0; i < from.replicas.size(); ++i) {
        part.now.push_back(index_.at(from.replicas[i]));
        if (i < 64 && !has(from.out_of_sync, from.replicas[i])) part.in_sync |= std::uint64_t{1} << i;
      }
      part.fixed = stays(from);
      part.wanted = static_cast<std::int32_t>(from.replicas.size());
      if (part.fixed) {
        keep(part, from.moving, dead);
        if (from.offline && !from.moving) ++offline;
      } else {
        part.wanted = intent_.replication_factor.value_or(from.wanted.value_or(part.wanted));
        if (part.wanted < static_cast<std::int32_t>(part.now.size())) out_.factor_falls = true;
        ++out_.topic_parts[part.topic];
        out_.topic_wanted[part.topic] += part.wanted;
        out_.topic_floor[part.topic] += part.wanted / out_.kept_racks;
        out_.topic_ceiling[part.topic] += (part.wanted + out_.counted_racks - 1) / out_.counted_racks;
        out_.wanted += part.wanted;
        if (last_in_sync_leaves(part)) ++last_leaves_;
      }
      out_.parts.push_back(std::move(part));
    }
    say_fixed(dead);
    if (offline > 0)
      out_.notes.push_back(
          KLAMM_TEXT("scaling", "partitions that have no leader and stay as they are: %1").with(offline));
    return check_room();
  }

  /// Whether all that is in sync is on brokers to be emptied.
  [[nodiscard]] bool last_in_sync_leaves(const Part& part) const {
    bool leaves = false;
    for (std::size_t i = 0; i < part.now.size(); ++i) {
      if (i < 64 && ((part.in_sync >> i) & 1U) == 0) continue;
      if (out_.sites[part.now[i]].keeps) return false;
      leaves = true;
    }
    return leaves;
  }

  void keep(const Part& part, bool moving, std::size_t& dead) {
    bool on_drained = false;
    bool on_dead = false;
    for (const Index at : part.now) {
      Site& site = out_.sites[at];
      ++site.fixed;
      site.fixed_bytes += part.bytes;
      ++out_.fixed_by_topic[(std::uint64_t{part.topic} << 16U) | at];
      on_drained = on_drained || site.drained;
      on_dead = on_dead || (!site.live && !site.drained);
    }
    if (moving) ++moving_;
    if (on_dead && !moving) ++dead;
    if (on_drained) ++left_on_drained_;
  }

  void say_fixed(std::size_t dead) {
    if (moving_ > 0)
      out_.notes.push_back(
          KLAMM_TEXT("scaling", "partitions that are being moved already and stay as they are: %1")
              .with(moving_));
    if (dead > 0)
      out_.notes.push_back(
          KLAMM_TEXT("scaling", "partitions that have a replica on a broker that is not live and stay as "
                                "they are: %1; empty that broker to move them")
              .with(dead));
    if (last_leaves_ > 0)
      out_.notes.push_back(
          KLAMM_TEXT("scaling",
                     "partitions whose replicas in sync are all on brokers to be emptied: %1; Kafka "
                     "drops those once the copies are in sync")
              .with(last_leaves_));
    if (left_on_drained_ > 0)
      out_.notes.push_back(KLAMM_TEXT("scaling",
                                      "partitions that stay on a broker that is to be emptied, because they "
                                      "were not chosen or cannot be moved now: %1")
                               .with(left_on_drained_));
  }

  /// Whether each partition has brokers enough, in all and in each rack; sizes aside.
  Result<void> check_room() {
    const std::size_t racks = out_.racks.size();
    std::vector<std::int64_t> needed(racks, 0);
    std::vector<std::int64_t> held(racks, 0);
    std::int64_t short_of = 0;
    const Partition* first = nullptr;
    std::int64_t most_there = 0;
    std::int32_t wanted_there = 0;
    for (std::size_t p = 0; p < out_.parts.size(); ++p) {
      const Part& part = out_.parts[p];
      if (part.fixed) continue;
      std::vector<std::int64_t> sites(out_.sites_in_rack.begin(), out_.sites_in_rack.end());
      for (const Index at : part.now) {
        if (out_.sites[at].keeps && !out_.sites[at].gets) ++sites[out_.sites[at].rack];
      }
      std::int64_t all = 0;
      for (std::size_t r = 0; r < racks; ++r) {
        const Range range = out_.in_rack(static_cast<std::uint32_t>(r), part.wanted);
        all += std::min<std::int64_t>(sites[r], range.most);
        needed[r] += range.least;
        held[r] += std::min<std::int64_t>(sites[r], range.least);
      }
      if (all >= part.wanted) continue;
      if (short_of++ == 0) {
        first = &snapshot_.partitions[p];
        most_there = all;
        wanted_there = part.wanted;
      }
    }
    for (std::size_t r = 0; r < racks; ++r) {
      if (held[r] >= needed[r] || !out_.racked()) continue;
      return fail(Error::of(ErrorKind::failed, "INFEASIBLE",
                            KLAMM_TEXT("scaling",
                                       "rack %1 can hold %2 replicas, %3 are needed: add a broker there, or "
                                       "lower the replication factor")
                                .with(out_.racks[r], held[r], needed[r]))
                      .about("rack " + out_.racks[r]));
    }
    if (first == nullptr) return {};
    const std::string name = snapshot_.topics[first->topic].name + ":" + std::to_string(first->partition);
    return fail(
        Error::of(ErrorKind::failed, "INFEASIBLE",
                  KLAMM_TEXT("scaling",
                             "partition %1 needs %2 brokers for its replicas, and %3 may hold them (%4 such "
                             "partitions): add brokers, or lower the replication factor")
                      .with(name, wanted_there, most_there, short_of))
            .about("partition " + name));
  }

  const Snapshot& snapshot_;
  const Intent& intent_;
  Instance out_;
  std::map<std::int32_t, Index> index_;
  std::size_t moving_ = 0;
  std::size_t left_on_drained_ = 0;
  std::size_t last_leaves_ = 0;
};

} // namespace

Range Instance::in_rack(std::uint32_t rack, std::int32_t of) const {
  if (!racked()) return {of, of};
  const std::int32_t most = (of + counted_racks - 1) / counted_racks;
  return {sites_in_rack[rack] == 0 ? 0 : of / kept_racks, most};
}

bool Instance::legal(const Part& part, const std::vector<Index>& at) const {
  if (part.fixed) return at == part.now;
  if (static_cast<std::int32_t>(at.size()) != part.wanted) return false;
  std::vector<std::int32_t> there(racks.size(), 0);
  for (std::size_t i = 0; i < at.size(); ++i) {
    const Site& site = sites[at[i]];
    const bool stays = std::find(part.now.begin(), part.now.end(), at[i]) != part.now.end();
    if (!(stays ? site.keeps : site.gets)) return false;
    if (std::count(at.begin(), at.end(), at[i]) != 1) return false;
    ++there[site.rack];
  }
  for (std::uint32_t r = 0; r < there.size(); ++r) {
    const Range range = in_rack(r, part.wanted);
    if (there[r] < range.least || there[r] > range.most) return false;
  }
  return true;
}

std::int32_t Instance::fixed_of(std::uint32_t topic, Index site) const {
  const auto at = fixed_by_topic.find((std::uint64_t{topic} << 16U) | site);
  return at == fixed_by_topic.end() ? 0 : at->second;
}

Result<Instance> instance_of(const Snapshot& snapshot, const Intent& intent) {
  return Building(snapshot, intent).build();
}

} // namespace klamm::scaling
