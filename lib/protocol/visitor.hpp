#pragma once

namespace klamm::protocol {
class Visitor;
} // namespace klamm::protocol
