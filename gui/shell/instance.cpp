#include <gui/shell/instance.hpp>

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QSettings>
#include <QStandardPaths>
#include <QTimer>

namespace klamm::gui {
namespace {

constexpr int most_bytes = 64 * 1024;
constexpr int patience_ms = 2000;
constexpr char taken = '+';

} // namespace

QByteArray print_request(const StartRequest& request) {
  QJsonObject out;
  out[QLatin1String("profiles")] = QJsonArray::fromStringList(request.profiles);
  out[QLatin1String("servers")] = request.servers;
  out[QLatin1String("page")] = request.page;
  return QJsonDocument(out).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<StartRequest> read_request(const QByteArray& bytes) {
  const QJsonDocument read = QJsonDocument::fromJson(bytes);
  if (!read.isObject()) return std::nullopt;
  const QJsonObject object = read.object();
  StartRequest out;
  for (const auto& name : object[QLatin1String("profiles")].toArray()) out.profiles << name.toString();
  out.servers = object[QLatin1String("servers")].toString();
  out.page = object[QLatin1String("page")].toString();
  return out;
}

Instance::Instance(QObject* parent) : QLocalServer(parent) {
  setSocketOptions(QLocalServer::UserAccessOption);
  connect(this, &QLocalServer::newConnection, this, [this] { take_one(); });
}

// In the folder that the system keeps for this user alone: in a shared one others could take what is handed over.
QString Instance::place() {
  const QByteArray settings = QSettings().fileName().toUtf8() + '\n' + qgetenv("KLAMM_CONFIG_HOME");
  const QByteArray digest = QCryptographicHash::hash(settings, QCryptographicHash::Sha256).toHex().left(20);
  return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + QStringLiteral("/klamm-desktop-") +
         QString::fromLatin1(digest);
}

bool Instance::hand_over(const StartRequest& request) {
  QLocalSocket socket;
  socket.connectToServer(place());
  if (!socket.waitForConnected(patience_ms)) return false;
  socket.write(print_request(request));
  socket.flush();
  return socket.waitForReadyRead(patience_ms) && socket.read(1) == QByteArray(1, taken);
}

bool Instance::start() {
  if (listen(place())) return true;
  removeServer(place()); // nobody answered there: it is what a crash left
  return listen(place());
}

void Instance::take_one() {
  QLocalSocket* socket = nextPendingConnection();
  if (!socket) return;
  connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
  QTimer::singleShot(patience_ms, socket, [socket] { socket->abort(); });
  const auto read = [this, socket] {
    if (socket->bytesAvailable() > most_bytes) return socket->abort();
    if (!socket->canReadLine()) return;
    const auto request = read_request(socket->readLine());
    if (!request) return socket->abort();
    socket->write(QByteArray(1, taken));
    socket->flush();
    emit asked(*request);
  };
  connect(socket, &QLocalSocket::readyRead, this, read);
  read();
}

} // namespace klamm::gui
