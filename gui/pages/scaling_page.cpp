#include <gui/bridge/doorbell.hpp>
#include <gui/dialogs/form_dialog.hpp>
#include <gui/dialogs/review_request.hpp>
#include <gui/pages/pages.hpp>
#include <gui/parts/list_panel.hpp>
#include <gui/table/cells.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <klamm/front/words.hpp>
#include <klamm/scaling.hpp>
#include <klamm/units.hpp>

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <optional>

namespace klamm::gui {
namespace {

using scaling::BrokerChange;
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

QString before_after(const QString& before, const QString& after) {
  return before == after ? after : before + QStringLiteral(" → ") + after;
}

QString bytes_or_dash(std::optional<std::int64_t> bytes) {
  return bytes ? bytes_words(static_cast<double>(*bytes)) : QStringLiteral("—");
}

const BrokerChange& broker_of(const void* row) { return *static_cast<const BrokerChange*>(row); }
const Move& move_of(const void* row) { return *static_cast<const Move*>(row); }

QString role_words(const std::string& role) {
  if (role == "DRAIN") return say("emptied");
  if (role == "ADD") return say("added");
  if (role == "CORDONED") return say("cordoned");
  if (role == "NOT_LIVE") return say("not live");
  return {};
}

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

/// How full the disks are; where that is not told, bytes beside those of the fullest broker.
Cell bar_of(std::optional<double> percent, std::optional<std::int64_t> bytes, double most) {
  constexpr double longest = 0.8; // no disk is meant: it shall not look like a full one
  Cell cell;
  if (percent) cell.fraction = *percent / 100;
  else if (bytes && most > 0) cell.fraction = longest * static_cast<double>(*bytes) / most;
  if (percent) cell.text = QStringLiteral("%1 %").arg(*percent, 0, 'f', 0);
  return cell;
}

std::vector<GridColumn> broker_columns(double most) {
  std::vector<GridColumn> out;
  out.push_back({"broker", say("Broker"), CellKind::number, {}, true, 10});
  out.push_back({"rack", say("Rack"), CellKind::text, {}, false, 4});
  out.push_back({"role", say("Role"), CellKind::text, [](const void* row) { return words(role_words(broker_of(row).role), Tone::muted); }, false, 8});
  out.push_back({"replicas_after", say("Replicas"), CellKind::text,
                 [](const void* row) {
                   const auto& at = broker_of(row);
                   return words(before_after(count_words(at.replicas_before), count_words(at.replicas_after)), at.replicas_before == at.replicas_after ? Tone::muted : Tone::none);
                 },
                 true, 9});
  out.push_back({"leaders_after", say("Leaders"), CellKind::text,
                 [](const void* row) {
                   const auto& at = broker_of(row);
                   return words(before_after(count_words(at.leaders_before), count_words(at.leaders_after)), at.leaders_before == at.leaders_after ? Tone::muted : Tone::none);
                 },
                 true, 7});
  out.push_back({"after_bytes", say("Size"), CellKind::text,
                 [](const void* row) {
                   const auto& at = broker_of(row);
                   return words(before_after(bytes_or_dash(at.bytes_before), bytes_or_dash(at.bytes_after)), at.bytes_before == at.bytes_after ? Tone::muted : Tone::none);
                 },
                 true, 8});
  out.push_back({"disk_before_percent", say("Now"), CellKind::bar,
                 [most](const void* row) { return bar_of(broker_of(row).disk_before_percent, broker_of(row).bytes_before, most); }, false, 6, true, 180});
  out.push_back({"disk_after_percent", say("Afterwards"), CellKind::bar,
                 [most](const void* row) { return bar_of(broker_of(row).disk_after_percent, broker_of(row).bytes_after, most); }, false, 6, true, 180});
  return out;
}

std::vector<GridColumn> move_columns() {
  std::vector<GridColumn> out;
  out.push_back({"topic", say("Topic"), CellKind::name, {}, false, 10});
  out.push_back({"partition", say("Partition"), CellKind::number, {}, true, 9});
  out.push_back({"from", say("Now on"), CellKind::boxes,
                 [](const void* row) {
                   Cell cell;
                   cell.boxes = boxes_of(move_of(row).from, {}, {}, move_of(row).removes);
                   return cell;
                 },
                 false, 8});
  out.push_back({"to", say("Then on"), CellKind::boxes,
                 [](const void* row) {
                   Cell cell;
                   cell.boxes = boxes_of(move_of(row).to, {}, move_of(row).adds);
                   return cell;
                 },
                 false, 8});
  out.push_back({"copy_bytes", say("Copied"), CellKind::number, [](const void* row) { return bytes_cell(move_of(row).copy_bytes); }, true, 7});
  out.push_back({"why", say("Why"), CellKind::text, [](const void* row) { return words(why_words(move_of(row).why)); }, false, 6});
  return out;
}

QString summary_words(const ScalePlan& plan) {
  const auto& summary = plan.summary;
  if (plan.moves.empty()) return say("No placement within these rules is better.");
  QString out;
  if (summary.copy_bytes && summary.proved)
    out = say("Copies %1. No placement within these rules copies less.").arg(bytes_or_dash(summary.copy_bytes));
  else if (summary.copy_bytes && summary.bound_bytes)
    out = say("Copies %1; at least %2 must be copied.").arg(bytes_or_dash(summary.copy_bytes), bytes_or_dash(summary.bound_bytes));
  return out + QLatin1Char(' ') + say("%1 replicas, %2 partitions, %3 preferred leaders change.").arg(count_words(summary.moves), count_words(summary.partitions), count_words(summary.leader_changes));
}

/// Where every replica should be: an intent, its plan made anew as the intent changes, and the way to run it.
class ScalingPage : public Page {
 public:
  explicit ScalingPage(Shell& shell) : Page(shell, "scaling_page"), jobs_(gui_mailbox()) {
    auto* all = column_of(this);
    auto* form = new QWidget;
    form->setFixedHeight(48);
    auto* row = row_of(form, space::margin, 4, space::margin, 4, 8);
    what_ = new QComboBox;
    what_->setObjectName(QStringLiteral("scale_intent"));
    what_->addItems({say("Balance brokers"), say("Empty brokers"), say("Set the replication factor")});
    value_ = new QLineEdit;
    value_->setObjectName(QStringLiteral("scale_value"));
    value_->setFixedWidth(160);
    value_->hide();
    row->addWidget(what_);
    row->addWidget(value_);
    summary_ = label({}, Type::base);
    summary_->setObjectName(QStringLiteral("scale_summary"));
    row->addWidget(summary_, 1);
    all->addWidget(form);
    all->addWidget(line_h());
    brokers_box_ = new QWidget;
    brokers_box_->setFixedHeight(236);
    brokers_column_ = column_of(brokers_box_);
    all->addWidget(brokers_box_);
    all->addWidget(line_h());
    moves_ = new ListPanel("scale_moves", View<Move>::schema(), move_columns(),
                           {"scaling", say("The cluster could not be read."), say("Nothing has to move."), "%n partition", "%n partitions", say("Filter: topic=orders and copy_bytes>1GiB")});
    all->addWidget(moves_, 1);
    run_ = button(say("Run…"), "scale_run", ButtonKind::primary);
    run_->setEnabled(false);
    actions_.push_back(run_);
    connect(run_, &QPushButton::clicked, this, [this] { ask_throttle(); });
    connect(what_, &QComboBox::currentIndexChanged, this, [this](int index) {
      value_->setVisible(index > 0);
      value_->setPlaceholderText(index == 1 ? QStringLiteral("3,4") : QStringLiteral("3"));
      value_->clear();
      plan();
    });
    connect(value_, &QLineEdit::textChanged, this, [this] { plan(); });
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
    if (what_->currentIndex() == 1) line.option("--drain", value_->text().toStdString());
    if (what_->currentIndex() == 2) line.option("--replication-factor", value_->text().toStdString());
    return line;
  }

  [[nodiscard]] Result<scaling::Intent> intent() const {
    scaling::Intent out;
    const std::string word = value_->text().trimmed().toStdString();
    if (what_->currentIndex() == 1) {
      const auto ids = front::parse_replicas(word);
      if (!ids) return fail(ids.error());
      out.drain.assign(ids->begin(), ids->end());
    }
    if (what_->currentIndex() == 2) {
      const auto factor = units::parse_integer(word, 1, 1000);
      if (!factor) return fail(factor.error());
      out.replication_factor = static_cast<std::int32_t>(*factor);
    }
    return out;
  }

  void show_words(const QString& text, const char* ink) {
    summary_->setText(text);
    set_ink(summary_, ink);
  }

  /// In a worker: large clusters take seconds. What was being planned before is dropped.
  void plan() {
    jobs_.drop(job_);
    run_->setEnabled(false);
    Feed& feed = *snapshot_.feed();
    const auto read = feed.as<ScalingRead>();
    if (!read) {
      moves_->take(feed, nullptr);
      return show_words(feed.failure() ? say(*feed.failure()) : say("Reading the cluster…"), "muted");
    }
    if (what_->currentIndex() > 0 && value_->text().trimmed().isEmpty()) return show_words(what_->currentIndex() == 1 ? say("Enter the brokers to empty.") : say("Enter the number of replicas."), "muted");
    const auto wanted = intent();
    if (!wanted) return show_words(say(wanted.error()), "critical");
    show_words(say("Planning…"), "muted");
    const auto unread = std::find_if(read->errors.begin(), read->errors.end(), [](const Error& error) { return error.broker_id.has_value(); });
    unread_ = unread == read->errors.end() ? std::nullopt : std::optional(*unread);
    job_ = jobs_.start([this, read, wanted = *wanted](const Jobs::Task&) -> Jobs::Done {
      auto made = std::make_shared<Result<ScalePlan>>(scaling::plan(read->cluster, wanted));
      return [this, made] { planned(*made); };
    });
  }

  void planned(const Result<ScalePlan>& made) {
    if (!made) {
      plan_ = {};
      moves_->set_rows(Rows::make(View<Move>::schema(), std::vector<Move>{}));
      return show_words(say(made.error()), "critical");
    }
    plan_ = *made;
    QString text = summary_words(plan_);
    for (const auto& note : plan_.notes) text += QStringLiteral(" · ") + say(note);
    show_words(text, "");
    summary_->setToolTip(tip(text));
    double most = 0;
    for (const auto& broker : plan_.brokers)
      most = std::max({most, static_cast<double>(broker.bytes_before.value_or(0)), static_cast<double>(broker.bytes_after.value_or(0))});
    delete brokers_;
    ListPanel::Words words;
    words.filter = false;
    brokers_ = new ListPanel("scale_brokers", View<BrokerChange>::schema(), broker_columns(most), words);
    brokers_column_->addWidget(brokers_);
    brokers_->set_rows(Rows::make(View<BrokerChange>::schema(), plan_.brokers));
    moves_->set_rows(Rows::make(View<Move>::schema(), plan_.moves));
    run_->setEnabled(!plan_.moves.empty() && !unread_);
    if (unread_) show_words(say(*unread_), "critical"); // its disks may be where a replica would go
    if (shell_.session().read_only()) block(run_, read_only_reason(shell_.session()));
  }

  void ask_throttle() {
    auto* form = new FormDialog(shell_, say_n("Move %n partition", "Move %n partitions", static_cast<long long>(plan_.moves.size())), say("Review…"), window());
    auto* rate = form->field("scale_throttle", say("Throttle"), {}, QStringLiteral("80MiB/s"), 220);
    form->explain(say("For each broker that gets replicas; none for no limit. A few replicas of each broker move at once; the throttle is taken off at the end."));
    form->when_accepted([this, form, rate] {
      const auto limit = front::parse_throttle(rate->text().trimmed().toStdString());
      if (!limit) {
        form->refuse(say(limit.error()));
        return false;
      }
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
      request.command->option("--throttle", rate->text().trimmed().toStdString());
      shell_.review(std::move(request));
      return true;
    });
    form->open();
  }

  Jobs jobs_;
  JobId job_ = 0;
  ScalePlan plan_;
  std::optional<Error> unread_; ///< a broker that did not tell of its disks
  QComboBox* what_;
  QLineEdit* value_;
  QLabel* summary_;
  QWidget* brokers_box_;
  QVBoxLayout* brokers_column_;
  ListPanel* brokers_ = nullptr;
  ListPanel* moves_;
  QPushButton* run_;
  Watching snapshot_;
};

} // namespace

Page* make_scaling_page(Shell& shell) {
  return new ScalingPage(shell);
}

} // namespace klamm::gui
