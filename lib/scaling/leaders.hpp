#pragma once

#include <scaling/instance.hpp>

#include <vector>

namespace klamm::scaling {

/// Puts the preferred leader of each part first: the present one where it may lead; as few others as an even
/// share of leaders takes. A replica that is new or not in sync leads only where no other choice is as even.
/// Without `even` only parts whose leader has left get another one. Parts that change have their second
/// replica, who leads after a failure, chosen evenly too. Says in `notes` what the replica sets do not allow.
void place_leaders(const Instance& instance, bool even, Placement& at, std::vector<Text>& notes);

} // namespace klamm::scaling
