#!/usr/bin/env python3
"""usage: xcb_smoke.py KLAMM_DESKTOP

Starts the desktop on a display of its own (Xvfb, the xcb platform): it paints its first window, a second start hands
over to the first and ends, and the first ends by itself when its window is closed. Says what is missing and ends with 77
where there is no Xvfb.
"""
import os
import re
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def picture_size(path):
    head = path.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n", "no PNG"
    return struct.unpack(">II", head[16:24])


def wait_for(what, done, seconds=30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if done():
            return
        time.sleep(0.1)
    sys.exit(f"xcb_smoke: {what}")


def main():
    program = sys.argv[1]
    if not shutil.which("Xvfb"):
        print("Xvfb is missing: scripts/bootstrap installs it")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        read, write = os.pipe()
        server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
                                  pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        first = None
        try:
            os.close(write)
            display = os.fdopen(read).readline().strip()
            home = Path(folder)
            environment = {**os.environ, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb", "HOME": folder,
                           "XDG_CONFIG_HOME": str(home / "xdg"), "XDG_RUNTIME_DIR": folder, "TMPDIR": folder,
                           "KLAMM_CONFIG_HOME": str(home / "config"), "KLAMM_STATE_HOME": str(home / "state"), "LC_ALL": "C.UTF-8"}
            for word in ("WAYLAND_DISPLAY", "KLAMM_PROFILE", "KLAMM_BOOTSTRAP_SERVERS"):
                environment.pop(word, None)
            picture = home / "window.png"
            subprocess.run([program, "--screenshot", picture, "--after", "700"], env=environment, check=True, timeout=60)
            width, height = picture_size(picture)
            assert (width, height) == (1440, 900) and picture.stat().st_size > 5000, (width, height, picture.stat().st_size)

            first = subprocess.Popen([program], env=environment)
            wait_for("the first start takes no requests", lambda: any(re.match(r"klamm-desktop-[0-9a-f]{20}$", entry.name) for entry in home.iterdir()))
            began = time.monotonic()
            # nobody listens at that address: the tab opens all the same
            second = subprocess.run([program, "-b", "127.0.0.1:1"], env=environment, timeout=30)
            assert second.returncode == 0 and first.poll() is None, second.returncode
            print(f"handed over in {1000 * (time.monotonic() - began):.0f} ms")
            first.send_signal(signal.SIGTERM)
            first.wait(timeout=30)
        finally:
            if first and first.poll() is None:
                first.kill()
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
