"""What the tests of a secured cluster share: the command, its settings, and checks that are counted."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

KLAMM = sys.argv[1]
FOLDER = Path(os.environ["KLAMM_TEST_SECURITY"])
SANDBOX = os.environ["KLAMM_TEST_SANDBOX"]
PORT = int(os.environ["KLAMM_TEST_BOOTSTRAP"].split(",")[0].rsplit(":", 1)[1]) - 1
SASL_SSL, SSL, SASL_PLAINTEXT, TLS_ONLY = (f"127.0.0.1:{PORT + offset + 1}" for offset in (10, 20, 30, 40))
CA = FOLDER / "ca.pem"
failures = 0
home = tempfile.TemporaryDirectory()
ENVIRONMENT = {"PATH": os.environ["PATH"], "HOME": home.name, "KLAMM_CONFIG_HOME": home.name + "/config",
               "KLAMM_STATE_HOME": home.name + "/state", "ADMIN": "admin-secret", "WRONG": "not-the-password"}


def check(what, right, seen=None):
    global failures
    print(f"{'ok  ' if right else 'FAIL'}  {what}" + ("" if right or seen is None else f": {seen!r}"))
    failures += not right


def klamm(*words, timeout=30, **variables):
    done = subprocess.run([KLAMM, *words], capture_output=True, text=True, timeout=timeout, stdin=subprocess.DEVNULL,
                          env=ENVIRONMENT | variables, start_new_session=True)
    check(f"no secret in {' '.join(words)[:60]}", "-secret" not in done.stdout + done.stderr, done.stderr)
    return done


def settings(**pairs):
    return [word for key, value in pairs.items() for word in ("-X", f"{key.replace('_', '.')}={value}")]


def tls(**more):
    return settings(security_protocol="SSL", ssl_truststore_location=CA, **more)


def sasl(mechanism, user="admin", password="@env:ADMIN", protocol="SASL_SSL"):
    return settings(security_protocol=protocol, sasl_mechanism=mechanism, sasl_username=user, sasl_password=password,
                    ssl_truststore_location=CA)


def topics(what, *words):
    done = klamm("topic", "list", *words, "-o", "json", "--timeout", "10s")
    check(what, done.returncode == 0 and json.loads(done.stdout)["complete"], done.stderr)


def refused(what, exit_code, code, *words):
    done = klamm("topic", "list", *words, "-o", "json", "--timeout", "10s")
    codes = [error["code"] for error in json.loads(done.stdout)["errors"]] if done.stdout else [done.stderr]
    check(what, done.returncode == exit_code and (code in codes or code in done.stderr),
          (done.returncode, codes, done.stderr))


def write(name, text):
    path = Path(home.name) / name
    path.write_text(text)
    path.chmod(0o600)
    return str(path)


def end():
    print(f"{failures} failures")
    sys.exit(1 if failures else 0)
