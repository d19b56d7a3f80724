// Any --where, --sort and --columns: bound or refused with a sentence, then applied to a few rows with a cell
// of every unit.

#include "../view/rows.hpp"

#include <klamm/query.hpp>

#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto rows = fruits();
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto first = text.find('\n');
  klamm::Query query;
  query.where = text.substr(0, first);
  if (first != std::string::npos) query.sort = query.columns = text.substr(first + 1);
  const auto bound = klamm::BoundQuery::bind(klamm::View<Fruit>::schema(), query);
  if (bound) static_cast<void>(bound->apply(klamm::RowSet(rows)));
  return 0;
}
