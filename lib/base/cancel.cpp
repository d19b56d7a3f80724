#include <klamm/cancel.hpp>

#include <utility>

namespace klamm {

// Watchers run under the mutex: so a handle's destructor, which takes it too, waits for a running watcher. A
// watcher must therefore not drop its own handle nor ask the same Cancel anything.
void Cancel::request() {
  const std::lock_guard lock(state_->mutex);
  if (std::exchange(state_->requested, true)) return;
  for (const auto& [id, watcher] : state_->watchers) watcher();
}

bool Cancel::requested() const {
  const std::lock_guard lock(state_->mutex);
  return state_->requested;
}

Cancel::Handle Cancel::watch(std::function<void()> watcher) const {
  const std::lock_guard lock(state_->mutex);
  if (state_->requested) {
    watcher();
    return nullptr;
  }
  const long long id = state_->next++;
  state_->watchers.emplace(id, std::move(watcher));
  return Handle(state_.get(), [state = state_, id](void*) {
    const std::lock_guard inner(state->mutex);
    state->watchers.erase(id);
  });
}

} // namespace klamm
