"""The same on PostgreSQL, through `--database`."""

from house import House
from test_calendar import NEXT_YEAR
from test_plans import assert_exports


def test_first_use(postgres, tmp_path):
    house = House(tmp_path, "--database", postgres).settle()
    plan = house.import_plan()
    assert_exports(house, plan)
    house.do("user", "add", "--agency", "县卫健局", "--name", "张宁")
    house.mark()
    with house.serving() as serving:
        assert "PostgreSQL" in serving.events()[0]["store"]
        # Commands work beside it: the database keeps writers apart.
        house.do("unit", "add", "--agency", "县卫健局", "--name", "人事科")
        house.run("unit", "add", "--agency", "县卫健局", "--name", "人事科").refused("人事科")
        assert_exports(house, plan)
        assert not (house.data / "gongkai.sock").exists()
    serving.events()
    assert not (house.data / "gongkai.db").exists()
    assert "已是最新" in house.do("db", "migrate").out


def test_calendar_load(postgres, tmp_path):
    house = House(tmp_path, "--database", postgres)
    file = house.file("2027.csv", NEXT_YEAR)
    house.run("calendar", "check", "2027").refused("gongkai db migrate")
    assert "待执行" in house.do("db", "status").out
    done = house.run("db", "check")
    assert done.status == 1 and "gongkai db migrate" in done.out
    house.do("calendar", "load", file)
    house.run("calendar", "load", file).refused("没有差别")
    assert not house.do("calendar", "check", "2027", "--format", "json").json()["years"][0]["provisional"]


def test_real_data_is_safe_from_demo(postgres, tmp_path):
    house = House(tmp_path, "--database", postgres)
    house.do("agency", "add", "--name", "青禾县")
    house.run("demo", "--load-only").refused("数据库")
    house.run("agency", "add", "--name", "x", "--as-of", "2026-09-15").refused("--as-of")


def test_demo(postgres, tmp_path):
    house = House(tmp_path, "--database", postgres)
    house.do("demo", "--load-only", "--as-of", "2026-09-15")
    logins = (house.data / "demo-logins.txt").read_text()
    house.do("demo", "--load-only", "--as-of", "2026-09-15")
    assert (house.data / "demo-logins.txt").read_text() == logins


def test_no_server_is_one_sentence(house):
    for url in ("postgresql:///x?host=/nonexistent", "postgresql://127.0.0.1:1/x", "mysql://x", "nonsense"):
        house.run("agency", "add", "--name", "x", "--database", url).refused("数据库")
