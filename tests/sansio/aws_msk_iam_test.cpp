#include <doctest/doctest.h>
#include <sansio/aws_sigv4.hpp>
#include <sansio/flat_json.hpp>
#include <sansio/sasl.hpp>

namespace klamm::sansio {

namespace {

using Parameters = std::vector<std::pair<std::string, std::string>>;

constexpr const char* suite_secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
constexpr const char* host = "b-1.demo.abc123.c2.kafka.eu-west-1.amazonaws.com";

std::string signature_of(const AwsRequest& request, const char* access_key, const char* secret_key) {
  const auto parameters = aws_presigned(request, access_key, secret_key, "");
  REQUIRE(parameters);
  return parameters->back().second;
}

/// As AWS's test suite for Signature Version 4 has it.
AwsRequest suite_request(Parameters parameters) {
  AwsRequest out;
  out.host = "example.amazonaws.com";
  out.parameters = std::move(parameters);
  out.payload_hash = aws_empty_payload;
  out.service = "service";
  out.region = "us-east-1";
  out.unix_time_s = 1440938160; // 20150830T123600Z
  out.expires_s = 3600;
  return out;
}

SaslSettings iam(std::string region = {}, std::string other_region = {}) {
  SaslSettings out;
  out.mechanism = SaslMechanism::aws_msk_iam;
  out.aws.emplace();
  out.aws->region = std::move(region);
  out.aws->other_region = std::move(other_region);
  return out;
}

std::unique_ptr<Sasl> started(const SaslSettings& settings, std::string at = host) {
  constexpr std::int64_t march_4th = 1772600767;
  auto out = make_sasl(settings, {at + ":9098", at, "nonce", march_4th});
  const auto step = out->start();
  REQUIRE(step.need);
  CHECK((step.need->kind == SaslNeed::Kind::aws_credentials));
  return out;
}

FlatJson sent(const SaslStep& step) {
  REQUIRE(step.send);
  auto json = read_flat_json(*step.send);
  REQUIRE(json);
  return std::move(*json);
}

const std::string credentials = std::string("AKIDEXAMPLE\n") + suite_secret + "\n";

} // namespace

TEST_CASE("AWS's published examples of signed query parameters") {
  AwsRequest s3; // Amazon S3, "Authenticating Requests: Using Query Parameters"
  s3.host = "examplebucket.s3.amazonaws.com";
  s3.path = "/test.txt";
  s3.payload_hash = "UNSIGNED-PAYLOAD";
  s3.service = "s3";
  s3.region = "us-east-1";
  s3.unix_time_s = 1369353600; // 20130524T000000Z
  s3.expires_s = 86400;
  CHECK(signature_of(s3, "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY") ==
        "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
  // get-vanilla-query-order-key-case and get-vanilla-utf8-query of the test suite
  CHECK(signature_of(suite_request({{"Param2", "value2"}, {"Param1", "value1"}}), "AKIDEXAMPLE",
                     suite_secret) == "86012e2c9ad4d77369f5d81c11f75158aae4f895a085212cc6d3f923d300bed5");
  CHECK(signature_of(suite_request({{"\xe1\x88\xb4", "bar"}}), "AKIDEXAMPLE", suite_secret) ==
        "0bdd809b1519ac4f0c1dc3540e2cc46bd0c7f778eda408b2ebf3b913d21ff600");
}

TEST_CASE("AWS_MSK_IAM sends the parameters of a signed request") {
  // The signatures are those of botocore 1.44.8 (SigV4QueryAuth) for the same request.
  const auto settings = iam();
  auto json = sent(started(settings)->on_answer(credentials));
  CHECK(json.take("version") == "2020_10_22");
  CHECK(json.take("host") == host);
  CHECK(json.take("action") == "kafka-cluster:Connect");
  CHECK(json.take("x-amz-algorithm") == "AWS4-HMAC-SHA256");
  CHECK(json.take("x-amz-credential") == "AKIDEXAMPLE/20260304/eu-west-1/kafka-cluster/aws4_request");
  CHECK(json.take("x-amz-date") == "20260304T050607Z");
  CHECK(json.take("x-amz-expires") == "900");
  CHECK(json.take("x-amz-signedheaders") == "host");
  CHECK(json.take("x-amz-signature") == "5b4ad5c0e9f4951c10d2a4b49e0fba02141a4bf19397c88c217ee30485ec2eee");
  CHECK(json.strings.count("x-amz-security-token") == 0);

  const std::string token = "IQoJb3JpZ2luX2VjEXAMPLE//token+with/signs==";
  json = sent(started(settings)->on_answer(credentials + token));
  CHECK(json.take("x-amz-security-token") == token);
  CHECK(json.take("x-amz-signature") == "25467cb049f59ab1019d06c796a0835865c6912313485a20ed03dbd51de63911");
}

TEST_CASE("the region is what is set, else what the broker's name says, else what the surroundings say") {
  const auto region = [](const SaslSettings& settings, const char* at) {
    const auto credential = sent(started(settings, at)->on_answer(credentials)).take("x-amz-credential");
    return credential.substr(21, credential.find("/kafka-cluster") - 21);
  };
  CHECK(region(iam("us-gov-west-1", "x"), host) == "us-gov-west-1");
  CHECK(region(iam("", "us-east-2"), host) == "eu-west-1");
  CHECK(region(iam("", "us-east-2"), "kafka.internal") == "us-east-2");
  CHECK(region(iam(), "boot-x.c1.kafka-serverless.ap-northeast-2.amazonaws.com") == "ap-northeast-2");
  CHECK(region(iam(), "b-1.demo.kafka.cn-north-1.amazonaws.com.cn") == "cn-north-1");
  const auto settings = iam();
  const auto step = started(settings, "kafka.internal")->on_answer(credentials);
  REQUIRE(step.error);
  CHECK(step.error->code == "BAD_CREDENTIALS");
}

TEST_CASE("credentials that would change the message are not sent") {
  const auto settings = iam();
  for (const std::string bad : {"", "AKID", "AKID\nsecret", "\nsecret\n", "AKID\n\n", "AK\"ID\nsecret\n",
                                "AKID\nsecret\na b", "AKID\nsecret\na\nb", "AKID\nsecret\n\xc3\xb6"}) {
    CAPTURE(bad);
    const auto step = started(settings)->on_answer(bad);
    CHECK_FALSE(step.send);
    REQUIRE(step.error);
    CHECK(step.error->code == "BAD_CREDENTIALS");
  }
}

TEST_CASE("AWS_MSK_IAM ends well only by the broker's own answer") {
  const auto settings = iam();
  const auto answered = [&](const char* message) {
    const auto sasl = started(settings);
    static_cast<void>(sasl->on_answer(credentials));
    return sasl->on_message(message);
  };
  CHECK(answered(R"({"version":"2020_10_22","request-id":"f1"})").done);
  for (const char* bad : {"", "{}", "[]", "null", R"({"version":"2021_01_01"})",
                          R"({"version":"2020_10_22"}x)", R"({"version":["2020_10_22"]})"}) {
    CAPTURE(bad);
    const auto step = answered(bad);
    CHECK_FALSE(step.done);
    REQUIRE(step.error);
    CHECK(step.error->code == "BAD_SASL_MESSAGE");
  }
}

} // namespace klamm::sansio
