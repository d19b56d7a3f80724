#include <sansio/frames.hpp>

#include <algorithm>
#include <utility>

namespace klamm::sansio {

namespace {
constexpr std::size_t length_field = 4;
constexpr std::size_t first_read = 16UL << 10U;
constexpr std::size_t shortest_read = 64UL << 10U;
constexpr std::size_t ahead = 1UL << 20U;
} // namespace

std::span<std::byte> FrameReader::prepare() {
  // Grown in large steps: each is a system call, which moves the pages of a large buffer.
  const std::size_t least = total_ == 0 ? filled_ + first_read : std::min(total_, filled_ + shortest_read);
  if (buffer_.size() < least) buffer_.resize(total_ == 0 ? least : std::min(total_, filled_ + ahead));
  return std::span(buffer_).subspan(filled_);
}

bool FrameReader::commit(std::size_t count) {
  filled_ += count;
  return total_ != 0 || read_length();
}

std::optional<std::int32_t> FrameReader::announced() const {
  if (filled_ < length_field) return std::nullopt;
  std::uint32_t length = 0;
  for (std::size_t i = 0; i < length_field; ++i)
    length = length << 8U | std::to_integer<std::uint32_t>(buffer_[i]);
  return static_cast<std::int32_t>(length);
}

bool FrameReader::read_length() {
  const auto length = announced();
  if (!length) return true;
  if (*length <= 0 || static_cast<std::size_t>(*length) > limit_) return false;
  total_ = length_field + static_cast<std::size_t>(*length);
  return true;
}

ByteBuffer FrameReader::take() {
  ByteBuffer rest;
  if (filled_ > total_) {
    rest.resize(filled_ - total_);
    std::copy(buffer_.begin() + total_, buffer_.begin() + filled_, rest.begin());
  }
  buffer_.resize(total_);
  ByteBuffer frame = std::move(buffer_);
  buffer_ = std::move(rest);
  filled_ = buffer_.size();
  total_ = 0;
  // A refused length shows at the next commit; what is left here is at most a few surplus bytes.
  static_cast<void>(read_length());
  return frame;
}

std::size_t reply_limit(std::int16_t api_key) {
  switch (api_key) {
  case 10: // FindCoordinator
  case 17: // SaslHandshake
  case 18: // ApiVersions
  case 36: // SaslAuthenticate
    return FrameReader::handshake_limit;
  default: return FrameReader::default_limit;
  }
}

} // namespace klamm::sansio
