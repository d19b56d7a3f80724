#include <gui/theme/tokens.hpp>

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>

#include <array>
#include <cstddef>

namespace klamm::gui {
namespace {

bool dark_now = false;
QString family;
double scale = 1;

struct Pair {
  QRgb light;
  QRgb dark;
};
using Table = std::array<Pair, static_cast<std::size_t>(Role::count_)>;
constexpr Table table{{
    {0xffF4F6F8, 0xff1A1D21}, // window
    {0xffFFFFFF, 0xff212529}, // surface
    {0xff1B1F24, 0xffE6E9ED}, // text
    {0xff57606A, 0xffA3ACB8}, // muted
    {0xffDDE1E6, 0xff373D45}, // hairline
    {0xff808A97, 0xff7A8491}, // edge
    {0xff0B63BF, 0xff6CB2FF}, // accent
    {0xffFFFFFF, 0xff14171A}, // on_accent
    {0xffD8E9FB, 0xff17406B}, // selected
    {0xffEEF2F6, 0xff2A2F36}, // hover
    {0xffC3C9D1, 0xff4A525C}, // handle
    {0x661B1F24, 0x8c000000}, // scrim
    {0xffB26A00, 0xffF2C063}, // warning_glyph
    {0xff17702F, 0xff6FD08C}, // ok_text
    {0xffE3F4E7, 0xff1D3A28}, // ok_tint
    {0xff855000, 0xffF2C063}, // warning_text
    {0xffFFF0D1, 0xff41331A}, // warning_tint
    {0xffB42318, 0xffFF9A8F}, // critical_text
    {0xffFDE6E3, 0xff4C2421}, // critical_tint
    {0xffB42318, 0xffFF9A8F}, // critical_solid
    {0xffFFFFFF, 0xff2A0B08}, // on_critical
    {0xff0B5CAD, 0xff8CC4FF}, // info_text
    {0xffE2EFFD, 0xff1B3653}, // info_tint
    {0xff4F5762, 0xffBCC4CE}, // unknown_text
    {0xffE9EDF1, 0xff343A43}, // unknown_tint
    {0xff6B3FA0, 0xffCDB0F5}, // edited_text
    {0xffF0E9FA, 0xff382B4D}, // edited_tint
}};

constexpr std::array<Pair, 8> series{{{0xff0B63BF, 0xff6CB2FF},
                                      {0xffC2410C, 0xffFF9E64},
                                      {0xff1A7A35, 0xff6FD08C},
                                      {0xff8B3FB5, 0xffCDA0F5},
                                      {0xff8F6000, 0xffE3B341},
                                      {0xff0E7580, 0xff4FC3CF},
                                      {0xffC11574, 0xffFF8AC4},
                                      {0xff57606A, 0xffB3BCC7}}};
constexpr std::array<Pair, 8> clusters{{{0xff56606B, 0xff9AA5B1},
                                        {0xff1D5FAE, 0xff6CB2FF},
                                        {0xff0F6E6E, 0xff4FC3CF},
                                        {0xff2B6E35, 0xff6FD08C},
                                        {0xff8A5A00, 0xffF2C063},
                                        {0xffB4490F, 0xffFF9E64},
                                        {0xffB3261E, 0xffFF8A80},
                                        {0xff6C3BAA, 0xffCDA0F5}}};

QColor pick(const Pair& pair) {
  return QColor::fromRgba(dark_now ? pair.dark : pair.light);
}

QFont sized(double points, QFont::Weight weight) {
  QFont out = QApplication::font();
  if (!family.isEmpty()) out.setFamilies({family, QStringLiteral("Noto Sans CJK KR")});
  out.setPointSizeF(points * scale);
  out.setWeight(weight);
  return out;
}

} // namespace

QColor color(Role role) {
  return color(role, dark_now);
}

QColor color(Role role, bool dark) {
  const Pair& pair = table.at(static_cast<std::size_t>(role));
  return QColor::fromRgba(dark ? pair.dark : pair.light);
}

bool is_dark() {
  return dark_now;
}

void set_dark(bool dark) {
  dark_now = dark;
}

QColor series_color(int index) {
  return pick(series.at(static_cast<std::size_t>(index < 6 ? index : 7)));
}

const std::vector<QString>& cluster_colors() {
  static const std::vector<QString> names{"grey", "blue", "teal", "green", "amber", "orange", "red", "purple"};
  return names;
}

QColor cluster_color(const QString& name) {
  const auto& names = cluster_colors();
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return pick(clusters.at(i));
  return pick(clusters.front());
}

QColor on_cluster_color() {
  return color(Role::on_accent);
}

void set_font_family(const QString& name) {
  family = name;
}

void set_font_scale(double factor) {
  scale = factor;
}

int with_letters(int px) {
  return scale > 1 ? static_cast<int>(px * scale + 0.5) : px;
}

QFont font_of(Type type) {
  switch (type) {
  case Type::base: return sized(10, QFont::Normal);
  case Type::medium: return sized(10, QFont::Medium);
  case Type::strong: return sized(10, QFont::DemiBold);
  case Type::title: return sized(14, QFont::DemiBold);
  case Type::crumb: return sized(14, QFont::Normal);
  case Type::section: return sized(11, QFont::DemiBold);
  case Type::header: return sized(9, QFont::Medium);
  case Type::small: return sized(9, QFont::Normal);
  case Type::figure: return sized(20, QFont::DemiBold);
  case Type::unit: return sized(20, QFont::Normal);
  case Type::mono:
  case Type::mono_bold: break;
  }
  QFont out = QFontDatabase::systemFont(QFontDatabase::FixedFont);
  if (!family.isEmpty()) out.setFamilies({QStringLiteral("DejaVu Sans Mono"), QStringLiteral("Noto Sans Mono CJK KR")});
  out.setPointSizeF(9.5 * scale);
  if (type == Type::mono_bold) out.setBold(true);
  return out;
}

} // namespace klamm::gui
