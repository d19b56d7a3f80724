// Any --where, --sort and --columns: bound or refused with a sentence, then applied to a few rows.

#include <klamm/query.hpp>
#include <klamm/topics.hpp>

#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using klamm::topics::Topic;
  static const std::vector<Topic> rows = [] {
    std::vector<Topic> made(2);
    made[0].name = "orders";
    made[0].partitions = 6;
    made[1].name = "a\x1b";
    made[1].size_bytes = 1 << 20;
    return made;
  }();
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto first = text.find('\n');
  klamm::Query query;
  query.where = text.substr(0, first);
  if (first != std::string::npos) query.sort = query.columns = text.substr(first + 1);
  const auto bound = klamm::BoundQuery::bind(klamm::View<Topic>::schema(), query);
  if (bound) static_cast<void>(bound->apply(klamm::RowSet(rows)));
  return 0;
}
