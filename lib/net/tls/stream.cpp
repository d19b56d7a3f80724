// TLS over a socket: OpenSSL reads and writes memory, the socket's bytes are carried between the two.

#include <asio/ip/tcp.hpp>
#include <asio/post.hpp>
#include <asio/write.hpp>
#include <net/tls/context.hpp>
#include <net/tls/faults.hpp>
#include <net/tls/openssl.hpp>

#include <array>
#include <utility>
#include <vector>

namespace klamm::net::tls {

namespace {

class TlsStream final : public Stream, public std::enable_shared_from_this<TlsStream> {
 public:
  TlsStream(asio::io_context& io, const OpenSsl& ssl, std::shared_ptr<Context> context, std::string host,
            std::string name)
      : io_(io), socket_(io), ssl_(ssl), context_(std::move(context)), host_(std::move(host)),
        name_(std::move(name)) {}

  ~TlsStream() override { end_session(); }

  void connect(const asio::ip::tcp::endpoint& to, Done done) override {
    close();
    socket_.async_connect(
        to, [self = shared_from_this(), done = std::move(done)](const asio::error_code& failure) {
          asio::error_code unset;
          if (!failure) self->socket_.set_option(asio::ip::tcp::no_delay(true), unset);
          done(failure);
        });
  }

  void secure(Done done) override {
    secured_ = std::move(done);
    if (!begin()) return finish_handshake(asio::error::connection_aborted);
    shake();
  }

  void read_some(std::span<std::byte> place, OnRead done) override {
    place_ = place;
    read_done_ = std::move(done);
    // Never from inside this call: what is there already is given in the loop's next turn.
    asio::post(io_, [self = shared_from_this()] { self->give(); });
  }

  void write(std::span<const std::byte> bytes, Done done) override {
    const bool taken = ssl_.SSL_write(session_, bytes.data(), static_cast<int>(bytes.size())) ==
                       static_cast<int>(bytes.size());
    if (!taken) ssl_.ERR_clear_error();
    write_done_ = std::move(done);
    if (!taken) {
      asio::post(io_, [self = shared_from_this()] { self->written(asio::error::connection_aborted); });
      return;
    }
    flush();
  }

  void close() override {
    asio::error_code ignored;
    socket_.close(ignored);
  }

  [[nodiscard]] std::optional<Error> fault() const override { return fault_; }

 private:
  void end_session() {
    forget_refused(ssl_, session_);
    ssl_.SSL_free(std::exchange(session_, nullptr));
  }

  bool begin() {
    end_session();
    fault_.reset();
    outgoing_.clear();
    sending_.clear();
    writing_ = reading_ = false;
    auto expected = expected_name(host_);
    if (!expected) {
      fault_ = std::move(expected.error());
      return false;
    }
    session_ = ssl_.SSL_new(context_->handle());
    in_ = ssl_.BIO_new(ssl_.BIO_s_mem());
    out_ = ssl_.BIO_new(ssl_.BIO_s_mem());
    ssl_.SSL_set_bio(session_, in_, out_); // owned by the session from here on
    ssl_.SSL_set_connect_state(session_);
    if (!expected->is_ip)
      ssl_.SSL_ctrl(session_, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, expected->name.data());
    if (!context_->check_name()) return true;
    ssl_.SSL_set_hostflags(session_, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    const int set = expected->is_ip ? ssl_.X509_VERIFY_PARAM_set1_ip_asc(ssl_.SSL_get0_param(session_),
                                                                         expected->name.c_str())
                                    : ssl_.SSL_set1_host(session_, expected->name.c_str());
    if (set == 1) return true;
    fault_ = no_name(name_);
    return false;
  }

  void shake() {
    ssl_.ERR_clear_error();
    const int result = ssl_.SSL_do_handshake(session_);
    const int why = result == 1 ? SSL_ERROR_NONE : ssl_.SSL_get_error(session_, result);
    if (result == 1) {
      flush();
      return finish_handshake({});
    }
    if (why != SSL_ERROR_WANT_READ) {
      note_fault();
      flush(); // the alert tells the broker why
      return finish_handshake(asio::error::connection_aborted);
    }
    flush();
    receive();
  }

  void finish_handshake(const asio::error_code& failure) {
    asio::post(io_, [done = std::exchange(secured_, nullptr), failure] {
      if (done) done(failure);
    });
  }

  /// Gives decrypted bytes to whoever reads, or fetches more.
  void give() {
    if (!read_done_) return;
    ssl_.ERR_clear_error();
    const int got = ssl_.SSL_read(session_, place_.data(),
                                  static_cast<int>(std::min<std::size_t>(place_.size(), 1U << 30U)));
    if (got > 0) return read({}, static_cast<std::size_t>(got));
    const int why = ssl_.SSL_get_error(session_, got);
    flush(); // a key update may want an answer
    if (why == SSL_ERROR_WANT_READ) return receive();
    if (why == SSL_ERROR_ZERO_RETURN) return read(asio::error::eof, 0);
    note_fault();
    read(asio::error::connection_aborted, 0);
  }

  void read(const asio::error_code& failure, std::size_t count) {
    if (const auto done = std::exchange(read_done_, nullptr)) done(failure, count);
  }

  void receive() {
    if (std::exchange(reading_, true)) return;
    socket_.async_read_some(asio::buffer(received_),
                            [self = shared_from_this()](const asio::error_code& failure, std::size_t count) {
                              self->reading_ = false;
                              self->on_received(failure, count);
                            });
  }

  void on_received(const asio::error_code& failure, std::size_t count) {
    if (failure == asio::error::operation_aborted) return;
    if (failure) {
      if (secured_) {
        if (!fault_) fault_ = closed_in_handshake(name_, begun_ ? "" : failure.message());
        return finish_handshake(failure);
      }
      return read(failure, 0);
    }
    if (secured_ && !std::exchange(begun_, true)) {
      if (auto stranger = no_tls(name_, std::span(received_).first(count))) {
        fault_ = std::move(stranger);
        return finish_handshake(asio::error::connection_aborted);
      }
    }
    ssl_.BIO_write(in_, received_.data(), static_cast<int>(count));
    if (secured_) return shake();
    give();
  }

  /// Sends what OpenSSL has written.
  void flush() {
    const auto waiting = ssl_.BIO_ctrl_pending(out_);
    if (waiting > 0) {
      const auto before = outgoing_.size();
      outgoing_.resize(before + waiting);
      ssl_.BIO_read(out_, outgoing_.data() + before, static_cast<int>(waiting));
    }
    if (writing_ || outgoing_.empty()) return;
    writing_ = true;
    sending_ = std::exchange(outgoing_, {});
    asio::async_write(socket_, asio::buffer(sending_),
                      [self = shared_from_this()](const asio::error_code& failure, std::size_t) {
                        self->writing_ = false;
                        if (!failure && !self->outgoing_.empty()) return self->flush();
                        self->written(failure);
                      });
  }

  void written(const asio::error_code& failure) {
    if (const auto done = std::exchange(write_done_, nullptr)) done(failure);
  }

  void note_fault() {
    if (!fault_) fault_ = why_it_failed(ssl_, session_, *context_, host_, name_);
  }

  asio::io_context& io_;
  asio::ip::tcp::socket socket_;
  const OpenSsl& ssl_;
  std::shared_ptr<Context> context_;
  std::string host_;
  std::string name_;
  SSL* session_ = nullptr;
  BIO* in_ = nullptr;
  BIO* out_ = nullptr;
  Done secured_; ///< set while hands are shaken
  OnRead read_done_;
  Done write_done_;
  std::span<std::byte> place_;
  std::array<unsigned char, 16384> received_{};
  std::vector<unsigned char> outgoing_;
  std::vector<unsigned char> sending_;
  bool reading_ = false;
  bool writing_ = false;
  bool begun_ = false; ///< the peer has answered
  std::optional<Error> fault_;
};

} // namespace

std::shared_ptr<Stream> tls_stream(asio::io_context& io, std::shared_ptr<Context> context, std::string host,
                                   std::string name) {
  const auto ssl = load_openssl(); // the context could not have been made without it
  return std::make_shared<TlsStream>(io, **ssl, std::move(context), std::move(host), std::move(name));
}

} // namespace klamm::net::tls
