#!/usr/bin/env python3
"""Reads the release programs with readelf: position independent, no writable code, all addresses bound at start."""

import subprocess
import sys


def faults(dynamic: str, headers: str) -> list[str]:
    """What is missing, from `readelf -dW` and `readelf -hlW`."""
    wanted = {
        "position independent (PIE)": "Type:                              DYN" in headers,
        "bound at start (BIND_NOW)": "BIND_NOW" in dynamic or "Flags: NOW" in dynamic,
        "relocations read-only (RELRO)": "GNU_RELRO" in headers,
        "stack not executable": any("GNU_STACK" in line and " RW " in line and "RWE" not in line
                                    for line in headers.splitlines()),
        "no segment writable and executable": "RWE" not in headers,
    }
    return [what for what, holds in wanted.items() if not holds]


def main(programs: list[str]) -> int:
    bad = 0
    for program in programs:
        dynamic, headers = (subprocess.run(["readelf", options, program], check=True, capture_output=True, text=True,
                                           env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"}).stdout
                            for options in ("-dW", "-hlW"))
        for what in faults(dynamic, headers):
            print(f"{program}: not {what}")
            bad += 1
    return 1 if bad else 0


if __name__ == "__main__":
    assert len(faults("", "")) == 4 and len(faults("Flags: NOW PIE", "GNU_STACK 0x0 RWE 0x10")) == 4
    sys.exit(main(sys.argv[1:]))
