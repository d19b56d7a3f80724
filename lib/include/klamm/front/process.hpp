#pragma once

namespace klamm::front {

/// Keeps this process's memory, and the secrets in it, out of core files and away from other processes of the
/// same user: no core file is written, and no debugger attaches (Linux). For a program's `main`, before anything
/// is read. Does nothing under the sanitizers, whose reports need both.
void protect_memory();

} // namespace klamm::front
