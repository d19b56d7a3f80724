#!/usr/bin/env python3
"""usage: mechanisms.py KLAMM [JSON]

Every way to authenticate, encrypted and not: what gets in, and that wrong credentials end with exit code 6. With JSON
the results go there, for scripts/mechanisms. Takes the cluster from $KLAMM_TEST_SECURITY.
"""

import base64
import json
import os
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from secured import (CA, ENVIRONMENT, FOLDER, SANDBOX, SASL_PLAINTEXT, SASL_SSL, SSL, TLS_ONLY, check, end, home, klamm,
                     sasl, settings, tls, write)

REPO = Path(__file__).resolve().parents[2]
ENVIRONMENT |= {"KRB5_CONFIG": str(FOLDER / "krb5.conf"), "KRB5CCNAME": f"FILE:{home.name}/none", "no_proxy": "*"}


def token() -> str:
    claims = {"sub": "admin", "iat": time.time() - 5, "exp": time.time() + 600}
    return "eyJhbGciOiJub25lIn0." + base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=") + "."


class Endpoint(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        right = self.headers["Authorization"] == "Basic " + base64.b64encode(b"klamm:admin-secret").decode()
        body = json.dumps({"access_token": token(), "expires_in": 600} if right else {"error": "invalid_client"}).encode()
        self.send_response(200 if right else 401)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()
made = subprocess.run([REPO / "scripts/sandbox", "java-tool", "--name", SANDBOX, "delegation-tokens", "--bootstrap-server",
                       SASL_SSL, "--command-config", str(FOLDER / "admin.properties"), "--create",
                       "--max-life-time-period", "-1"], capture_output=True, text=True, timeout=120).stdout
time.sleep(1)  # the broker knows a token a moment after it has made it
token_id, hmac = made.splitlines()[-1].split()[:2]
ENVIRONMENT["HMAC"] = hmac


def password(mechanism, right="@env:ADMIN", **more):
    return [("SASL_SSL", SASL_SSL, sasl(mechanism, password=right, **more)),
            ("SASL_PLAINTEXT", SASL_PLAINTEXT, sasl(mechanism, password=right, protocol="SASL_PLAINTEXT", **more))]


def over_tls(words):
    return [("SASL_SSL", SASL_SSL, settings(security_protocol="SASL_SSL", ssl_truststore_location=CA) + words)]


def kerberos(keytab):
    words = settings(sasl_mechanism="GSSAPI", sasl_kerberos_keytab=keytab, sasl_kerberos_principal="alice")
    return over_tls(words) + [("SASL_PLAINTEXT", SASL_PLAINTEXT, settings(security_protocol="SASL_PLAINTEXT") + words)]


def oidc(secret):
    return over_tls(settings(
        sasl_mechanism="OAUTHBEARER", sasl_oauthbearer_token_endpoint_url=f"http://127.0.0.1:{server.server_port}/token",
        sasl_oauthbearer_client_credentials_client_id="klamm", sasl_oauthbearer_client_credentials_client_secret=secret))


def bearer(text):
    return over_tls(settings(sasl_mechanism="OAUTHBEARER", sasl_oauthbearer_token="@file:" + write("bearer", text)))


def old_keytab():
    path = Path(home.name, "old.keytab")
    subprocess.run(["ktutil"], input="add_entry -password -p alice -k 9 -e aes256-cts-hmac-sha1-96\nwrong\n"
                   f"write_kt {path}\n", text=True, check=True, capture_output=True,
                   env=ENVIRONMENT)
    path.chmod(0o600)
    return path


certificate = settings(ssl_keystore_location=FOLDER / "client.pem")
stranger = settings(ssl_keystore_location=FOLDER / "stranger.pem")
# name -> ways in, the same with wrong credentials
WAYS = {
    "TLS 1.3": ([("SSL", TLS_ONLY, tls(ssl_enabled_protocols="TLSv1.3"))], []),
    "TLS 1.2": ([("SSL", TLS_ONLY, tls(ssl_enabled_protocols="TLSv1.2"))], []),
    "mTLS": ([("SSL", SSL, tls() + certificate)], [("SSL", SSL, tls() + stranger)]),
    "PLAIN": (password("PLAIN"), password("PLAIN", "@env:WRONG")),
    "SCRAM-SHA-256": (password("SCRAM-SHA-256"), password("SCRAM-SHA-256", "@env:WRONG")),
    "SCRAM-SHA-512": (password("SCRAM-SHA-512"), password("SCRAM-SHA-512", "@env:WRONG")),
    "delegation token": (
        [(name, at, words + settings(sasl_delegation_token="true")) for name, at, words in
         password("SCRAM-SHA-512", "@env:HMAC", user=token_id)],
        [(name, at, words + settings(sasl_delegation_token="true")) for name, at, words in
         password("SCRAM-SHA-512", "@env:WRONG", user=token_id)]),
    "OAUTHBEARER, token": (bearer(token() + "\n"), None),
    "OAUTHBEARER, token endpoint": (oidc("@env:ADMIN"), oidc("@env:WRONG")),
    "GSSAPI, keytab": (kerberos(FOLDER / "alice.keytab"), kerberos(old_keytab())),
}
results = []
for name, (ways, wrong) in WAYS.items():
    row = {"mechanism": name, "let_in": [], "refused": []}
    for protocol, address, words in ways:
        done = klamm("api", "versions", "-b", address, *words, "-o", "json", "--timeout", "10s")
        good = done.returncode == 0 and json.loads(done.stdout)["complete"]
        check(f"{name} over {protocol}", good, done.stderr)
        if good:
            row["let_in"].append(protocol)
    if wrong is None:
        wrong = bearer("not.a.token")
    for protocol, address, words in wrong:
        done = klamm("api", "versions", "-b", address, *words, "-o", "json", "--timeout", "10s")
        check(f"{name} over {protocol} with wrong credentials", done.returncode == 6, (done.returncode, done.stderr))
        if done.returncode == 6:
            row["refused"].append(protocol)
    results.append(row)
if len(sys.argv) > 2:
    Path(sys.argv[2]).write_text(json.dumps({"kafka": os.environ["KLAMM_TEST_KAFKA"], "rows": results}))
end()
