#include <change/refusal.hpp>

namespace klamm::changes {

Error refusal(Error error) {
  if (error.code == "NOT_AUTHORIZED" && !error.target.empty())
    error.text = {"change",
                  "%1: not authorised to change this; the command's --help names the rights it needs",
                  {error.target},
                  -1};
  return error;
}

} // namespace klamm::changes
