#!/usr/bin/env python3
"""usage: keychain.py KLAMM

Secrets in the desktop's keychain: a secret service of the test's own, on a message bus of its own. Takes the cluster
from $KLAMM_TEST_SECURITY.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

if "KLAMM_TEST_BUS" not in os.environ:
    missing = [tool for tool in ("dbus-run-session", "gnome-keyring-daemon", "secret-tool") if not shutil.which(tool)]
    if missing:
        print(f"skipped: {', '.join(missing)} not found; scripts/bootstrap installs it")
        sys.exit(77)
    os.execvpe("dbus-run-session", ["dbus-run-session", "--", sys.executable, "-B", *sys.argv],
               os.environ | {"KLAMM_TEST_BUS": "1"})

from secured import ENVIRONMENT, FOLDER, check, end, klamm  # noqa: E402

ENVIRONMENT |= {name: os.environ[name] for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR") if name in os.environ}
daemon = subprocess.Popen(["gnome-keyring-daemon", "--unlock", "--components=secrets", "--foreground"],
                          stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
daemon.stdin.write(b"keyring")
daemon.stdin.close()

done = klamm("profile", "import", str(FOLDER / "admin.properties"), "--name", "kept", "--secrets", "keychain", timeout=70)
check("the secret goes into the keychain", done.returncode == 0, done.stderr)
stored = Path(ENVIRONMENT["KLAMM_CONFIG_HOME"], "profiles", "kept.yaml").read_text()
check("and the profile names it", 'sasl.password: {keychain: "kept.sasl.password"}' in stored, stored)
done = klamm("topic", "list", "-P", "kept")
check("a profile with it lets in", done.returncode == 0, done.stderr)
klamm("profile", "edit", "kept", "sasl.password=@keychain:absent")
done = klamm("topic", "list", "-P", "kept")
check("one that is not there is said", done.returncode == 2 and "secret-tool store" in done.stderr, done.stderr)
daemon.terminate()
daemon.wait(timeout=10)
end()
