#!/usr/bin/env python3
"""usage: canary.py KLAMM

Secrets that nobody has seen before, given to every command at -vv, rightly and wrongly: none may be found again in what
klamm prints, in its state or its profiles, in no encoding. Takes the cluster from $KLAMM_TEST_SECURITY.
"""

import base64
import json
import re
import secrets
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from secured import (CA, ENVIRONMENT, FOLDER, KLAMM, SASL_PLAINTEXT, SASL_SSL, SSL, check, end, home, sasl, settings, tls,
                     write)


def canary(extra="+/=&%\"\\ é"):
    return secrets.token_urlsafe(12) + extra + secrets.token_urlsafe(12)


def encodings(secret):
    """What would give the secret away, by name. Of base64 the letters that do not depend on the neighbours."""
    raw = secret.encode()
    found = {"raw": raw, "hex": raw.hex().encode(), "HEX": raw.hex().upper().encode(), "percent": quote(secret, safe="").encode(),
             "percent, lower": re.sub("%..", lambda one: one[0].lower(), quote(secret, safe="")).encode(),
             "form": quote(secret, safe=" ").replace(" ", "+").encode(), "JSON": json.dumps(secret)[1:-1].encode(),
             "JSON, UTF-8": json.dumps(secret, ensure_ascii=False)[1:-1].encode(), "UTF-16": secret.encode("utf-16-le"),
             "UTF-16, big": secret.encode("utf-16-be")}
    for shift in range(3):
        text = base64.b64encode(b"\0" * shift + raw)
        inside = text[4:len(text) - 4]
        found[f"base64 {shift}"] = inside
        found[f"base64url {shift}"] = inside.replace(b"+", b"-").replace(b"/", b"_")
    return found


def give_away(text, secret):
    return [name for name, form in encodings(secret).items() if form in text]


def files():
    """What klamm keeps, but for the folder of secrets that its owner asked for."""
    return b"".join(path.read_bytes() for top in ("config", "state") for path in Path(home.name, top).rglob("*")
                    if path.is_file() and "secrets" not in path.parts)


CANARIES = {name: canary() for name in ("PASSWORD", "OIDC_SECRET", "P12_SECRET", "CONFIG_SECRET")}
CANARIES |= {name: canary("") for name in ("AWS_SECRET", "AWS_TOKEN", "TOKEN_SECRET")}  # these have an alphabet
ENVIRONMENT |= CANARIES | {"KRB5_CONFIG": str(FOLDER / "krb5.conf"), "no_proxy": "*"}
for name, form in encodings(CANARIES["PASSWORD"]).items():
    check(f"the search finds {name}", name in give_away(b"x" + form + b"y", CANARIES["PASSWORD"]))


def run(what, *words, codes=None, given=""):
    done = subprocess.run([KLAMM, *words, "-vv"], capture_output=True, timeout=60, env=ENVIRONMENT, start_new_session=True,
                          input=given.encode())
    seen = done.stdout + done.stderr + files()
    found = {name: give_away(seen, secret) for name, secret in CANARIES.items()}
    found = {name: where for name, where in found.items() if where}
    check(f"{what}: exit {done.returncode}", not found and (codes is None or done.returncode in codes),
          (found, done.stderr.decode(errors="replace")[-800:]))
    return done


# The password is real: Kafka's own tool gives it to a user.
made = subprocess.run([Path(__file__).resolve().parents[2] / "scripts/sandbox", "java-tool", "--name",
                       __import__("os").environ["KLAMM_TEST_SANDBOX"], "configs", "--alter", "--entity-type", "users",
                       "--entity-name", "admin", "--add-config",
                       "SCRAM-SHA-256=[password=" + CANARIES["TOKEN_SECRET"] + "]"], capture_output=True, text=True)
check("a user with a password of its own", made.returncode == 0, made.stderr)
RIGHT = ["-b", SASL_SSL, *sasl("SCRAM-SHA-256", password="@env:TOKEN_SECRET")]
WRONG = ["-b", SASL_SSL, *sasl("SCRAM-SHA-256", password="@env:PASSWORD")]
plan = Path(home.name, "plan.json")
contexts = write("contexts.yml", json.dumps({"contexts": {"c": {"brokers": ["a:1"], "sasl": {
    "enabled": True, "username": "u", "password": CANARIES["PASSWORD"]}}}}))
properties = write("client.properties", "bootstrap.servers=a:1\nsecurity.protocol=SASL_SSL\nsasl.mechanism=PLAIN\n"
                   "sasl.username=u\nsasl.password=" + CANARIES["PASSWORD"].replace("\\", "\\\\") + "\n")

# Every command by what follows its two words. A command that is not here fails the test.
COMMANDS = {
    "topic create": ["canary", "--partitions", "1", "--rf", "1", "-y"],
    "group reset-offsets": ["canary", "--topic", "canary", "--to", "earliest", "-y"],
    "config set": ["topic", "canary", "retention.ms=7d", "-y"], "config unset": ["topic", "canary", "--key", "retention.ms", "-y"],
    "config append": ["topic", "canary", "--config", "cleanup.policy=compact", "-y"],
    "config subtract": ["topic", "canary", "--config", "cleanup.policy=compact", "-y"],
    "config get": ["topic", "canary", "retention.ms"], "config describe": ["broker", "1"], "config diff": ["topic", "canary", "--default"],
    "broker describe": ["1"], "broker check-stop": ["1"], "broker drain": ["1", "--throttle", "1MiB/s", "--dry-run"],
    "broker cordon": ["1", "--dry-run"], "broker uncordon": ["1", "--dry-run"], "topic describe": ["canary"],
    "topic alter": ["canary", "--partitions", "2", "-y"], "topic clone": ["canary", "canary-2", "-y"],
    "topic delete-records": ["canary", "--to", "latest", "-y", "--confirm", "canary"],
    "topic delete": ["canary-2", "-y", "--confirm", "canary-2"],
    "group describe": ["canary"], "group members": ["canary"], "group offsets": ["canary"],
    "group delete-offsets": ["canary", "--topic", "canary", "-y"], "group delete": ["canary", "-y", "--confirm", "canary"],
    "group remove-member": ["canary", "--all", "-y"], "wait healthy": ["--wait", "1s"], "wait topic": ["canary"],
    "wait group": ["canary", "--state", "Empty", "--wait", "1s"], "wait reassignment": [], "wait broker": ["1", "--wait", "1s"],
    "change apply": [str(plan), "-y"], "change show": ["last"], "change undo": ["last", "--dry-run"], "change list": [],
    "reassignment start": ["canary:0=1", "--throttle", "none", "-y"], "reassignment cancel": ["canary", "-y"],
    "reassignment clean-up": ["-y"], "partition elect-leader": ["canary", "-y"], "scale plan": ["--drain", "1"],
    "scale run": ["--drain", "1", "--throttle", "none", "--dry-run"], "scale export": [],
    "profile show": ["p"], "profile add": ["q", "--offline"], "profile use": ["--none"], "profile remove": ["q"],
    "profile import": [properties, "--secrets", "prompt", "--replace"], "profile edit": ["p", "description=x"],
    "profile test": [],
}
PLAINLY = ("topic list", "broker list", "group list", "lag list", "partition list", "cluster describe", "cluster health",
           "quorum describe", "feature describe", "log-dir list", "reassignment list", "api versions", "profile list",
           "schema show", "completion bash", "completion zsh", "completion fish")
COMMANDS |= {command: [] for command in PLAINLY}
ALONE = ("profile list", "profile show", "profile use", "profile remove", "profile edit", "profile import", "schema show",
         "completion bash", "completion zsh", "completion fish", "change list")
listed = set()
for noun in sorted({command.split()[0] for command in COMMANDS}):
    said = subprocess.run([KLAMM, noun, "--help"], capture_output=True, text=True, env=ENVIRONMENT).stdout
    verbs = said.partition("Verbs:\n")[2].partition("\n\n")[0]
    listed |= {f"{noun} {verb}" for verb in re.findall(r"^  ([a-z][a-z-]+)  ", verbs, re.MULTILINE)}
missing = listed - set(COMMANDS)
check("every command is tried", listed and not missing, missing)

run("profile add", "profile", "add", "p", *RIGHT)
for command, words in COMMANDS.items():
    line = [*command.split(), *words]
    if command == "change apply":
        run("a plan", "config", "set", "topic", "canary", "retention.ms=6d", "--dry-run", "--plan-out", str(plan), "--force", *RIGHT)
    if command in ALONE:
        run(command, *line)
        continue
    run(command, *line, *RIGHT)
    run(command + " with a wrong password", *line, *WRONG, "--timeout", "5s")

# Every kind of secret, good and bad
run("PLAIN", "topic", "list", "-b", SASL_PLAINTEXT, *sasl("PLAIN", password="@env:PASSWORD", protocol="SASL_PLAINTEXT"), codes={6})
run("a password by a file", "topic", "list", "-b", SASL_SSL,
    *sasl("SCRAM-SHA-512", password="@file:" + write("password", CANARIES["PASSWORD"] + "\n")), codes={6})
oauth = settings(security_protocol="SASL_SSL", sasl_mechanism="OAUTHBEARER", ssl_truststore_location=CA)
run("a bearer token", "topic", "list", "-b", SASL_SSL, *oauth, *settings(sasl_oauthbearer_token="@env:TOKEN_SECRET"), codes={6})
run("a client secret", "topic", "list", "-b", SASL_SSL, *oauth, *settings(
    sasl_oauthbearer_token_endpoint_url="http://127.0.0.1:1/", sasl_oauthbearer_client_credentials_client_id="x",
    sasl_oauthbearer_client_credentials_client_secret="@env:OIDC_SECRET"), codes={5})
run("AWS keys", "topic", "list", "-b", SASL_SSL, *settings(
    security_protocol="SASL_SSL", sasl_mechanism="AWS_MSK_IAM", ssl_truststore_location=CA, klamm_aws_region="eu-west-1",
    klamm_aws_access_key_id="AKIA", klamm_aws_secret_access_key="@env:AWS_SECRET", klamm_aws_session_token="@env:AWS_TOKEN"),
    codes={6})
subprocess.run(["openssl", "pkcs8", "-topk8", "-in", FOLDER / "client.key", "-passout", "env:P12_SECRET", "-out",
                f"{home.name}/locked.key"], check=True, env=ENVIRONMENT)
both = write("locked.pem", Path(home.name, "locked.key").read_text() + (FOLDER / "client.crt").read_text())
for name, right in (("P12_SECRET", {0}), ("PASSWORD", {2})):
    run(f"a key's password {name}", "topic", "list", "-b", SSL, *tls(ssl_keystore_location=both, ssl_key_password=f"@env:{name}"),
        codes=right)
run("a sensitive config", "config", "set", "broker", "1", "--config",
    "listener.name.ssl.ssl.key.password=@env:CONFIG_SECRET", "--dry-run", "-y", *RIGHT)
run("a secret on the line is not repeated", "topic", "list", "-b", SASL_SSL, "-X", "sasl.password=" + CANARIES["PASSWORD"], codes={2})
for where in ("file", "env"):
    run(f"import with --secrets {where}", "profile", "import", properties, "--secrets", where, "--name", "i-" + where, codes={0})
run("import of kafkactl's contexts", "profile", "import", contexts, "--format", "kafkactl", "--secrets", "file", codes={0})
run("edit with the secret itself", "profile", "edit", "p", "sasl.password=" + CANARIES["PASSWORD"], codes={2})
end()
