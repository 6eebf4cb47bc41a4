"""A plain Word document, and how more is put into it."""
import io

import docx
from docx.oxml import parse_xml

import packages

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def base(number):
    document = docx.Document()
    document.add_heading(f"关于开展第{number + 1}批便民服务的通知", 1)
    document.add_paragraph("各乡镇人民政府，县直各单位：")
    document.add_paragraph("为做好便民服务工作，现将有关事项通知如下。")
    return document


def saved(document, edit=None):
    out = io.BytesIO()
    document.save(out)
    return packages.edited(out.getvalue(), edit)


def run(text, properties=""):
    return parse_xml(f"<w:r {W}><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>")


def related(kind, part, content, content_type):
    """A part of its own, tied to the document."""

    def made(text, number):
        def edit(parts):
            packages.add(parts, "word/document.xml", f"word/{part}", kind, content.replace("TEXT", text), content_type)

        return saved(base(number), edit)

    return made


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
