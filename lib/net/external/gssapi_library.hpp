#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace klamm::net::gss {

// The part of the GSS-API's binary interface that is used (RFC 2744, gssapi.h and gssapi_ext.h of MIT
// Kerberos).

using Status = std::uint32_t;
using Handle = void*; ///< a name, a credential or a context

struct Buffer {
  std::size_t length = 0;
  void* value = nullptr;
};
struct Oid {
  std::uint32_t length = 0;
  void* elements = nullptr;
};
struct OidSet {
  std::size_t count = 0;
  Oid* elements = nullptr;
};
struct KeyValue {
  const char* key = nullptr;
  const char* value = nullptr;
};
struct KeyValues {
  std::uint32_t count = 0;
  KeyValue* elements = nullptr;
};

constexpr Status complete = 0;
constexpr Status continue_needed = 1;
constexpr Status is_error(Status major) {
  return major & 0xffff0000U;
}
constexpr Status no_credentials = 7U << 16U;
constexpr Status credentials_expired = 11U << 16U;
constexpr std::uint32_t mutual = 2;
constexpr std::uint32_t replay = 4;
constexpr std::uint32_t sequence = 8;
constexpr std::uint32_t integrity = 32;
constexpr int initiate = 1;
constexpr int code_of_api = 1;
constexpr int code_of_mechanism = 2;

struct Library {
  Status (*import_name)(Status*, Buffer*, Oid*, Handle*) = nullptr;
  Status (*release_name)(Status*, Handle*) = nullptr;
  Status (*acquire_cred_from)(Status*, Handle, std::uint32_t, OidSet*, int, const KeyValues*, Handle*,
                              OidSet**, std::uint32_t*) = nullptr;
  Status (*release_cred)(Status*, Handle*) = nullptr;
  Status (*init_sec_context)(Status*, Handle, Handle*, Handle, Oid*, std::uint32_t, std::uint32_t, void*,
                             Buffer*, Oid**, Buffer*, std::uint32_t*, std::uint32_t*) = nullptr;
  Status (*delete_sec_context)(Status*, Handle*, Buffer*) = nullptr;
  Status (*wrap)(Status*, Handle, int, std::uint32_t, Buffer*, int*, Buffer*) = nullptr;
  Status (*unwrap)(Status*, Handle, Buffer*, Buffer*, int*, std::uint32_t*) = nullptr;
  Status (*release_buffer)(Status*, Buffer*) = nullptr;
  Status (*display_status)(Status*, Status, int, Oid*, std::uint32_t*, Buffer*) = nullptr;
  Oid** host_based_service = nullptr; ///< the type of names `service@host`
  Oid** principal = nullptr;          ///< the type of names `user@REALM`
};

/// Null: the library is not there.
[[nodiscard]] const Library* library();

/// 1.2.840.113554.1.2.2
[[nodiscard]] Oid* kerberos();

} // namespace klamm::net::gss
