#include "live_names.hpp"

#include "context.hpp"

#include <klamm/brokers.hpp>
#include <klamm/escape.hpp>
#include <klamm/groups.hpp>
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
  return std::string(kind) + "-" + key.substr(0, 180);
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

} // namespace klamm::cli
