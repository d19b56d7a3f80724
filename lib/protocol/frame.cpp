#include <protocol/frame.hpp>

namespace klamm::protocol {

void begin_request(Writer& writer, std::int16_t api_key, std::int16_t api_version,
                   std::int16_t header_version, std::int32_t correlation_id, std::string_view client_id) {
  writer.int32(0);
  writer.int16(api_key);
  writer.int16(api_version);
  writer.int32(correlation_id);
  writer.string(client_id, false, "RequestHeader.client_id");
  if (header_version >= 2) writer.unsigned_varint(0);
}

void finish_frame(Writer& writer) {
  if (writer.size() > 0x7fffffff) return writer.fail("the request", "is larger than 2 GiB");
  writer.patch_int32(0, static_cast<std::int32_t>(writer.size() - 4));
}

std::int32_t read_response_header(Reader& reader, std::int16_t header_version) {
  const auto correlation_id = reader.int32();
  if (header_version >= 1) reader.skip_tagged_fields();
  return reader.ok() ? correlation_id : 0;
}

} // namespace klamm::protocol
