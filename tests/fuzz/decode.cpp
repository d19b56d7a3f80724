// Any message in any version, from any bytes: decoding takes no more memory than the bytes justify, what was
// decoded is written and decoded again to the same, and visitors see well-formed messages, whose secrets stay
// hidden when masked.
//
// Input: API key, or 0xf0 and up for what is no API's | version << 1 | 1 for a response | message.

#include "check.hpp"

#include <nlohmann/json.hpp>
#include <protocol/json.hpp>
#include <protocol/mirror/all.hpp>
#include <support/counting_new.hpp>

#include <array>
#include <map>
#include <string>
#include <utility>

using namespace klamm::protocol;

namespace {

/// The promise of the reader; the two factors leave room for what the allocator adds.
std::size_t allowed(std::size_t size) {
  return 64 * size + 64 * 1024;
}

/// Sees whether calls come as Visitor says: a field before each value but those of arrays, arrays as long as
/// announced, nothing left open, and only single values secret: a list after a secret field would be shown
/// but for its first.
class Checker final : public Visitor {
 public:
  void begin_struct() override {
    value();
    open_.push_back({false, 0});
  }
  void end_struct() override {
    check(!open_.empty() && !open_.back().array && !named_);
    open_.pop_back();
  }
  void begin_array(std::size_t size) override {
    check(!secret_);
    value();
    open_.push_back({true, size});
  }
  void end_array() override {
    check(!open_.empty() && open_.back().array && open_.back().left == 0);
    open_.pop_back();
  }
  void field(std::string_view name, bool sensitive) override {
    check(!name.empty() && !named_ && !open_.empty() && !open_.back().array);
    named_ = true;
    secret_ = sensitive;
  }
  void null() override { value(); }
  void boolean(bool) override { value(); }
  void integer(std::int64_t) override { value(); }
  void float64(double) override { value(); }
  void string(std::string_view) override { value(); }
  void uuid(const Uuid&) override { value(); }
  void bytes(std::span<const std::byte>) override { value(); }
  void records(std::span<const std::byte>) override { value(); }

  [[nodiscard]] bool done() const { return began_ && open_.empty(); }

 private:
  struct Open {
    bool array;
    std::size_t left; ///< of an array's elements
  };

  void value() {
    if (open_.empty()) {
      check(!std::exchange(began_, true));
    } else if (open_.back().array) {
      check(open_.back().left-- > 0);
    } else {
      check(named_);
    }
    named_ = secret_ = false;
  }

  std::vector<Open> open_;
  bool began_ = false;
  bool named_ = false;
  bool secret_ = false;
};

template <class Message>
std::string shown(const Message& message, std::int16_t version, Secrets secrets) {
  auto json = to_json(message, version, secrets);
  check(nlohmann::json::accept(json));
  for (const char c : json) check(static_cast<unsigned char>(c) >= ' ' && c != 0x7f);
  return json;
}

template <class Message>
Bytes written(const Message& message, std::int16_t version) {
  Writer writer;
  encode(writer, message, version);
  check(writer.ok());
  return writer.take();
}

template <class Message>
void try_message(std::span<const std::byte> bytes, unsigned wish) {
  const auto version = static_cast<std::int16_t>(
      Message::min_version + static_cast<int>(wish) % (Message::max_version - Message::min_version + 1));
  const auto before = klamm::testing::held_bytes();
  klamm::testing::reset_peak();
  Reader reader(bytes);
  Message message;
  decode(reader, message, version);
  reader.finish();
  check(klamm::testing::peak_bytes() - before <= allowed(bytes.size()));
  if (!reader.ok()) return check(reader.error()->offset <= bytes.size() && *reader.error()->what != '\0');

  const auto once = written(message, version);
  Reader again(once);
  Message back;
  decode(again, back, version);
  again.finish();
  check(again.ok());
  check(written(back, version) == once); // not ==: NaN is not itself
  Checker checker;
  visit(message, version, checker);
  check(checker.done());
  check(shown(message, version, Secrets::shown) == shown(back, version, Secrets::shown));
  static_cast<void>(shown(message, version, Secrets::masked));
}

using TryMessage = void (*)(std::span<const std::byte>, unsigned);

std::map<std::pair<unsigned, bool>, TryMessage> messages() {
  std::map<std::pair<unsigned, bool>, TryMessage> out;
  unsigned other = 0xf0;
  for_each_message([&]<class Message>() {
    bool response = false;
    unsigned key = 0;
    if constexpr (requires { Message::api_key; }) {
      key = static_cast<unsigned>(Message::api_key);
      response = Message::message_name.ends_with("Response");
    } else {
      key = other++;
    }
    check(key <= 0xff && out.emplace(std::pair(key, response), try_message<Message>).second);
  });
  return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto known = messages();
  if (size < 2) return -1;
  const auto found = known.find({data[0], (data[1] & 1U) != 0});
  if (found == known.end()) return -1;
  found->second(std::as_bytes(std::span(data + 2, size - 2)), data[1] >> 1U);
  return 0;
}
