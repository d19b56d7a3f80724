#pragma once

#include "command.hpp"

/// The one list of commands. A new one: its file in commands/ defines `constinit const Command NAME`, and
/// NAME stands here; help shows them in this order.
#define KLAMM_COMMANDS(ADD)                                                                                  \
  ADD(cluster_describe)                                                                                      \
  ADD(cluster_health)                                                                                        \
  ADD(broker_list)                                                                                           \
  ADD(broker_describe)                                                                                       \
  ADD(broker_check_stop)                                                                                     \
  ADD(broker_drain)                                                                                          \
  ADD(broker_cordon)                                                                                         \
  ADD(broker_uncordon)                                                                                       \
  ADD(topic_list)                                                                                            \
  ADD(topic_describe)                                                                                        \
  ADD(topic_create)                                                                                          \
  ADD(topic_delete)                                                                                          \
  ADD(topic_alter)                                                                                           \
  ADD(topic_delete_records)                                                                                  \
  ADD(topic_clone)                                                                                           \
  ADD(partition_list)                                                                                        \
  ADD(config_get)                                                                                            \
  ADD(config_describe)                                                                                       \
  ADD(config_diff)                                                                                           \
  ADD(config_set)                                                                                            \
  ADD(config_unset)                                                                                          \
  ADD(config_append)                                                                                         \
  ADD(config_subtract)                                                                                       \
  ADD(log_dir_list)                                                                                          \
  ADD(group_list)                                                                                            \
  ADD(group_describe)                                                                                        \
  ADD(group_members)                                                                                         \
  ADD(group_offsets)                                                                                         \
  ADD(group_reset_offsets)                                                                                   \
  ADD(group_delete_offsets)                                                                                  \
  ADD(group_delete)                                                                                          \
  ADD(group_remove_member)                                                                                   \
  ADD(lag_list)                                                                                              \
  ADD(reassignment_list)                                                                                     \
  ADD(wait_healthy)                                                                                          \
  ADD(wait_topic)                                                                                            \
  ADD(wait_group)                                                                                            \
  ADD(wait_reassignment)                                                                                     \
  ADD(wait_broker)                                                                                           \
  ADD(quorum_describe)                                                                                       \
  ADD(quota_list)                                                                                             \
  ADD(feature_describe)                                                                                      \
  ADD(api_versions)                                                                                          \
  ADD(change_apply)                                                                                          \
  ADD(change_list)                                                                                           \
  ADD(change_show)                                                                                           \
  ADD(change_undo)                                                                                           \
  ADD(profile_list)                                                                                          \
  ADD(profile_show)                                                                                          \
  ADD(profile_test)                                                                                          \
  ADD(profile_add)                                                                                           \
  ADD(profile_import)                                                                                        \
  ADD(profile_edit)                                                                                          \
  ADD(profile_use)                                                                                           \
  ADD(profile_remove)                                                                                        \
  ADD(completion_bash)                                                                                       \
  ADD(completion_zsh)                                                                                        \
  ADD(completion_fish)                                                                                       \
  ADD(schema_show)                                                                                           \
  ADD(reassignment_start)                                                                                    \
  ADD(reassignment_cancel)                                                                                   \
  ADD(reassignment_clean_up)                                                                                 \
  ADD(partition_elect_leader)                                                                                \
  ADD(scale_plan)                                                                                            \
  ADD(scale_run)                                                                                             \
  ADD(scale_export)                                                                                          \
  ADD(scale_list)                                                                                            \
  ADD(scale_status)                                                                                          \
  ADD(scale_pause)                                                                                           \
  ADD(scale_resume)                                                                                          \
  ADD(scale_cancel)

namespace klamm::cli {

#define KLAMM_DECLARE(name) extern const Command name;
KLAMM_COMMANDS(KLAMM_DECLARE)

/// Every noun and every command, from the one list in commands.cpp.
[[nodiscard]] const Catalogue& catalogue();

} // namespace klamm::cli
