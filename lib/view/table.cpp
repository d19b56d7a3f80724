#include "output.hpp"

#include <klamm/escape.hpp>

#include <algorithm>
#include <numeric>

namespace klamm::view {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t least_text = 8; // a name is cut no shorter than this while something else can give
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
      : rows_(rows), fields_(rows.rows.schema().fields), options_(options), out_(out) {}

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
  const Schema::Field& field(std::size_t column) const { return fields_[rows_.fields[column]]; }

  std::string text(std::uint32_t row, std::size_t column) const {
    return cell_text(rows_.rows.cell(row, rows_.fields[column]), field(column).unit, options_.local_time);
  }

  // Cells are made twice, to measure and to print: a table of 100,000 rows is never held as text.
  void measure() {
    for (std::size_t i = 0; i < rows_.fields.size(); ++i) {
      widths_.push_back(options_.headers ? display_width(field(i).title) : 1);
    }
    for (const std::uint32_t row : rows_.order) {
      for (std::size_t i = 0; i < widths_.size(); ++i)
        widths_[i] = std::max(widths_[i], display_width(text(row, i)));
    }
    if (options_.width == 0 || widths_.empty()) return;
    const std::size_t gaps = gap * (widths_.size() - 1);
    const std::size_t available = options_.width > gaps ? options_.width - gaps : 1;
    auto least = widths_;
    for (std::size_t i = 0; i < least.size(); ++i) {
      if (!right_aligned(field(i).unit)) least[i] = std::min(least[i], least_text);
    }
    shrink(widths_, available, least);
    for (std::size_t& width : least) width = std::min(width, least_number);
    shrink(widths_, available, least);
  }

  template <class Cell>
  void line(Cell&& cell, std::string_view color) {
    auto& out = out_.text();
    std::size_t left = options_.width == 0 ? std::string::npos : options_.width;
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
      const bool colored = !color.empty() && field(i).unit == Unit::state;
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
  std::vector<std::size_t> widths_;
};

} // namespace

bool write_table(const Selection& rows, const RenderOptions& options, Output& out) {
  return Table(rows, options, out).write();
}

} // namespace klamm::view
