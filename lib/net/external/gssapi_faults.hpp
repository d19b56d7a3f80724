#pragma once

#include <klamm/security.hpp>

#include <net/external/gssapi_library.hpp>

#include <string>

namespace klamm::net {

/// What a failed call of the GSS-API means, and what to do.
[[nodiscard]] Error gss_fault(const gss::Library& library, gss::Status major, gss::Status minor,
                              const GssapiSettings& settings, const std::string& host);

} // namespace klamm::net
