#!/usr/bin/env python3
"""Certificates that must be refused, and near ones that must not: klamm against TLS servers made for each.

usage: tls_refusals.py KLAMM

Needs no Kafka: a server ends the connection after the handshake, so a certificate that is accepted shows as a
connection that was closed, and one that is refused as the code that says why. Each sentence must name what the
certificate holds: its subject, its issuer, its dates or its names.
"""

import json
import os
import socket
import ssl
import subprocess
import sys
import tempfile
import threading

KLAMM = os.path.abspath(sys.argv[1])
SERVERS = "extendedKeyUsage=serverAuth"
failures = 0
checks = 0


def openssl(*words: str, given: str = "") -> None:
    done = subprocess.run(["openssl", *words], input=given, text=True, capture_output=True)
    if done.returncode:
        sys.exit(f"openssl {' '.join(words)}: {done.stderr}")


def authority(name: str, signer: str | None = None, extensions: str = "basicConstraints=critical,CA:TRUE") -> None:
    """NAME.pem and NAME.key: a certificate that signs others, itself signed by `signer`, or by itself."""
    certificate(name, f"/CN=Klamm test {name}", signer or name, extensions + "\nkeyUsage=critical,keyCertSign,cRLSign")


def certificate(name: str, subject: str, signer: str, extensions: str, begin: str = "20200101000000Z",
                end: str = "20990101000000Z", key: tuple[str, ...] = ("EC", "ec_paramgen_curve:prime256v1"),
                digest: str = "sha256") -> None:
    openssl("genpkey", "-algorithm", key[0], "-pkeyopt", key[1], "-out", f"{name}.key")
    openssl("req", "-new", "-key", f"{name}.key", "-subj", subject, "-out", f"{name}.csr")
    with open(f"{name}.cnf", "w", encoding="utf-8") as config:
        config.write("[ca]\ndefault_ca=here\n[here]\ndatabase=index.txt\nserial=serial\nnew_certs_dir=.\n"
                     "policy=any\nunique_subject=no\nemail_in_dn=no\n[any]\ncommonName=supplied\n"
                     f"[extensions]\n{extensions}\n")
    own = ("-selfsign", "-keyfile", f"{name}.key") if signer == name else ("-cert", f"{signer}.pem", "-keyfile",
                                                                          f"{signer}.key")
    openssl("ca", "-batch", "-config", f"{name}.cnf", "-in", f"{name}.csr", "-out", f"{name}.pem", "-notext", *own,
            "-startdate", begin, "-enddate", end, "-md", digest, "-extensions", "extensions")


def served(chain: list[str], key: str) -> int:
    """A server with this chain; the port it listens on."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    with open("chain.pem", "w", encoding="ascii") as file:
        for name in chain:
            with open(f"{name}.pem", encoding="ascii") as one:
                file.write(one.read())
    context.load_cert_chain("chain.pem", f"{key}.key")
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            try:
                with context.wrap_socket(connection, server_side=True) as encrypted:
                    encrypted.settimeout(2)
                    encrypted.recv(1)
            except OSError:
                pass

    threading.Thread(target=serve, daemon=True).start()
    return listener.getsockname()[1]


def asked(port: int, host: str = "localhost", trusted: str = "ca", *more: str) -> dict:
    """The error that klamm ends with."""
    words = [KLAMM, "cluster", "describe", "-o", "json", "--timeout", "5s", "-b", f"{host}:{port}", "-X",
             "security.protocol=SSL", "-X", f"ssl.truststore.location={os.getcwd()}/{trusted}.pem", *more]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60)
    errors = json.loads(done.stdout)["errors"] if done.stdout else []
    return {**(errors[0] if errors else {"code": None, "message": done.stderr}), "exit": done.returncode}


def check(what: str, error: dict, code: str, *named: str) -> None:
    global failures, checks
    checks += 1
    lacking = [words for words in named if words not in error["message"]]
    if error["code"] == code and not lacking and "?" not in error["message"]:
        return
    failures += 1
    print(f"FAILED {what}: wanted {code} naming {named}, not {error['code']}: {error['message']}")


def accepted(what: str, error: dict) -> None:
    global failures, checks
    checks += 1
    if error["code"] and not error["code"].startswith(("CERTIFICATE", "TLS")):
        return
    failures += 1
    print(f"FAILED {what}: not accepted: {error['code']}: {error['message']}")


def main() -> None:
    open("index.txt", "w", encoding="ascii").close()
    with open("serial", "w", encoding="ascii") as file:
        file.write("1000\n")
    authority("ca")
    authority("other")
    authority("between", "ca")
    authority("no-ca", "ca", "basicConstraints=critical,CA:FALSE")
    here = "subjectAltName=DNS:localhost,IP:127.0.0.1\n" + SERVERS

    def leaf(name: str, signer: str = "ca", extensions: str = here, **more) -> int:
        certificate(name, f"/CN={name}", signer, extensions, **more)
        return served([name], name)

    good = leaf("good")
    accepted("a good certificate by name", asked(good))
    accepted("a good certificate by address", asked(good, "127.0.0.1"))
    check("an authority that is not trusted", asked(good, trusted="other"), "CERTIFICATE_UNKNOWN_CA", "Klamm test ca",
          "other.pem")
    check("expired", asked(leaf("expired", end="20210101000000Z")), "CERTIFICATE_EXPIRED", "CN=expired",
          "2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z")
    check("not yet valid", asked(leaf("early", begin="20980101000000Z")), "CERTIFICATE_NOT_YET_VALID", "CN=early",
          "2098-01-01T00:00:00Z")
    certificate("itself", "/CN=itself", "itself", here)
    check("self-signed", asked(served(["itself"], "itself")), "CERTIFICATE_UNKNOWN_CA", "CN=itself", "self-signed")
    accepted("self-signed, and trusted", asked(served(["itself"], "itself"), trusted="itself"))

    named = leaf("named", extensions="subjectAltName=DNS:kafka-1.example,DNS:kafka-2.example\n" + SERVERS)
    check("another name", asked(named), "CERTIFICATE_NAME", "kafka-1.example, kafka-2.example", "localhost")
    check("an address that the certificate does not name", asked(named, "127.0.0.1"), "CERTIFICATE_NAME", "127.0.0.1",
          "kafka-1.example")
    accepted("another name, with the check of names off",
             asked(named, "localhost", "ca", "-X", "ssl.endpoint.identification.algorithm="))
    check("no check of names keeps the check of the chain",
          asked(named, "localhost", "other", "-X", "ssl.endpoint.identification.algorithm="), "CERTIFICATE_UNKNOWN_CA")
    certificate("localhost-cn", "/CN=localhost", "ca", "subjectAltName=DNS:kafka.example\n" + SERVERS)
    check("the name in CN alone", asked(served(["localhost-cn"], "localhost-cn")), "CERTIFICATE_NAME", "kafka.example")
    check("a partial wildcard", asked(leaf("partial", extensions="subjectAltName=DNS:local*\n" + SERVERS)),
          "CERTIFICATE_NAME", "local*")
    check("for clients alone", asked(leaf("clients", extensions=here.replace("serverAuth", "clientAuth"))),
          "CERTIFICATE_PURPOSE", "CN=clients", "serverAuth")

    certificate("below", "/CN=below", "between", here)
    accepted("with its intermediate", asked(served(["below", "between"], "below")))
    check("without its intermediate", asked(served(["below"], "below")), "CERTIFICATE_UNKNOWN_CA",
          "Klamm test between", "intermediate")
    certificate("astray", "/CN=astray", "no-ca", here)
    check("signed by what is no authority", asked(served(["astray", "no-ca"], "astray")), "CERTIFICATE_REFUSED",
          "CN=Klamm test no-ca")
    check("a key too short", asked(leaf("short", key=("RSA", "rsa_keygen_bits:1024"))), "CERTIFICATE_REFUSED",
          "CN=short", "key too weak")
    check("signed with SHA-1", asked(leaf("weak", digest="sha1")), "CERTIFICATE_REFUSED", "CN=weak", "digest")


with tempfile.TemporaryDirectory(prefix="klamm-tls-") as folder:
    os.chdir(folder)
    main()
    os.chdir("/")
print(f"{checks} checks, {failures} failures")
sys.exit(1 if failures or not checks else 0)
