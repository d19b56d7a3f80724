#pragma once

#include <protocol/errors.hpp>
#include <protocol/reader.hpp>
#include <support/model.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace klamm::testing {

/// What a scripted broker does differently with some requests of one API. Built by ScriptedCluster::on():
///
///   cluster.on("Metadata").broker(2).nth(1).cut(10);
///   cluster.on("OffsetFetch").times(2).edit<OffsetFetchResponse>([](auto& reply) { … });
///
/// Of the rules that apply the oldest is used. Rules are laid down before the requests they are for are sent.
class Rule {
 public:
  explicit Rule(std::int16_t api_key) : api_key_(api_key) {}

  // Which requests: by default every one of the API but those of a connection's set-up.
  Rule& broker(std::int32_t id) { return broker_ = id, *this; }
  Rule& once() { return times(1); }
  Rule& times(int count) { return left_ = count, *this; }
  /// Only the nth that matches, from 1.
  Rule& nth(int number) { return skip_ = number - 1, times(1); }
  /// The Metadata request that is part of a connection's set-up. (ApiVersions always is.)
  Rule& in_setup() { return in_setup_ = true, *this; }

  /// Another client is faster: changes the model between the request's arrival and its being acted on.
  Rule& meanwhile(std::function<void(Model&)> change) { return meanwhile_ = std::move(change), *this; }

  // What becomes of the reply.
  /// Changes what the model answers.
  template <class Response, class Change>
  Rule& edit(Change change) {
    if (Response::api_key != api_key_) throw std::logic_error("edit() of another API's reply");
    edit_ = [change](void* reply) { change(*static_cast<Response*>(reply)); };
    return *this;
  }
  /// Answers this instead.
  template <class Response>
  Rule& answer(Response response) {
    return edit<Response>([response](Response& reply) { reply = response; });
  }
  Rule& delay(std::chrono::milliseconds time) { return delay_ = time, *this; }
  /// Answers only once ScriptedCluster::release() was called.
  Rule& hold() { return hold_ = true, *this; }
  /// Never answers; the connection stays open.
  Rule& drop() { return stall(0); }
  /// Closes the connection instead of answering.
  Rule& close() { return cut(0); }
  /// Sends that many bytes of the reply's frame, then closes.
  Rule& cut(std::size_t bytes) { return cut_ = bytes, *this; }
  /// Sends that many bytes of the reply's frame, then nothing; the connection stays open.
  Rule& stall(std::size_t bytes) { return stall_ = bytes, *this; }
  /// Changes the bytes of the reply's frame: length, correlation id, header, body.
  Rule& mangle(std::function<void(protocol::Bytes& frame)> change) {
    return mangle_ = std::move(change), *this;
  }
  /// Flips bits of one byte of the frame.
  Rule& corrupt(std::size_t at, unsigned bits = 0xff) {
    return mangle([at, bits](protocol::Bytes& frame) { frame.at(at) ^= static_cast<std::byte>(bits); });
  }

 private:
  friend class ScriptedCluster;

  std::int16_t api_key_;
  std::optional<std::int32_t> broker_;
  bool in_setup_ = false;
  int skip_ = 0;
  int left_ = -1; ///< negative: every one
  std::function<void(Model&)> meanwhile_;
  std::function<void(void*)> edit_;
  std::chrono::milliseconds delay_{0};
  bool hold_ = false;
  std::optional<std::size_t> cut_;
  std::optional<std::size_t> stall_;
  std::function<void(protocol::Bytes&)> mangle_;
};

} // namespace klamm::testing
