#include <gui/session/readers.hpp>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace klamm::gui::read {
namespace {

using Snap = Result<std::shared_ptr<Snapshot>>;

template <class Answers>
Snap keep(Result<Answers> answer) {
  if (!answer) return fail(answer.error());
  using Row = typename decltype(answer->rows)::value_type;
  return std::make_shared<RowsRead<Row>>(std::move(static_cast<Answer<Row>&>(*answer)));
}

template <class Row>
void note_errors(Snapshot& into, Answer<Row>& answer) {
  into.complete = into.complete && answer.complete;
  into.errors.insert(into.errors.end(), answer.errors.begin(), answer.errors.end());
}

} // namespace

Feed::Reader topics() {
  return [](Client& client, const Call& call, const Feed::Early& early) -> Snap {
    klamm::topics::ListQuery query;
    if (early) {
      auto names = klamm::topics::list(client, query, call);
      if (!names) return fail(names.error());
      early(std::make_shared<TopicsRead>(std::move(*names)));
    }
    query.load = klamm::topics::load_sizes | klamm::topics::load_configs;
    return keep(klamm::topics::list(client, query, call));
  };
}

Feed::Reader partitions() {
  return [](Client& client, const Call& call, const Feed::Early&) -> Snap {
    klamm::partitions::ListQuery query;
    query.load = klamm::partitions::load_min_isr;
    return keep(klamm::partitions::list(client, query, call));
  };
}

Feed::Reader brokers() {
  return [](Client& client, const Call& call, const Feed::Early& early) -> Snap {
    if (early) {
      auto quick = klamm::brokers::list(client, {klamm::brokers::load_partitions}, call);
      if (!quick) return fail(quick.error());
      early(std::make_shared<BrokersRead>(std::move(*quick)));
    }
    return keep(klamm::brokers::list(
        client, {klamm::brokers::load_partitions | klamm::brokers::load_sizes | klamm::brokers::load_controller}, call));
  };
}

Feed::Reader cluster() {
  return [](Client& client, const Call& call, const Feed::Early&) -> Snap {
    auto answer = klamm::cluster::describe(client, {false}, call);
    if (!answer) return fail(answer.error());
    auto out = std::make_shared<ClusterRead>();
    note_errors(*out, *answer);
    if (!answer->rows.empty()) out->cluster = std::move(answer->rows.front());
    return out;
  };
}

Feed::Reader health() {
  return [](Client& client, const Call& call, const Feed::Early&) -> Snap {
    return keep(klamm::cluster::health(client, {}, call));
  };
}

Feed::Reader quorum() {
  return [](Client& client, const Call& call, const Feed::Early&) -> Snap {
    return keep(klamm::quorum::describe(client, call));
  };
}

Feed::Reader moves() {
  return [](Client& client, const Call& call, const Feed::Early&) -> Snap {
    klamm::reassignments::ListQuery query;
    query.load = klamm::reassignments::load_progress;
    return keep(klamm::reassignments::list(client, query, call));
  };
}

Feed::Reader log_dirs() {
  return [](Client& client, const Call& call, const Feed::Early&) -> Snap {
    return keep(klamm::log_dirs::list(client, {}, call));
  };
}

Feed::Reader groups() {
  return [](Client& client, const Call& call, const Feed::Early& early) -> Snap {
    auto names = klamm::groups::list(client, {}, call);
    if (!names) return fail(names.error());
    auto out = std::make_shared<GroupsRead>();
    note_errors(*out, *names);
    for (auto& group : names->rows) out->rows.push_back({std::move(group), std::nullopt, std::nullopt});
    if (early) early(std::make_shared<GroupsRead>(*out));
    klamm::lag::Query query;
    query.load = klamm::lag::load_members;
    auto lags = klamm::lag::by_group(client, query, call);
    if (!lags) { // the names stand, lag is what could not be learned
      out->complete = false;
      out->errors.push_back(lags.error());
      for (auto& line : out->rows) line.error = lags.error().code;
      return out;
    }
    note_errors(*out, *lags);
    std::unordered_map<std::string, std::size_t> place;
    for (std::size_t i = 0; i < out->rows.size(); ++i) place.emplace(out->rows[i].group.id, i);
    for (auto& lag : lags->rows) {
      const auto found = place.find(lag.group);
      if (found == place.end()) {
        klamm::groups::Group group;
        group.id = lag.group;
        group.type = lag.type;
        group.state = lag.state;
        group.coordinator = lag.coordinator.value_or(-1);
        out->rows.push_back({std::move(group), std::move(lag), std::nullopt});
      } else {
        out->rows[found->second].lag = std::move(lag);
      }
    }
    return out;
  };
}

Feed::Reader topic(const std::string& name) {
  return [name](Client& client, const Call& call, const Feed::Early&) -> Snap {
    klamm::topics::DescribeQuery query;
    query.names = {name};
    return keep(klamm::topics::describe(client, query, call));
  };
}

Feed::Reader topic_groups(const std::string& name) {
  return [name](Client& client, const Call& call, const Feed::Early&) -> Snap {
    klamm::lag::Query query;
    query.topics = {name};
    auto answer = klamm::lag::by_topic(client, query, call);
    if (answer) std::erase_if(answer->rows, [&](const auto& row) { return row.topic != name; });
    return keep(std::move(answer));
  };
}

Feed::Reader group(const std::string& id) {
  return [id](Client& client, const Call& call, const Feed::Early&) -> Snap {
    klamm::lag::Query query;
    query.groups = {id};
    auto lags = klamm::lag::by_partition(client, query, call);
    if (!lags) return fail(lags.error());
    auto out = std::make_shared<GroupRead>();
    note_errors(*out, *lags);
    out->partitions = std::move(lags->rows);
    std::erase_if(out->partitions, [](const auto& row) { return !row.topic; });
    klamm::groups::Query which;
    which.groups = {id};
    if (auto described = klamm::groups::describe(client, which, call)) {
      note_errors(*out, *described);
      if (!described->rows.empty()) out->description = std::move(described->rows.front());
    }
    // A group that is not there is no empty group.
    if (out->partitions.empty() && !out->description && !out->errors.empty()) return fail(out->errors.front());
    if (auto members = klamm::groups::members(client, which, call)) {
      out->members = std::move(members->rows);
    }
    return out;
  };
}

Feed::Reader configs(klamm::configs::EntityType type, const std::string& name) {
  return [type, name](Client& client, const Call& call, const Feed::Early&) -> Snap {
    klamm::configs::DescribeQuery query;
    query.type = type;
    query.names = {name};
    query.load = klamm::configs::load_documentation | klamm::configs::load_synonyms;
    return keep(klamm::configs::describe(client, query, call));
  };
}

} // namespace klamm::gui::read
