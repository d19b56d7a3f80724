#include <scaling/run/words.hpp>

namespace klamm::scaling::run {

Text words_of(const Gate& gate) {
  switch (gate.why) {
  case Gate::Why::broker_gone:
    return KLAMM_TEXT("run", "a broker went down: %1 slots a broker from now on").with(gate.slots);
  case Gate::Why::replica_left_isr:
    return KLAMM_TEXT("run", "a replica left its ISR: %1 slots a broker from now on").with(gate.slots);
  case Gate::Why::under_min_isr:
    return KLAMM_TEXT("run", "a partition is under its min.insync.replicas: %1 slots a broker from now on")
        .with(gate.slots);
  case Gate::Why::quiet: break;
  }
  return KLAMM_TEXT("run", "no trouble for a while: %1 slots a broker from now on").with(gate.slots);
}

Text words_of(Left why, const std::string& name) {
  switch (why) {
  case Left::gone: return KLAMM_TEXT("run", "%1 does not exist any more").with(name);
  case Left::changed_by_others:
    return KLAMM_TEXT("run", "%1 has other replicas than the plan expects: plan again").with(name);
  case Left::moved_by_others: return KLAMM_TEXT("run", "%1 is being moved by others").with(name);
  case Left::cancelled_by_others:
    return KLAMM_TEXT("run", "the move of %1 was cancelled by others").with(name);
  case Left::broker_down:
    return KLAMM_TEXT("run", "%1 is not moved: its target broker is down. Plan again").with(name);
  case Left::replica_down:
    return KLAMM_TEXT("run", "%1 is not moved: a replica that stays is not in sync").with(name);
  case Left::no_leader: return KLAMM_TEXT("run", "%1 is not moved: it has no leader").with(name);
  case Left::no_room:
    return KLAMM_TEXT("run", "%1 is not moved: the disks of its target broker are too full").with(name);
  case Left::refused: return KLAMM_TEXT("run", "%1 is not moved: Kafka refused the move").with(name);
  case Left::cancelled: break;
  }
  return KLAMM_TEXT("run", "%1 is not moved: the run was cancelled").with(name);
}

} // namespace klamm::scaling::run
