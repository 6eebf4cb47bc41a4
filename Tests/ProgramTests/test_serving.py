"""`serve`: one writer per folder, commands passed to it, an orderly end, a kill, what it writes on standard error."""

import os
import re
import signal
import socket
import sqlite3
import stat
import time

import pytest

from house import House, at_once


@pytest.fixture
def ledger(ledger):
    """Marked, so that an end does not wait for a balancer."""
    ledger[0].mark()
    return ledger


def commands_are_passed_on(house):
    house.do("unit", "add", "--agency", "县卫健局", "--name", f"科{time.monotonic_ns()}")


def test_second_serve_is_refused(ledger):
    house, _ = ledger
    with house.serving() as first:
        for command in ("serve", "demo"):
            done = house.run(command, "--port", first.port + 1, "--ops-port", "0")
            done.refused("数据")
        assert first.get("/readyz")[0] == 200
        # The socket is still the first one's.
        commands_are_passed_on(house)


def test_reading_beside_serve(ledger):
    house, plan = ledger
    with house.serving():
        house.do("unit", "add", "--agency", "县卫健局", "--name", "人事科")
        assert house.do("ledger", "export", "--plan", plan, "--format", "json").json("ledger")["tasks"]
        house.do("user", "list")
        house.do("db", "status")
        house.do("audit", "export", house.folder / "journal")
        assert "人事科" not in house.run("unit", "add", "--agency", "县卫健局", "--name", "人事科").out
        house.run("db", "migrate").refused("进程")


def answers(address, port, host):
    """The status line of one request to this address."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as client:
        client.settimeout(10)
        client.connect((address, port))
        client.sendall(f"GET /readyz HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        return client.recv(200).split(b"\r\n")[0]


def test_ipv6_loopback(ledger):
    """SITE-11: the portal is reached by IPv6."""
    house, _ = ledger
    serving = house.serving("--host", "::1")
    serving.address = f"http://[::1]:{serving.port}"
    with serving:
        assert answers("::1", serving.port, f"[::1]:{serving.port}") == b"HTTP/1.1 200 OK"
        with pytest.raises(OSError):
            answers("127.0.0.1", serving.port, "127.0.0.1")


def test_both_families_on_every_address(ledger):
    """SITE-11: `--host ::` takes IPv6 and IPv4; like every address of others it needs https in front."""
    house, _ = ledger
    house.run("serve", "--host", "::", "--port", "0", "--ops-port", "0").refused("https://")
    with house.serving("--host", "::", "--base-url", "https://wjw.example.gov.cn") as serving:
        for address in ("::1", "127.0.0.1"):
            assert answers(address, serving.port, "wjw.example.gov.cn") == b"HTTP/1.1 200 OK"


def test_files_of_a_command_are_meant_from_where_it_was_typed(ledger):
    house, _ = ledger
    with house.serving():
        elsewhere = House(house.folder / "elsewhere")
        elsewhere.data, elsewhere.keys = house.data, house.keys
        elsewhere.file("calendar.csv", "2027-01-01,published,,通知,2026-11-05,\n")
        assert "calendar.csv" in elsewhere.do("calendar", "load", "calendar.csv").out
        elsewhere.do("user", "add", "--agency", "县卫健局", "--name", "张宁", "--out", "password.txt")
        assert "一次性密码" in (elsewhere.folder / "password.txt").read_text()


def test_many_commands_at_once(ledger):
    house, _ = ledger
    with house.serving():
        add = ("unit", "add", "--agency", "县卫健局", "--name")
        done = at_once(*[lambda number=number: house.run(*add, f"第{number}科") for number in range(6)])
        assert [each.status for each in done] == [0] * 6
    with sqlite3.connect(house.data / "gongkai.db") as database:
        assert database.execute("SELECT count(*) FROM unit WHERE name LIKE '第%科'").fetchone() == (6,)
    database.close()


def test_silent_caller_keeps_nobody_waiting(ledger):
    house, _ = ledger
    with house.serving():
        with socket.socket(socket.AF_UNIX) as silent:
            silent.connect(f"/proc/self/fd/{os.open(house.data, os.O_PATH)}/gongkai.sock")
            started = time.monotonic()
            commands_are_passed_on(house)
            assert time.monotonic() - started < 15


def test_socket_is_the_owners_alone(ledger):
    house, _ = ledger
    with house.serving():
        mode = (house.data / "gongkai.sock").stat().st_mode
        assert stat.S_ISSOCK(mode) and stat.S_IMODE(mode) & 0o077 == 0
    made = House(house.folder / "made")
    made.do("agency", "add", "--name", "青禾县")
    assert stat.S_IMODE(made.data.stat().st_mode) == 0o700


def test_deep_data_folder(tmp_path):
    house = House(tmp_path)
    house.data = tmp_path / "一个很深的文件夹" / ("n" * 120) / "data"
    house.data.parent.mkdir(parents=True)
    house.mark().do("agency", "add", "--name", "青禾县卫生健康局", "--short-name", "县卫健局")
    with house.serving():
        commands_are_passed_on(house)


class Half:
    """A request whose second half is still to come."""

    def __init__(self, serving):
        self.connection = socket.create_connection(("127.0.0.1", serving.port), timeout=20)
        self.body = b"login=zhangning&password=x"
        self.connection.sendall(
            f"POST /login HTTP/1.1\r\nHost: 127.0.0.1:{serving.port}\r\nContent-Length: {len(self.body)}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n\r\n".encode() + self.body[:5])

    def finish(self):
        self.connection.sendall(self.body[5:])
        answer = b""
        while more := self.connection.recv(65536):
            answer += more
        self.connection.close()
        return answer


def test_sigterm_lets_the_begun_request_finish(ledger):
    house, _ = ledger
    serving = house.serving().start()
    half = Half(serving)
    time.sleep(0.3)
    serving.process.send_signal(signal.SIGTERM)
    time.sleep(1)
    assert serving.process.poll() is None
    answer = half.finish()
    assert re.match(rb"HTTP/1\.1 [2-4]\d\d ", answer), answer[:200]
    assert serving.ended(15) == 0
    assert not (house.data / "gongkai.sock").exists()
    # Nothing is left behind that a restart would have to bring back.
    assert not (house.data / "gongkai.db-wal").exists() or (house.data / "gongkai.db-wal").stat().st_size == 0
    assert serving.events()[-1]["message"] == "stopped"


def test_sigterm_gives_the_balancer_time(ledger):
    """On real data it first says that it is not ready."""
    house, _ = ledger
    (house.data / "gongkai.mark").unlink()
    serving = house.serving().start()
    serving.process.send_signal(signal.SIGTERM)
    time.sleep(1)
    assert serving.get("/readyz")[0] == 503
    assert serving.ended(20) == 0


def test_sigint_ends_it_too(ledger):
    house, _ = ledger
    serving = house.serving().start()
    serving.process.send_signal(signal.SIGINT)
    assert serving.ended(15) == 0


def test_begun_command_finishes(ledger):
    house, _ = ledger
    serving = house.serving().start()
    results = at_once(
        lambda: [house.run("unit", "add", "--agency", "县卫健局", "--name", f"第{number}科") for number in range(4)],
        lambda: (time.sleep(0.4), serving.stop())[1])
    assert results[1] == 0
    for done in results[0]:
        # Done by the server, or by itself once the server was gone, or refused in one sentence while it was going.
        assert done.status == 0 or done.refused()


def test_kill_and_start_again(ledger):
    house, plan = ledger
    serving = house.serving().start()
    house.do("unit", "add", "--agency", "县卫健局", "--name", "人事科")
    assert serving.kill() == -signal.SIGKILL
    assert (house.data / "gongkai.sock").exists()
    # A command does not take the dead socket for a server.
    house.run("unit", "add", "--agency", "县卫健局", "--name", "人事科").refused("人事科")
    with house.serving() as again:
        assert again.get("/readyz")[0] == 200
        commands_are_passed_on(house)
        assert len(house.do("ledger", "export", "--plan", plan, "--format", "json").json()["tasks"]) == 3
    assert not (house.data / "gongkai.sock").exists()


def test_every_line_of_the_log_is_json(ledger):
    house, _ = ledger
    with house.serving() as serving:
        serving.get("/")
        serving.get("/%00%0a{}")
        with socket.create_connection(("127.0.0.1", serving.port)) as rude:
            rude.sendall(b"GET /\x00 nonsense\r\n\r\n")
            rude.recv(1000)
        house.run("unit", "add", "--agency", "无此局\n{", "--name", "x")
    events = serving.events()
    assert {"serving", "stopped"} <= {event["message"] for event in events}
    assert all(re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", event["time"]) for event in events)
    assert (house.folder / f"serve-{serving.port}.out").read_bytes() == b""


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::"])
def test_without_https_only_loopback(ledger, host):
    house, _ = ledger
    house.run("serve", "--host", host).refused("https://")
    house.run("serve", "--host", host, "--base-url", "http://wjw.example.gov.cn").refused("https://")


def test_with_https_it_serves_everybody(ledger):
    house, _ = ledger
    with house.serving("--host", "0.0.0.0", "--base-url", "https://wjw.example.gov.cn") as serving:
        assert serving.events()[0]["address"] == "https://wjw.example.gov.cn"


def test_loopback_answers_nobody_else(ledger):
    house, _ = ledger
    with house.serving() as serving:
        others = {each[4][0] for each in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
        for address in [*others, "127.0.0.2"]:
            with pytest.raises(OSError):
                socket.create_connection((address, serving.port), timeout=2)


def test_occupied_port_is_one_sentence(ledger):
    house, _ = ledger
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = house.run("serve", "--ops-port", "0", "--port", taken.getsockname()[1])
    sentences = [line for line in done.error.splitlines() if not line.startswith("{")]
    assert done.status == 1 and len(sentences) == 1 and "端口" in sentences[0], done
    assert not (house.data / "gongkai.sock").exists()
