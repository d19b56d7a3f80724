#include <klamm/hints.hpp>

#include <change/kinds/refusal.hpp>

namespace klamm::changes {

Error refusal(Error error) {
  if (error.code == "NOT_AUTHORIZED" && !error.target.empty())
    error.text = KLAMM_TEXT("change", "%1: not authorised to change this")
                     .with(error.target)
                     .hinting(HintCode::rights_in_help);
  return error;
}

Error unknown_outcome(const Error& cause, const std::string& change_id) {
  Error error = cause;
  error.kind = ErrorKind::outcome_unknown;
  error.code = "OUTCOME_UNKNOWN";
  error.text = KLAMM_TEXT("change", "the change may have been made (%1)")
                   .with(cause.text, change_id)
                   .hinting(HintCode::look_at_change, change_id);
  return error;
}

} // namespace klamm::changes
