"""The built program as its users meet it: a process with a data folder, what it prints and how it ends."""

import json
import os
import re
import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import jsonschema

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("GONGKAI_PROGRAM", ROOT / ".build/debug/gongkai"))
PLAN_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
CHINESE = re.compile(r"[一-鿿]")

PLAN = """青禾县卫生健康局2026年政务公开工作要点

一、深化政策公开
（一）及时公开、精准解读惠民政策。3月底前完成。（责任单位：宣教科）
（二）每季度更新一次医疗收费目录，全年不少于4次。（责任单位：财务科，12月底前完成）
二、加强平台建设
（三）答复信息公开申请，20个工作日内办结。（责任单位：办公室，配合单位：宣教科；2026年11月30日前完成）

青禾县卫生健康局办公室
2026年2月20日
"""


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    status: int
    out: str
    error: str
    binary: bytes

    def json(self, schema=None):
        value = json.loads(self.out)
        if schema:
            described = json.loads((ROOT / "docs/schemas" / f"{schema}.schema.json").read_text())
            jsonschema.Draft202012Validator(described).validate(value)
        return value

    def refused(self, *words):
        """Refused with one Chinese sentence that holds these words; nothing on standard output."""
        assert self.status == 1, (self.status, self.out, self.error)
        assert self.out == "" and self.error.endswith("\n") and self.error.count("\n") == 1, self.error
        assert self.error.startswith("gongkai: ") and CHINESE.search(self.error), self.error
        for word in words:
            assert word in self.error, (word, self.error)
        return self.error


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class House:
    """A data folder and a key folder of its own; commands run beside them, in an environment without settings."""

    def __init__(self, folder, *options):
        self.folder = Path(folder)
        self.folder.mkdir(exist_ok=True)
        self.data, self.keys = self.folder / "data", self.folder / "keys"
        self.options = [*map(str, options)]

    def place(self):
        return ["--data", str(self.data), "--keys", str(self.keys), *self.options]

    def run(self, *arguments, env=None, bare=False, seconds=120):
        """Runs a command to its end; `bare` leaves the folders to the environment."""
        done = subprocess.run(
            [PROGRAM, *map(str, arguments), *([] if bare else self.place())], capture_output=True, cwd=self.folder,
            env=environment(env), stdin=subprocess.DEVNULL, timeout=seconds)
        return Done(
            done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8"), done.stdout)

    def do(self, *arguments, **options):
        """The same, for a command that must succeed without a word on standard error."""
        done = self.run(*arguments, **options)
        assert (done.status, done.error) == (0, ""), (arguments, done)
        return done

    def mark(self, word="test"):
        self.data.mkdir(exist_ok=True)
        (self.data / "gongkai.mark").write_text(f"{word}\n")
        return self

    def file(self, name, text=PLAN):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def settle(self):
        """An agency with three units: enough for `PLAN` to be imported without a question."""
        self.do("agency", "add", "--name", "青禾县卫生健康局", "--short-name", "县卫健局")
        for unit in ("宣教科", "财务科", "办公室"):
            self.do("unit", "add", "--agency", "县卫健局", "--name", unit)
        return self

    def import_plan(self):
        done = self.do("plan", "import", self.file("plan.txt"), "--agency", "县卫健局")
        return PLAN_ID.search(done.out).group()

    def serving(self, *arguments, **options):
        return Serving(self, *arguments, **options)


def environment(more=None):
    plain = {name: value for name, value in os.environ.items() if not name.startswith("GONGKAI_")}
    return plain | (more or {})


class Serving:
    """A running `serve` (or `demo`); stopped by SIGTERM at the end, which must end it with 0."""

    def __init__(self, house, *arguments, command="serve", env=None, port=None):
        self.house, self.port = house, port or free_port()
        self.arguments = [PROGRAM, command, *map(str, arguments), *house.place(), "--ops-port", "0"]
        if port is None:
            self.arguments += ["--port", str(self.port)]
        self.env, self.address = environment(env), f"http://127.0.0.1:{self.port}"
        self.log = house.folder / f"serve-{self.port}.log"

    def start(self):
        self.out = open(self.house.folder / f"serve-{self.port}.out", "wb")
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                self.arguments, stdout=self.out, stderr=log, stdin=subprocess.DEVNULL, cwd=self.house.folder,
                env=self.env)
        until = time.monotonic() + 60
        while time.monotonic() < until:
            assert self.process.poll() is None, self.log.read_text()[-2000:]
            try:
                if self.get("/readyz")[0] == 200:
                    return self
            except OSError:
                pass
            time.sleep(0.05)
        self.process.kill()
        raise AssertionError(f"not ready within 60 s: {self.log.read_text()[-2000:]}")

    def get(self, path, seconds=10):
        """Status and body."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=seconds) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.ended(40)

    def kill(self):
        self.process.kill()
        return self.ended(10)

    def ended(self, seconds):
        try:
            status = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise AssertionError("the server did not end") from None
        finally:
            self.out.close()
        return status

    def events(self):
        """Every line of standard error, which must be one JSON object each."""
        lines = self.log.read_text(encoding="utf-8").splitlines()
        events = [json.loads(line) for line in lines]
        assert all(isinstance(event, dict) and event["time"] for event in events)
        # The others are requests.
        told = [event for event in events if "level" in event]
        assert told and all("status" in event for event in events if "level" not in event)
        return told

    def __enter__(self):
        return self.start()

    def __exit__(self, kind, *_):
        if self.process.poll() is None:
            status = self.stop()
            assert kind or status == 0, (status, self.log.read_text()[-2000:])


def at_once(*calls):
    """Runs the calls in threads of their own and returns what each returned."""
    results = [None] * len(calls)

    def run(index, call):
        results[index] = call()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
