#pragma once

#include <gui/session/session.hpp>
#include <gui/theme/paint.hpp>

#include <QString>
#include <QWidget>

#include <functional>
#include <map>
#include <optional>
#include <vector>

class QAbstractButton;

namespace klamm::gui {

struct ReviewRequest;

/// Where the user is: a page, the thing it shows, a filter and a tab of it.
struct Route {
  QString page;
  QString arg{};
  QString filter{};
  QString tab{};
  bool operator==(const Route&) const = default;
};

/// What a page asks of the window around it.
class Shell {
 public:
  virtual ~Shell() = default;
  [[nodiscard]] virtual Session& session() = 0;
  virtual void go(const Route& route) = 0;
  virtual void up() = 0; ///< from a thing to the list it stands in
  /// Opens the review of a change; the only road to the cluster.
  virtual void review(ReviewRequest request) = 0;
  virtual void copy(const QString& text) = 0;
  /// Dims the window while a dialog is open; calls pair.
  virtual void dim(bool on) = 0;
  /// `klamm -P prod` or `klamm -b …`, to be put before a command's words.
  [[nodiscard]] virtual std::string command_prefix() const = 0;
};

/// A problem count beside a page's name.
struct NavBadge {
  int critical = 0;
  int warning = 0;
  int moving = 0;
};

/// One page. It subscribes to feeds and shows what they bring; it never reads by itself.
class Page : public QWidget {
  Q_OBJECT
 public:
  explicit Page(Shell& shell, const char* name);

  /// The head's title; where `parent` is not empty it stands before it, `parent / title`.
  struct Head {
    QString parent;
    Route parent_route;
    QString title;
    Badge badge;
    QString note;
    std::optional<bool> starred = std::nullopt; ///< whether it is a favourite, where it can be one
  };
  [[nodiscard]] virtual Head head() const = 0;
  virtual void open(const Route& route) { Q_UNUSED(route); }
  /// Buttons at the right of the head, made once.
  [[nodiscard]] const std::vector<QWidget*>& actions() const { return actions_; }
  [[nodiscard]] virtual Feed* main_feed() = 0;
  [[nodiscard]] virtual QString command() const { return {}; } ///< what reads the same on the command line
  virtual void focus_filter() {}
  virtual void toggle_star() {}
  virtual bool escape() { return false; } ///< whether there was something to leave

 signals:
  void head_changed();

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  /// Watches a feed while the page is visible, and calls `changed` with what it has and each time it changes.
  void watch(Watching& watching, Feed* feed, const std::function<void()>& changed);
  Shell& shell_;
  std::vector<QWidget*> actions_;

 private:
  std::vector<Watching*> watched_;
  std::map<Watching*, QMetaObject::Connection> connections_;
};

/// Disables an action in a way that says why: it stays focusable, and activating it tells the reason.
void block(QAbstractButton* button, const QString& reason);
[[nodiscard]] QString read_only_reason(const Session& session);

} // namespace klamm::gui
