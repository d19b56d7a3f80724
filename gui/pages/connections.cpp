#include <gui/pages/connections.hpp>

#include <gui/pages/profile_form.hpp>
#include <gui/pages/profile_list.hpp>
#include <gui/pages/test_panel.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/say.hpp>

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace klamm::gui {
namespace {

profiles::Profile new_profile() {
  profiles::Profile profile;
  profile.colour = "grey";
  return profile;
}

} // namespace

Connections::Connections(QWidget* parent) : QWidget(parent), store_(process_environment()) {
  setObjectName(QStringLiteral("connections_page"));
  setProperty("fill", QStringLiteral("surface"));
  setAttribute(Qt::WA_StyledBackground);
  auto* all = column_of(this);
  auto* head = new QWidget;
  head->setFixedHeight(space::head - 1);
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
  auto* empty = new EmptyState;
  empty->set("plug", say("No connections yet."), say("Enter the address of a broker, or import the client.properties file of an existing Kafka client."), say("Add connection…"), [this] { this->add(); });
  if (auto* first = empty->findChild<QPushButton*>(QStringLiteral("empty_button"))) set_kind(first, ButtonKind::primary);
  stack_->addWidget(empty);
  auto* split = new QSplitter(Qt::Horizontal);
  split->setHandleWidth(1);
  split->setChildrenCollapsible(false);
  list_ = new ProfileList;
  form_ = new ProfileForm;
  test_ = new TestPanel;
  for (QWidget* one : {static_cast<QWidget*>(list_), static_cast<QWidget*>(form_), static_cast<QWidget*>(test_)}) split->addWidget(one);
  split->setSizes({440, 552, 446});
  stack_->addWidget(split);
  all->addWidget(stack_, 1);

  connect(stack_, &QStackedWidget::currentChanged, add, [add](int page) { add->setVisible(page != 0); });
  add->setVisible(false);
  connect(import, &QPushButton::clicked, this, [this] { import_file(); });
  connect(add, &QPushButton::clicked, this, [this] { this->add(); });
  connect(list_, &ProfileList::chosen, this, [this](int index) { show_profile(profiles_[static_cast<std::size_t>(index)], true); });
  connect(list_, &ProfileList::activated, this, [this](int index) { emit open_wanted(profiles_[static_cast<std::size_t>(index)]); });
  connect(form_, &ProfileForm::remove_wanted, this, [this] { remove(); });
  connect(form_, &ProfileForm::duplicate_wanted, this, [this] { duplicate(); });
  connect(form_, &ProfileForm::test_wanted, this, [this] { test(); });
  connect(form_, &ProfileForm::save_wanted, this, [this] { save(); });
  connect(form_, &ProfileForm::open_wanted, this, [this] { open(); });
  connect(test_, &TestPanel::cluster_learned, form_, &ProfileForm::offer_cluster);
}

void Connections::showEvent(QShowEvent* event) {
  reload(form_->stored_as().value_or(""));
  QWidget::showEvent(event);
}

void Connections::reload(const std::string& choose) {
  profiles_.clear();
  std::vector<Error> errors;
  if (const auto names = store_.names()) {
    for (const auto& name : *names) {
      if (auto profile = store_.load(name)) profiles_.push_back(std::move(*profile));
      else errors.push_back(std::move(profile.error()));
    }
  } else errors.push_back(names.error());
  const auto found = std::find_if(profiles_.begin(), profiles_.end(), [&](const auto& profile) { return profile.name == choose; });
  const auto chosen = found == profiles_.end() ? 0 : found - profiles_.begin();
  list_->show_profiles(profiles_, errors, profiles_.empty() ? -1 : static_cast<int>(chosen));
  count_->setText(profiles_.empty() ? QString() : QString::number(profiles_.size()));
  emit list_changed(static_cast<int>(profiles_.size()));
  if (!profiles_.empty()) {
    stack_->setCurrentIndex(1);
    return show_profile(profiles_[static_cast<std::size_t>(chosen)], true);
  }
  if (!errors.empty() && form_->blank()) return show_new(new_profile());
  stack_->setCurrentIndex(form_->blank() ? 0 : 1);
}

void Connections::add() {
  show_new(new_profile());
  form_->focus_name(false);
}

void Connections::show_profile(const profiles::Profile& profile, bool stored) {
  form_->show_profile(profile, stored);
  test_->reset();
}

void Connections::show_new(const profiles::Profile& profile) {
  stack_->setCurrentIndex(1);
  list_->choose_none();
  show_profile(profile, false);
}

void Connections::save() {
  auto profile = form_->typed();
  if (!profile) return form_->refuse(say(profile.error()));
  if (!profiles::is_name(profile->name)) return form_->refuse(say("A name has letters, digits, '.', '_' and '-', and begins with a letter or digit."));
  if (auto saved = store_.save(*profile, form_->stored_as().has_value()); !saved) return form_->refuse(say(saved.error()));
  form_->saved_as(profile->name);
  reload(profile->name);
}

void Connections::duplicate() {
  auto profile = form_->typed();
  if (!profile) return form_->refuse(say(profile.error()));
  profile->name = profile->name.empty() ? "copy" : profile->name + "-copy";
  show_new(*profile);
  form_->focus_name(true);
}

void Connections::remove() {
  if (auto gone = store_.remove(*form_->stored_as()); !gone) return form_->refuse(say(gone.error()));
  form_->removed();
  reload();
}

void Connections::open() {
  const auto profile = form_->typed();
  if (!profile) return form_->refuse(say(profile.error()));
  emit open_wanted(*profile);
}

void Connections::test() {
  const auto profile = form_->typed();
  if (!profile) return form_->refuse(say(profile.error()));
  form_->refuse({});
  test_->run(*profile);
}

void Connections::import_file() {
  auto* dialog = new QFileDialog(this, say("Import client.properties"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) { take_properties(path); });
  dialog->open();
}

void Connections::take_properties(const QString& path) {
  QFile file(path);
  add();
  if (!file.open(QIODevice::ReadOnly)) return form_->refuse(say("The file could not be read: %1").arg(file.errorString()));
  const auto settings = profiles::from_properties(file.read(1 << 20).toStdString());
  if (!settings) return form_->refuse(say(settings.error()));
  profiles::Profile profile = new_profile();
  profile.name = QFileInfo(path).completeBaseName().replace(QLatin1Char(' '), QLatin1Char('-')).toStdString();
  QStringList ignored;
  for (const auto& [key, value] : *settings)
    if (auto set = profiles::set(profile, key, value); !set) ignored << shown(key);
  show_profile(profile, false);
  if (!ignored.isEmpty()) form_->refuse(say("Not taken over: %1").arg(ignored.join(QStringLiteral(", "))));
}

} // namespace klamm::gui
