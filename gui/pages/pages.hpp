#pragma once

#include <gui/parts/page.hpp>

#include <vector>

namespace klamm::gui {

/// One page of a cluster. The list below is the one place that names them all.
struct PageKind {
  const char* id;
  const char* title;    ///< in the navigation; nullptr: a page of one thing, reached from a list
  const char* icon;
  const char* under;    ///< the page of the navigation that is lit; its own id where it stands there itself
  bool breaks = false;  ///< a line above it
  Page* (*make)(Shell& shell);
};

[[nodiscard]] const std::vector<PageKind>& page_kinds();
[[nodiscard]] const PageKind* page_kind(const QString& id);

Page* make_overview_page(Shell& shell);
Page* make_topics_page(Shell& shell);
Page* make_topic_page(Shell& shell);
Page* make_partitions_page(Shell& shell);
Page* make_groups_page(Shell& shell);
Page* make_group_page(Shell& shell);
Page* make_brokers_page(Shell& shell);
Page* make_reassignments_page(Shell& shell);
Page* make_scaling_page(Shell& shell);
Page* make_history_page(Shell& shell);

} // namespace klamm::gui
