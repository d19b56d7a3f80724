// scripted_kafka [PORT]: plays the golden cluster on PORT, PORT+1 and PORT+2 (free ones by default), prints
// its bootstrap address as one line, and goes on until its standard input ends.
#include <support/golden_cluster.hpp>
#include <support/scripted_cluster.hpp>
#include <unistd.h>

#include <array>
#include <charconv>
#include <cstdio>
#include <cstring>

int main(int argc, char** argv) {
  std::uint16_t port = 0;
  if (argc > 2 ||
      (argc == 2 && std::from_chars(argv[1], argv[1] + std::strlen(argv[1]), port).ec != std::errc{})) {
    std::fputs("usage: scripted_kafka [PORT]\n", stderr);
    return 2;
  }
  klamm::testing::ScriptedCluster cluster(3, port);
  cluster.model() = klamm::testing::golden_cluster();
  std::printf("%s\n", cluster.bootstrap().c_str());
  std::fflush(stdout);
  std::array<char, 64> ignored{};
  while (::read(STDIN_FILENO, ignored.data(), ignored.size()) > 0) {
  }
  return 0;
}
