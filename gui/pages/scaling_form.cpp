#include <klamm/front/words.hpp>
#include <klamm/names.hpp>
#include <klamm/units.hpp>

#include <gui/pages/scaling_form.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/say.hpp>

#include <QButtonGroup>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace klamm::gui {
namespace {

constexpr int form_width = 304;
constexpr double default_band = 10;

Result<double> percent_of(const QString& typed) {
  QString word = typed;
  word.remove(QLatin1Char('%'));
  const auto number = units::parse_number(word.trimmed().toStdString());
  if (!number || *number < 0 || *number > 100)
    return fail(Error::of(
        ErrorKind::usage, "BAD_PERCENT",
        KLAMM_TEXT("scale", "'%1' is not a percentage between 0 and 100").with(typed.toStdString())));
  return *number;
}

} // namespace

ScalingForm::ScalingForm(QWidget* parent) : QWidget(parent) {
  setFixedWidth(with_letters(form_width));
  auto* outer = column_of(this);
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* inside = filled("surface");
  auto* all = column_of(inside, space::margin, 10, space::margin, space::margin, 0);
  all->addWidget(label(say("Intent"), Type::section));
  all->addSpacing(8);
  add_goal(all, "intent_balance", say("Balance"), say("over every live broker; repairs racks"), nullptr, {});
  add_goal(all, "intent_add", say("Add brokers"), say("gives new brokers their share"), "add_brokers",
           QStringLiteral("5,6"));
  add_goal(all, "intent_drain", say("Empty brokers"), say("before they are removed"), "drain_brokers",
           QStringLiteral("3,4"));
  add_goal(all, "intent_factor", say("Replication factor"), say("raises or lowers it for topics"),
           "wanted_factor", QStringLiteral("3"));
  goals_.front()->setChecked(true);
  all->addSpacing(12);
  all->addWidget(line_h());
  all->addSpacing(12);
  all->addWidget(label(say("Rules"), Type::section));
  topics_ = rule(all, "rule_topics", say("Topics"), say("All topics; or a regular expression"));
  except_ = rule(all, "rule_except", say("Except"), say("A regular expression"));
  all->addSpacing(10);
  all->addWidget(label(say("Balance by"), Type::header, "muted"));
  all->addSpacing(6);
  auto* pair = row_of(nullptr, 0, 0, 0, 0, 0);
  auto* by = new QButtonGroup(this);
  by_bytes_ = button(say("Bytes"), "by_bytes", ButtonKind::segment, true);
  by_replicas_ = button(say("Replicas"), "by_replicas", ButtonKind::segment, true);
  for (auto* one : {by_bytes_, by_replicas_}) {
    one->setCheckable(true);
    by->addButton(one);
    pair->addWidget(one);
    connect(one, &QPushButton::clicked, this, &ScalingForm::changed);
  }
  by_bytes_->setProperty("edge", QStringLiteral("first"));
  by_replicas_->setProperty("edge", QStringLiteral("last"));
  by_bytes_->setChecked(true);
  pair->addStretch();
  all->addLayout(pair);
  band_ = rule(all, "rule_band", say("Band around the share"), QStringLiteral("±10 %"));
  most_ = rule(all, "rule_most", say("Copy at most"), say("no limit"));
  throttle_ = rule(all, "scale_throttle", say("Throttle of each broker"), say("none for no limit"));
  throttle_->setText(QStringLiteral("80MiB/s"));
  all->addSpacing(12);
  leaders_ = new QCheckBox(say("Balance leaders too"));
  leaders_->setObjectName(QStringLiteral("rule_leaders"));
  leaders_->setFont(font_of(Type::base));
  leaders_->setChecked(true);
  connect(leaders_, &QCheckBox::toggled, this, &ScalingForm::changed);
  all->addWidget(leaders_);
  all->addSpacing(8);
  auto* fixed = row_of(nullptr, 0, 0, 0, 0, 8);
  fixed->addWidget(new IconLabel("lock", Role::muted));
  fixed->addWidget(label(say("Replicas spread over racks"), Type::base, "muted"), 1);
  all->addLayout(fixed);
  all->addStretch();
  all->addSpacing(12);
  note_ = label({}, Type::small, "muted");
  note_->setObjectName(QStringLiteral("scale_note"));
  note_->setWordWrap(true);
  all->addWidget(note_);
  scroll->setWidget(inside);
  outer->addWidget(scroll);
}

void ScalingForm::add_goal(QVBoxLayout* all, const char* name, const QString& title, const QString& about,
                           const char* field, const QString& hint) { // in the order of Goal
  auto* choice = new QRadioButton(title);
  choice->setObjectName(QLatin1String(name));
  choice->setFont(font_of(Type::base));
  choice->setAccessibleDescription(about);
  all->addWidget(choice);
  auto* below = column_of(nullptr, 24, 0, 0, 8, 4);
  below->addWidget(label(about, Type::small, "muted"));
  QLineEdit* value = nullptr;
  if (field) {
    value = new QLineEdit;
    value->setObjectName(QLatin1String(field));
    value->setFont(font_of(Type::base));
    value->setPlaceholderText(hint);
    value->setAccessibleName(title);
    value->hide();
    below->addWidget(value);
    connect(value, &QLineEdit::textChanged, this, &ScalingForm::changed);
  }
  all->addLayout(below);
  connect(choice, &QRadioButton::toggled, this, [this, value](bool on) {
    if (value) value->setVisible(on);
    if (on) emit changed();
  });
  goals_.push_back(choice);
  values_.push_back(value);
}

QLineEdit* ScalingForm::rule(QVBoxLayout* all, const char* name, const QString& title, const QString& hint) {
  all->addSpacing(10);
  auto* words = label(title, Type::header, "muted");
  all->addWidget(words);
  all->addSpacing(6);
  auto* edit = new QLineEdit;
  edit->setObjectName(QLatin1String(name));
  edit->setFont(font_of(Type::base));
  edit->setPlaceholderText(hint);
  words->setBuddy(edit);
  all->addWidget(edit);
  connect(edit, &QLineEdit::textChanged, this, &ScalingForm::changed);
  return edit;
}

ScalingForm::Goal ScalingForm::goal() const {
  for (std::size_t i = 0; i < goals_.size(); ++i)
    if (goals_[i]->isChecked()) return static_cast<Goal>(i);
  return balance;
}

QString ScalingForm::typed(const QLineEdit* field) const {
  return field->text().trimmed();
}

QString ScalingForm::missing() const {
  const auto* field = values_[goal()];
  if (!field || !typed(field).isEmpty()) return {};
  switch (goal()) {
  case add: return say("Enter the brokers to add.");
  case drain: return say("Enter the brokers to empty.");
  case factor: return say("Enter the number of replicas.");
  case balance: break;
  }
  return {};
}

Result<scaling::Intent> ScalingForm::intent() const {
  scaling::Intent out;
  const Goal wanted = goal();
  const std::string value = values_[wanted] ? typed(values_[wanted]).toStdString() : std::string();
  if (wanted == add || wanted == drain) {
    const auto ids = front::parse_replicas(value);
    if (!ids) return fail(ids.error());
    (wanted == add ? out.add : out.drain).assign(ids->begin(), ids->end());
  }
  if (wanted == factor) {
    const auto number = units::parse_integer(value, 1, 1000);
    if (!number) return fail(number.error());
    out.replication_factor = static_cast<std::int32_t>(*number);
  }
  const auto list = [this](const QLineEdit* field) {
    return typed(field).isEmpty() ? std::vector<std::string>()
                                  : std::vector<std::string>{typed(field).toStdString()};
  };
  if (!typed(topics_).isEmpty() || !typed(except_).isEmpty()) {
    const auto pattern = NamePattern::parse(list(topics_), list(except_));
    if (!pattern) return fail(pattern.error());
    out.chosen = [pattern = *pattern](const std::string& name) { return pattern.matches(name); };
  }
  if (by_replicas_->isChecked()) out.balance = scaling::Balance::replicas;
  if (!typed(band_).isEmpty()) {
    const auto percent = percent_of(typed(band_));
    if (!percent) return fail(percent.error());
    out.band = *percent / 100;
  }
  if (!typed(most_).isEmpty()) {
    const auto size = units::parse_size(typed(most_).toStdString());
    if (!size) return fail(size.error());
    out.most_bytes = *size;
  }
  out.leaders = leaders_->isChecked();
  return out;
}

Result<std::optional<std::int64_t>> ScalingForm::throttle() const {
  return front::parse_throttle(throttle_words().toStdString());
}

QString ScalingForm::throttle_words() const {
  return typed(throttle_);
}

void ScalingForm::add_to(front::CommandLine& line) const {
  const Goal wanted = goal();
  constexpr const char* options[] = {"", "--add", "--drain", "--replication-factor"};
  if (values_[wanted]) line.option(options[wanted], typed(values_[wanted]).toStdString());
  if (!typed(topics_).isEmpty()) line.option("--match", typed(topics_).toStdString());
  if (!typed(except_).isEmpty()) line.option("--exclude", typed(except_).toStdString());
  if (by_replicas_->isChecked()) line.option("--balance", "replicas");
  if (!typed(band_).isEmpty())
    if (const auto percent = percent_of(typed(band_)); percent && *percent != default_band)
      line.option("--band", QString::number(*percent).toStdString() + "%");
  if (!typed(most_).isEmpty()) line.option("--most-bytes", typed(most_).toStdString());
  if (!leaders_->isChecked()) line.flag("--no-leaders");
}

void ScalingForm::show_note(const QString& words) {
  note_->setText(words);
}

} // namespace klamm::gui
