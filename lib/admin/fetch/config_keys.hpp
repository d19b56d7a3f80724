#pragma once

#include <klamm/call.hpp>
#include <klamm/client.hpp>

#include <admin/fetch/configs.hpp>

#include <string>
#include <vector>

namespace klamm::admin {

/// The keys that an entity has, one DescribeConfigs; empty where they cannot be read. Needs DESCRIBE_CONFIGS.
[[nodiscard]] std::vector<std::string> fetch_config_keys(Client& client, const ConfigResource& entity,
                                                         const Call& call);

/// That the entity has no such key (UNKNOWN_KEY). `near`: the key that may be meant; empty: none.
[[nodiscard]] Error unknown_config_key(const ConfigResource& entity, const std::string& key,
                                       const std::string& near);

} // namespace klamm::admin
