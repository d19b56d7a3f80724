#include <gui/words/config_words.hpp>

#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <charconv>
#include <cstdint>

namespace klamm::gui {
namespace {

std::optional<std::int64_t> whole_number(const std::string& text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

} // namespace

QString config_words(const std::string& key, const std::optional<std::string>& value) {
  if (!value) return dash;
  if (value->empty()) return say("empty");
  const auto number = whole_number(*value);
  if (!number) return shown(*value);
  const bool unlimited = *number == -1 || *number == INT64_MAX;
  if (*number < 0 && !unlimited) return shown(*value); // -2: as another key says
  if (key.ends_with(".ms")) return unlimited ? (key.find("retention") != std::string::npos ? say("forever") : say("unlimited")) : duration_words(*number);
  if (key.ends_with(".bytes")) return unlimited ? say("unlimited") : bytes_words(static_cast<double>(*number));
  if (*number == INT64_MAX && key.ends_with(".messages")) return say("never");
  return shown(*value);
}

QString source_words(const std::string& source) {
  if (source == "DEFAULT") return say("Default");
  if (source == "DYNAMIC_TOPIC") return say("Topic");
  if (source == "DYNAMIC_BROKER") return say("Broker, dynamic");
  if (source == "DYNAMIC_DEFAULT_BROKER") return say("Cluster, dynamic");
  if (source == "STATIC_BROKER") return say("Broker, static");
  if (source == "DYNAMIC_GROUP") return say("Group");
  return state_words(QString::fromStdString(source));
}

} // namespace klamm::gui
