#include <protocol/reader.hpp>

#include <algorithm>
#include <functional>
#include <utility>

namespace klamm::protocol {
namespace {

constexpr std::size_t string_held_inside = 15; // libstdc++ keeps that much without allocating

} // namespace

void Reader::fail(const char* what) {
  if (!error_) error_ = DecodeError{what, offset()};
  at_ = end_;
}

std::uint32_t Reader::long_varint() {
  std::uint32_t value = 0;
  for (unsigned shift = 0; shift < 35; shift += 7) {
    const std::uint32_t byte = fixed<std::uint8_t>();
    if (!ok()) return 0;
    if (shift == 28 && byte > 0x0f) break;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
  fail("varint is longer than 32 bits");
  return 0;
}

Uuid Reader::uuid() {
  Uuid out;
  const auto from = view(out.bytes.size());
  std::copy(from.begin(), from.end(), out.bytes.begin());
  return out;
}

std::span<const std::byte> Reader::view(std::size_t size) {
  if (size > remaining()) {
    cut();
    return {};
  }
  const std::span out(at_, size);
  at_ += size;
  return out;
}

std::int64_t Reader::string_length(bool flexible) {
  const std::int64_t size = flexible ? std::int64_t{unsigned_varint()} - 1 : std::int64_t{int16()};
  if (!ok()) return 0;
  if (size < null) {
    fail("string has a negative length");
  } else if (size > static_cast<std::int64_t>(max_string)) {
    fail("string is longer than 32767 bytes");
  } else if (size > static_cast<std::int64_t>(remaining())) {
    cut();
  } else {
    return size;
  }
  return 0;
}

std::int64_t Reader::bytes_length(bool flexible) {
  const std::int64_t size = flexible ? std::int64_t{unsigned_varint()} - 1 : std::int64_t{int32()};
  if (!ok()) return 0;
  if (size < null) {
    fail("bytes have a negative length");
  } else if (size > static_cast<std::int64_t>(remaining())) {
    cut();
  } else {
    return size;
  }
  return 0;
}

void Reader::take_string(std::string& out, std::int64_t size) {
  const auto count = static_cast<std::size_t>(size);
  if (count > string_held_inside && !charge(count + 1)) return;
  out.assign(reinterpret_cast<const char*>(at_), count);
  at_ += count;
}

void Reader::take_bytes(Bytes& out, std::int64_t size) {
  const auto count = static_cast<std::size_t>(size);
  if (!charge(count)) return;
  out.assign(at_, at_ + count);
  at_ += count;
}

void Reader::string(std::string& out, bool flexible) {
  const auto size = string_length(flexible);
  if (size == null) {
    fail("null where a string must be");
  } else if (ok()) {
    take_string(out, size);
  }
}

void Reader::string(std::optional<std::string>& out, bool flexible, bool nullable) {
  const auto size = string_length(flexible);
  if (size != null) {
    if (ok()) take_string(out.emplace(), size);
  } else if (nullable) {
    out.reset();
  } else {
    fail("null where a string must be");
  }
}

void Reader::bytes(Bytes& out, bool flexible) {
  const auto size = bytes_length(flexible);
  if (size == null) {
    fail("null where bytes must be");
  } else if (ok()) {
    take_bytes(out, size);
  }
}

void Reader::bytes(std::optional<Bytes>& out, bool flexible, bool nullable) {
  const auto size = bytes_length(flexible);
  if (size != null) {
    if (ok()) take_bytes(out.emplace(), size);
  } else if (nullable) {
    out.reset();
  } else {
    fail("null where bytes must be");
  }
}

std::int64_t Reader::array_length(bool flexible, std::size_t min_wire, std::size_t in_memory) {
  const std::int64_t count = flexible ? std::int64_t{unsigned_varint()} - 1 : std::int64_t{int32()};
  if (!ok() || count == null) return ok() ? null : 0;
  if (count < 0) {
    fail("array has a negative length");
  } else if (count > static_cast<std::int64_t>(max_elements)) {
    fail("array has more than 1,000,000 elements");
  } else if (static_cast<std::size_t>(count) > remaining() / min_wire) {
    fail("array cannot have as many elements as it says");
  } else if (charge(static_cast<std::size_t>(count) * in_memory)) {
    return count;
  }
  return 0;
}

void Reader::take_int32s(Int32List& out, std::int64_t count) {
  auto* values = out.resize_for_overwrite(static_cast<std::size_t>(count));
  for (std::int64_t i = 0; i < count; ++i) {
    std::uint32_t value = 0;
    std::memcpy(&value, at_ + i * 4, 4);
    if constexpr (std::endian::native == std::endian::little) value = __builtin_bswap32(value);
    values[i] = static_cast<std::int32_t>(value);
  }
  at_ += count * 4;
}

void Reader::int32s(Int32List& out, bool flexible) {
  const auto count = array_length(flexible, 4, 4);
  if (count == null) {
    fail("null where an array must be");
  } else if (ok()) {
    take_int32s(out, count);
  }
}

void Reader::int32s(std::optional<Int32List>& out, bool flexible, bool nullable) {
  const auto count = array_length(flexible, 4, 4);
  if (count != null) {
    if (ok()) take_int32s(out.emplace(), count);
  } else if (nullable) {
    out.reset();
  } else {
    fail("null where an array must be");
  }
}

std::uint32_t Reader::tagged_count() {
  const auto count = unsigned_varint();
  if (count <= max_tagged_fields) return count;
  fail("more than 10,000 tagged fields");
  return 0;
}

std::uint32_t Reader::begin_tagged(std::int64_t previous) {
  const auto tag = unsigned_varint();
  const auto size = unsigned_varint();
  if (!ok()) return 0;
  if (tag <= previous) {
    fail("tagged fields are not in ascending order");
  } else if (size > remaining()) {
    cut();
  } else {
    end_ = at_ + size;
  }
  return tag;
}

void Reader::end_tagged(bool known, const std::byte* outer_end) {
  if (ok() && known && at_ != end_) fail("tagged field is shorter than its size");
  at_ = ok() ? end_ : outer_end;
  end_ = outer_end;
}

void check_unique(Reader& reader, std::vector<std::int64_t>& keys) {
  std::sort(keys.begin(), keys.end());
  if (std::adjacent_find(keys.begin(), keys.end()) != keys.end()) reader.fail("a key stands twice in a list");
}

// Names of one cluster share long prefixes, so their hashes are sorted; only equal hashes compare the names,
// by sorting too, so that names chosen to collide cost no more than n log n.
void check_unique(Reader& reader, std::vector<std::string_view>& keys) {
  std::vector<std::pair<std::size_t, std::string_view>> hashed;
  hashed.reserve(keys.size());
  for (const auto key : keys) hashed.emplace_back(std::hash<std::string_view>{}(key), key);
  const auto by_hash = [](const auto& a, const auto& b) { return a.first < b.first; };
  std::sort(hashed.begin(), hashed.end(), by_hash);
  for (auto run = hashed.begin(); run != hashed.end();) {
    auto end = run + 1;
    while (end != hashed.end() && end->first == run->first) ++end;
    if (end - run > 1) {
      std::sort(run, end);
      if (std::adjacent_find(run, end) != end) reader.fail("a key stands twice in a list");
    }
    run = end;
  }
}

} // namespace klamm::protocol
