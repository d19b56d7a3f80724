// group delete and remove-member.

#include "../change_flow.hpp"
#include "../commands.hpp"
#include "../live_names.hpp"
#include "group_choice.hpp"

#include <klamm/plan_groups.hpp>

#include <memory>

namespace klamm::cli {
namespace {

struct Delete {
  GroupChoice which;
  bool if_exists = false;
  ChangeOptions change;
};

int run_delete(const Delete& remove, Context& context) {
  plan::DeleteGroups wanted;
  wanted.names = remove.which.names.values;
  auto accept = remove.which.accept(!wanted.names.empty());
  if (!accept) return context.failed(accept.error());
  wanted.accept = std::move(*accept);
  wanted.if_exists = remove.if_exists;
  auto client = client_for_change(context);
  if (!client) return context.failed(client.error());
  return run_change(context, plan::delete_groups(**client, wanted, context.call()), remove.change);
}

Prepared remove(Options& options) {
  auto remove = std::make_shared<Delete>();
  remove->which.declare(options, "groups to delete; - reads names");
  options.flag("--if-exists", remove->if_exists, "a group that is not there is no failure");
  declare_change_options(options, remove->change);
  return [remove](Context& context) { return run_delete(*remove, context); };
}

struct RemoveMember {
  std::string group;
  plan::RemoveMembers wanted;
  ChangeOptions change;
};

int run_remove_member(RemoveMember& remove, Context& context) {
  const auto& wanted = remove.wanted;
  const bool some = !wanted.members.empty() || !wanted.instances.empty();
  if (some == wanted.all)
    return context.failed(usage("say which members: --instance-id ID, --member-id ID, or --all"));
  auto client = client_for_change(context);
  if (!client) return context.failed(client.error());
  remove.wanted.group = remove.group;
  return run_change(context, plan::remove_members(**client, wanted, context.call()), remove.change);
}

Prepared remove_member(Options& options) {
  auto remove = std::make_shared<RemoveMember>();
  options.argument("GROUP", remove->group, "the group").complete(live_groups);
  options.values("--instance-id", "ID", remove->wanted.instances,
                 "a static member's group.instance.id; repeatable");
  options.values("--member-id", "ID", remove->wanted.members,
                 "a member's id, as `group members` shows it; repeatable");
  options.flag("--all", remove->wanted.all, "every member");
  declare_change_options(options, remove->change);
  return [remove](Context& context) { return run_remove_member(*remove, context); };
}

} // namespace

constinit const Command group_delete{
    "group",
    "delete",
    Kind::change,
    "Delete groups with all they committed",
    "The groups must have no members. Undone by committing everything again: the group comes back as a "
    "classic "
    "one with an\nempty protocol. A share group does not come back.",
    {"klamm group delete orders-billing-old -y", "klamm group delete --match 'tmp-.*' --max 40 --dry-run"},
    "Delete and Describe on the groups, Describe on their topics (what you may not see no undo brings back)",
    "1.1 (share groups: 4.1)",
    {&View<changes::StepRow>::schema},
    remove};

constinit const Command group_remove_member{
    "group",
    "remove-member",
    Kind::change,
    "Take members out of a group",
    "For members whose client is gone and whose session has not ended: static ones above all, which keep "
    "their partitions\nfor as long. A client that still runs joins again. Cannot be undone. Of share and "
    "streams groups Kafka removes none.",
    {"klamm group remove-member orders-billing --instance-id billing-2 -y",
     "klamm group remove-member orders-billing --all --dry-run"},
    "Read and Describe on the group",
    "2.4",
    {&View<changes::StepRow>::schema},
    remove_member};

} // namespace klamm::cli
