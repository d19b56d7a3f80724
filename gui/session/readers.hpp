#pragma once

#include <gui/session/feed.hpp>

#include <klamm/brokers.hpp>
#include <klamm/check_stop.hpp>
#include <klamm/cluster.hpp>
#include <klamm/configs.hpp>
#include <klamm/groups.hpp>
#include <klamm/lag.hpp>
#include <klamm/log_dirs.hpp>
#include <klamm/partitions.hpp>
#include <klamm/quorum.hpp>
#include <klamm/reassignments.hpp>
#include <klamm/topics.hpp>

#include <map>
#include <string>

// What each feed reads of the library.

namespace klamm::gui {

using TopicsRead = RowsRead<topics::Topic>;
using PartitionsRead = RowsRead<partitions::Partition>;
using BrokersRead = RowsRead<brokers::Broker>;
using FindingsRead = RowsRead<cluster::Finding>;
using QuorumRead = RowsRead<quorum::Replica>;
using MovesRead = RowsRead<reassignments::Reassignment>;
using LogDirsRead = RowsRead<log_dirs::LogDir>;
using ConfigsRead = RowsRead<configs::Config>;
using TopicRead = RowsRead<topics::PartitionDetail>;
using TopicLagRead = RowsRead<lag::TopicLag>;

struct ClusterRead : Snapshot {
  cluster::Cluster cluster;
};

/// A group's line, before its lag is known and after.
struct GroupLine {
  groups::Group group;
  std::optional<lag::GroupLag> lag;
  std::optional<std::string> error; ///< code: why its lag is not known
};
struct GroupsRead : Snapshot {
  std::vector<GroupLine> rows;
};

/// One group in full.
struct GroupRead : Snapshot {
  std::optional<groups::Description> description;
  std::vector<lag::PartitionLag> partitions;
  std::vector<groups::Member> members;
};

namespace read {
[[nodiscard]] Feed::Reader topics();
[[nodiscard]] Feed::Reader partitions();
[[nodiscard]] Feed::Reader brokers();
[[nodiscard]] Feed::Reader cluster();
[[nodiscard]] Feed::Reader health();
[[nodiscard]] Feed::Reader quorum();
[[nodiscard]] Feed::Reader moves();
[[nodiscard]] Feed::Reader log_dirs();
[[nodiscard]] Feed::Reader groups();
[[nodiscard]] Feed::Reader topic(const std::string& name);
[[nodiscard]] Feed::Reader topic_groups(const std::string& name);
[[nodiscard]] Feed::Reader group(const std::string& id);
[[nodiscard]] Feed::Reader configs(klamm::configs::EntityType type, const std::string& name);
} // namespace read

} // namespace klamm::gui
