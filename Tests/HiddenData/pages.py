"""PDF files, web pages, texts and archives with a text in a chosen place."""
import io
import zipfile

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

import pictures
import words

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))


def page(number, draw=None):
    out = io.BytesIO()
    paper = canvas.Canvas(out, pagesize=A4, invariant=1)
    paper.setFont("STSong-Light", 14)
    paper.drawString(72, 760, f"关于第{number + 1}批便民服务事项的公告")
    paper.drawString(72, 730, "现将有关事项公告如下，请社会各界监督。")
    if draw:
        draw(paper)
    paper.save()
    return out.getvalue()


def body(text, number):
    return page(number, lambda paper: paper.drawString(72, 600, text))


def covered(text, number):
    def draw(paper):
        paper.drawString(72, 600, text)
        paper.rect(60, 590, 300, 30, fill=1)

    return page(number, draw)


def invisible(text, number):
    def draw(paper):
        line = paper.beginText(72, 600)
        line.setTextRenderMode(3)
        line.textLine(text)
        paper.drawText(line)

    return page(number, draw)


def off_page(text, number):
    return page(number, lambda paper: paper.drawString(5000, 600, text))


def picture_page(text, number):
    out = io.BytesIO()
    paper = canvas.Canvas(out, pagesize=A4, invariant=1)
    paper.drawImage(ImageReader(pictures.drawn("公示材料\n" + text)), 50, 500, 450, 110)
    paper.save()
    return out.getvalue()


def changed(edit):
    def made(text, number):
        with pikepdf.open(io.BytesIO(page(number))) as pdf:
            edit(pdf, text)
            out = io.BytesIO()
            pdf.save(out, deterministic_id=True)
            return out.getvalue()

    return made


def annotation(pdf, text):
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Text, Rect=Array([100, 100, 120, 120]), Contents=String("请核实" + text)
    )
    pdf.pages[0].Annots = pdf.make_indirect(Array([pdf.make_indirect(note)]))


def form_field(pdf, text):
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("sfz"), V=String(text), F=2,
            Rect=Array([100, 100, 300, 120]),
        )
    )
    pdf.pages[0].Annots = pdf.make_indirect(Array([field]))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


def information(pdf, text):
    pdf.docinfo["/Subject"] = "申请人" + text


def xmp(pdf, text):
    pdf.Root.Metadata = pdf.make_stream(pictures.xmp(text).encode(), Type=Name.Metadata, Subtype=Name.XML)


def attachment(pdf, text):
    pdf.attachments["list.txt"] = ("名单 " + text).encode()


def attached_word(pdf, text):
    pdf.attachments["a.docx"] = words.marked("<w:vanish/>")(text, 1)


def bookmark(pdf, text):
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(text, 0))


def address(pdf, text):
    link = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array([100, 100, 120, 120]),
        A=Dictionary(S=Name.URI, URI=String("https://example.gov.cn/?id=" + text)),
    )
    pdf.pages[0].Annots = pdf.make_indirect(Array([pdf.make_indirect(link)]))


def script(pdf, text):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"var a = '{text}';"))


def script_stream(pdf, text):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pdf.make_stream(f"var a = '{text}';".encode()))


def private_data(pdf, text):
    pdf.pages[0].PieceInfo = Dictionary(App=Dictionary(Private=Dictionary(Note=String(text))))


def orphan(pdf, text):
    pdf.Root.Extra = pdf.make_indirect(Dictionary(Note=String(text)))


def layer(pdf, text):
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("layer")))
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([group]), D=Dictionary(OFF=Array([group]), Order=Array([group]), BaseState=Name.ON)
    )
    sheet = pdf.pages[0]
    sheet.Resources.Properties = Dictionary(L0=group)
    sheet.Resources.Font.FX = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    sheet.contents_add(f"/OC /L0 BDC BT /FX 12 Tf 72 500 Td ({text}) Tj ET EMC".encode())


def earlier(text, number):
    """The page as it was, and an increment in which the line is gone."""
    first = body(text, number)
    with pikepdf.open(io.BytesIO(first)) as pdf:
        sheet = pdf.pages[0]
        number_of, content = sheet.obj.Contents.objgen[0], b"BT ET"
        start = int(first.rsplit(b"startxref", 1)[1].split()[0])
        size, root = int(pdf.trailer.Size), pdf.Root.objgen[0]
    out = first if first.endswith(b"\n") else first + b"\n"
    place = len(out)
    out += b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (number_of, len(content), content)
    table = len(out)
    out += b"xref\n%d 1\n%010d 00000 n \n" % (number_of, place)
    out += b"trailer\n<< /Size %d /Root %d 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, start, table)
    return out


def tail(text, number):
    return page(number) + b"\n% " + text.encode() + b"\n"


PDF = {
    "正文": body, "黑框遮盖": covered, "不可见文字": invisible, "页面之外": off_page, "扫描图片": picture_page,
    "早先版本": earlier, "文件末尾": tail, "注释": changed(annotation), "表单": changed(form_field),
    "属性": changed(information), "XMP": changed(xmp), "附件": changed(attachment), "附件中的隐藏文字": changed(attached_word),
    "书签": changed(bookmark), "链接地址": changed(address), "脚本": changed(script), "脚本流": changed(script_stream),
    "私有数据": changed(private_data), "多余的对象": changed(orphan), "关闭的图层": changed(layer),
}
PDF_SHOWN = {"正文", "黑框遮盖", "扫描图片"}


def html(inner, head=""):
    def made(text, number):
        top = f"<!DOCTYPE html><html lang=zh><head><meta charset=utf-8><title>公告{number}</title>"
        fill = inner.replace("TEXT", text)
        return f"{top}{head.replace('TEXT', text)}</head><body><h1>公告</h1><p>正文。</p>{fill}</body></html>".encode()

    return made


def html_picture(text, number):
    import base64

    data = base64.b64encode(pictures.jpeg_exif(text, number)).decode()
    return html(f'<img src="data:image/jpeg;base64,{data}">')(text, number)


HTML = {
    "正文": html("<p>联系人TEXT</p>"), "拆散的文字": html("<p>" + "TEXT" + "</p>"), "注释": html("<!-- TEXT -->"),
    "不显示的元素": html('<div style="display:none">TEXT</div>'), "hidden 属性": html("<p hidden>TEXT</p>"),
    "隐藏输入": html('<input type="hidden" name="a" value="TEXT">'), "描述": html("", '<meta name="description" content="TEXT">'),
    "替代文字": html('<img src="a.png" alt="TEXT">'), "提示": html('<a href="/" title="TEXT">首页</a>'),
    "脚本": html("<script>var a = 'TEXT';</script>"), "链接地址": html('<a href="/find?q=TEXT">查</a>'),
    "data 属性": html('<p data-id="TEXT">甲</p>'), "内嵌图片": html_picture, "表格": html("<table><tr><td>TEXT</td></tr></table>"),
}


def text_file(encoding):
    return lambda text, number: f"第{number}号公告\n联系人：{text}\n".encode(encoding)


def csv_file(text, number):
    return f"姓名,证件\n某某{number},{text}\n".encode()


def zipped(text, number):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("内/名单.docx", (2024, 1, 1, 0, 0, 0)), words.marked("<w:vanish/>")(text, number))
    return out.getvalue()


OTHER = {
    "文本 UTF-8": ("txt", text_file("utf-8")), "文本 GB18030": ("txt", text_file("gb18030")),
    "文本 UTF-16": ("txt", text_file("utf-16")), "表格文本": ("csv", csv_file), "压缩包": ("zip", zipped),
}
OTHER_SHOWN = {"文本 UTF-8", "文本 GB18030", "文本 UTF-16", "表格文本"}
