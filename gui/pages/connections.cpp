#include <gui/pages/connections.hpp>

#include <gui/bridge/doorbell.hpp>
#include <gui/theme/icons.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <klamm/brokers.hpp>
#include <klamm/cluster.hpp>
#include <klamm/front/session.hpp>

#include <QButtonGroup>
#include <QComboBox>
#include <QDateTime>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

#include <netdb.h>
#include <sys/socket.h>

namespace klamm::gui {
namespace {

constexpr int profile_row = 56;
constexpr int form_label = 132;

/// Name, environment, protection; below it the addresses.
class ProfileDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, profile_row}; }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QStringList words = index.data(Qt::UserRole + 1).toStringList(); // name, colour, environment, protection, addresses
    const QRect row = option.rect;
    painter->save();
    painter->fillRect(row, color(option.state & QStyle::State_Selected ? Role::selected : option.state & QStyle::State_MouseOver ? Role::hover : Role::surface));
    painter->fillRect(row.x(), row.bottom(), row.width(), 1, color(Role::hover));
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(cluster_color(words.at(1)));
    painter->drawEllipse(QRect(row.x() + 16, row.y() + 14, 8, 8));
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setFont(font_of(Type::base));
    painter->setPen(color(Role::text));
    int x = row.x() + 32;
    const int room = row.width() - 48;
    const QString name = painter->fontMetrics().elidedText(words.at(0), Qt::ElideMiddle, room);
    painter->drawText(QRect(x, row.y() + 8, room, 20), Qt::AlignVCenter, name);
    x += painter->fontMetrics().horizontalAdvance(name) + 8;
    if (!words.at(2).isEmpty()) {
      paint_pill(*painter, QRect(x, row.y() + 8, row.right() - x, 20), words.at(2), cluster_color(words.at(1)));
      x += pill_width(words.at(2)) + 8;
    }
    if (!words.at(3).isEmpty()) {
      painter->drawPixmap(x, row.y() + 11, icon_pixmap(QStringLiteral("lock"), color(Role::muted), 14, painter->device()->devicePixelRatio()));
      painter->setFont(font_of(Type::small));
      painter->setPen(color(Role::muted));
      painter->drawText(QRect(x + 18, row.y() + 8, row.right() - x - 18, 20), Qt::AlignVCenter, words.at(3));
    }
    painter->setFont(font_of(Type::base));
    painter->setPen(color(Role::muted));
    painter->drawText(QRect(row.x() + 32, row.y() + 29, room, 20), Qt::AlignVCenter, painter->fontMetrics().elidedText(words.at(4), Qt::ElideRight, room));
    painter->restore();
  }
};

/// Of a name, by the system's resolver; in a worker, for it cannot be cancelled.
std::optional<QString> first_address(const std::string& host) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (getaddrinfo(host.c_str(), nullptr, &hints, &found) != 0 || !found) return std::nullopt;
  std::array<char, NI_MAXHOST> text{};
  getnameinfo(found->ai_addr, found->ai_addrlen, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST);
  freeaddrinfo(found);
  return QString::fromLatin1(text.data());
}

QString protection_words(profiles::Protection protection) {
  switch (protection) {
  case profiles::Protection::none: return {};
  case profiles::Protection::confirm: return say("confirm changes");
  case profiles::Protection::read_only: return say("read-only");
  }
  return {};
}

/// `host:9092 and 2 more`
QString servers_words(const std::string& servers) {
  const QStringList all = shown(servers).split(QLatin1Char(','), Qt::SkipEmptyParts);
  if (all.isEmpty()) return say("no address");
  if (all.size() == 1) return all.front().trimmed();
  return say("%1 and %2 more").arg(all.front().trimmed()).arg(all.size() - 1);
}

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

Connections::Connections(QWidget* parent) : QWidget(parent), store_(process_environment()), jobs_(gui_mailbox()) {
  setObjectName(QStringLiteral("connections_page"));
  setProperty("fill", QStringLiteral("surface"));
  setAttribute(Qt::WA_StyledBackground);
  auto* all = column_of(this);
  auto* head = new QWidget;
  head->setFixedHeight(space::head);
  auto* head_row = row_of(head, space::margin, 0, space::margin, 0, 8);
  head_row->addWidget(label(say("Connections"), Type::title));
  count_ = label({}, Type::base, "muted");
  head_row->addWidget(count_);
  head_row->addStretch();
  auto* import = button(say("Import…"), "import_connection");
  auto* add = button(say("Add connection…"), "add_connection");
  head_row->addWidget(import);
  head_row->addWidget(add);
  all->addWidget(head);
  all->addWidget(line_h());
  stack_ = new QStackedWidget;
  empty_ = new EmptyState;
  empty_->set("plug", say("No connections yet."), say("Enter the address of a broker, or import the client.properties file of an existing Kafka client."), say("Add connection…"), [this] { this->add(); });
  if (auto* first = empty_->findChild<QPushButton*>(QStringLiteral("empty_button"))) set_kind(first, ButtonKind::primary);
  stack_->addWidget(empty_);
  auto* split = new QSplitter(Qt::Horizontal);
  split->setHandleWidth(1);
  split->setChildrenCollapsible(false);
  auto* left = filled("surface");
  auto* left_column = column_of(left);
  filter_ = new QLineEdit;
  filter_->setObjectName(QStringLiteral("connection_filter"));
  filter_->setProperty("room", QStringLiteral("bar"));
  filter_->setPlaceholderText(say("Filter connections"));
  filter_->setFont(font_of(Type::base));
  auto* filter_row = row_of(nullptr, space::margin, 6, space::margin, 6, 0);
  filter_row->addWidget(filter_);
  left_column->addLayout(filter_row);
  left_column->addWidget(line_h());
  list_ = new QListWidget;
  list_->setObjectName(QStringLiteral("connection_list"));
  list_->setItemDelegate(new ProfileDelegate(list_));
  list_->setFrameShape(QFrame::NoFrame);
  list_->setMouseTracking(true);
  left_column->addWidget(list_, 1);
  split->addWidget(left);
  form_ = filled("surface");
  auto* form_column = column_of(form_);
  build_form(form_column);
  split->addWidget(form_);
  auto* right = filled("surface");
  auto* right_column = column_of(right, space::margin, 18, space::margin, space::margin, 0);
  auto* test_head = row_of(nullptr, 0, 0, 0, 0, 8);
  test_head->addWidget(label(say("Test"), Type::section));
  tested_ = label({}, Type::base, "muted");
  test_head->addWidget(tested_);
  test_head->addStretch();
  right_column->addLayout(test_head);
  right_column->addSpacing(8);
  stages_ = column_of(nullptr, 0, 0, 0, 0, 0);
  right_column->addLayout(stages_);
  right_column->addStretch();
  split->addWidget(right);
  split->setSizes({440, 552, 446});
  stack_->addWidget(split);
  all->addWidget(stack_, 1);

  connect(stack_, &QStackedWidget::currentChanged, add, [add](int page) { add->setVisible(page != 0); });
  add->setVisible(false);
  connect(import, &QPushButton::clicked, this, [this] { import_file(); });
  connect(add, &QPushButton::clicked, this, [this] { this->add(); });
  connect(filter_, &QLineEdit::textChanged, this, [this](const QString& text) {
    for (int i = 0; i < list_->count(); ++i) {
      const QString words = list_->item(i)->data(Qt::UserRole + 1).toStringList().join(QLatin1Char(' '));
      list_->item(i)->setHidden(!words.contains(text, Qt::CaseInsensitive));
    }
  });
  connect(list_, &QListWidget::currentRowChanged, this, [this](int row) {
    if (row >= 0 && row < static_cast<int>(profiles_.size())) show_profile(profiles_[static_cast<std::size_t>(row)], true);
  });
  connect(list_, &QListWidget::itemActivated, this, [this] {
    if (const int row = list_->currentRow(); row >= 0) emit open_wanted(profiles_[static_cast<std::size_t>(row)]);
  });
}

void Connections::build_form(QVBoxLayout* into) {
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
  into->addWidget(body, 1);
  into->addWidget(line_h());
  auto* foot = new QWidget;
  foot->setFixedHeight(space::dialog_foot);
  auto* foot_row = row_of(foot, space::margin, 0, space::margin, 0, 8);
  remove_ = button(say("Remove…"), "remove_connection", ButtonKind::plain, true);
  auto* twin = button(say("Duplicate"), "duplicate_connection", ButtonKind::plain, true);
  auto* test = button(say("Test"), "test_connection", ButtonKind::plain, true);
  save_ = button(say("Save"), "save_connection", ButtonKind::plain, true);
  open_ = button(say("Open"), "open_connection", ButtonKind::primary, true);
  foot_row->addWidget(remove_);
  foot_row->addWidget(twin);
  foot_row->addStretch();
  foot_row->addWidget(test);
  foot_row->addWidget(save_);
  foot_row->addWidget(open_);
  into->addWidget(foot);
  connect(remove_, &QPushButton::clicked, this, [this] { remove(); });
  connect(twin, &QPushButton::clicked, this, [this] { duplicate(); });
  connect(test, &QPushButton::clicked, this, [this] { this->test(); });
  connect(save_, &QPushButton::clicked, this, [this] { save(); });
  connect(open_, &QPushButton::clicked, this, [this] {
    const auto profile = typed();
    if (!profile) return refuse(say(profile.error()));
    emit open_wanted(*profile);
  });
  // a new production profile proposes red and read-only
  connect(environment_, &QComboBox::currentTextChanged, this, [this](const QString& text) {
    if (stored_as_ || !text.startsWith(QLatin1String("prod"), Qt::CaseInsensitive)) return;
    set_color(QStringLiteral("red"));
    protection_->button(2)->setChecked(true);
  });
}

void Connections::set_color(const QString& name) {
  for (auto* one : colors_->buttons()) one->setChecked(static_cast<Swatch*>(one)->name() == name);
}

void Connections::showEvent(QShowEvent* event) {
  reload(stored_as_.value_or(""));
  QWidget::showEvent(event);
}

void Connections::reload(const std::string& choose) {
  profiles_.clear();
  if (const auto names = store_.names()) {
    for (const auto& name : *names)
      if (auto profile = store_.load(name)) profiles_.push_back(std::move(*profile));
  }
  const QSignalBlocker blocked(list_);
  list_->clear();
  int current = -1;
  for (const auto& profile : profiles_) {
    auto* item = new QListWidgetItem(shown(profile.name), list_);
    item->setData(Qt::UserRole + 1, QStringList{shown(profile.name), shown(profile.colour), shown(profile.environment).toUpper(), protection_words(profile.protection), servers_words(profile.bootstrap_servers)});
    if (profile.name == choose) current = list_->count() - 1;
  }
  count_->setText(profiles_.empty() ? QString() : QString::number(profiles_.size()));
  stack_->setCurrentIndex(profiles_.empty() && !stored_as_ && name_->text().isEmpty() ? 0 : 1);
  emit list_changed(static_cast<int>(profiles_.size()));
  if (profiles_.empty()) return;
  stack_->setCurrentIndex(1);
  list_->setCurrentRow(std::max(0, current));
  show_profile(profiles_[static_cast<std::size_t>(std::max(0, current))], true);
}

void Connections::add() {
  stack_->setCurrentIndex(1);
  const QSignalBlocker blocked(list_);
  list_->setCurrentRow(-1);
  profiles::Profile profile;
  profile.colour = "grey";
  show_profile(profile, false);
  name_->setFocus();
}

void Connections::show_profile(const profiles::Profile& profile, bool stored) {
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
  QStringList lines;
  for (const auto& [id, address] : profile.addresses) lines << QStringLiteral("%1=%2").arg(id).arg(QString::fromStdString(address));
  addresses_->setPlainText(lines.join(QLatin1Char('\n')));
  remove_->setEnabled(stored);
  jobs_.drop(job_);
  show_stages({{say("Resolve"), {}, 0, {}}, {say("Connect"), {}, 0, {}}, {say("Cluster id"), {}, 0, {}}, {say("Advertised addresses"), {}, 0, {}}}, {});
}

Result<profiles::Profile> Connections::typed() const {
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

void Connections::refuse(const QString& why) {
  refusal_->setText(why);
  refusal_->setVisible(!why.isEmpty());
}

void Connections::save() {
  auto profile = typed();
  if (!profile) return refuse(say(profile.error()));
  if (!profiles::is_name(profile->name)) return refuse(say("A name has letters, digits, '.', '_' and '-', and begins with a letter or digit."));
  if (auto saved = store_.save(*profile, stored_as_.has_value()); !saved) return refuse(say(saved.error()));
  stored_as_ = profile->name;
  reload(profile->name);
}

void Connections::duplicate() {
  auto profile = typed();
  if (!profile) return refuse(say(profile.error()));
  profile->name = profile->name.empty() ? "copy" : profile->name + "-copy";
  const QSignalBlocker blocked(list_);
  list_->setCurrentRow(-1);
  show_profile(*profile, false);
  name_->setFocus();
  name_->selectAll();
}

void Connections::remove() {
  if (!stored_as_) return;
  if (remove_->property("armed").toBool()) {
    remove_->setProperty("armed", false);
    remove_->setText(say("Remove…"));
    if (auto gone = store_.remove(*stored_as_); !gone) return refuse(say(gone.error()));
    stored_as_.reset();
    name_->clear();
    return reload();
  }
  remove_->setProperty("armed", true); // the second press does it
  remove_->setText(say("Remove %1").arg(shown(*stored_as_)));
  QTimer::singleShot(4000, remove_, [this] {
    remove_->setProperty("armed", false);
    remove_->setText(say("Remove…"));
  });
}

void Connections::import_file() {
  auto* dialog = new QFileDialog(this, say("Import client.properties"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
    QFile file(path);
    add();
    if (!file.open(QIODevice::ReadOnly)) return refuse(say("The file could not be read: %1").arg(file.errorString()));
    const auto settings = profiles::from_properties(file.read(1 << 20).toStdString());
    if (!settings) return refuse(say(settings.error()));
    profiles::Profile profile;
    profile.name = QFileInfo(path).completeBaseName().replace(QLatin1Char(' '), QLatin1Char('-')).toStdString();
    profile.colour = "grey";
    QStringList ignored;
    for (const auto& [key, value] : *settings)
      if (auto set = profiles::set(profile, key, value); !set) ignored << shown(key);
    show_profile(profile, false);
    if (!ignored.isEmpty()) refuse(say("Not taken over: %1").arg(ignored.join(QStringLiteral(", "))));
  });
  dialog->open();
}

void Connections::show_stages(const std::vector<Stage>& stages, const QString& when) {
  while (auto* item = stages_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  tested_->setText(when);
  for (const auto& stage : stages) {
    auto* box = new QWidget;
    auto* row = row_of(box, 0, 9, 0, 9, 10);
    row->addWidget(new GlyphLabel(stage.state > 0 ? Glyph::check : stage.state < 0 ? Glyph::cross : Glyph::dots, stage.state < 0 ? Role::critical_text : Role::muted, 12), 0, Qt::AlignTop);
    auto* words = column_of(nullptr, 0, 0, 0, 0, 2);
    words->addWidget(label(stage.title, Type::base, stage.state < 0 ? "critical" : stage.state == 0 ? "muted" : ""));
    if (!stage.detail.isEmpty()) {
      auto* detail = label(stage.detail, Type::base, stage.state < 0 ? "" : "muted");
      detail->setWordWrap(true);
      words->addWidget(detail);
    }
    row->addLayout(words, 1);
    row->addWidget(label(stage.state == 0 ? say("not tested") : duration_words(stage.took.count()), Type::small, "muted"), 0, Qt::AlignTop);
    stages_->addWidget(box);
    stages_->addWidget(line_h());
  }
}

void Connections::test() {
  const auto profile = typed();
  if (!profile) return refuse(say(profile.error()));
  refuse({});
  jobs_.drop(job_);
  tested_->setText(say("running…"));
  const QString began = QDateTime::currentDateTime().toString(QStringLiteral("HH:mm:ss"));
  job_ = jobs_.start([this, profile = *profile, began](const Jobs::Task& task) -> Jobs::Done {
    using Clock = std::chrono::steady_clock;
    const auto since = [](Clock::time_point begin) { return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin); };
    std::vector<Stage> stages{{say("Resolve"), {}, 0, {}}, {say("Connect"), {}, 0, {}}, {say("Cluster id"), {}, 0, {}}, {say("Advertised addresses"), {}, 0, {}}};
    std::string learned;
    const auto all = Clock::now();
    const auto finish = [this, began, all, since](std::vector<Stage> done, std::string id) -> Jobs::Done {
      const auto took = since(all);
      return [this, done = std::move(done), id = std::move(id), began, took] {
        show_stages(done, say("%1 · took %2").arg(began, duration_words(took.count())));
        if (!id.empty() && cluster_->text().isEmpty()) cluster_->setPlaceholderText(shown(id));
      };
    };
    auto at = Clock::now();
    const auto endpoints = parse_endpoints(profile.bootstrap_servers);
    if (!endpoints) {
      stages[0] = {stages[0].title, say(endpoints.error()), -1, since(at)};
      return finish(stages, {});
    }
    QStringList addresses;
    for (const auto& endpoint : *endpoints)
      if (const auto address = first_address(endpoint.host)) addresses << *address;
    stages[0].took = since(at);
    stages[0].state = addresses.isEmpty() ? -1 : 1;
    stages[0].detail = addresses.isEmpty() ? say("no name resolves") : say("%1 of %2 names: %3").arg(addresses.size()).arg(endpoints->size()).arg(addresses.mid(0, 3).join(QStringLiteral(", ")));
    if (addresses.isEmpty()) return finish(stages, {});
    profiles::Target target;
    target.profile = profile;
    auto session = front::Session::open(target, profiles::Store(process_environment()));
    Call call = Call::within(std::chrono::seconds(10));
    call.cancel = task.cancel;
    at = Clock::now();
    if (!session) {
      stages[1] = {stages[1].title, say(session.error()), -1, since(at)};
      return finish(stages, {});
    }
    const auto id = cluster::id(session->client(), call);
    if (!id) {
      const bool wrong = id.error().code == "WRONG_CLUSTER";
      auto& stage = stages[wrong ? 2 : 1];
      if (wrong) stages[1] = {stages[1].title, say("a broker answers"), 1, since(at)};
      stage = {stage.title, say(id.error()), -1, since(at)};
      return finish(stages, {});
    }
    stages[1] = {stages[1].title, say("a broker answers"), 1, since(at)};
    stages[2] = {stages[2].title, shown(*id), 1, since(at)};
    at = Clock::now();
    const auto described = brokers::describe(session->client(), {}, call);
    if (!described) stages[3] = {stages[3].title, say(described.error()), -1, since(at)};
    else {
      QStringList lines;
      bool good = described->complete;
      for (const auto& broker : described->rows) lines << QStringLiteral("%1 %2:%3").arg(broker.id).arg(shown(broker.host)).arg(broker.port) + (broker.apis ? QString() : QStringLiteral(" — ") + say("no answer"));
      if (lines.size() > 12) lines = lines.mid(0, 12) << QStringLiteral("…");
      stages[3] = {stages[3].title, lines.join(QLatin1Char('\n')), good ? 1 : -1, since(at)};
    }
    return finish(stages, *id);
  });
}

} // namespace klamm::gui
