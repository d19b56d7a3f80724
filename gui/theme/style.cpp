#include <gui/theme/style.hpp>

#include <gui/theme/tokens.hpp>

#include <QApplication>
#include <QFontMetrics>
#include <QPalette>
#include <QPixmapCache>
#include <QRegularExpression>
#include <QStyleFactory>
#include <QStyleHints>
#include <QWidget>

namespace klamm::gui {
namespace {

QPalette role_palette() {
  QPalette out;
  const auto set = [&](QPalette::ColorRole to, Role from) { out.setColor(to, color(from)); };
  set(QPalette::Window, Role::window);
  set(QPalette::WindowText, Role::text);
  set(QPalette::Base, Role::surface);
  set(QPalette::AlternateBase, Role::surface);
  set(QPalette::Text, Role::text);
  set(QPalette::Button, Role::surface);
  set(QPalette::ButtonText, Role::text);
  set(QPalette::BrightText, Role::critical_text);
  set(QPalette::Highlight, Role::accent);
  set(QPalette::HighlightedText, Role::on_accent);
  set(QPalette::Link, Role::accent);
  set(QPalette::LinkVisited, Role::accent);
  set(QPalette::PlaceholderText, Role::muted);
  set(QPalette::ToolTipBase, Role::surface);
  set(QPalette::ToolTipText, Role::text);
  set(QPalette::Mid, Role::hairline);
  set(QPalette::Dark, Role::edge);
  set(QPalette::Light, Role::surface);
  set(QPalette::Midlight, Role::hover);
  set(QPalette::Shadow, Role::hairline);
  for (const auto role : {QPalette::Text, QPalette::ButtonText, QPalette::WindowText})
    out.setColor(QPalette::Disabled, role, color(Role::muted));
  return out;
}

constexpr const char* sheet = R"(
QToolTip { background: @surface; color: @text; border: 1px solid @edge; padding: 4px 8px; }
QMenu { background: @surface; color: @text; border: 1px solid @edge; padding: 4px 0; }
QMenu::item { padding: 6px 24px 6px 12px; }
QMenu::item:selected { background: @selected; color: @text; }
QMenu::item:disabled { color: @muted; }
QMenu::separator { height: 1px; background: @hairline; margin: 4px 0; }
QPushButton { background: @surface; color: @text; border: 1px solid @edge; border-radius: 4px; padding: 0 11px;
  min-height: 26px; max-height: 26px; }
QPushButton[room="form"] { min-height: 30px; max-height: 30px; min-width: 64px; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @selected; }
QPushButton:focus { border: 2px solid @accent; padding: 0 10px; min-height: 24px; max-height: 24px; }
QPushButton[room="form"]:focus { min-height: 28px; max-height: 28px; }
QPushButton:disabled { color: @muted; border-color: @hairline; background: @surface; }
QPushButton[kind="primary"] { background: @accent; color: @on_accent; border-color: @accent; }
QPushButton[kind="primary"]:hover { background: @info_text; border-color: @info_text; }
QPushButton[kind="primary"]:focus { border: 2px solid @text; }
QPushButton[kind="primary"]:disabled { background: @unknown_tint; color: @muted; border-color: @unknown_tint; }
QPushButton[kind="danger"] { background: @critical_solid; color: @on_critical; border-color: @critical_solid; }
QPushButton[kind="danger"]:focus { border: 2px solid @text; }
QPushButton[kind="danger"]:disabled { background: @unknown_tint; color: @muted; border-color: @unknown_tint; }
QPushButton[kind="critical"] { color: @critical_text; }
QPushButton[kind="link"] { background: transparent; border: none; color: @accent; padding: 0; text-align: left; max-height: 60px; }
QPushButton[kind="link"][ink="muted"] { color: @muted; }
QPushButton[kind="link"]:focus { border: none; text-decoration: underline; padding: 0; max-height: 60px; }
QPushButton[kind="search"] { text-align: left; padding: 0 8px; color: @muted; border-color: @hairline; }
QPushButton[blocked="true"], QPushButton[kind="primary"][blocked="true"], QPushButton[kind="critical"][blocked="true"] {
  color: @muted; border-color: @hairline; background: @surface; }
QPushButton[kind="chip"] { background: @unknown_tint; border: 1px solid @unknown_tint; padding: 0 7px; min-height: 22px; max-height: 22px; }
QPushButton[kind="chip"]:hover { background: @hover; }
QPushButton[kind="chip"]:checked { background: @selected; border-color: @selected; }
QPushButton[kind="chip"]:focus { border: 1px solid @accent; }
QPushButton[kind="segment"] { border-radius: 0; border-left: none; padding: 0 10px; }
QPushButton[kind="segment"][edge="first"] { border-left: 1px solid @edge; border-top-left-radius: 4px; border-bottom-left-radius: 4px; }
QPushButton[kind="segment"][edge="last"] { border-top-right-radius: 4px; border-bottom-right-radius: 4px; }
QPushButton[kind="segment"]:checked { background: @selected; }
QPushButton[kind="segment"]:focus { color: @accent; border: 1px solid @edge; padding: 0 10px; min-height: 26px; max-height: 26px; }
QPushButton[kind="segment"][room="form"]:focus { min-height: 30px; max-height: 30px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 0; color: @text;
  min-width: 26px; min-height: 26px; max-height: 26px; }
QToolButton:hover { background: @hover; }
QToolButton:pressed, QToolButton:checked { background: @selected; }
QToolButton:focus { border-color: @accent; }
QToolButton::menu-indicator { image: none; }
QLineEdit, QSpinBox, QPlainTextEdit, QComboBox, QTextEdit { background: @surface; color: @text; border: 1px solid @edge;
  border-radius: 4px; padding: 0 8px; selection-background-color: @accent; selection-color: @on_accent; }
QLineEdit, QSpinBox, QComboBox { min-height: 30px; max-height: 30px; }
QLineEdit[room="bar"], QComboBox[room="bar"] { min-height: 26px; max-height: 26px; }
QPlainTextEdit { padding: 4px 6px; }
QPlainTextEdit:focus { border: 2px solid @accent; padding: 3px 5px; }
QLineEdit:focus, QSpinBox:focus, QComboBox:focus { border: 2px solid @accent; padding: 0 7px;
  min-height: 28px; max-height: 28px; }
QLineEdit[room="bar"]:focus, QComboBox[room="bar"]:focus { min-height: 24px; max-height: 24px; }
QLineEdit[state="bad"] { border-color: @critical_text; }
QLineEdit:disabled, QSpinBox:disabled, QComboBox:disabled { color: @muted; border-color: @hairline; background: @window; }
QLineEdit[kind="bare"], QLineEdit[kind="bare"]:focus { border: none; background: transparent; padding: 0;
  min-height: 20px; max-height: 30px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url(:/icons/@combo.svg); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @edge; selection-background-color: @selected;
  selection-color: @text; outline: 0; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QCheckBox, QRadioButton { color: @text; spacing: 8px; background: transparent; }
QCheckBox:disabled, QRadioButton:disabled { color: @muted; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid @edge; border-radius: 8px; background: @surface; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid @accent; }
QRadioButton::indicator:focus { border-color: @accent; }
QCheckBox::indicator, QListView::indicator { width: 14px; height: 14px; border: 1px solid @edge; border-radius: 3px; background: @surface; }
QCheckBox::indicator:checked, QListView::indicator:checked { border-color: @accent; background: @accent; image: url(:/icons/@check.svg); }
QRadioButton:focus, QCheckBox:focus { color: @accent; }
QTableView, QListView { background: @surface; border: none; outline: 0; color: @text; selection-background-color: @selected;
  selection-color: @text; }
QListWidget[kind="framed"] { border: 1px solid @edge; border-radius: 4px; padding: 4px; }
QToolButton[room="tiny"] { min-width: 16px; min-height: 16px; max-height: 16px; }
QTableView QTableCornerButton::section { background: @surface; border: none; }
QHeaderView { background: @surface; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: @handle; border-radius: 3px; min-height: 32px; margin: 3px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: @handle; border-radius: 3px; min-width: 32px; margin: 3px; }
QScrollBar::handle:hover { background: @edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: @hairline; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QWidget[fill="surface"] { background: @surface; }
QWidget[fill="window"] { background: @window; }
QFrame[fill="card"] { background: @surface; border: 1px solid @hairline; border-radius: 6px; }
QFrame[fill="code"] { background: @window; border: 1px solid @hairline; border-radius: 4px; }
QFrame[fill="filter"] { background: @surface; border: 1px solid @edge; border-radius: 4px; }
QFrame[fill="filter"][state="focus"] { border: 2px solid @accent; }
QFrame[fill="filter"][state="bad"] { border: 2px solid @critical_text; }
QFrame[fill="problem"] { background: @critical_tint; border: none; border-radius: 4px; }
QFrame[fill="warning"] { background: @warning_tint; border: none; border-radius: 4px; }
QFrame[fill="filterchip"] { background: @info_tint; border: none; border-radius: 3px; }
QFrame[line="h"] { background: @hairline; border: none; min-height: 1px; max-height: 1px; }
QFrame[line="v"] { background: @hairline; border: none; min-width: 1px; max-width: 1px; }
QLabel { background: transparent; }
QLabel[ink="muted"] { color: @muted; }
QLabel[ink="accent"] { color: @accent; }
QLabel[ink="critical"] { color: @critical_text; }
QLabel[ink="warning"] { color: @warning_text; }
QLabel[ink="edited"] { color: @edited_text; }
QLabel[ink="ok"] { color: @ok_text; }
QDialog { background: @surface; }
)";

QString filled_sheet() {
  static const std::pair<const char*, Role> names[] = {
      {"@surface", Role::surface},         {"@window", Role::window},
      {"@text", Role::text},               {"@muted", Role::muted},
      {"@hairline", Role::hairline},       {"@edge", Role::edge},
      {"@accent", Role::accent},           {"@on_accent", Role::on_accent},
      {"@selected", Role::selected},       {"@hover", Role::hover},
      {"@handle", Role::handle},           {"@critical_text", Role::critical_text},
      {"@critical_tint", Role::critical_tint}, {"@critical_solid", Role::critical_solid},
      {"@on_critical", Role::on_critical}, {"@info_text", Role::info_text},
      {"@info_tint", Role::info_tint},     {"@warning_text", Role::warning_text},
      {"@warning_tint", Role::warning_tint}, {"@unknown_tint", Role::unknown_tint},
      {"@edited_text", Role::edited_text}, {"@ok_text", Role::ok_text}};
  QString out = QString::fromLatin1(sheet);
  for (const auto& [name, role] : names)
    out.replace(QRegularExpression(QString::fromLatin1(name) + QStringLiteral("\\b")), color(role).name());
  // buttons and fields are as designed, or as high as large letters need
  static const QRegularExpression height(QStringLiteral("(m(?:in|ax)-height: )(2\\d)px"));
  const int letters = QFontMetrics(font_of(Type::base)).height();
  for (auto match = height.match(out); match.hasMatch(); match = height.match(out, match.capturedEnd()))
    if (match.capturedView(2).toInt() < letters) out.replace(match.capturedStart(2), 2, QString::number(letters));
  out.replace(QLatin1String("@check"), is_dark() ? QStringLiteral("check-on-dark") : QStringLiteral("check-on-light"));
  return out.replace(QLatin1String("@combo"), is_dark() ? QStringLiteral("combo-on-dark") : QStringLiteral("combo-on-light"));
}

} // namespace

bool looks_dark(const QPalette& palette) {
  return palette.color(QPalette::WindowText).lightnessF() > palette.color(QPalette::Window).lightnessF();
}

void apply_style(QApplication& app, Scheme scheme) {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
  const bool system_dark = app.styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
  static const bool system_dark = looks_dark(QApplication::palette()); // the first time: ours covers it afterwards
#endif
  set_dark(scheme == Scheme::system ? system_dark : scheme == Scheme::dark);
  static bool fusion = false;
  if (!fusion) {
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    fusion = true;
  }
  QApplication::setPalette(role_palette());
  QApplication::setFont(font_of(Type::base));
  QPixmapCache::clear();
  app.setStyleSheet(filled_sheet());
}

} // namespace klamm::gui
