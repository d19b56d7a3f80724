#pragma once

#include <klamm/profiles.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace klamm::profiles {

/// Where AWS_MSK_IAM takes its identity from, beside the variables and files of AWS's own tools.
struct AwsChoice {
  std::string profile; ///< a section of AWS's files; empty: what the variables say, else `default`
  std::string region;  ///< empty: what the broker's name says, else what variables and files say
};

/// The settings, whose credentials are read from `AWS_ACCESS_KEY_ID` and its like, else from the files that
/// `AWS_SHARED_CREDENTIALS_FILE` and `AWS_CONFIG_FILE` name (`~/.aws/credentials`, `~/.aws/config`). A
/// profile that gets its credentials otherwise (role, SSO, program) is refused with what to do. The file with
/// the keys must be readable by its owner alone.
[[nodiscard]] AwsSettings aws_settings(const AwsChoice& choice, const Environment& environment);

/// One key of one section of an AWS file; nothing: it is not there.
[[nodiscard]] std::optional<std::string> aws_file_value(std::string_view text, std::string_view section,
                                                        std::string_view key);

} // namespace klamm::profiles
