"""PII-1: whatever hides in a file is found, and gone from what is published."""
import collections
import io
import json
import os
import pathlib
import random
import subprocess
import sys

import docx
import openpyxl
import pikepdf
import pptx
import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "HiddenData"))
import child  # noqa: E402
import generate  # noqa: E402
import pages  # noqa: E402
import sheets  # noqa: E402
import slides  # noqa: E402
import words  # noqa: E402

GATE = str(child.ROOT / ".build/debug/gongkai")
LONG = os.environ.get("GONGKAI_LONG") == "1"
# One file for each hiding place, or three; every kind of clean file, or five of each.
CORPUS = list(generate.corpus(3, 110) if LONG else generate.corpus(1, 21))
PLANTED = [pytest.param(entry, content, id=f"{entry['file']} {entry['place']}") for entry, content in CORPUS if entry["planted"]]
CLEAN = [pytest.param(entry, content, id=entry["file"]) for entry, content in CORPUS if not entry["planted"]]
# Recognition and the office program take seconds a file: the short run cleans every third one.
REWRITTEN = PLANTED if LONG else PLANTED[::4]


def joined(text):
    return "".join(letter for letter in text if not letter.isspace())


def found(parts, planted):
    return sorted({place for place, _, text, *_ in parts if planted in joined(text)})


@pytest.mark.parametrize("entry, content", PLANTED)
def test_what_is_planted_is_found(entry, content):
    is_complete, parts, notes = child.extract(content, entry["file"])
    assert is_complete, notes
    assert found(parts, entry["planted"]), f"{entry['planted']} was not found"


@pytest.mark.parametrize("entry, content", REWRITTEN)
def test_what_is_hidden_is_not_published(entry, content):
    made, name, notes = child.rewrite(content, entry["file"])
    if made is None:
        assert "请" in notes[0][1], notes
        return
    assert child.rewrite(content, entry["file"])[0] == made, "the same file gives the same bytes"
    is_complete, parts, notes = child.extract(made, name)
    assert is_complete, notes
    assert bool(found(parts, entry["planted"])) == entry["shown"], found(parts, entry["planted"])


OLD = [
    ("doc", "docx", "MS Word 97", words.PLACES["隐藏文字"]), ("doc", "docx", "MS Word 97", words.PLACES["批注"]),
    ("rtf", "docx", "Rich Text Format", words.PLACES["隐藏文字"]), ("xls", "xlsx", "MS Excel 97", sheets.PLACES["隐藏工作表"]),
    ("xls", "xlsx", "MS Excel 97", sheets.PLACES["隐藏列"]), ("ppt", "pptx", "MS PowerPoint 97", slides.PLACES["备注"]),
]


@pytest.mark.parametrize("kind, new, filter_name, make", OLD)
def test_old_formats_are_looked_into(kind, new, filter_name, make, tmp_path):
    planted = "34010219850304215X"
    (tmp_path / f"a.{new}").write_bytes(make(planted, 1))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    command += [f"{kind}:{filter_name}", "--outdir", str(tmp_path), str(tmp_path / f"a.{new}")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    content = (tmp_path / f"a.{kind}").read_bytes()
    is_complete, parts, notes = child.extract(content, f"a.{kind}")
    assert is_complete, notes
    assert found(parts, planted)
    made, name, notes = child.rewrite(content, f"a.{kind}")
    assert made and name == f"a.{new}" and notes
    assert not found(child.extract(made, name)[1], planted)


SEEN = [
    ("docx", words, ["表格", "页眉", "脚注", "文本框", "图片EXIF", "已删除", "域代码", "逐格填写"]),
    ("xlsx", sheets, ["单元格", "数字单元格", "公式", "批注"]), ("pptx", slides, ["正文", "表格", "图片EXIF", "备注"]),
]


def printed(folder):
    """The text of each file as the office program prints it."""
    files = sorted(str(file) for file in folder.iterdir())
    command = ["soffice", f"-env:UserInstallation=file://{folder.parent}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run(command + ["--outdir", str(folder)] + files, check=True, capture_output=True, timeout=300)
    texts = {}
    for file in sorted(folder.glob("*.pdf")):
        texts[file.stem] = joined(subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True).stdout.decode())
    return texts


def test_what_is_published_opens_and_prints_the_same(tmp_path):
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir(), after.mkdir()
    opened = 0
    for kind, module, places in SEEN:
        for number, place in enumerate(places):
            content = module.PLACES[place]("34010219850304215X", 1)
            made, _, notes = child.rewrite(content, f"a.{kind}")
            assert made, notes
            (before / f"{kind}{number}.{kind}").write_bytes(content)
            (after / f"{kind}{number}.{kind}").write_bytes(made)
            opened += bool({"docx": docx.Document, "xlsx": openpyxl.load_workbook, "pptx": pptx.Presentation}[kind](io.BytesIO(made)))
    texts = printed(before)
    assert opened == len(texts) == 16
    for name, text in printed(after).items():
        # A comment is printed beside the page, a formula's value may never have been computed.
        if name not in ("xlsx2", "docx5"):
            # Columns may be read before rows: the same characters, in whatever order.
            assert sorted(text) == sorted(texts[name]), name


def test_a_published_pdf_shows_the_same_page():
    for place in ["正文", "黑框遮盖", "关闭的图层", "附件", "表单"]:
        content = pages.PDF[place]("13800138000", 1)
        made, name, notes = child.rewrite(content, "a.pdf")
        assert made and name == "a.pdf", notes
        with pikepdf.open(io.BytesIO(made)) as pdf:
            assert len(pdf.pages) == 1 and not pdf.attachments and "/Info" not in pdf.trailer and "/Annots" not in pdf.pages[0]
        shown = [subprocess.run(["pdftotext", "-", "-"], input=file, capture_output=True).stdout.split() for file in (content, made)]
        # A font that is not embedded is drawn with another, whose glyphs have the names of radicals.
        assert shown[0] == [word.replace("⺠".encode(), "民".encode()) for word in shown[1]], place


@pytest.mark.parametrize("entry, content", CLEAN)
def test_a_clean_file_is_looked_at_whole(entry, content):
    is_complete, parts, notes = child.extract(content, entry["file"])
    assert is_complete and parts, notes


OFFICE_PHONES = "0551-62345678\n62345678\n0551-62345679\n62345679\n12345\n"


def alarms(content, name, folder):
    """What `gongkai text check` says of the file, wording left aside."""
    (folder / name).write_bytes(content)
    (folder / "allowed.txt").write_text(OFFICE_PHONES)
    command = [GATE, "text", "check", str(folder / name), "--allow", str(folder / "allowed.txt"), "--format", "json"]
    done = subprocess.run(command, capture_output=True, timeout=240)
    assert done.returncode == 0, done.stderr.decode()
    return [hit for hit in json.loads(done.stdout)["hits"] if hit["kind"] not in ("wording", "document_number")]


def test_the_whole_gate_finds_what_is_planted(tmp_path):
    missed, table = [], collections.defaultdict(collections.Counter)
    for entry, content in [case.values for case in PLANTED[:: 1 if LONG else 6]]:
        hits = [hit for hit in alarms(content, entry["file"], tmp_path) if entry["planted"] in joined(hit["text"])]
        table[entry["file"].split(".")[-1]].update(planted=1, found=bool(hits), sure=any(hit["confidence"] == "high" for hit in hits))
        missed += [] if hits else [entry]
    print("the whole gate:", {kind: dict(row) for kind, row in table.items()})
    assert not missed, missed


def test_the_whole_gate_raises_few_false_alarms(tmp_path):
    wrong, hints = [], []
    for entry, content in [case.values for case in CLEAN]:
        hits = alarms(content, entry["file"], tmp_path)
        wrong += [(entry["file"], hits)] if any(hit["confidence"] == "high" for hit in hits) else []
        hints += [(entry["file"], hits)] if hits else []
    print(len(CLEAN), "clean files, false alarms in", len(wrong), "and a hit of any kind in", len(hints), hints)
    assert len(wrong) <= len(CLEAN) * 0.02, wrong


def test_the_corpus_is_what_it_claims_to_be():
    assert len({entry["place"] + entry["file"].split(".")[-1] for entry, _ in CORPUS if entry["planted"]}) >= 100
    if LONG:
        assert len(PLANTED) >= 300 and len(CLEAN) >= 100
    again = {entry["file"]: content for entry, content in generate.corpus(1, 21)}
    for entry, content in random.Random(1).sample(CORPUS, 12):
        if entry["file"] in again:
            assert again[entry["file"]] == content, entry["file"]
