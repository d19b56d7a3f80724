#pragma once

#include <gui/theme/paint.hpp>

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QWidget>

#include <functional>
#include <vector>

class QHBoxLayout;
class QVBoxLayout;

// The few widgets everything is built of. Labels are plain text always: what comes from a cluster is data.

namespace klamm::gui {

/// `ink`: muted, accent, critical, warning, edited, ok, or empty.
[[nodiscard]] QLabel* label(const QString& text, Type type = Type::base, const char* ink = "", QWidget* parent = nullptr);
void set_ink(QLabel* label, const char* ink);

enum class ButtonKind { plain, primary, danger, critical, link, chip, segment };
[[nodiscard]] QPushButton* button(const QString& text, const char* name, ButtonKind kind = ButtonKind::plain,
                                  bool form = false);
void set_kind(QPushButton* button, ButtonKind kind);
[[nodiscard]] QToolButton* tool_button(const char* icon, const QString& says, const char* name);

[[nodiscard]] QFrame* line_h(QWidget* parent = nullptr);
[[nodiscard]] QFrame* line_v(int height, QWidget* parent = nullptr);
/// A widget filled with a role's colour: surface, window, card, code, problem, warning.
[[nodiscard]] QFrame* filled(const char* fill, QWidget* parent = nullptr);
[[nodiscard]] QHBoxLayout* row_of(QWidget* parent, int left = 0, int top = 0, int right = 0, int bottom = 0, int gap = 8);
[[nodiscard]] QVBoxLayout* column_of(QWidget* parent, int left = 0, int top = 0, int right = 0, int bottom = 0, int gap = 0);

/// One line that elides in the middle and has the whole on hover.
class ElidedLabel : public QLabel {
 public:
  explicit ElidedLabel(const QString& text = {}, Type type = Type::base, const char* ink = "", QWidget* parent = nullptr);
  void set_text(const QString& text);
  void set_mode(Qt::TextElideMode mode) { mode_ = mode; }
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Qt::TextElideMode mode_ = Qt::ElideMiddle;
};

/// A badge, an environment's pill, or replica boxes outside of a table.
class BadgeLabel : public QWidget {
 public:
  explicit BadgeLabel(QWidget* parent = nullptr);
  void set_badge(const Badge& badge);
  void set_pill(const QString& text, const QColor& fill);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] const Badge& badge() const { return badge_; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Badge badge_;
  QString pill_;
  QColor fill_;
};

class GlyphLabel : public QWidget {
 public:
  explicit GlyphLabel(Glyph glyph = Glyph::none, Role role = Role::text, int size = 14, QWidget* parent = nullptr);
  void set(Glyph glyph, Role role);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Glyph glyph_;
  Role role_;
};

class IconLabel : public QWidget {
 public:
  IconLabel(const char* icon, Role role, int size = 16, QWidget* parent = nullptr);
  void set(const char* icon, Role role);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString icon_;
  Role role_;
};

/// A filled round dot in a cluster's colour.
class Dot : public QWidget {
 public:
  explicit Dot(QColor color, QWidget* parent = nullptr);
  void set_color(const QColor& color);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QColor color_;
};

/// A flat strip of colour.
class Strip : public QWidget {
 public:
  explicit Strip(QColor color, QWidget* parent = nullptr);
  void set_color(const QColor& color);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QColor color_;
};

/// Centred: icon, sentence, at most one button.
class EmptyState : public QWidget {
 public:
  explicit EmptyState(QWidget* parent = nullptr);
  void set(const char* icon, const QString& title, const QString& sentence, const QString& button = {},
           std::function<void()> pressed = {});

 private:
  IconLabel* icon_;
  QLabel* title_;
  QLabel* sentence_;
  QPushButton* button_;
  std::function<void()> pressed_;
};

/// Label over value, side by side, 60 high; those that do not fit go from the right.
struct Fact {
  QString label;
  QString value;
  QString aside{};
  bool key = false; ///< 20/600
  bool mono = false;
  QString tip{};
};
class FactRow : public QWidget {
 public:
  explicit FactRow(QWidget* parent = nullptr);
  void set(std::vector<Fact> facts);
  [[nodiscard]] const std::vector<Fact>& facts() const { return facts_; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  std::vector<Fact> facts_;
  std::vector<QRect> places_;
};

} // namespace klamm::gui
