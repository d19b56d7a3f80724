#include <klamm/escape.hpp>
#include <klamm/render.hpp>

#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <QCoreApplication>

namespace klamm::gui {

QString say(const char* english) {
  return QCoreApplication::translate("klamm", english);
}

QString say_n(const char* one, const char* many, long long n) {
  QString out = say(n == 1 ? one : many);
  return out.replace(QLatin1String("%n"), count_words(n));
}

namespace {

QString sentence_of(const Text& text);

QString argument_of(const Text& text, std::size_t index) {
  for (const auto& [at, inner] : text.inner) {
    if (at == index) return sentence_of(inner);
  }
  return index < text.args.size() ? shown(text.args[index]) : QString();
}

// In one pass: an argument may hold a `%1` of its own.
QString sentence_of(const Text& text) {
  const QString pattern = QCoreApplication::translate(text.context, text.pattern);
  QString out;
  for (qsizetype i = 0; i < pattern.size(); ++i) {
    const QChar next = pattern[i] == QLatin1Char('%') && i + 1 < pattern.size() ? pattern[i + 1] : QChar();
    if (next == QLatin1Char('n'))
      out += count_words(text.count);
    else if (next >= QLatin1Char('1') && next <= QLatin1Char('9'))
      out += argument_of(text, static_cast<std::size_t>(next.unicode() - u'1'));
    else {
      out += pattern[i];
      continue;
    }
    ++i;
  }
  return out;
}

} // namespace

QString say(const Text& text) {
  QString out = sentence_of(text);
  const QString next = text.hint ? say(*text.hint) : QString();
  if (next.isEmpty()) return out;
  if (!out.endsWith(QLatin1Char('.'))) out += QLatin1Char('.');
  return out + QLatin1Char(' ') + next;
}

QString say(const Error& error) {
  QString out = say(error.text);
  if (out.isEmpty())
    out = shown(error_sentence(error));
  else if (!error.server_message.empty())
    out += QStringLiteral(" — ") + shown(error.server_message);
  const QString code = shown(error.code);
  if (!code.isEmpty() && !out.contains(code) && error.kind != ErrorKind::usage)
    out += QStringLiteral(" [%1]").arg(code);
  return out;
}

namespace {

QString with_capital(const Text& text, QString said) {
  const char first = *text.pattern;
  if (first >= 'a' && first <= 'z' && !said.isEmpty()) said[0] = said[0].toUpper();
  return said;
}

} // namespace

QString say_sentence(const Text& text) {
  return with_capital(text, say(text));
}

QString say_sentence(const Error& error) {
  return with_capital(error.text, say(error));
}

QString shown(std::string_view bytes) {
  return QString::fromStdString(escape(bytes));
}

QString no_mnemonic(QString text) {
  return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

QString tip(const QString& text) {
  return text.isEmpty() ? text
                        : QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(text.toHtmlEscaped());
}

} // namespace klamm::gui
