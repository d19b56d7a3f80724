#include <gui/pages/configs_panel.hpp>

#include <gui/dialogs/form_dialog.hpp>
#include <gui/dialogs/plan_review.hpp>
#include <gui/pages/config_rows.hpp>
#include <gui/theme/icons.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/config_words.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <klamm/plan_configs.hpp>

#include <QCompleter>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace klamm::gui {
ConfigsPanel::ConfigsPanel(Shell& shell, QWidget* parent) : QWidget(parent), shell_(shell) {
  auto* all = column_of(this);
  auto* split = new QSplitter(Qt::Horizontal);
  split->setHandleWidth(1);
  split->setChildrenCollapsible(false);
  list_ = new ListPanel("configs", config_row_schema(), config_columns(),
                        {"configs", say("Configs could not be read."), say("There are no configs."), "%n key", "%n keys",
                         say("Filter keys, values and documentation")});
  list_->filter().set_quick({{say("Set here"), "own=yes"}, {say("Edited"), "edited=yes", "edit"}, {say("Differs"), "differs=yes"}});
  compare_ = button(say("Compare…"), "compare_configs");
  connect(compare_, &QPushButton::clicked, this, [this] { other_.empty() ? ask_other() : compare_with({}); });
  list_->filter().add(compare_);
  list_->grid().set_sort("key");
  split->addWidget(list_);
  pane_ = filled("surface");
  pane_->setMinimumWidth(300);
  detail_ = column_of(pane_);
  split->addWidget(pane_);
  split->setStretchFactor(0, 1);
  split->setStretchFactor(1, 0);
  split->setSizes({880, 360});
  all->addWidget(split, 1);
  bar_ = filled("surface");
  bar_->setFixedHeight(48);
  auto* bar = row_of(bar_, space::margin, 0, space::margin, 0, 8);
  bar->addWidget(new IconLabel("edit", Role::edited_text));
  bar_words_ = label({}, Type::medium);
  bar_words_->setObjectName(QStringLiteral("edit_count"));
  bar_keys_ = label({}, Type::base, "muted");
  bar->addWidget(bar_words_);
  bar->addWidget(bar_keys_);
  bar->addStretch();
  discard_ = button(say("Discard"), "discard_edits", ButtonKind::plain, true);
  review_ = button({}, "review_edits", ButtonKind::primary, true);
  bar->addWidget(discard_);
  bar->addWidget(review_);
  auto* line = line_h();
  line->setParent(this);
  all->addWidget(bar_);
  bar_->hide();
  connect(&list_->grid(), &Grid::selection_changed, this, [this] { show_detail(); });
  connect(&list_->grid(), &Grid::arranged, this, [this] {
    if (current_.empty() && list_->grid().model().rowCount() > 0) list_->grid().select(list_->grid().model().key(0));
  });
  connect(discard_, &QPushButton::clicked, this, [this] {
    edits_.clear();
    rebuild();
    current_.clear();
    show_detail();
  });
  connect(review_, &QPushButton::clicked, this, [this] {
    plan::ChangeConfigs wanted;
    wanted.type = type_;
    wanted.names = {name_};
    for (const auto& [key, value] : edits_) {
      plan::ConfigIntent intent;
      intent.key = key;
      intent.action = value ? plan::ConfigIntent::Action::set : plan::ConfigIntent::Action::unset;
      intent.value = value.value_or("");
      wanted.intents.push_back(std::move(intent));
    }
    shell_.review(review_configs(wanted));
  });
  delete line;
}

void ConfigsPanel::set_entity(configs::EntityType type, const std::string& name) {
  if (type == type_ && name == name_) return;
  type_ = type;
  name_ = name;
  read_.reset();
  edits_.clear();
  current_.clear();
  compare_with({});
  list_->grid().clear_selection();
  list_->set_rows(nullptr);
  show_detail();
}

void ConfigsPanel::take(Feed& feed) {
  const auto read = feed.as<ConfigsRead>();
  if (!read) return list_->take(feed, nullptr);
  read_ = read;
  // an edit that stands by now is none any more
  for (const auto& config : read->rows) {
    const auto edit = edits_.find(config.key);
    if (edit == edits_.end()) continue;
    if (edit->second ? config.value == plan::config_value(config.key, *edit->second) : !is_own(type_, config.source)) edits_.erase(edit);
  }
  rebuild();
}

void ConfigsPanel::rebuild() {
  if (!read_) return;
  std::vector<ConfigRow> rows;
  const auto there = other_values();
  own_ = 0;
  for (const auto& config : read_->rows) {
    ConfigRow row;
    row.config = config;
    row.own = is_own(type_, config.source);
    own_ += row.own ? 1 : 0;
    row.fallback = row.own ? std::nullopt : config.value;
    if (row.own && config.synonyms)
      for (const auto& synonym : *config.synonyms)
        if (!is_own(type_, synonym.source)) {
          row.fallback = synonym.value;
          break;
        }
    if (const auto edit = edits_.find(config.key); edit != edits_.end()) {
      row.edited = true;
      row.edit = edit->second;
    }
    if (there) {
      const auto found = there->find(config.key);
      row.compared = true;
      if (found != there->end()) row.other = found->second;
    }
    row.search = config.key + " " + config.value.value_or("") + " " + config.documentation.value_or("");
    rows.push_back(std::move(row));
  }
  list_->set_rows(Rows::make(config_row_schema(), std::move(rows)));
  bar_->setVisible(!edits_.empty());
  bar_words_->setText(say_n("%n config edited", "%n configs edited", static_cast<long long>(edits_.size())));
  QStringList keys;
  for (const auto& [key, value] : edits_) keys << shown(key);
  bar_keys_->setText(keys.join(QStringLiteral(", ")));
  review_->setText(say_n("Review %n change…", "Review %n changes…", static_cast<long long>(edits_.size())));
  emit edits_changed();
}

void ConfigsPanel::edit(const std::string& key, std::optional<std::string> value) {
  edits_[key] = std::move(value);
  const auto* row = static_cast<const ConfigRow*>(list_->grid().find(key));
  if (row && edits_[key] && row->config.value == plan::config_value(key, *edits_[key])) edits_.erase(key);
  else if (row && !edits_[key] && !row->own) edits_.erase(key);
  rebuild();
}

void ConfigsPanel::ask_other() {
  const bool topics = type_ == configs::EntityType::topic;
  auto* form = new FormDialog(shell_, say("Compare configs of %1").arg(shown(name_)), say("Compare"), window());
  auto* field = form->field("compare_with", topics ? say("With topic") : say("With broker"), {}, {}, 320);
  QStringList names;
  auto& session = shell_.session();
  if (const auto read = session.feed(Kind::topics).as<TopicsRead>(); read && topics)
    for (const auto& topic : read->rows) names << QString::fromStdString(topic.name);
  if (const auto read = session.feed(Kind::brokers).as<BrokersRead>(); read && !topics)
    for (const auto& broker : read->rows) names << QString::number(broker.id);
  names.removeAll(QString::fromStdString(name_));
  auto* completer = new QCompleter(names, field);
  completer->setFilterMode(Qt::MatchContains);
  field->setCompleter(completer);
  form->explain(say("A column shows the values of the other; a filter keeps the keys that differ."));
  form->when_accepted([this, form, field, names] {
    const QString typed = field->text().trimmed();
    if (!names.contains(typed)) {
      form->refuse(say("There is no %1.").arg(typed.isEmpty() ? QStringLiteral("\"\"") : typed));
      return false;
    }
    compare_with(typed.toStdString());
    return true;
  });
  form->open();
}

void ConfigsPanel::compare_with(const std::string& name) {
  other_ = name;
  disconnect(other_changed_);
  watching_other_.set(nullptr);
  compare_->setText(name.empty() ? say("Compare…") : say("Stop comparing"));
  list_->grid().show_column("other", !name.empty(), shown(name));
  if (name.empty()) return rebuild();
  const std::string kind = type_ == configs::EntityType::topic ? "topic_configs/" : "broker_configs/";
  Feed& feed = shell_.session().feed(kind + name, [type = type_, name] { return read::configs(type, name); }, std::chrono::seconds(15));
  watching_other_.set(&feed);
  watching_other_.show(true);
  other_changed_ = connect(&feed, &Feed::changed, this, [this] { rebuild(); });
  rebuild();
}

std::optional<std::map<std::string, std::optional<std::string>>> ConfigsPanel::other_values() const {
  const auto read = other_.empty() || !watching_other_.feed() ? nullptr : watching_other_.feed()->as<ConfigsRead>();
  if (!read) return std::nullopt;
  std::map<std::string, std::optional<std::string>> out;
  for (const auto& config : read->rows) out.emplace(config.key, config.value);
  return out;
}

void ConfigsPanel::show_detail() {
  const std::string key = list_->grid().selection().empty() ? std::string() : *list_->grid().selection().begin();
  if (key == current_ && content_) return;
  current_ = key;
  delete content_;
  content_ = nullptr;
  const auto* row = key.empty() ? nullptr : static_cast<const ConfigRow*>(list_->grid().find(key));
  if (!row) return;
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  auto* inside = new QWidget;
  auto* all = column_of(inside, space::margin, 18, space::margin, space::margin, 0);
  auto* name = label(shown(key), Type::mono_bold);
  name->setTextInteractionFlags(Qt::TextSelectableByMouse);
  all->addWidget(name);
  all->addSpacing(4);
  QString about = row->config.value_type ? shown(*row->config.value_type).toLower() : QString();
  if (row->config.synonyms)
    for (const auto& synonym : *row->config.synonyms)
      if (synonym.key != key) {
        about += QStringLiteral(" · ") + say("server default key %1").arg(shown(synonym.key));
        break;
      }
  all->addWidget(label(about, Type::small, "muted"));
  all->addSpacing(14);
  if (row->config.read_only) {
    auto* why = label(say("Only a restart of the broker changes this key."), Type::base, "muted");
    why->setWordWrap(true);
    all->addWidget(why);
  } else {
    auto* line = row_of(nullptr, 0, 0, 0, 0, 8);
    auto* field = new QLineEdit;
    field->setObjectName(QStringLiteral("config_value"));
    field->setFont(font_of(Type::base));
    const auto pending = edits_.find(key);
    field->setText(pending != edits_.end() ? QString::fromStdString(pending->second.value_or("")) : row->config.value ? QString::fromStdString(*row->config.value) : QString());
    field->setAccessibleName(shown(key));
    if (row->config.sensitive) field->setPlaceholderText(QStringLiteral("@env:NAME, @file:PATH"));
    auto* unset = button(say("Unset"), "unset_config", ButtonKind::plain, true);
    unset->setEnabled(row->own);
    line->addWidget(field, 1);
    line->addWidget(unset);
    all->addLayout(line);
    all->addSpacing(6);
    QString accepts = key.ends_with(".ms") ? say("Accepts 90s, 12h, 14d or milliseconds; −1 means no limit.") : key.ends_with(".bytes") ? say("Accepts 512KiB, 10MiB or bytes.") : QString();
    if (!accepts.isEmpty()) {
      auto* hint = label(accepts, Type::small, "muted");
      hint->setWordWrap(true);
      all->addWidget(hint);
    }
    connect(field, &QLineEdit::editingFinished, this, [this, field, key] {
      const std::string typed = field->text().trimmed().toStdString();
      const auto* now = static_cast<const ConfigRow*>(list_->grid().find(key));
      if (!now || (edits_.count(key) == 0 && now->config.value.value_or("") == typed)) return;
      edit(key, typed);
    });
    connect(unset, &QPushButton::clicked, this, [this, key] { edit(key, std::nullopt); });
  }
  if (row->config.documentation) {
    all->addSpacing(14);
    static const QRegularExpression tag(QStringLiteral("</?[a-z][^<>]*>")); // Kafka writes its texts for a page
    auto* doc = label(shown(*row->config.documentation).remove(tag), Type::base);
    doc->setWordWrap(true);
    all->addWidget(doc);
    all->addSpacing(4);
    all->addWidget(label(say("Kafka's own text"), Type::small, "muted"));
  }
  if (row->config.synonyms && !row->config.synonyms->empty()) {
    all->addSpacing(14);
    all->addWidget(line_h());
    all->addSpacing(12);
    all->addWidget(label(say("Where the value comes from"), Type::header, "muted"));
    bool first = true;
    for (const auto& synonym : *row->config.synonyms) {
      all->addSpacing(8);
      auto* line = row_of(nullptr, 0, 0, 0, 0, 8);
      QString where = source_words(synonym.source);
      if (synonym.key != key) where += QStringLiteral(", ") + shown(synonym.key);
      line->addWidget(new ElidedLabel(where, Type::base, first ? "" : "muted"), 1);
      line->addWidget(label(config_words(synonym.key, synonym.value), Type::base, first ? "" : "muted"));
      all->addLayout(line);
      first = false;
    }
  }
  all->addStretch();
  scroll->setWidget(inside);
  content_ = scroll;
  detail_->addWidget(scroll);
}

} // namespace klamm::gui
