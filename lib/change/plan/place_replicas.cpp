#include <klamm/plan_placement.hpp>

#include <algorithm>
#include <map>
#include <tuple>

namespace klamm::plan {

using changes::Replicas;

namespace {

struct Broker {
  std::int32_t id = 0;
  std::size_t replicas = 0;
  std::size_t leaders = 0;
  bool chosen = false; ///< for the partition at hand
};

struct Rack {
  std::vector<Broker> brokers;
  std::size_t replicas = 0;
  std::size_t chosen = 0; ///< of the partition at hand

  /// The emptiest broker that is still free; nullptr: none is.
  Broker* emptiest() {
    Broker* best = nullptr;
    for (Broker& broker : brokers) {
      if (!broker.chosen && (best == nullptr || broker.replicas < best->replicas)) best = &broker;
    }
    return best;
  }
};

class Placing {
 public:
  Placing(const std::vector<BrokerAt>& brokers, const std::vector<Replicas>& existing) {
    const bool racked = std::all_of(brokers.begin(), brokers.end(),
                                    [](const BrokerAt& broker) { return broker.rack.has_value(); });
    // Without racks each broker is one of its own.
    std::map<std::string, Rack> racks;
    for (const auto& broker : brokers)
      racks[racked ? *broker.rack : std::to_string(broker.id)].brokers.push_back({broker.id, 0, 0, false});
    for (auto& [name, rack] : racks) racks_.push_back(std::move(rack));
    for (const auto& replicas : existing) {
      for (std::size_t i = 0; i < replicas.size(); ++i) count(replicas[i], i == 0);
    }
  }

  Replicas next(std::size_t factor) {
    std::vector<Broker*> chosen;
    while (chosen.size() < factor) {
      Rack* rack = nullptr;
      Broker* broker = nullptr;
      for (Rack& candidate : racks_) {
        Broker* emptiest = candidate.emptiest();
        if (emptiest == nullptr || (rack != nullptr && !before(candidate, *emptiest, *rack, *broker)))
          continue;
        rack = &candidate;
        broker = emptiest;
      }
      if (broker == nullptr) break; // more replicas than brokers
      broker->chosen = true;
      ++broker->replicas;
      ++rack->replicas;
      ++rack->chosen;
      chosen.push_back(broker);
    }
    // Those who lead least, first: should the first be away, the second takes over.
    std::stable_sort(chosen.begin(), chosen.end(),
                     [](const Broker* a, const Broker* b) { return a->leaders < b->leaders; });
    if (!chosen.empty()) ++chosen.front()->leaders;
    Replicas replicas;
    for (Broker* broker : chosen) {
      replicas.push_back(broker->id);
      broker->chosen = false;
    }
    for (Rack& rack : racks_) rack.chosen = 0;
    return replicas;
  }

 private:
  void count(std::int32_t id, bool leads) {
    for (Rack& rack : racks_) {
      for (Broker& broker : rack.brokers) {
        if (broker.id != id) continue;
        ++broker.replicas;
        ++rack.replicas;
        if (leads) ++broker.leaders;
      }
    }
  }

  /// Racks the partition is not in; the emptiest broker; the emptiest rack for its size: without the last,
  /// one rack is filled before the next, and in the end only one with no free broker is left.
  static bool before(const Rack& rack, const Broker& broker, const Rack& than, const Broker& than_broker) {
    const auto load = std::tuple(rack.chosen, broker.replicas, rack.replicas * than.brokers.size(),
                                 broker.leaders, broker.id);
    return load < std::tuple(than.chosen, than_broker.replicas, than.replicas * rack.brokers.size(),
                             than_broker.leaders, than_broker.id);
  }

  std::vector<Rack> racks_;
};

} // namespace

std::vector<Replicas> place_replicas(const std::vector<BrokerAt>& brokers,
                                     const std::vector<Replicas>& existing, std::size_t count,
                                     std::size_t factor) {
  Placing placing(brokers, existing);
  std::vector<Replicas> out;
  out.reserve(count);
  while (out.size() < count) out.push_back(placing.next(factor));
  return out;
}

} // namespace klamm::plan
