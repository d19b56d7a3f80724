#include <protocol/api.hpp>
#include <protocol/mirror/metadata.hpp>
#include <support/scripted_cluster.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace klamm::testing {

namespace {

constexpr std::size_t length_field = 4;
constexpr std::size_t correlation_end = 8;
constexpr std::size_t largest_request = std::size_t{100} << 20U;
constexpr std::int16_t api_versions_key = 18;

std::optional<protocol::Bytes> read_request(int socket) {
  protocol::Bytes length(length_field);
  if (!receive_all(socket, length)) return std::nullopt;
  const auto size = static_cast<std::size_t>(protocol::Reader(length).uint32());
  if (size > largest_request) return std::nullopt;
  protocol::Bytes request(size);
  if (!receive_all(socket, request)) return std::nullopt;
  return request;
}

} // namespace

ScriptedCluster::ScriptedCluster(std::int32_t brokers, std::uint16_t port) : model_(brokers) {
  serve_changes(handlers_);
  serve_moves(handlers_);
  serve_cluster(handlers_);
  serve_configs(handlers_);
  serve_descriptions(handlers_);
  serve_groups(handlers_);
  serve_group_changes(handlers_);
  serve_log_dirs(handlers_);
  serve_offsets(handlers_);
  serve_topics(handlers_);
  for (std::int32_t id = 1; id <= brokers; ++id) {
    const auto at = static_cast<std::uint16_t>(port == 0 ? 0 : port + id - 1);
    auto& broker = brokers_[id];
    broker.server = std::make_unique<TcpServer>(at, [this, id](int socket) { serve(id, socket); });
    ports_[id] = broker.server->port();
  }
}

ScriptedCluster::~ScriptedCluster() {
  for (auto& [id, broker] : brokers_) stop(id);
}

Model& ScriptedCluster::model() {
  if (opened_) throw std::logic_error("the brokers are open: use change()");
  return model_;
}

void ScriptedCluster::change(const std::function<void(Model&)>& how) {
  const std::lock_guard lock(mutex_);
  how(model_);
  cached_.clear();
}

Rule& ScriptedCluster::on(std::string_view api) {
  const std::lock_guard lock(mutex_);
  return rules_.emplace_back(api_key(api));
}

void ScriptedCluster::open_all() {
  if (std::exchange(opened_, true)) return;
  for (auto& [id, broker] : brokers_) broker.server->open();
}

std::string ScriptedCluster::bootstrap(const std::vector<std::int32_t>& which) {
  open_all();
  std::string out;
  for (const auto& [id, port] : ports_) {
    if (!which.empty() && std::find(which.begin(), which.end(), id) == which.end()) continue;
    out += (out.empty() ? "127.0.0.1:" : ",127.0.0.1:") + std::to_string(port);
  }
  return out;
}

std::uint16_t ScriptedCluster::port(std::int32_t broker) {
  open_all();
  return ports_.at(broker);
}

void ScriptedCluster::stop(std::int32_t id) {
  Broker& broker = brokers_.at(id);
  {
    const std::lock_guard lock(mutex_);
    broker.stopping = true;
  }
  changed_.notify_all();
  broker.server->close();
}

void ScriptedCluster::start(std::int32_t id) {
  Broker& broker = brokers_.at(id);
  {
    const std::lock_guard lock(mutex_);
    broker.stopping = false;
  }
  broker.server->open();
}

void ScriptedCluster::pause(std::int32_t id) {
  const std::lock_guard lock(mutex_);
  brokers_.at(id).paused = true;
}

void ScriptedCluster::resume(std::int32_t id) {
  {
    const std::lock_guard lock(mutex_);
    brokers_.at(id).paused = false;
  }
  changed_.notify_all();
}

void ScriptedCluster::drop_connections(std::int32_t id) {
  brokers_.at(id).server->drop_connections();
}

void ScriptedCluster::release() {
  {
    const std::lock_guard lock(mutex_);
    ++released_;
  }
  changed_.notify_all();
}

void ScriptedCluster::serve(std::int32_t id, int socket) {
  Talk talk{id, socket};
  while (const auto request = read_request(socket)) {
    const Reply reply = reply_to(talk, *request);
    if (!reply.frame || !send(talk, *request, reply)) return;
  }
}

ScriptedCluster::Reply ScriptedCluster::reply_to(Talk& talk, const protocol::Bytes& request) {
  std::unique_lock lock(mutex_);
  const Broker& broker = brokers_.at(talk.broker);
  changed_.wait(lock, [&] { return !broker.paused || broker.stopping; });
  if (broker.stopping) return {};
  protocol::Reader reader(request);
  const auto header = read_request_header(reader);
  const bool setup = is_setup(talk, header, request);
  seen_.push_back({talk.broker, header.api_key, header.api_version, setup});
  changed_.notify_all();
  Reply out;
  out.released = released_;
  out.rule = take_rule(talk.broker, header.api_key, setup);
  if (out.rule.meanwhile_) {
    out.rule.meanwhile_(model_);
    cached_.clear();
  }
  try {
    out.frame = frame_for(broker, talk.broker, header, reader, request, out.rule.edit_);
  } catch (const BadRequest& bad) {
    bad_.emplace_back(bad.what());
  } catch (const std::logic_error& mistake) {
    std::fprintf(stderr, "the scripted reply to API %d v%d cannot be encoded: %s\n", header.api_key,
                 header.api_version, mistake.what());
    std::abort();
  }
  return out;
}

std::shared_ptr<const protocol::Bytes>
ScriptedCluster::frame_for(const Broker&, std::int32_t id, const ReceivedHeader& header,
                           protocol::Reader& reader, const protocol::Bytes& request, const EditReply& edit) {
  const auto& model = model_.brokers.at(id);
  const auto range = model.versions.find(header.api_key);
  const auto handler = handlers_.find(header.api_key);
  const bool spoken = range != model.versions.end() && handler != handlers_.end() &&
                      header.api_version >= range->second.min && header.api_version <= range->second.max;
  if (!spoken && header.api_key != api_versions_key) {
    throw BadRequest("API " + std::to_string(header.api_key) + " v" + std::to_string(header.api_version) +
                     " is not advertised");
  }
  const auto* api = protocol::find_api(header.api_key);
  const bool changes = api != nullptr && api->mutates;
  const bool cacheable = !edit && !changes && own_.count(header.api_key) == 0;
  // What differs between two requests for the same: correlation id.
  auto key = std::pair(id, request);
  std::fill_n(key.second.begin() + length_field, length_field, std::byte{0});
  if (const auto at = cached_.find(key); at != cached_.end() && cacheable) return at->second;
  const Asked asked{model_, model, ports_, header.api_version};
  auto frame = std::make_shared<const protocol::Bytes>(handler->second(asked, header, reader, edit));
  constexpr std::size_t most_cached = 256;
  if (changes || cached_.size() >= most_cached) cached_.clear();
  if (cacheable) cached_.emplace(std::move(key), frame);
  return frame;
}

bool ScriptedCluster::is_setup(Talk& talk, const ReceivedHeader& header,
                               const protocol::Bytes& request) const {
  if (header.api_key == api_versions_key) return true;
  if (!std::exchange(talk.fresh, false) || header.api_key != protocol::MetadataRequest::api_key) return false;
  protocol::Reader reader(request);
  static_cast<void>(read_request_header(reader));
  protocol::MetadataRequest metadata;
  decode(reader, metadata, header.api_version);
  return reader.ok() && metadata.topics && metadata.topics->empty();
}

Rule ScriptedCluster::take_rule(std::int32_t broker, std::int16_t api_key, bool setup) {
  for (Rule& rule : rules_) {
    const bool setup_matters = api_key != api_versions_key;
    if (rule.api_key_ != api_key || rule.left_ == 0 || (rule.broker_ && *rule.broker_ != broker) ||
        (setup_matters && rule.in_setup_ != setup))
      continue;
    if (rule.skip_ > 0) {
      --rule.skip_;
      continue;
    }
    if (rule.left_ > 0) --rule.left_;
    return rule;
  }
  return Rule(api_key);
}

bool ScriptedCluster::send(const Talk& talk, const protocol::Bytes& request, const Reply& reply) {
  const Rule& rule = reply.rule;
  {
    std::unique_lock lock(mutex_);
    const Broker& broker = brokers_.at(talk.broker);
    if (rule.hold_) {
      changed_.wait(lock, [&] { return released_ != reply.released || broker.stopping; });
    }
    if (rule.delay_.count() > 0) changed_.wait_for(lock, rule.delay_, [&] { return broker.stopping; });
    if (broker.stopping) return false;
  }
  protocol::Bytes head(reply.frame->begin(), reply.frame->begin() + correlation_end);
  std::copy_n(request.begin() + length_field, length_field, head.begin() + length_field);
  const auto rest = std::span(*reply.frame).subspan(correlation_end);
  if (!rule.mangle_ && !rule.cut_ && !rule.stall_)
    return send_all(talk.socket, head) && send_all(talk.socket, rest);
  protocol::Bytes frame = head;
  frame.insert(frame.end(), rest.begin(), rest.end());
  if (rule.mangle_) rule.mangle_(frame);
  const auto stop_at = rule.cut_ ? rule.cut_ : rule.stall_;
  if (stop_at) frame.resize(std::min(frame.size(), *stop_at));
  return send_all(talk.socket, frame) && !rule.cut_;
}

int ScriptedCluster::count(const std::function<bool(const Seen&)>& which) const {
  const std::lock_guard lock(mutex_);
  return static_cast<int>(std::count_if(seen_.begin(), seen_.end(), which));
}

int ScriptedCluster::requests() const {
  return count([](const Seen& seen) { return !seen.setup; });
}

int ScriptedCluster::requests(std::string_view api) const {
  return count([key = api_key(api)](const Seen& seen) { return !seen.setup && seen.api_key == key; });
}

int ScriptedCluster::requests(std::string_view api, std::int32_t broker) const {
  return count([key = api_key(api), broker](const Seen& seen) {
    return !seen.setup && seen.api_key == key && seen.broker == broker;
  });
}

int ScriptedCluster::setup_requests(std::string_view api) const {
  return count([key = api_key(api)](const Seen& seen) { return seen.setup && seen.api_key == key; });
}

int ScriptedCluster::setup_requests(std::string_view api, std::int32_t broker) const {
  return count([key = api_key(api), broker](const Seen& seen) {
    return seen.setup && seen.api_key == key && seen.broker == broker;
  });
}

std::vector<std::int16_t> ScriptedCluster::versions(std::string_view api, std::int32_t broker) const {
  const std::lock_guard lock(mutex_);
  std::vector<std::int16_t> out;
  for (const Seen& seen : seen_) {
    if (seen.api_key == api_key(api) && seen.broker == broker) out.push_back(seen.version);
  }
  return out;
}

void ScriptedCluster::forget_requests() {
  const std::lock_guard lock(mutex_);
  seen_.clear();
}

bool ScriptedCluster::wait_for(std::string_view api, int wanted) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, std::chrono::seconds(20), [&, key = api_key(api)] {
    return std::count_if(seen_.begin(), seen_.end(), [key](const Seen& s) { return s.api_key == key; }) >=
           wanted;
  });
}

std::vector<std::string> ScriptedCluster::bad_requests() const {
  const std::lock_guard lock(mutex_);
  return bad_;
}

} // namespace klamm::testing
