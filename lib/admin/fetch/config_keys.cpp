#include <admin/fetch/config_keys.hpp>

namespace klamm::admin {

std::vector<std::string> fetch_config_keys(Client& client, const ConfigResource& entity, const Call& call) {
  std::vector<std::string> keys;
  for (const auto& resource : fetch_configs(client, {&entity, 1}, {}, call).resources) {
    for (const auto& entry : resource.configs) keys.push_back(entry.name);
  }
  return keys;
}

Error unknown_config_key(const ConfigResource& entity, const std::string& key, const std::string& near) {
  const std::string target = std::string(configs::word(entity.type)) + " " + entity.name;
  return Error::of(ErrorKind::failed, "UNKNOWN_KEY",
                   (near.empty() ? KLAMM_TEXT("configs", "%1 has no config %2")
                                 : KLAMM_TEXT("configs", "%1 has no config %2, did you mean %3?"))
                       .with(target, key, near))
      .about(target);
}

} // namespace klamm::admin
