#!/usr/bin/env python3
"""What the generator and the import refuse."""
import importlib.machinery
import importlib.util
import json
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parents[2]
PROTOCOL = ROOT / "lib/protocol"
sys.path.insert(0, str(PROTOCOL / "generator"))

import codec_sources  # noqa: E402
import generate  # noqa: E402
from model import NEVER, SchemaError, Versions, read_model, snake  # noqa: E402


def script(path):
    loader = importlib.machinery.SourceFileLoader("script", str(path))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("script", loader))
    loader.exec_module(module)
    return module


class Facts(unittest.TestCase):
    """Each test changes a copy of the facts; setUp proves the copy good."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        shutil.copytree(PROTOCOL / "schema", self.folder / "schema")
        self.overlay = (PROTOCOL / "overlay.toml").read_text()
        self.write_overlay(self.overlay)
        read_model(self.folder)

    def write_overlay(self, text):
        (self.folder / "overlay.toml").write_text(text)

    def change(self, file, edit):
        path = self.folder / "schema" / file
        facts = json.loads(path.read_text())
        edit(facts)
        path.write_text(json.dumps(facts))

    def refused(self, words):
        with self.assertRaises(SchemaError) as caught:
            model = read_model(self.folder)
            for side in ("client", "mirror"):
                for make in generate.plan(model, side).values():
                    make()
        self.assertIn(words, str(caught.exception))

    def test_an_api_without_a_row(self):
        self.write_overlay("".join(l for l in self.overlay.splitlines(True) if not l.startswith("Metadata =")))
        self.refused("has no row")

    def test_a_row_without_a_schema(self):
        (self.folder / "schema/metadata.json").unlink()
        self.refused("no schema/metadata.json")

    def test_a_data_row_without_a_schema(self):
        self.write_overlay(self.overlay + "Nothing = {}\n")
        self.refused("no schema for ['Nothing']")

    def test_an_unknown_key_of_a_row(self):
        self.write_overlay(self.overlay.replace('ListGroups = { ', 'ListGroups = { colour = "red", '))
        self.refused("unknown keys ['colour']")

    def test_a_row_without_a_route(self):
        self.write_overlay(self.overlay.replace('ListGroups = { route = "all", ', 'ListGroups = { '))
        self.refused("route, mutates and first_release are needed")

    def test_a_read_that_refuses(self):
        self.write_overlay(self.overlay.replace('ListGroups = { ', 'ListGroups = { refuses = [14], '))
        self.refused("a read refuses nothing")

    def test_a_read_that_stands(self):
        self.write_overlay(self.overlay.replace('ListGroups = { ', 'ListGroups = { stands = [69], '))
        self.refused("what is never sent again needs no stands")

    def test_more_error_codes_than_the_table_takes(self):
        self.write_overlay(self.overlay.replace('stands = [3, 100]', 'stands = [3, 100, 101]'))
        self.refused("at most 2 error codes")

    def test_a_bytes_field_nobody_judged(self):
        def add(facts):
            facts["request"]["fields"].append({"name": "Token", "type": "bytes", "versions": "0+"})
        self.change("metadata.json", add)
        self.refused("neither in sensitive nor in harmless")

    def test_a_judged_field_that_is_gone(self):
        self.write_overlay(self.overlay.replace('"request.Metrics"', '"request.Metrics", "request.Gone"'))
        self.refused("no field request.Gone")

    def test_a_secret_that_could_not_be_masked(self):
        self.write_overlay(self.overlay.replace('ListGroups = { ', 'ListGroups = { sensitive = ["response.Groups"], '))
        self.refused("can be sensitive")

    def test_an_unknown_key_of_a_field_and_of_a_message(self):
        self.change("metadata.json", lambda facts: facts["request"]["fields"][0].update(colour="red"))
        self.refused("unknown keys ['colour']")
        shutil.copy(PROTOCOL / "schema/metadata.json", self.folder / "schema")
        self.change("metadata.json", lambda facts: facts["response"].update(headerVersions="0+"))
        self.refused("unknown keys ['headerVersions']")

    def test_request_and_response_of_different_versions(self):
        self.change("metadata.json", lambda facts: facts["response"].update(validVersions="0-12"))
        self.refused("do not fit together")

    def test_a_struct_nobody_defines(self):
        self.change("metadata.json", lambda facts: facts["request"]["fields"][1].update(type="[]Lost"))
        self.refused("no struct Lost")

    def test_a_default_nobody_understands(self):
        self.change("metadata.json", lambda facts: facts["response"]["fields"][1].update(default="seven"))
        self.refused("default 'seven'")

    def test_the_unstable_version_is_not_offered(self):
        api = next(a for a in read_model(self.folder).apis if a.name == "InitProducerId")
        self.assertEqual(api.request.versions.high, 5)
        self.assertEqual(api.response.versions.high, 5)

    def test_nothing_is_written_twice(self):
        model = read_model(self.folder)
        client, mirror = generate.plan(model, "client"), generate.plan(model, "mirror")
        self.assertFalse(set(client) & set(mirror))
        self.assertEqual(client["protocol/messages/fetch.cpp"](), client["protocol/messages/fetch.cpp"]())


class Parts(unittest.TestCase):
    def test_versions(self):
        self.assertEqual(Versions.parse("3-7", ""), Versions(3, 7))
        self.assertEqual(Versions.parse("3+", ""), Versions(3, NEVER))
        self.assertEqual(Versions.parse("3", ""), Versions(3, 3))
        self.assertTrue(Versions.parse("none", "").empty())
        for wrong in ("", "3-", "+", "a", "3+4"):
            with self.assertRaises(SchemaError):
                Versions.parse(wrong, "")

    def test_names(self):
        self.assertEqual([snake(n) for n in ("ThrottleTimeMs", "IsrNodes", "Name", "ISRNodes", "Operator")],
                         ["throttle_time_ms", "isr_nodes", "name", "isr_nodes", "operator_"])

    def test_conditions(self):
        within = Versions(2, 9)
        self.assertEqual(codec_sources.condition(Versions(0, 9), within), "")
        self.assertEqual(codec_sources.condition(Versions(4, 20), within), "version >= 4")
        self.assertEqual(codec_sources.condition(Versions(3, 7), within), "version >= 3 && version <= 7")
        self.assertIsNone(codec_sources.condition(Versions(10, 12), within))


class Import(unittest.TestCase):
    MESSAGE = {"apiKey": 3, "type": "request", "name": "XRequest", "validVersions": "0", "flexibleVersions": "none",
               "latestVersionUnstable": False,
               "fields": [{"name": "A", "type": "bool", "versions": "0+", "default": True, "about": "words"}]}

    def setUp(self):
        self.script = script(ROOT / "scripts/import-schemas")

    def test_only_facts_are_kept(self):
        facts = self.script.message_facts(self.MESSAGE)
        self.assertEqual(facts["fields"], [{"name": "A", "type": "bool", "versions": "0+", "default": "true"}])
        self.assertNotIn("latestVersionUnstable", facts)

    def test_what_is_written_reads_back(self):
        for path in sorted((PROTOCOL / "schema").glob("*.json")):
            facts = json.loads(path.read_text())
            self.assertEqual(self.script.render(facts) + "\n", path.read_text(), path.name)

    def test_unknown_keys_and_types_are_refused(self):
        for wrong in ({"headerVersions": "0+"}, {"type": "metadata"}, {"fields": [{"name": "A", "colour": 1}]}):
            with self.assertRaises(SystemExit):
                self.script.message_facts({**self.MESSAGE, **wrong})


if __name__ == "__main__":
    unittest.main()
