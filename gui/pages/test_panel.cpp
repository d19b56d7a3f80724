#include <gui/pages/test_panel.hpp>

#include <gui/bridge/doorbell.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <QDateTime>
#include <QVBoxLayout>

#include <memory>

namespace klamm::gui {
namespace {

using front::ConnectionTest;
using front::StageState;
using front::TestStage;

constexpr int most_lines = 12;

QString title_of(TestStage stage) {
  switch (stage) {
  case TestStage::resolve: return say("Resolve");
  case TestStage::connect: return say("Connect");
  case TestStage::cluster_id: return say("Cluster id");
  case TestStage::advertised: return say("Advertised addresses");
  }
  return {};
}

QString hosts_words(const ConnectionTest& test) {
  QStringList addresses;
  for (const auto& host : test.hosts)
    if (host.address) addresses << shown(*host.address);
  if (addresses.isEmpty()) return say("no name resolves");
  return say("%1 of %2 names: %3").arg(addresses.size()).arg(test.hosts.size()).arg(addresses.mid(0, 3).join(QStringLiteral(", ")));
}

QString brokers_words(const ConnectionTest& test) {
  QStringList lines;
  for (const auto& broker : test.brokers)
    lines << QStringLiteral("%1 %2:%3").arg(broker.id).arg(shown(broker.host)).arg(broker.port) + (broker.answers ? QString() : QStringLiteral(" — ") + say("no answer"));
  if (lines.size() > most_lines) lines = lines.mid(0, most_lines) << QStringLiteral("…");
  return lines.join(QLatin1Char('\n'));
}

/// What a stage learned, or its error where it learned nothing.
QString detail_of(const ConnectionTest& test, TestStage stage) {
  const auto& result = test.at(stage);
  if (result.state == StageState::not_run) return {};
  if (stage == TestStage::resolve && !test.hosts.empty()) return hosts_words(test);
  if (stage == TestStage::advertised && !test.brokers.empty()) return brokers_words(test);
  if (result.error) return say(*result.error);
  if (stage == TestStage::connect) return say("a broker answers");
  return stage == TestStage::cluster_id ? shown(test.cluster_id.value_or("")) : QString();
}

QWidget* stage_line(const ConnectionTest& test, TestStage stage) {
  const auto& result = test.at(stage);
  const bool failed = result.state == StageState::failed;
  const bool not_run = result.state == StageState::not_run;
  auto* box = new QWidget;
  auto* row = row_of(box, 0, 9, 0, 9, 10);
  row->addWidget(new GlyphLabel(failed ? Glyph::cross : not_run ? Glyph::dots : Glyph::check, failed ? Role::critical_text : Role::muted, 12), 0, Qt::AlignTop);
  auto* words = column_of(nullptr, 0, 0, 0, 0, 2);
  words->addWidget(label(title_of(stage), Type::base, failed ? "critical" : not_run ? "muted" : ""));
  if (const QString detail = detail_of(test, stage); !detail.isEmpty()) {
    auto* line = label(detail, Type::base, failed ? "" : "muted");
    line->setWordWrap(true);
    words->addWidget(line);
  }
  row->addLayout(words, 1);
  row->addWidget(label(not_run ? say("not tested") : duration_words(result.took.count()), Type::small, "muted"), 0, Qt::AlignTop);
  return box;
}

} // namespace

TestPanel::TestPanel(QWidget* parent) : QWidget(parent), jobs_(gui_mailbox()) {
  setProperty("fill", QStringLiteral("surface"));
  setAttribute(Qt::WA_StyledBackground);
  auto* all = column_of(this, space::margin, 18, space::margin, space::margin, 0);
  auto* head = row_of(nullptr, 0, 0, 0, 0, 8);
  head->addWidget(label(say("Test"), Type::section));
  tested_ = label({}, Type::base, "muted");
  head->addWidget(tested_);
  head->addStretch();
  all->addLayout(head);
  all->addSpacing(8);
  stages_ = column_of(nullptr, 0, 0, 0, 0, 0);
  all->addLayout(stages_);
  all->addStretch();
}

void TestPanel::run(const profiles::Profile& profile) {
  jobs_.drop(job_);
  tested_->setText(say("running…"));
  const QString began = QDateTime::currentDateTime().toString(QStringLiteral("HH:mm:ss"));
  job_ = jobs_.start([this, profile, began](const Jobs::Task& task) -> Jobs::Done {
    profiles::Target target;
    target.profile = profile;
    Call call = Call::within(std::chrono::seconds(10));
    call.cancel = task.cancel;
    const auto begin = std::chrono::steady_clock::now();
    auto test = std::make_shared<ConnectionTest>(front::test_connection(target, profiles::Store(process_environment()), call));
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
    return [this, test, began, took] {
      show_test(*test, say("%1 · took %2").arg(began, duration_words(took.count())));
      if (test->cluster_id && !test->cluster_id->empty()) emit cluster_learned(shown(*test->cluster_id));
    };
  });
}

void TestPanel::reset() {
  jobs_.drop(job_);
  show_test({}, {});
}

void TestPanel::show_test(const ConnectionTest& test, const QString& when) {
  while (auto* item = stages_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  tested_->setText(when);
  for (const auto& result : test.stages) {
    stages_->addWidget(stage_line(test, result.stage));
    stages_->addWidget(line_h());
  }
}

} // namespace klamm::gui
