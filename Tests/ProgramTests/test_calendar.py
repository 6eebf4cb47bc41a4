"""`calendar …`: the vectors of domain.md through the command line, and a newly published year."""

import sqlite3

import pytest

from house import House

VECTORS = [
    ("CAL-T1", "2025-09-22", "2025-09-30 2025-10-17 2025-10-24 2025-11-21"),
    ("CAL-T2", "2024-09-10", "2024-09-20 2024-10-08 2024-10-14 2024-11-11"),
    ("CAL-T3", "2026-02-05", "2026-02-14 2026-03-04 2026-03-11 2026-04-09"),
    ("CAL-T4", "2020-01-20", "2020-02-06 2020-02-18 2020-02-25 2020-03-24"),
    ("CAL-T5", "2026-01-01", "2026-01-12 2026-01-22 2026-01-29 2026-03-04"),
    ("CAL-T6", "2018-12-24", "2019-01-03 2019-01-15 2019-01-22 2019-02-22"),
    ("CAL-T7", "2023-04-20", "2023-04-28 2023-05-12 2023-05-19 2023-06-16"),
    ("CAL-T8", "2026-02-14", "2026-03-03 2026-03-13 2026-03-20 2026-04-20"),
]
TABLE = [
    (rule, start, days, due) for rule, start, dues in VECTORS for days, due in zip((7, 15, 20, 40), dues.split())
] + [
    ("CAL-T11", "2025-06-03", 7, "2025-06-12"), ("CAL-T11", "2025-06-20", 20, "2025-07-18"),
    ("CAL-T12", "2025-06-03", 20, "2025-07-01"), ("CAL-T13", "2026-09-30", 3, "2026-10-10"),
    ("CAL-T13", "2025-04-30", 3, "2025-05-08"), ("CAL-T14", "2026-01-30", 20, "2026-03-05"),
]
# Not before 2026-12-31 known: the rows of an invented notice in contract form.
NEXT_YEAR = """date,kind,name,source,known_since,region
2027-01-01,published,,国务院办公厅关于2027年部分节假日安排的通知,2026-11-05,
2027-01-01,holiday,元旦,国务院办公厅关于2027年部分节假日安排的通知,2026-11-05,
2027-02-05,holiday,春节,国务院办公厅关于2027年部分节假日安排的通知,2026-11-05,
2027-02-08,holiday,春节,国务院办公厅关于2027年部分节假日安排的通知,2026-11-05,
2027-02-14,makeup,春节,国务院办公厅关于2027年部分节假日安排的通知,2026-11-05,
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return House(tmp_path_factory.mktemp("calendar"))


def deadline(house, start, days, *more):
    arguments = ("calendar", "deadline", "--from", start, "--working-days", days, "--format", "json", *more)
    return house.do(*arguments).json("calendar-deadline")


@pytest.mark.parametrize("rule,start,days,due", TABLE)
def test_vectors(folder, rule, start, days, due):
    assert deadline(folder, start, days) == {"from": start, "due": due, "provisional": False}


@pytest.mark.parametrize("rule,start,days,more,due", [
    ("CAL-T9", "2025-03-03", 20, ["--exclude", "2025-03-10..2025-03-24"], "2025-04-15"),
    ("CAL-T10", "2025-03-03", 20, ["--exclude", "2025-03-10..2025-04-02"], "2025-04-24"),
    ("CAL-T12", "2025-06-03", 20, ["--extend", "20"], "2025-07-29"),
    # FOI-D3: overlapping intervals are united.
    ("FOI-D3", "2025-03-03", 20, ["--exclude", "2025-03-10..2025-03-20", "--exclude", "2025-03-12..2025-03-24"], "2025-04-15"),
    ("FOI-D3", "2025-03-03", 20, ["--exclude", "2025-03-10..2025-03-10"], "2025-03-31"),
    # FOI-D3 in the extension: ten working days (04-07 to 04-18) are left out.
    ("FOI-D5", "2025-03-03", 20, ["--extend", "20"], "2025-04-28"),
    ("FOI-D5", "2025-03-03", 20, ["--extend", "20", "--exclude", "2025-04-06..2025-04-18"], "2025-05-15"),
])
def test_exclusions_and_extension(folder, rule, start, days, more, due):
    assert deadline(folder, start, days, *more)["due"] == due


def test_explained_day_by_day(folder):
    found = deadline(folder, "2026-02-05", 7, "--explain")
    days = found["days"]
    assert [day["day"] for day in days] == [f"2026-02-{day:02}" for day in range(6, 15)]
    assert [day["counted"] for day in days] == [True, False, False, True, True, True, True, True, True]
    assert "调休" in days[-1]["why"] or "上班" in days[-1]["why"]
    text = folder.do(
        "calendar", "deadline", "--from", "2026-02-05", "--working-days", "7", "--explain").out
    assert "2026-02-14" in text or "2026年2月14日" in text
    assert len(text.splitlines()) >= 9


def test_check(folder):
    text = folder.do("calendar", "check", "2024", "2026").out
    assert [line[:14] for line in text.splitlines()] == ["2024 年：251 个工作", "2026 年：248 个工作"]
    years = folder.do("calendar", "check", "--format", "json").json()["years"]
    counts = {year["year"]: year["workdays"] for year in years}
    # CAL-3.
    assert counts == {
        2018: 250, 2019: 250, 2020: 249, 2021: 250, 2022: 249, 2023: 249, 2024: 251, 2025: 248, 2026: 248}
    assert not any(year["provisional"] for year in years)
    [unknown] = folder.do("calendar", "check", "2027", "--format", "json").json()["years"]
    assert unknown["provisional"] and unknown["workdays"] == 261
    assert "尚未公布" in folder.do("calendar", "check", "2027").out


def test_calendar_files_in_the_data_folder(house):
    (house.data / "calendars").mkdir(parents=True)
    (house.data / "calendars/2027.csv").write_text(NEXT_YEAR)
    # 261 weekdays, less three, more one.
    [year] = house.do("calendar", "check", "2027", "--format", "json").json()["years"]
    assert (year["workdays"], year["provisional"], year["known_since"]) == (259, False, "2026-11-05")
    (house.data / "calendars/2028.csv").write_text("2028-02-30,holiday,春节\n")
    house.run("calendar", "check").refused("2028.csv", "第 1 行", "CAL-1")


class TestLoad:
    def test_new_year_is_in_force(self, house):
        house.do("agency", "add", "--name", "青禾县")
        # Twenty working days from 2026-12-28 without the notice: 4 in December, 16 to 2027-01-22.
        before = deadline(house, "2026-12-28", 20)
        assert before == {"from": "2026-12-28", "due": "2027-01-25", "provisional": True}
        done = house.do("calendar", "load", house.file("2027.csv", NEXT_YEAR))
        assert "2027.csv" in done.out and "2027" in done.out and "没有事项的期限因此变化" in done.out
        after = deadline(house, "2026-12-28", 20)
        assert after == {"from": "2026-12-28", "due": "2027-01-26", "provisional": False}
        assert house.do("calendar", "check", "2027", "--format", "json").json()["years"][0]["workdays"] == 259

    def test_says_who_is_affected(self, house):
        house.settle()
        # No capability of today opens a term in working days; its row as `Obligations` writes it.
        started = 1798421400000  # 2026-12-28 09:30
        with sqlite3.connect(house.data / "gongkai.db") as database:
            agency, unit = database.execute("SELECT agency_id, id FROM unit WHERE name = '办公室'").fetchone()
            database.execute(
                "INSERT INTO obligation (id, agency_id, rule, subject_kind, subject_id, owner_unit_id, title, term, extension_cap,"
                " correction_within, stops_for_payment, excludes_consultation, due_at, is_provisional, calendar_version, state, version)"
                " VALUES ('01a2003b-271d-7144-987d-b6754ab115b9', ?, 'FOI-33', 'request', 'r1', ?, '答复张宁的申请', '20wd', 20, 7, 1, 1,"
                " NULL, 1, 'none', 'open', 1)", [agency, unit])
            database.execute(
                "INSERT INTO obligation_event VALUES ('01a2003b-271d-7144-987d-b6754ab115b9', 1, 'started', '', ?, ?, '')", [started, started])
        database.close()
        # A row from another calendar is brought up to date by the first command that writes.
        house.do("unit", "add", "--agency", "县卫健局", "--name", "人事科")
        done = house.do("calendar", "load", house.file("2027.csv", NEXT_YEAR))
        assert "1 项事项的期限有变化" in done.out
        assert "2027-01-25 → 2027-01-26  办公室  答复张宁的申请" in done.out

    def test_again_is_refused(self, house):
        file = house.file("2027.csv", NEXT_YEAR)
        house.do("calendar", "load", file)
        house.run("calendar", "load", file).refused("2027.csv", "没有差别", "CAL-5")

    @pytest.mark.parametrize("text,words", ids=["day", "kind", "makeup", "unpublished", "empty"], argvalues=[
        (NEXT_YEAR + "2027-02-30,holiday,春节,,,\n", ["第 7 行", "2027-02-30"]),
        (NEXT_YEAR + "2027-03-01,festival,春节,,,\n", ["第 7 行", "festival"]),
        (NEXT_YEAR + "2027-03-01,makeup,春节,,,\n", ["第 7 行", "周一"]),
        ("2027-02-05,holiday,春节\n", ["第 1 行", "published"]), ("", ["没有一行数据"]),
    ])
    def test_bad_file_is_refused_with_its_line(self, house, text, words):
        house.run("calendar", "load", house.file("bad.csv", text)).refused("没有载入", *words)
        assert house.do("calendar", "check", "2027", "--format", "json").json()["years"][0]["provisional"]

    def test_other_encoding_is_refused(self, house):
        file = house.folder / "gbk.csv"
        file.write_bytes(NEXT_YEAR.encode("gb18030"))
        house.run("calendar", "load", file).refused("UTF-8")

    def test_beside_serve(self, ledger):
        house, _ = ledger
        house.mark()
        file = house.file("2027.csv", NEXT_YEAR)
        with house.serving() as serving:
            house.do("calendar", "load", file)
            house.run("calendar", "load", file).refused("没有差别", "CAL-5")
            assert not deadline(house, "2026-12-28", 20)["provisional"]
            serving.kill()
        # Loaded for good, also after a kill.
        with house.serving():
            house.run("calendar", "load", file).refused("没有差别")
        house.do("audit", "export", house.folder / "journal")
        acts = (house.folder / "journal").read_text()
        assert acts.count('"calendar.load"') == 1
