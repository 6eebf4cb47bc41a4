"""Letters on a phone: written without JavaScript, given out, signed for, answered, reviewed, published and rated; orders of 12345
from a table; what is asked again and again."""

import re

from desk import acts

CODE = re.compile(r"[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}")
PHONE = {"width": 360, "height": 740}


def opens(person, number):
    person.goes_to("/console/letters?q=" + number)
    person.page.get_by_role("link", name=number).first.click()
    person.page.wait_for_url(re.compile(r"/console/letters/records/[0-9a-f-]{36}"))


def asks(person, code):
    # The receipt is shown for ten minutes by a cookie; here the code is typed.
    person.page.context.clear_cookies()
    person.goes_to("/letters/track")
    person.types("查询码", code.lower().replace("-", " "))
    person.page.get_by_role("button", name="查询", exact=True).press("Enter")
    person.page.get_by_role("heading", name="来信办理情况").wait_for()
    assert code not in person.page.url and "?" not in person.page.url


def writes(writer):
    """Without JavaScript, from the page of all ways; gives number and query code."""
    writer.goes_to("/interaction")
    writer.follows("我要写信")
    writer.types("标题", "接种门诊午休开不开")
    writer.types("内容", "我叫苏木槿，电话0999-8000155，想中午带孩子去接种，请问门诊午休开不开。")
    writer.page.get_by_role("button", name="提交", exact=True).press("Enter")
    writer.sees("处需要修改")
    assert writer.value_of("标题") == "接种门诊午休开不开"
    writer.page.locator("[name=category][value=consultation]").press("Space")
    writer.page.locator("[name=channel][value=message]").press("Space")
    writer.types("姓名", "苏木槿")
    writer.types("联系方式", "0999-8000155")
    writer.page.locator("[name=may_publish]").press("Space")
    writer.page.get_by_role("button", name="提交", exact=True).press("Enter")
    writer.sees("请记下查询码")
    code = CODE.search(writer.reads(".query-code")).group(0)
    number = re.search(r"LX2026-\d{4}", writer.reads("main")).group(0)
    return number, code


def test_a_letter_from_writing_to_rating_on_a_phone(visitor):
    writer = visitor(java_script_enabled=False)
    office, second, clerk, head = (visitor(name) for name in ("hexiaowen", "tangjianing", "zouhaiping", "qinxiaolan"))
    for person in (writer, office, second, clerk, head):
        person.page.set_viewport_size(PHONE)
    number, code = writes(writer)

    opens(office, number)
    office.looks("letter-record", widths=(360, 1280))
    office.sees("查看（将留痕）")
    acts(office, "accept")
    unit = office.page.locator("select[name=dispatch_unit] option", has_text="疾病预防控制科").get_attribute("value")
    acts(office, "dispatch", unit=unit)
    opens(clerk, number)
    acts(clerk, "sign")
    acts(clerk, "draft", words="接种门诊工作日中午不休息，请带接种证前来。")
    assert clerk.page.locator("form[action$='/acts/approve']").count() == 0, "who drafts does not review"
    opens(head, number)
    acts(head, "approve")

    asks(writer, code)
    writer.sees("接种门诊工作日中午不休息")
    writer.page.locator("[name=rating][value=satisfied]").press("Space")
    writer.page.get_by_role("button", name="提交评价", exact=True).press("Enter")
    writer.sees("评价已经收到")

    opens(clerk, number)
    clerk.page.locator("summary", has_text="提请选登").click()
    question = clerk.page.locator("[name=propose_publication_question]").input_value()
    assert "苏木槿" not in question and "0999-8000155" not in question
    acts(clerk, "propose_publication")
    opens(second, number)
    acts(second, "publish")
    opens(office, number)
    acts(office, "close")

    writer.goes_to("/letters?q=接种门诊午休")
    writer.follows("接种门诊午休开不开")
    writer.sees("接种门诊工作日中午不休息")
    writer.does_not_see("苏木槿")
    reader, article = visitor(), writer.page.url
    reader.goes_to(article)
    reader.looks("letter-published", widths=(360, 1280))
    found_until_taken_back(reader, office, number, article)


def found_until_taken_back(reader, office, number, article):
    """Search, the home page and the list of addresses know it at once, and forget it at once (PII-6)."""
    name = article.rsplit("/", 1)[1]
    reader.goes_to("/search?q=门诊午休")
    reader.sees("来信选登")
    assert name in reader.page.content()
    reader.goes_to("/")
    reader.sees("接种门诊午休开不开")
    assert name in reader.page.request.get(reader.address + "/sitemaps/others.xml").text()
    opens(office, number)
    office.page.locator("summary", has_text="撤下选登").click()
    acts(office, "unpublish", words="来信人要求撤下。")
    for path in ("/search?q=门诊午休", "/", "/letters", "/sitemaps/others.xml", "/letters/feed.atom"):
        assert name not in reader.page.request.get(reader.address + path).text(), path
    assert reader.page.request.get(article).status == 404


def test_the_pages_of_letters_look_right(visitor):
    reader, office = visitor(), visitor("hexiaowen")
    for name, path in (("letters-public", "/letters"), ("letter-form", "/letters/new"), ("letter-figures", "/letters/statistics")):
        reader.goes_to(path)
        reader.looks(name, widths=(360, 1280))
    for name, path in (
        ("letters", ""), ("letter-entry", "/new"), ("letter-import", "/import"), ("letter-units", "/units"),
        ("letter-terms", "/terms"), ("letter-questions", "/questions"),
    ):
        office.goes_to("/console/letters" + path)
        office.looks(name, widths=(360, 1280))
    office.sees("提问减少")


def test_orders_come_from_a_table(visitor):
    office = visitor("hexiaowen")
    office.goes_to("/console/letters/import")
    table = "工单编号,诉求类型,来件时间,标题,诉求内容\nB-1,咨询,2026-09-14 08:30,健康证,在哪里办\nB-2,闲聊,2026-09-14,健康证,在哪里办\n"
    for sentence in ("新导入1件，以前已导入0件", "新导入0件，以前已导入1件"):
        office.page.locator("input[name=file]").set_input_files(
            {"name": "gd.csv", "mimeType": "text/csv", "buffer": table.encode("gb18030")})
        office.presses("导入")
        office.sees(sentence)
        office.sees("第3行")
    office.looks("letter-imported", widths=(360, 1280))
