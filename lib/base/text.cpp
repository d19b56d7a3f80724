#include <klamm/text.hpp>

#include <iterator>
#include <utility>

namespace klamm {

Text Text::with_args(std::vector<std::string> more) && {
  args.insert(args.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  return std::move(*this);
}

void Text::append(Text text) {
  args.push_back(text.english());
  inner.emplace_back(args.size() - 1, std::move(text));
}

std::string Text::english() const {
  std::string out;
  for (const char* at = pattern; *at != '\0'; ++at) {
    if (*at == '%' && at[1] == 'n') {
      out += std::to_string(count);
      ++at;
    } else if (*at == '%' && at[1] >= '1' && at[1] <= '9') {
      const auto index = static_cast<std::size_t>(at[1] - '1');
      if (index < args.size()) out += args[index];
      ++at;
    } else {
      out += *at;
    }
  }
  return out;
}

std::string shown_name(std::string_view name) {
  return name.empty() ? "\"\"" : std::string(name);
}

} // namespace klamm
