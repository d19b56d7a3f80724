#pragma once

#include <protocol/frame.hpp>

#include <optional>
#include <string>

namespace klamm::testing {

/// What a broker sees of a request before its body.
struct ReceivedHeader {
  std::int16_t api_key = 0;
  std::int16_t api_version = 0;
  std::int32_t correlation_id = 0;
  std::optional<std::string> client_id;
};

/// Reads a request's header, up to its body; the frame's size is already off. An API this library does not
/// know is read with header version 1.
ReceivedHeader read_request_header(protocol::Reader& reader);

/// A whole response frame, its size included, or why this version cannot carry it.
template <class Response>
[[nodiscard]] tl::expected<protocol::Bytes, protocol::EncodeError>
encode_response(const Response& response, std::int16_t version, std::int32_t correlation_id) {
  protocol::Writer writer;
  writer.int32(0);
  writer.int32(correlation_id);
  if (Response::header_version(version) >= 1) writer.unsigned_varint(0);
  encode(writer, response, version);
  protocol::finish_frame(writer);
  if (writer.error()) return tl::unexpected(*writer.error());
  return writer.take();
}

} // namespace klamm::testing
