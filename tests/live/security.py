#!/usr/bin/env python3
"""usage: security.py KLAMM

Every way into a secured cluster: by profile, by client.properties, by -X; what is refused, and how. Takes the cluster
from $KLAMM_TEST_SECURITY (scripts/sandbox up --security).
"""

import json
import os
import subprocess
import sys
import tempfile
import time
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


# One user, three ways to say so
topics("client.properties as Java's tools take it", "-F", str(FOLDER / "admin.properties"))
topics("-X alone", "-b", SASL_SSL, *sasl("SCRAM-SHA-512"))
added = klamm("profile", "add", "secured", "-b", SASL_SSL, *sasl("SCRAM-SHA-512", password=f"@file:{FOLDER / 'admin.password'}"))
check("profile add", added.returncode == 0, added.stderr)
topics("a profile", "-P", "secured")

# Each mechanism, encrypted and not
for mechanism in ("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"):
    topics(f"{mechanism} over TLS", "-b", SASL_SSL, *sasl(mechanism))
    topics(f"{mechanism} over loopback", "-b", SASL_PLAINTEXT, *sasl(mechanism, protocol="SASL_PLAINTEXT"))
token = write("token", "eyJhbGciOiJub25lIn0." + __import__("base64").urlsafe_b64encode(json.dumps(
    {"sub": "admin", "iat": time.time() - 5, "exp": time.time() + 600}).encode()).decode().rstrip("=") + ".\n")
oauth = settings(security_protocol="SASL_SSL", sasl_mechanism="OAUTHBEARER", ssl_truststore_location=CA)
topics("OAUTHBEARER with a token's file", "-b", SASL_SSL, *oauth, *settings(sasl_oauthbearer_token="@file:" + token))
(Path(ENVIRONMENT["KLAMM_CONFIG_HOME"]) / "profiles" / "oauth.yaml").write_text(
    f"bootstrap.servers: {SASL_SSL}\nsecurity.protocol: SASL_SSL\nsasl.mechanism: OAUTHBEARER\n"
    f"ssl.truststore.location: {CA}\nsasl.oauthbearer.token: {{command: [cat, {token}]}}\n")
topics("OAUTHBEARER with a token's command", "-P", "oauth")

# TLS alone, and with the client's certificate
topics("TLS", "-b", TLS_ONLY, *tls())
topics("TLS 1.2", "-b", TLS_ONLY, *tls(ssl_enabled_protocols="TLSv1.2"))
topics("TLS 1.2 by a Java cipher name", "-b", TLS_ONLY, *tls(ssl_enabled_protocols="TLSv1.2",
       ssl_cipher_suites="TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"))
topics("a PKCS#12 truststore", "-b", TLS_ONLY, *settings(
    security_protocol="SSL", ssl_truststore_location=FOLDER / "truststore.p12",
    ssl_truststore_password="@file:" + write("p12", "p12-secret\n")))
secret = "@file:" + write("p12", "p12-secret\n")
topics("mTLS by PKCS#12", "-F", str(FOLDER / "ssl.properties"))
topics("mTLS by PEM", "-b", SSL, *tls(ssl_keystore_location=FOLDER / "client.pem"))
topics("mTLS by an encrypted key", "-b", SSL, *tls(ssl_keystore_location=FOLDER / "client-encrypted.pem",
                                                  ssl_key_password=secret))
topics("mTLS with TLS 1.2", "-b", SSL, *tls(ssl_keystore_location=FOLDER / "client.pem", ssl_enabled_protocols="TLSv1.2"))

# What is refused
wrong = sasl("SCRAM-SHA-512", password="@env:WRONG")
refused("a wrong password", 6, "AUTHENTICATION_FAILED", "-b", SASL_SSL, *wrong)
refused("a wrong password of PLAIN", 6, "AUTHENTICATION_FAILED", "-b", SASL_SSL, *sasl("PLAIN", password="@env:WRONG"))
refused("an unknown user", 6, "AUTHENTICATION_FAILED", "-b", SASL_SSL, *sasl("SCRAM-SHA-512", user="zed"))
refused("a token that is none", 6, "AUTHENTICATION_FAILED", "-b", SASL_SSL, *oauth,
        *settings(sasl_oauthbearer_token="@env:WRONG"))
refused("a mechanism not enabled", 6, "UNSUPPORTED_SASL_MECHANISM", "-b", SASL_PLAINTEXT, *settings(
    security_protocol="SASL_PLAINTEXT", sasl_mechanism="OAUTHBEARER", sasl_oauthbearer_token="@file:" + token))
refused("an authority not known", 1, "CERTIFICATE_UNKNOWN_CA", "-b", TLS_ONLY, *settings(
    security_protocol="SSL", ssl_truststore_location=FOLDER / "other-ca.pem"))
refused("the system's authorities", 1, "CERTIFICATE_UNKNOWN_CA", "-b", TLS_ONLY, *settings(security_protocol="SSL"))
refused("a client certificate missing", 6, "CLIENT_CERTIFICATE_REQUIRED", "-b", SSL, *tls())
refused("a client certificate missing with TLS 1.2", 6, "CLIENT_CERTIFICATE_REQUIRED", "-b", SSL,
        *tls(ssl_enabled_protocols="TLSv1.2"))
refused("a client certificate of another authority", 6, "CLIENT_CERTIFICATE_REFUSED", "-b", SSL,
        *tls(ssl_keystore_location=FOLDER / "stranger.pem"))
refused("a key's password missing", 2, "set ssl.key.password", "-b", SSL,
        *tls(ssl_keystore_location=FOLDER / "client-encrypted.pem"))
refused("a key's password wrong", 2, "ssl.key.password is wrong", "-b", SSL,
        *tls(ssl_keystore_location=FOLDER / "client-encrypted.pem", ssl_key_password="@env:WRONG"))
refused("TLS to a plaintext port", 5, "TLS_CLOSED", "-b", SASL_PLAINTEXT, *tls())
refused("plaintext to a TLS port", 5, "TLS_EXPECTED", "-b", TLS_ONLY)
refused("plaintext to a SASL port", 5, "CONNECTION_LOST", "-b", SASL_PLAINTEXT)
refused("SASL to a port without it", 1, "ILLEGAL_SASL_STATE", "-b", TLS_ONLY, *sasl("PLAIN"))

# A wrong password ends a watch after one exchange; a short session is replaced without a failed tick.
begun = time.monotonic()
done = klamm("topic", "list", "-b", SASL_SSL, *wrong, "--watch=200ms", timeout=30)
check("a watch with a wrong password ends with 6", done.returncode == 6 and time.monotonic() - begun < 15, done.stderr)
watching = subprocess.Popen([KLAMM, "topic", "list", "-b", SASL_PLAINTEXT, *sasl("SCRAM-SHA-512", protocol="SASL_PLAINTEXT"),
                             "--watch=200ms", "-o", "jsonl", "-vv"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            text=True, env=ENVIRONMENT, start_new_session=True)
time.sleep(10)
watching.terminate()
_, words = watching.communicate()
check("sessions of three seconds are replaced", words.count("the session ends soon") >= 2, words[-2000:])
check("and no tick fails", "CONNECTION_LOST" not in words and "trying again" not in words, words[-2000:])

sys.exit(failures != 0)
