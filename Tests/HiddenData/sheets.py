"""Workbooks with a text in a chosen place."""
import io

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

import packages

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml."


def base(number):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "汇总"
    for row in [["乡镇", "户数", "金额"], ["城关镇", 120 + number, 3400.5], ["河东乡", 80, 1200]]:
        sheet.append(row)
    return book


def saved(book, edit=None):
    out = io.BytesIO()
    book.save(out)
    return packages.edited(out.getvalue(), edit)


def body(text, number):
    book = base(number)
    book.active["D1"], book.active["D2"] = "证件", text
    return saved(book)


def numeric(text, number):
    book = base(number)
    book.active["D2"] = int(text) if len(text) == 11 else text
    return saved(book)


def hidden_sheet(state):
    def made(text, number):
        book = base(number)
        sheet = book.create_sheet("名单")
        sheet["B7"] = text
        sheet.sheet_state = state
        return saved(book)

    return made


def hidden_row(text, number):
    book = base(number)
    book.active["A9"] = text
    book.active.row_dimensions[9].hidden = True
    return saved(book)


def hidden_column(text, number):
    book = base(number)
    book.active["F2"] = text
    book.active.column_dimensions["F"].hidden = True
    return saved(book)


def thin_column(text, number):
    def edit(parts):
        name = "xl/worksheets/sheet1.xml"
        cols = b'<cols><col min="6" max="6" width="0" customWidth="1"/></cols><sheetData>'
        parts[name] = parts[name].replace(b"<sheetData>", cols)

    book = base(number)
    book.active["F2"] = text
    return saved(book, edit)


def named(text, number):
    book = base(number)
    book.defined_names["list"] = DefinedName("list", attr_text=f'"{text}"')
    return saved(book)


def comment(text, number):
    book = base(number)
    book.active["B2"].comment = Comment("请核实" + text, "某某")
    return saved(book)


def header(text, number):
    book = base(number)
    book.active.oddHeader.center.text = text
    return saved(book)


def validation(text, number):
    book = base(number)
    rule = DataValidation(type="list", formula1=f'"{text},无"')
    rule.prompt = "填写"
    rule.add("B2")
    book.active.add_data_validation(rule)
    return saved(book)


def formula(text, number):
    book = base(number)
    book.active["D2"] = f'=IF(B2>0,"","{text}")'
    return saved(book)


def number_format(text, number):
    book = base(number)
    book.active["B2"].number_format = f'0;"{text}"'
    return saved(book)


def white(text, number):
    book = base(number)
    book.active["D2"] = text
    book.active["D2"].font = Font(color="FFFFFFFF")
    return saved(book)


def blank_format(text, number):
    book = base(number)
    book.active["D2"] = text
    book.active["D2"].number_format = ";;;"
    return saved(book)


def under_merge(text, number):
    def edit(parts):
        name = "xl/worksheets/sheet1.xml"
        merge = b'</sheetData><mergeCells count="1"><mergeCell ref="E1:F2"/></mergeCells>'
        parts[name] = parts[name].replace(b"</sheetData>", merge)

    book = base(number)
    book.active["E1"], book.active["F2"] = "合并", text
    return saved(book, edit)


def core(text, number):
    book = base(number)
    book.properties.keywords = text
    return saved(book)


def scenario(text, number):
    def edit(parts):
        name = "xl/worksheets/sheet1.xml"
        saved_values = (
            f'</sheetData><scenarios><scenario name="a" count="1"><inputCells r="B2" val="{text}"/></scenario></scenarios>'
        )
        parts[name] = parts[name].replace(b"</sheetData>", saved_values.encode())

    return saved(base(number), edit)


def related(owner, part, kind, content, content_type):
    def made(text, number):
        return saved(
            base(number),
            lambda parts: packages.add(parts, owner, part, kind, content.replace("TEXT", text), content_type),
        )

    return made


BOOK, ONE = "xl/workbook.xml", "xl/worksheets/sheet1.xml"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
PLACES = {
    "单元格": body, "数字单元格": numeric, "隐藏工作表": hidden_sheet("hidden"), "深度隐藏工作表": hidden_sheet("veryHidden"),
    "隐藏行": hidden_row, "隐藏列": hidden_column, "零宽列": thin_column, "名称定义": named, "批注": comment,
    "页眉页脚": header, "数据有效性": validation, "公式": formula, "数字格式": number_format, "白色文字": white,
    "不显示的格式": blank_format, "合并单元格之下": under_merge, "属性": core, "方案": scenario,
    "未使用的文字": related(
        BOOK, "xl/sharedStrings.xml", "sharedStrings", f'<sst xmlns="{MAIN}"><si><t>甲</t></si><si><t>TEXT</t></si></sst>',
        SHEET + "sharedStrings+xml",
    ),
    "透视表缓存": related(
        BOOK, "xl/pivotCache/pivotCacheRecords1.xml", "pivotCacheRecords",
        f'<pivotCacheRecords xmlns="{MAIN}" count="1"><r><s v="TEXT"/></r></pivotCacheRecords>', SHEET + "pivotCacheRecords+xml",
    ),
    "外部链接缓存": related(
        BOOK, "xl/externalLinks/externalLink1.xml", "externalLink",
        f'<externalLink xmlns="{MAIN}"><externalBook><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str">'
        "<v>TEXT</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>", SHEET + "externalLink+xml",
    ),
    "会话批注": related(
        ONE, "xl/threadedComments/threadedComment1.xml", "threadedComment",
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        '<threadedComment ref="A1"><text>TEXT</text></threadedComment></ThreadedComments>',
        "application/vnd.ms-excel.threadedcomments+xml",
    ),
    "图表缓存": related(
        ONE, "xl/charts/chart1.xml", "chart",
        f'<c:chartSpace xmlns:c="{CHART}"><c:chart><c:strCache><c:pt idx="0"><c:v>TEXT</c:v></c:pt></c:strCache></c:chart>'
        "</c:chartSpace>", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    ),
    "数据连接": related(
        BOOK, "xl/connections.xml", "connections",
        f'<connections xmlns="{MAIN}"><connection id="1" name="a" description="TEXT"/></connections>',
        SHEET + "connections+xml",
    ),
}
SHOWN = {"单元格", "数字单元格"}
