#!/usr/bin/env python3
"""usage: oidc.py KLAMM

OAUTHBEARER by way of a token endpoint (client_credentials, jwt-bearer): what is asked of it, what it may answer, and what becomes
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
from pathlib import Path
from urllib.parse import parse_qs

from secured import CA, ENVIRONMENT, FOLDER, KLAMM, SASL_SSL, check, end, home, klamm, refused, settings, topics, write

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
        if self.path == "/jwt":
            return self.by_assertion(form)
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


    def by_assertion(self, form: dict) -> None:
        """A token for a JWT that one of this test's keys signed, for the right claims; an error else."""
        bearer = form.get("grant_type") == ["urn:ietf:params:oauth:grant-type:jwt-bearer"]
        assertion = form.get("assertion" if bearer else "client_assertion", [""])[0]
        typed = bearer or form.get("client_assertion_type") == ["urn:ietf:params:oauth:client-assertion-type:jwt-bearer"]
        why = "no type" if not typed else verify(assertion)
        asked[-1]["why"] = why
        if why:
            return self.answer(400, json.dumps({"error": "invalid_grant", "error_description": why}).encode())
        self.answer(200, json.dumps({"access_token": token(600), "expires_in": 600}).encode())


def from_base64url(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def der(raw: bytes) -> bytes:
    """The form in which OpenSSL takes an ECDSA signature."""
    parts = b""
    for half in (raw[:32], raw[32:]):
        digits = half.lstrip(b"\0") or b"\0"
        digits = (b"\0" if digits[0] & 0x80 else b"") + digits
        parts += b"\x02" + bytes([len(digits)]) + digits
    return b"\x30" + bytes([len(parts)]) + parts


def verify(jwt: str) -> str:
    """Why the assertion is not accepted; empty: it is. OpenSSL's program judges the signature."""
    try:
        header, claims, signature = jwt.split(".")
        algorithm = json.loads(from_base64url(header))["alg"]
        said = json.loads(from_base64url(claims))
        raw = from_base64url(signature)
    except (ValueError, KeyError) as error:
        return f"not a JWT: {error}"
    asked[-1]["claims"] = said
    Path(home.name, "signature").write_bytes(der(raw) if algorithm == "ES256" and len(raw) == 64 else raw)
    done = subprocess.run(["openssl", "dgst", "-sha256", "-verify", f"{home.name}/{algorithm}.pub", "-signature",
                           f"{home.name}/signature"], input=f"{header}.{claims}".encode(), capture_output=True)
    if done.returncode:
        return "wrong signature"
    now = time.time()
    if not said["nbf"] <= now < said["exp"] or abs(said["iat"] - now) > 5:
        return "wrong times"
    right = (said.get("iss"), said.get("sub"), said.get("aud")) == ('is"suer', "klamm", "https://idp.example/token")
    return "" if right else "wrong claims"


def key(name: str, *words: str, passphrase: str = "") -> str:
    """A private key that its owner alone may read, and its public half in NAME.pub."""
    path = Path(home.name, name + ".key")
    path.touch(0o600)
    subprocess.run(["openssl", "genpkey", *words, "-out", path,
                    *(["-aes256", "-pass", "pass:" + passphrase] if passphrase else [])], check=True, capture_output=True)
    subprocess.run(["openssl", "pkey", "-in", path, "-passin", "pass:" + passphrase, "-pubout", "-out",
                    f"{home.name}/{name}.pub"], check=True, capture_output=True)
    return str(path)


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

# A client that proves itself by a JWT: as the grant (KIP-1139) and in place of a secret (KIP-1258)
RSA, P256 = ("-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"), ("-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256")
GRANT = {"sasl_oauthbearer_grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer"}


def jwt(url: str, algorithm: str, file: str, *more: str, **settings_more):
    return ["-b", SASL_SSL, *settings(
        security_protocol="SASL_SSL", sasl_mechanism="OAUTHBEARER", ssl_truststore_location=CA,
        sasl_oauthbearer_token_endpoint_url=url, sasl_oauthbearer_scope=SCOPE,
        sasl_oauthbearer_assertion_private_key_file=file, sasl_oauthbearer_assertion_algorithm=algorithm,
        sasl_oauthbearer_assertion_claim_iss='is"suer', sasl_oauthbearer_assertion_claim_sub="klamm",
        sasl_oauthbearer_assertion_claim_aud="https://idp.example/token", **settings_more), *more]


rsa, p256 = key("RS256", *RSA), key("ES256", *P256, passphrase="oidc key-secret")
asked.clear()
topics("an assertion signed with RSA as the grant", *jwt(plain + "/jwt", "RS256", rsa, **GRANT))
check("tells its scope, no client and no secret", asked[-1]["form"].get("scope") == [SCOPE] and
      asked[-1]["authorization"] is None and set(asked[-1]["form"]) == {"grant_type", "assertion", "scope"}, asked[-1])
check("lasts five minutes, without an id", asked[-1]["claims"]["exp"] - asked[-1]["claims"]["iat"] == 300 and
      "jti" not in asked[-1]["claims"], asked[-1])
ENVIRONMENT["KEY"] = "oidc key-secret"
opened = {"sasl_oauthbearer_assertion_private_key_passphrase": "@env:KEY"}
topics("an assertion signed on P-256 in place of the secret", *jwt(
    plain + "/jwt", "ES256", p256, **opened, sasl_oauthbearer_assertion_claim_jti_include="true",
    sasl_oauthbearer_assertion_claim_exp_seconds="60"))
check("is a client's assertion", asked[-1]["form"]["grant_type"] == ["client_credentials"] and
      len(asked[-1]["claims"]["jti"]) == 32 and asked[-1]["claims"]["exp"] - asked[-1]["claims"]["iat"] == 60, asked[-1])
for _ in range(8):  # halves of a signature that begin with zeros are padded
    topics("another signature on P-256", *jwt(plain + "/jwt", "ES256", p256, **opened, **GRANT))
Path(home.name, "ready.jwt").write_text(asked[-1]["form"]["assertion"][0] + "\n")
Path(home.name, "ready.jwt").chmod(0o600)
topics("an assertion out of a file", *jwt(plain + "/jwt", "RS256", rsa, **GRANT,
                                          sasl_oauthbearer_assertion_file=f"{home.name}/ready.jwt"))
topics("client.properties as Java's tools take it", "-F", write("jwt.properties", (
    f"bootstrap.servers={SASL_SSL}\nsecurity.protocol=SASL_SSL\nsasl.mechanism=OAUTHBEARER\nssl.truststore.type=PEM\n"
    f"ssl.truststore.location={CA}\nsasl.oauthbearer.token.endpoint.url={plain}/jwt\n"
    "sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required ;\n"
    "sasl.login.callback.handler.class=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler\n"
    "sasl.oauthbearer.jwt.retriever.class=org.apache.kafka.common.security.oauthbearer.JwtBearerJwtRetriever\n"
    f"sasl.oauthbearer.assertion.private.key.file={rsa}\nsasl.oauthbearer.assertion.claim.iss=is\"suer\n"
    "sasl.oauthbearer.assertion.claim.sub=klamm\nsasl.oauthbearer.assertion.claim.aud=https://idp.example/token\n")))
refused("an assertion signed with another key", 6, "AUTHENTICATION_FAILED",
        *jwt(plain + "/jwt", "RS256", key("other", *RSA), **GRANT))
refused("a key of another kind", 2, "ES256 needs", *jwt(plain + "/jwt", "ES256", rsa, **GRANT))
refused("a key's passphrase wrong", 2, "passphrase is wrong", *jwt(
    plain + "/jwt", "ES256", p256, **GRANT, sasl_oauthbearer_assertion_private_key_passphrase="@env:WRONG"))
refused("the grant without a key", 2, "needs sasl.oauthbearer.assertion", *oidc(plain + "/jwt", **GRANT))

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
