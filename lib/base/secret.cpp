#include <klamm/secret.hpp>

#include <algorithm>

namespace klamm {

namespace {

void overwrite(char* bytes, std::size_t size) {
  volatile char* at = bytes;
  for (std::size_t i = 0; i < size; ++i) at[i] = '\0';
}

} // namespace

Secret::Secret(std::string&& text) : bytes_(std::make_unique<char[]>(text.size())), size_(text.size()) {
  std::copy(text.begin(), text.end(), bytes_.get());
  cleanse(text);
}

Secret::~Secret() {
  if (bytes_) overwrite(bytes_.get(), size_);
}

void cleanse(std::string& text) {
  text.resize(text.capacity());
  overwrite(text.data(), text.size());
  text.clear();
}

} // namespace klamm
