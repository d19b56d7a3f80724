// scripted_kafka [PORT [TOPICS PARTITIONS]]: plays the golden cluster, or one of so many topics with so many
// partitions each and three replicas, on PORT, PORT+1 and PORT+2 (0, the default, takes free ones). Prints
// its bootstrap address as one line, and goes on until its standard input ends. A line of it names an API:
// the next request of it is acted on, and the connection closed in the place of a reply; the line comes back
// once that is so. At the end it prints each API it was asked to change something by, and how often.
#include <protocol/api.hpp>
#include <support/golden_cluster.hpp>
#include <support/scripted_cluster.hpp>

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

bool read_number(std::string_view text, std::uint16_t& number) {
  return std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc{};
}

} // namespace

int main(int argc, char** argv) {
  const std::vector<std::string_view> args(argv + 1, argv + argc);
  std::array<std::uint16_t, 3> numbers{}; // port, topics, partitions
  bool good = args.size() != 2 && args.size() <= numbers.size();
  for (std::size_t i = 0; good && i < args.size(); ++i) good = read_number(args[i], numbers.at(i));
  if (!good) {
    std::fputs("usage: scripted_kafka [PORT [TOPICS PARTITIONS]]\n", stderr);
    return 2;
  }
  const auto [port, topics, partitions] = numbers;
  klamm::testing::ScriptedCluster cluster(3, port);
  if (args.size() < numbers.size()) cluster.model() = klamm::testing::golden_cluster();
  for (int i = 0; i < topics; ++i) cluster.model().add_topic("topic-" + std::to_string(i), partitions, 3);
  std::printf("%s\n", cluster.bootstrap().c_str());
  std::fflush(stdout);
  for (std::string api; std::getline(std::cin, api);) {
    cluster.on(api).once().close();
    std::printf("%s\n", api.c_str());
    std::fflush(stdout);
  }
  for (const auto& api : klamm::protocol::apis()) {
    const int count = api.mutates ? cluster.requests(api.name) : 0;
    if (count > 0) std::printf("%s %d\n", std::string(api.name).c_str(), count);
  }
  return 0;
}
