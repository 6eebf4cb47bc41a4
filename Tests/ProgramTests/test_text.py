"""`text check`: personal data and wording in texts and files, without a database."""

import subprocess
import zipfile

import pytest

from house import PROGRAM, environment

CARD = "11010519491231002X"
TEXT = f"""关于救助对象的公示
患者张三，身份证号{CARD}，电话138 1234 5678。
统一社会信用代码91350100M000100Y43，咨询电话0571-87654321，预算13812345678元。
研究布署,青卫函[2026]3号，2026年2月30日前完成。
"""


def check(house, *arguments, **options):
    return house.do("text", "check", *arguments, "--format", "json", **options).json("text-check")


def kinds(answer):
    return [hit["kind"] for hit in answer["hits"]]


def test_text_file(house):
    answer = check(house, house.file("notice.txt", TEXT))
    assert kinds(answer) == ["name", "id_card", "mobile", "wording", "wording", "document_number", "wording"]
    assert answer["complete"] is True
    for hit in answer["hits"]:
        assert TEXT[hit["start"]:hit["start"] + hit["length"]] == hit["text"]
        assert hit["where"] == "body"
    rules = [hit["rule"] for hit in answer["hits"]]
    assert rules == ["PII-2", "PII-2", "PII-2", "WORD-1", "WORD-4", "WORD-6", "WORD-3"]
    assert answer["hits"][5]["suggestion"] == "青卫函〔2026〕3号"


def test_offsets_are_scalars(house):
    text = f"𠮷👨‍👩‍👧{CARD}"
    [hit] = check(house, house.file("a.txt", text))["hits"]
    assert (hit["start"], hit["length"], hit["confidence"]) == (text.index(CARD), 18, "high")


@pytest.mark.parametrize("text,found", [("13812345678", ["mobile"]), ("无", [])])
def test_standard_input_ends_with_0(house, text, found):
    done = subprocess.run(
        [PROGRAM, "text", "check", "-", "--format", "json"], input=text.encode(), capture_output=True, cwd=house.folder,
        env=environment(), timeout=60)
    assert done.returncode == 0, done.stderr
    assert [word for word in found if f'"{word}"' in done.stdout.decode()] == found
    assert ('"hits": []' in done.stdout.decode()) == (not found)


def test_allowed_numbers_and_own_words(house):
    text = house.file("b.txt", "家庭电话0571-87654321，布署，本委局")
    assert kinds(check(house, text)) == ["landline", "wording"]
    allow = house.file("allow.txt", "# 办公电话\n0571 87654321\n")
    assert kinds(check(house, text, "--allow", allow)) == ["wording"]
    (house.data / "words").mkdir(parents=True)
    (house.data / "words/own.csv").write_text("remove,布署\nWORD-5,本委局,本局\n")
    [hit] = check(house, text, "--allow", allow)["hits"]
    assert (hit["text"], hit["suggestion"], hit["rule"]) == ("本委局", "本局", "WORD-5")
    (house.data / "words/own.csv").write_text("WORD-9,布署\n")
    house.run("text", "check", text).refused("own.csv", "第 1 行", "WORD-9")


def test_for_people(house):
    out = house.do("text", "check", house.file("notice.txt", TEXT)).out
    assert "身份证号" in out and "确定" in out and "共检出 7 处" in out
    assert "没有检出" in house.do("text", "check", house.file("clean.txt", "会议时间另行通知。")).out


def test_unreadable_is_refused(house):
    house.run("text", "check", house.folder / "none.txt").refused("没有检测", "none.txt")
    house.run("text", "check", house.file("a.txt"), "--allow", house.folder / "none").refused("允许清单")


def test_hidden_sheet(house):
    """A workbook whose second sheet nobody sees."""
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        '<c r="A1" t="inlineStr"><is><t>{}</t></is></c></row></sheetData></worksheet>')
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{main}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{main}.worksheet+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet2.xml" ContentType="{main}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{relations}"><sheets>'
        '<sheet name="公示" sheetId="1" r:id="r1"/><sheet name="底册" sheetId="2" state="hidden" r:id="r2"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{relations}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet.format("公示名单"),
        "xl/worksheets/sheet2.xml": sheet.format(CARD),
    }
    path = house.folder / "list.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    answer = check(house, path)
    found = [hit for hit in answer["hits"] if hit["kind"] == "id_card"]
    assert found and {hit["where"] for hit in found} == {"hidden sheet"}
    assert all("底册" in hit["detail"] for hit in found)
