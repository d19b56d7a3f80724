#include "../errors.hpp"
#include "../yaml_text.hpp"
#include "tree.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <optional>
#include <set>
#include <sstream>

namespace klamm::profiles {

namespace {

constexpr std::size_t deepest = 16;

class TreeReader : public YAML::EventHandler {
 public:
  Tree tree;
  std::optional<Error> problem;

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1) refuse(mark, "a second document is not read");
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { OnScalar(mark, "?", anchor, ""); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse(mark, "aliases are not read"); }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    if (!plain(mark, tag, anchor)) return;
    if (!levels_.empty() && levels_.back().is_map && !levels_.back().has_key) {
      if (!levels_.back().keys.insert(value).second) return refuse(mark, "\"" + value + "\" stands twice");
      levels_.back().has_key = true;
      levels_.back().key = value;
      return;
    }
    add(Entry::Kind::scalar, value);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Entry::Kind::list);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Entry::Kind::map);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Level {
    bool is_map = false;
    bool has_key = false;
    std::string key;
    std::size_t index = 0;
    std::set<std::string> keys = {};
  };

  void refuse(const YAML::Mark& mark, const std::string& why) {
    if (!problem) problem = refused(KLAMM_TEXT("profiles", "line %1: %2").with(mark.line + 1, why)).value();
  }
  bool plain(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    if (anchor != 0) refuse(mark, "anchors are not read");
    if (!tag.empty() && tag != "?" && tag != "!") refuse(mark, "tags are not read");
    return !problem;
  }

  void add(Entry::Kind kind, const std::string& value) {
    Entry entry;
    entry.kind = kind;
    entry.value = value;
    for (Level& level : levels_) entry.path.push_back(level.is_map ? level.key : std::to_string(level.index));
    if (!levels_.empty()) {
      levels_.back().has_key = false;
      if (kind == Entry::Kind::scalar) ++levels_.back().index;
    }
    if (!entry.path.empty()) tree.push_back(std::move(entry));
  }
  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Entry::Kind kind) {
    if (levels_.size() >= deepest) refuse(mark, "it is nested too deep");
    if (!levels_.empty() && levels_.back().is_map && !levels_.back().has_key)
      refuse(mark, "a key is a list or a map");
    const bool good = plain(mark, tag, anchor);
    if (good) add(kind, "");
    levels_.push_back(Level{kind == Entry::Kind::map, false, {}, 0, {}});
  }

  void close() {
    levels_.pop_back();
    if (!levels_.empty()) ++levels_.back().index;
  }

  std::vector<Level> levels_;
  int documents_ = 0;
};

} // namespace

Result<Tree> read_yaml_tree(std::string_view text) {
  auto checked = check_yaml_text(text);
  if (!checked) return fail(checked.error());
  try {
    std::istringstream stream{std::string(*checked) + "\n...\n"};
    YAML::Parser parser(stream);
    TreeReader reader;
    while (parser.HandleNextDocument(reader)) {
      if (reader.problem) return fail(*reader.problem);
    }
    return std::move(reader.tree);
  } catch (const YAML::Exception& error) {
    return refused(KLAMM_TEXT("profiles", "line %1: %2").with(error.mark.line + 1, error.msg));
  }
}

const Entry* find_entry(const Tree& tree, const std::vector<std::string>& path) {
  const auto at = std::find_if(tree.begin(), tree.end(), [&](const Entry& one) { return one.path == path; });
  return at == tree.end() ? nullptr : &*at;
}

} // namespace klamm::profiles
