#pragma once

#include <protocol/reader.hpp>
#include <protocol/writer.hpp>
#include <tl/expected.hpp>

namespace klamm::protocol {

// A request on the wire:   size int32 | api_key int16 | api_version int16 | correlation_id int32
//                          | client_id nullable string, int16 length in every version | [v2: tagged fields] |
//                          body
// A response:              size int32 | correlation_id int32 | [v1: tagged fields] | body
// The size counts what follows it.

/// Writes all of a request's frame before its body; the size is still open.
void begin_request(Writer& writer, std::int16_t api_key, std::int16_t api_version,
                   std::int16_t header_version, std::int32_t correlation_id, std::string_view client_id);
/// Writes the size of the one frame in the writer.
void finish_frame(Writer& writer);

/// A request as bytes ready to be sent, or why this version cannot carry it.
template <class Request>
[[nodiscard]] tl::expected<Bytes, EncodeError> encode_request(const Request& request, std::int16_t version,
                                                              std::int32_t correlation_id,
                                                              std::string_view client_id) {
  Writer writer;
  begin_request(writer, Request::api_key, version, Request::header_version(version), correlation_id,
                client_id);
  encode(writer, request, version);
  finish_frame(writer);
  if (writer.error()) return tl::unexpected(*writer.error());
  return writer.take();
}

/// Takes a response's header off; the correlation id, 0 after an error.
std::int32_t read_response_header(Reader& reader, std::int16_t header_version);

/// A response out of one frame without its size: header, body, nothing left over. The correlation id is the
/// caller's to check before.
template <class Response>
[[nodiscard]] tl::expected<Response, DecodeError> decode_response(std::span<const std::byte> frame,
                                                                  std::int16_t version, std::size_t budget) {
  Reader reader(frame, budget);
  tl::expected<Response, DecodeError> out;
  read_response_header(reader, Response::header_version(version));
  decode(reader, *out, version);
  reader.finish();
  if (reader.error()) return tl::unexpected(*reader.error());
  return out;
}

template <class Response>
[[nodiscard]] tl::expected<Response, DecodeError> decode_response(std::span<const std::byte> frame,
                                                                  std::int16_t version) {
  return decode_response<Response>(frame, version, decode_budget(frame.size()));
}

} // namespace klamm::protocol
