#include <protocol/api.hpp>
#include <protocol/reader.hpp>
#include <sansio/read_only.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace klamm::sansio {

namespace {

using protocol::Reader;

constexpr std::int16_t fetch_key = 1;
constexpr std::int16_t metadata_key = 3;
constexpr std::int16_t find_coordinator_key = 10;

std::int16_t flexible_from(std::int16_t key) {
  constexpr std::int16_t fetch_flexible_from = 12; // known though never sent
  if (key == fetch_key) return fetch_flexible_from;
  const auto* api = protocol::find_api(key);
  return api == nullptr ? protocol::never : api->flexible_from;
}

std::optional<Text> check_metadata(Reader& body, std::int16_t version, bool flexible) {
  constexpr std::int16_t no_creation_from = 4;
  constexpr std::int16_t ids_from = 10;
  const auto count = body.array_length(flexible, 1, 0);
  if (count <= 0) return std::nullopt; // all topics, or none
  if (version < no_creation_from)
    return KLAMM_TEXT("read_only", "Metadata v%1 of a topic by its name would create it").with(version);
  std::optional<std::string> name;
  for (std::int64_t i = 0; i < count && body.ok(); ++i) {
    if (version >= ids_from) static_cast<void>(body.uuid());
    body.string(name, flexible, version >= ids_from);
    if (flexible) body.skip_tagged_fields();
  }
  if (body.boolean())
    return KLAMM_TEXT("read_only", "this Metadata request would create the topics it names");
  return std::nullopt;
}

std::optional<Text> check_find_coordinator(Reader& body, std::int16_t version, bool flexible,
                                           const TopicSeen& seen) {
  constexpr std::int16_t types_from = 1;
  constexpr std::int16_t many_keys_from = 4;
  if (version < many_keys_from) {
    std::string key;
    body.string(key, flexible);
  }
  const std::int8_t type = version >= types_from ? body.int8() : std::int8_t{0};
  const auto topic = coordinator_topic(type);
  if (!body.ok()) return std::nullopt;
  if (topic.empty())
    return KLAMM_TEXT("read_only", "FindCoordinator of key type %1 is not known to read").with(type);
  if (!seen(topic))
    return KLAMM_TEXT("read_only", "FindCoordinator could create %1, which Metadata has not shown yet")
        .with(topic);
  return std::nullopt;
}

std::optional<Text> check_fetch(Reader& body, std::int16_t version) {
  constexpr std::int16_t max_bytes_from = 3;
  constexpr std::int16_t isolation_from = 4;
  constexpr std::int16_t sessions_from = 7;
  constexpr std::int16_t replica_in_tags_from = 15;
  if (version >= replica_in_tags_from)
    return KLAMM_TEXT("read_only", "Fetch v%1 cannot be checked").with(version);
  if (body.int32() != -1) return KLAMM_TEXT("read_only", "this Fetch would be a replica's");
  static_cast<void>(body.int32()); // longest wait
  static_cast<void>(body.int32()); // fewest bytes
  if (version >= max_bytes_from) static_cast<void>(body.int32());
  if (version >= isolation_from) static_cast<void>(body.int8());
  if (version < sessions_from) return std::nullopt;
  static_cast<void>(body.int32()); // session id
  if (body.int32() != -1) return KLAMM_TEXT("read_only", "this Fetch would open a session on the broker");
  return std::nullopt;
}

} // namespace

bool is_read(std::int16_t api_key) {
  static constexpr std::array<std::int16_t, 29> reads{1,  2,  3,  9,  10, 15, 16, 17, 18, 23,
                                                      29, 32, 35, 36, 41, 46, 48, 50, 55, 60,
                                                      61, 65, 66, 69, 74, 75, 77, 89, 90};
  return std::binary_search(reads.begin(), reads.end(), api_key);
}

std::string_view coordinator_topic(std::int8_t key_type) {
  switch (key_type) {
  case 0: return "__consumer_offsets";
  case 1: return "__transaction_state";
  case 2: return "__share_group_state";
  default: return {};
  }
}

std::optional<Text> not_a_read(std::span<const std::byte> frame, const TopicSeen& seen) {
  Reader reader(frame);
  static_cast<void>(reader.int32()); // size
  const std::int16_t key = reader.int16();
  const std::int16_t version = reader.int16();
  static_cast<void>(reader.int32()); // correlation id
  std::optional<std::string> client_id;
  reader.string(client_id, false, true);
  const bool flexible = version >= flexible_from(key);
  if (flexible) reader.skip_tagged_fields();
  if (!is_read(key)) return KLAMM_TEXT("read_only", "API key %1 is not on its list of reads").with(key);
  std::optional<Text> why;
  if (key == metadata_key) why = check_metadata(reader, version, flexible);
  if (key == find_coordinator_key) why = check_find_coordinator(reader, version, flexible, seen);
  if (key == fetch_key) why = check_fetch(reader, version);
  if (!why && !reader.ok())
    return KLAMM_TEXT("read_only", "this request cannot be read: %1").with(reader.error()->what);
  return why;
}

} // namespace klamm::sansio
