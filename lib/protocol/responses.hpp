#pragma once

#include <protocol/reader.hpp>
#include <protocol/visitor.hpp>

namespace klamm::protocol {

/// Decodes the body of a response, known only by key and version, and walks over it; nothing is visited when
/// it cannot be decoded, and the reader says why.
void visit_response(std::int16_t api_key, std::int16_t version, Reader& reader, Visitor& visitor);

} // namespace klamm::protocol
