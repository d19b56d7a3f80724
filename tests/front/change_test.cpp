// A whole change without a terminal: session, plan, review, questions, run, journal, undo.

#include <klamm/front/history.hpp>
#include <klamm/front/proposal.hpp>
#include <klamm/front/review.hpp>
#include <klamm/front/run.hpp>
#include <klamm/plan_topics.hpp>

#include <change/changing.hpp>
#include <doctest/doctest.h>

namespace klamm {

using front::Question;
using testing::codes;
using testing::outcomes;
using testing::ScriptedCluster;
using testing::TemporaryFolder;

namespace {

/// A cluster, the folders of one user, and a session of a profile without a name.
struct Desk {
  ScriptedCluster cluster{3};
  TemporaryFolder home;
  profiles::Store store{[this](const char* name) -> std::optional<std::string> {
    if (name == std::string_view("KLAMM_CONFIG_HOME")) return home.path() + "/config";
    if (name == std::string_view("KLAMM_STATE_HOME")) return home.path() + "/state";
    return std::nullopt;
  }};

  [[nodiscard]] front::Session session(profiles::Protection protection = profiles::Protection::none,
                                       const std::string& name = "") {
    profiles::Target target;
    target.profile.name = name;
    target.profile.bootstrap_servers = cluster.bootstrap();
    target.profile.protection = protection;
    auto session = front::Session::open(target, store);
    REQUIRE(session);
    return std::move(*session);
  }
  void save_profile(const std::string& name, profiles::Protection protection) {
    profiles::Profile profile;
    profile.name = name;
    profile.bootstrap_servers = cluster.bootstrap();
    profile.cluster_id = testing::Model(1).cluster_id;
    profile.protection = protection;
    REQUIRE(store.save(profile, false));
  }
  [[nodiscard]] std::size_t topics() {
    std::size_t count = 0;
    cluster.change([&](testing::Model& model) { count = model.topics.size(); });
    return count;
  }
};

Call call() {
  return Call::within(std::chrono::seconds(10));
}

front::Proposal creating(front::Session& session, std::vector<std::string> names) {
  plan::CreateTopics wanted;
  wanted.names = std::move(names);
  wanted.partitions = 2;
  wanted.replication_factor = 1;
  auto planned = plan::create_topics(session.client(), wanted, call());
  REQUIRE(planned);
  return std::move(*planned);
}

front::Proposal deleting(front::Session& session, std::vector<std::string> names) {
  auto planned = plan::delete_topics(session.client(), {std::move(names), false}, call());
  REQUIRE(planned);
  return std::move(*planned);
}

/// `0 sending, 0 DONE, …`
struct Heard {
  std::string text;
  [[nodiscard]] front::Events events() {
    front::Events out;
    out.step = [this](const front::StepChanged& step) {
      const bool sending = step.event.what == changes::StepEvent::What::sending;
      text += (text.empty() ? "" : ", ") + (step.index ? std::to_string(*step.index) : "added") + " " +
              (sending ? "sending" : std::string(changes::word(step.event.row.outcome)));
    };
    return out;
  }
};

} // namespace

TEST_CASE("a change is reviewed, confirmed, run step by step, journaled and undone") {
  Desk desk;
  auto session = desk.session();
  const auto proposal = creating(session, {"orders", "clicks"});
  const auto review = front::review(proposal);
  REQUIRE(review.steps.size() == 2);
  CHECK(review.steps[0].target == "topic orders");
  CHECK(review.steps[0].risk == changes::Risk::safe);
  CHECK(review.steps[0].can_be_undone);
  CHECK(review.cannot_be_undone.empty());
  CHECK(front::questions_of(session, proposal).questions.empty());
  CHECK(front::count_subjects(proposal.planned.plan) == 2);

  Heard heard;
  front::RunOptions options;
  options.arguments = {"topic", "create", "orders", "clicks"};
  const auto ran = front::run(session, proposal, {}, options, heard.events());
  REQUIRE(ran);
  CHECK(outcomes(ran->answer) == "DONE DONE");
  CHECK(heard.text == "0 sending, 1 sending, 0 DONE, 1 DONE");
  CHECK(ran->changed);
  CHECK(ran->undoable);
  CHECK(desk.topics() == 2);

  const auto listed = changes::list({desk.store.state_folder(), {}});
  REQUIRE(listed->rows.size() == 1);
  CHECK(listed->rows[0].id == ran->change_id);
  CHECK(listed->rows[0].state == "DONE");
  CHECK(listed->rows[0].arguments == options.arguments);

  auto undo = front::undo_change(session, ran->change_id, {}, call());
  REQUIRE(undo);
  const auto questions = front::questions_of(session, *undo);
  REQUIRE(questions.questions.size() == 1);
  CHECK(questions.questions[0].kind == Question::Kind::destroys_data);
  CHECK(questions.questions[0].text == "2 topics");
  CHECK(front::run(session, *undo, {}, options, {}).error().code == "NOT_CONFIRMED");
  CHECK(desk.topics() == 2);
  const auto undone = front::run(session, *undo, {{"2 topics"}, false}, options, {});
  REQUIRE(undone);
  CHECK(outcomes(undone->answer) == "DONE DONE");
  CHECK_FALSE(undone->undoable);
  CHECK(desk.topics() == 0);
  CHECK(changes::list({desk.store.state_folder(), {}})->rows[0].undoes == ran->change_id);
}

TEST_CASE("an undo reads in bulk: as few requests for many topics as for one") {
  for (const int count : {1, 20}) {
    Desk desk;
    std::vector<std::string> names;
    for (int i = 0; i < count; ++i) names.push_back("topic-" + std::to_string(i));
    auto session = desk.session();
    REQUIRE(front::run(session, creating(session, names), {}, {}, {}));
    desk.cluster.forget_requests();
    auto undo = front::undo_change(session, "last", {}, call());
    REQUIRE(undo);
    const std::string text = front::questions_of(session, *undo).questions.at(0).text;
    const auto undone = front::run(session, *undo, {{text}, false}, {}, {});
    REQUIRE(undone);
    CHECK(undone->answer.complete);
    CHECK(desk.topics() == 0);
    CHECK(desk.cluster.requests() <= 15);
  }
}

TEST_CASE("profiles bound to the cluster protect it, whichever leads there") {
  Desk desk;
  desk.save_profile("production", profiles::Protection::confirm);
  auto session = desk.session();
  const auto proposal = creating(session, {"orders"});
  const auto questions = front::questions_of(session, proposal);
  REQUIRE(questions.questions.size() == 1);
  CHECK(questions.questions[0].kind == Question::Kind::profile);
  CHECK(questions.questions[0].text == "production");
  CHECK(questions.allow({}).error().code == "NOT_CONFIRMED");
  CHECK(questions.allow({{"productio"}, true}).error().code == "NOT_CONFIRMED");
  CHECK(front::run(session, proposal, {{"production"}, false}, {}, {}));

  desk.save_profile("look-only", profiles::Protection::read_only);
  const auto another = creating(session, {"clicks"});
  CHECK(front::questions_of(session, another).read_only == "look-only");
  CHECK(front::run(session, another, {{"production", "look-only"}, true}, {}, {}).error().code ==
        "READ_ONLY");
  CHECK(desk.topics() == 1);
}

TEST_CASE("what destroys data wants its name, and says what cannot be undone") {
  Desk desk;
  desk.cluster.model().add_topic("orders", 2, 1);
  auto session = desk.session();
  const auto proposal = deleting(session, {"orders"});
  const auto review = front::review(proposal);
  REQUIRE(review.steps.size() == 1);
  CHECK(review.steps[0].risk == changes::Risk::destroys_data);
  CHECK(review.steps[0].can_be_undone); // but for its records
  CHECK(review.undo_notes.size() == 1);
  const auto questions = front::questions_of(session, proposal);
  CHECK(questions.unanswered({{"order"}, true}).size() == 1);
  CHECK(questions.unanswered({{"orders"}, false}).empty());
}

TEST_CASE("what was wanted and could not be planned stands beside what was done") {
  Desk desk;
  desk.cluster.model().add_topic("clicks", 1, 1);
  auto session = desk.session();
  const auto proposal = creating(session, {"orders", "clicks"});
  const auto previewed = front::validate(session, proposal, call());
  CHECK(previewed.something_to_do);
  CHECK(codes(previewed.answer.errors) == "TOPIC_ALREADY_EXISTS");
  CHECK(desk.topics() == 1);
  const auto ran = front::run(session, proposal, {}, {}, {});
  REQUIRE(ran);
  CHECK(outcomes(ran->answer) == "DONE");
  CHECK(codes(ran->answer.errors) == "TOPIC_ALREADY_EXISTS");
  CHECK(ran->something_done);
}

TEST_CASE("a stopped change tells of each step that is not sent") {
  Desk desk;
  auto session = desk.session();
  const auto proposal = creating(session, {"orders", "clicks"});
  front::RunOptions options;
  Heard heard;
  auto events = heard.events();
  events.started = [&options](const std::string&) { options.cancel.request(); };
  const auto ran = front::run(session, proposal, {}, options, events);
  REQUIRE(ran);
  CHECK(outcomes(ran->answer) == "NOT_RUN NOT_RUN");
  CHECK(heard.text == "0 NOT_RUN, 1 NOT_RUN");
  CHECK_FALSE(ran->changed);
}

TEST_CASE("saved plans are checked for digest, age and clock") {
  const auto plan = testing::creating({"orders"});
  const auto digest = changes::digest(changes::to_json(plan));
  REQUIRE(digest);
  const auto code = [&](const front::PlanChecks& checks, std::chrono::hours later) {
    const auto good = front::check_plan(plan, *digest, checks, plan.made_at + later);
    return good ? std::string() : good.error().code;
  };
  using std::chrono::hours;
  CHECK(code({}, hours(1)).empty());
  CHECK(code({hours(24), *digest}, hours(1)).empty());
  CHECK(code({hours(24), "00"}, hours(1)) == "OTHER_PLAN");
  CHECK(code({}, hours(25)) == "PLAN_TOO_OLD");
  CHECK(code({}, hours(-1)) == "PLAN_FROM_FUTURE");

  const TemporaryFolder folder;
  const std::string path = folder.path() + "/plan.json";
  CHECK(front::save_plan(plan, path, false));
  CHECK(front::save_plan(plan, path, false).error().code == "FILE_EXISTS");
  CHECK(front::save_plan(plan, path, true));
}

TEST_CASE("a session learns its cluster and binds its profile to it") {
  Desk desk;
  const std::string id = testing::Model(1).cluster_id;
  profiles::Profile profile;
  profile.name = "new";
  profile.bootstrap_servers = desk.cluster.bootstrap();
  REQUIRE(desk.store.save(profile, false));
  auto session = desk.session(profiles::Protection::none, "new");
  const auto learned = session.learn_cluster(call());
  REQUIRE(learned);
  CHECK(learned->id == id);
  CHECK(session.bind_cluster(id));
  CHECK(desk.store.load("new")->cluster_id == id);
  CHECK(session.bind_cluster("another").error().code == "WRONG_CLUSTER");
  CHECK(desk.session().bind_cluster(id).error().code == "NO_PROFILE");
}

TEST_CASE("a protected profile without a cluster id protects by address, and is bound at its first contact") {
  using profiles::Protection;
  Desk desk;
  const std::string id = testing::Model(1).cluster_id;
  profiles::Profile guarded;
  guarded.name = "guarded";
  guarded.protection = Protection::read_only;
  // One broker's address, as a session that starts from another one learns it from the cluster.
  std::string last = desk.cluster.bootstrap();
  last.erase(0, last.rfind(',') + 1);
  guarded.bootstrap_servers = last;
  REQUIRE(desk.store.save(guarded, false));
  profiles::Profile elsewhere = guarded;
  elsewhere.name = "elsewhere";
  elsewhere.bootstrap_servers = "127.0.0.1:1";
  REQUIRE(desk.store.save(elsewhere, false));
  const auto from_first = [&] {
    profiles::Target target;
    target.profile.bootstrap_servers = desk.cluster.bootstrap().substr(0, desk.cluster.bootstrap().find(','));
    auto session = front::Session::open(target, desk.store);
    REQUIRE(session);
    return std::move(*session);
  };
  auto session = from_first();
  CHECK(session.protection(id).read_only == "guarded");
  const auto proposal = creating(session, {"t"});
  CHECK(front::questions_of(session, proposal).allow({}).error().code == "READ_ONLY");

  // Through other addresses than its own a profile is not bound.
  CHECK_FALSE(desk.session(Protection::read_only, "guarded").bind_at_first_contact(call()));
  CHECK(desk.store.load("guarded")->cluster_id.empty());
  profiles::Target target;
  target.profile = *desk.store.load("guarded");
  auto own = front::Session::open(target, desk.store);
  REQUIRE(own);
  CHECK(own->bind_at_first_contact(call()));
  CHECK(desk.store.load("guarded")->cluster_id == id);
  CHECK_FALSE(own->bind_at_first_contact(call()));
  // Its protection follows the cluster now, wherever the profile's address leads.
  profiles::Profile moved = *desk.store.load("guarded");
  moved.bootstrap_servers = "127.0.0.1:1";
  REQUIRE(desk.store.save(moved, true));
  CHECK(from_first().protection(id).read_only == "guarded");
}

} // namespace klamm
