#pragma once

#include <sansio/sasl.hpp>

namespace klamm::sansio {

/// RFC 4616.
[[nodiscard]] std::unique_ptr<Sasl> make_plain(const SaslSettings& settings, SaslContext context);
/// RFC 5802 and 7677, with KIP-48's `tokenauth`.
[[nodiscard]] std::unique_ptr<Sasl> make_scram(const SaslSettings& settings, SaslContext context);

/// RFC 7628, KIP-255 and KIP-342's extensions.
[[nodiscard]] std::unique_ptr<Sasl> make_oauthbearer(const SaslSettings& settings, SaslContext context);

/// RFC 4752, without a security layer.
[[nodiscard]] std::unique_ptr<Sasl> make_gssapi(const SaslSettings& settings, SaslContext context);

/// Amazon MSK's own mechanism, as aws-msk-iam-auth speaks it (version 2020_10_22).
[[nodiscard]] std::unique_ptr<Sasl> make_aws_msk_iam(const SaslSettings& settings, SaslContext context);

} // namespace klamm::sansio
