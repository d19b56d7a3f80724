#!/usr/bin/env python3
"""Reads the #include lines and CMake link lists below lib/, cli/ and gui/, and fails on an arrow lib/README.md does not draw.

check_layers.py ROOT       checks a tree; prints each wrong arrow; exit 1 if there is any
check_layers.py --selftest proves that each kind of wrong arrow is found
"""
import re
import sys
import tempfile
from pathlib import Path

# layer -> the layers whose headers it may include and whose library it may link
ALLOWED = {
    "base": set(),
    "protocol": set(),
    "view": {"base"},
    "profiles": {"base", "view"},
    "sansio": {"base", "protocol"},
    "net": {"base", "protocol", "sansio"},
    "admin": {"base", "protocol", "sansio", "net", "view"},
    "change": {"base", "protocol", "view", "net", "admin"},
    "scaling": {"base", "protocol", "view", "net", "admin", "change"},
    "front": {"base", "view", "profiles", "admin", "change", "scaling"},
    "cli": {"base", "view", "profiles", "admin", "change", "scaling", "front"},
    "lag": set(),
    "gui": {"base", "view", "profiles", "admin", "change", "scaling", "front", "lag"},
}
# inside a layer with folders: folder -> the folders it may include; "" is the layer's own folder, one file a noun
INNER = {
    "admin": {
        "call": set(),
        "fetch": {"call"},
        "write": {"call", "fetch"},
        "": {"call", "fetch"},
    },
    "change": {
        "operations": set(),
        "live": {"operations"},
        "plan": {"operations", "live"},
        "kinds": {"operations", "live"},
        "journal": {"operations"},
        "run": {"operations", "live", "kinds", "journal"},
    },
    "gui": {
        "words": set(),
        "bridge": set(),
        "theme": {"words"},
        "table": {"words", "bridge", "theme"},
        "session": {"words", "bridge", "theme", "table"},
        "charts": {"words", "theme"},
        "parts": {"words", "bridge", "theme", "table", "session"},
        "dialogs": {"words", "bridge", "theme", "table", "session", "parts"},
        "pages": {"words", "bridge", "theme", "table", "session", "parts", "charts", "dialogs"},
        "shell": {"words", "bridge", "theme", "table", "session", "parts", "dialogs", "pages"},
        "": {"bridge", "shell", "theme"},
    },
}
# layers that see the others by klamm/*.hpp alone
PUBLIC_ONLY = ("front", "cli", "gui")
# public header klamm/*.hpp -> the layer it belongs to; those in klamm/front/ are front's
PUBLIC = {
    "base": {"answer", "bom", "call", "cancel", "client", "config_words", "group_type", "hints", "result", "secret", "security", "text", "words"},
    "view": {"escape", "instant", "names", "query", "render", "shell", "units", "value", "view"},
    "profiles": {"profiles", "import_profiles"},
    "admin": {
        "apis", "brokers", "check_stop", "cluster", "codes", "configs", "features", "groups", "lag", "log_dirs", "move_progress",
        "offsets", "partitions", "quorum", "quotas", "reassignments", "topics", "wait",
    },
    "change": {
        "changes", "follow_moves", "group_operations", "operations", "plan", "plan_configs", "plan_cordons", "plan_groups", "plan_moves",
        "plan_offsets", "plan_placement", "plan_records", "plan_topics", "plan_undo", "plan_validation",
    },
    "scaling": {"scaling", "scaling_run"},
    "lag": {"lag_series"},
}
# third-party header -> the layers that may include it
ONLY = {
    r"asio[./].*": {"net"},
    r"openssl/.*": {"base", "net"},
    r"Q[A-Z].*": {"gui"},
    r"iostream|print": {"cli"},
    r"ranges|coroutine": set(),
    r"yaml-cpp/.*": {"profiles"},
    r"nlohmann/.*": {"change"},
    r"re2/.*": {"view", "cli"},
    r"tl/expected.hpp": {"base", "protocol"},
    r"librdkafka/.*": {"records"},
    r"lemon/.*": {"scaling"},
    r"CLI/.*": {"cli"},
}
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.M)
LINK = re.compile(r"target_link_libraries\(\s*(klamm\w*)([^)]*)\)", re.S)


def layer_of(path, root):
    """The layer a file belongs to."""
    parts = path.relative_to(root).parts
    if parts[0] == "lib":
        return public_layer("/".join(parts[2:])) if parts[1] == "include" else parts[1]
    return parts[0]


def public_layer(header):
    """The layer of a public header, as it is included: klamm/topics.hpp."""
    if header.startswith("klamm/front/"):
        return "front"
    return next((layer for layer, names in PUBLIC.items() if Path(header).stem in names), "unknown")


def folder_of(path, root):
    """The folder inside its layer that a source of lib/ or gui/ stands in; "" is the layer's own."""
    parts = path.relative_to(root).parts
    if parts[0] == "gui":
        return parts[1] if len(parts) == 3 else ""
    return parts[2] if parts[0] == "lib" and len(parts) == 4 and parts[1] in INNER else ""


def wrong_inner(layer, folder, header):
    """Why a file in `folder` of `layer` may not include `header` of the same layer, or None."""
    parts = header.split("/")
    target = parts[1] if len(parts) == 3 else ""
    if layer not in INNER or parts[0] != layer or target == folder:
        return None
    if folder not in INNER[layer]:
        return f"{layer}/{folder} is not drawn"
    return None if target in INNER[layer][folder] else f"{layer}/{folder} may not include {layer}/{target}"


def wrong_include(layer, header):
    """Why `layer` may not include `header`, or None."""
    for pattern, layers in ONLY.items():
        if re.fullmatch(pattern, header) and layer not in layers:
            return f"only {', '.join(sorted(layers)) or 'nobody'} may include it"
    head = header.split("/")[0]
    target = public_layer(header) if head == "klamm" else head
    if target == "unknown":
        return "the layer of this public header is not drawn"
    if "/" not in header or target == layer or target not in ALLOWED:
        return None
    if layer in PUBLIC_ONLY and head != "klamm":
        return f"{layer} includes klamm/*.hpp only"
    return None if target in ALLOWED.get(layer, set()) else f"{layer} may not include {target}"


def layer_of_target(target):
    """The command line is three targets: its library, its commands, its program. The desktop is three too."""
    if target in ("klamm_desktop", "klamm_bridge"):
        return "gui"
    if target == "klamm_scaling_flow":
        return "scaling"
    return "cli" if target in ("klamm", "klamm_commands") else target.removeprefix("klamm_")


def sources(root):
    for top in ("lib", "cli", "gui"):
        for path in sorted((root / top).rglob("*")):
            if path.suffix in (".hpp", ".cpp", ".inc"):
                yield path


def check(root):
    wrong = []
    for path in sources(root):
        layer = layer_of(path, root)
        for header in INCLUDE.findall(path.read_text(encoding="utf-8")):
            why = wrong_include(layer, header) or wrong_inner(layer, folder_of(path, root), header)
            if why:
                wrong.append(f"{path.relative_to(root)} includes <{header}>: {why}")
    lists = [path for top in ("lib", "cli", "gui") for path in sorted((root / top).rglob("CMakeLists.txt"))]
    for path in lists:
        for target, libraries in LINK.findall(path.read_text(encoding="utf-8")):
            layer = layer_of_target(target)
            for linked in map(layer_of_target, re.findall(r"klamm_\w+", libraries)):
                if linked not in {"options", layer} | ALLOWED.get(layer, set()):
                    wrong.append(f"{path.relative_to(root)} links klamm_{linked} into {target}: {layer} may not use {linked}")
    return wrong


def selftest():
    """A tree with one wrong arrow of each kind: each must be found, and nothing else."""
    bad = {
        "lib/sansio/a.cpp": "#include <net/core.hpp>\n",
        "lib/net/b.cpp": "#include <asio/ip/tcp.hpp>\n#include <klamm/topics.hpp>\n",
        "lib/admin/c.cpp": '#include "asio/post.hpp"\n#include <iostream>\n',
        "lib/include/klamm/topics.hpp": "#include <tl/expected.hpp>\n#include <klamm/view.hpp>\n",
        "lib/protocol/d.hpp": "#include <klamm/result.hpp>\n",
        "lib/front/h.cpp": "#include <change/run/apply.hpp>\n#include <front/author.hpp>\n",
        "lib/include/klamm/plan.hpp": "#include <klamm/front/run.hpp>\n",
        "cli/e.cpp": "#include <admin/call/driver.hpp>\n#include <klamm/topics.hpp>\n#include <cli/command.hpp>\n",
        "lib/change/live/f.cpp": "#include <change/run/apply.hpp>\n#include <change/operations/fields.hpp>\n",
        "lib/admin/fetch/g.cpp": "#include <admin/topics.hpp>\n#include <klamm/unheard_of.hpp>\n",
        "gui/theme/h.cpp": "#include <gui/words/say.hpp>\n#include <gui/pages/pages.hpp>\n#include <QWidget>\n",
        "lib/view/CMakeLists.txt": "target_link_libraries(klamm_view PUBLIC klamm_base\n klamm_net PRIVATE klamm_options)\n",
    }
    expected = ["sansio/a.cpp", "net/b.cpp", "admin/c.cpp", "admin/c.cpp", "klamm/topics.hpp", "protocol/d.hpp", "front/h.cpp",
                "klamm/plan.hpp", "cli/e.cpp",
                "live/f.cpp", "fetch/g.cpp", "unheard_of", "theme/h.cpp", "view/CMakeLists.txt"]
    with tempfile.TemporaryDirectory() as folder:
        for name, text in bad.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        found = check(Path(folder))
    missing = [name for name in expected if not any(name in line for line in found)]
    if missing or len(found) != len(expected):
        sys.exit("selftest failed; found:\n" + "\n".join(found) + f"\nmissing: {missing}")
    print(f"{len(found)} wrong arrows planted, all found")


def main():
    if sys.argv[1:] == ["--selftest"]:
        selftest()
        return
    wrong = check(Path(sys.argv[1]).resolve())
    print("\n".join(wrong) or "every arrow is drawn in lib/README.md")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
