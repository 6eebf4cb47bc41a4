"""Word documents with a text in a chosen place."""
import io

from docx.oxml import parse_xml

import packages
import pictures
import sheets
from word_base import WORD, W, base, related, run, saved


def body(text, number):
    document = base(number)
    document.add_paragraph("联系人信息：" + text)
    return saved(document)


def split_runs(text, number):
    document = base(number)
    paragraph = document.add_paragraph("编号")
    for start in range(0, len(text), 3):
        paragraph.add_run(text[start : start + 3]).bold = start % 2 == 0
    return saved(document)


def digit_cells(text, number):
    document = base(number)
    table = document.add_table(1, len(text))
    for cell, digit in zip(table.rows[0].cells, text):
        cell.text = digit
    return saved(document)


def table(text, number):
    document = base(number)
    table = document.add_table(2, 2)
    for cell, value in zip(table.rows[0].cells + table.rows[1].cells, ["姓名", "证件", "某某", text]):
        cell.text = value
    return saved(document)


def comment(text, number):
    document = base(number)
    paragraph = document.paragraphs[-1]
    document.add_comment(paragraph.runs, text="请核实" + text, author="某某")
    return saved(document)


def deleted(text, number):
    document = base(number)
    document.add_paragraph()._p.append(
        parse_xml(f'<w:del {W} w:id="9" w:author="甲"><w:r><w:delText>{text}</w:delText></w:r></w:del>')
    )
    return saved(document)


def moved(text, number):
    document = base(number)
    document.add_paragraph("移动")._p.append(
        parse_xml(f'<w:moveFrom {W} w:id="9" w:author="甲"><w:r><w:t>{text}</w:t></w:r></w:moveFrom>')
    )
    return saved(document)


def deleted_row(text, number):
    document = base(number)
    table = document.add_table(2, 1)
    table.rows[0].cells[0].text, table.rows[1].cells[0].text = "保留", text
    table.rows[1]._tr.insert(0, parse_xml(f'<w:trPr {W}><w:del w:id="8" w:author="甲"/></w:trPr>'))
    return saved(document)


def marked(properties):
    def made(text, number):
        document = base(number)
        document.add_paragraph("说明")._p.append(run(text, properties))
        return saved(document)

    return made


def hidden_style(text, number):
    document = base(number)
    style = document.styles.add_style("Secret", 2)
    style.font.hidden = True
    document.add_paragraph("说明").add_run(text, style="Secret")
    return saved(document)


def part_hidden(text, number):
    document = base(number)
    paragraph = document.add_paragraph("编号" + text[:6])
    paragraph._p.append(run(text[6:], "<w:vanish/>"))
    return saved(document)


def header(text, number):
    document = base(number)
    document.sections[0].header.paragraphs[0].text = text
    return saved(document)


def footer(text, number):
    document = base(number)
    document.sections[0].footer.paragraphs[0].text = text
    return saved(document)


def first_header(text, number):
    """A header of first pages, which this document does not have."""
    document = base(number)
    document.sections[0].first_page_header.paragraphs[0].text = text
    return saved(document)


def footnote(text, number):
    document = base(number)
    document.paragraphs[-1]._p.append(parse_xml(f'<w:r {W}><w:footnoteReference w:id="2"/></w:r>'))
    note = f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    return saved(
        document,
        lambda parts: packages.add(
            parts, "word/document.xml", "word/footnotes.xml", "footnotes", note, WORD + "footnotes+xml"
        ),
    )


def text_box(text, number):
    document = base(number)
    shape = (
        f'<w:r {W} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape style="width:200pt;height:40pt"><v:textbox>'
        f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    document.add_paragraph("图")._p.append(parse_xml(shape))
    return saved(document)


def with_picture(bytes_of):
    def made(text, number):
        document = base(number)
        document.add_picture(io.BytesIO(bytes_of(text, number)))
        return saved(document)

    return made


def alt_text(text, number):
    document = base(number)
    document.add_picture(io.BytesIO(pictures.saved(pictures.plain(number), "PNG")))
    for node in document.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"):
        node.set("descr", "照片：" + text)
    return saved(document)


def field(text, number):
    document = base(number)
    paragraph = document.add_paragraph("见")
    for kind in ["begin", None, "separate", "result", "end"]:
        inner = f'<w:fldChar w:fldCharType="{kind}"/>'
        if kind is None:
            inner = f'<w:instrText xml:space="preserve"> DOCPROPERTY "{text}" </w:instrText>'
        if kind == "result":
            inner = "<w:t>附件</w:t>"
        paragraph._p.append(parse_xml(f"<w:r {W}>{inner}</w:r>"))
    return saved(document)


def link(text, number):
    document = base(number)
    target = document.part.relate_to(
        "https://example.gov.cn/?q=" + text,
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    space = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    document.add_paragraph()._p.append(
        parse_xml(f'<w:hyperlink {W} {space} r:id="{target}"><w:r><w:t>网页</w:t></w:r></w:hyperlink>')
    )
    return saved(document)


def list_item(text, number):
    document = base(number)
    control = (
        f'<w:sdt {W}><w:sdtPr><w:dropDownList><w:listItem w:displayText="{text}" w:value="1"/></w:dropDownList></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>请选择</w:t></w:r></w:sdtContent></w:sdt>"
    )
    document.add_paragraph()._p.append(parse_xml(control))
    return saved(document)


def core(text, number):
    document = base(number)
    document.core_properties.subject = text
    return saved(document)


def edited_part(name, old, new):
    def made(text, number):
        def edit(parts):
            parts[name] = parts[name].replace(old.encode(), new.replace("TEXT", text).encode(), 1)

        return saved(base(number), edit)

    return made


def embedded(text, number):
    return saved(
        base(number),
        lambda parts: packages.add(
            parts, "word/document.xml", "word/embeddings/sheet1.xlsx", "package", sheets.body(text, number),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    )


def thumbnail(text, number):
    return saved(
        base(number), lambda parts: parts.__setitem__("docProps/thumbnail.jpeg", pictures.jpeg_exif(text, number))
    )


def package_comment(text, number):
    return packages.edited(saved(base(number)), comment=text)


GLOSSARY = (
    f"<w:glossaryDocument {W}><w:docParts><w:docPart><w:docPartBody><w:p><w:r><w:t>TEXT</w:t></w:r></w:p>"
    "</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>"
)
CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="备注"><vt:lpwstr>TEXT</vt:lpwstr></property>'
    "</Properties>"
)


def custom_property(text, number):
    return saved(
        base(number),
        lambda parts: packages.add(
            parts, "", "docProps/custom.xml", "custom-properties", CUSTOM.replace("TEXT", text),
            "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        ),
    )


PLACES = {
    "正文": body, "拆散的文字": split_runs, "逐格填写": digit_cells, "表格": table, "批注": comment, "已删除": deleted,
    "已移走": moved, "已删除的行": deleted_row, "隐藏文字": marked("<w:vanish/>"),
    "白色文字": marked('<w:color w:val="FFFFFF"/>'), "极小文字": marked('<w:sz w:val="2"/>'), "隐藏样式": hidden_style,
    "部分隐藏": part_hidden, "页眉": header, "页脚": footer, "不显示的首页页眉": first_header, "脚注": footnote,
    "文本框": text_box, "替代文字": alt_text, "域代码": field, "链接地址": link, "下拉选项": list_item, "属性": core,
    "自定义属性": custom_property, "嵌入的表格": embedded, "缩略图信息": thumbnail, "压缩包注释": package_comment,
    "图片EXIF": with_picture(pictures.jpeg_exif), "图片文字": with_picture(pictures.drawn_png),
    "文档变量": edited_part(
        "word/settings.xml", "</w:settings>", '<w:docVars><w:docVar w:name="a" w:val="TEXT"/></w:docVars></w:settings>'
    ),
    "源代码注释": edited_part("word/document.xml", "<w:body>", "<w:body><!-- TEXT -->"),
    "自定义XML": related("customXml", "../customXml/item1.xml", "<data><id>TEXT</id></data>", "application/xml"),
    "自动图文集": related("glossaryDocument", "glossary/document.xml", GLOSSARY, WORD + "document.glossary+xml"),
    "修订人": related(
        "people", "people.xml",
        '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="某某 TEXT"/>'
        "</w15:people>", WORD + "people+xml",
    ),
}
SHOWN = {"正文", "拆散的文字", "逐格填写", "表格", "页眉", "页脚", "脚注", "文本框", "图片文字"}
