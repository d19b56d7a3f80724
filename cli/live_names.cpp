#include "live_names.hpp"

#include "context.hpp"

#include <klamm/brokers.hpp>
#include <klamm/changes.hpp>
#include <klamm/configs.hpp>
#include <klamm/escape.hpp>
#include <klamm/groups.hpp>
#include <klamm/partitions.hpp>
#include <klamm/topics.hpp>

#include <chrono>

namespace klamm::cli {
namespace {

constexpr std::chrono::seconds fresh{60};

// The file of one cluster's names of one kind: named by what was said, so that two clusters never mix.
std::string cache_name(const profiles::Target& target, std::string_view kind) {
  const auto& profile = target.profile;
  std::string key =
      base64(profile.bootstrap_servers + "|" + profile.bootstrap_controllers + "|" + profile.cluster_id);
  for (char& c : key) c = c == '/' ? '_' : c;
  // A name that is part of the kind is a stranger's.
  std::string safe = base64(kind);
  for (char& c : safe) c = c == '/' ? '_' : c;
  return (safe.size() < 40 ? safe : std::to_string(std::hash<std::string_view>()(kind))) + "-" +
         key.substr(0, 180);
}

template <class Ask>
std::vector<std::string> names(Context& context, std::string_view kind, Ask&& ask) {
  const auto target = context.target();
  if (!target) return {};
  const profiles::Store store(process_environment());
  const std::string name = cache_name(**target, kind);
  if (auto kept = store.cached(name, fresh)) return *kept;
  const auto client = context.client();
  if (!client) return {};
  auto found = ask(**client);
  if (!found) return {};
  static_cast<void>(store.cache(name, *found));
  return *found;
}

// What one list says, whatever else it could not learn.
template <class Answer, class Name>
Result<std::vector<std::string>> names_of(const Result<Answer>& answer, Name&& name) {
  if (!answer) return fail(answer.error());
  std::vector<std::string> found;
  for (const auto& row : answer->rows) found.push_back(name(row));
  return found;
}

} // namespace

std::vector<std::string> live_topics(Context& context) {
  return names(context, "topics", [&](Client& client) {
    return names_of(topics::list(client, {}, context.call()), [](const auto& topic) { return topic.name; });
  });
}

std::vector<std::string> live_groups(Context& context) {
  return names(context, "groups", [&](Client& client) {
    return names_of(groups::list(client, {}, context.call()), [](const auto& group) { return group.id; });
  });
}

std::vector<std::string> live_brokers(Context& context) {
  return names(context, "brokers", [&](Client& client) {
    return names_of(brokers::list(client, {}, context.call()),
                    [](const auto& broker) { return std::to_string(broker.id); });
  });
}

namespace {

/// The word being completed: the last of the line.
std::string_view current(Context& context) {
  const auto& words = context.globals().words;
  return words.empty() ? std::string_view() : std::string_view(words.back());
}

/// The type of entity that the line speaks of: the word behind `config VERB`.
std::string entity_type(Context& context) {
  const auto& words = context.globals().words;
  for (const auto& word : words) {
    if (const auto type = configs::parse_entity_type(word); type && word != words.front())
      return std::string(configs::word(*type));
  }
  return "topic";
}

} // namespace

std::vector<std::string> live_partitions(Context& context) {
  const std::string_view word = current(context);
  const auto colon = word.rfind(':');
  if (colon == std::string_view::npos) return live_topics(context);
  const std::string topic(word.substr(0, colon));
  return names(context, "partitions-" + topic, [&](Client& client) {
    partitions::ListQuery query;
    query.topics = {{topic, {}}};
    return names_of(partitions::list(client, query, context.call()),
                    [](const auto& row) { return row.topic() + ":" + std::to_string(row.partition); });
  });
}

std::vector<std::string> live_entities(Context& context) {
  const std::string type = entity_type(context);
  if (type == "topic") return live_topics(context);
  if (type == "group") return live_groups(context);
  return type == "client-metrics" ? std::vector<std::string>() : live_brokers(context);
}

std::vector<std::string> live_config_keys(Context& context) {
  const std::string type = entity_type(context);
  const auto entities = live_entities(context);
  if (entities.empty()) return {};
  return names(context, "keys-" + type, [&](Client& client) -> Result<std::vector<std::string>> {
    configs::DescribeQuery query;
    query.type = configs::parse_entity_type(type).value_or(configs::EntityType::topic);
    query.names = {entities.front()};
    query.defaults = true;
    return names_of(configs::describe(client, query, context.call()),
                    [](const auto& row) { return row.key; });
  });
}

std::vector<std::string> live_config_pairs(Context& context) {
  auto keys = live_config_keys(context);
  for (auto& key : keys) key += '=';
  return keys;
}

std::vector<std::string> profile_names(Context&) {
  return profiles::Store(process_environment()).names().value_or(std::vector<std::string>());
}

std::vector<std::string> change_ids(Context&) {
  changes::JournalQuery query;
  query.state_folder = profiles::Store(process_environment()).state_folder();
  const auto listed = changes::list(query);
  if (!listed) return {};
  std::vector<std::string> ids{"last"};
  for (const auto& change : listed->rows) ids.push_back(change.id);
  return ids;
}

} // namespace klamm::cli
