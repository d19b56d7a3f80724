#pragma once

#include <klamm/text.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>

namespace klamm::sansio {

/// Whether an API only reads. A list of reads, so that any other key, present or future, counts as a change.
[[nodiscard]] bool is_read(std::int16_t api_key);

/// The internal topic that FindCoordinator needs for keys of this type (0 group, 1 transaction, 2 share), and
/// that brokers create when they are asked for it too early; empty for another type.
[[nodiscard]] std::string_view coordinator_topic(std::int8_t key_type);

/// Whether Metadata has shown that this internal topic exists.
using TopicSeen = std::function<bool(std::string_view topic)>;

/// Why a request, a whole frame, is more than a read; empty when it is one. Beside the list of APIs:
/// - Metadata that names topics must say that none is to be created (v4 and newer can);
/// - FindCoordinator must wait until the topic it may create is known to exist;
/// - Fetch must be a consumer's (replica id -1) and without a session (epoch -1): both stand where they can
/// be
///   checked up to v14.
/// A frame that cannot be read as what it claims to be is refused too.
[[nodiscard]] std::optional<Text> not_a_read(std::span<const std::byte> frame, const TopicSeen& seen);

} // namespace klamm::sansio
