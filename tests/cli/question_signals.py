#!/usr/bin/env python3
"""A signal while klamm asks a question, or waits for a plan, ends it: nothing is in flight.

question_signals.py KLAMM SCRIPTED_KAFKA
"""
import os
import pty
import signal
import subprocess
import sys
import tempfile
import time

LONGEST = 20  # seconds; a klamm that waits for a second signal waits for ever


def end_of(pid):
    """The exit code of a klamm that ends; None if it does not."""
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return None


def asked(klamm, press):
    """What klamm ends with when `press` is done at its question."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(klamm, ["klamm", "topic", "delete", "asked"])
    said = b""
    while b"type" not in said.lower():
        said += os.read(terminal, 1000)
    press(pid, terminal)
    code = end_of(pid)
    os.close(terminal)
    return code


def main():
    klamm, scripted = sys.argv[1:]
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        cluster = subprocess.Popen([scripted], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        os.environ |= {"KLAMM_BOOTSTRAP_SERVERS": cluster.stdout.readline().strip(), "KLAMM_STATE_HOME": folder, "KLAMM_CONFIG_HOME": folder}
        subprocess.run([klamm, "topic", "create", "asked", "--partitions", "1"], check=True, capture_output=True)
        fifo = folder + "/plan"
        os.mkfifo(fifo)
        reading = subprocess.Popen([klamm, "change", "apply", fifo], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.5)
        reading.terminate()
        for what, seen, right in (
            ("Control-C at a question", asked(klamm, lambda _, terminal: os.write(terminal, b"\x03")), 130),
            ("SIGTERM at a question", asked(klamm, lambda pid, _: os.kill(pid, signal.SIGTERM)), 143),
            ("SIGTERM before a plan is there", end_of(reading.pid), 143),
        ):
            if seen != right:
                wrong += 1
                print(f"{what}: exit {seen}, not {right}")
        topics = subprocess.run([klamm, "topic", "list"], capture_output=True, text=True, check=True).stdout
        if "asked" not in topics:
            wrong += 1
            print("the topic is gone")
        cluster.communicate()
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
