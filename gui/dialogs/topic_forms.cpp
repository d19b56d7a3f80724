#include <gui/dialogs/form_dialog.hpp>
#include <gui/dialogs/review_request.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <klamm/front/words.hpp>
#include <klamm/units.hpp>

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>

#include <limits>

namespace klamm::gui {
namespace {

/// An empty field is "the brokers' default".
Result<std::optional<std::int32_t>> optional_count(const QString& text, std::int32_t most) {
  const std::string word = text.trimmed().toStdString();
  if (word.empty()) return std::optional<std::int32_t>();
  const auto number = units::parse_integer(word, 1, most);
  if (!number) return fail(number.error());
  return std::optional(static_cast<std::int32_t>(*number));
}

/// `KEY=VALUE` lines.
std::map<std::string, std::string> config_lines(const QString& text, QString& wrong) {
  std::map<std::string, std::string> out;
  for (const QString& line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
    const QString word = line.trimmed();
    if (word.isEmpty()) continue;
    const auto equals = word.indexOf(QLatin1Char('='));
    if (equals <= 0) wrong = say("\"%1\" is not KEY=VALUE.").arg(word);
    else {
      const std::string key = word.left(equals).trimmed().toStdString();
      out[key] = plan::config_value(key, word.mid(equals + 1).trimmed().toStdString());
    }
  }
  return out;
}

QPlainTextEdit* config_field(FormDialog& form) {
  auto* edit = new QPlainTextEdit;
  edit->setObjectName(QStringLiteral("configs_text"));
  edit->setFont(font_of(Type::mono));
  edit->setFixedHeight(96);
  edit->setTabChangesFocus(true);
  edit->setPlaceholderText(QStringLiteral("retention.ms=7d\ncleanup.policy=compact"));
  form.add(say("Configs"), edit);
  return edit;
}

std::vector<std::string> words_of(const QString& text) {
  std::vector<std::string> out;
  for (const QString& word : text.split(QRegularExpression(QStringLiteral("[\\s,]+")), Qt::SkipEmptyParts)) out.push_back(word.toStdString());
  return out;
}

} // namespace

void ask_create_topic(Shell& shell, QWidget* parent, const QString& name) {
  auto* form = new FormDialog(shell, say("Create topic"), say("Review…"), parent);
  auto* names = form->field("topic_name", say("Name"), name, say("several with blanks between"));
  auto* partitions = form->field("topic_partitions", say("Partitions"), {}, say("default"), 120);
  auto* factor = form->field("topic_factor", say("Replication factor"), {}, say("default"), 120);
  form->explain(say("Where a field is empty the brokers' default applies."));
  auto* configs = config_field(*form);
  form->when_accepted([=, &shell] {
    plan::CreateTopics wanted;
    wanted.names = words_of(names->text());
    if (wanted.names.empty()) {
      form->refuse(say("Enter a name."));
      names->setFocus();
      return false;
    }
    for (const auto& one : wanted.names)
      if (const Text fault = plan::topic_name_fault(one); !fault.empty()) {
        form->refuse(say(fault));
        return false;
      }
    const auto count = optional_count(partitions->text(), 1'000'000);
    const auto replicas = optional_count(factor->text(), 32767);
    if (!count || !replicas) {
      form->refuse(say(!count ? count.error() : replicas.error()));
      return false;
    }
    wanted.partitions = *count;
    wanted.replication_factor = *replicas;
    QString wrong;
    wanted.configs = config_lines(configs->toPlainText(), wrong);
    if (!wrong.isEmpty()) {
      form->refuse(wrong);
      return false;
    }
    shell.review(review_create(wanted));
    return true;
  });
  form->open();
  names->setFocus();
}

void ask_clone_topic(Shell& shell, QWidget* parent, const std::string& source) {
  auto* form = new FormDialog(shell, say("Clone %1").arg(shown(source)), say("Review…"), parent);
  auto* name = form->field("topic_name", say("Name"));
  form->explain(say("The clone has the partitions, replication factor and configs of %1, without its records.").arg(shown(source)));
  form->when_accepted([=, &shell] {
    plan::CloneTopic wanted;
    wanted.source = source;
    wanted.name = name->text().trimmed().toStdString();
    if (const Text fault = plan::topic_name_fault(wanted.name); !fault.empty()) {
      form->refuse(say(fault));
      return false;
    }
    shell.review(review_clone(wanted));
    return true;
  });
  form->open();
  name->setFocus();
}

void ask_add_partitions(Shell& shell, QWidget* parent, const std::vector<std::string>& topics, std::optional<int> now) {
  const QString title = topics.size() == 1 ? say("Add partitions to %1").arg(shown(topics.front()))
                                           : say_n("Add partitions to %n topic", "Add partitions to %n topics", static_cast<long long>(topics.size()));
  auto* form = new FormDialog(shell, title, say("Review…"), parent);
  auto* count = form->field("partition_count", say("Partitions afterwards"), {}, now ? say("now %1").arg(*now) : QString(), 140);
  form->explain(say("Records with a key may go to another partition than before: consumers that rely on the order of a key will notice."));
  form->when_accepted([=, &shell] {
    const auto wanted_count = optional_count(count->text(), 1'000'000);
    if (!wanted_count || !*wanted_count) {
      form->refuse(wanted_count ? say("Enter a number.") : say(wanted_count.error()));
      return false;
    }
    plan::AlterTopics wanted;
    wanted.names = topics;
    wanted.partitions = *wanted_count;
    shell.review(review_alter(wanted));
    return true;
  });
  form->open();
  count->setFocus();
}

void ask_set_config(Shell& shell, QWidget* parent, const std::vector<std::string>& topics) {
  auto* form = new FormDialog(shell, say_n("Set configs of %n topic", "Set configs of %n topics", static_cast<long long>(topics.size())), say("Review…"), parent);
  auto* configs = config_field(*form);
  form->explain(say("Durations and sizes may be written as 7d or 10MiB."));
  form->when_accepted([=, &shell] {
    QString wrong;
    const auto lines = config_lines(configs->toPlainText(), wrong);
    if (lines.empty() && wrong.isEmpty()) wrong = say("Enter at least one KEY=VALUE.");
    if (!wrong.isEmpty()) {
      form->refuse(wrong);
      return false;
    }
    plan::ChangeConfigs wanted;
    wanted.names = topics;
    for (const auto& [key, value] : lines) wanted.intents.push_back({key, plan::ConfigIntent::Action::set, value});
    shell.review(review_configs(wanted));
    return true;
  });
  form->open();
  configs->setFocus();
}

void ask_delete_records(Shell& shell, QWidget* parent, const std::vector<TopicPartitions>& where) {
  auto* form = new FormDialog(shell, say("Delete records"), say("Review…"), parent);
  QStringList targets;
  for (const auto& one : where) targets << shown(front::print_topic_partitions(one));
  form->add(say("Of"), new ElidedLabel(targets.join(QStringLiteral(", "))));
  auto* upto = form->choice("upto", say("Up to"), {say("choose…"), say("the end: all records"), say("an offset"), say("a time")});
  auto* value = form->field("upto_value", say("Offset or time"), {}, QStringLiteral("@-2h, 2026-11-24T12:00:00Z"));
  value->setEnabled(false);
  QObject::connect(upto, &QComboBox::currentIndexChanged, value, [value](int index) { value->setEnabled(index >= 2); });
  form->when_accepted([=, &shell] {
    plan::DeleteRecords wanted;
    wanted.where = where;
    const std::string word = value->text().trimmed().toStdString();
    if (upto->currentIndex() == 0) {
      form->refuse(say("Choose up to where."));
      return false;
    }
    if (upto->currentIndex() == 2) {
      const auto offset = units::parse_integer(word, 0, std::numeric_limits<std::int64_t>::max());
      if (!offset) {
        form->refuse(say(offset.error()));
        return false;
      }
      wanted.upto = plan::DeleteRecords::Upto::offset;
      wanted.offset = *offset;
    } else if (upto->currentIndex() == 3) {
      const auto time = front::parse_moment(word, std::chrono::system_clock::now());
      if (!time) {
        form->refuse(say(time.error()));
        return false;
      }
      wanted.upto = plan::DeleteRecords::Upto::time;
      wanted.time = *time;
    }
    shell.review(review_delete_records(wanted));
    return true;
  });
  form->open();
}

} // namespace klamm::gui
