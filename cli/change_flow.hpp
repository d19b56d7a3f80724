#pragma once

#include "change_options.hpp"
#include "context.hpp"

#include <klamm/front/proposal.hpp>

#include <functional>
#include <string>

// The one road of every command that changes something: which cluster → plan → review → question → apply →
// report. What a desktop does alike stands in klamm/front/.

namespace klamm::cli {

/// The cluster to be changed. A `usage` error where there is no terminal to show which cluster that is and
/// nothing on the line or in the environment says it.
[[nodiscard]] Result<Client*> client_for_change(Context& context);

/// What `-o kafka-json` prints in place of rows. May be empty.
using KafkaJson = std::function<std::string(const changes::Plan& plan)>;

/// Shows what is proposed, has the brokers validate it (--dry-run), asks what is to be asked, runs it and
/// prints a row a step; gives the exit code.
int run_change(Context& context, const Result<front::Proposal>& proposal, const ChangeOptions& options,
               const KafkaJson& kafka_json = {});

/// The folder of journals and locks.
[[nodiscard]] std::string state_folder();

} // namespace klamm::cli
