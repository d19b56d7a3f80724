#include <net/connection.hpp>
#include <protocol/api.hpp>
#include <sansio/read_only.hpp>

#include <algorithm>
#include <utility>

namespace klamm::net {

Connection::Connection(std::shared_ptr<Stream> stream, ConnectionOwner& owner, Setup setup)
    : owner_(owner), setup_(std::move(setup)), stream_(std::move(stream)),
      frames_(sansio::FrameReader::handshake_limit), handshake_(setup_.handshake) {}

Error Connection::failure(ErrorKind kind, const char* code, Text text) const {
  Error error = Error::of(kind, code, std::move(text));
  if (setup_.node != any_node) error.broker_id = setup_.node;
  return error;
}

Text Connection::with_source_of_address(Text failure) const {
  if (!setup_.check_address || setup_.node == any_node) return failure;
  return KLAMM_TEXT("net", "%1; the cluster answered at another address, and advertises %2 for broker %3")
      .with(std::move(failure), setup_.dial.text(), setup_.node);
}

Error Connection::unreachable(const std::string& reason) const {
  return failure(
      ErrorKind::no_answer, "UNREACHABLE",
      with_source_of_address(KLAMM_TEXT("net", "%1 cannot be reached: %2").with(setup_.name, reason)));
}

Error Connection::lost(const std::string& reason) const {
  return failure(ErrorKind::no_answer, "CONNECTION_LOST",
                 KLAMM_TEXT("net", "the connection to %1 was lost: %2").with(setup_.name, reason));
}

void Connection::become_idle() {
  state_ = State::idle;
  idle_since = Clock::now();
  owner_.on_idle(*this);
}

void Connection::run(std::shared_ptr<Request> request) {
  correlation_ = handshake_.next_correlation();
  Result<Outgoing> outgoing =
      fail(Error::of(ErrorKind::cancelled, "CANCELLED", KLAMM_TEXT("net", "cancelled")));
  request->mailbox->while_wanted([&] { outgoing = request->make(handshake_.versions(), correlation_); });
  Reply reply;
  reply.node = setup_.node;
  reply.address = setup_.name;
  reply.connection = setup_.id;
  if (!outgoing) {
    reply.error = std::move(outgoing.error());
    if (!reply.error->broker_id && setup_.node != any_node) reply.error->broker_id = setup_.node;
  } else if (setup_.read_only) {
    const auto seen = [this](std::string_view topic) { return owner_.topic_seen(topic); };
    if (const auto why = sansio::not_a_read(outgoing->frame, seen)) {
      reply.error = failure(ErrorKind::usage, "READ_ONLY",
                            KLAMM_TEXT("net", "the profile is read-only: %1; nothing was sent").with(*why));
    }
  }
  if (reply.error) {
    owner_.finish(*request, std::move(reply));
    become_idle();
    return;
  }
  if (served_any_ && !outlives(*request, *outgoing)) {
    owner_.put_back(*this, std::move(request));
    close(failure(ErrorKind::cancelled, "SESSION_ENDS",
                  KLAMM_TEXT("net", "the session ends soon: another connection replaces it")));
    return;
  }
  outgoing_ = std::move(*outgoing);
  current_ = std::move(request);
  written_ = false;
  served_any_ = true;
  state_ = State::busy;
  const auto cluster = owner_.known_cluster();
  constexpr std::int16_t metadata_key = 3;
  // A whole Metadata reply carries the cluster id itself: where none is known yet it needs no proof before
  // it.
  if (!handshake_.proved() && (cluster || outgoing_->api_key != metadata_key)) {
    in_setup_ = true;
    take_step(handshake_.prove(cluster));
    return;
  }
  send_current();
}

/// A change is not sent where the session may end before its answer.
bool Connection::outlives(const Request& request, const Outgoing& outgoing) const {
  const auto* api = protocol::find_api(outgoing.api_key);
  if (!expires_at_ || api == nullptr || !api->mutates) return true;
  return *expires_at_ - boot_now() > request.deadline - Clock::now();
}

std::size_t Connection::reply_limit() const {
  if (!outgoing_ || in_setup_) return sansio::FrameReader::handshake_limit;
  const std::size_t most = sansio::reply_limit(outgoing_->api_key);
  return outgoing_->reply_limit != 0 ? std::min(outgoing_->reply_limit, most) : most;
}

void Connection::send_current() {
  state_ = State::busy;
  frames_.set_limit(reply_limit());
  written_ = true;
  write(std::move(outgoing_->frame));
}

void Connection::write(std::vector<std::byte> bytes) {
  out_ = std::move(bytes);
  stream_->write(out_, [self = shared_from_this()](const asio::error_code& failure) {
    if (!failure || self->state_ == State::closed) return;
    const auto fault = self->stream_->fault();
    self->close(fault ? *fault : self->lost(failure.message()));
  });
}

void Connection::read() {
  const auto place = frames_.prepare();
  std::size_t asked = 0; // counted before it comes; the first bytes of a frame, and the set-up's, afterwards
  if (!in_setup_ && frames_.in_progress()) {
    asked = setup_.held->grant(setup_.id, place.size());
    waits_for_room_ = asked == 0;
    if (waits_for_room_) return;
    counted_ += asked;
  }
  reading_ = true;
  stream_->read_some(
      place.first(asked == 0 ? place.size() : asked),
      [self = shared_from_this(), asked](const asio::error_code& failure, std::size_t count) {
        self->reading_ = false;
        if (self->state_ == State::closed) return;
        self->count(asked, count);
        if (!failure) {
          self->on_bytes(count);
          return;
        }
        const bool proving = self->state_ == State::handshake;
        if (auto fault = self->stream_->fault()) {
          if (self->setup_.node != any_node) fault->broker_id = self->setup_.node;
          self->close(*fault);
        } else if (proving) {
          self->close(self->handshake_.on_stranger(self->frames_.pending(), true));
        } else {
          self->close(self->lost(failure == asio::error::eof ? "the broker closed it" : failure.message()));
        }
      });
}

void Connection::count(std::size_t asked, std::size_t received) {
  counted_ = counted_ + received - asked;
  if (received > asked) setup_.held->add(received - asked);
  if (received < asked) setup_.held->release(asked - received);
}

void Connection::on_room() {
  if (std::exchange(waits_for_room_, false) && state_ != State::closed) read();
}

void Connection::on_bytes(std::size_t count) {
  const bool believed = frames_.commit(count);
  if (state_ == State::idle) {
    close(failure(ErrorKind::failed, "BAD_FRAME",
                  KLAMM_TEXT("net", "%1 sent a reply without a request").with(setup_.name)));
    return;
  }
  if (!believed) {
    if (state_ == State::handshake) {
      close(handshake_.on_stranger(frames_.pending(), false));
    } else {
      const auto announced = frames_.announced().value_or(0);
      const bool could_be = announced > 0 && outgoing_ && outgoing_->reply_limit != 0 &&
                            static_cast<std::size_t>(announced) <= sansio::reply_limit(outgoing_->api_key);
      close(failure(ErrorKind::failed, could_be ? "REPLY_TOO_LARGE" : "BAD_FRAME",
                    KLAMM_TEXT("net", "%1 announced a reply of %2 bytes; the limit is %3 MiB")
                        .with(setup_.name, announced, reply_limit() >> 20U)));
    }
    return;
  }
  while (state_ != State::closed && frames_.complete()) on_frame(frames_.take());
  if (state_ != State::closed && !reading_) read();
}

void Connection::on_frame(sansio::ByteBuffer frame) {
  counted_ -= frame.size();
  Held held(setup_.held, frame.size());
  setup_.held->ended(setup_.id);
  if (in_setup_) {
    held.release();
    take_step(handshake_.on_frame(std::span(frame).subspan(4)));
    return;
  }
  on_reply(std::move(frame), std::move(held));
}

void Connection::on_reply(sansio::ByteBuffer frame, Held held) {
  std::uint32_t correlation = 0;
  if (frame.size() >= 8) {
    for (std::size_t i = 4; i < 8; ++i)
      correlation = correlation << 8U | std::to_integer<std::uint32_t>(frame[i]);
  }
  if (frame.size() < 8 || static_cast<std::int32_t>(correlation) != correlation_ ||
      !frames_.pending().empty()) {
    close(failure(ErrorKind::failed, "BAD_FRAME",
                  KLAMM_TEXT("net", "%1 answered with a wrong correlation id or surplus bytes (API key %2)")
                      .with(setup_.name, outgoing_->api_key)));
    return;
  }
  const auto passed_on = std::exchange(passed_on_, nullptr);
  const auto current = std::exchange(current_, nullptr);
  if (const auto& request = current ? current : passed_on) {
    Reply reply;
    reply.node = setup_.node;
    reply.address = setup_.name;
    reply.connection = setup_.id;
    reply.api_key = outgoing_->api_key;
    reply.version = outgoing_->version;
    reply.frame = std::move(frame);
    reply.held = std::move(held);
    reply.written = true;
    owner_.finish(*request, std::move(reply));
  }
  outgoing_.reset();
  become_idle();
}

void Connection::rename(std::int32_t node, std::string name) {
  setup_.node = node;
  setup_.name = std::move(name);
}

bool Connection::waits_for_a_read() const {
  if (state_ != State::busy || !outgoing_ || !frames_.pending().empty()) return false;
  const auto* api = protocol::find_api(outgoing_->api_key);
  return api != nullptr && !api->mutates;
}

void Connection::drain() {
  current_ = nullptr;
  passed_on_ = nullptr;
  if (state_ == State::busy) state_ = State::draining;
}

void Connection::pass_on() {
  passed_on_ = std::exchange(current_, nullptr);
  if (state_ == State::busy) state_ = State::draining;
}

void Connection::close(const Error& error) {
  if (state_ == State::closed) return;
  const bool setup = state_ == State::connecting || state_ == State::handshake;
  state_ = State::closed;
  stream_->close();
  setup_.held->release(std::exchange(counted_, 0));
  setup_.held->ended(setup_.id);
  passed_on_ = nullptr;
  if (const auto request = std::exchange(current_, nullptr)) {
    Reply reply;
    reply.node = setup_.node;
    reply.address = setup_.name;
    reply.connection = setup_.id;
    reply.error = error;
    reply.written = written_;
    owner_.finish(*request, std::move(reply));
  }
  // The owner drops its reference: keep this alive to the end of the call.
  const auto self = shared_from_this();
  owner_.on_closed(*this, error, setup);
}

} // namespace klamm::net
