#include <support/model.hpp>

namespace klamm::testing {

namespace {

/// FNV-1a, twice with different seeds: the same name has the same id in every run.
protocol::Uuid id_of(std::string_view name) {
  protocol::Uuid id;
  for (std::size_t half = 0; half < 2; ++half) {
    std::uint64_t hash = 14695981039346656037ULL + half * 977;
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    for (std::size_t i = 0; i < 8; ++i) id.bytes.at(half * 8 + i) = static_cast<std::byte>(hash >> 8 * i);
  }
  return id;
}

} // namespace

Model::Model(std::int32_t count) {
  constexpr std::int32_t voters = 3;
  const std::vector<std::string> racks{"a", "b", "c"};
  for (std::int32_t id = 1; id <= count; ++id) {
    Broker broker;
    broker.id = id;
    broker.rack = racks[static_cast<std::size_t>(id - 1) % racks.size()];
    brokers.emplace(id, std::move(broker));
    (id <= voters ? quorum.voters : quorum.observers).push_back({id, quorum.high_watermark, -1, -1});
  }
  features = {{"metadata.version", {7, 31, std::int16_t{31}}},
              {"group.version", {0, 1, std::int16_t{1}}},
              {"share.version", {0, 1, std::int16_t{1}}},
              {"eligible.leader.replicas.version", {0, 1, std::int16_t{1}}}};
}

Model::Ids Model::listed_brokers() const {
  Ids out;
  for (const auto& [id, broker] : brokers) {
    if (broker.listed && !broker.fenced) out.push_back(id);
  }
  return out;
}

Model::Topic& Model::add_topic(const std::string& name, std::int32_t partitions,
                               std::int32_t replication_factor) {
  const Ids ids = listed_brokers();
  Topic topic;
  topic.id = id_of(name);
  topic.partitions.resize(static_cast<std::size_t>(partitions));
  for (std::size_t p = 0; p < topic.partitions.size(); ++p) {
    Partition& partition = topic.partitions[p];
    for (std::size_t r = 0; r < static_cast<std::size_t>(replication_factor); ++r)
      partition.replicas.push_back(ids[(p + r) % ids.size()]);
    partition.isr = partition.replicas;
    partition.leader = partition.replicas.front();
  }
  return topics[name] = std::move(topic);
}

Model::Group& Model::add_group(const std::string& id, const std::string& type, const std::string& state) {
  const Ids ids = listed_brokers();
  Group group;
  group.type = type;
  group.state = state;
  group.coordinator = ids[groups.size() % ids.size()];
  if (type == "Share") group.protocol_type = "share";
  if (type == "Streams") group.protocol_type = "streams";
  return groups[id] = std::move(group);
}

Model::Member& Model::add_member(const std::string& id, const std::string& client_id,
                                 std::map<std::string, Ids> assigned) {
  Group& of = group(id);
  of.state = "Stable";
  if (of.assignor.empty()) of.assignor = of.type == "Classic" ? "range" : "uniform";
  Member& member = of.members.emplace_back();
  member.id = client_id + "-" + std::to_string(of.members.size());
  member.client_id = client_id;
  for (const auto& [topic, partitions] : assigned) member.subscribed.push_back(topic);
  member.assigned = std::move(assigned);
  return member;
}

void Model::set(Configs& configs, const std::string& name, const std::string& value, std::int8_t source) {
  Config config;
  config.name = name;
  config.value = value;
  config.source = source;
  configs[name] = std::move(config);
}

} // namespace klamm::testing
