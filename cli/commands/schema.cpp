#include "../commands.hpp"
#include "../context.hpp"
#include "../exit_code.hpp"

#include <klamm/names.hpp>

#include <algorithm>
#include <memory>

namespace klamm::cli {
namespace {

std::vector<const Schema*> all_schemas() {
  std::vector<const Schema*> all;
  const Catalogue& everything = catalogue();
  for (std::size_t i = 0; i < everything.command_count; ++i) {
    for (const auto& schema : everything.commands[i]->schemas) {
      if (schema && std::find(all.begin(), all.end(), &schema()) == all.end()) all.push_back(&schema());
    }
  }
  return all;
}

std::vector<std::string> schema_names() {
  std::vector<std::string> names;
  for (const Schema* schema : all_schemas()) names.emplace_back(schema->name);
  return names;
}

// `topic.list`, `topic list` in one word, or what JSON carries: `klamm.topic.list/1`.
bool named(const Schema& schema, std::string word) {
  std::replace(word.begin(), word.end(), ' ', '.');
  return word == schema.name || word == schema.full_name();
}

int print_one(Context& context, const std::string& name) {
  for (const Schema* schema : all_schemas()) {
    if (!named(*schema, name)) continue;
    context.write(json_schema(*schema));
    return exit_done;
  }
  const auto names = schema_names();
  const std::string near = nearest(name, names);
  std::string list;
  for (const std::string& one : names) list += (list.empty() ? "" : ", ") + one;
  if (near.empty()) return context.failed(usage("no schema \"%1\"; there are %2", {name, list}));
  return context.failed(usage("no schema \"%1\", did you mean \"%2\"?", {name, near}));
}

int print_all(Context& context) {
  std::string out = "[\n";
  for (const Schema* schema : all_schemas()) out += (out.size() > 2 ? ",\n" : "") + json_schema(*schema);
  context.write(out + "]\n");
  return exit_done;
}

Prepared setup(Options& options) {
  auto name = std::make_shared<std::string>();
  options.optional_argument("NAME", *name, "topic.list, klamm.topic.list/1; all when none is named")
      .complete([](Context&) { return schema_names(); });
  return [name](Context& context) { return name->empty() ? print_all(context) : print_one(context, *name); };
}

} // namespace

constinit const Command schema_show{"schema",
                                    "",
                                    Kind::local,
                                    "Print the JSON Schema of a command's output, or of all",
                                    "Every command that prints rows has one, named as in the \"schema\" key "
                                    "of its JSON. The number after the slash\n"
                                    "grows only when a key changes its meaning or goes.",
                                    {"klamm schema profile.list", "klamm schema | jq -r '.[].\"$id\"'"},
                                    "",
                                    "",
                                    {},
                                    setup};

} // namespace klamm::cli
