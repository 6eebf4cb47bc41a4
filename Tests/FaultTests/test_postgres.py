"""PostgreSQL: the program killed, and the server killed under it; both with fsync on."""

import os
import signal
import subprocess
import time

import pytest
from conftest import LONG, ROOT, Faults

SERVER = ROOT / "Tests/postgres-server"


@pytest.fixture(scope="module")
def url():
    started = subprocess.run([SERVER, "start", "--durable"], stdout=subprocess.PIPE, text=True, timeout=120)
    assert started.returncode == 0, "PostgreSQL did not start"
    yield started.stdout.strip()
    subprocess.run([SERVER, "stop", started.stdout.strip()], timeout=60)


def schema(url, name):
    """Each test has its own schema, so that one's acts are not the other's."""
    subprocess.run(["psql", "-q", url, "-c", f"CREATE SCHEMA {name}"], check=True, timeout=30)
    return f"{url}&options=-csearch_path%3D{name}"


def test_the_program_killed_at_any_moment(url):
    faults, total = Faults("--url", schema(url, "killed")), 0
    for _ in range(50 if LONG else 8):
        writer = faults.start("--writers", 6)
        assert writer.ready is not None and writer.ready <= 3, writer.stderr.read()
        time.sleep(faults.random.uniform(0.1, 0.5))
        total += faults.stop(writer)
        faults.assert_whole(faults.check())
    assert total > 40
    print(f"0 lost of {total} acknowledged")


def test_the_server_killed_under_the_program(url):
    """The writer goes on by itself once the server is back."""
    faults, total = Faults("--url", schema(url, "server_killed")), 0
    for _ in range(20 if LONG else 3):
        writer = faults.start("--writers", 6)
        assert writer.ready is not None, writer.stderr.read()
        time.sleep(faults.random.uniform(0.3, 0.6))
        pid = int(subprocess.run([SERVER, "pid", url], capture_output=True, text=True, check=True).stdout)
        os.kill(pid, signal.SIGKILL)
        time.sleep(0.5)
        subprocess.run([SERVER, "restart", url], check=True, timeout=90)
        time.sleep(1.0)
        total += faults.stop(writer)
        refused = [index for index, line in enumerate(faults.lines) if line.startswith("refused unavailable")]
        assert refused, "the server's death went unnoticed"
        assert any(line.startswith("ack ") for line in faults.lines[refused[-1]:]), "nothing was saved after the restart"
        assert not [line for line in faults.lines if line.startswith("error")], "an error that is no refusal"
        faults.assert_whole(faults.check())
    assert total > 30
    print(f"0 lost of {total} acknowledged")
