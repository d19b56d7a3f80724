#pragma once

#include <klamm/value.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

// A row type declares once how it is seen, beside the type itself:
//
//   template <> struct View<topics::Topic> { static const Schema& schema(); };        // klamm/topics.hpp
//
//   const Schema& View<topics::Topic>::schema() {                                     // with the noun's .cpp
//     static const Schema schema =
//         describe<topics::Topic>("topic.list", 1, "One row a topic.")
//             .key([](const topics::Topic& topic) { return topic.name; })
//             .severity([](const topics::Topic& topic) { return severity_of(topic); })
//             .column({"name", "NAME", Unit::text, "Topic name"}, &topics::Topic::name)
//             .column({"offline", "OFFLINE", Unit::count, "Partitions without a leader"},
//             &topics::Topic::offline) .columns_that_go_first("offline");
//     return schema;
//   }
//
// Every format, `--where`, `--sort`, `--columns`, the JSON Schema and the desktop's grid are derived from it.

namespace klamm {

/// What a column's cells mean. Decides the JSON type, how a table prints it, how it is aligned and which
/// literals
/// `--where` takes for it.
enum class Unit {
  text,        ///< any words or names
  state,       ///< one upper-case word of a fixed set; coloured by the row's severity; compared without case
  boolean,     ///< `yes` / `no` in tables
  id,          ///< an integer that names something: broker, partition, epoch
  count,       ///< an integer that counts
  offset,      ///< a position in a log
  bytes,       ///< key ends in `_bytes`; tables print `1.2 GiB`
  duration_ms, ///< key ends in `_ms`; tables print `3m20s`
  bytes_per_second, ///< key ends in `_bytes_per_second`; tables print `80.0 MiB/s`
  percent,          ///< 0–100, real
  number,           ///< any other real number
  time,             ///< an instant; RFC 3339 UTC in JSON
  texts,            ///< a list of text
  ids,              ///< a list of ids
  object,           ///< keys and values
  objects,          ///< a list of objects: for `describe`; tables print it as JSON
};

/// Where a column is shown unless `--columns` says otherwise. JSON, CSV and YAML carry every key always.
enum class Shown { table, wide, on_demand };

enum class Severity { ok, info, warning, critical, unknown };

/// Numbers stand at the right edge of their column, words at the left.
[[nodiscard]] bool right_aligned(Unit unit);

/// One column. `id` is the JSON key, `snake_case`, and never changes meaning; `title` heads a table; `about`
/// is one line for the JSON Schema. `loader` is a bit of the noun's own choosing (0 = always there): the
/// query adds up the bits of the columns that are shown, sorted or filtered by, and the noun's call loads
/// what they ask for.
struct Column {
  const char* id;
  const char* title;
  Unit unit;
  const char* about;
  Shown shown = Shown::table;
  unsigned loader = 0;

  /// What heads the column where there is room for words, in sentence case and without the unit's ending:
  /// `Replication factor`, `Size`. Unique within a schema.
  [[nodiscard]] std::string label() const;
};

/// How one row type is seen. Type-erased: `read` takes the address of a row of the type it was described for.
struct Schema {
  struct Field : Column {
    std::function<Value(const void* row)> read;
    int importance = 0; ///< unique within the schema; where there is no room, the smallest goes first
    std::function<bool(const void* row)>
        partial;           ///< the cell is a sum of which parts are unknown; empty: never
    bool sentence = false; ///< words that may be cut where there is no room; names never are
  };

  const char* name;  ///< `topic.list`: JSON carries `klamm.topic.list/1`
  int version;       ///< grows only when a key changes meaning or goes
  const char* about; ///< one sentence
  std::vector<Field> fields;
  std::function<std::string(const void* row)> key; ///< the form commands accept: `orders`; rows may share it
  /// Appends what tells a row from every other of the same answer, and knows it again in the next one. Not
  /// for people.
  std::function<void(const void* row, std::string& out)> identity;
  std::function<Severity(const void* row)> severity; ///< empty: every row is ok
  const char* sort = "";     ///< default order as `--sort` would say it; empty: the order of the answer
  const char* go_first = ""; ///< ids of the columns that go first where there is no room, `,` between
  const char* judged = "";   ///< id of the column that shows the severity; empty: every state does

  /// `klamm.topic.list/1`
  [[nodiscard]] std::string full_name() const;
  /// The field a user means by `word`: its id, its id without the unit's ending (`size` for `size_bytes`), or
  /// its title, whatever the case. nullptr if there is none.
  [[nodiscard]] const Field* find(std::string_view word) const;
  /// Sets every field's importance: those of `go_first` go first, then the others from the right, states
  /// last.
  void rank();
};

/// Specialised once for each row type: `static const Schema& schema()`.
template <class Row>
struct View;

// A part of an identity, written so that no two lists of parts look the same.
void append_identity(std::string& out, std::string_view text);
void append_identity(std::string& out, std::int64_t number);
inline void append_identity(std::string& out, const std::string& text) {
  append_identity(out, std::string_view(text));
}
inline void append_identity(std::string& out, const char* text) {
  append_identity(out, std::string_view(text));
}
template <class Enum>
  requires std::is_enum_v<Enum> || std::is_integral_v<Enum>
void append_identity(std::string& out, Enum value) {
  append_identity(out, static_cast<std::int64_t>(value));
}
template <class T>
void append_identity(std::string& out, const std::optional<T>& maybe) {
  if (maybe) {
    append_identity(out, *maybe);
  } else {
    out += '-';
  }
}

/// Builds the schema of `Row`; readers are member pointers or functions of `const Row&` giving anything a
/// Value takes.
template <class Row>
class describe {
 public:
  describe(const char* name, int version, const char* about)
      : schema_{name, version, about, {}, {}, {}, {}, "", "", ""} {}

  template <class Read>
  describe&& column(Column column, Read read) && {
    schema_.fields.push_back(
        {column, [read](const void* row) { return Value(std::invoke(read, as(row))); }, 0, {}, false});
    return std::move(*this);
  }
  /// The row's name in commands. It is the row's identity too, unless `identity` says more.
  template <class Key>
  describe&& key(Key key) && {
    schema_.key = [key](const void* row) { return std::string(std::invoke(key, as(row))); };
    if (!schema_.identity) {
      schema_.identity = [key](const void* row, std::string& out) {
        append_identity(out, std::invoke(key, as(row)));
      };
    }
    return std::move(*this);
  }
  /// What makes a row the one it is, where its key does not: `.identity(&Row::group, &Row::topic)`.
  template <class... Parts>
  describe&& identity(Parts... parts) && {
    schema_.identity = [parts...](const void* row, std::string& out) {
      (append_identity(out, std::invoke(parts, as(row))), ...);
    };
    return std::move(*this);
  }
  describe&& columns_that_go_first(const char* ids) && {
    schema_.go_first = ids;
    return std::move(*this);
  }
  /// `judged`: the column that shows it, where a schema has several states.
  template <class Function>
  describe&& severity(Function severity, const char* judged = "") && {
    schema_.severity = [severity](const void* row) { return std::invoke(severity, as(row)); };
    schema_.judged = judged;
    return std::move(*this);
  }
  /// Of the column declared last: rows in which it is a sum with unknown parts.
  template <class Function>
  describe&& partial_where(Function partial) && {
    schema_.fields.back().partial = [partial](const void* row) { return std::invoke(partial, as(row)); };
    return std::move(*this);
  }
  /// The column declared last holds sentences, not names.
  describe&& sentence() && {
    schema_.fields.back().sentence = true;
    return std::move(*this);
  }
  describe&& sort(const char* order) && {
    schema_.sort = order;
    return std::move(*this);
  }
  operator Schema() && {
    schema_.rank();
    return std::move(schema_);
  }

 private:
  static const Row& as(const void* row) { return *static_cast<const Row*>(row); }
  Schema schema_;
};

/// Rows of any one type, not owned: what queries, renderers and grids work on.
class RowSet {
 public:
  template <class Row>
  explicit RowSet(const std::vector<Row>& rows) : RowSet(View<Row>::schema(), rows) {}
  template <class Row>
  RowSet(const Schema& schema, const std::vector<Row>& rows)
      : schema_(&schema), first_(reinterpret_cast<const std::byte*>(rows.data())), stride_(sizeof(Row)),
        size_(rows.size()) {}

  [[nodiscard]] const Schema& schema() const { return *schema_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] Value cell(std::size_t row, std::size_t field) const {
    return schema_->fields[field].read(at(row));
  }
  /// Whether the cell is a sum of which parts are unknown.
  [[nodiscard]] bool partial(std::size_t row, std::size_t field) const {
    const auto& judge = schema_->fields[field].partial;
    return judge && judge(at(row));
  }
  [[nodiscard]] std::string key(std::size_t row) const { return schema_->key(at(row)); }
  /// Replaces `out` by the row's identity: a grid that keeps its selection uses one buffer for all rows.
  void identity(std::size_t row, std::string& out) const {
    out.clear();
    schema_->identity(at(row), out);
  }
  [[nodiscard]] std::string identity(std::size_t row) const {
    std::string out;
    identity(row, out);
    return out;
  }
  [[nodiscard]] Severity severity(std::size_t row) const {
    return schema_->severity ? schema_->severity(at(row)) : Severity::ok;
  }

 private:
  [[nodiscard]] const void* at(std::size_t row) const { return first_ + row * stride_; }

  const Schema* schema_;
  const std::byte* first_;
  std::size_t stride_;
  std::size_t size_;
};

} // namespace klamm
