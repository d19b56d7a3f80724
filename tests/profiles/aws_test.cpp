#include <doctest/doctest.h>
#include <profiles/aws.hpp>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

namespace klamm::profiles {

namespace {

constexpr const char* credentials_text = R"(
# made by a tool
[default]
aws_access_key_id = AKIADEFAULT
aws_secret_access_key=default/secret=
[ other ]
aws_access_key_id=AKIAOTHER
aws_secret_access_key=other secret
aws_session_token=session
)";
constexpr const char* config_text = R"([default]
region = eu-central-1
s3 =
    region = not-this
[profile other]
region = ap-south-1
[profile sso]
sso_session = corp
[profile keys]
aws_access_key_id = AKIAKEYS
aws_secret_access_key = keys
)";

struct Home {
  Home() {
    std::string pattern = (std::filesystem::temp_directory_path() / "klamm-aws-XXXXXX").string();
    path = ::mkdtemp(pattern.data());
    std::filesystem::create_directory(path + "/.aws");
    write("credentials", credentials_text);
    write("config", config_text);
    variables["HOME"] = path;
  }
  ~Home() { std::filesystem::remove_all(path); }
  Home(const Home&) = delete;
  Home& operator=(const Home&) = delete;

  void write(const std::string& name, const std::string& text, int mode = 0600) const {
    const std::string file = path + "/.aws/" + name;
    std::ofstream(file) << text;
    ::chmod(file.c_str(), static_cast<mode_t>(mode));
  }
  [[nodiscard]] Environment environment() const {
    return [values = variables](const char* name) -> std::optional<std::string> {
      const auto at = values.find(name);
      return at == values.end() ? std::nullopt : std::optional(at->second);
    };
  }
  /// ACCESS KEY/SECRET/TOKEN, or the error
  [[nodiscard]] std::string found(const AwsChoice& choice = {}) const {
    auto got = aws_settings(choice, environment()).credentials();
    if (!got) return got.error().text.english();
    return got->access_key + "/" + std::string(got->secret_key.reveal()) + "/" +
           std::string(got->session_token.reveal());
  }
  [[nodiscard]] std::string region(const AwsChoice& choice = {}) const {
    return aws_settings(choice, environment()).other_region;
  }

  std::string path;
  std::map<std::string, std::string> variables;
};

bool has(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("AWS credentials come from variables, else from the files of AWS's tools") {
  Home home;
  CHECK(home.found() == "AKIADEFAULT/default/secret=/");
  CHECK(home.found({"other", ""}) == "AKIAOTHER/other secret/session");
  CHECK(home.found({"keys", ""}) == "AKIAKEYS/keys/");
  home.variables["AWS_PROFILE"] = "other";
  CHECK(home.found() == "AKIAOTHER/other secret/session");
  home.variables["AWS_ACCESS_KEY_ID"] = "AKIAENV";
  CHECK(home.found() == "AKIAOTHER/other secret/session"); // half of a pair is none
  home.variables["AWS_SECRET_ACCESS_KEY"] = "env";
  home.variables["AWS_SESSION_TOKEN"] = "t";
  CHECK(home.found() == "AKIAENV/env/t");
  CHECK(home.found({"default", ""}) == "AKIADEFAULT/default/secret=/"); // what is named goes before variables
}

TEST_CASE("AWS credentials are read anew each time, and only from a file that nobody else reads") {
  const Home home;
  const auto settings = aws_settings({}, home.environment());
  CHECK(settings.credentials()->access_key == "AKIADEFAULT");
  home.write("credentials", "[default]\naws_access_key_id=AKIANEW\naws_secret_access_key=x\n");
  CHECK(settings.credentials()->access_key == "AKIANEW");
  home.write("credentials", credentials_text, 0640);
  CHECK(has(home.found(), "chmod go-rwx"));
}

TEST_CASE("an AWS profile without keys is refused with what to do") {
  Home home;
  CHECK(has(home.found({"sso", ""}), "sso_session"));
  CHECK(has(home.found({"sso", ""}), "aws configure export-credentials --profile sso"));
  CHECK(has(home.found({"absent", ""}), "[absent] in "));
  home.variables["AWS_SHARED_CREDENTIALS_FILE"] = home.path + "/none";
  home.variables["AWS_CONFIG_FILE"] = home.path + "/none";
  CHECK(has(home.found(), "AWS_ACCESS_KEY_ID"));
}

TEST_CASE("the region of the surroundings: variables, then the profile of the config file") {
  Home home;
  CHECK(home.region() == "eu-central-1");
  CHECK(home.region({"other", ""}) == "ap-south-1");
  home.variables["AWS_DEFAULT_REGION"] = "us-west-1";
  CHECK(home.region() == "us-west-1");
  home.variables["AWS_REGION"] = "us-west-2";
  CHECK(home.region() == "us-west-2");
  CHECK(aws_settings({"", "af-south-1"}, home.environment()).region == "af-south-1");
}

} // namespace klamm::profiles
