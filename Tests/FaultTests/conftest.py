"""What the fault tests share: the writer that is killed, and the look at what is left."""

import json
import os
import random
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("GONGKAI_FAULTWRITER", ROOT / ".build/debug/faultwriter"))
LONG = bool(os.environ.get("GONGKAI_LONG"))
SEED = int(os.environ.get("GONGKAI_SEED", random.SystemRandom().randrange(1 << 30)))


def pytest_report_header():
    return f"fault seed: GONGKAI_SEED={SEED}"


class Faults:
    """One database, the acts acknowledged so far, and the findings after each fault."""

    def __init__(self, *place, program=PROGRAM):
        self.place, self.program, self.acknowledged, self.runs = place, program, set(), 0
        self.random = random.Random(SEED)

    def start(self, *options):
        """A writer that is ready. It prints into a file: a full pipe would hold it up."""
        self.runs += 1
        writer_output = tempfile.TemporaryFile("w+")
        started = time.monotonic()
        writer = subprocess.Popen(
            [self.program, "write", *self.place, "--run", f"r{self.runs}", *map(str, options)],
            stdout=writer_output, stderr=subprocess.PIPE, text=True)
        writer.output, writer.ready = writer_output, None
        while writer.ready is None and time.monotonic() < started + 30:
            ended = writer.poll() is not None
            if os.pread(writer_output.fileno(), 6, 0) == b"ready\n":
                writer.ready = time.monotonic() - started
            elif ended:
                break
            else:
                time.sleep(0.002)
        return writer

    def stop(self, writer):
        """Kills a writer and takes down what it had acknowledged."""
        writer.kill()
        return self.collect(writer)

    def collect(self, writer):
        """What a writer that has ended or is about to had acknowledged; a line cut off by the kill does not count."""
        self.errors = writer.communicate(timeout=60)[1]
        writer.output.seek(0)
        self.lines = [line[:-1] for line in writer.output.read().splitlines(keepends=True) if line.endswith("\n")]
        writer.output.close()
        new = {line[4:] for line in self.lines if line.startswith("ack ")}
        self.acknowledged |= new
        return len(new)

    def check(self, *options):
        done = subprocess.run(
            [self.program, "check", *self.place, *options], input="".join(f"{one}\n" for one in self.acknowledged),
            capture_output=True, text=True, timeout=120)
        if done.returncode or not done.stdout.startswith("{"):
            return {"lost": len(self.acknowledged), "unusable": done.stdout + done.stderr[-2000:]}
        return json.loads(done.stdout)

    def assert_whole(self, found):
        assert "unusable" not in found, found["unusable"]
        assert found["lost"] == 0, f"{found['lost']} of {found['acknowledged']} acknowledged acts lost"
        assert found["halves"] == 0 and found["journal"] == [] and found["integrity"] == [], found
        assert found["readySeconds"] <= 3


@pytest.fixture
def faults(tmp_path):
    return Faults("--path", tmp_path / "gongkai.db")


def clean(folder):
    """A fresh database in the same folder; what a power cut leaves of the shared-memory file is never read."""
    for file in folder.iterdir():
        file.unlink()
