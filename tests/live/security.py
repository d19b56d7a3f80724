#!/usr/bin/env python3
"""usage: security.py KLAMM

Every way into a secured cluster: by profile, by client.properties, by -X; what is refused, and how. Takes the cluster
from $KLAMM_TEST_SECURITY (scripts/sandbox up --security).
"""

import json
import os
import pty
import select
import subprocess
import time
from pathlib import Path

from secured import (CA, ENVIRONMENT, FOLDER, KLAMM, SANDBOX, SASL_PLAINTEXT, SASL_SSL, SSL, TLS_ONLY, check, end, klamm,
                     refused, sasl, settings, tls, topics, write)

REPO = Path(__file__).resolve().parents[2]

# One user, three ways to say so
topics("client.properties as Java's tools take it", "-F", str(FOLDER / "admin.properties"))
topics("-X alone", "-b", SASL_SSL, *sasl("SCRAM-SHA-512"))
added = klamm("profile", "add", "secured", "-b", SASL_SSL, *sasl("SCRAM-SHA-512", password=f"@file:{FOLDER / 'admin.password'}"))
check("profile add", added.returncode == 0, added.stderr)
topics("a profile", "-P", "secured")

# README's examples, with this cluster's addresses and files in place of theirs
EXAMPLES = [part.split("```", 1)[0] for part in (REPO / "README.md").read_text().split("### Examples", 1)[1].split("```yaml\n")[1:]]
HERE = {"kafka-1.example:9093,kafka-2.example:9093": SASL_SSL, "kafka-1.example:9094,kafka-2.example:9094": SSL,
        "/etc/kafka/ca.pem": CA, "/etc/klamm/alice.password": FOLDER / "alice.password",
        "/etc/klamm/client.pem": FOLDER / "client-encrypted.pem", "{keychain: kafka-client-key}": "{env: P12}"}
for name, text in zip(("scram", "mtls"), EXAMPLES):
    for theirs, here in HERE.items():
        text = text.replace(theirs, str(here))
    path = Path(ENVIRONMENT["KLAMM_CONFIG_HOME"]) / "profiles" / f"readme-{name}.yaml"
    path.write_text(text)
    path.chmod(0o600)
    done = klamm("api", "versions", "-P", f"readme-{name}", "-o", "json", P12="p12-secret")
    check(f"README's example with {name}", done.returncode == 0 and json.loads(done.stdout)["complete"], done.stderr)

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

# A delegation token, made by Kafka's own tool
made = subprocess.run([REPO / "scripts/sandbox", "java-tool", "--name", SANDBOX, "delegation-tokens",
                       "--bootstrap-server", SASL_SSL, "--command-config", str(FOLDER / "admin.properties"), "--create",
                       "--max-life-time-period", "-1"], capture_output=True, text=True, timeout=120).stdout
token_id, hmac = made.splitlines()[-1].split()[:2]
time.sleep(1)  # the broker knows a token a moment after it has made it
for mechanism in ("SCRAM-SHA-256", "SCRAM-SHA-512"):
    by_token = sasl(mechanism, user=token_id, password="@file:" + write("hmac", hmac + "\n"))
    topics(f"a delegation token by {mechanism}", "-b", SASL_SSL, *by_token, *settings(sasl_delegation_token="true"))
    refused(f"a delegation token by {mechanism} as a password", 6, "AUTHENTICATION_FAILED", "-b", SASL_SSL, *by_token)
topics("a delegation token as Java's tools take it", "-F", write("token.properties", (
    f"bootstrap.servers={SASL_SSL}\nsecurity.protocol=SASL_SSL\nsasl.mechanism=SCRAM-SHA-256\n"
    f"ssl.truststore.type=PEM\nssl.truststore.location={CA}\nsasl.jaas.config=org.apache.kafka.common.security.scram."
    f'ScramLoginModule required username="{token_id}" password="{hmac}" tokenauth="true";\n')))

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

# A password that is typed: asked for on the terminal, never shown, and once for a whole watch
def typed(password, *words):
    """What klamm writes to a terminal of its own, where somebody answers the question by this; and its exit code."""
    child, terminal = pty.fork()
    if child == 0:
        os.execve(KLAMM, [KLAMM, *words], ENVIRONMENT)
    seen, answered, deadline = b"", False, time.monotonic() + 30
    while time.monotonic() < deadline:
        if not select.select([terminal], [], [], 1)[0]:
            continue
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # its other end is closed
            break
        seen += piece
        if not answered and b"sasl.password" in seen:
            time.sleep(0.2)
            os.write(terminal, password.encode() + b"\n")
            answered = True
    return seen.decode(), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


ask = ["topic", "list", "-b", SASL_SSL, *sasl("SCRAM-SHA-512", password="@prompt"), "-o", "json", "--no-pager"]
seen, code = typed("admin-secret", *ask)
check("a typed password", code == 0 and '"complete":true' in seen, (code, seen))
check("is not shown", "admin-secret" not in seen and "sasl.password" in seen, seen)
seen, code = typed("not-the-password", *ask)
check("a wrong one is asked for once", code == 6 and seen.count("sasl.password") == 1 and "not-the" not in seen, (code, seen))

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

end()
