#include <front/author.hpp>
#include <pwd.h>
#include <unistd.h>

#include <array>
#include <string>

namespace klamm::front {
namespace {

std::string user_name() {
  const passwd* entry = ::getpwuid(::geteuid());
  return entry != nullptr ? entry->pw_name : std::to_string(::geteuid());
}

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

} // namespace

changes::Author this_author() {
  return {user_name(), host_name(), {}};
}

} // namespace klamm::front
