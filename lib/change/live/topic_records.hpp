#pragma once

#include <admin/fetch/metadata.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace klamm::changes {

/// The leader of each partition of each topic, as Metadata showed it; negative: none.
using Leaders = std::map<std::string, std::vector<std::int32_t>, std::less<>>;

/// How many records each of these topics holds: end less start over its partitions. A topic for which that
/// could not be learned has no entry. The ends are read first, one request a leader, and starts only where an
/// end is not 0: topics that were never written to cost no more.
[[nodiscard]] std::map<std::string, std::int64_t, std::less<>>
read_records(Client& client, const Leaders& topics, const Call& call);

} // namespace klamm::changes
