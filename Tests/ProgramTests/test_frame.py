"""What every command has in common: exit status, one sentence, help, settings and their order, output."""

import os
import pty
import subprocess

import pytest

from house import PROGRAM, House, environment, free_port

COMMANDS = [
    "", "serve", "demo", "agency", "agency add", "agency import", "unit", "unit add", "user", "user add", "user reset",
    "user list", "plan", "plan read", "plan import", "ledger", "ledger export", "calendar", "calendar deadline",
    "calendar check", "calendar load", "audit", "audit verify", "audit export", "db", "db migrate", "db status", "db check",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_everywhere(house, command):
    done = house.do(*command.split(), "--help", bare=True)
    assert "USAGE: gongkai" in done.out and "--help" in done.out
    assert not house.data.exists()


def test_version_and_completions(house):
    assert house.do("--version", bare=True).out == "0.1.0\n"
    for shell in ("bash", "zsh", "fish"):
        script = house.do("--generate-completion-script", shell, bare=True).out
        assert "gongkai" in script and "calendar" in script and "--working-days" in script.replace("-l 'w", "--w")
    bash = house.file("completion.bash", house.do("--generate-completion-script", "bash", bare=True).out)
    offered = subprocess.run(
        ["bash", "-c", f'. {bash}; COMP_WORDS=(gongkai ca) COMP_CWORD=1; _gongkai gongkai ca gongkai; echo "${{COMPREPLY[@]}}"'],
        capture_output=True, text=True, timeout=20)
    assert offered.stdout.split() == ["calendar"], offered


@pytest.mark.parametrize("arguments", [
    "foo", "agency foo", "calendar deadline", "calendar deadline --from 2026-02-30 --working-days 7",
    "calendar deadline --from 2026-02-05 --working-days 0", "calendar deadline --from 2026-02-05 --working-days x",
    "calendar deadline --from 2026-02-05 --working-days 7 --exclude 2026-03-02..2026-03-01",
    "calendar deadline --from 2026-02-05 --working-days 7 --format xml", "calendar check 1800",
    "serve --port http", "ledger export", "plan read", "user add --agency x", "agency add --name x --colour red",
])
def test_wrong_usage_ends_with_64(house, arguments):
    done = house.run(*arguments.split())
    assert (done.status, done.out) == (64, ""), done
    assert done.error and not house.data.exists()


@pytest.mark.parametrize("arguments,words", [
    (("unit", "add", "--agency", "县卫健局", "--name", "宣教科"), ["没有找到机构", "gongkai agency add"]),
    (("user", "reset", "zhangning"), ["没有找到"]),
    (("user", "list"), ["还没有数据库", "gongkai agency add"]),
    (("ledger", "export", "--plan", "01a2003b-271d-7144-987d-b6754ab115b9"), ["还没有数据库"]),
    (("plan", "read", "nothing.docx"), ["nothing.docx"]),
    (("calendar", "load", "nothing.csv"), ["nothing.csv"]),
    (("calendar", "deadline", "--from", "2026-02-05", "--working-days", "7", "--region", "广西"), ["广西", "CAL-4"]),
    (("serve", "--port", "99999"), ["port", "99999"]),
    (("serve", "--base-url", "ftp://x"), ["--base-url"]),
    (("serve", "--as-of", "15.9.2026"), ["--as-of", "15.9.2026"]),
    (("audit", "export", "no/such/folder/x"), ["还没有数据库"]),
    (("db", "status"), ["还没有数据库"]),
])
def test_refusal_is_one_sentence(house, arguments, words):
    house.run(*arguments).refused(*words)


def test_damage_is_one_sentence(house):
    house.data.mkdir()
    (house.data / "gongkai.db").write_bytes(b"this is no database at all " * 400)
    house.run("user", "list").refused("gongkai.db")
    house.run("agency", "add", "--name", "x").refused("gongkai.db")
    house.run("calendar", "check", "2026").refused("gongkai.db")


def test_folder_that_cannot_be_made(house):
    house.file("data", "a file stands where the folder should be")
    house.run("agency", "add", "--name", "x").refused("数据文件夹")


def names(text):
    return [line.split("\t")[0] for line in text.splitlines()]


class TestOrderOfSettings:
    """Option, environment, DATA/gongkai.yaml, default."""

    def test_data(self, tmp_path):
        for place in ("option", "variable"):
            House(tmp_path / place).do("agency", "add", "--name", f"县{place}局")
        house = House(tmp_path / "option")
        variable = {"GONGKAI_DATA": str(tmp_path / "variable/data")}
        add = ("user", "add", "--name", "张宁", "--agency")
        assert house.do(*add, "县option局", env=variable).status == 0
        assert house.do(*add, "县variable局", env=variable, bare=True).status == 0
        # The default is ./data.
        assert names(house.do("user", "list", bare=True).out) == ["县option局"]
        assert names(house.do("user", "list", bare=True, env=variable).out) == ["县variable局"]
        assert names(house.do("user", "list", bare=True, env={"GONGKAI_DATA": ""}).out) == ["县option局"]

    def test_global_options_may_stand_first(self, house):
        house.do("--data", "elsewhere", "--format=text", "agency", "add", "--name", "青禾县", bare=True)
        assert (house.folder / "elsewhere/gongkai.db").exists() and not house.data.exists()
        done = house.do("--data", "elsewhere", "--format", "json", "user", "list", bare=True)
        assert done.json() == []

    def test_format_in_three_places(self, ledger):
        house, plan = ledger
        (house.data / "gongkai.yaml").write_text("format: json\n")
        export = ("ledger", "export", "--plan", plan)
        assert house.do(*export).out.startswith("{")
        assert house.do(*export, env={"GONGKAI_FORMAT": "xlsx"}).binary.startswith(b"PK")
        assert house.do(*export, "--format", "json", env={"GONGKAI_FORMAT": "xlsx"}).out.startswith("{")

    def test_keys_in_three_places(self, house):
        house.mark()
        (house.data / "gongkai.yaml").write_text(f"keys: {house.folder}/by-file\n")

        def made(name, *options, env=None):
            with house.serving(*options, env=env):
                pass
            found = {each.name for each in house.folder.iterdir() if each.is_dir()} - {"data"}
            assert found == {name}, found
            for file in (house.folder / name).iterdir():
                file.unlink()
            (house.folder / name).rmdir()

        house.place = lambda: ["--data", str(house.data)]
        variable = {"GONGKAI_KEYS": str(house.folder / "by-variable")}
        made("by-file")
        made("by-variable", env=variable)
        made("by-option", "--keys", house.folder / "by-option", env=variable)
        (house.data / "gongkai.yaml").unlink()
        # Beside the data folder, never inside it.
        made("data-keys")

    def test_database_in_three_places(self, house):
        nowhere = "postgresql:///nowhere?host=/nonexistent-{}&connect_timeout=2"
        house.data.mkdir()
        (house.data / "gongkai.yaml").write_text(f"database: {nowhere.format('file')}\n")
        house.run("agency", "add", "--name", "x").refused("数据库")
        assert not (house.data / "gongkai.db").exists()
        variable = {"GONGKAI_DATABASE": nowhere.format("variable")}
        house.run("agency", "add", "--name", "x", env=variable).refused("数据库")
        house.run("agency", "add", "--name", "x", "--database", nowhere.format("option")).refused("数据库")
        (house.data / "gongkai.yaml").unlink()
        house.do("agency", "add", "--name", "x")
        assert (house.data / "gongkai.db").exists()

    def test_port_and_base_url(self, house):
        house.mark()
        ports = {name: free_port() for name in ("option", "variable", "file")}
        (house.data / "gongkai.yaml").write_text(f"port: {ports['file']}\nbase-url: https://file.example.cn\n")
        variable = {"GONGKAI_PORT": str(ports["variable"]), "GONGKAI_BASE_URL": "https://variable.example.cn"}

        def said(port, *options, env=None):
            with house.serving(*options, env=env, port=port) as serving:
                return next(each["address"] for each in serving.events() if each["message"] == "serving")

        assert said(ports["file"]) == "https://file.example.cn"
        assert said(ports["variable"], env=variable) == "https://variable.example.cn"
        option = ["--port", ports["option"], "--base-url", "https://option.example.cn"]
        assert said(ports["option"], *option, env=variable) == "https://option.example.cn"
        (house.data / "gongkai.yaml").unlink()
        with house.serving() as serving:
            assert serving.events()[0]["address"] == serving.address

    @pytest.mark.parametrize("text,words", [
        ("port: [8080\n", ["YAML"]), ("port: 1\n\tkeys: 2\n", ["YAML", "第 2 行"]), ("- port\n", ["名称: 值"]),
        ("port\n", ["名称: 值"]), ("database:\n  url: x\n", ["database"]), ("port: eighty\n", ["eighty"]),
        ("as-of: 2026-02-30\n", ["2026-02-30"]),
    ])
    def test_bad_file(self, house, text, words):
        house.data.mkdir()
        (house.data / "gongkai.yaml").write_text(text)
        house.run("serve").refused(*words)

    def test_file_in_another_encoding(self, house):
        house.data.mkdir()
        (house.data / "gongkai.yaml").write_bytes("site-name: 政务公开\n".encode("gb18030"))
        house.run("serve").refused("UTF-8")

    @pytest.mark.parametrize("text", ["", "# nothing\n", "port:\n", "database: ~\nas-of: null\n"])
    def test_empty_settings_are_none(self, house, text):
        house.data.mkdir()
        (house.data / "gongkai.yaml").write_text(text)
        house.do("agency", "add", "--name", "青禾县")

    def test_day_in_the_file(self, ledger):
        house, plan = ledger
        (house.data / "gongkai.yaml").write_text("as-of: 2026-04-15\n")
        assert house.do("ledger", "export", "--plan", plan, "--format", "json").json()["as_of"] == "2026-04-15"


class TestAsOf:
    def test_reading_any_folder(self, ledger):
        house, plan = ledger
        export = ("ledger", "export", "--plan", plan, "--format", "json", "--as-of")
        before = house.do(*export, "2026-03-31").json("ledger")
        after = house.do(*export, "2026-04-15T10:30").json("ledger")
        assert (before["as_of"], after["as_of"]) == ("2026-03-31", "2026-04-15")
        assert [task["overdue"] for task in before["tasks"]] == [0, 0, 0]
        # The first task was due on the last day of March.
        assert [task["overdue"] for task in after["tasks"]] == [15, 0, 0]

    @pytest.mark.parametrize("mark", ["", "real"])
    def test_writing_real_data_is_refused(self, house, mark):
        if mark:
            house.mark(mark)
        house.run("agency", "add", "--name", "x", "--as-of", "2026-09-15").refused("--as-of")
        house.run("serve", "--as-of", "2026-09-15").refused("--as-of")
        house.run("agency", "add", "--name", "x", env={"GONGKAI_AS_OF": "2026-09-15"}).refused("--as-of")
        assert not (house.data / "gongkai.db").exists()

    def test_writing_real_data_beside_serve_is_refused(self, ledger):
        house, _ = ledger
        with house.serving() as serving:
            house.run("agency", "add", "--name", "x", "--as-of", "2026-09-15").refused("--as-of")
            serving.kill()
        assert [line.split("\t")[0] for line in house.do("user", "list").out.splitlines()] == ["还没有账号。请用 gongkai user add 建立。"]

    def test_marked_folder_lives_on_that_day(self, house):
        house.mark()
        house.do("agency", "add", "--name", "青禾县", "--as-of", "2026-09-15T14:00")
        exported = house.folder / "journal"
        house.do("audit", "export", exported)
        assert entries(exported)[0]["at"] == 1789452000000
        with house.serving("--as-of", "2026-09-16T09:00") as serving:
            house.run("unit", "add", "--agency", "青禾县", "--name", "甲", "--as-of", "2026-09-17").refused("--as-of", "服务正在运行")
            house.do("unit", "add", "--agency", "青禾县", "--name", "乙")
            house.do("unit", "add", "--agency", "青禾县", "--name", "丙")
            house.do("audit", "export", exported)
        told = [entry["at"] for entry in entries(exported)][-2:]
        start = 1789520400000
        # The clock runs on from that moment.
        assert start < told[0] < told[1] < start + 120_000, told


def entries(path):
    import json

    return [json.loads(line) for line in path.read_text().splitlines()][1:]


class TestOutput:
    def test_binary_to_a_terminal_is_refused(self, ledger):
        house, plan = ledger
        for form in ("xlsx", "docx"):
            leader, follower = pty.openpty()
            done = subprocess.run(
                [PROGRAM, "ledger", "export", "--plan", plan, "--format", form, *house.place()], stdout=follower,
                stderr=subprocess.PIPE, env=environment(), stdin=subprocess.DEVNULL, timeout=60)
            os.set_blocking(leader, False)
            with pytest.raises(BlockingIOError):
                os.read(leader, 1)
            os.close(leader), os.close(follower)
            assert done.returncode == 1 and "--out" in done.stderr.decode()

    def test_text_to_a_terminal(self, ledger):
        house, plan = ledger
        leader, follower = pty.openpty()
        done = subprocess.run(
            [PROGRAM, "ledger", "export", "--plan", plan, "--format", "json", *house.place()], stdout=follower,
            stderr=subprocess.PIPE, env=environment(), stdin=subprocess.DEVNULL, timeout=60)
        assert done.returncode == 0 and os.read(leader, 100).startswith(b"{")
        os.close(leader), os.close(follower)

    def test_out(self, ledger):
        house, plan = ledger
        export = ("ledger", "export", "--plan", plan, "--format")
        plain = house.do(*export, "json").out
        assert house.do(*export, "json", "--out", "ledger.json").out == ""
        assert (house.folder / "ledger.json").read_text() == plain
        assert house.do(*export, "xlsx", "--out", "ledger.xlsx").out == ""
        assert (house.folder / "ledger.xlsx").read_bytes().startswith(b"PK")
        house.run(*export, "xlsx", "--out", "no/such/folder/ledger.xlsx").refused("no/such/folder")
        house.do("calendar", "check", "2026", "--out", "year.txt")
        assert "248 个工作日" in (house.folder / "year.txt").read_text()
