#include "output.hpp"

#include <klamm/escape.hpp>

#include <algorithm>
#include <numeric>

namespace klamm::view {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t least_text = 8; // a name is cut no shorter than this while something else can give
constexpr std::size_t least_sentence = 16;
constexpr std::size_t least_number = 4;

const char* color_of(Severity severity) {
  switch (severity) {
  case Severity::ok: return "\x1b[32m";
  case Severity::info: return "\x1b[36m";
  case Severity::warning: return "\x1b[33m";
  case Severity::critical: return "\x1b[31m";
  case Severity::unknown: return "\x1b[35m";
  }
  return "";
}

// Takes cells from the widest column that may still give some, until the line fits or none is left.
void shrink(std::vector<std::size_t>& widths, std::size_t available, const std::vector<std::size_t>& least) {
  const auto total = [&] { return std::accumulate(widths.begin(), widths.end(), std::size_t{0}); };
  for (std::size_t now = total(); now > available; now = total()) {
    std::size_t widest = widths.size();
    std::size_t second = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (widths[i] <= least[i]) continue;
      if (widest == widths.size() || widths[i] > widths[widest]) {
        second = widest == widths.size() ? 0 : widths[widest];
        widest = i;
      } else {
        second = std::max(second, widths[i]);
      }
    }
    if (widest == widths.size()) return;
    // Down to the second widest at once, so that 32 KiB names cost no more than short ones.
    const std::size_t floor = std::max(least[widest], std::min(second, widths[widest] - 1));
    widths[widest] -= std::min(now - available, widths[widest] - floor);
  }
}

class Table {
 public:
  Table(const Selection& rows, const RenderOptions& options, Output& out)
      : rows_(rows), fields_(rows.rows.schema().fields), options_(options), out_(out), shown_(rows.fields) {}

  bool write() {
    measure();
    if (options_.headers) {
      if (options_.color) out_.text() += "\x1b[1m";
      line([&](std::size_t column) { return std::string(field(column).title); }, "");
      if (options_.color) out_.text() += "\x1b[0m";
      out_.text() += '\n';
    }
    for (const std::uint32_t row : rows_.order) {
      line([&](std::size_t column) { return text(row, column); },
           options_.color ? color_of(rows_.rows.severity(row)) : "");
      out_.text() += '\n';
      if (!out_.next()) return false;
    }
    return out_.flush();
  }

 private:
  const Schema::Field& field(std::size_t column) const { return fields_[shown_[column]]; }

  std::string text(std::uint32_t row, std::size_t column) const {
    const Value cell = rows_.rows.cell(row, shown_[column]);
    std::string text = cell_text(cell, field(column).unit, options_.local_time);
    // At least that many: parts of the sum are unknown.
    if (field(column).partial && !cell.unknown() && rows_.rows.partial(row, shown_[column])) text += '+';
    if (options_.delta) {
      if (const auto change = options_.delta(row, shown_[column])) {
        text += *change < 0 ? " (" : " (+";
        text += cell_text(Value(*change), field(column).unit, options_.local_time) + ")";
      }
    }
    return text;
  }

  // Cells are made twice, to measure and to print: a table of 100,000 rows is never held as text.
  void measure() {
    for (std::size_t i = 0; i < shown_.size(); ++i) {
      widths_.push_back(options_.headers ? display_width(field(i).title) : 1);
    }
    for (const std::uint32_t row : rows_.order) {
      for (std::size_t i = 0; i < widths_.size(); ++i)
        widths_[i] = std::max(widths_[i], display_width(text(row, i)));
    }
    if (options_.width == 0 || widths_.empty()) return;
    leave_out();
    if (options_.format == Format::table) cut_sentences();
    if (options_.cut) cut_all();
  }

  [[nodiscard]] std::size_t available() const {
    const std::size_t gaps = gap * (widths_.size() - 1);
    return options_.width > gaps ? options_.width - gaps : 1;
  }

  /// The least important columns go until the others fit with their sentences cut. What was asked for by name
  /// stays, and so does the last column that is left.
  void leave_out() {
    if (options_.format != Format::table) return;
    std::vector<std::pair<int, std::string>> left_out;
    while (shown_.size() > 1) {
      std::size_t least = 0;
      for (std::size_t i = 0; i < widths_.size(); ++i) least += least_width(i);
      if (least <= available()) break;
      std::size_t first = shown_.size();
      for (std::size_t i = 0; i < shown_.size(); ++i) {
        if (std::find(rows_.asked.begin(), rows_.asked.end(), shown_[i]) != rows_.asked.end()) continue;
        if (first == shown_.size() || field(i).importance < field(first).importance) first = i;
      }
      if (first == shown_.size()) break;
      left_out.emplace_back(static_cast<int>(shown_[first]), field(first).title);
      shown_.erase(shown_.begin() + static_cast<std::ptrdiff_t>(first));
      widths_.erase(widths_.begin() + static_cast<std::ptrdiff_t>(first));
    }
    std::sort(left_out.begin(), left_out.end());
    if (!options_.left_out) return;
    for (auto& [at, title] : left_out) options_.left_out->push_back(std::move(title));
  }

  [[nodiscard]] std::size_t least_width(std::size_t column) const {
    const auto& it = field(column);
    const bool loose =
        it.sentence || it.unit == Unit::object || it.unit == Unit::objects || it.unit == Unit::texts;
    return loose ? std::min(widths_[column], least_sentence) : widths_[column];
  }

  void cut_sentences() {
    auto least = widths_;
    for (std::size_t i = 0; i < least.size(); ++i) least[i] = least_width(i);
    shrink(widths_, available(), least);
  }

  void cut_all() {
    auto least = widths_;
    for (std::size_t i = 0; i < least.size(); ++i) {
      if (!right_aligned(field(i).unit)) least[i] = std::min(least[i], least_text);
    }
    shrink(widths_, available(), least);
    for (std::size_t& width : least) width = std::min(width, least_number);
    shrink(widths_, available(), least);
  }

  [[nodiscard]] bool shows_severity(const Schema::Field& field) const {
    if (!rows_.rows.schema().severity) return false;
    const std::string_view judged = rows_.rows.schema().judged;
    return judged.empty() ? field.unit == Unit::state : field.id == judged;
  }

  template <class Cell>
  void line(Cell&& cell, std::string_view color) {
    auto& out = out_.text();
    std::size_t left = options_.width == 0 || !options_.cut ? std::string::npos : options_.width;
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      if (i > 0) {
        if (left <= gap) break;
        left -= gap;
        out.append(gap, ' ');
      }
      const std::size_t width = std::min(widths_[i], left);
      std::string shown = cell(i);
      std::size_t used = display_width(shown);
      if (used > width) {
        shown = fit(shown, width);
        used = display_width(shown);
      }
      const std::size_t padding = width - used;
      const bool right = right_aligned(field(i).unit);
      if (right) out.append(padding, ' ');
      const bool colored = !color.empty() && shows_severity(field(i));
      if (colored) out += color;
      out += shown;
      if (colored) out += "\x1b[0m";
      if (!right && i + 1 < widths_.size()) out.append(padding, ' ');
      left -= width;
    }
  }

  const Selection& rows_;
  const std::vector<Schema::Field>& fields_;
  const RenderOptions& options_;
  Output& out_;
  std::vector<std::size_t> shown_; ///< the fields that have room
  std::vector<std::size_t> widths_;
};

} // namespace

bool write_table(const Selection& rows, const RenderOptions& options, Output& out) {
  return Table(rows, options, out).write();
}

} // namespace klamm::view
