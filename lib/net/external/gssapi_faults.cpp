#include <net/external/gssapi_faults.hpp>

#include <algorithm>
#include <utility>

namespace klamm::net {

namespace {

/// Kerberos's own numbers (RFC 4120 section 7.5.9, and MIT's beyond 127), counted from the start of its
/// table.
enum Kerberos : std::int32_t {
  client_unknown = 6,
  service_unknown = 7,
  client_revoked = 18,
  password_expired = 23,
  preauthentication_failed = 24,
  bad_integrity = 31, ///< what the KDC sent cannot be read with the key
  ticket_expired = 32,
  clock_skew = 37,
  no_keytab_entry = 181,
  kdc_unreachable = 156,
  realm_unknown = 154,
  no_realm_address = 220,
  no_cache_file = 195,
  no_ticket = 141,
};
constexpr std::int32_t kerberos_table = -1765328384;
/// Those of the mechanism itself.
constexpr std::int32_t gss_table = 39756032;
constexpr std::int32_t cache_has_no_match = gss_table + 7;
constexpr std::int32_t keytab_has_no_match = gss_table + 8;
constexpr std::int32_t cache_is_empty = gss_table + 12;

std::string words_of(const gss::Library& library, gss::Status code, int kind) {
  std::string out;
  std::uint32_t more = 0;
  do {
    gss::Status minor = 0;
    gss::Buffer text;
    if (library.display_status(&minor, code, kind, gss::kerberos(), &more, &text) != 0) break;
    out += (out.empty() ? "" : "; ") + std::string(static_cast<const char*>(text.value), text.length);
    library.release_buffer(&minor, &text);
  } while (more != 0);
  return out;
}

struct Fault {
  ErrorKind kind;
  const char* code;
  Text text;
};

Fault no_ticket_fault(const GssapiSettings& settings, const std::string& words) {
  if (!settings.keytab.empty()) {
    return {
        ErrorKind::usage, "KERBEROS_KEYTAB",
        KLAMM_TEXT("kerberos", "the keytab %1 gives no ticket for %2 (%3): klist -k %1 shows what it holds")
            .with(settings.keytab, settings.principal.empty() ? "any principal" : settings.principal, words)};
  }
  return {ErrorKind::unauthorized, "KERBEROS_NO_TICKET",
          KLAMM_TEXT("kerberos", "the Kerberos ticket is missing: run kinit, or set sasl.kerberos.keytab and sasl.kerberos.principal")};
}

Fault fault_of(gss::Status major, std::int32_t minor, const std::string& words,
               const GssapiSettings& settings, const std::string& host) {
  const std::string who = settings.principal.empty() ? "the client" : settings.principal;
  switch (minor - kerberos_table) {
  case clock_skew:
    return {ErrorKind::unauthorized, "KERBEROS_CLOCK_SKEW",
            KLAMM_TEXT(
                "kerberos",
                "the clock of this machine differs too much from the KDC's or the broker's: synchronize it")};
  case ticket_expired:
    return {ErrorKind::unauthorized, "KERBEROS_TICKET_EXPIRED",
            KLAMM_TEXT("kerberos", "the Kerberos ticket has expired: run kinit")};
  case kdc_unreachable:
  case realm_unknown:
  case no_realm_address:
    return {ErrorKind::no_answer, "KDC_UNREACHABLE",
            KLAMM_TEXT("kerberos",
                       "no Kerberos KDC answers for the realm: check [realms] in krb5.conf and the network")};
  case service_unknown:
    return {ErrorKind::unauthorized, "KERBEROS_SERVICE_UNKNOWN",
            KLAMM_TEXT("kerberos",
                       "the KDC does not know the service %1/%2: check sasl.kerberos.service.name and the "
                       "broker's advertised name")
                .with(settings.service, host)};
  case client_unknown:
  case client_revoked:
  case password_expired:
  case preauthentication_failed:
  case bad_integrity:
    return {
        ErrorKind::unauthorized, "AUTHENTICATION_FAILED",
        KLAMM_TEXT("kerberos", "the KDC does not accept %1: unknown, locked, or its key in the keytab is old")
            .with(who)};
  case no_keytab_entry:
  case no_cache_file:
  case no_ticket: return no_ticket_fault(settings, words);
  default: break;
  }
  const auto reason = gss::is_error(major);
  if (minor == cache_has_no_match || minor == keytab_has_no_match || minor == cache_is_empty ||
      reason == gss::no_credentials)
    return no_ticket_fault(settings, words);
  if (reason == gss::credentials_expired)
    return fault_of(0, kerberos_table + ticket_expired, words, settings, host);
  return {ErrorKind::unauthorized, "KERBEROS",
          KLAMM_TEXT("kerberos", "Kerberos does not authenticate %1 at %2: %3").with(who, host, words)};
}

} // namespace

Error gss_fault(const gss::Library& library, gss::Status major, gss::Status minor,
                const GssapiSettings& settings, const std::string& host) {
  constexpr std::size_t most = 256;
  std::string words = words_of(library, minor, gss::code_of_mechanism);
  if (words.empty()) words = words_of(library, major, gss::code_of_api);
  words.resize(std::min(words.size(), most));
  auto [kind, code, text] = fault_of(major, static_cast<std::int32_t>(minor), words, settings, host);
  return Error::of(kind, code, std::move(text));
}

} // namespace klamm::net
