"""A Java program of a test's own, run with Kafka's clients by scripts/kafka-java, that answers lines with lines."""

import json
import subprocess
import sys
from pathlib import Path

RUNNER = Path(__file__).resolve().parent.parent.parent / "scripts" / "kafka-java"


class JavaProgram:
    def __init__(self, folder, name, *arguments):
        self.name = name
        self.process = subprocess.Popen([RUNNER, folder, name, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True)

    def say(self, line=""):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def hear(self):
        """The JSON document of its next line."""
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"{Path(sys.argv[0]).name}: {self.name} ended without an answer")
        return json.loads(line)

    def close(self):
        self.process.stdin.close()
        self.process.wait()

    def kill(self):
        """Without a word to anybody."""
        self.process.kill()
        self.process.wait()
