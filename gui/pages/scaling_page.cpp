#include <gui/bridge/doorbell.hpp>
#include <gui/charts/scaling_bars.hpp>
#include <gui/dialogs/review_request.hpp>
#include <gui/pages/pages.hpp>
#include <gui/pages/scaling_form.hpp>
#include <gui/parts/list_panel.hpp>
#include <gui/table/cells.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <klamm/scaling.hpp>

#include <QHBoxLayout>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <memory>
#include <optional>

namespace klamm::gui {
namespace {

using scaling::Move;
using scaling::ScalePlan;

/// What plans are made from.
struct ScalingRead : Snapshot {
  scaling::Snapshot cluster;
};

Feed::Reader snapshot_reader() {
  return [](Client& client, const Call& call, const Feed::Early&) -> Result<std::shared_ptr<Snapshot>> {
    auto observed = scaling::observe(client, call);
    if (!observed) return fail(observed.error());
    auto out = std::make_shared<ScalingRead>();
    out->cluster = std::move(observed->snapshot);
    out->errors = std::move(observed->problems);
    out->complete = out->errors.empty();
    return out;
  };
}

QString bytes_or_dash(std::optional<std::int64_t> bytes) {
  return bytes ? bytes_words(static_cast<double>(*bytes)) : dash;
}

const Move& move_of(const void* row) { return *static_cast<const Move*>(row); }

QString why_words(scaling::Why why) {
  switch (why) {
  case scaling::Why::replication_factor: return say("replication factor");
  case scaling::Why::drain: return say("broker emptied");
  case scaling::Why::rack: return say("rack");
  case scaling::Why::balance: return say("balance");
  case scaling::Why::leaders: return say("leaders only");
  }
  return {};
}

std::vector<GridColumn> planned_columns() {
  std::vector<GridColumn> out;
  out.push_back({"move", say("Partition"), CellKind::name, [](const void* row) { return words(shown(move_of(row).topic) + QLatin1Char(':') + QString::number(move_of(row).partition)); }, false, 10});
  out.push_back({"from", say("From"), CellKind::boxes,
                 [](const void* row) {
                   const auto& at = move_of(row);
                   Cell cell;
                   cell.boxes = boxes_of(at.from, at.from.empty() ? std::nullopt : std::optional(at.from.front()), {}, at.removes);
                   return cell;
                 },
                 false, 8});
  out.push_back({"", {}, CellKind::text, [](const void*) { return words(QStringLiteral("→"), Tone::muted); }, false, 1, true, 36});
  out.push_back({"to", say("To"), CellKind::boxes,
                 [](const void* row) {
                   const auto& at = move_of(row);
                   Cell cell;
                   cell.boxes = boxes_of(at.to, at.to.empty() ? std::nullopt : std::optional(at.to.front()), at.adds);
                   return cell;
                 },
                 false, 9});
  out.push_back({"copy_bytes", say("Copied"), CellKind::number, [](const void* row) { return bytes_cell(move_of(row).copy_bytes); }, true, 7});
  out.push_back({"why", say("Why"), CellKind::text, [](const void* row) { return words(why_words(move_of(row).why), Tone::muted); }, false, 6});
  return out;
}

const Schema& planned_schema() {
  static const Schema schema = [] {
    Schema out = View<Move>::schema();
    out.fields.push_back({Column{"move", "MOVE", Unit::text, "The partition that changes"}, [](const void* row) { return Value(move_of(row).topic + ":" + std::to_string(move_of(row).partition)); }, 0, {}, false});
    return out;
  }();
  return schema;
}

/// What the plan costs, and whether less would do.
QString proof_words(const ScalePlan& plan) {
  const auto& summary = plan.summary;
  if (plan.moves.empty()) return say("No placement within these rules is better.");
  if (summary.copy_bytes && summary.proved) return say("Copies %1. No placement within these rules copies less.").arg(bytes_or_dash(summary.copy_bytes));
  if (summary.copy_bytes && summary.bound_bytes) return say("Copies %1; at least %2 must be copied.").arg(bytes_or_dash(summary.copy_bytes), bytes_or_dash(summary.bound_bytes));
  return say_n("Copies %n replica.", "Copies %n replicas.", summary.moves);
}

std::vector<Fact> facts_of(const ScalePlan& plan, const std::optional<std::int64_t>& rate) {
  const auto& summary = plan.summary;
  const auto skew = [](double before, double after) { return percent_words(before) + QStringLiteral(" → ") + percent_words(after); };
  std::vector<Fact> out;
  out.push_back({say("Replicas copied"), count_words(summary.moves)});
  out.push_back({say("Copied / lower bound"), bytes_or_dash(summary.copy_bytes), QStringLiteral("/ ") + bytes_or_dash(summary.bound_bytes)});
  if (summary.byte_skew_before_percent && summary.byte_skew_after_percent) out.push_back({say("Data skew"), skew(*summary.byte_skew_before_percent, *summary.byte_skew_after_percent)});
  out.push_back({say("Replica skew"), skew(summary.replica_skew_before_percent, summary.replica_skew_after_percent)});
  out.push_back({say("Leader changes"), count_words(summary.leader_changes)});
  if (rate && *rate > 0 && summary.most_incoming_bytes) {
    const double seconds = static_cast<double>(*summary.most_incoming_bytes) / static_cast<double>(*rate);
    out.push_back({say("Time at %1").arg(bytes_words(static_cast<double>(*rate)) + QStringLiteral("/s")), duration_words(static_cast<std::int64_t>(std::ceil(seconds)) * 1000)});
    out.back().tip = say("What the broker that gets most needs at least.");
  }
  return out;
}

/// Where every replica should be: an intent, its plan made anew as the intent changes, and the way to run it.
class ScalingPage : public Page {
 public:
  explicit ScalingPage(Shell& shell) : Page(shell, "scaling_page"), jobs_(gui_mailbox()) {
    auto* all = row_of(this, 0, 0, 0, 0, 0);
    form_ = new ScalingForm;
    all->addWidget(form_);
    all->addWidget(line_v(0));
    auto* right = column_of(nullptr);
    bars_ = new ScalingBars;
    right->addWidget(bars_, 2);
    right->addWidget(line_h());
    auto* proof = row_of(nullptr, space::margin, 10, space::margin, 0, 0);
    summary_ = label({}, Type::title);
    summary_->setObjectName(QStringLiteral("scale_summary"));
    summary_->setWordWrap(true);
    proof->addWidget(summary_, 1);
    right->addLayout(proof);
    auto* below = row_of(nullptr, space::margin, 2, space::margin, 0, 0);
    notes_ = new ElidedLabel({}, Type::base, "muted");
    notes_->setObjectName(QStringLiteral("scale_notes"));
    notes_->set_mode(Qt::ElideRight);
    notes_->hide();
    below->addWidget(notes_, 1);
    right->addLayout(below);
    facts_ = new FactRow;
    right->addWidget(facts_);
    moves_ = new ListPanel("scale_moves", planned_schema(), planned_columns(),
                           {"scaling", say("The cluster could not be read."), say("Nothing has to move."), "%n partition", "%n partitions", say("Filter: topic=orders and copy_bytes>1GiB")});
    right->addWidget(moves_, 3);
    all->addLayout(right, 1);
    run_ = button(say("Run…"), "scale_run", ButtonKind::primary);
    run_->setEnabled(false);
    actions_.push_back(run_);
    connect(run_, &QPushButton::clicked, this, [this] { run(); });
    connect(form_, &ScalingForm::changed, this, [this] { typing_.start(150); });
    typing_.setSingleShot(true);
    connect(&typing_, &QTimer::timeout, this, [this] { plan(); });
    watch(snapshot_, &shell.session().feed("scaling", snapshot_reader, std::chrono::seconds(60)), [this] { plan(); });
  }

  [[nodiscard]] Head head() const override { return {{}, {}, say("Scaling"), {}, {}}; }
  [[nodiscard]] Feed* main_feed() override { return snapshot_.feed(); }
  [[nodiscard]] QString command() const override {
    auto line = command_line("plan");
    line.target(shell_.session().target());
    const auto text = line.text();
    return text ? QString::fromStdString(*text) : QString();
  }
  void focus_filter() override { moves_->filter().focus(); }

 private:
  [[nodiscard]] front::CommandLine command_line(const char* verb) const {
    front::CommandLine line("scale", verb);
    form_->add_to(line);
    return line;
  }

  void say_state(const QString& text, const char* ink) {
    summary_->setText(text);
    set_ink(summary_, ink);
    summary_->setFont(font_of(*ink ? Type::base : Type::title));
    notes_->hide();
  }

  /// In a worker: large clusters take seconds. What was being planned before is dropped.
  void plan() {
    jobs_.drop(job_);
    run_->setEnabled(false);
    Feed& feed = *snapshot_.feed();
    const auto read = feed.as<ScalingRead>();
    if (!read) {
      moves_->take(feed, nullptr);
      return say_state(feed.failure() ? say(*feed.failure()) : say("Reading the cluster…"), "muted");
    }
    if (const QString missing = form_->missing(); !missing.isEmpty()) return say_state(missing, "muted");
    const auto wanted = form_->intent();
    if (!wanted) return say_state(say(wanted.error()), "critical");
    if (plan_.brokers.empty()) say_state(say("Planning…"), "muted");
    const auto unread = std::find_if(read->errors.begin(), read->errors.end(), [](const Error& error) { return error.broker_id.has_value(); });
    unread_ = unread == read->errors.end() ? std::nullopt : std::optional(*unread);
    job_ = jobs_.start([this, read, wanted = *wanted](const Jobs::Task&) -> Jobs::Done {
      const auto began = std::chrono::steady_clock::now();
      auto made = std::make_shared<Result<ScalePlan>>(scaling::plan(read->cluster, wanted));
      const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
      return [this, made, read, took] { planned(*made, *read, took); };
    });
  }

  void planned(const Result<ScalePlan>& made, const ScalingRead& read, std::chrono::milliseconds took) {
    if (!made) {
      plan_ = {};
      facts_->set({});
      bars_->set({}, {});
      moves_->set_rows(Rows::make(planned_schema(), std::vector<Move>{}));
      return say_state(say(made.error()), "critical");
    }
    plan_ = *made;
    say_state(proof_words(plan_), "");
    QStringList notes;
    for (const auto& note : plan_.notes) notes << say_sentence(note);
    notes_->set_text(notes.join(QStringLiteral(" · ")));
    notes_->setVisible(!notes.isEmpty());
    std::map<std::int32_t, std::int64_t> capacity;
    for (const auto& broker : read.cluster.brokers)
      if (broker.capacity_bytes) capacity[broker.id] = *broker.capacity_bytes;
    bars_->set(plan_.brokers, std::move(capacity));
    const auto rate = form_->throttle();
    facts_->set(facts_of(plan_, rate ? *rate : std::nullopt));
    moves_->set_rows(Rows::make(planned_schema(), plan_.moves));
    form_->show_note(say("Planned in %1 from data read %2 ago.").arg(duration_words(took.count()), age_words(snapshot_.feed()->age())));
    run_->setText(plan_.moves.empty() ? say("Run…") : say_n("Run %n move…", "Run %n moves…", static_cast<long long>(plan_.moves.size())));
    run_->setEnabled(!plan_.moves.empty() && !unread_);
    if (unread_) say_state(say(*unread_), "critical"); // its disks may be where a replica would go
    if (shell_.session().read_only()) block(run_, read_only_reason(shell_.session()));
  }

  void run() {
    const auto limit = form_->throttle();
    if (!limit) return say_state(say(limit.error()), "critical");
    plan::StartMoves wanted;
    wanted.moves = scaling::wanted_moves(plan_);
    wanted.throttle = *limit;
    auto request = review_moves(wanted, std::chrono::hours(24));
    std::map<plan::PartitionAt, front::PlannedFrom> from;
    for (const auto& move : plan_.moves) {
      auto& at = from[{move.topic, move.partition}];
      at.replicas = move.from;
      if (move.copy_bytes && !move.adds.empty()) at.bytes = *move.copy_bytes / static_cast<std::int64_t>(move.adds.size());
    }
    request.make = [wanted, from](front::Session& session, const Call& call) {
      return front::run_planned_moves(session.client(), wanted, from, {}, std::chrono::hours(24), call);
    };
    request.command = command_line("run");
    request.command->option("--throttle", form_->throttle_words().toStdString());
    shell_.review(std::move(request));
  }

  Jobs jobs_;
  JobId job_ = 0;
  QTimer typing_;
  ScalePlan plan_;
  std::optional<Error> unread_; ///< a broker that did not tell of its disks
  ScalingForm* form_;
  ScalingBars* bars_;
  QLabel* summary_;
  ElidedLabel* notes_;
  FactRow* facts_;
  ListPanel* moves_;
  QPushButton* run_;
  Watching snapshot_;
};

} // namespace

Page* make_scaling_page(Shell& shell) {
  return new ScalingPage(shell);
}

} // namespace klamm::gui
