#!/usr/bin/env python3
"""usage: reauth.py KLAMM SECONDS

A watch on a listener whose sessions last three seconds (KIP-368): connections are replaced before the broker ends them,
and no tick fails. One watch a mechanism, all at once.
"""

import json
import subprocess
import sys
import time

from secured import ENVIRONMENT, FOLDER, KLAMM, SASL_PLAINTEXT, check, end, home, sasl, settings

SECONDS = int(sys.argv[2])
ENVIRONMENT |= {"KRB5_CONFIG": str(FOLDER / "krb5.conf"), "KRB5CCNAME": f"FILE:{home.name}/none"}
WAYS = {"PLAIN": sasl("PLAIN", protocol="SASL_PLAINTEXT"),
        "SCRAM-SHA-512": sasl("SCRAM-SHA-512", protocol="SASL_PLAINTEXT"),
        "GSSAPI": settings(security_protocol="SASL_PLAINTEXT", sasl_mechanism="GSSAPI",
                           sasl_kerberos_keytab=FOLDER / "admin.keytab", sasl_kerberos_principal="admin")}

watching = {}
for mechanism, words in WAYS.items():
    out = open(f"{home.name}/{mechanism}", "w+", encoding="utf-8")
    err = open(f"{home.name}/{mechanism}.err", "w+", encoding="utf-8")
    watching[mechanism] = (subprocess.Popen(
        [KLAMM, "broker", "list", "-b", SASL_PLAINTEXT, *words, "--watch=200ms", "-o", "json", "-vv"], stdout=out, stderr=err,
        text=True, env=ENVIRONMENT, start_new_session=True), out, err)
time.sleep(SECONDS)
for mechanism, (process, out, err) in watching.items():
    running = process.poll() is None
    process.terminate()
    process.wait(timeout=20)
    out.seek(0)
    err.seek(0)
    words, rest, ticks, incomplete = err.read(), out.read(), 0, 0
    while rest.strip():
        tick, at = json.JSONDecoder().raw_decode(rest.lstrip())
        rest = rest.lstrip()[at:]
        ticks += 1
        incomplete += not tick["complete"]
    check(f"{mechanism}: the watch goes on for {SECONDS} s", running, words[-2000:])
    check(f"{mechanism}: {ticks} ticks, none incomplete", ticks > SECONDS * 2 and incomplete == 0, words[-2000:])
    replaced = words.count("connect ")
    check(f"{mechanism}: {replaced} connections, each replaced in time", replaced >= SECONDS // 3 and
          "CONNECTION_LOST" not in words and "trying again" not in words, words[-2000:])
end()
