#include <klamm/hints.hpp>

#include <change/journal/lock.hpp>
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <thread>

namespace klamm::changes {

namespace {

// A cluster id is a stranger's text: what could lead elsewhere is not taken over.
std::string file_name(const std::string& cluster_id) {
  std::string out;
  for (const char c : cluster_id) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    out += plain ? c : '_';
  }
  return out.empty() ? "unnamed" : out.substr(0, 64);
}

struct flock whole_file(short type) {
  struct flock lock {};
  lock.l_type = type;
  lock.l_whence = SEEK_SET;
  return lock;
}

constexpr off_t applied_at = 0, noting_at = 1;

struct flock one_byte(off_t at) {
  auto lock = whole_file(F_WRLCK);
  lock.l_start = at;
  lock.l_len = 1;
  return lock;
}

std::string written_in(int descriptor) {
  std::array<char, 64> id{};
  const ssize_t got = ::pread(descriptor, id.data(), id.size(), 0);
  return got > 0 ? std::string(id.data(), static_cast<std::size_t>(got)) : std::string();
}

} // namespace

Result<ClusterLock> ClusterLock::take(const std::string& state_folder, const std::string& cluster_id,
                                      const std::string& change_id, std::chrono::milliseconds wait,
                                      const Cancel& cancel) {
  const std::string folder = state_folder + "/locks";
  if (auto made = make_folder(folder); !made) return fail(made.error());
  const std::string path = folder + "/" + file_name(cluster_id);
  Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (!file.open()) return fail(file_error("open", path));
  const auto until = std::chrono::steady_clock::now() + wait;
  auto lock = whole_file(F_WRLCK);
  while (::fcntl(file.get(), F_OFD_SETLK, &lock) != 0) {
    if (errno != EAGAIN && errno != EACCES && errno != EINTR) return fail(file_error("lock", path));
    if (std::chrono::steady_clock::now() >= until || cancel.requested()) {
      return fail(
          Error::of(ErrorKind::failed, "CHANGE_RUNNING",
                    KLAMM_TEXT("change", "change %1 is being applied to this cluster; nothing was sent")
                        .with(written_in(file.get()))
                        .hinting(HintCode::wait_for_change)));
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  if (::ftruncate(file.get(), 0) != 0 || ::pwrite(file.get(), change_id.data(), change_id.size(), 0) < 0)
    return fail(file_error("write to", path));
  return ClusterLock(std::move(file));
}

std::string ClusterLock::holder(const std::string& state_folder, const std::string& cluster_id) {
  const std::string path = state_folder + "/locks/" + file_name(cluster_id);
  const Descriptor file(::open(path.c_str(), O_RDWR | O_CLOEXEC));
  if (!file.open()) return {};
  auto lock = whole_file(F_WRLCK);
  if (::fcntl(file.get(), F_OFD_GETLK, &lock) != 0 || lock.l_type == F_UNLCK) return {};
  return written_in(file.get());
}

void mark_applied(const Descriptor& journal) {
  auto lock = one_byte(applied_at);
  while (::fcntl(journal.get(), F_OFD_SETLK, &lock) != 0 && errno == EINTR) {
  }
}

bool is_applied(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  auto lock = one_byte(applied_at);
  return file.open() && ::fcntl(file.get(), F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

Result<void> lock_for_noting(const Descriptor& journal, const std::string& path) {
  auto lock = one_byte(noting_at);
  while (::fcntl(journal.get(), F_OFD_SETLKW, &lock) != 0) {
    if (errno != EINTR) return fail(file_error("lock", path));
  }
  return {};
}

} // namespace klamm::changes
