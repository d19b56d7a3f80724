#include <klamm/units.hpp>

#include <scaling/bound.hpp>
#include <scaling/choose.hpp>
#include <scaling/even.hpp>
#include <scaling/placement.hpp>

#include <algorithm>
#include <optional>
#include <tuple>

namespace klamm::scaling {
namespace {

class Choosing {
 public:
  Choosing(const Instance& instance, const Intent& intent)
      : instance_(instance), intent_(intent),
        bytes_(instance.sizes_known && intent.balance != Balance::replicas),
        aims_(aims_of(instance, intent, bytes_)) {}

  Result<Choice> choose() {
    if (intent_.balance == Balance::bytes && !instance_.sizes_known)
      out_.notes.push_back(KLAMM_TEXT(
          "scaling", "brokers are balanced by replicas alone: the size of a partition is not known"));
    const bool small = explicit_size(instance_) <= most_explicit;
    if (small && !flow()) return fail(no_room());
    if (!done_) steps(std::nullopt);
    if (!small && !enough() && !flow()) return fail(no_room());
    if (!done_ && flow_) steps(flow_->at);
    if (flow_ && !done_) take_flow();
    if (!best_ || (!best_->complete && !intent_.most_bytes)) return fail(no_room());
    out_.at = std::move(best_->at);
    out_.bound = std::max(out_.bound, least_copied(instance_, aims_));
    out_.within = best_->complete && best_->distance == 0;
    say_what_is_left();
    return std::move(out_);
  }

 private:
  struct Found {
    bool complete = false; ///< what must move moves
    std::int64_t distance = 0;
    std::int64_t copied = 0;
    Placement at;

    [[nodiscard]] auto rank() const { return std::tuple(!complete, distance, copied); }
  };

  /// The flow's optimum: done where it is within all aims. False where it has none.
  bool flow() {
    Placed placed = place(instance_, intent_);
    if (!placed.found) return false;
    out_.notes.insert(out_.notes.end(), placed.notes.begin(), placed.notes.end());
    // Limits that could not be kept are no aims either.
    aims_.replicas = placed.ranges;
    aims_.spread_more = placed.spread_more;
    if (placed.exact) out_.bound = placed.bytes;
    const Layout layout(instance_, aims_, placed.at);
    done_ = layout.off() == 0 && layout.copied() <= aims_.most_copied && fits(placed.at);
    if (done_) best_ = Found{true, 0, placed.bytes, placed.at};
    flow_ = std::move(placed);
    return true;
  }

  [[nodiscard]] bool fits(const Placement& at) const {
    std::vector<std::int64_t> arriving(instance_.sites.size(), 0);
    for (std::size_t p = 0; p < at.size(); ++p) {
      const auto& now = instance_.parts[p].now;
      for (const Index site : at[p]) {
        if (std::find(now.begin(), now.end(), site) == now.end()) arriving[site] += instance_.parts[p].bytes;
      }
    }
    for (std::size_t s = 0; s < arriving.size(); ++s) {
      if (arriving[s] > instance_.sites[s].room) return false;
    }
    return true;
  }

  /// The flow's placement as it is: it keeps the hard rules.
  void take_flow() {
    if (!fits(flow_->at)) return;
    const Layout layout(instance_, aims_, flow_->at);
    Found found{true, layout.off(), layout.copied(), flow_->at};
    if (found.copied > aims_.most_copied) return;
    if (!best_ || found.rank() < best_->rank()) best_ = std::move(found);
  }

  /// Single steps from what stands there, or from another placement.
  void steps(std::optional<Placement> from) {
    if (from && !fits(*from)) return;
    Layout layout = from ? Layout(instance_, aims_, std::move(*from)) : Layout(instance_, aims_);
    Found found;
    found.complete = even(instance_, layout);
    found.distance = layout.off();
    found.copied = layout.copied();
    if (found.copied > aims_.most_copied) return;
    found.at = layout.at();
    if (!best_ || found.rank() < best_->rank()) best_ = std::move(found);
  }

  /// Whether a flow, which takes a minute for large clusters, could tell little more than is known.
  [[nodiscard]] bool enough() {
    if (!best_ || !best_->complete) return intent_.most_bytes.has_value();
    if (bytes_ || intent_.most_bytes) return true;
    constexpr std::int64_t twentieth = 20;
    const std::int64_t bound = least_copied(instance_, aims_);
    return best_->distance == 0 && best_->copied - bound <= bound / twentieth;
  }

  [[nodiscard]] static Error no_room() {
    return Error::of(
        ErrorKind::failed, "INFEASIBLE",
        KLAMM_TEXT("scaling", "the brokers that replicas may go to have too little free below 85 % of their "
                              "disks: add brokers or disks"));
  }

  /// What stays uneven, and why.
  void say_what_is_left() {
    if (!best_->complete)
      out_.notes.push_back(KLAMM_TEXT(
          "scaling", "not all replicas that must move do: the bytes that may be copied do not suffice"));
    const Layout layout(instance_, aims_, out_.at);
    if (layout.crowded() > 0)
      out_.notes.push_back(KLAMM_TEXT("scaling",
                                      "replicas of a topic that its brokers have too many of: %1; the other "
                                      "rules leave no room")
                               .with(layout.crowded()));
    if (!bytes_) return;
    std::optional<Index> worst;
    std::int64_t most = 0;
    for (std::size_t s = 0; s < instance_.sites.size(); ++s) {
      const auto site = static_cast<Index>(s);
      if (!instance_.sites[s].gets) continue;
      const std::int64_t off =
          std::max(layout.bytes(site) - aims_.most_bytes[s], aims_.least_bytes[s] - layout.bytes(site));
      if (off <= most) continue;
      most = off;
      worst = site;
    }
    if (!worst || intent_.most_bytes) return;
    out_.notes.push_back(
        KLAMM_TEXT("scaling",
                   "broker %1 cannot be brought to its share of bytes within the other rules: it holds %2, "
                   "its limits are %3 and %4")
            .with(instance_.sites[*worst].id, units::print_size(layout.bytes(*worst)),
                  units::print_size(aims_.least_bytes[*worst]), units::print_size(aims_.most_bytes[*worst])));
    std::int64_t largest = 0;
    for (const auto& [bytes, part] : layout.on(*worst)) largest = std::max(largest, bytes);
    if (largest > aims_.most_bytes[*worst])
      out_.notes.push_back(
          KLAMM_TEXT("scaling", "one partition alone has %1").with(units::print_size(largest)));
  }

  const Instance& instance_;
  const Intent& intent_;
  bool bytes_;
  Aims aims_;
  bool done_ = false;
  std::optional<Placed> flow_;
  std::optional<Found> best_;
  Choice out_;
};

} // namespace

Result<Choice> choose(const Instance& instance, const Intent& intent) {
  return Choosing(instance, intent).choose();
}

} // namespace klamm::scaling
