#include <admin/fetch/brokers_metadata.hpp>
#include <admin/fetch/log_dirs.hpp>

namespace klamm::admin {

Result<Text> every_broker_shows(Client& client, const std::vector<std::string>& topics,
                                const JudgeTopic& judge, const Call& call, Silent silent) {
  const auto metadata = fetch_metadata(client, TopicChoice::none(), call);
  if (!metadata) return fail(metadata.error());
  const auto views = fetch_metadata_of_each(client, broker_ids(*metadata), TopicChoice::named(topics), call);
  for (const auto& [broker, view] : views) {
    if (!view) continue;
    for (const auto& topic : view->topics) {
      auto missing = judge(broker, topic);
      if (!missing || !missing->empty()) return missing;
    }
  }
  for (const auto& [broker, view] : views) {
    if (view) continue;
    const bool passes = silent == Silent::passes && view.error().kind == ErrorKind::no_answer;
    if (!passes) return fail(view.error());
  }
  return Text{};
}

} // namespace klamm::admin
