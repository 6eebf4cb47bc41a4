"""`document convert`: one file into another form; the text is compared with what python-docx reads."""

import io
import re

import docx
import pytest
from docx.shared import Pt
from docx.enum.text import WD_ALIGN_PARAGRAPH

from house import ROOT

FILES = sorted((ROOT / "Tests/PlansTests/Corpus/files").iterdir())
SOLID = re.compile(r"\s+")


def written(path):
    """A document as people write one: title, headings by style, marks, a list, a merged table."""
    document = docx.Document()
    document.core_properties.author = "不应公开的作者"
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run("关于做好试点工作的通知").font.size = Pt(22)
    document.add_heading("一、目标", 1)
    paragraph = document.add_paragraph("正文")
    paragraph.add_run("加粗").bold = True
    document.add_paragraph("第一项", style="List Bullet")
    document.add_paragraph("第二项", style="List Bullet")
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "合并"
    table.cell(1, 0).text = "左"
    table.cell(1, 1).text = "右"
    document.save(path)
    return path


def test_html_is_one_clean_page(house):
    file = written(house.folder / "a.docx")
    html = house.do("document", "convert", file, "--to", "html").out
    assert html.startswith("<!DOCTYPE html>") and '<html lang="zh-CN">' in html and 'charset="utf-8"' in html
    assert "<title>关于做好试点工作的通知</title>" in html and html.count("<h1>") == 1
    assert "<h2>一、目标</h2>\n<p>正文<strong>加粗</strong></p>\n<ul><li>第一项</li><li>第二项</li></ul>" in html
    assert '<td colspan="2">合并</td>' in html
    assert "不应公开的作者" not in html and "class=\"Mso" not in html
    assert not house.data.exists()


def test_json_follows_its_schema(house):
    value = house.do("document", "convert", written(house.folder / "a.docx"), "--to", "json").json("document-convert")
    assert value["title"] == "关于做好试点工作的通知"
    assert [block["kind"] for block in value["blocks"]] == ["heading", "paragraph", "list", "table"]


def test_docx_comes_back(house):
    made = house.do("document", "convert", written(house.folder / "a.docx"), "--to", "docx")
    again = docx.Document(io.BytesIO(made.binary))
    assert [p.text for p in again.paragraphs if p.text][:3] == ["关于做好试点工作的通知", "一、目标", "正文加粗"]
    assert again.tables[0].cell(0, 1).text == "合并"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name[:3] + file.suffix)
def test_the_corpus_keeps_its_words(house, file):
    done = house.run("document", "convert", file, "--to", "text")
    assert done.status == 0, done.error
    text = SOLID.sub("", done.out)
    house.run("document", "convert", file, "--to", "json").json("document-convert")
    if file.suffix != ".docx":
        assert len(text) > 500
        return
    reference = docx.Document(file)
    for paragraph in reference.paragraphs:
        assert SOLID.sub("", paragraph.text) in text
    for table in reference.tables:
        for row in table.rows:
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    assert SOLID.sub("", paragraph.text) in text


@pytest.mark.parametrize("name,content", [
    ("empty.docx", b""), ("torn.docx", b"PK\x03\x04 torn"), ("x.exe", b"MZ\x00\x01"), ("old.doc", b"\xd0\xcf\x11\xe0" + b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"),
])
def test_what_cannot_be_read_is_refused(house, name, content):
    (house.folder / name).write_bytes(content)
    house.run("document", "convert", name, "--to", "html").refused()


def test_hostile_html_is_cleaned(house):
    (house.folder / "a.html").write_text("<h1>题</h1><p onclick=alert(1)>文<script>alert(1)</script><a href='javascript:alert(1)'>链</a>")
    done = house.run("document", "convert", "a.html", "--to", "html")
    assert done.status == 0 and "<p>文链</p>" in done.out and "alert" not in done.out
    # What was taken out is said.
    assert "script" in done.error and done.error.startswith("注意：")


def test_unknown_target_is_usage(house):
    house.file("plan.txt")
    assert house.run("document", "convert", "plan.txt", "--to", "rtf").status == 64
