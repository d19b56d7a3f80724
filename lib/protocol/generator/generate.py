#!/usr/bin/env python3
"""Writes the C++ of Kafka's messages: generate.py --side client|mirror [--list outputs|inputs] OUT

The client side encodes requests and decodes responses, and holds the structs, the table of APIs and the error codes.
The mirror side, for tests, does the reverse. --list prints the files it would write, or those it reads, one a line, and writes none.
A file is written only when its content changes, so that an unchanged message is not compiled again.
"""
import argparse
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import codec_sources as codecs  # noqa: E402
import headers  # noqa: E402
import tables  # noqa: E402
from model import SchemaError, read_model  # noqa: E402


def plan(model, side):
    """file -> function that makes its content."""
    client = side == "client"
    files = {}
    groups = {api.file: [(api.request, not client, client, api.response.name), (api.response, client, not client, None)]
              for api in model.apis}
    groups.update({file: [(message, client, not client, None) for message in messages]
                   for file, messages in model.data.items()})
    for file, messages in groups.items():
        base = f"protocol/messages/{file}" if client else f"protocol/mirror/{file}"
        if client:
            files[f"{base}.hpp"] = lambda m=messages: headers.messages_header(m)
        else:
            files[f"{base}.hpp"] = lambda f=file, m=messages: headers.mirror_header(f, m)
        files[f"{base}.cpp"] = lambda b=base, m=messages: codecs.codec_source(f"{b}.hpp", m, client)
    if client:
        files["protocol/api_table.cpp"] = lambda: tables.api_table(model)
        files["protocol/responses.cpp"] = lambda: tables.responses_source(model)
        files["protocol/errors.hpp"] = lambda: tables.errors_header(model.errors)
        files["protocol/errors.cpp"] = lambda: tables.errors_source(model.errors)
    else:
        files["protocol/mirror/all.hpp"] = lambda: tables.all_messages_header(model)
    return files


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--side", choices=["client", "mirror"], required=True)
    parser.add_argument("--list", choices=["outputs", "inputs"])
    parser.add_argument("--facts", type=Path, default=Path(__file__).resolve().parent.parent,
                        help="the folder of schema/ and overlay.toml")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    try:
        files = plan(read_model(options.facts), options.side)
        texts = {} if options.list else {name: make() for name, make in files.items()}
    except SchemaError as error:
        sys.exit(f"generate.py: {error}")
    if options.list == "outputs":
        print("\n".join(str(options.out / name) for name in sorted(files)))
    elif options.list == "inputs":
        facts = sorted((options.facts / "schema").glob("*.json")) + [options.facts / "overlay.toml"]
        print("\n".join(map(str, facts + sorted(Path(__file__).resolve().parent.glob("*.py")))))
    for name, text in texts.items():
        path = options.out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text() != text:
            path.write_text(text)


if __name__ == "__main__":
    main()
