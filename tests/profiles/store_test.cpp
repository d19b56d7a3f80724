#include <klamm/profiles.hpp>

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace klamm::profiles;

namespace {

struct Home {
  std::string path;
  Home() {
    char pattern[] = "/tmp/klamm-store-XXXXXX";
    path = ::mkdtemp(pattern);
  }
  ~Home() { std::filesystem::remove_all(path); }
  Store store() const {
    return Store([this](const char* name) -> std::optional<std::string> {
      if (std::string(name) == "XDG_CONFIG_HOME") return path + "/c";
      if (std::string(name) == "KLAMM_STATE_HOME") return path + "/s";
      return {};
    });
  }
  std::string file() const { return path + "/c/klamm/profiles/x.yaml"; }
};

Profile profile() {
  Profile profile;
  profile.name = "x";
  profile.bootstrap_servers = "a:1";
  return profile;
}

std::string load_error(const Home& home) {
  const auto loaded = home.store().load("x");
  REQUIRE_FALSE(loaded);
  return loaded.error().text.english();
}

} // namespace

TEST_CASE("folders: the variable of ours, then XDG's, then home") {
  const auto config = [](std::map<std::string, std::string> variables) {
    return Store([variables](const char* name) -> std::optional<std::string> {
             const auto found = variables.find(name);
             return found == variables.end() ? std::nullopt : std::optional(found->second);
           })
        .config_folder();
  };
  CHECK(config({{"HOME", "/h"}}) == "/h/.config/klamm/profiles");
  CHECK(config({{"HOME", "/h"}, {"XDG_CONFIG_HOME", "/x"}}) == "/x/klamm/profiles");
  CHECK(config({{"HOME", "/h"}, {"XDG_CONFIG_HOME", "relative"}}) == "/h/.config/klamm/profiles");
  CHECK(config({{"HOME", "/h"}, {"XDG_CONFIG_HOME", "/x"}, {"KLAMM_CONFIG_HOME", "/k"}}) == "/k/profiles");
  CHECK(config({}) == home_in_password_database() + "/.config/klamm/profiles");
  CHECK(config({{"HOME", ""}}) == home_in_password_database() + "/.config/klamm/profiles");
}

TEST_CASE("without a home folder nothing is stored, and nothing is looked for in /") {
  const auto none = [](const char*) -> std::optional<std::string> { return std::nullopt; };
  const Store store(none, [] { return std::string(); });
  CHECK(store.config_folder().empty());
  CHECK(store.state_folder().empty());
  CHECK(store.names()->empty());
  CHECK(store.current()->empty());
  CHECK_FALSE(store.load("prod"));
  Profile profile;
  profile.name = "prod";
  profile.bootstrap_servers = "kafka:9092";
  for (const auto& refused : {store.save(profile, true), store.use("prod"), store.cache("topics", {"a"})}) {
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "NO_HOME");
  }
  CHECK_FALSE(store.cached("topics", std::chrono::seconds(60)));
}

TEST_CASE("what is saved is loaded, and nothing else is left in the folder") {
  const Home home;
  CHECK(home.store().names()->empty());
  REQUIRE(home.store().save(profile(), false));
  CHECK(home.store().load("x")->bootstrap_servers == "a:1");
  CHECK_FALSE(home.store().save(profile(), false));
  CHECK(home.store().save(profile(), true));
  CHECK(home.store().names().value() == std::vector<std::string>{"x"});
  CHECK(std::distance(std::filesystem::directory_iterator(home.path + "/c/klamm/profiles"), {}) == 1);
}

TEST_CASE("a file or folder that others may write is not read") {
  const Home home;
  REQUIRE(home.store().save(profile(), false));
  ::chmod(home.file().c_str(), 0620);
  CHECK(load_error(home) == home.file() + " can be written by others; say chmod go-w " + home.file());
  ::chmod(home.file().c_str(), 0644);
  CHECK(home.store().load("x"));
  const std::string folder = home.path + "/c/klamm/profiles";
  ::chmod(folder.c_str(), 0777);
  CHECK(load_error(home) == folder + " can be written by others; say chmod go-w " + folder);
}

TEST_CASE("a file of another user is not read") {
  if (::geteuid() != 0) return; // only root can give files away
  const Home home;
  REQUIRE(home.store().save(profile(), false));
  REQUIRE(::chown(home.file().c_str(), 12345, 12345) == 0);
  CHECK(load_error(home) == home.file() + " belongs to another user (uid 12345); it is not read");
}

TEST_CASE("only regular files of a sane size are read") {
  const Home home;
  REQUIRE(home.store().save(profile(), false));
  std::filesystem::resize_file(home.file(), (1 << 20) + 1);
  CHECK(load_error(home) == home.file() + " is larger than 1 MiB");
  std::filesystem::remove(home.file());
  REQUIRE(::mkfifo(home.file().c_str(), 0600) == 0);
  CHECK(load_error(home) == home.file() + " is not a regular file");
}

TEST_CASE("the current profile, and what becomes of it") {
  const Home home;
  REQUIRE(home.store().save(profile(), false));
  CHECK(home.store().current().value() == "");
  CHECK_FALSE(home.store().use("y"));
  REQUIRE(home.store().use("x"));
  CHECK(home.store().current().value() == "x");
  REQUIRE(home.store().remove("x"));
  CHECK(home.store().current().value() == "");
  CHECK_FALSE(home.store().remove("x"));
}

TEST_CASE("profile names") {
  CHECK(is_name("a"));
  CHECK(is_name("prod-1.eu_west"));
  CHECK(is_name(std::string(64, 'a')));
  for (const char* wrong : {"", ".a", "-a", "a/b", "a b", "..", "ü"}) CHECK_FALSE(is_name(wrong));
  CHECK_FALSE(is_name(std::string(65, 'a')));
}

TEST_CASE("names are kept for completion while they are fresh") {
  const Home home;
  using namespace std::chrono_literals;
  CHECK_FALSE(home.store().cached("topics-x", 60s));
  REQUIRE(home.store().cache("topics-x", {"a", "b"}));
  CHECK(home.store().cached("topics-x", 60s).value() == std::vector<std::string>{"a", "b"});
  const std::string file = home.path + "/s/completion/topics-x";
  std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now() - 61s);
  CHECK_FALSE(home.store().cached("topics-x", 60s));
}
