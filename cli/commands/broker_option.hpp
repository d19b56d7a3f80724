#pragma once

#include "../live_names.hpp"
#include "../options.hpp"

#include <klamm/units.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace klamm::cli {

/// An option that takes a broker's id and may be repeated.
inline Options& broker_option(Options& options, const char* names, std::vector<std::int32_t>& target,
                              const char* about) {
  return options
      .custom(
          names, "ID",
          [&target](std::string_view word) -> Result<void> {
            const auto id = units::parse_integer(word, 0, INT32_MAX);
            if (!id) return fail(id.error());
            target.push_back(static_cast<std::int32_t>(*id));
            return {};
          },
          about)
      .complete(live_brokers);
}

} // namespace klamm::cli
