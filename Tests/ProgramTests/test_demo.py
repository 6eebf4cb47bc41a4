"""`demo`: an invented county in an empty folder, and never anywhere else."""

import re
import shutil
import signal
import sqlite3
import stat
import subprocess
import time
import urllib.parse

import pytest

from house import PROGRAM, House, environment

DAY = ("--as-of", "2026-09-15")


@pytest.fixture
def demo(demo_place, tmp_path):
    """A copy of the sample county."""
    house = House(tmp_path)
    shutil.copytree(demo_place.data, house.data)
    return house


def plans(house):
    """The ledgers of the county, by plan, without what differs from one making to the next."""
    database = sqlite3.connect(house.data / "gongkai.db")
    rows = database.execute("SELECT title, id FROM plan ORDER BY title").fetchall()
    database.close()
    assert len(rows) >= 2
    return {
        title: house.do("ledger", "export", "--plan", plan, "--format", "json", *DAY).json("ledger") for title, plan in rows}


def test_logins_are_the_owners_alone(demo_place):
    logins = demo_place.data / "demo-logins.txt"
    assert stat.S_IMODE(logins.stat().st_mode) == 0o600
    rows = [line.split("\t") for line in logins.read_text().splitlines()]
    assert len(rows) > 10 and all(len(row) == 5 for row in rows)
    passwords = [row[1] for row in rows[1:]]
    assert len(set(passwords)) == len(passwords) and all(len(password) >= 10 for password in passwords)


def test_same_day_same_county(demo_place, house):
    house.do("demo", "--load-only", *DAY)
    first, second = plans(demo_place), plans(house)
    assert first == second
    assert all(ledger["tasks"] for ledger in first.values())
    words = [(each.data / "demo-logins.txt").read_text() for each in (demo_place, house)]
    logins = [[line.split("\t")[0] for line in text.splitlines()] for text in words]
    # The same people, other passwords.
    assert logins[0] == logins[1] and words[0] != words[1]


def test_letters_and_drafts_of_applications(demo_place):
    """Every letter is made and numbered (DOC-2), and what was accepted for publication is a draft (FOI-44)."""
    database = sqlite3.connect(demo_place.data / "gongkai.db")
    letters = database.execute("SELECT kind, number, kept FROM request_letter").fetchall()
    accepted = database.execute(
        "SELECT r.description FROM request r JOIN request_publication p ON p.request_id = r.id WHERE p.state = 'accepted'"
    ).fetchall()
    drafts = database.execute(
        "SELECT r.title FROM article a JOIN article_revision r ON r.article_id = a.id WHERE a.live_revision_id IS NULL"
    ).fetchall()
    database.close()
    assert len(letters) > 100 and [kind for kind, _, made in letters if made is None] == []
    assert all(re.fullmatch(r"青卫公开.〔20\d\d〕\d+号", number) for _, number, _ in letters if number)
    assert accepted and set(accepted) <= set(drafts)


def test_loaded_county_is_kept(demo):
    before = plans(demo)
    demo.do("unit", "add", "--agency", "青禾县卫健局", "--name", "新设科", *DAY)
    logins = (demo.data / "demo-logins.txt").read_text()
    demo.do("demo", "--load-only", *DAY)
    assert plans(demo) == before and (demo.data / "demo-logins.txt").read_text() == logins
    demo.run("unit", "add", "--agency", "青禾县卫健局", "--name", "新设科", *DAY).refused("新设科")


def test_serves_and_says_where(demo):
    with demo.serving(*DAY, command="demo") as serving:
        assert serving.get("/ledger")[0] in (200, 404) and serving.get("/")[0] == 200
        commands = demo.run("unit", "add", "--agency", "青禾县卫健局", "--name", "新设科")
        assert commands.status == 0
    said = (demo.folder / f"serve-{serving.port}.out").read_text()
    assert serving.address in said and f"{serving.address}/console" in said
    assert (demo.data / "demo-logins.txt").read_text().splitlines()[1] in said
    # Progress is for terminals; standard error is the log.
    serving.events()


def test_an_empty_search_index_is_filled_by_itself(demo):
    """As after an upgrade from a program without search; and `search rebuild` beside it finds the same number."""
    with sqlite3.connect(demo.data / "gongkai.db") as rows:
        public = rows.execute("SELECT count(*) FROM search_entry").fetchone()[0]
        rows.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')")
        for table in ("search_part", "search_entry", "search_word"):
            rows.execute(f"DELETE FROM {table}")
    asked = "/search?q=" + urllib.parse.quote("家庭医生")
    with demo.serving(*DAY) as serving:
        until = time.monotonic() + 60
        while "找到" not in serving.get(asked)[1].decode():
            assert time.monotonic() < until, "nothing is found"
            time.sleep(0.3)
        rebuilt = demo.run("search", "rebuild")
        assert rebuilt.status == 0 and f"共 {public} 条" in rebuilt.out, rebuilt
        assert "找到" in serving.get(asked)[1].decode()


def test_serve_and_demo_are_for_this_machine_alone(demo):
    for command in ("demo", "serve"):
        demo.run(command, *DAY, "--host", "0.0.0.0", "--base-url", "https://demo.example.cn").refused("本机")
        demo.run(command, *DAY, "--base-url", "https://demo.example.cn").refused("本机")


def test_real_data_is_never_touched(ledger):
    house, plan = ledger
    before = house.do("ledger", "export", "--plan", plan, "--format", "json").out
    house.run("demo", "--load-only").refused("正式数据")
    house.run("demo", "--load-only", *DAY).refused()
    assert house.do("ledger", "export", "--plan", plan, "--format", "json").out == before
    assert not (house.data / "gongkai.mark").exists() and not (house.data / "demo-logins.txt").exists()


def loading(house):
    return subprocess.Popen(
        [PROGRAM, "demo", "--load-only", *DAY, *house.place()], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=environment())


def test_interrupted_load_starts_anew(demo_place, house):
    process = loading(house)
    until = time.monotonic() + 30
    while not (house.data / "gongkai.db-wal").exists() or (house.data / "gongkai.db-wal").stat().st_size < 400_000:
        assert process.poll() is None and time.monotonic() < until
        time.sleep(0.01)
    # Another one leaves the one at work alone.
    house.run("demo", "--load-only", *DAY).refused("进程")
    process.send_signal(signal.SIGKILL)
    process.wait(10)
    assert not (house.data / "demo-logins.txt").exists()
    house.do("demo", "--load-only", *DAY)
    assert plans(house) == plans(demo_place)


def test_journal_of_the_county_is_sound(demo):
    demo.do("audit", "export", demo.folder / "journal")
    assert len((demo.folder / "journal").read_text().splitlines()) > 100
    demo.do("db", "check")
    assert re.search("完好", demo.do("db", "check").out)
