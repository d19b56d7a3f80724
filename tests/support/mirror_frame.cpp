#include <protocol/api.hpp>
#include <support/mirror_frame.hpp>

namespace klamm::testing {

ReceivedHeader read_request_header(protocol::Reader& reader) {
  ReceivedHeader header;
  header.api_key = reader.int16();
  header.api_version = reader.int16();
  header.correlation_id = reader.int32();
  reader.string(header.client_id, false, true);
  const auto* const api = protocol::find_api(header.api_key);
  if (api && api->request_header_version(header.api_version) >= 2) reader.skip_tagged_fields();
  return header;
}

} // namespace klamm::testing
