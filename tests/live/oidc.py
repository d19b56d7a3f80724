#!/usr/bin/env python3
"""usage: oidc.py KLAMM

OAUTHBEARER by way of a token endpoint (client_credentials): what is asked of it, what it may answer, and what becomes
of a connection whose token ends. The endpoint is this test's own, on the loopback; its tokens are unsecured ones, which
the cluster of scripts/sandbox up --security takes.
"""

import base64
import json
import ssl
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

from secured import CA, ENVIRONMENT, FOLDER, KLAMM, SASL_SSL, check, end, klamm, refused, settings, topics

CLIENT, SECRET, SCOPE = "klamm", "oidc client-secret/+&=", "kafka read"
asked: list[dict] = []
fails = {"left": 0}


def token(seconds: float) -> str:
    claims = {"sub": "admin", "iat": time.time() - 5, "exp": time.time() + seconds}
    return "eyJhbGciOiJub25lIn0." + base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=") + "."


class Endpoint(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        asked.append({"path": self.path, "method": "GET"})
        self.answer(200, json.dumps({"access_token": token(600)}).encode())

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        asked.append({"path": self.path, "method": "POST", "form": form, "authorization": self.headers["Authorization"],
                      "type": self.headers["Content-Type"]})
        right = "Basic " + base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if self.path == "/redirect":
            return self.answer(302, b"", Location="/token")
        if self.path == "/large":
            try:
                return self.answer(200, b'{"access_token":"' + b"a" * (10 << 20) + b'"}')
            except OSError:
                return None  # it has heard enough
        if self.path == "/words":
            return self.answer(200, b"<html>log in</html>")
        if self.path == "/silent":
            time.sleep(30)
        if self.path == "/broken" or (self.path == "/sometimes" and fails["left"] > 0):
            fails["left"] -= 1
            return self.answer(503, b"later")
        if self.headers["Authorization"] != right:
            return self.answer(401, json.dumps({"error": "invalid_client", "error_description": "who?"}).encode())
        seconds = 4 if self.path == "/short" else 600
        self.answer(200, json.dumps({"access_token": token(seconds), "token_type": "Bearer",
                                     "expires_in": seconds}).encode())


def serve(encrypted: bool) -> str:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    server.daemon_threads = True
    if encrypted:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(FOLDER / "broker-1.pem")
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"{'https' if encrypted else 'http'}://127.0.0.1:{server.server_port}"


def oidc(url: str, secret: str = "@env:OIDC", **more):
    return ["-b", SASL_SSL, *settings(security_protocol="SASL_SSL", sasl_mechanism="OAUTHBEARER",
                                      ssl_truststore_location=CA, sasl_oauthbearer_scope=SCOPE,
                                      sasl_oauthbearer_token_endpoint_url=url,
                                      sasl_oauthbearer_client_credentials_client_id=CLIENT,
                                      sasl_oauthbearer_client_credentials_client_secret=secret, **more)]


ENVIRONMENT |= {"OIDC": SECRET, "no_proxy": "*"}
plain, encrypted = serve(False), serve(True)

topics("a token from an endpoint", *oidc(plain + "/token"))
check("is asked for once, by POST", [(one["path"], one["method"]) for one in asked] == [("/token", "POST")], asked)
check("as a form, with its scope", asked[0]["form"] == {"grant_type": ["client_credentials"], "scope": [SCOPE]} and
      asked[0]["type"] == "application/x-www-form-urlencoded", asked)
topics("an endpoint behind the cluster's own authority", *oidc(encrypted + "/token", sasl_oauthbearer_ca_location=CA))
refused("an endpoint that the system's authorities do not know", 5, "TOKEN_ENDPOINT", *oidc(encrypted + "/token"))
fails["left"] = 2
topics("an endpoint that fails twice and then answers", *oidc(plain + "/sometimes"))

refused("a wrong client secret", 6, "AUTHENTICATION_FAILED", *oidc(plain + "/token", "@env:WRONG"))
refused("a redirect is not followed", 6, "TOKEN_ENDPOINT", *oidc(plain + "/redirect"))
check("nor asked for", not any(one["method"] == "GET" for one in asked), asked)
refused("an answer of 10 MiB", 5, "TOKEN_ENDPOINT", *oidc(plain + "/large"))
refused("an answer that is no token", 5, "TOKEN_ENDPOINT", *oidc(plain + "/words"))
refused("an endpoint that is broken", 5, "TOKEN_ENDPOINT", *oidc(plain + "/broken"))
refused("an endpoint over http elsewhere", 2, "must begin with https://", *oidc("http://198.51.100.1/token"))
refused("an address that only looks like the loopback's", 2, "must begin with https://", *oidc("http://127.0.0.1:x@198.51.100.1/"))
begun = time.monotonic()
done = klamm("topic", "list", *oidc(plain + "/silent"), "--timeout", "2s")
check("a silent endpoint ends with the deadline", done.returncode == 5 and time.monotonic() - begun < 6, done.stderr)

# Tokens of four seconds: connections are replaced before they end, each with a token of its own.
asked.clear()
watching = subprocess.Popen([KLAMM, "topic", "list", *oidc(plain + "/short"), "--watch=200ms", "-o", "jsonl", "-vv"],
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT,
                            start_new_session=True)
time.sleep(12)
watching.terminate()
_, words = watching.communicate()
check("a token is renewed before it ends", len(asked) >= 3, len(asked))
check("and no tick fails", "CONNECTION_LOST" not in words and "AUTHENTICATION_FAILED" not in words, words[-2000:])
end()
