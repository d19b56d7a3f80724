#pragma once

#include <QByteArray>
#include <QLocalServer>
#include <QString>
#include <QStringList>
#include <optional>

namespace klamm::gui {

/// What a start of the desktop asks for.
struct StartRequest {
  QStringList profiles;
  QString servers;
  QString page; ///< as `--open` says it

  bool operator==(const StartRequest&) const = default;
};

[[nodiscard]] QByteArray print_request(const StartRequest& request);
/// Empty: it is none.
[[nodiscard]] std::optional<StartRequest> read_request(const QByteArray& bytes);

/// One window for one user and one folder of settings: a later start hands over to the first.
class Instance : public QLocalServer {
  Q_OBJECT
 public:
  explicit Instance(QObject* parent = nullptr);

  /// The socket of this user and these settings.
  [[nodiscard]] static QString place();
  /// Whether one that runs has taken the request. Waits at most two seconds for its answer.
  [[nodiscard]] static bool hand_over(const StartRequest& request);
  /// Takes requests from now on.
  bool start();

 signals:
  void asked(const klamm::gui::StartRequest& request);

 private:
  void take_one();
};

} // namespace klamm::gui
