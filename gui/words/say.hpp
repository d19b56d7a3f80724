#pragma once

#include <klamm/result.hpp>
#include <klamm/text.hpp>

#include <QString>

#include <string_view>

// Every word the desktop shows goes through one of these; scripts/lib/gui_strings.py finds them by their names.

namespace klamm::gui {

/// A sentence of the desktop in the user's language.
[[nodiscard]] QString say(const char* english);
/// The same with a number in place of `%n`: `one` for 1, `many` for the rest.
[[nodiscard]] QString say_n(const char* one, const char* many, long long n);
/// What can be done next, in words of the window; empty where it has nothing for it.
[[nodiscard]] QString say(const Hint& hint);
/// A sentence of the library, its arguments made fit for eyes, and what can be done next.
[[nodiscard]] QString say(const Text& text);
/// The same where it stands alone: with a capital, unless a name stands first.
[[nodiscard]] QString say_sentence(const Text& text);
[[nodiscard]] QString say_sentence(const Error& error);
/// An error as a sentence with the server's own words, and its code where the sentence lacks it.
[[nodiscard]] QString say(const Error& error);

/// Bytes from a cluster as text that can neither deceive nor move anything. The one way they reach a widget.
[[nodiscard]] QString shown(std::string_view bytes);
/// For places where `&` makes a mnemonic.
[[nodiscard]] QString no_mnemonic(QString text);
/// For tooltips, which may be read as HTML.
[[nodiscard]] QString tip(const QString& text);

} // namespace klamm::gui
