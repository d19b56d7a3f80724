// The command line over commands that need no cluster and can fail in every way.

#include "../view/rows.hpp"

#include <context.hpp>
#include <exit_code.hpp>
#include <run.hpp>
#include <watch.hpp>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace klamm::cli {
namespace {

Error failure(const std::string& kind) {
  Error error =
      Error::of(ErrorKind::failed, "INVALID_REQUEST", KLAMM_TEXT("test", "the \x1b pear cannot be had"))
          .about("fruit pear")
          .quoting("no \x9b way")
          .from_broker(2);
  if (kind == "no-answer") error.kind = ErrorKind::no_answer, error.code = "TIMEOUT";
  if (kind == "unauthorized") error.kind = ErrorKind::unauthorized, error.code = "TOPIC_AUTHORIZATION_FAILED";
  if (kind == "unknown") error.kind = ErrorKind::outcome_unknown, error.code = "OUTCOME_UNKNOWN";
  return error;
}

struct List {
  Names names;
  std::string fail;
  std::vector<std::string> partial;
  bool none = false;
  bool answered = false;
  bool loaders = false;
  std::string label;
};

int print(const List& list, Context& context) {
  if (!list.fail.empty()) return context.failed(failure(list.fail));
  if (list.loaders) context.print_verbose(KLAMM_TEXT_N("test", "loaders %n").counted(context.loaders()));
  Answer<Fruit> answer;
  answer.cluster_id = "abc";
  answer.sampled_at = std::chrono::system_clock::time_point(std::chrono::milliseconds(1795521600000));
  for (Fruit& fruit : fruits()) {
    const auto& wanted = list.names.values;
    if (list.none ||
        (list.names.given && std::find(wanted.begin(), wanted.end(), fruit.name) == wanted.end()))
      continue;
    if (!list.label.empty()) fruit.labels = {list.label};
    answer.rows.push_back(std::move(fruit));
  }
  answer.some_brokers_answered = list.answered;
  for (const std::string& kind : list.partial) answer.problem(failure(kind));
  context.print_note(KLAMM_TEXT("test", "3 fruits are hidden"));
  return context.print(answer);
}

Prepared list(Options& options) {
  auto list = std::make_shared<List>();
  options.names("FRUIT", list->names, "fruits; all when none is named").complete([](Context&) {
    return std::vector<std::string>{"pear", "peach", "apple", "a b", "$(rm)", "日本:1=@x", "bell\x07", "--x"};
  });
  options.choice("--fail", "KIND", list->fail, {"failed", "no-answer", "unauthorized", "unknown"},
                 "fail as a whole");
  options.values("--partial", "KIND", list->partial, "fail in part")
      .choices({"failed", "no-answer", "unauthorized", "unknown"});
  options.flag("--none", list->none, "no rows");
  options.flag("--answered", list->answered, "some were asked for their part and gave it");
  options.flag("--loaders", list->loaders, "say which loaders are asked for");
  options.value("-l,--label,!--kafka-label", "TEXT", list->label, "a label for all");
  return [list](Context& context) { return print(*list, context); };
}

Prepared wait(Options&) {
  return [](Context& context) {
    context.print_note(KLAMM_TEXT("test", "waiting"));
    const auto call = context.call();
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(call.deadline -
                                                                            std::chrono::steady_clock::now());
    if (sleep_for(call.cancel, left)) return context.failed(failure("no-answer"));
    return context.failed(Error::of(ErrorKind::cancelled, "CANCELLED", KLAMM_TEXT("test", "cancelled")));
  };
}

// Deaf to the request to stop.
Prepared stuck(Options&) {
  return [](Context& context) {
    context.print_note(KLAMM_TEXT("test", "waiting"));
    sleep_for(Cancel(), std::chrono::hours(1));
    return 0;
  };
}

// Fails at every second tick; the last one it gives is told by --until.
Prepared flaky(Options&) {
  auto tick = std::make_shared<int>(0);
  return [tick](Context& context) {
    ++*tick;
    List list;
    list.names.given = true;
    list.names.values = {*tick % 4 == 3 ? "pear" : "apple"};
    if (*tick % 2 == 0) list.fail = "no-answer";
    if (*tick == 5) list.partial = {"failed"};
    return print(list, context);
  };
}

Prepared pick(Options& options) {
  auto names = std::make_shared<Names>();
  options.required_names("FRUIT", *names, "fruits");
  return [names](Context& context) {
    for (const std::string& name : names->values) context.write(name + "\n");
    return static_cast<int>(exit_done);
  };
}

constinit const Command fruit_list{"fruit",
                                   "list",
                                   Kind::read,
                                   "List fruits",
                                   "Of all sorts.",
                                   {"fake fruit list", "fake fruit list pear -o json"},
                                   "Describe on the fruit",
                                   "2.1",
                                   {&View<Fruit>::schema},
                                   list};
constinit const Command fruit_wait{
    "fruit", "wait", Kind::read, "Wait", "", {"", ""}, "", "", {&View<Fruit>::schema}, wait};
constinit const Command fruit_stuck{"fruit", "stuck", Kind::read, "Hang", "", {"", ""}, "", "", {}, stuck};
constinit const Command fruit_flaky{"fruit",  "flaky", Kind::read, "Fail now and then",    "",
                                    {"", ""}, "",      "",         {&View<Fruit>::schema}, flaky};
constinit const Command fruit_pick{"fruit", "pick", Kind::change, "Pick", "", {"", ""}, "", "", {}, pick};
constinit const Command basket_list{"basket", "list", Kind::read, "List baskets",         "",
                                    {"", ""}, "",     "",         {&View<Fruit>::schema}, list};

constexpr Noun nouns[] = {{"fruit", "Fruits"}, {"basket", "Baskets", "list"}};
constexpr const Command* commands[] = {&fruit_list,  &fruit_wait, &fruit_stuck,
                                       &fruit_flaky, &fruit_pick, &basket_list};
constexpr Catalogue everything{nouns, std::size(nouns), commands, std::size(commands)};

} // namespace
} // namespace klamm::cli

int main(int count, char** words) {
  klamm::cli::Signals signals;
  std::_Exit(klamm::cli::run({words + 1, words + count}, klamm::cli::everything, signals));
}
