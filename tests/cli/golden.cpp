#include "golden.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace klamm::test {
namespace {

std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// Only where it stands alone: a port is no part of a size.
void replace_words(std::string& text, const std::string& from, const std::string& to) {
  const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + 1)) {
    if ((at == 0 || !digit(at - 1)) && !digit(at + from.size())) text.replace(at, from.size(), to);
  }
}

// When it was asked, and how long it took.
std::string without_times(std::string text) {
  for (const std::string key : {"\"sampled_at\":", "\"waited_ms\":", "\"started_at\":", "\"ended_at\":"}) {
    for (auto at = text.find(key); at != std::string::npos; at = text.find(key, at + 1)) {
      const auto start = at + key.size();
      if (text.compare(start, 4, "null") == 0) continue;
      text.replace(start, text.find_first_of(",}", start) - start, "NOW");
    }
  }
  return text;
}

// A plan's digest holds when it was made.
std::string without_digests(std::string text) {
  const std::string before = "SHA-256 ";
  constexpr std::size_t digits = 64;
  for (auto at = text.find(before); at != std::string::npos; at = text.find(before, at + 1)) {
    const auto start = at + before.size();
    const auto end = text.find_first_not_of("0123456789abcdef", start);
    if (end != std::string::npos && end - start == digits) text.replace(start, digits, "DIGEST");
  }
  return text;
}

} // namespace

std::string binary(const std::string& program) {
  return program == "klamm" ? KLAMM_BINARY : FAKE_BINARY;
}

std::string source_folder() {
  return std::string(GOLDEN_FOLDER) + "/..";
}

ProcessResult run_klamm(const std::string& program, std::vector<std::string> words, ProcessOptions options) {
  words.insert(words.begin(), binary(program));
  options.environment.try_emplace("HOME", "/nonexistent");
  return run_process(words, options);
}

void check_golden(const std::string& name, const std::string& program, const std::vector<std::string>& words,
                  const ProcessOptions& options, const Replacements& replacements) {
  const auto result = run_klamm(program, words, options);
  std::string text = "$ klamm";
  for (const std::string& word : words)
    text += " " + (word.find_first_of(" '*>") == std::string::npos ? word : "'" + word + "'");
  text +=
      "\nexit " + std::to_string(result.code) + "\n--- stdout\n" + result.out + "--- stderr\n" + result.err;
  for (const auto& [from, to] : replacements) replace_words(text, from, to);
  text = without_digests(without_times(std::move(text)));
  const std::string path = std::string(GOLDEN_FOLDER) + "/" + name + ".txt";
  if (std::getenv("KLAMM_UPDATE_GOLDEN")) {
    std::ofstream(path, std::ios::binary) << text;
    return;
  }
  INFO(path);
  CHECK(text == file_text(path));
}

Folder::Folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "klamm-test-XXXXXX").string();
  if (!::mkdtemp(pattern.data())) FAIL("mkdtemp");
  path_ = pattern;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void Folder::write(const std::string& file, const std::string& text) const {
  std::filesystem::create_directories(std::filesystem::path(path_ + "/" + file).parent_path());
  std::ofstream(path_ + "/" + file, std::ios::binary) << text;
}

std::string Folder::read(const std::string& file) const {
  return file_text(path_ + "/" + file);
}

} // namespace klamm::test
