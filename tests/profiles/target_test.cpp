#include <klamm/profiles.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <map>

using namespace klamm::profiles;

namespace {

struct Home {
  std::string path;
  std::map<std::string, std::string> variables;
  Home() {
    char pattern[] = "/tmp/klamm-target-XXXXXX";
    path = ::mkdtemp(pattern);
    variables = {{"KLAMM_CONFIG_HOME", path}, {"KLAMM_STATE_HOME", path}};
    Profile prod;
    prod.name = "prod";
    prod.bootstrap_servers = "p:1";
    prod.bootstrap_controllers = "c:1";
    prod.cluster_id = "abc";
    prod.client_id = "me";
    prod.protection = Protection::confirm;
    REQUIRE(store().save(prod, false));
  }
  ~Home() { std::filesystem::remove_all(path); }
  klamm::Environment environment() const {
    return [this](const char* name) -> std::optional<std::string> {
      const auto found = variables.find(name);
      return found == variables.end() ? std::nullopt : std::optional(found->second);
    };
  }
  Store store() const { return Store(environment()); }
  klamm::Result<Target> resolve(const TargetOptions& options) const {
    return klamm::profiles::resolve(options, environment(), store());
  }
};

} // namespace

TEST_CASE("-b alone uses nothing of any profile") {
  Home home;
  home.variables["KLAMM_PROFILE"] = "prod";
  TargetOptions options;
  options.bootstrap_servers = "x:1";
  const auto target = home.resolve(options).value();
  CHECK(target.profile.name == "");
  CHECK(target.profile.bootstrap_servers == "x:1");
  CHECK(target.profile.cluster_id == "");
  CHECK(target.profile.client_id == "");
  CHECK(target.from == Target::From::options);
}

TEST_CASE("-P with -b replaces the profile's addresses only") {
  const Home home;
  TargetOptions options;
  options.profile = "prod";
  options.bootstrap_servers = "x:1";
  const auto target = home.resolve(options).value();
  CHECK(target.profile.bootstrap_servers == "x:1");
  CHECK(target.profile.cluster_id == "abc");
  CHECK(target.profile.client_id == "me");
}

TEST_CASE("without anything: localhost") {
  const Home home;
  const auto target = home.resolve({}).value();
  CHECK(target.profile.bootstrap_servers == "localhost:9092");
  CHECK(target.from == Target::From::fallback);
}

TEST_CASE("controllers") {
  const Home home;
  TargetOptions options;
  options.bootstrap_controllers = "y:1";
  CHECK(home.resolve(options)->controllers);
  options.bootstrap_servers = "x:1";
  CHECK_FALSE(home.resolve(options));
}

TEST_CASE("settings apply last, and protection is only ever raised") {
  const Home home;
  TargetOptions options;
  options.profile = "prod";
  options.settings = {{"protection", "none"}, {"client.id", "you"}};
  CHECK(home.resolve(options)->profile.protection == Protection::confirm);
  CHECK(home.resolve(options)->profile.client_id == "you");
  options.settings = {{"protection", "read-only"}};
  CHECK(home.resolve(options)->profile.protection == Protection::read_only);
  options.settings = {{"ssl.keystore.password", "x"}};
  CHECK_FALSE(home.resolve(options));
}

TEST_CASE("the expected cluster is the option's, and never against the profile") {
  const Home home;
  TargetOptions options;
  options.bootstrap_servers = "x:1";
  options.expect_cluster = "other";
  CHECK(home.resolve(options)->profile.cluster_id == "other");
  options.profile = "prod";
  CHECK_FALSE(home.resolve(options));
  options.expect_cluster = "abc";
  CHECK(home.resolve(options));
}

TEST_CASE("-P and -F are one too many") {
  const Home home;
  TargetOptions options;
  options.profile = "prod";
  options.command_config = "/dev/null";
  CHECK_FALSE(home.resolve(options));
}
