// What every schema that a command prints has to hold, so that a grid can show it.

#include <klamm/changes.hpp>

#include <commands.hpp>
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <string>

namespace klamm::cli {

namespace {

template <class Function>
void each_schema(Function&& function) {
  const Catalogue& everything = catalogue();
  for (std::size_t i = 0; i < everything.command_count; ++i) {
    for (const auto& schema : everything.commands[i]->schemas) {
      if (!schema) continue;
      INFO(schema().name);
      function(schema());
    }
  }
}

} // namespace

TEST_CASE("columns have labels in sentence case that no other column of the schema has") {
  each_schema([](const Schema& schema) {
    std::set<std::string> labels;
    for (const auto& field : schema.fields) {
      const std::string label = field.label();
      INFO(field.id << ": " << label);
      REQUIRE_FALSE(label.empty());
      CHECK(std::isupper(static_cast<unsigned char>(label[0])) != 0);
      CHECK(label.find('_') == std::string::npos);
      CHECK(labels.insert(label).second);
    }
  });
}

TEST_CASE("columns are ranked, and those that go first exist") {
  each_schema([](const Schema& schema) {
    std::set<int> ranks;
    for (const auto& field : schema.fields) CHECK(ranks.insert(field.importance).second);
    for (std::string_view rest = schema.go_first; !rest.empty();) {
      const std::string id(rest.substr(0, rest.find(',')));
      INFO(id);
      const auto* field = schema.find(id);
      REQUIRE(field != nullptr);
      CHECK(field->id == id);
      CHECK(field != &schema.fields.front());
      CHECK(field->unit != Unit::state);
      rest.remove_prefix(std::min(id.size() + 1, rest.size()));
    }
  });
}

TEST_CASE("every schema tells its rows apart") {
  each_schema([](const Schema& schema) {
    CHECK(schema.key);
    CHECK(schema.identity);
  });
}

TEST_CASE("steps of several waves have the same numbers and identities of their own") {
  std::vector<changes::StepRow> steps(2);
  steps[0].step = steps[1].step = 1;
  steps[0].change_id = "019ac0de-0000-7000-8000-000000000001";
  steps[1].change_id = "019ac0de-0000-7000-8000-000000000002";
  const RowSet rows(steps);
  CHECK(rows.key(0) == rows.key(1));
  CHECK(rows.identity(0) != rows.identity(1));
}

} // namespace klamm::cli
