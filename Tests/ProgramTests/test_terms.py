"""What a day does by itself in the running program: validity in search, punishments at the end of their term, stale columns."""

import sqlite3
import subprocess
import time

import pytest

from house import PROGRAM


def rows(data, query):
    with sqlite3.connect(f"file:{data}/gongkai.db?mode=ro", uri=True) as database:
        return database.execute(query).fetchall()


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    data = tmp_path_factory.mktemp("terms") / "data"
    subprocess.run([PROGRAM, "demo", "--load-only", "--data", data, "--as-of", "2026-09-15"], check=True, timeout=240,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return data


def served_on(data, day, done):
    """Serves the folder as of a day until `done` says so."""
    with subprocess.Popen([PROGRAM, "serve", "--data", data, "--as-of", day, "--port", "0", "--ops-port", "0"],
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            until = time.monotonic() + 60
            while not done():
                assert time.monotonic() < until and server.poll() is None, f"nothing had happened on {day}"
                time.sleep(0.2)
        finally:
            server.terminate()


def test_search_follows_the_end_of_a_text(county):
    """NORM-4: nobody acts, a term ends, and search says so."""
    query = "SELECT subject, validity FROM search_entry WHERE validity IS NOT NULL"
    before = dict(rows(county, query))
    served_on(county, "2033-01-10", lambda: dict(rows(county, query)) != before)
    after = dict(rows(county, query))
    changed = {subject for subject in before if after[subject] != before[subject]}
    assert changed and all(after[subject] == "expired" for subject in changed), (before, after)


def test_punishments_and_columns_of_that_day(county):
    lapsed = "SELECT count(*) FROM article WHERE withdrawn_kind = 'lapsed'"
    shown = "SELECT count(*) FROM article WHERE shown_until IS NOT NULL AND withdrawn_kind IS NULL AND live_revision_id IS NOT NULL"
    owed = "SELECT count(*) FROM obligation WHERE rule = 'SITE-5' AND state = 'open'"
    served_on(county, "2033-01-10", lambda: rows(county, shown)[0][0] == 0 and rows(county, owed)[0][0] > 0)
    assert rows(county, lapsed)[0][0] > 3
