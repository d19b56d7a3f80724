#pragma once

#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/profiles.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What a command line and a desktop both do, with neither a terminal nor a toolkit.

namespace klamm::front {

/// What the profiles of one cluster ask of those who change it.
struct Protection {
  std::optional<std::string> read_only; ///< the profile that allows no change
  std::vector<std::string> confirm;     ///< profiles whose names are to be typed first
};

/// What was learned of the cluster behind a target.
struct LearnedCluster {
  std::optional<std::string> id;  ///< empty: not learned, or the cluster has none to tell
  std::optional<Error> not_known; ///< why it was not learned: nobody answered, say
};

/// The client for a target: addresses, overrides, the expected cluster id; a client of a read-only profile is
/// read-only. A `usage` error for an address that cannot be read. No I/O.
[[nodiscard]] Result<ClientConfig> client_config(const profiles::Target& target);

/// One target, its client and its protection. Calls on its client may come from several threads, as on any
/// client; the session itself is for one thread at a time.
class Session {
 public:
  /// Reads the certificates and secrets that the profile names, with `secrets`; sends nothing. `trace`: as in
  /// ClientConfig; may be empty.
  [[nodiscard]] static Result<Session> open(profiles::Target target, profiles::Store store,
                                            std::function<void(std::string_view)> trace = {},
                                            const profiles::SecretSources& secrets = {});

  [[nodiscard]] const profiles::Target& target() const { return target_; }
  [[nodiscard]] const profiles::Profile& profile() const { return target_.profile; }
  [[nodiscard]] const profiles::Store& store() const { return store_; }
  [[nodiscard]] Client& client() const { return *client_; }
  /// The addresses it starts from, as they were written.
  [[nodiscard]] const std::string& addresses() const;

  /// What this session's profile, and every stored profile that is bound to this cluster, asks. A profile
  /// that is bound to none yet protects its addresses: those that this session starts from, and those that
  /// the cluster's brokers advertise, which costs one Metadata request. Profiles are read anew with each
  /// call; one that cannot be read asks nothing.
  [[nodiscard]] Protection protection(const std::string& cluster_id) const;

  /// Asks the cluster for its id. A cluster that does not answer is no error here; WRONG_CLUSTER and a wish
  /// to stop are.
  [[nodiscard]] Result<LearnedCluster> learn_cluster(const Call& call) const;
  /// Binds the stored profile of this session to a cluster: it reaches no other from then on. A `usage` error
  /// without a stored profile, or where that profile is bound to another cluster.
  [[nodiscard]] Result<void> bind_cluster(const std::string& cluster_id);
  /// Binds a stored profile that protects its cluster, was reached through its own addresses and is bound to
  /// none yet: from then on the protection follows the cluster, however it is reached. One Metadata request.
  /// What was done, or why it could not be; empty: nothing was to be done, or the cluster does not answer.
  [[nodiscard]] std::optional<Text> bind_at_first_contact(const Call& call);

  /// Which cluster is meant, through which addresses and profile. An id may be empty: not known.
  [[nodiscard]] Text name(const std::string& cluster_id) const;

 private:
  Session(profiles::Target target, profiles::Store store, ClientConfig config);

  profiles::Target target_;
  profiles::Store store_;
  std::unique_ptr<Client> client_;
};

} // namespace klamm::front
