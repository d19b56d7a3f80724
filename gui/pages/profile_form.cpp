#include <gui/pages/profile_form.hpp>

#include <gui/pages/profile_form_security.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/say.hpp>

#include <QAbstractButton>
#include <QButtonGroup>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace klamm::gui {
namespace {

constexpr int form_label = 132;

/// A square of a cluster's colour that can be chosen.
class Swatch : public QAbstractButton {
 public:
  explicit Swatch(const QString& name) : name_(name) {
    setObjectName(QStringLiteral("color_") + name);
    setCheckable(true);
    setFixedSize(24, 24);
    setAccessibleName(say(name.toLatin1().constData()));
    setToolTip(tip(accessibleName()));
  }
  [[nodiscard]] const QString& name() const { return name_; }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(cluster_color(name_));
    painter.drawRoundedRect(QRect(2, 2, 20, 20), 4, 4);
    if (!isChecked() && !hasFocus()) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color(Role::accent), 2));
    painter.drawRoundedRect(QRect(1, 1, 22, 22), 5, 5);
    if (isChecked()) {
      painter.setPen(QPen(color(Role::surface), 1.5));
      painter.drawRoundedRect(QRectF(2.75, 2.75, 18.5, 18.5), 3, 3);
    }
  }

 private:
  QString name_;
};

} // namespace

ProfileForm::ProfileForm(QWidget* parent) : QWidget(parent) {
  setProperty("fill", QStringLiteral("surface"));
  setAttribute(Qt::WA_StyledBackground);
  auto* all = column_of(this);
  auto* scroll = new QScrollArea; // some mechanisms have more fields than a small window
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setWidget(make_fields());
  all->addWidget(scroll, 1);
  all->addWidget(line_h());
  make_foot(all);
  // a new production profile proposes red and read-only
  connect(environment_, &QComboBox::currentTextChanged, this, [this](const QString& text) {
    if (stored_as_ || !text.startsWith(QLatin1String("prod"), Qt::CaseInsensitive)) return;
    set_color(QStringLiteral("red"));
    protection_->button(2)->setChecked(true);
  });
}

QWidget* ProfileForm::make_fields() {
  auto* body = new QWidget;
  auto* all = column_of(body, space::margin, 18, space::margin, space::margin, 8);
  body->setMaximumWidth(560);
  all->addWidget(label(say("General"), Type::section));
  all->addSpacing(6);
  const auto line = [&](const QString& title, QWidget* widget) {
    auto* row = row_of(nullptr, 0, 0, 0, 0, 8);
    auto* name = label(title, Type::base);
    name->setFixedWidth(form_label);
    name->setBuddy(widget);
    row->addWidget(name);
    row->addWidget(widget, 1);
    all->addLayout(row);
  };
  const auto field = [&](const char* name, const QString& title, const QString& hint) {
    auto* edit = new QLineEdit;
    edit->setObjectName(QLatin1String(name));
    edit->setFont(font_of(Type::base));
    edit->setPlaceholderText(hint);
    edit->setAccessibleName(title);
    line(title, edit);
    return edit;
  };
  name_ = field("profile_name", say("Name"), {});
  auto* surroundings = new QWidget;
  auto* surroundings_row = row_of(surroundings, 0, 0, 0, 0, 4);
  environment_ = new QComboBox;
  environment_->setObjectName(QStringLiteral("profile_environment"));
  environment_->setEditable(true);
  environment_->setFont(font_of(Type::base));
  environment_->setFixedWidth(150);
  environment_->addItems({QString(), QStringLiteral("production"), QStringLiteral("staging"), QStringLiteral("dev"), QStringLiteral("local")});
  surroundings_row->addWidget(environment_);
  surroundings_row->addSpacing(10);
  colors_ = new QButtonGroup(this);
  for (const auto& name : cluster_colors()) {
    auto* swatch = new Swatch(name);
    colors_->addButton(swatch);
    surroundings_row->addWidget(swatch);
  }
  surroundings_row->addStretch();
  line(say("Environment"), surroundings);
  auto* protection = new QWidget;
  auto* protection_row = row_of(protection, 0, 0, 0, 0, 0);
  protection_ = new QButtonGroup(this);
  int id = 0;
  for (const char* title : {"None", "Confirm", "Read-only"}) {
    auto* choice = button(say(title), "protection", ButtonKind::segment, true);
    choice->setObjectName(QStringLiteral("protection_%1").arg(id));
    choice->setCheckable(true);
    choice->setProperty("edge", id == 0 ? "first" : id == 2 ? "last" : "");
    protection_->addButton(choice, id++);
    protection_row->addWidget(choice);
  }
  protection_row->addStretch();
  line(say("Protection"), protection);
  servers_ = field("profile_servers", say("Bootstrap servers"), QStringLiteral("broker-1:9092, broker-2:9092"));
  cluster_ = field("profile_cluster", say("Cluster id"), say("any; a test offers it"));
  addresses_ = new QPlainTextEdit;
  addresses_->setObjectName(QStringLiteral("profile_addresses"));
  addresses_->setFont(font_of(Type::mono));
  addresses_->setFixedHeight(64);
  addresses_->setTabChangesFocus(true);
  addresses_->setPlaceholderText(QStringLiteral("1=localhost:19092"));
  addresses_->setToolTip(tip(say("Where to connect for a broker id instead of what it advertises: ID=HOST:PORT, one a line.")));
  line(say("Address overrides"), addresses_);
  description_ = field("profile_description", say("Description"), {});
  all->addSpacing(10);
  all->addWidget(label(say("Security"), Type::section));
  all->addSpacing(6);
  security_ = new SecurityFields(form_label);
  all->addWidget(security_);
  auto* note = label(say("Settings that this form does not show are kept."), Type::small, "muted");
  auto* note_row = row_of(nullptr, form_label + 8, 0, 0, 0, 0);
  note_row->addWidget(note);
  all->addLayout(note_row);
  refusal_ = label({}, Type::base, "critical");
  refusal_->setObjectName(QStringLiteral("connection_refusal"));
  refusal_->setWordWrap(true);
  refusal_->hide();
  all->addWidget(refusal_);
  all->addStretch();
  return body;
}

void ProfileForm::make_foot(QVBoxLayout* into) {
  auto* foot = new QWidget;
  foot->setFixedHeight(space::dialog_foot);
  auto* foot_row = row_of(foot, space::margin, 0, space::margin, 0, 8);
  remove_ = button(say("Remove…"), "remove_connection", ButtonKind::plain, true);
  auto* twin = button(say("Duplicate"), "duplicate_connection", ButtonKind::plain, true);
  auto* test = button(say("Test"), "test_connection", ButtonKind::plain, true);
  auto* save = button(say("Save"), "save_connection", ButtonKind::plain, true);
  auto* open = button(say("Open"), "open_connection", ButtonKind::primary, true);
  foot_row->addWidget(remove_);
  foot_row->addWidget(twin);
  foot_row->addStretch();
  foot_row->addWidget(test);
  foot_row->addWidget(save);
  foot_row->addWidget(open);
  into->addWidget(foot);
  connect(remove_, &QPushButton::clicked, this, [this] { press_remove(); });
  connect(twin, &QPushButton::clicked, this, &ProfileForm::duplicate_wanted);
  connect(test, &QPushButton::clicked, this, &ProfileForm::test_wanted);
  connect(save, &QPushButton::clicked, this, &ProfileForm::save_wanted);
  connect(open, &QPushButton::clicked, this, &ProfileForm::open_wanted);
}

void ProfileForm::set_color(const QString& name) {
  for (auto* one : colors_->buttons()) one->setChecked(static_cast<Swatch*>(one)->name() == name);
}

void ProfileForm::show_profile(const profiles::Profile& profile, bool stored) {
  base_ = profile;
  stored_as_ = stored ? std::optional(profile.name) : std::nullopt;
  refuse({});
  name_->setText(QString::fromStdString(profile.name));
  name_->setReadOnly(stored);
  environment_->setCurrentText(QString::fromStdString(profile.environment));
  set_color(profile.colour.empty() ? QStringLiteral("grey") : QString::fromStdString(profile.colour));
  protection_->button(static_cast<int>(profile.protection))->setChecked(true);
  servers_->setText(QString::fromStdString(profile.bootstrap_servers));
  cluster_->setText(QString::fromStdString(profile.cluster_id));
  description_->setText(QString::fromStdString(profile.description));
  security_->show_profile(profile);
  QStringList lines;
  for (const auto& [id, address] : profile.addresses) lines << QStringLiteral("%1=%2").arg(id).arg(QString::fromStdString(address));
  addresses_->setPlainText(lines.join(QLatin1Char('\n')));
  remove_->setEnabled(stored);
}

Result<profiles::Profile> ProfileForm::typed() const {
  profiles::Profile out = base_;
  out.name = name_->text().trimmed().toStdString();
  for (auto* shown_here : {&out.bootstrap_servers, &out.cluster_id, &out.environment, &out.description}) shown_here->clear();
  out.addresses.clear();
  const std::pair<const char*, QString> settings[] = {{"bootstrap.servers", servers_->text().remove(QLatin1Char(' '))},
                                                      {"cluster_id", cluster_->text().trimmed()},
                                                      {"environment", environment_->currentText().trimmed()},
                                                      {"description", description_->text().trimmed()}};
  for (const auto& [key, value] : settings) {
    if (value.isEmpty()) continue;
    if (auto set = profiles::set(out, key, value.toStdString()); !set) return fail(set.error());
  }
  if (out.bootstrap_servers.empty()) return fail(Error::of(ErrorKind::usage, "NO_ADDRESS", KLAMM_TEXT("connections", "Enter the address of a broker.")));
  if (auto set = security_->put(out); !set) return fail(set.error());
  for (auto* one : colors_->buttons())
    if (one->isChecked()) out.colour = static_cast<Swatch*>(one)->name().toStdString();
  out.protection = static_cast<profiles::Protection>(std::max(0, protection_->checkedId()));
  for (const QString& line : addresses_->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
    const QString word = line.trimmed();
    const auto equals = word.indexOf(QLatin1Char('='));
    if (auto set = profiles::set(out, "addresses." + word.left(equals).trimmed().toStdString(), word.mid(equals + 1).trimmed().toStdString()); !set) return fail(set.error());
  }
  return out;
}

bool ProfileForm::blank() const {
  return !stored_as_ && name_->text().isEmpty();
}

void ProfileForm::removed() {
  stored_as_.reset();
  name_->clear();
}

void ProfileForm::refuse(const QString& why) {
  refusal_->setText(why);
  refusal_->setVisible(!why.isEmpty());
}

void ProfileForm::focus_name(bool select_all) {
  name_->setFocus();
  if (select_all) name_->selectAll();
}

void ProfileForm::offer_cluster(const QString& id) {
  if (cluster_->text().isEmpty()) cluster_->setPlaceholderText(id);
}

void ProfileForm::press_remove() {
  if (!stored_as_) return;
  const auto disarm = [this] {
    remove_->setProperty("armed", false);
    remove_->setText(say("Remove…"));
  };
  if (remove_->property("armed").toBool()) {
    disarm();
    emit remove_wanted();
    return;
  }
  remove_->setProperty("armed", true); // the second press does it
  remove_->setText(say("Remove %1").arg(shown(*stored_as_)));
  QTimer::singleShot(4000, remove_, disarm);
}

} // namespace klamm::gui
