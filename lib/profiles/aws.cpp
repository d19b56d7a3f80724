#include "aws.hpp"

#include "errors.hpp"
#include "files.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace klamm::profiles {

namespace {

constexpr const char* key_name = "aws_access_key_id";
constexpr const char* secret_name = "aws_secret_access_key";
constexpr const char* token_name = "aws_session_token";

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

/// What AWS's variables say, and where its files are.
class Surroundings {
 public:
  explicit Surroundings(const Environment& environment) : environment_(environment) {}

  [[nodiscard]] std::string variable(const char* name) const {
    return environment_ ? environment_(name).value_or("") : std::string();
  }
  [[nodiscard]] std::string profile(const AwsChoice& choice) const {
    if (!choice.profile.empty()) return choice.profile;
    const std::string said = variable("AWS_PROFILE");
    return said.empty() ? "default" : said;
  }
  [[nodiscard]] std::string credentials_file() const {
    return file("AWS_SHARED_CREDENTIALS_FILE", "credentials");
  }
  [[nodiscard]] std::string config_file() const { return file("AWS_CONFIG_FILE", "config"); }

 private:
  [[nodiscard]] std::string file(const char* name, const char* usual) const {
    if (std::string said = variable(name); !said.empty()) return said;
    std::string home = variable("HOME");
    if (home.empty()) home = home_in_password_database();
    return home + "/.aws/" + usual;
  }

  const Environment& environment_;
};

/// In the config file every profile but `default` has a prefix.
std::string config_section(const std::string& profile) {
  return profile == "default" ? profile : "profile " + profile;
}

std::optional<AwsCredentials> credentials_in(std::string_view text, const std::string& section) {
  auto key = aws_file_value(text, section, key_name);
  auto secret = aws_file_value(text, section, secret_name);
  if (!key || !secret || key->empty() || secret->empty()) return std::nullopt;
  AwsCredentials out;
  out.access_key = std::move(*key);
  out.secret_key = Secret(std::move(*secret));
  out.session_token = Secret(aws_file_value(text, section, token_name).value_or(""));
  return out;
}

/// How else a profile says that its credentials are to be had.
std::optional<std::string> other_way(std::string_view text, const std::string& section) {
  for (const char* key :
       {"role_arn", "sso_session", "sso_start_url", "credential_process", "web_identity_token_file"}) {
    if (aws_file_value(text, section, key)) return key;
  }
  return std::nullopt;
}

Result<AwsCredentials> read_files(const Surroundings& around, const std::string& profile) {
  const std::array<std::pair<std::string, std::string>, 2> places{
      {{around.credentials_file(), profile}, {around.config_file(), config_section(profile)}}};
  std::optional<std::string> unsupported;
  for (const auto& [path, section] : places) {
    auto text = read_file(path, Trust::anyone);
    if (!text) return fail(text.error());
    if (!*text) continue;
    const std::string content = std::move(**text);
    if (!unsupported) unsupported = other_way(content, section);
    if (!credentials_in(content, section)) continue;
    // It holds a secret: read once more, and checked as one.
    auto secret = read_file(path, Trust::secret);
    if (!secret) return fail(secret.error());
    if (auto found = credentials_in(secret->value_or(""), section)) return std::move(*found);
  }
  if (unsupported) {
    return refused(
        KLAMM_TEXT("profiles",
                   "AWS profile %1 gets its credentials by %2, which Klamm does not support. Put "
                   "them into variables: aws configure export-credentials --profile %1 --format env")
            .with(profile, *unsupported));
  }
  return refused(KLAMM_TEXT("profiles", "AWS credentials are missing: set AWS_ACCESS_KEY_ID and "
                                        "AWS_SECRET_ACCESS_KEY, or write them under [%1] in %2")
                     .with(profile, places[0].first));
}

Result<AwsCredentials> read_credentials(const AwsChoice& choice, const Environment& environment) {
  const Surroundings around(environment);
  std::string key = around.variable("AWS_ACCESS_KEY_ID");
  std::string secret = around.variable("AWS_SECRET_ACCESS_KEY");
  if (choice.profile.empty() && !key.empty() && !secret.empty()) {
    AwsCredentials out;
    out.access_key = std::move(key);
    out.secret_key = Secret(std::move(secret));
    out.session_token = Secret(around.variable("AWS_SESSION_TOKEN"));
    return out;
  }
  return read_files(around, around.profile(choice));
}

std::string other_region(const AwsChoice& choice, const Environment& environment) {
  const Surroundings around(environment);
  for (const char* name : {"AWS_REGION", "AWS_DEFAULT_REGION"}) {
    if (std::string said = around.variable(name); !said.empty()) return said;
  }
  const auto text = read_file(around.config_file(), Trust::anyone);
  if (!text || !*text) return {};
  return aws_file_value(**text, config_section(around.profile(choice)), "region").value_or("");
}

} // namespace

std::optional<std::string> aws_file_value(std::string_view text, std::string_view section,
                                          std::string_view key) {
  bool inside = false;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const std::string_view raw = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::string_view line = trimmed(raw);
    if (line.empty() || line[0] == '#' || line[0] == ';') continue;
    if (line[0] == '[') {
      const auto close = line.find(']');
      inside = close != std::string_view::npos && trimmed(line.substr(1, close - 1)) == section;
      continue;
    }
    const auto equals = line.find('=');
    const bool nested = raw[0] == ' ' || raw[0] == '\t'; // belongs to the key above
    if (!inside || nested || equals == std::string_view::npos) continue;
    if (trimmed(line.substr(0, equals)) == key) return std::string(trimmed(line.substr(equals + 1)));
  }
  return std::nullopt;
}

AwsSettings aws_settings(const AwsChoice& choice, const Environment& environment) {
  AwsSettings out;
  out.credentials = [choice, environment] { return read_credentials(choice, environment); };
  out.region = choice.region;
  if (choice.region.empty()) out.other_region = other_region(choice, environment);
  return out;
}

} // namespace klamm::profiles
