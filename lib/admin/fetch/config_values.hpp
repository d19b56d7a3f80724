#pragma once

#include <klamm/config_words.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace klamm::admin {

/// The type that a number of DescribeConfigs means; `unknown` for one that a newer Kafka may send.
[[nodiscard]] configs::ValueType value_type(std::int8_t number);

/// The items of a list-valued config as Kafka splits them: commas, and white space around them, between.
/// Empty ones are left out.
[[nodiscard]] std::vector<std::string> list_items(std::string_view list);

/// Whether Kafka makes the same value of two texts (ConfigDef.parseType): `0.70` and `0.7`, `TRUE` and
/// `true`, `50000000` and `5.0E7`, `+5` and `5`, lists with white space or repeated items, white space around
/// anything. Brokers answer with their own spelling. Of a key whose type Kafka does not tell: whether the
/// texts are equal, or are the same number or truth value. Two that are missing are the same.
[[nodiscard]] bool same_value(configs::ValueType type, const std::optional<std::string>& a,
                              const std::optional<std::string>& b);

} // namespace klamm::admin
