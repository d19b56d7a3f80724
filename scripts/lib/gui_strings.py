#!/usr/bin/env python3
"""The sentences of the desktop and those of the library that it shows, and whether each is translated.

gui_strings.py ROOT                prints every sentence that gui/ passes to say(), one a line
gui_strings.py ROOT --check        fails on one that resources/translations/klamm_ko.ts lacks or leaves unfinished,
                                   and on a wrong or left-over translation of a KLAMM_TEXT
gui_strings.py ROOT --check --all  fails on a KLAMM_TEXT without a translation too, and lists these
gui_strings.py ROOT --list-lib     prints those as CONTEXT<TAB>SENTENCE
gui_strings.py ROOT --merge        adds what gui/ says and that file lacks, unfinished, and takes out what no page says
"""
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
from pathlib import Path

LITERAL = r'"((?:[^"\\]|\\.)*)"'
LITERALS = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'
SAY = re.compile(r"\bsay\(\s*" + LITERALS + r"\)")
SAY_N = re.compile(r"\bsay_n\(\s*" + LITERAL + r"\s*,\s*" + LITERAL)
# sentences that reach say() by a table or a parameter
LATER = re.compile(r'/\*say\*/\s*' + LITERAL)
LISTED = {
    "gui/pages/pages.cpp": re.compile(r'\{"[\w-]+", ' + LITERAL),
    "gui/pages/history_page.cpp": re.compile(r'\{"[\w.-]+",\s+' + LITERAL + r"\}"),
    "gui/shell/settings_menu.cpp": re.compile(r'\{"(?:system|light|dark)", ' + LITERAL + r"\}"),
    "gui/theme/tokens.cpp": None,
}
PLURALS = re.compile(r'"((?:[^"\\]|\\.)*%n(?:[^"\\]|\\.)*)"')
CALLS = re.compile(r"\b(?:one_or_many|tell|counted)\(([^;]*?)\)[,;)]")
# words that are made at run time: colours by name, Kafka's states
MADE = ["grey", "blue", "teal", "green", "amber", "orange", "red", "purple", "Stable", "Empty", "Dead", "Preparing rebalance",
        "Completing rebalance", "Assigning", "Reconciling", "Timeout", "Unreachable", "No leader", "Not authorized"]
# a sentence of the library (or of a page that makes an Error): KLAMM_TEXT("context", "one literal " "or more")
DECLARING = ("lib", "gui")
DECLARED = re.compile(r"\bKLAMM_TEXT(?:_N)?\(\s*" + LITERALS + r",\s*" + LITERALS + r"\)")
ALIASES = ["-tr-function-alias", "QT_TRANSLATE_NOOP+=KLAMM_TEXT", "-tr-function-alias", "QT_TRANSLATE_N_NOOP+=KLAMM_TEXT_N"]
PLACEHOLDER = re.compile(r"%(?:\d|n)")


def unescaped(text):
    return re.sub(r"\\(.)", lambda escape: {"n": "\n", "t": "\t"}.get(escape[1], escape[1]), text)


def sentences(root):
    found = {}
    for path in sorted((root / "gui").rglob("*.[ch]pp")):
        text = path.read_text(encoding="utf-8")
        words = [*("".join(re.findall(LITERAL, said)) for said in SAY.findall(text)), *LATER.findall(text), *PLURALS.findall(text)]
        for one, many in SAY_N.findall(text):
            words += [one, many]
        listed = LISTED.get(str(path.relative_to(root)))
        if listed:
            words += listed.findall(text)
        for call in CALLS.findall(text):
            words += re.findall(LITERAL, call)
        for loop in re.findall(r"for \(const char\* \w+ : \{([^}]*)\}\)|choices\[\] = \{(.*?)\};", text):
            words += re.findall(LITERAL, "".join(loop))
        for word in words:
            found.setdefault(unescaped(word), path)
    found.pop("%n", None)
    for word in MADE:
        found.setdefault(word, root / "gui/words/format.cpp")
    return found


def library_sentences(root):
    """(context, sentence) of every KLAMM_TEXT that is not in a comment."""
    found = {}
    for path in sorted(path for place in DECLARING for path in (root / place).rglob("*.[ch]pp")):
        code = re.sub(r"^\s*//.*", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for declared in DECLARED.findall(code):
            context, words = ("".join(map(unescaped, re.findall(LITERAL, part))) for part in declared)
            found.setdefault((context, words), path)
    return found


def messages(contexts):
    """(context, sentence) -> its <translation>."""
    return {(context.findtext("name"), message.findtext("source")): message.find("translation")
            for context in contexts for message in context.findall("message")}


def seen_by_lupdate(root):
    """What Qt's own tool finds there; None where it is not installed."""
    tool = shutil.which("lupdate", path="/usr/lib/qt6/bin") or shutil.which("lupdate6") or shutil.which("lupdate-qt6")
    if not tool:
        return None
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "lib.ts"
        places = [root / place for place in DECLARING]
        subprocess.run([tool, "-silent", "-no-obsolete", *ALIASES, *places, "-ts", file], check=True, capture_output=True)
        return set(messages(tree.parse(file).getroot().findall("context")))


def same_placeholders(words, translation):
    return set(PLACEHOLDER.findall(words)) == set(PLACEHOLDER.findall(translation.text or ""))


def untranslated(wanted, known):
    return [word for word in sorted(wanted)
            if word not in known or not known[word].text or known[word].get("type")]


def check_library(root, contexts, every):
    """What is wrong with the translations of the library's sentences, a line each; and a line that counts them."""
    wanted, known = library_sentences(root), messages(contexts)
    missing = untranslated(wanted, known)
    wrong = []
    for key, translation in sorted(known.items(), key=lambda entry: entry[0]):
        if key not in wanted:
            wrong.append(f"no source says this any more: {key[0]}: {key[1]}")
        elif key in missing:
            wrong.append(f"unfinished in Korean: {key[0]}: {key[1]}")
        elif not same_placeholders(key[1], translation):
            wrong.append(f"other placeholders in Korean: {key[0]}: {key[1]}")
    seen = seen_by_lupdate(root)
    if seen is not None:
        wrong += [f"lupdate and this script disagree: {context}: {word}"
                  for context, word in sorted(seen ^ set(wanted))]
    if every:
        wrong += [f"{wanted[key].relative_to(root)}: not in Korean: {key[0]}: {key[1]}"
                  for key in missing if key not in known]
    return wrong, f"{len(wanted) - len(missing)} of {len(wanted)} sentences of the library in Korean"


def main():
    root = Path(sys.argv[1])
    wanted = sentences(root)
    file = root / "resources/translations/klamm_ko.ts"
    if len(sys.argv) == 2:
        print("\n".join(sorted(wanted)))
        return
    ts = tree.parse(file)
    context, *library = ts.getroot().findall("context")
    if sys.argv[2] == "--list-lib":
        for name, word in untranslated(library_sentences(root), messages(library)):
            print(f"{name}\t{word}")
        return
    known = {message.find("source").text: message for message in context.findall("message")}
    if sys.argv[2] == "--merge":
        for message in list(context.findall("message")):
            if message.find("source").text not in wanted:
                context.remove(message)
        for word in sorted(set(wanted) - set(known)):
            message = tree.SubElement(context, "message")
            tree.SubElement(message, "source").text = word
            tree.SubElement(message, "translation").set("type", "unfinished")
        tree.indent(ts)
        ts.write(file, encoding="utf-8", xml_declaration=True)
        return
    translations = {word: message.find("translation") for word, message in known.items()}
    missing = untranslated(wanted, translations)
    for word in missing:
        print(f"{wanted[word].relative_to(root)}: not in Korean: {word}")
    wrong = [f"other placeholders in Korean: {word}" for word, translation in translations.items()
             if word in wanted and not same_placeholders(word, translation)]
    wrong_in_library, counted = check_library(root, library, "--all" in sys.argv)
    wrong += wrong_in_library
    for line in wrong:
        print(line)
    if missing or wrong:
        sys.exit(1)
    print(f"{len(wanted)} sentences, all in Korean; {counted}")


if __name__ == "__main__":
    main()
