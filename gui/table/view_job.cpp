#include <gui/table/view_job.hpp>

#include <klamm/query.hpp>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace klamm::gui {
namespace {

Result<std::vector<std::uint32_t>> select(const Rows& rows, const std::string& where, const std::string& sort,
                                         const Cancel& cancel) {
  Query query;
  query.where = where;
  query.sort = sort;
  auto bound = BoundQuery::bind(rows.schema(), query);
  if (!bound) return fail(bound.error());
  return bound->order(rows.set(), cancel).value_or(std::vector<std::uint32_t>());
}

bool same(const Rows& left, std::size_t left_row, const Rows& right, std::size_t right_row) {
  const auto& fields = left.schema().fields;
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (!(left.set().cell(left_row, i) == right.set().cell(right_row, i))) return false;
  return true;
}

void compare(const Shown& before, const Shown& now, ViewResult& result, const Cancel& cancel) {
  result.new_places.assign(before.order.size(), -1);
  if (before.rows == now.rows) { // only filter or order changed
    std::vector<std::int32_t> place(now.rows->size(), -1);
    for (std::size_t i = 0; i < now.order.size(); ++i) place[now.order[i]] = static_cast<std::int32_t>(i);
    for (std::size_t i = 0; i < before.order.size(); ++i) result.new_places[i] = place[before.order[i]];
    return;
  }
  std::unordered_map<std::string, std::uint32_t> place;
  place.reserve(now.order.size());
  for (std::size_t i = 0; i < now.order.size(); ++i)
    place.emplace(now.rows->key(now.order[i]), static_cast<std::uint32_t>(i));
  for (std::size_t i = 0; i < before.order.size(); ++i) {
    if (i % 4096 == 0 && cancel.requested()) return;
    const auto found = place.find(before.rows->key(before.order[i]));
    if (found == place.end()) continue;
    const std::uint32_t at = found->second;
    result.new_places[i] = static_cast<std::int32_t>(at);
    if (!same(*before.rows, before.order[i], *now.rows, now.order[at])) result.changed.push_back(at);
    place.erase(found); // a key that stands twice pairs one to one
  }
  std::sort(result.changed.begin(), result.changed.end());
}

} // namespace

Result<ViewResult> arrange(const ViewRequest& request, const Cancel& cancel) {
  ViewResult result;
  auto order = select(*request.rows, request.where, request.sort, cancel);
  if (!order) return fail(order.error());
  auto shown = std::make_shared<Shown>();
  shown->rows = request.rows;
  shown->order = std::move(*order);
  for (const auto& where : request.counts) {
    if (cancel.requested()) break;
    const auto matching = select(*request.rows, where, {}, cancel);
    result.counts.push_back(matching ? matching->size() : 0);
  }
  if (shown->order.size() < request.rows->size()) {
    std::vector<bool> visible(request.rows->size());
    for (const auto row : shown->order) visible[row] = true;
    for (std::size_t row = 0; row < visible.size(); ++row) {
      if (visible[row]) continue;
      const Severity severity = request.rows->set().severity(row);
      result.hidden_critical += severity == Severity::critical ? 1 : 0;
      result.hidden_warning += severity == Severity::warning ? 1 : 0;
    }
  }
  if (!request.selected.empty())
    for (std::size_t i = 0; i < shown->order.size(); ++i)
      if (request.selected.count(shown->rows->key(shown->order[i])) > 0) result.selected.push_back(static_cast<std::uint32_t>(i));
  if (request.before && &request.before->rows->schema() == &request.rows->schema())
    compare(*request.before, *shown, result, cancel);
  result.shown = std::move(shown);
  return result;
}

std::string as_expression(const Schema& schema, const std::string& typed, const std::string& field) {
  if (typed.find_first_of("<>=~!()") != std::string::npos || schema.fields.empty()) return typed;
  const auto first = typed.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  const auto last = typed.find_last_not_of(' ');
  std::string literal;
  for (const char c : typed.substr(first, last - first + 1)) {
    if (std::string_view(".+*?^$[]{}|\\\"").find(c) != std::string_view::npos) literal += c == '"' || c == '\\' ? "" : "\\";
    if (c != '"' && c != '\\') literal += c;
  }
  return (field.empty() ? std::string(schema.fields.front().id) : field) + "~\"" + literal + "\"";
}

} // namespace klamm::gui
