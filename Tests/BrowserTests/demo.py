"""A running demo: its own data folder, a free loopback port, the fixed day of all documents and tests."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("GONGKAI_PROGRAM", ROOT / ".build/debug/gongkai"))
AS_OF = "2026-09-15"


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@dataclass(frozen=True)
class Login:
    login: str
    password: str
    person: str


class Demo:
    """`gongkai COMMAND` serving from `folder`; `with Demo(folder) as demo: …` stops it by SIGTERM at the end."""

    def __init__(self, folder, command="demo", options=("--as-of", AS_OF)):
        self.folder, self.command, self.options = Path(folder), command, options
        self.data = self.folder / "data"
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = self.folder / "server.log"

    def __enter__(self):
        arguments = [
            str(PROGRAM), self.command, "--port", str(self.port), "--ops-port", "0", *self._folders(), *self.options,
        ]
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(arguments, stdout=log, stderr=log, stdin=subprocess.DEVNULL, cwd=self.folder)
        self._wait_until_it_answers(180)
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        try:
            status = self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise AssertionError("the server did not stop within 30 s of SIGTERM") from None
        assert status == 0, f"the server ended with {status}: {self._end_of_log()}"

    def _folders(self):
        return ["--data", str(self.data), "--keys", str(self.folder / "keys")]

    def runs(self, *arguments):
        """A command beside the running server, by its socket; what it said."""
        done = subprocess.run([str(PROGRAM), *arguments, *self._folders()], capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, f"{' '.join(arguments)}: {done.stderr}"
        return done.stdout

    def _wait_until_it_answers(self, seconds):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            assert self.process.poll() is None, f"the server did not start: {self._end_of_log()}"
            try:
                urllib.request.urlopen(self.address, timeout=5).close()
                return
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.1)
        self.process.kill()
        raise AssertionError(f"the server did not answer within {seconds} s: {self._end_of_log()}")

    def _end_of_log(self):
        return self.log.read_text(errors="replace")[-2000:]

    def logins(self):
        """The rows of demo-logins.txt: login, password, then who that is, in columns."""
        rows = [line.split("\t") for line in (self.data / "demo-logins.txt").read_text().splitlines()]
        return [Login(row[0], row[1], " ".join(row[2:])) for row in rows[1:] if len(row) > 2]

    def account(self, login):
        """The account with this login name."""
        return next(each for each in self.logins() if each.login == login)
