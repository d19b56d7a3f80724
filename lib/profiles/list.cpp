#include <klamm/profiles.hpp>

namespace klamm {

const Schema& View<profiles::Row>::schema() {
  using profiles::Row;
  static const Schema schema =
      describe<Row>("profile.list", 1, "One row a profile.")
          .key(&Row::name)
          .severity([](const Row& row) { return row.bootstrap_servers ? Severity::ok : Severity::warning; })
          .sort("name")
          .column({"name", "NAME", Unit::text, "The profile's name"}, &Row::name)
          .column({"current", "CURRENT", Unit::boolean, "Whether `profile use` chose it"}, &Row::current)
          .column({"bootstrap_servers", "BOOTSTRAP-SERVERS", Unit::text, "Where to start"},
                  &Row::bootstrap_servers)
          .column({"cluster_id", "CLUSTER-ID", Unit::text, "The only cluster it may reach"}, &Row::cluster_id)
          .column({"protection", "PROTECTION", Unit::text, "none, confirm or read-only"}, &Row::protection)
          .column({"environment", "ENVIRONMENT", Unit::text, "What its owner calls it", Shown::wide},
                  &Row::environment)
          .column({"description", "DESCRIPTION", Unit::text, "A line for people", Shown::wide},
                  &Row::description)
          .sentence();
  return schema;
}

const Schema& View<profiles::Setting>::schema() {
  using profiles::Setting;
  static const Schema schema =
      describe<Setting>("profile.show", 1, "One row a key that is set.")
          .key([](const Setting& setting) { return setting.key; })
          .identity(&Setting::profile, &Setting::key)
          .column({"profile", "PROFILE", Unit::text, "The profile's name"}, &Setting::profile)
          .column({"key", "KEY", Unit::text, "Kafka's or klamm's name"}, &Setting::key)
          .column({"value", "VALUE", Unit::text, "As it is stored"}, &Setting::value)
          .sentence();
  return schema;
}

} // namespace klamm

namespace klamm::profiles {
namespace {

std::optional<std::string> known(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

} // namespace

Result<Answer<Row>> list(const Store& store, const std::vector<std::string>& names) {
  std::vector<std::string> wanted = names;
  if (wanted.empty()) {
    auto all = store.names();
    if (!all) return fail(all.error());
    wanted = std::move(*all);
  }
  const auto current = store.current();
  Answer<Row> answer;
  for (const std::string& name : wanted) {
    auto profile = store.load(name);
    Row row{name, current && *current == name, {}, {}, {}, {}, {}};
    if (profile) {
      row.bootstrap_servers = profile->bootstrap_servers;
      row.cluster_id = known(profile->cluster_id);
      row.protection = std::string(to_word(profile->protection));
      row.environment = known(profile->environment);
      row.description = known(profile->description);
    } else {
      Error error = profile.error();
      error.kind = ErrorKind::failed;
      error.target = "profile " + name;
      answer.problem(std::move(error));
      if (!names.empty()) continue;
    }
    answer.rows.push_back(std::move(row));
  }
  return answer;
}

} // namespace klamm::profiles
