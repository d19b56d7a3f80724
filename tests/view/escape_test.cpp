#include <klamm/escape.hpp>

#include <doctest/doctest.h>

#include <random>

using klamm::escape;
using klamm::unescape;

TEST_CASE("what could move or deceive a terminal is escaped") {
  CHECK(escape("orders") == "orders");
  CHECK(escape("a\\b") == "a\\\\b");
  CHECK(escape("\x1b[31m\n\t\x7f") == "\\x1b[31m\\x0a\\x09\\x7f");
  CHECK(escape(std::string_view("\0", 1)) == "\\x00");
  CHECK(escape("\u0085\u200e\u202e\u2028\ufeff") == "\\u{85}\\u{200e}\\u{202e}\\u{2028}\\u{feff}");
  CHECK(escape("\ue000\U000e0001\U0010ffff") == "\\u{e000}\\u{e0001}\\u{10ffff}");
  CHECK(escape("größe 日本 😀 e\u0301") == "größe 日本 😀 e\u0301");
}

TEST_CASE("bytes that are not UTF-8 are written one by one") {
  CHECK(escape("\xff") == "\\xff");
  CHECK(escape("\xc0\x80") == "\\xc0\\x80");          // overlong
  CHECK(escape("\xed\xa0\x80") == "\\xed\\xa0\\x80"); // a surrogate
  CHECK(escape("\xf4\x90\x80\x80") == "\\xf4\\x90\\x80\\x80");
  CHECK(escape("a\xe6\x97") == "a\\xe6\\x97");
}

TEST_CASE("every byte string survives escape and unescape") {
  std::mt19937 random(7);
  const std::string pieces[] = {"a",  "\\",     "x",          "u{",   "}",    "\x1b", "é",
                                "日", "\u202e", "\U000e0001", "\xff", "\xc3", "\\x41"};
  for (int round = 0; round < 20000; ++round) {
    std::string bytes;
    const auto length = random() % 12;
    for (unsigned i = 0; i < length; ++i) {
      if (random() % 2 == 0) {
        bytes += static_cast<char>(random() & 0xff);
      } else {
        bytes += pieces[random() % std::size(pieces)];
      }
    }
    const std::string escaped = escape(bytes);
    REQUIRE(klamm::is_utf8(escaped));
    for (const char c : escaped) REQUIRE((static_cast<unsigned char>(c) >= 0x20 && c != 0x7f));
    const auto back = unescape(escaped);
    REQUIRE(back);
    REQUIRE(*back == bytes);
  }
}

TEST_CASE("every code point survives, and none that is escaped is printed") {
  for (char32_t code = 0x80; code <= 0x10ffff; ++code) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const std::string escaped = "\\u{" + [&] {
      char digits[16];
      std::snprintf(digits, sizeof digits, "%x", static_cast<unsigned>(code));
      return std::string(digits);
    }() + "}";
    const auto bytes = unescape(escaped);
    REQUIRE(bytes);
    const auto again = escape(*bytes);
    REQUIRE((again == escaped || again == *bytes));
  }
}

TEST_CASE("an escape that is never written is an error with its place") {
  for (const char* wrong :
       {"\\", "a\\q", "\\x4", "\\xg0", "\\u{}", "\\u{110000}", "\\u{d800}", "\\u{1234567}", "\\u{12"}) {
    INFO(wrong);
    const auto result = unescape(wrong);
    REQUIRE_FALSE(result);
    CHECK(result.error().kind == klamm::ErrorKind::usage);
  }
  CHECK(unescape("ab\\q").error().text.english() ==
        "\"ab\\q\": no escape at character 3; write \\xNN, \\u{…} or \\\\");
}

TEST_CASE("U+FFFD stands once for each broken part") {
  CHECK(klamm::to_utf8("a\xff\xfe"
                       "b") == "a\ufffd\ufffd"
                               "b");
  CHECK(klamm::to_utf8("\xe6\x97"
                       "b") == "\ufffd"
                               "b");
  CHECK(klamm::to_utf8("\xf0\x9f\x98") == "\ufffd");
  CHECK(klamm::to_utf8("日") == "日");
}

TEST_CASE("base64") {
  CHECK(klamm::base64("") == "");
  CHECK(klamm::base64("f") == "Zg==");
  CHECK(klamm::base64("fo") == "Zm8=");
  CHECK(klamm::base64("foo") == "Zm9v");
  CHECK(klamm::base64("\xff\xfe") == "//4=");
}

TEST_CASE("width counts terminal cells, and cutting splits neither characters nor escapes") {
  CHECK(klamm::display_width("orders") == 6);
  CHECK(klamm::display_width("日本") == 4);
  CHECK(klamm::display_width("e\u0301") == 1);
  CHECK(klamm::display_width("\\x1b") == 4);
  CHECK(klamm::fit("orders", 6) == "orders");
  CHECK(klamm::fit("orders", 5) == "orde…");
  CHECK(klamm::fit("orders", 1) == "…");
  CHECK(klamm::fit("orders", 0) == "");
  CHECK(klamm::fit("日本語", 5) == "日本…");
  CHECK(klamm::fit("日本語", 4) == "日…");
  CHECK(klamm::fit("a\\u{202e}b", 9) == "a…");
}
