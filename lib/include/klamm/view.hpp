#pragma once

#include <klamm/value.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
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
//             .severity([](const topics::Topic& topic) { return topic.offline ? Severity::critical :
//             Severity::ok; }) .column({"name", "NAME", Unit::text, "Topic name"}, &topics::Topic::name)
//             .column({"size_bytes", "SIZE", Unit::bytes, "Size of all replicas", Shown::wide,
//             topics::load_sizes},
//                     &topics::Topic::size_bytes);
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
};

/// How one row type is seen. Type-erased: `read` takes the address of a row of the type it was described for.
struct Schema {
  struct Field : Column {
    std::function<Value(const void* row)> read;
  };

  const char* name;  ///< `topic.list`: JSON carries `klamm.topic.list/1`
  int version;       ///< grows only when a key changes meaning or goes
  const char* about; ///< one sentence
  std::vector<Field> fields;
  std::function<std::string(const void* row)> key;   ///< the form commands accept: `orders`, `orders:3`
  std::function<Severity(const void* row)> severity; ///< empty: every row is ok
  const char* sort = ""; ///< default order as `--sort` would say it; empty: the order of the answer

  /// `klamm.topic.list/1`
  [[nodiscard]] std::string full_name() const;
  /// The field a user means by `word`: its id, its id without the unit's ending (`size` for `size_bytes`), or
  /// its title, whatever the case. nullptr if there is none.
  [[nodiscard]] const Field* find(std::string_view word) const;
};

/// Specialised once for each row type: `static const Schema& schema()`.
template <class Row>
struct View;

/// Builds the schema of `Row`; readers are member pointers or functions of `const Row&` giving anything a
/// Value takes.
template <class Row>
class describe {
 public:
  describe(const char* name, int version, const char* about)
      : schema_{name, version, about, {}, {}, {}, ""} {}

  template <class Read>
  describe&& column(Column column, Read read) && {
    schema_.fields.push_back({column, [read](const void* row) { return Value(std::invoke(read, as(row))); }});
    return std::move(*this);
  }
  template <class Key>
  describe&& key(Key key) && {
    schema_.key = [key](const void* row) { return std::string(std::invoke(key, as(row))); };
    return std::move(*this);
  }
  template <class Function>
  describe&& severity(Function severity) && {
    schema_.severity = [severity](const void* row) { return std::invoke(severity, as(row)); };
    return std::move(*this);
  }
  describe&& sort(const char* order) && {
    schema_.sort = order;
    return std::move(*this);
  }
  operator Schema() && { return std::move(schema_); }

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
  [[nodiscard]] std::string key(std::size_t row) const { return schema_->key(at(row)); }
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
