// What makes a connection usable: resolving, connecting, TLS, and the handshake's steps until it is ready.

#include <net/connection.hpp>
#include <sansio/address.hpp>

#include <utility>

namespace klamm::net {

namespace {

sansio::IpBytes to_bytes(const asio::ip::address& address) {
  const auto v6 =
      address.is_v4() ? asio::ip::make_address_v6(asio::ip::v4_mapped, address.to_v4()) : address.to_v6();
  return v6.to_bytes();
}

} // namespace

void Connection::start_on(const Loop& loop) {
  loop_ = loop;
  resolve(loop, setup_.dial.host,
          [self = shared_from_this()](const Resolved& resolved) { self->on_resolved(resolved); });
}

void Connection::on_resolved(const Resolved& resolved) {
  if (state_ == State::closed) return;
  if (resolved.addresses.empty()) {
    close(unreachable("the name " + setup_.dial.host + " does not resolve (" + resolved.failure + ")"));
    return;
  }
  addresses_ = resolved.addresses;
  take_step(handshake_.start());
}

void Connection::connect_next() {
  if (next_address_ >= addresses_.size()) {
    close(connect_failure_.empty() && address_fault_ ? *address_fault_ : unreachable(connect_failure_));
    return;
  }
  const auto address = addresses_[next_address_++];
  if (setup_.check_address) {
    if (auto fault = sansio::check_resolved(to_bytes(address), setup_.dial.host, setup_.loopback_allowed)) {
      address_fault_ = failure(ErrorKind::failed, fault->code.c_str(), fault->text);
      connect_next();
      return;
    }
  }
  connect({address, setup_.dial.port});
}

void Connection::connect(const asio::ip::tcp::endpoint& to) {
  stream_->connect(to, [self = shared_from_this(), to](const asio::error_code& failure) {
    if (self->state_ == State::closed) return;
    if (failure) {
      self->connect_failure_ = failure == asio::error::connection_refused
                                   ? "connection refused; nothing listens there"
                                   : failure.message();
      self->connect_next();
      return;
    }
    self->on_connected(sansio::is_loopback(to_bytes(to.address())));
  });
}

void Connection::on_connected(bool loopback) {
  peer_loopback_ = loopback;
  state_ = State::handshake;
  take_step(handshake_.on_connected(loopback));
}

void Connection::on_secured(const asio::error_code& failure) {
  if (state_ == State::closed) return;
  if (!failure) return take_step(handshake_.on_secured());
  auto fault = stream_->fault();
  if (fault && setup_.node != any_node) fault->broker_id = setup_.node;
  close(fault ? *fault : lost(failure.message()));
}

void Connection::take_step(sansio::Handshake::Step step) {
  using Next = sansio::Handshake::Next;
  switch (step.next) {
  case Next::connect: return connect_next();
  case Next::secure:
    return stream_->secure(
        [self = shared_from_this()](const asio::error_code& failure) { self->on_secured(failure); });
  case Next::work: {
    const Loop loop = loop_.lock();
    if (!loop) return;
    waits_for_ = step.need->kind;
    return setup_.credentials->answer(loop, setup_.exchange, *step.need,
                                      [self = shared_from_this()](Result<std::string> answer) {
                                        if (self->state_ == State::closed) return;
                                        self->waits_for_.reset();
                                        self->take_step(self->handshake_.on_answer(std::move(answer)));
                                      });
  }
  case Next::reply:
    frames_.set_limit(sansio::info(handshake_.stage()).frame_limit);
    write(std::move(step.send));
    if (!reading_) read();
    return;
  case Next::ready: return on_ready();
  case Next::fail: return close(*step.error);
  }
}

void Connection::on_ready() {
  in_setup_ = false;
  if (const auto lifetime = handshake_.session_lifetime(); lifetime.count() > 0 && !expires_at_) {
    const BootTime now = boot_now();
    expires_at_ = now + lifetime;
    retire_at_ = now + lifetime * 4 / 5;
  }
  if (auto metadata = handshake_.take_metadata()) {
    if (auto error = owner_.on_metadata(*this, std::move(*metadata))) {
      close(*error);
      return;
    }
  }
  if (current_) {
    send_current();
  } else {
    become_idle();
  }
}

} // namespace klamm::net
