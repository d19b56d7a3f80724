// What must be answered before a change runs.

#include <gui/dialogs/review_state.hpp>

#include <gui/theme/widgets.hpp>
#include <gui/words/say.hpp>

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace klamm::gui {

void PlanReview::show_questions() {
  delete questions_box_->layout();
  for (auto* child : questions_box_->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) child->deleteLater();
  answers_.clear();
  const auto& questions = state_->questions;
  auto* all = column_of(questions_box_);
  if (questions.read_only) {
    auto* box = new QWidget;
    auto* row = row_of(box, space::margin, 0, space::margin, 12, 8);
    row->addWidget(new IconLabel("lock", Role::muted));
    auto* why = label(say("Profile %1 makes this cluster read-only. Change its protection under Connections, or copy the command.").arg(shown(*questions.read_only)), Type::base);
    why->setObjectName(QStringLiteral("read_only"));
    why->setWordWrap(true);
    row->addWidget(why, 1);
    all->addWidget(box);
    questions_box_->show();
    return;
  }
  auto* row = row_of(nullptr, space::margin, 14, space::margin, 16, 24);
  for (const auto& question : questions.questions) {
    if (question.text.empty()) continue;
    auto* column = column_of(nullptr, 0, 0, 0, 0, 8);
    auto* ask = row_of(nullptr, 0, 0, 0, 0, 4);
    const bool profile = question.kind == front::Question::Kind::profile;
    ask->addWidget(label(profile ? say("Type the profile") : say("Type"), Type::base, "muted"));
    ask->addWidget(label(shown(question.text), Type::medium));
    if (!profile) ask->addWidget(label(say("to confirm"), Type::base, "muted"));
    ask->addStretch();
    column->addLayout(ask);
    auto* field = new QLineEdit;
    field->setObjectName(profile ? QStringLiteral("confirm_profile") : QStringLiteral("confirm_text"));
    field->setAccessibleName(say("Type %1 to confirm").arg(shown(question.text)));
    field->setFont(font_of(Type::base));
    field->setMaximumWidth(280);
    field->setProperty("wanted", QString::fromStdString(question.text));
    connect(field, &QLineEdit::textChanged, this, [this] { check_answers(); });
    column->addWidget(field);
    row->addLayout(column);
    answers_.push_back(field);
  }
  row->addStretch();
  if (answers_.empty()) {
    delete row;
    questions_box_->hide();
    return;
  }
  all->addWidget(line_h());
  all->addLayout(row);
  questions_box_->show();
}

void PlanReview::check_answers() {
  if (!state_->proposal || running_ || finished_) return;
  bool good = state_->proposal->has_work() && !state_->questions.read_only;
  for (const auto* field : answers_) good = good && field->text() == field->property("wanted").toString();
  go_->setEnabled(good);
}

} // namespace klamm::gui
