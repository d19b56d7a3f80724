#include <dlfcn.h>
#include <net/external/gssapi_library.hpp>

#include <array>

namespace klamm::net::gss {

namespace {

template <class Symbol>
bool find(void* from, const char* name, Symbol& symbol) {
  symbol = reinterpret_cast<Symbol>(::dlsym(from, name));
  return symbol != nullptr;
}

bool find_all(void* from, Library& out) {
  return find(from, "gss_import_name", out.import_name) && find(from, "gss_release_name", out.release_name) &&
         find(from, "gss_acquire_cred_from", out.acquire_cred_from) &&
         find(from, "gss_release_cred", out.release_cred) &&
         find(from, "gss_init_sec_context", out.init_sec_context) &&
         find(from, "gss_delete_sec_context", out.delete_sec_context) && find(from, "gss_wrap", out.wrap) &&
         find(from, "gss_unwrap", out.unwrap) && find(from, "gss_release_buffer", out.release_buffer) &&
         find(from, "gss_display_status", out.display_status) &&
         find(from, "GSS_C_NT_HOSTBASED_SERVICE", out.host_based_service) &&
         find(from, "GSS_KRB5_NT_PRINCIPAL_NAME", out.principal);
}

} // namespace

const Library* library() {
  struct Loaded {
    Library functions;
    bool complete = false;
  };
  static const Loaded loaded = [] {
    Loaded out;
    for (const char* name : {"libgssapi_krb5.so.2", "libgssapi_krb5.2.dylib"}) {
      void* from = ::dlopen(name, RTLD_NOW | RTLD_LOCAL);
      if (from == nullptr) continue;
      out.complete = find_all(from, out.functions);
      if (out.complete) break;
    }
    return out;
  }();
  return loaded.complete ? &loaded.functions : nullptr;
}

Oid* kerberos() {
  static std::array<unsigned char, 9> bytes{0x2a, 0x86, 0x48, 0x86, 0xf7, 0x12, 0x01, 0x02, 0x02};
  static Oid out{bytes.size(), bytes.data()};
  return &out;
}

} // namespace klamm::net::gss
