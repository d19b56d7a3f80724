#include <gui/dialogs/form_dialog.hpp>

#include <gui/words/say.hpp>

#include <QAbstractScrollArea>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <utility>

namespace klamm::gui {
namespace {

constexpr int label_width = 150;

} // namespace

FormDialog::FormDialog(Shell& shell, const QString& title, const QString& action, QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint), shell_(shell) {
  setObjectName(QStringLiteral("form"));
  setWindowTitle(title);
  setModal(true);
  setAttribute(Qt::WA_DeleteOnClose);
  setMinimumWidth(600);
  const auto& session = shell.session();
  auto* all = column_of(this, 1, 1, 1, 1, 0);
  auto* head = new QWidget;
  head->setFixedHeight(space::dialog_head);
  auto* head_row = row_of(head, space::margin, 0, space::margin, 0, 8);
  head_row->addWidget(new ElidedLabel(title, Type::title), 1);
  head_row->addWidget(new Dot(cluster_color(shown(session.profile().colour))));
  head_row->addWidget(label(session.name(), Type::base));
  auto* pill = new BadgeLabel;
  pill->set_pill(shown(session.profile().environment).toUpper(), cluster_color(shown(session.profile().colour)));
  head_row->addWidget(pill);
  all->addWidget(head);
  all->addWidget(line_h());
  auto* body = new QWidget;
  fields_ = column_of(body, space::margin, 16, space::margin, 16, 8);
  all->addWidget(body, 1);
  refusal_ = label({}, Type::base, "critical");
  refusal_->setObjectName(QStringLiteral("refusal"));
  refusal_->setWordWrap(true);
  refusal_->setContentsMargins(space::margin, 0, space::margin, 12);
  refusal_->hide();
  all->addWidget(refusal_);
  all->addWidget(line_h());
  auto* foot = new QWidget;
  foot->setFixedHeight(space::dialog_foot);
  auto* foot_row = row_of(foot, space::margin, 0, space::margin, 0, 8);
  foot_row->addStretch();
  auto* cancel = button(say("Cancel"), "cancel", ButtonKind::plain, true);
  action_ = button(action, "review", ButtonKind::primary, true);
  action_->setDefault(true);
  foot_row->addWidget(cancel);
  foot_row->addWidget(action_);
  all->addWidget(foot);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(action_, &QPushButton::clicked, this, [this] {
    if (!accepted_ || accepted_()) accept();
  });
}

FormDialog::~FormDialog() = default;

void FormDialog::done(int result) {
  if (std::exchange(dimmed_, false)) shell_.dim(false);
  QDialog::done(result);
}

void FormDialog::showEvent(QShowEvent* event) {
  if (!std::exchange(dimmed_, true)) shell_.dim(true);
  adjustSize();
  if (parentWidget()) move(parentWidget()->geometry().center() - rect().center());
  QDialog::showEvent(event);
}

void FormDialog::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), color(Role::surface));
  painter.setPen(color(Role::edge));
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
  painter.fillRect(0, 0, space::strip, space::dialog_head + 1, cluster_color(shown(shell_.session().profile().colour)));
}

void FormDialog::add(const QString& title, QWidget* widget) {
  auto* row = row_of(nullptr, 0, 0, 0, 0, 8);
  auto* name = label(title, Type::base);
  name->setFixedWidth(label_width);
  name->setBuddy(widget);
  const bool tall = qobject_cast<QAbstractScrollArea*>(widget) != nullptr;
  if (tall) name->setContentsMargins(0, 6, 0, 0); // beside its first line
  row->addWidget(name, 0, tall ? Qt::AlignTop : Qt::Alignment());
  row->addWidget(widget, 1);
  fields_->addLayout(row);
}

void FormDialog::add_wide(QWidget* widget) {
  fields_->addWidget(widget, 1);
}

QLineEdit* FormDialog::field(const char* name, const QString& title, const QString& text, const QString& hint, int width) {
  auto* edit = new QLineEdit(text);
  edit->setObjectName(QLatin1String(name));
  edit->setFont(font_of(Type::base));
  edit->setAccessibleName(title);
  edit->setPlaceholderText(hint);
  if (width > 0) {
    auto* box = new QWidget;
    auto* row = row_of(box);
    edit->setFixedWidth(width);
    row->addWidget(edit);
    row->addStretch();
    add(title, box);
  } else {
    add(title, edit);
  }
  return edit;
}

QComboBox* FormDialog::choice(const char* name, const QString& title, const QStringList& options) {
  auto* box = new QComboBox;
  box->setObjectName(QLatin1String(name));
  box->setFont(font_of(Type::base));
  box->setAccessibleName(title);
  box->addItems(options);
  add(title, box);
  return box;
}

void FormDialog::explain(const QString& text) {
  auto* row = row_of(nullptr, label_width + 8, 0, 0, 4, 0);
  auto* words = label(text, Type::small, "muted");
  words->setWordWrap(true);
  row->addWidget(words);
  fields_->addLayout(row);
}

void FormDialog::refuse(const QString& why) {
  refusal_->setText(why);
  refusal_->setVisible(!why.isEmpty());
  adjustSize();
}

} // namespace klamm::gui
