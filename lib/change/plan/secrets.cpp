#include <klamm/changes.hpp>

#include <change/live/config_state.hpp>

namespace klamm::changes {

Result<void> require_no_secrets(Client& client, const Plan& plan, const Call& call) {
  std::map<ConfigKey, std::size_t> keys; ///< and the first step that gives a value
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const ConfigChange* change = config_change(plan.steps[i]);
    // Of brokers' configs alone some are secret.
    const bool gives = change != nullptr && change->entity_type == configs::EntityType::broker &&
                       change->value && !shown_when_set(change->key);
    if (gives) keys.emplace(key_of(*change), i);
  }
  if (keys.empty()) return {};
  std::vector<ConfigKey> asked;
  for (const auto& [key, step] : keys) asked.push_back(key);
  const auto states = read_configs(client, asked, call);
  for (const auto& [key, state] : states) {
    if (state.error) return fail(*state.error);
  }
  for (const auto& [key, secret] : read_secrecy(client, asked, states, call)) {
    if (!secret) continue;
    const std::size_t step = keys.at(key);
    return fail(
        Error::of(
            ErrorKind::usage, "SECRET_IN_PLAN",
            KLAMM_TEXT(
                "change",
                "step %1: brokers keep %2 secret, and plan and journal would show it: give \"value_from\" "
                "(\"@env:NAME\" or \"@file:PATH\") in place of \"value\"; nothing was sent")
                .with(step + 1, target(plan.steps[step])))
            .about(target(plan.steps[step])));
  }
  return {};
}

} // namespace klamm::changes
