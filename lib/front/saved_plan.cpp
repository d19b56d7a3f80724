#include <klamm/front/proposal.hpp>
#include <klamm/units.hpp>

#include <fcntl.h>
#include <front/errors.hpp>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string_view>

namespace klamm::front {

using std::chrono::milliseconds;

Result<void> check_plan(const changes::Plan& plan, const std::string& digest, const PlanChecks& checks,
                        std::chrono::system_clock::time_point now) {
  if (checks.expect_digest && *checks.expect_digest != digest)
    return refuse(
        "OTHER_PLAN",
        KLAMM_TEXT("front", "the plan's SHA-256 is not %1: it is not the reviewed plan; nothing was sent")
            .with(*checks.expect_digest));
  const auto age = std::chrono::duration_cast<milliseconds>(now - plan.made_at);
  if (age > checks.max_age)
    return refuse(
        "PLAN_TOO_OLD",
        KLAMM_TEXT("front", "the plan was made %1 ago, longer than %2; nothing was sent")
            .with(units::print_duration(age.count()), units::print_duration(checks.max_age.count())));
  if (age < -std::chrono::minutes(5))
    return refuse(
        "PLAN_FROM_FUTURE",
        KLAMM_TEXT("front",
                   "the plan was made %1 in the future: the clock of one machine is wrong; nothing was sent")
            .with(units::print_duration(-age.count())));
  return {};
}

Result<void> save_plan(const changes::Plan& plan, const std::string& path, bool replace) {
  const int flags = O_WRONLY | O_CREAT | O_CLOEXEC | (replace ? O_TRUNC : O_EXCL);
  const int file = ::open(path.c_str(), flags, 0600);
  if (file < 0 && errno == EEXIST)
    return refuse("FILE_EXISTS", KLAMM_TEXT("front", "%1 exists already").with(path));
  if (file < 0)
    return refuse("WRITE_FAILED",
                  KLAMM_TEXT("front", "cannot write %1: %2").with(path, std::strerror(errno)));
  const std::string text = changes::to_json(plan);
  std::string_view rest = text;
  while (!rest.empty()) {
    const ssize_t written = ::write(file, rest.data(), rest.size());
    if (written < 0 && errno != EINTR) break;
    if (written > 0) rest.remove_prefix(static_cast<std::size_t>(written));
  }
  const bool good = rest.empty() && ::fsync(file) == 0;
  const std::string why = std::strerror(errno);
  ::close(file);
  if (good) return {};
  return fail(Error::of(ErrorKind::failed, "WRITE_FAILED",
                        KLAMM_TEXT("change", "cannot write %1: %2").with(path, why)));
}

} // namespace klamm::front
