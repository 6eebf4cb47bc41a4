"""From nothing to first use: an agency, its units and people, a plan read, imported and exported in every format."""

import csv
import io
import json

import docx
import openpyxl
import pytest

from house import PLAN, PLAN_ID, ROOT

CORPUS = ROOT / "Tests/PlansTests/Corpus"
FILES = sorted((CORPUS / "files").iterdir())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.replace("_", "")[:3] + file.suffix)
def test_read_any_format(house, file):
    plan = house.do("plan", "read", file, "--format", "json").json("plan-read")
    expected = json.loads((CORPUS / f"{file.stem}.expected.json").read_text())
    assert plan["year"] == expected["year"] and plan["tasks"]
    assert not house.data.exists()


@pytest.mark.parametrize("name", ["plan.txt", "plan.md"])
def test_read_plain_text(house, name):
    plan = house.do("plan", "read", house.file(name), "--format", "json").json("plan-read")
    assert [task["responsible"] for task in plan["tasks"]] == [["宣教科"], ["财务科"], ["办公室"]]
    assert plan["title"] == "青禾县卫生健康局2026年政务公开工作要点"
    text = house.do("plan", "read", name).out
    assert "宣教科" in text and "2026" in text and len(text.splitlines()) >= 4


@pytest.mark.parametrize("name,content", [
    ("empty.docx", b""), ("torn.docx", b"PK\x03\x04 torn"), ("picture.pdf", b"\x89PNG\r\n\x1a\n rest"), ("x.exe", b"MZ\x00\x01"),
])
def test_unreadable_files_are_refused(house, name, content):
    (house.folder / name).write_bytes(content)
    house.run("plan", "read", name).refused()
    house.settle()
    house.run("plan", "import", name, "--agency", "县卫健局").refused()


def test_wrong_format_is_usage(house):
    house.file("plan.txt")
    assert house.run("plan", "read", "plan.txt", "--format", "xml").status == 64


@pytest.mark.parametrize("beside_serve", [False, True])
def test_from_nothing_to_first_use(house, beside_serve):
    if beside_serve:
        house.mark()
        with house.serving() as serving:
            first_use(house)
            assert serving.get("/ledger")[0] in (200, 404)
            # It was the server that wrote: it alone held the folder.
            assert (house.data / "gongkai.sock").exists()
    else:
        first_use(house)


def first_use(house):
    done = house.do("agency", "add", "--name", "青禾县卫生健康局", "--short-name", "县卫健局")
    assert "县卫健局" in done.out
    house.run("agency", "add", "--name", "青禾县卫生健康局", "--short-name", "县卫健局").refused()
    for unit in ("宣教科", "财务科", "办公室"):
        house.do("unit", "add", "--agency", "县卫健局", "--name", unit)
    house.run("unit", "add", "--agency", "县卫健局", "--name", "宣教科").refused("宣教科")
    house.run("unit", "add", "--agency", "无此局", "--name", "宣教科").refused("无此局", "县卫健局")
    user = ("user", "add", "--agency", "县卫健局", "--unit", "办公室", "--name", "张宁", "--login", "zhangning", "--role")
    house.run(*user, "皇帝").refused("皇帝")
    done = house.do(*user, "政务公开办")
    password = next(line for line in done.out.splitlines() if line.startswith("一次性密码：")).partition("：")[2]
    assert len(password) >= 10 and "zhangning" in done.out
    house.run(*user, "政务公开办").refused()
    again = house.do("user", "reset", "zhangning").out
    assert "一次性密码：" in again and password not in again
    [account] = house.do("user", "list", "--format", "json").json()
    assert (account["login"], account["roles"], account["active"]) == ("zhangning", ["openness_office"], True)
    plan = house.import_plan()
    assert_exports(house, plan)
    house.run("ledger", "export", "--plan", "x").refused("x")
    house.run("ledger", "export", "--plan", plan[:-1] + ("0" if plan[-1] != "0" else "1")).refused()
    assert house.run("ledger", "export", "--plan", plan, "--format", "pdf").status == 64
    house.do("audit", "export", house.folder / "journal")
    assert "zhangning" not in (house.folder / "journal").read_text().split('"plan.')[-1]


def assert_exports(house, plan):
    """Every format tells the same three tasks."""
    export = ("ledger", "export", "--plan", plan, "--format")
    ledger = house.do(*export, "json").json("ledger")
    texts = [task["text"] for task in ledger["tasks"]]
    assert texts == [
        "及时公开、精准解读惠民政策。3月底前完成。", "每季度更新一次医疗收费目录，全年不少于4次。", "答复信息公开申请，20个工作日内办结。"]
    assert [task["due"] for task in ledger["tasks"]] == ["2026-03-31", "2026-12-31", "2026-11-30"]
    assert [task["responsible"] for task in ledger["tasks"]] == [["宣教科"], ["财务科"], ["办公室"]]
    assert ledger["tasks"][2]["cooperating"] == ["宣教科"]
    table = house.do(*export, "csv").binary.decode("utf-8-sig")
    sheet = openpyxl.load_workbook(io.BytesIO(house.do(*export, "xlsx").binary)).active
    word = docx.Document(io.BytesIO(house.do(*export, "docx").binary)).tables
    forms = [
        [cell for row in csv.reader(io.StringIO(table)) for cell in row],
        [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row],
        [cell.text for each in word for row in each.rows for cell in row.cells],
    ]
    for cells in forms:
        for text in texts:
            assert text in cells, (text, cells)
    # Without --format it is a workbook.
    assert house.do("ledger", "export", "--plan", plan).binary.startswith(b"PK")


def test_doubtful_plan_waits_for_the_office(house):
    house.do("agency", "add", "--name", "青禾县卫生健康局", "--short-name", "县卫健局")
    done = house.do("plan", "import", house.file("plan.txt"), "--agency", "县卫健局")
    assert "需要确认" in done.out and not PLAN_ID.search(done.out)


def test_same_plan_again(ledger):
    house, plan = ledger
    done = house.run("plan", "import", house.file("plan.txt", PLAN), "--agency", "县卫健局")
    # Whatever it answers, the plan that stands is not touched.
    assert done.status in (0, 1)
    assert len(house.do("ledger", "export", "--plan", plan, "--format", "json").json("ledger")["tasks"]) == 3


def test_agencies_from_a_workbook(house):
    book = openpyxl.Workbook()
    for row in (["机构名称", "简称", "统一社会信用代码", "上级机构"], ["青禾县人民政府", "县政府", "", ""], ["青禾县卫生健康局", "县卫健局", "", "县政府"]):
        book.active.append(row)
    book.save(house.folder / "agencies.xlsx")
    assert "已建立 2 个机构" in house.do("agency", "import", "agencies.xlsx").out
    house.run("agency", "import", "agencies.xlsx").refused()
    house.file("agencies.txt", "机构名称\n县政府\n")
    house.run("agency", "import", "agencies.txt").refused()
    house.do("unit", "add", "--agency", "县卫健局", "--name", "宣教科")
