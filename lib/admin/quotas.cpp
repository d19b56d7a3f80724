#include <klamm/quotas.hpp>

#include <admin/call/driver.hpp>
#include <admin/call/stamp.hpp>
#include <protocol/messages/describe_client_quotas.hpp>

#include <algorithm>
#include <tuple>

namespace klamm::quotas {

namespace {

using protocol::DescribeClientQuotasRequest;
using protocol::DescribeClientQuotasResponse;

constexpr const char* default_name = "<default>";

std::optional<std::string> shown(const std::optional<Name>& name) {
  if (!name) return std::nullopt;
  return name->value ? *name->value : default_name;
}

std::string key_of(const Quota& quota) {
  std::string out;
  const auto add = [&out](const char* type, const std::optional<Name>& name) {
    if (!name) return;
    if (!out.empty()) out += ',';
    out += type;
    out += '=';
    out += *shown(name);
  };
  add("user", quota.user);
  add("client-id", quota.client_id);
  add("ip", quota.ip);
  return out + ":" + quota.key;
}

auto order_of(const Quota& quota) {
  return std::make_tuple(shown(quota.user), shown(quota.client_id), shown(quota.ip), quota.key);
}

/// The entity of an entry; empty where it has a type this program does not know.
std::optional<Quota> entity_of(DescribeClientQuotasResponse::EntryData& entry) {
  Quota out;
  for (auto& part : entry.entity) {
    auto& name = part.entity_type == "user"        ? out.user
                 : part.entity_type == "client-id" ? out.client_id
                                                   : out.ip;
    if (&name == &out.ip && part.entity_type != "ip") return std::nullopt;
    name = Name{std::move(part.entity_name)};
  }
  return out;
}

} // namespace

Result<Answer<Quota>> list(Client& client, const Call& call) {
  // No component and not strict: every entity (ClientQuotasImage.describe).
  auto reply = admin::ask<DescribeClientQuotasRequest, DescribeClientQuotasResponse>(
      client, call, net::any_node, "the quotas", [](std::int16_t) { return DescribeClientQuotasRequest{}; },
      [](const DescribeClientQuotasResponse& response, const net::Reply&) {
        return admin::Verdict{response.error_code, response.error_message.value_or("")};
      });
  if (!reply) return fail(std::move(reply.error()));
  Answer<Quota> out;
  admin::stamp(out, client);
  if (!reply->entries) return out;
  for (auto& entry : *reply->entries) {
    const auto entity = entity_of(entry);
    if (!entity) {
      out.problem(Error::of(ErrorKind::failed, "UNKNOWN_ENTITY_TYPE",
                            KLAMM_TEXT("quotas", "a quota is for entities of a type that is not known: %1")
                                .with(entry.entity.empty() ? "" : entry.entity.back().entity_type)));
      continue;
    }
    for (auto& value : entry.values) {
      out.rows.push_back(*entity);
      out.rows.back().key = std::move(value.key);
      out.rows.back().value = value.value;
    }
  }
  std::sort(out.rows.begin(), out.rows.end(),
            [](const Quota& a, const Quota& b) { return order_of(a) < order_of(b); });
  return out;
}

} // namespace klamm::quotas

namespace klamm {

const Schema& View<quotas::Quota>::schema() {
  using quotas::Quota;
  static const Schema schema =
      klamm::describe<Quota>("quota.list", 1,
                             "One row a limit of an entity: a user, a client id, both, or an IP.")
          .key([](const Quota& quota) { return quotas::key_of(quota); })
          .column({"user", "USER", Unit::text,
                   "User it is for; <default>: users without one of their own; null: it is for no user"},
                  [](const Quota& quota) { return quotas::shown(quota.user); })
          .column({"client_id", "CLIENT-ID", Unit::text, "The same of client ids"},
                  [](const Quota& quota) { return quotas::shown(quota.client_id); })
          .column({"ip", "IP", Unit::text, "The same of IP addresses"},
                  [](const Quota& quota) { return quotas::shown(quota.ip); })
          .column({"quota", "QUOTA", Unit::text, "What is limited: producer_byte_rate, request_percentage …"},
                  &Quota::key)
          .column({"value", "VALUE", Unit::number, "The limit, in the unit of what is limited"},
                  &Quota::value)
          .column({"rate_bytes_per_second", "RATE", Unit::bytes_per_second,
                   "The limit where it is a rate of bytes; null: it is not"},
                  [](const Quota& quota) {
                    return quota.key.ends_with("_byte_rate") ? std::optional(quota.value) : std::nullopt;
                  })
          .columns_that_go_first("ip,rate_bytes_per_second");
  return schema;
}

} // namespace klamm
