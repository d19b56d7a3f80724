// What a group committed first is taken away again only from who does not use it.

#include <change/orders.hpp>

namespace klamm {

using testing::applying;
using testing::Model;
using testing::Orders;
using testing::outcomes;

namespace {

/// Group `new`, whose first offsets are commits of a change.
struct Fresh : Orders {
  Fresh() { REQUIRE(apply(reset("20", {"new"}).plan) == "DONE DONE"); }

  void joins(std::vector<std::string> topics) {
    cluster.change([&](Model& model) {
      model.add_member("new", "billing").subscribed = topics;
      model.group("new").protocol_type = "consumer";
    });
  }
  Result<Answer<changes::StepRow>> undone() {
    const auto undo = changes::plan_undo(state.path(), "last");
    REQUIRE(undo);
    return changes::apply(client, undo->plan, applying(state));
  }
};

constexpr const char* as_committed = "orders:0=20/-1 orders:1=20/-1";

bool says(const Result<Answer<changes::StepRow>>& answer, const std::string& words) {
  return answer->errors.at(0).text.english().find(words) != std::string::npos;
}

} // namespace

TEST_CASE("the undo of a first commit is refused to a group that reads the topic by then") {
  Fresh fresh;
  fresh.joins({"orders"});
  const auto undone = fresh.undone();
  CHECK(outcomes(undone) == "STALE STALE");
  CHECK(says(undone, "group new has members now (billing at /127.0.0.1): nothing was changed"));
  CHECK(fresh.cluster.requests("OffsetDelete") == 0);
  CHECK(fresh.offsets("new") == as_committed);
}

TEST_CASE("a member that subscribes between the look and the request loses nothing") {
  Fresh fresh;
  fresh.cluster.on("OffsetDelete").once().meanwhile([](Model& model) {
    model.add_member("new", "billing").subscribed = {"orders"};
  });
  const auto undone = fresh.undone();
  CHECK(outcomes(undone) == "FAILED FAILED");
  CHECK(undone->errors.at(0).code == "GROUP_SUBSCRIBED_TO_TOPIC");
  CHECK(says(undone, "a member of group new subscribes to the topic: nothing was changed"));
  CHECK(fresh.cluster.requests("OffsetDelete") == 1);
  CHECK(fresh.offsets("new") == as_committed);
  // The change it was to take back stands, and can be taken back when the member has left.
  fresh.cluster.change([](Model& model) {
    model.group("new").members.clear();
    model.group("new").state = "Empty";
  });
  const auto first = changes::list({fresh.state.path(), {}})->rows.back().id;
  const auto undo = changes::plan_undo(fresh.state.path(), first);
  REQUIRE(undo);
  CHECK(fresh.apply(undo->plan) == "DONE DONE");
  CHECK(fresh.offsets("new") == "");
}

TEST_CASE("a group that reads other topics only is no obstacle") {
  Fresh fresh;
  fresh.joins({"clicks"});
  CHECK(outcomes(fresh.undone()) == "DONE DONE");
  CHECK(fresh.offsets("new") == "");
}

} // namespace klamm
