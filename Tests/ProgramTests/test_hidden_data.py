"""PII-1: whatever hides in a file is found, and gone from what is published."""
import os
import pathlib
import random
import subprocess
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "HiddenData"))
import child  # noqa: E402
import generate  # noqa: E402
import sheets  # noqa: E402
import slides  # noqa: E402
import words  # noqa: E402

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


@pytest.mark.parametrize("entry, content", CLEAN)
def test_a_clean_file_is_looked_at_whole(entry, content):
    is_complete, parts, notes = child.extract(content, entry["file"])
    assert is_complete and parts, notes


def test_the_corpus_is_what_it_claims_to_be():
    assert len({entry["place"] + entry["file"].split(".")[-1] for entry, _ in CORPUS if entry["planted"]}) >= 100
    if LONG:
        assert len(PLANTED) >= 300 and len(CLEAN) >= 100
    again = {entry["file"]: content for entry, content in generate.corpus(1, 21)}
    for entry, content in random.Random(1).sample(CORPUS, 12):
        if entry["file"] in again:
            assert again[entry["file"]] == content, entry["file"]
