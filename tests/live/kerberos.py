#!/usr/bin/env python3
"""usage: kerberos.py KLAMM

GSSAPI: by keytab, by ticket cache, by the files that Java's tools take, and what goes wrong with clocks, tickets and
the KDC. Takes the cluster and its KDC from $KLAMM_TEST_SECURITY (scripts/sandbox up --security).
"""

import os
import socket
import struct
import subprocess
import time
from pathlib import Path

from secured import (CA, ENVIRONMENT, FOLDER, SASL_PLAINTEXT, SASL_SSL, check, end, home, klamm, refused, settings, topics,
                     write)

TOOLS = {"PATH": os.environ["PATH"] + ":/usr/sbin", "KRB5_CONFIG": str(FOLDER / "krb5.conf")}
ENVIRONMENT["KRB5_CONFIG"] = TOOLS["KRB5_CONFIG"]
ENVIRONMENT["KRB5CCNAME"] = f"FILE:{home.name}/none"


def gssapi(protocol="SASL_SSL", **more):
    return settings(security_protocol=protocol, sasl_mechanism="GSSAPI", ssl_truststore_location=CA,
                    sasl_kerberos_service_name="kafka", **more)


def by_keytab(user="admin", **more):
    return gssapi(sasl_kerberos_keytab=FOLDER / f"{user}.keytab", sasl_kerberos_principal=user, **more)


def tickets(name, *words, user="admin"):
    """A ticket cache of its own; its name."""
    cache = f"FILE:{home.name}/{name}"
    subprocess.run(["kinit", "-c", cache, *words, user], input=f"{user}-secret\n", text=True, check=True,
                   capture_output=True, env=TOOLS)
    return cache


def config(name, old, new):
    return write(name, (FOLDER / "krb5.conf").read_text().replace(old, new))


# Ways in
topics("a keytab", "-b", SASL_SSL, *by_keytab())
topics("a keytab over loopback", "-b", SASL_PLAINTEXT, *by_keytab(), *settings(security_protocol="SASL_PLAINTEXT"))
topics("a keytab without a principal", "-b", SASL_SSL, *gssapi(sasl_kerberos_keytab=FOLDER / "admin.keytab"))
cache = tickets("tickets")
topics("a ticket cache", "-b", SASL_SSL, *gssapi(sasl_kerberos_ticket_cache=cache))
ENVIRONMENT["KRB5CCNAME"] = cache
topics("the default ticket cache", "-b", SASL_SSL, *gssapi())
topics("Kafka's default mechanism", "-b", SASL_SSL, *settings(security_protocol="SASL_SSL", ssl_truststore_location=CA))
ENVIRONMENT["KRB5CCNAME"] = f"FILE:{home.name}/none"
files = (f"bootstrap.servers={SASL_SSL}\nsecurity.protocol=SASL_SSL\nsasl.kerberos.service.name=kafka\n"
         f"ssl.truststore.type=PEM\nssl.truststore.location={CA}\n"
         "sasl.jaas.config=com.sun.security.auth.module.Krb5LoginModule required ")
topics("client.properties with a keytab", "-F", write("keytab.properties", files + (
    f'useKeyTab=true storeKey=true keyTab="{FOLDER}/admin.keytab" principal="admin@KLAMM.TEST";\n')))
topics("client.properties with a ticket cache", "-F", write("cache.properties", files + (
    f'useTicketCache=true ticketCache="{home.name}/tickets";\n')))
check("the keytab leaves no ticket on disk", not Path(home.name, "none").exists())
denied = klamm("topic", "create", "by-alice", "--partitions", "1", "--rf", "1", "-b", SASL_SSL, *by_keytab("alice"), "-y")
check("the broker knows who came", denied.returncode == 6 and "NOT_AUTHORIZED" in denied.stderr, denied.stderr)

# What is refused
refused("no ticket", 6, "KERBEROS_NO_TICKET", "-b", SASL_SSL, *gssapi())
refused("a principal that the keytab does not hold", 2, "gives no ticket for zed", "-b", SASL_SSL,
        *gssapi(sasl_kerberos_keytab=FOLDER / "admin.keytab", sasl_kerberos_principal="zed"))
refused("a keytab that is none", 2, "gives no ticket for admin", "-b", SASL_SSL,
        *gssapi(sasl_kerberos_keytab=write("bad.keytab", "not a keytab"), sasl_kerberos_principal="admin"))
refused("a service that the KDC does not know", 6, "KERBEROS_SERVICE_UNKNOWN", "-b", SASL_SSL, *by_keytab(),
        *settings(sasl_kerberos_service_name="kofka"))
short = tickets("short", "-l", "2s")
time.sleep(3)
refused("an expired ticket", 6, "KERBEROS_TICKET_EXPIRED", "-b", SASL_SSL, *gssapi(sasl_kerberos_ticket_cache=short))

# The key in the keytab is old: the KDC refuses it, once
subprocess.run(["ktutil"], input=f"add_entry -password -p alice -k 9 -e aes256-cts-hmac-sha1-96\nwrong\n"
               f"write_kt {home.name}/old.keytab\n", text=True, check=True, capture_output=True, env=TOOLS)
os.chmod(f"{home.name}/old.keytab", 0o600)
refused("a keytab with an old key", 6, "AUTHENTICATION_FAILED", "-b", SASL_SSL,
        *gssapi(sasl_kerberos_keytab=f"{home.name}/old.keytab", sasl_kerberos_principal="alice"))

# A cache that remembers a KDC whose clock is an hour ahead: the client's time is then off by that
skewed = Path(tickets("skewed").removeprefix("FILE:"))
content = bytearray(skewed.read_bytes())
check("the cache has the form that this test changes", content[:8] == b"\x05\x04\x00\x0c\x00\x01\x00\x08", content[:8])
content[8:12] = struct.pack(">i", 3600)
skewed.write_bytes(content)
refused("a clock that differs", 6, "KERBEROS_CLOCK_SKEW", "-b", SASL_SSL,
        *gssapi(sasl_kerberos_ticket_cache=f"FILE:{skewed}"))

# KDCs that are away
kdc = next(line.split("=")[1].strip() for line in (FOLDER / "krb5.conf").read_text().splitlines() if "kdc = 127" in line)
ENVIRONMENT["KRB5_CONFIG"] = config("away.conf", kdc, "127.0.0.1:1")
refused("a KDC that is down", 5, "KDC_UNREACHABLE", "-b", SASL_SSL, *by_keytab())
silent = socket.create_server(("127.0.0.1", 0))
ENVIRONMENT["KRB5_CONFIG"] = config("silent.conf", kdc, f"127.0.0.1:{silent.getsockname()[1]}")
begun = time.monotonic()
done = klamm("topic", "list", "-b", SASL_SSL, *by_keytab(), "-o", "json", "--timeout", "2s")
check("a silent KDC ends with the deadline, and is named", done.returncode == 5 and "KDC" in done.stdout and
      time.monotonic() - begun < 6, (done.returncode, done.stdout, done.stderr))
ENVIRONMENT["KRB5_CONFIG"] = config("realm.conf", "  KLAMM.TEST = {", "  OTHER.TEST = {")
refused("a realm without a KDC", 5, "KDC_UNREACHABLE", "-b", SASL_SSL, *by_keytab())
end()
