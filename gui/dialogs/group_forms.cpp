#include <klamm/front/words.hpp>
#include <klamm/plan_offsets.hpp>
#include <klamm/units.hpp>

#include <gui/dialogs/form_dialog.hpp>
#include <gui/dialogs/review_request.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>

namespace klamm::gui {

void ask_reset_offsets(Shell& shell, QWidget* parent, const std::string& group,
                       const std::vector<std::string>& topics) {
  auto* form = new FormDialog(shell, say("Reset offsets of %1").arg(shown(group)), say("Review…"), parent);
  auto* scope = new QListWidget;
  scope->setObjectName(QStringLiteral("scope"));
  scope->setFont(font_of(Type::base));
  scope->setFixedHeight(std::min(168, 8 + 28 * static_cast<int>(std::max<std::size_t>(topics.size(), 2))));
  scope->setProperty("kind", QStringLiteral("framed"));
  for (const auto& topic : topics) {
    auto* item = new QListWidgetItem(shown(topic), scope);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable);
    item->setCheckState(Qt::Unchecked); // nothing is chosen before the user does
    item->setData(Qt::UserRole, QByteArray::fromStdString(topic));
    item->setSizeHint({100, 26});
  }
  form->add(say("Topics"), scope);
  auto* partitions =
      form->field("scope_partitions", say("Or partitions"), {}, QStringLiteral("orders:0,3-5"));
  auto* target =
      form->choice("reset_target", say("To"),
                   {say("choose…"), say("the earliest offset"), say("the latest offset"), say("an offset"),
                    say("a time"), say("shift by a number of records"), say("where another group is")});
  auto* value = form->field("reset_value", say("Value"), {}, {});
  value->setEnabled(false);
  QObject::connect(target, &QComboBox::currentIndexChanged, value, [value](int index) {
    value->setEnabled(index >= 3);
    value->setPlaceholderText(index == 4   ? QStringLiteral("@-2h, 2026-11-24T12:00:00Z")
                              : index == 5 ? QStringLiteral("-100")
                              : index == 6 ? say("group id")
                                           : QString());
  });
  form->explain(
      say("The review shows every partition before anything is committed. The group must have no members."));
  form->when_accepted([=, &shell] {
    plan::ResetOffsets wanted;
    wanted.groups = {group};
    for (int i = 0; i < scope->count(); ++i)
      if (scope->item(i)->checkState() == Qt::Checked)
        wanted.scope.topics.push_back({scope->item(i)->data(Qt::UserRole).toByteArray().toStdString(), {}});
    if (const QString typed = partitions->text().trimmed(); !typed.isEmpty()) {
      for (const QString& word : typed.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const auto one = parse_topic_partitions(word.toStdString());
        if (!one) {
          form->refuse(say(one.error()));
          return false;
        }
        wanted.scope.topics.push_back(*one);
      }
    }
    if (wanted.scope.topics.empty()) {
      form->refuse(say("Choose at least one topic or partition."));
      return false;
    }
    const std::string word = value->text().trimmed().toStdString();
    const auto now = std::chrono::system_clock::now();
    using Kind = plan::OffsetTarget::Kind;
    switch (target->currentIndex()) {
    case 1: wanted.target.kind = Kind::earliest; break;
    case 2: wanted.target.kind = Kind::latest; break;
    case 3:
    case 5: {
      const auto number = units::parse_integer(word, INT64_MIN / 2, INT64_MAX / 2);
      if (!number) {
        form->refuse(say(number.error()));
        return false;
      }
      wanted.target.kind = target->currentIndex() == 3 ? Kind::number : Kind::shift;
      wanted.target.amount = *number;
      break;
    }
    case 4: {
      const auto time = front::parse_moment(word, now);
      if (!time) {
        form->refuse(say(time.error()));
        return false;
      }
      wanted.target.kind = Kind::time;
      wanted.target.time = *time;
      break;
    }
    case 6:
      wanted.target.kind = Kind::group;
      wanted.target.from_group = word;
      break;
    default: form->refuse(say("Choose where to.")); return false;
    }
    shell.review(review_reset(wanted));
    return true;
  });
  form->open();
}

void ask_move(Shell& shell, QWidget* parent, const std::vector<plan::WantedMove>& from) {
  const QString title = from.size() == 1 ? say("Move %1").arg(shown(from.front().topic) + QLatin1Char(':') +
                                                              QString::number(from.front().partition))
                                         : say_n("Move %n partition", "Move %n partitions",
                                                 static_cast<long long>(from.size()));
  auto* form = new FormDialog(shell, title, say("Review…"), parent);
  QStringList now;
  if (!from.empty())
    for (const auto id : from.front().replicas) now << QString::number(id);
  auto* replicas =
      form->field("move_replicas", say("Brokers"), from.size() == 1 ? now.join(QLatin1Char(',')) : QString(),
                  QStringLiteral("2,3,1"), 220);
  form->explain(say("The preferred leader first. Now on %1.")
                    .arg(from.size() == 1 ? now.join(QStringLiteral(", ")) : say("different brokers")));
  auto* rate = form->field("move_throttle", say("Throttle"), {}, QStringLiteral("80MiB/s"), 220);
  form->explain(say("For each broker that gets replicas. Empty: no limit. Klamm takes the throttle off when "
                    "the move has ended and this program runs."));
  auto* wait = new QCheckBox(say("Wait for the end, and take the throttle off"));
  wait->setObjectName(QStringLiteral("move_wait"));
  wait->setChecked(true);
  wait->setFont(font_of(Type::base));
  form->add({}, wait);
  form->when_accepted([=, &shell] {
    const auto target = front::parse_replicas(replicas->text().trimmed().toStdString());
    if (!target) {
      form->refuse(say(target.error()));
      return false;
    }
    plan::StartMoves wanted;
    wanted.moves = from;
    for (auto& move : wanted.moves) move.replicas = *target;
    if (const std::string word = rate->text().trimmed().toStdString(); !word.empty()) {
      const auto parsed = front::parse_throttle(word);
      if (!parsed) {
        form->refuse(say(parsed.error()));
        return false;
      }
      wanted.throttle = *parsed;
    }
    std::optional<std::chrono::milliseconds> time;
    if (wait->isChecked()) {
      time = std::chrono::hours(24);
      wanted.in_waves = true;
    }
    shell.review(review_moves(wanted, time));
    return true;
  });
  form->open();
  replicas->setFocus();
}

} // namespace klamm::gui
