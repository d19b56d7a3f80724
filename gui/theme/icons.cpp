#include <gui/theme/icons.hpp>

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>
#include <utility>

namespace klamm::gui {
namespace {

class Engine : public QIconEngine {
 public:
  Engine(QString name, Role role) : name_(std::move(name)), role_(role) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
    const double ratio = painter->device() ? painter->device()->devicePixelRatio() : 1;
    const int size = std::min(rect.width(), rect.height());
    const QRect at(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2, size, size);
    painter->drawPixmap(at, icon_pixmap(name_, color(mode == QIcon::Disabled ? Role::edge : role_), size, ratio));
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override {
    return icon_pixmap(name_, color(mode == QIcon::Disabled ? Role::edge : role_),
                       std::min(size.width(), size.height()), 1);
  }
  QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal ratio) override {
    return icon_pixmap(name_, color(mode == QIcon::Disabled ? Role::edge : role_),
                       static_cast<int>(std::min(size.width(), size.height()) / ratio), ratio);
  }
  QSize actualSize(const QSize& size, QIcon::Mode, QIcon::State) override { return size; }
  [[nodiscard]] QIconEngine* clone() const override { return new Engine(name_, role_); }

 private:
  QString name_;
  Role role_;
};

} // namespace

QPixmap icon_pixmap(const QString& name, const QColor& color, int size, double ratio) {
  const QString key = QStringLiteral("klamm/%1/%2/%3/%4").arg(name, color.name()).arg(size).arg(ratio);
  QPixmap out;
  if (QPixmapCache::find(key, &out)) return out;
  QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
  if (!file.open(QIODevice::ReadOnly)) return out;
  QSvgRenderer renderer(file.readAll().replace("currentColor", color.name().toLatin1()));
  const int pixels = static_cast<int>(size * ratio + 0.5);
  out = QPixmap(pixels, pixels);
  out.fill(Qt::transparent);
  QPainter painter(&out);
  renderer.render(&painter);
  painter.end();
  out.setDevicePixelRatio(ratio);
  QPixmapCache::insert(key, out);
  return out;
}

QIcon icon(const char* name, Role role) {
  return QIcon(new Engine(QString::fromLatin1(name), role));
}

} // namespace klamm::gui
