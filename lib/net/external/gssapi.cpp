#include <net/external/gssapi.hpp>
#include <net/external/gssapi_faults.hpp>
#include <net/external/gssapi_library.hpp>

#include <array>
#include <utility>

namespace klamm::net {

namespace {

constexpr unsigned char no_layer = 1;
constexpr std::size_t offer_size = 4; ///< a mask of layers, and the longest message the broker takes

/// What the library allocated.
class Owned {
 public:
  explicit Owned(const gss::Library& library) : library_(library) {}
  ~Owned() {
    gss::Status minor = 0;
    library_.release_buffer(&minor, &buffer_);
  }
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  gss::Buffer* get() { return &buffer_; }
  [[nodiscard]] std::string text() const {
    return buffer_.length == 0 ? std::string()
                               : std::string(static_cast<const char*>(buffer_.value), buffer_.length);
  }

 private:
  const gss::Library& library_;
  gss::Buffer buffer_;
};

} // namespace

struct GssExchange::State {
  State(const GssapiSettings& all, std::string name) : settings(all), host(std::move(name)) {}
  ~State() {
    if (library == nullptr) return;
    gss::Status minor = 0;
    if (context != nullptr) library->delete_sec_context(&minor, &context, nullptr);
    if (credential != nullptr) library->release_cred(&minor, &credential);
    if (service != nullptr) library->release_name(&minor, &service);
    if (principal != nullptr) library->release_name(&minor, &principal);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  [[nodiscard]] tl::unexpected<Error> failed(gss::Status major, gss::Status minor) const {
    return fail(gss_fault(*library, major, minor, settings, host));
  }

  Result<void> import(std::string text, gss::Oid* type, gss::Handle& into) {
    gss::Buffer buffer{text.size(), text.data()};
    gss::Status minor = 0;
    const gss::Status major = library->import_name(&minor, &buffer, type, &into);
    if (gss::is_error(major) != 0) return failed(major, minor);
    return {};
  }

  /// The keytab or ticket cache that is named; without one the library takes its own default.
  Result<void> acquire() {
    if (!settings.principal.empty()) {
      if (auto done = import(settings.principal, *library->principal, principal); !done) return done;
    }
    std::array<gss::KeyValue, 2> pairs;
    std::uint32_t count = 0;
    const std::string keytab = "FILE:" + settings.keytab;
    if (!settings.keytab.empty()) {
      pairs[count++] = {"client_keytab", keytab.c_str()};
      pairs[count++] = {
          "ccache", settings.own_cache.c_str()}; // no file is touched, and tickets are kept for the client
    } else if (!settings.ticket_cache.empty()) {
      pairs[count++] = {"ccache", settings.ticket_cache.c_str()};
    }
    const gss::KeyValues store{count, pairs.data()};
    gss::OidSet mechanisms{1, gss::kerberos()};
    gss::Status minor = 0;
    const gss::Status major =
        library->acquire_cred_from(&minor, principal, 0xffffffffU, &mechanisms, gss::initiate,
                                   count == 0 ? nullptr : &store, &credential, nullptr, nullptr);
    if (gss::is_error(major) != 0) return failed(major, minor);
    return {};
  }

  Result<void> begin() {
    library = gss::library();
    if (library == nullptr) {
      return fail(Error::of(
          ErrorKind::failed, "NO_LIBGSSAPI",
          KLAMM_TEXT("kerberos", "GSSAPI needs libgssapi_krb5.so.2 (Debian package: libgssapi-krb5-2)")));
    }
    if (auto done = import(settings.service + "@" + host, *library->host_based_service, service); !done)
      return done;
    return acquire();
  }

  const GssapiSettings& settings;
  const std::string host;
  const gss::Library* library = nullptr;
  gss::Handle service = nullptr;
  gss::Handle principal = nullptr;
  gss::Handle credential = nullptr;
  gss::Handle context = nullptr;
};

GssExchange::GssExchange(const GssapiSettings& settings, std::string host)
    : state_(std::make_unique<State>(settings, std::move(host))) {}

GssExchange::~GssExchange() = default;

Result<std::string> GssExchange::step(std::string_view token) {
  State& state = *state_;
  if (state.library == nullptr) {
    if (auto begun = state.begin(); !begun) return fail(std::move(begun.error()));
  }
  std::string given(token);
  gss::Buffer input{given.size(), given.data()};
  Owned output(*state.library);
  gss::Status minor = 0;
  std::uint32_t got = 0;
  constexpr std::uint32_t wanted = gss::mutual | gss::integrity | gss::replay | gss::sequence;
  const gss::Status major = state.library->init_sec_context(
      &minor, state.credential, &state.context, state.service, gss::kerberos(), wanted, 0, nullptr,
      token.empty() ? nullptr : &input, nullptr, output.get(), &got, nullptr);
  if (gss::is_error(major) != 0) return state.failed(major, minor);
  const bool complete = major == gss::complete;
  constexpr std::uint32_t needed = gss::mutual | gss::integrity;
  if (complete && (got & needed) != needed) {
    return fail(
        Error::of(ErrorKind::unauthorized, "BAD_SASL_MESSAGE",
                  KLAMM_TEXT("kerberos", "%1 does not prove its own identity by Kerberos").with(state.host)));
  }
  return std::string(1, complete ? '\1' : '\0') + output.text();
}

Result<std::string> GssExchange::answer(std::string_view wrapped) {
  State& state = *state_;
  const auto bad = [&state](const char* why) {
    return fail(
        Error::of(ErrorKind::unauthorized, "BAD_SASL_MESSAGE",
                  KLAMM_TEXT("sasl", "%1 broke the rules of %2: %3").with(state.host, "GSSAPI", why)));
  };
  std::string given(wrapped);
  gss::Buffer input{given.size(), given.data()};
  gss::Status minor = 0;
  Owned offer(*state.library);
  gss::Status major = state.library->unwrap(&minor, state.context, &input, offer.get(), nullptr, nullptr);
  if (gss::is_error(major) != 0) return state.failed(major, minor);
  const std::string layers = offer.text();
  if (layers.size() != offer_size) return bad("its offer of security layers is not 4 bytes long");
  if ((static_cast<unsigned char>(layers[0]) & no_layer) == 0) return bad("it requires a security layer");
  // Without a layer the longest message is 0 (RFC 4752); no authorization id: that of the principal.
  std::string choice{static_cast<char>(no_layer), 0, 0, 0};
  gss::Buffer plain{choice.size(), choice.data()};
  Owned out(*state.library);
  major = state.library->wrap(&minor, state.context, 0, 0, &plain, nullptr, out.get());
  if (gss::is_error(major) != 0) return state.failed(major, minor);
  return out.text();
}

} // namespace klamm::net
