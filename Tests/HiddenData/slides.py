"""Presentations with a text in a chosen place."""
import io

import pptx
from pptx.util import Inches, Pt

import packages
import pictures


def base(number):
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = f"第{number + 1}季度工作汇报"
    return deck, slide


def saved(deck, edit=None):
    out = io.BytesIO()
    deck.save(out)
    return packages.edited(out.getvalue(), edit)


def box(slide, text):
    frame = slide.shapes.add_textbox(Inches(1), Inches(2), Inches(4), Inches(1))
    frame.text_frame.text = text
    return frame


def body(text, number):
    deck, slide = base(number)
    box(slide, text)
    return saved(deck)


def hidden_slide(text, number):
    deck, _ = base(number)
    other = deck.slides.add_slide(deck.slide_layouts[6])
    box(other, text)
    other._element.set("show", "0")
    return saved(deck)


def notes(text, number):
    deck, slide = base(number)
    slide.notes_slide.notes_text_frame.text = text
    return saved(deck)


def hidden_shape(text, number):
    deck, slide = base(number)
    box(slide, text)._element.nvSpPr.cNvPr.set("hidden", "1")
    return saved(deck)


def tiny(text, number):
    deck, slide = base(number)
    box(slide, text).text_frame.paragraphs[0].runs[0].font.size = Pt(1)
    return saved(deck)


def alt_text(text, number):
    deck, slide = base(number)
    picture = slide.shapes.add_picture(io.BytesIO(pictures.saved(pictures.plain(number), "PNG")), Inches(1), Inches(3))
    picture._element.nvPicPr.cNvPr.set("descr", text)
    return saved(deck)


def picture(text, number):
    deck, slide = base(number)
    slide.shapes.add_picture(io.BytesIO(pictures.jpeg_exif(text, number)), Inches(1), Inches(3))
    return saved(deck)


def master(text, number):
    deck, _ = base(number)
    deck.slide_master.placeholders[1].text_frame.text = text
    return saved(deck)


def core(text, number):
    deck, _ = base(number)
    deck.core_properties.comments = text
    return saved(deck)


def comment(text, number):
    deck, _ = base(number)
    content = (
        '<p:cmLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cm authorId="0" idx="1">'
        f'<p:pos x="1" y="1"/><p:text>{text}</p:text></p:cm></p:cmLst>'
    )
    return saved(
        deck,
        lambda parts: packages.add(
            parts, "ppt/slides/slide1.xml", "ppt/comments/comment1.xml", "comments", content,
            "application/vnd.openxmlformats-officedocument.presentationml.comments+xml",
        ),
    )


def table(text, number):
    deck, slide = base(number)
    cells = slide.shapes.add_table(2, 2, Inches(1), Inches(2), Inches(5), Inches(1)).table
    cells.cell(0, 0).text, cells.cell(1, 0).text = "证件", text
    return saved(deck)


PLACES = {
    "正文": body, "隐藏幻灯片": hidden_slide, "备注": notes, "隐藏形状": hidden_shape, "极小文字": tiny, "替代文字": alt_text,
    "图片EXIF": picture, "母版": master, "属性": core, "批注": comment, "表格": table,
}
SHOWN = {"正文", "表格"}
