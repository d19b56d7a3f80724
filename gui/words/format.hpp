#pragma once

#include <klamm/value.hpp>
#include <klamm/view.hpp>

#include <QString>

#include <chrono>
#include <cstdint>
#include <optional>

// Numbers, sizes, durations and times as the desktop shows them: three digits that matter, exact on hover.

namespace klamm::gui {

inline const QString dash = QStringLiteral("—"); ///< nothing there, or it does not apply

[[nodiscard]] QString count_words(std::int64_t count);       ///< `1,204,331`
[[nodiscard]] QString short_count(double count);             ///< `2.54 G`, `4.2 k`, `380`
[[nodiscard]] QString bytes_words(double bytes);             ///< `8.42 TiB`, `96.4 GiB`, `512 B`
[[nodiscard]] QString duration_words(std::int64_t ms);       ///< `14 d`, `2 d 3 h`, `18m50s`, `0.3 s`
[[nodiscard]] QString percent_words(double percent);         ///< `38 %`
[[nodiscard]] QString signed_percent(double percent);        ///< `+50 %`, `−99 %`
[[nodiscard]] QString clock_words(std::int64_t epoch_ms);    ///< `10:46:28`; another day's with the date
[[nodiscard]] QString full_time_words(std::int64_t epoch_ms);
[[nodiscard]] QString zone_words();                          ///< `KST (UTC+9)`
[[nodiscard]] QString zone_short();                          ///< `KST`
[[nodiscard]] QString age_words(std::chrono::milliseconds age); ///< `3 s`, `12 min`, `2 h`

/// Whether times are shown in UTC instead of the system's zone.
void set_utc(bool utc);
[[nodiscard]] bool shows_utc();

/// Kafka's upper-case word as the desktop writes it: `UNDER_REPLICATED` as `Under-replicated`.
[[nodiscard]] QString state_words(const QString& word);

/// A cell as a column's unit wants it, and in full.
[[nodiscard]] QString cell_words(const Value& value, Unit unit);
[[nodiscard]] QString exact_words(const Value& value, Unit unit);

} // namespace klamm::gui
