#include "filter.hpp"
#include "sort.hpp"

#include <klamm/query.hpp>

#include <algorithm>
#include <string_view>

namespace klamm {
namespace {

template <class Function>
Result<void> each_item(std::string_view list, Function&& function) {
  while (true) {
    const auto comma = list.find(',');
    if (auto done = function(list.substr(0, comma)); !done) return done;
    if (comma == std::string_view::npos) return {};
    list.remove_prefix(comma + 1);
  }
}

Result<std::size_t> field_index(const Schema& schema, std::string_view word) {
  const auto* field = schema.find(word);
  if (!field) return fail(view::unknown_column(schema, word));
  return static_cast<std::size_t>(field - schema.fields.data());
}

} // namespace

Result<BoundQuery> BoundQuery::bind(const Schema& schema, const Query& query) {
  BoundQuery bound;
  bound.limit_ = query.limit;
  if (!query.where.empty()) {
    auto where = view::compile_filter(schema, query.where, bound.loaders_);
    if (!where) return fail(where.error());
    bound.where_ = std::move(*where);
  }
  const auto sort_item = [&](std::string_view item) -> Result<void> {
    if (item.starts_with('-')) {
      return fail(
          Error::of(ErrorKind::usage, "BAD_SORT",
                    KLAMM_TEXT("query", "sort order \"%1\": write %2:desc").with(item, item.substr(1))));
    }
    const auto colon = item.rfind(':');
    const auto direction = colon == std::string_view::npos ? "asc" : item.substr(colon + 1);
    if (direction != "asc" && direction != "desc") {
      return fail(Error::of(
          ErrorKind::usage, "BAD_SORT",
          KLAMM_TEXT("query", "sort order \"%1\": write COLUMN, COLUMN:asc or COLUMN:desc").with(item)));
    }
    auto field = field_index(schema, item.substr(0, colon));
    if (!field) return fail(field.error());
    bound.sort_.push_back({*field, direction == "desc"});
    bound.loaders_ |= schema.fields[*field].loader;
    return {};
  };
  // What was asked for first; the schema's own order decides between equals.
  for (const std::string_view order : {std::string_view(query.sort), std::string_view(schema.sort)}) {
    if (order.empty()) continue;
    if (auto done = each_item(order, sort_item); !done) return fail(done.error());
  }
  if (auto done = bound.choose_columns(schema, query); !done) return fail(done.error());
  for (const std::size_t field : bound.fields_) bound.loaders_ |= schema.fields[field].loader;
  return bound;
}

Result<void> BoundQuery::choose_columns(const Schema& schema, const Query& query) {
  const bool every = query.columns == "all" && !schema.find("all");
  // `+size,+retention` adds to the columns that are shown anyway, and one sign is enough.
  const bool more = query.columns.starts_with('+');
  if (query.columns.empty() || every || more) {
    for (std::size_t i = 0; i < schema.fields.size(); ++i) {
      const Shown shown = schema.fields[i].shown;
      if (every || (shown <= query.shown && shown != Shown::on_demand)) fields_.push_back(i);
    }
  }
  if (every) asked_ = fields_;
  if (query.columns.empty() || every) return {};
  all_fields_ = more;
  return each_item(query.columns, [&](std::string_view item) -> Result<void> {
    if (more && item.starts_with('+')) item.remove_prefix(1);
    auto field = field_index(schema, item);
    if (!field) return fail(field.error());
    if (!more || std::find(fields_.begin(), fields_.end(), *field) == fields_.end())
      fields_.push_back(*field);
    asked_.push_back(*field);
    return {};
  });
}

std::vector<std::string> BoundQuery::not_loaded(const Schema& schema, unsigned loaded) {
  std::vector<std::string> ids;
  for (const auto& field : schema.fields) {
    if ((field.loader & ~loaded) != 0) ids.emplace_back(field.id);
  }
  return ids;
}

Selection BoundQuery::apply(const RowSet& rows) const {
  return {rows, std::move(*order(rows, Cancel())), fields_, all_fields_, asked_, {}};
}

std::optional<std::vector<std::uint32_t>> BoundQuery::order(const RowSet& rows, const Cancel& cancel) const {
  std::vector<std::uint32_t> order;
  order.reserve(rows.size());
  for (std::uint32_t row = 0; row < rows.size(); ++row) {
    if (row % 4096 == 4095 && cancel.requested()) return std::nullopt;
    if (!where_ || where_(rows, row)) order.push_back(row);
  }
  if (cancel.requested() || !view::sort_rows(rows, sort_, order, cancel)) return std::nullopt;
  if (limit_ && order.size() > *limit_) order.resize(*limit_);
  return order;
}

} // namespace klamm
