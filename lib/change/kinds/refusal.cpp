#include <change/kinds/refusal.hpp>

namespace klamm::changes {

Error refusal(Error error) {
  if (error.code == "NOT_AUTHORIZED" && !error.target.empty())
    error.text =
        KLAMM_TEXT("change",
                   "%1: not authorised to change this; the command's --help names the rights it needs")
            .with(error.target);
  return error;
}

Error unknown_outcome(const Error& cause, const std::string& change_id) {
  Error error = cause;
  error.kind = ErrorKind::outcome_unknown;
  error.code = "OUTCOME_UNKNOWN";
  error.text = KLAMM_TEXT("change", "it may have happened (%1); klamm change show %2 looks whether it did")
                   .with(cause.text.english(), change_id);
  return error;
}

} // namespace klamm::changes
