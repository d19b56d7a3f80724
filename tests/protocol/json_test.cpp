#include "bytes.hpp"

#include <doctest/doctest.h>
#include <protocol/json.hpp>
#include <protocol/messages/alter_client_quotas.hpp>
#include <protocol/messages/api_versions.hpp>
#include <protocol/messages/create_topics.hpp>
#include <protocol/messages/describe_topic_partitions.hpp>
#include <protocol/messages/fetch.hpp>
#include <protocol/messages/metadata.hpp>
#include <protocol/messages/sasl_authenticate.hpp>
#include <protocol/mirror/metadata.hpp>
#include <protocol/responses.hpp>

#include <limits>

using namespace klamm::protocol;
using klamm::testing::hex;

TEST_CASE("a message prints the fields its version has") {
  MetadataRequest request;
  request.topics = std::vector<MetadataRequest::Topic>{{{}, "a\"b"}};
  CHECK(to_json(request, 0, Secrets::shown) == R"({"topics":[{"name":"a\"b"}]})");
  CHECK(to_json(request, 4, Secrets::shown) ==
        R"({"topics":[{"name":"a\"b"}],"allowAutoTopicCreation":true})");
  request.topics.reset();
  CHECK(to_json(request, 4, Secrets::shown) == R"({"topics":null,"allowAutoTopicCreation":true})");
}

TEST_CASE("tagged fields print when they are not at their default, and only in their versions") {
  ApiVersionsResponse response;
  CHECK(to_json(response, 3, Secrets::shown) == R"({"errorCode":0,"apiKeys":[],"throttleTimeMs":0})");
  response.finalized_features_epoch = 9;
  CHECK(to_json(response, 3, Secrets::shown) ==
        R"({"errorCode":0,"apiKeys":[],"throttleTimeMs":0,"finalizedFeaturesEpoch":9})");
  CHECK(to_json(response, 2, Secrets::shown) == R"({"errorCode":0,"apiKeys":[],"throttleTimeMs":0})");
}

TEST_CASE("secrets are masked, nulls and what stands beside them are not") {
  SaslAuthenticateRequest auth;
  auth.auth_bytes = hex("0001fe");
  CHECK(to_json(auth, 2, Secrets::shown) == R"({"authBytes":"AAH+"})");
  CHECK(to_json(auth, 2, Secrets::masked) == R"({"authBytes":"****"})");
  CreateTopicsRequest create;
  create.topics.resize(1);
  create.topics[0].name = "t";
  create.topics[0].configs = {{"a", "b"}, {"c", {}}};
  CHECK(
      to_json(create, 2, Secrets::masked) ==
      R"({"topics":[{"name":"t","numPartitions":0,"replicationFactor":0,"assignments":[],)"
      R"("configs":[{"name":"a","value":"****"},{"name":"c","value":null}]}],"timeoutMs":60000,"validateOnly":false})");
}

TEST_CASE("numbers that JSON has no word for are strings, records are a size") {
  AlterClientQuotasRequest quotas;
  quotas.entries.resize(1);
  quotas.entries[0].ops = {{"k", std::numeric_limits<double>::quiet_NaN(), false},
                           {"k", -std::numeric_limits<double>::infinity(), true},
                           {"k", 0.1, true}};
  CHECK(
      to_json(quotas, 1, Secrets::shown) ==
      R"({"entries":[{"entity":[],"ops":[{"key":"k","value":"NaN","remove":false},)"
      R"({"key":"k","value":"-Infinity","remove":true},{"key":"k","value":0.1,"remove":true}]}],"validateOnly":false})");
  FetchResponse fetch;
  fetch.responses.resize(1);
  fetch.responses[0].partitions.resize(1);
  CHECK(to_json(fetch, 4, Secrets::masked).find(R"("records":null)") != std::string::npos);
  fetch.responses[0].partitions[0].records = hex("010203");
  CHECK(to_json(fetch, 4, Secrets::masked).find(R"("recordsSizeInBytes":3)") != std::string::npos);
}

TEST_CASE("no byte of a string acts on a terminal or breaks the JSON") {
  DescribeTopicPartitionsRequest request;
  const auto printed = [&](std::string name) {
    request.topics = {{std::move(name)}};
    const auto json = to_json(request, 0, Secrets::shown);
    return json.substr(20, json.find("\"}]") - 20);
  };
  CHECK(printed("\x1b[1m\n\\\x7f") == "\\u001b[1m\\n\\\\\\u007f");
  CHECK(printed("\xc2\x9b\xe2\x80\xae") == "\\u009b\\u202e");
  CHECK(printed("z\xc3\xbcg \xf0\x9f\x9a\x82") == "z\xc3\xbcg \xf0\x9f\x9a\x82");
  CHECK(printed("\xff\xc3") == "\\ufffd\\ufffd");
  CHECK(printed("\xc0\xaf") == "\\ufffd\\ufffd");
  CHECK(printed("\xed\xa0\x80") == "\\ufffd\\ufffd\\ufffd");
  CHECK(printed("\xf4\x90\x80\x80") == "\\ufffd\\ufffd\\ufffd\\ufffd");
}

TEST_CASE("a response is visited by its key") {
  MetadataResponse sent;
  sent.controller_id = 4;
  Writer writer;
  encode(writer, sent, 1);
  std::string out;
  JsonVisitor visitor(out, Secrets::masked);
  Reader reader(writer.written());
  visit_response(MetadataResponse::api_key, 1, reader, visitor);
  CHECK(reader.ok());
  CHECK(out == R"({"brokers":[],"controllerId":4,"topics":[]})");
  Reader cut(writer.written().first(5));
  out.clear();
  visit_response(MetadataResponse::api_key, 1, cut, visitor);
  CHECK_FALSE(cut.ok());
  CHECK(out.empty());
  Reader other(writer.written());
  visit_response(32000, 1, other, visitor);
  CHECK_FALSE(other.ok());
}
