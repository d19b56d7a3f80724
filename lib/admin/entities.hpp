#pragma once

#include <klamm/configs.hpp>

#include <admin/fetch/configs.hpp>

#include <functional>
#include <string>
#include <vector>

namespace klamm::admin {

/// Named entities, each once, ready for fetch_configs: a broker's name is checked, and brokers are made known
/// to the client (one Metadata call).
[[nodiscard]] Result<std::vector<ConfigResource>> config_entities(Client& client, configs::EntityType type,
                                                                  const std::vector<std::string>& names,
                                                                  const Call& call);

/// Every entity of a type, as configs::describe() says.
[[nodiscard]] Result<std::vector<ConfigResource>>
every_config_entity(Client& client, configs::EntityType type,
                    const std::function<bool(const std::string& name)>& accept, const Call& call);

} // namespace klamm::admin
