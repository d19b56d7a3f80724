#include <change/kinds/refusal.hpp>

namespace klamm::changes {

Error refusal(Error error) {
  if (error.code == "NOT_AUTHORIZED" && !error.target.empty())
    error.text = {"change",
                  "%1: not authorised to change this; the command's --help names the rights it needs",
                  {error.target},
                  -1};
  return error;
}

Error unknown_outcome(const Error& cause, const std::string& change_id) {
  Error error = cause;
  error.kind = ErrorKind::outcome_unknown;
  error.code = "OUTCOME_UNKNOWN";
  error.text = {"change",
                "it may have happened (%1); klamm change show %2 looks whether it did",
                {cause.text.english(), change_id},
                -1};
  return error;
}

} // namespace klamm::changes
