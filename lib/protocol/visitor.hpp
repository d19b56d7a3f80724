#pragma once

namespace klamm::protocol {
class Visitor;
}
