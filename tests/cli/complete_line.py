"""What bash makes of a TAB: types a line on a terminal of its own and prints what stands there after."""
import os
import pty
import select
import sys
import time

folder, typed = sys.argv[1], sys.argv[2]
pid, terminal = pty.fork()
if pid == 0:
    os.environ.update(PATH=f"{folder}/bin:" + os.environ["PATH"], PS1="> ", TERM="dumb", LC_ALL="C.UTF-8", HISTFILE="")
    os.execvp("bash", ["bash", "--noprofile", "--norc", "-i"])


def read_until(text: str) -> str:
    seen = b""
    end = time.monotonic() + 20
    while text.encode() not in seen and time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                seen += os.read(terminal, 4096)
            except OSError:
                break
    return seen.decode("utf-8", "replace")


read_until("> ")
# What is typed is printed by printf, word by word: as a shell would hand it to a program.
os.write(terminal, f"bind 'set enable-bracketed-paste off'; source {folder}/completion; klamm() {{ if [[ $1 == __complete ]]; then command klamm \"$@\"; else printf 'WORD:%s\\n' \"$@\"; echo END; fi; }}\n".encode())
read_until("\n> ")
# The completion itself must ask the program.
os.write(terminal, typed.encode() + b"\t")
time.sleep(1.5)
os.write(terminal, b"\n")
out = read_until("\nEND")
print("\n".join(line[5:].rstrip("\r") for line in out.replace("\r\n", "\n").split("\n") if line.startswith("WORD:")))
os.close(terminal)
