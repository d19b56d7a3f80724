#include "context.hpp"

#include "exit_code.hpp"
#include "hint_words.hpp"
#include "live_names.hpp"
#include "question.hpp"

#include <klamm/escape.hpp>
#include <klamm/names.hpp>
#include <klamm/security.hpp>

namespace klamm::cli {
namespace {

constexpr std::size_t most_errors_said = 20;

// `topic orders: …`, unless the sentence begins so.
std::string sentence(const Error& error) {
  std::string words = error_sentence(worded(error));
  if (!error.target.empty() && !words.starts_with(error.target)) words = error.target + ": " + words;
  if (error.kind != ErrorKind::usage && !error.code.empty() && words.find(error.code) == std::string::npos) {
    words += " [" + error.code + "]";
  }
  if (error.code == "IS_A_CONTROLLER") words += "; -b talks to brokers, -C to controllers";
  if (error.code == "NOT_A_CONTROLLER") words += "; -b talks to brokers";
  return words;
}

} // namespace

Call Context::call() const {
  Call call;
  call.deadline = started_ + globals_.timeout;
  call.cancel = cancel_;
  return call;
}

Result<const profiles::Target*> Context::target() {
  if (!target_) {
    const auto environment = process_environment();
    const profiles::Store store(environment);
    auto target =
        profiles::resolve({globals_.bootstrap_servers, globals_.bootstrap_controllers, globals_.profile,
                           globals_.command_config, globals_.settings, globals_.expect_cluster},
                          environment, store);
    if (!target) return fail(target.error());
    target_ = std::move(*target);
    for (const std::string& key : target_->ignored) {
      print_verbose(
          KLAMM_TEXT("cli", "%1: %2 has no effect here").with(globals_.command_config.value_or(""), key));
    }
  }
  return &*target_;
}

void Context::explain_target(const profiles::Target& target) {
  const auto& profile = target.profile;
  const std::string& servers = target.controllers ? profile.bootstrap_controllers : profile.bootstrap_servers;
  const char* whose = "";
  switch (target.from) {
  case profiles::Target::From::options: whose = "as the options say"; break;
  case profiles::Target::From::profile_variable: whose = "as KLAMM_PROFILE says"; break;
  case profiles::Target::From::servers_variable: whose = "as KLAMM_BOOTSTRAP_SERVERS says"; break;
  case profiles::Target::From::current_profile: whose = "the current profile"; break;
  case profiles::Target::From::fallback: whose = "since nothing says otherwise"; break;
  }
  if (profile.name.empty())
    return print_verbose(KLAMM_TEXT("cli", "the cluster behind %1, %2").with(servers, whose));
  print_verbose(
      KLAMM_TEXT("cli", "profile %1: the cluster behind %2, %3").with(profile.name, servers, whose));
}

profiles::SecretSources Context::secret_sources() {
  return {process_environment(),
          [](const Text& question) { return ask_secret(escape(question.english()) + " "); }};
}

Result<front::Session*> Context::session() {
  if (session_) return &*session_;
  const auto target = this->target();
  if (!target) return fail(target.error());
  explain_target(**target);
  std::function<void(std::string_view)> trace;
  if (globals_.verbose > 1)
    trace = [this](std::string_view event) { console_.err("klamm: " + escape(event)); };
  auto session = front::Session::open(**target, profiles::Store(process_environment()), std::move(trace),
                                      secret_sources());
  if (!session) return fail(std::move(session.error()));
  session_.emplace(std::move(*session));
  return &*session_;
}

void Context::bind_profile() {
  if (!session_) return;
  Call call = Call::within(std::min(globals_.timeout, std::chrono::milliseconds(5000)));
  call.cancel = cancel_;
  if (const auto said = session_->bind_at_first_contact(call)) print_always(*said);
}

Result<Client*> Context::client() {
  auto session = this->session();
  if (!session) return fail(std::move(session.error()));
  return &(*session)->client();
}

Result<void> Context::bind(const Schema& schema) {
  auto query = BoundQuery::bind(schema, globals_.query);
  if (!query) return fail(query.error());
  schema_ = &schema;
  query_ = std::move(*query);
  return {};
}

bool Context::emit(std::string_view bytes) {
  if (!page_) return console_.out(bytes);
  *page_ += bytes;
  return true;
}

void Context::line(std::string_view words) {
  if (!page_) return console_.err(words);
  *page_ += words;
  *page_ += '\n';
}

void Context::write(std::string_view bytes) {
  emit(bytes);
}

void Context::print_note(const Text& text) {
  const std::string words = escape(words_of(text));
  if (!globals_.quiet && noted_.insert(words).second) line("klamm: " + words);
}

void Context::print_always(const Text& text) {
  line("klamm: " + escape(words_of(text)));
}

void Context::print_verbose(const Text& text) {
  if (globals_.verbose > 0 && !globals_.quiet) line("klamm: " + escape(words_of(text)));
}

void Context::print_error(const Error& error) {
  line(globals_.format == Format::jsonl && error.kind != ErrorKind::usage
           ? error_json(worded(error))
           : "klamm: " + escape(sentence(error)));
}

void Context::separate_ticks() {
  if (globals_.format == Format::table || globals_.format == Format::wide) emit("\n");
}

void Context::render_rows(const Selection& selection, const Envelope& envelope) {
  RenderOptions options;
  options.format = globals_.format;
  options.headers = !globals_.no_headers;
  options.color = console_.color();
  options.width = console_.width();
  options.local_time = globals_.local_time;
  options.csv_safe = globals_.csv_safe;
  options.null = globals_.null;
  options.cut = page_ != nullptr;
  std::vector<std::string> left_out;
  options.left_out = &left_out;
  Ticks::Deltas deltas;
  if (ticks_ && (options.format == Format::table || options.format == Format::wide)) {
    deltas = ticks_->take(selection);
    options.delta = [&deltas](std::size_t row, std::size_t field) { return deltas.of(row, field); };
  }
  render(selection, envelope, options, [this](std::string_view bytes) { return emit(bytes); });
  if (!left_out.empty()) note_left_out(left_out);
}

void Context::note_left_out(const std::vector<std::string>& titles) {
  std::string list;
  for (const auto& title : titles) list += (list.empty() ? "" : ", ") + title;
  print_note(KLAMM_TEXT("cli", "no room for %1 (a wider terminal, --columns, -o wide)").with(list));
}

int Context::print(const RowSet& rows, const Envelope& given, bool something_done) {
  whole_failure_ = false;
  Envelope envelope = given;
  for (Error& error : envelope.errors) error = worded(std::move(error));
  if (!query_ || schema_ != &rows.schema()) {
    if (auto bound = bind(rows.schema()); !bound) return failed(bound.error());
  }
  Selection selection = query_->apply(rows);
  if (loads_by_column_)
    selection.not_loaded = BoundQuery::not_loaded(rows.schema(), query_->loaders() | also_loaded_);
  rows_left_ = selection.order.size();
  render_rows(selection, envelope);
  const bool all = globals_.format == Format::jsonl || globals_.verbose > 0;
  std::size_t said = 0;
  for (const Error& error : envelope.errors) {
    if (!all && said == most_errors_said) break;
    print_error(error);
    ++said;
  }
  if (said < envelope.errors.size()) {
    line("klamm: and " + std::to_string(envelope.errors.size() - said) +
         " more failures (-v or -o json shows all)");
  }
  note_nearest(envelope.errors);
  return exit_code(envelope, something_done, globals_.allow);
}

void Context::note_nearest(const std::vector<Error>& errors) {
  constexpr std::size_t most = 3; // who names many wrong ones did not mistype
  std::size_t missing = 0;
  for (const Error& error : errors)
    missing += error.code == "UNKNOWN_TOPIC_OR_PARTITION" || error.code == "GROUP_ID_NOT_FOUND" ? 1 : 0;
  if (globals_.quiet || missing == 0 || missing > most || !session_) return;
  for (const Error& error : errors) {
    const bool topic = error.code == "UNKNOWN_TOPIC_OR_PARTITION" && error.target.starts_with("topic ");
    const bool group = error.code == "GROUP_ID_NOT_FOUND" && error.target.starts_with("group ");
    if (!topic && !group) continue;
    const std::string name = error.target.substr(std::string_view("topic ").size());
    const std::string near = nearest(name, topic ? live_topics(*this) : live_groups(*this));
    if (!near.empty() && near != name) print_note(KLAMM_TEXT("cli", "did you mean %1?").with(near));
  }
}

int Context::failed(const Error& error) {
  whole_failure_ = true;
  refused_ = is_refusal(error);
  const bool enveloped = globals_.format == Format::json || globals_.format == Format::yaml;
  if (error.kind != ErrorKind::usage && enveloped && schema_) {
    Envelope envelope;
    envelope.errors = {worded(error)};
    envelope.complete = false;
    const Selection nothing{RowSet(*schema_, std::vector<char>{}), {}, {}, true};
    render_rows(nothing, envelope);
  }
  print_error(error);
  note_nearest({error});
  return exit_code(error.kind);
}

} // namespace klamm::cli
