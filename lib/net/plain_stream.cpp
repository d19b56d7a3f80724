#include <asio/write.hpp>
#include <net/stream.hpp>

#include <utility>

namespace klamm::net {

namespace {

class PlainStream final : public Stream {
 public:
  explicit PlainStream(asio::io_context& io) : socket_(io) {}

  void connect(const asio::ip::tcp::endpoint& to, Done done) override {
    close();
    socket_.async_connect(to, [this, done = std::move(done)](const asio::error_code& failure) {
      asio::error_code unset;
      if (!failure) socket_.set_option(asio::ip::tcp::no_delay(true), unset);
      done(failure);
    });
  }

  void secure(Done done) override { done(asio::error::operation_not_supported); }

  void read_some(std::span<std::byte> place, OnRead done) override {
    socket_.async_read_some(asio::buffer(place.data(), place.size()), std::move(done));
  }

  void write(std::span<const std::byte> bytes, Done done) override {
    asio::async_write(
        socket_, asio::buffer(bytes.data(), bytes.size()),
        [done = std::move(done)](const asio::error_code& failure, std::size_t) { done(failure); });
  }

  void close() override {
    asio::error_code ignored;
    socket_.close(ignored);
  }

 private:
  asio::ip::tcp::socket socket_;
};

} // namespace

std::shared_ptr<Stream> plain_stream(asio::io_context& io) {
  return std::make_shared<PlainStream>(io);
}

} // namespace klamm::net
