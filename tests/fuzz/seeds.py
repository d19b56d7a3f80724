#!/usr/bin/env python3
"""Starting points for the fuzz targets: seeds.py FOLDER writes FOLDER/TARGET/…

decode: each message in each version, as decode.cpp wants its input, with and without tagged fields nobody knows.
profile_yaml, grammar, plan_json, journal, import, sasl: texts with all that may stand in one.
tls_files: a key with its certificate in PEM and PKCS#12, with the password that the target knows.
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
TESTS = Path(__file__).resolve().parents[1]
PROTOCOL_TESTS = TESTS / "protocol"
sys.path.insert(0, str(PROTOCOL_TESTS))

from random_messages import all_messages  # noqa: E402

TEXTS = {
    "profile_yaml": [
        "# ours\nbootstrap.servers:\n  - a:1\n  - b:2\nsecurity.protocol: plaintext\nprotection: read-only\n"
        "cluster_id: \"4L6g\\x41\\u00e9\"\naddresses:\n  1: localhost:1\n  2: 'it''s'\ndescription: |\n  text\n",
        "{client.id: a, colour: >-\n  b\n, addresses: {1: a, 2: b}, environment: ? x}\n",
        "bootstrap.controllers: [a, &b c, *b, !!str d]\n---\ncolour: a\n...\n",
        "client.id=a\naddresses.1=b\nprotection=confirm\ndescription=\ufffe\n"],
    "import": [
        "\0bootstrap.servers=a:1\nsecurity.protocol=SASL_SSL\nsasl.jaas.config=org.apache.kafka.common.security.scram."
        "ScramLoginModule required username=\"a\" \\\n password='b' tokenauth=\"true\";\nssl.engine.factory.class=x\n",
        "\1contexts: {a: {brokers: [b:1], tls: {enabled: true, ca: c}, sasl: {enabled: true, username: u, password: p}}}\n",
        "\2clusters:\n- name: a\n  brokers: [b:1]\n  SASL: {mechanism: OAUTHBEARER, scopes: [x, y]}\n  TLS: null\n",
        "\3profiles:\n- name: a\n  kafka_api: {brokers: [b:1], tls: {}, sasl: {user: u, password: p, type: x}}\n",
        "\4seed_brokers = [\"a:1\", # one\n]\n[tls]\nca_cert_path = \"\\u00e9\"\n[sasl]\nmethod = 'plain'\nis_token = true\n"],
    "sasl": [
        "\0\n", "\1\nr=nonce+,s=c2FsdA==,i=4096\nv=AAAA", "\2\nr=nonce+,s=c2FsdA==,i=8192\ne=other-error",
        "\3\ntoken\n{\"status\":\"invalid_token\"}", "\4\n\1ap-req\noffer\nchoice\n",
        "\5\n\n{\"version\":\"2020_10_22\",\"request-id\":\"f\"}",
        "\0{\"access_token\":\"a.b\",\"expires_in\":300,\"scope\":null,\"x\":[{\"y\":-1.5e3}],\"error\":\"\\u00e9\\n\"}"],
    "grammar": [
        "size>=10GiB and (state=RIPE or not lag<1k)\nname:desc,size", "name~^pe.r and picked>2026-11-24T12:00:00Z",
        "sweet=yes or water!=84.25 and age>3m20s\nwater", "labels=a and trees=1 or name=\"a b\" and lag=null\nname"],
}


def change_texts():
    """A plan with every operation, a journal, and the same journal without its frame of numbers and sums."""
    journal = (TESTS / "change" / "golden" / "journal.jsonl").read_text(encoding="utf-8")
    entries = re.sub(r'^{"seq":\d+,"entry":(.*),"crc":"\w+"}$', r"\1", journal, flags=re.MULTILINE)
    return {"plan_json": [(TESTS / "change" / "golden" / "plan.json").read_text(encoding="utf-8")],
            "journal": [journal, entries]}


def main():
    for target, texts in (TEXTS | change_texts()).items():
        folder = Path(sys.argv[1]) / target
        folder.mkdir(parents=True, exist_ok=True)
        for number, text in enumerate(texts):
            (folder / str(number)).write_text(text, encoding="utf-8")
    decode_seeds(Path(sys.argv[1]) / "decode")
    tls_seeds(Path(sys.argv[1]) / "tls_files")


def tls_seeds(folder):
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        run = lambda *words: subprocess.run(["openssl", *words], cwd=work, check=True, capture_output=True)
        run("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", "key.pem",
            "-out", "certificate.pem", "-days", "2", "-subj", "/CN=fuzz")
        run("pkcs12", "-export", "-in", "certificate.pem", "-inkey", "key.pem", "-passout", "pass:p12-secret", "-out", "both.p12")
        run("pkcs8", "-topk8", "-in", "key.pem", "-passout", "pass:p12-secret", "-out", "locked.pem")
        certificate = Path(work, "certificate.pem").read_bytes()
        (folder / "pem").write_bytes(b"\3" + Path(work, "key.pem").read_bytes() + certificate)
        (folder / "locked").write_bytes(b"\7" + Path(work, "locked.pem").read_bytes() + certificate)
        (folder / "p12").write_bytes(b"\4" + Path(work, "both.p12").read_bytes())


def decode_seeds(folder):
    folder.mkdir(parents=True, exist_ok=True)
    heads, other = {}, 0xf0
    for message in all_messages():
        key = message.api_key
        if message.kind not in ("request", "response"):
            key, other = other, other + 1
        heads[message.name] = (key, message.kind == "response", message.versions.low)
    with tempfile.NamedTemporaryFile("r") as samples:
        subprocess.run([sys.executable, PROTOCOL_TESTS / "samples.py", samples.name], check=True)
        for line in samples:
            name, version, *messages = line.split()
            key, response, low = heads[name]
            head = bytes([key, (int(version) - low) << 1 | response])
            for kind, message in zip(("plain", "tagged"), messages):
                data = b"" if message == "-" else bytes.fromhex(message)
                (folder / f"{name}-{version}-{kind}").write_bytes(head + data)


if __name__ == "__main__":
    main()
