#include "commands.hpp"
#include "run.hpp"

#include <klamm/front/process.hpp>

#include <cstdlib>

int main(int count, char** words) {
  klamm::front::protect_memory();
  klamm::cli::Signals signals;
  // Nothing is left to flush, and a signal's thread may still stand: no destructor of a static runs beside
  // it.
  std::_Exit(klamm::cli::run({words + (count > 0 ? 1 : 0), words + count}, klamm::cli::catalogue(), signals));
}
