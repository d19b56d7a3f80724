#include <gui/pages/pages.hpp>

namespace klamm::gui {

const std::vector<PageKind>& page_kinds() {
  static const std::vector<PageKind> kinds{
      {"overview", "Overview", "overview", "overview", false, make_overview_page},
      {"brokers", "Brokers", "brokers", "brokers", false, make_brokers_page},
      {"topics", "Topics", "topics", "topics", false, make_topics_page},
      {"partitions", "Partitions", "partitions", "partitions", false, make_partitions_page},
      {"groups", "Groups", "groups", "groups", false, make_groups_page},
      {"scaling", "Scaling", "scaling", "scaling", true, make_scaling_page},
      {"reassignments", "Reassignments", "reassignments", "reassignments", false, make_reassignments_page},
      {"history", "History", "history", "history", false, make_history_page},
      {"topic", nullptr, "topics", "topics", false, make_topic_page},
      {"group", nullptr, "groups", "groups", false, make_group_page},
  };
  return kinds;
}

const PageKind* page_kind(const QString& id) {
  for (const auto& kind : page_kinds())
    if (id == QLatin1String(kind.id)) return &kind;
  return nullptr;
}

} // namespace klamm::gui
