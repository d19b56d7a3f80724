#!/usr/bin/env python3
"""The sentences of the desktop, and whether each is translated.

gui_strings.py ROOT          prints every sentence that gui/ passes to say(), one a line
gui_strings.py ROOT --check  fails on one that resources/translations/klamm_ko.ts lacks or leaves unfinished
gui_strings.py ROOT --merge  adds what is missing to that file, unfinished, and takes out what no source says
"""
import re
import sys
import xml.etree.ElementTree as tree
from pathlib import Path

LITERAL = r'"((?:[^"\\]|\\.)*)"'
SAY = re.compile(r"\bsay\(\s*" + LITERAL + r"\s*\)")
SAY_N = re.compile(r"\bsay_n\(\s*" + LITERAL + r"\s*,\s*" + LITERAL)
# sentences that reach say() by a table or a parameter
LATER = re.compile(r'/\*say\*/\s*' + LITERAL)
LISTED = {
    "gui/pages/pages.cpp": re.compile(r'\{"[\w-]+", ' + LITERAL),
    "gui/pages/history_page.cpp": re.compile(r'\{"[\w.-]+",\s+' + LITERAL + r"\}"),
    "gui/shell/main_window.cpp": re.compile(r'\{"(?:system|light|dark)", ' + LITERAL + r"\}"),
    "gui/theme/tokens.cpp": None,
}
PLURALS = re.compile(r'"((?:[^"\\]|\\.)*%n(?:[^"\\]|\\.)*)"')
CALLS = re.compile(r"\b(?:one_or_many|tell|counted)\(([^;]*?)\)[,;)]")
# words that are made at run time: colours by name, Kafka's states
MADE = ["grey", "blue", "teal", "green", "amber", "orange", "red", "purple", "Stable", "Empty", "Dead", "Preparing rebalance",
        "Completing rebalance", "Assigning", "Reconciling", "Timeout", "Unreachable", "No leader", "Not authorized"]


def unescaped(text):
    return text.replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\")


def sentences(root):
    found = {}
    for path in sorted((root / "gui").rglob("*.[ch]pp")):
        text = path.read_text(encoding="utf-8")
        words = [*SAY.findall(text), *LATER.findall(text), *PLURALS.findall(text)]
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


def main():
    root = Path(sys.argv[1])
    wanted = sentences(root)
    file = root / "resources/translations/klamm_ko.ts"
    if len(sys.argv) == 2:
        print("\n".join(sorted(wanted)))
        return
    ts = tree.parse(file)
    context = ts.getroot().find("context")
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
    missing = [word for word in sorted(wanted)
               if word not in known or not known[word].find("translation").text or known[word].find("translation").get("type")]
    for word in missing:
        print(f"{wanted[word].relative_to(root)}: not in Korean: {word}")
    placeholders = re.compile(r"%(?:\d|n)")
    wrong = [word for word, message in known.items()
             if word in wanted and sorted(set(placeholders.findall(word))) != sorted(set(placeholders.findall(message.find("translation").text or "")))]
    for word in wrong:
        print(f"other placeholders in Korean: {word}")
    if missing or wrong:
        sys.exit(1)
    print(f"{len(wanted)} sentences, all in Korean")


if __name__ == "__main__":
    main()
