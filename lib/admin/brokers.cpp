#include <klamm/quorum.hpp>

#include <admin/brokers.hpp>
#include <admin/call/api_versions.hpp>
#include <admin/call/each_broker.hpp>
#include <admin/call/stamp.hpp>
#include <admin/fetch/describe_cluster.hpp>
#include <admin/fetch/metadata.hpp>

#include <algorithm>
#include <set>

namespace klamm::admin {

std::map<std::int32_t, PartitionCounts> count_partitions(const protocol::MetadataResponse& metadata) {
  std::map<std::int32_t, PartitionCounts> counts;
  for (const auto& topic : metadata.topics) {
    for (const auto& partition : topic.partitions) {
      if (partition.leader_id >= 0) ++counts[partition.leader_id].leaders;
      const auto& isr = partition.isr_nodes;
      for (const std::int32_t replica : partition.replica_nodes) {
        auto& count = counts[replica];
        ++count.replicas;
        if (std::find(isr.begin(), isr.end(), replica) == isr.end()) ++count.out_of_sync;
      }
    }
  }
  return counts;
}

void apply_counts(const std::map<std::int32_t, PartitionCounts>& counts, std::vector<brokers::Broker>& rows) {
  double live = 0;
  double leaders = 0;
  double replicas = 0;
  for (auto& row : rows) {
    const auto at = counts.find(row.id);
    const auto count = at == counts.end() ? PartitionCounts{} : at->second;
    row.leaders = count.leaders;
    row.replicas = count.replicas;
    row.out_of_sync = count.out_of_sync;
    if (row.state != brokers::State::live) continue;
    live += 1;
    leaders += count.leaders;
    replicas += count.replicas;
  }
  const auto skew = [live](std::int32_t own, double all) {
    constexpr double whole = 100.0;
    return all == 0 ? 0.0 : whole * (own * live / all - 1.0);
  };
  for (auto& row : rows) {
    if (row.state != brokers::State::live) continue;
    row.leader_skew_percent = skew(*row.leaders, leaders);
    row.replica_skew_percent = skew(*row.replicas, replicas);
  }
}

Error unknown_broker(std::int32_t id) {
  const std::string target = "broker " + std::to_string(id);
  Error error =
      Error::of(
          ErrorKind::failed, "UNKNOWN_BROKER",
          KLAMM_TEXT("brokers", "%1: the cluster has no such broker (`broker list` shows them)").with(target))
          .about(target);
  error.broker_id = id;
  return error;
}

} // namespace klamm::admin

namespace klamm::brokers {

namespace {

void load_sizes_of(Client& client, const Call& call, std::vector<Broker>& rows,
                   std::vector<log_dirs::LogDir>& dirs, std::vector<Error>& problems) {
  log_dirs::ListQuery query;
  for (const auto& row : rows) {
    if (row.state == State::live) query.brokers.push_back(row.id);
  }
  auto answer = log_dirs::list(client, query, admin::half_of(call));
  if (!answer) {
    problems.push_back(std::move(answer.error()));
    return;
  }
  for (auto& error : answer->errors) problems.push_back(std::move(error));
  dirs = std::move(answer->rows);
  const auto add = [](std::optional<std::int64_t>& sum, const std::optional<std::int64_t>& part) {
    if (part) sum = sum.value_or(0) + *part;
  };
  for (auto& row : rows) {
    for (const auto& dir : dirs) {
      if (dir.broker != row.id) continue;
      row.log_dirs = row.log_dirs.value_or(0) + 1;
      row.offline_log_dirs = row.offline_log_dirs.value_or(0) + (dir.error ? 1 : 0);
      add(row.size_bytes, dir.size_bytes);
      add(row.total_bytes, dir.total_bytes);
      add(row.usable_bytes, dir.usable_bytes);
    }
  }
}

/// What a broker does not offer is unknown, not a failure.
bool is_absent(const Error& error) {
  return error.code == "UNSUPPORTED_VERSION";
}

struct Read {
  Answer<Broker> answer;
  std::vector<log_dirs::LogDir> dirs;
};

Result<Read> read(Client& client, unsigned load, const Call& call) {
  const bool partitions = (load & load_partitions) != 0;
  const auto metadata = admin::fetch_metadata(
      client, partitions ? admin::TopicChoice::all() : admin::TopicChoice::none(), call);
  if (!metadata) return fail(metadata.error());
  Read out;
  auto& rows = out.answer.rows;
  for (const auto& broker : metadata->brokers) {
    Broker row;
    row.id = broker.node_id;
    row.host = broker.host;
    row.port = broker.port;
    row.rack = broker.rack;
    rows.push_back(std::move(row));
  }
  if (auto fenced = admin::fetch_fenced(client, call)) {
    std::set<std::int32_t> live;
    for (const auto& row : rows) live.insert(row.id);
    for (const auto& broker : *fenced) {
      if (live.count(broker.broker_id) != 0) continue;
      Broker row;
      row.id = broker.broker_id;
      row.host = broker.host;
      row.port = broker.port;
      row.rack = broker.rack;
      row.state = State::fenced;
      rows.push_back(std::move(row));
    }
  } else if (!is_absent(fenced.error())) {
    out.answer.problem(std::move(fenced.error()));
  }
  std::sort(rows.begin(), rows.end(), [](const Broker& a, const Broker& b) { return a.id < b.id; });

  if (partitions) {
    admin::apply_counts(admin::count_partitions(*metadata), rows);
    out.answer.visible_to_user = true;
  }
  if ((load & load_controller) != 0) {
    if (const auto state = quorum::read(client, call)) {
      for (auto& row : rows) row.controller = state->leader == row.id;
    } else if (!is_absent(state.error())) {
      out.answer.problem(state.error());
    }
  }
  if ((load & load_sizes) != 0) {
    std::vector<Error> problems;
    load_sizes_of(client, call, rows, out.dirs, problems);
    for (auto& error : problems) out.answer.problem(std::move(error));
  }
  admin::stamp(out.answer, client);
  return out;
}

} // namespace

Result<Answer<Broker>> list(Client& client, const ListQuery& query, const Call& call) {
  auto got = read(client, query.load, call);
  if (!got) return fail(std::move(got.error()));
  return std::move(got->answer);
}

Result<Answer<Details>> describe(Client& client, const DescribeQuery& query, const Call& call) {
  auto got = read(client, load_partitions | load_sizes | load_controller, call);
  if (!got) return fail(std::move(got.error()));
  const std::set<std::int32_t> wanted(query.ids.begin(), query.ids.end());
  Answer<Details> out;
  out.cluster_id = got->answer.cluster_id;
  out.sampled_at = got->answer.sampled_at;
  out.visible_to_user = got->answer.visible_to_user;
  std::set<std::int32_t> known;
  std::vector<std::int32_t> live;
  for (auto& broker : got->answer.rows) {
    known.insert(broker.id);
    if (!wanted.empty() && wanted.count(broker.id) == 0) continue;
    if (broker.state == State::live) live.push_back(broker.id);
    Details row{std::move(broker), {}, {}, {}};
    for (const auto& dir : got->dirs) {
      if (dir.broker == row.id) row.dirs.push_back(dir);
    }
    out.rows.push_back(std::move(row));
  }
  for (auto& error : got->answer.errors) {
    if (wanted.empty() || !error.broker_id || wanted.count(*error.broker_id) != 0)
      out.problem(std::move(error));
  }
  for (const std::int32_t id : wanted) {
    if (known.count(id) == 0) out.problem(admin::unknown_broker(id));
  }
  const auto versions = admin::fetch_api_versions(client, live, call);
  for (auto& row : out.rows) {
    const auto at = versions.find(row.id);
    if (at == versions.end()) continue;
    if (!at->second) {
      // One sentence a broker that is away is enough.
      const bool told = std::any_of(out.errors.begin(), out.errors.end(),
                                    [&](const Error& error) { return error.broker_id == row.id; });
      if (!told) out.problem(at->second.error());
      continue;
    }
    row.apis = static_cast<std::int32_t>(at->second->api_keys.size());
    for (const auto& feature : at->second->supported_features) {
      if (feature.name == "metadata.version")
        row.metadata_version_max = admin::metadata_version_name(feature.max_version);
    }
  }
  return out;
}

} // namespace klamm::brokers
