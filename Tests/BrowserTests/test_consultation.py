"""A draft goes before the public on phones, closes by the clock, and everybody who spoke reads an answer."""

import re

import pytest

from demo import Demo
from desk import acts
from word import plain_word_file

PHONE = {"width": 360, "height": 740}
CODE = re.compile(r"[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}")
TITLE = "青禾县家庭病床服务管理办法（征求意见稿）"
CLOSED = "2026-10-12"
TEXT = ["第一条 为规范家庭病床服务，制定本办法。", "第二条 建床后医生每周上门不少于一次。", "第三条 撤床应当告知家属。"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("consultation")


def signed_in(visitors, server, name):
    person = visitors(server)
    person.page.set_viewport_size(PHONE)
    person.signs_in(server.account(name))
    person.page.wait_for_url(lambda url: "/login" not in url)
    return person


def citizen(visitors, server):
    person = visitors(server, java_script_enabled=False)
    person.page.set_viewport_size(PHONE)
    return person


def fits(person):
    """Without JavaScript nothing can be measured; the picture is as wide as the page."""
    assert person.page.locator("html").bounding_box()["width"] <= PHONE["width"]


def drafts_and_publishes(visitors, server):
    drafter = signed_in(visitors, server, "fangdatong")
    drafter.goes_to("/console/consultations/new")
    drafter.types("标题", TITLE)
    drafter.page.get_by_label(re.compile("行政规范性文件")).check()
    drafter.page.locator("input[name=source]").set_input_files(
        {"name": "坏.docx", "mimeType": "application/octet-stream", "buffer": b"PK\x03\x04 broken"})
    drafter.presses("读入文件")
    drafter.sees("处需要修改")
    assert drafter.value_of("标题") == TITLE, "nothing typed is lost"
    drafter.page.locator("input[name=source]").set_input_files(
        {"name": "草案.docx", "mimeType": "application/octet-stream", "buffer": plain_word_file(TEXT)})
    drafter.presses("读入文件")
    drafter.sees("已从“草案.docx”读出3段")
    drafter.looks("consultation-read", widths=(360, 1280))
    assert drafter.value_of("草案全文").split("\n") == TEXT
    drafter.types("草案说明", "明确建床、查床和撤床的要求。")
    drafter.types("决策依据", "《家庭病床服务规范》")
    drafter.types("还可以怎样提意见", "信函寄青禾县城关镇健康路1号。")
    drafter.types("截止日期", "2026-09-18")
    drafter.presses("保存草案")
    drafter.page.wait_for_url(re.compile("/records/[0-9a-f-]{36}$"))
    record = re.search(r"/console/consultations/records/[0-9a-f-]{36}", drafter.page.url).group(0)
    acts(drafter, "submit")
    office = signed_in(visitors, server, "hexiaowen")
    office.goes_to(record)
    office.page.locator("form[action$='/acts/publish'] button").click()
    office.sees("不少于7 个工作日")
    acts(office, "send_back", words="期限不足七个工作日。")
    drafter.goes_to(record + "/draft")
    drafter.types("截止日期", "2026-09-24")
    drafter.presses("保存草案")
    drafter.page.wait_for_url(re.compile("/records/[0-9a-f-]{36}$"))
    acts(drafter, "submit")
    office.goes_to(record)
    acts(office, "publish")
    office.looks("consultation-published", widths=(360, 1280))
    return record


def comments(visitors, server, record):
    reader = citizen(visitors, server)
    reader.goes_to("/search?q=家庭病床服务管理办法")
    reader.sees("意见征集")
    reader.goes_to("/")
    reader.sees("正在征求意见")
    reader.goes_to("/consultations")
    reader.follows(TITLE)
    reader.sees("还有9天截止")
    fits(reader)
    reader.follows("对第2段提意见")
    reader.sees("医生每周上门不少于一次")
    reader.types("意见和理由", "每周一次太少，重病人要两次。")
    reader.page.get_by_role("button", name="提交意见").press("Enter")
    reader.sees("没有选择态度")
    assert "重病人要两次" in reader.value_of("意见和理由")
    reader.page.get_by_label("建议修改").check()
    reader.page.get_by_role("button", name="提交意见").press("Enter")
    reader.sees("请记下查询码")
    fits(reader)
    assert reader.page.url.endswith("/consultations/track"), "the code stands in no address"
    return CODE.search(reader.reads(".query-code")).group(0)


def test_a_draft_goes_before_the_public_and_everybody_is_answered(visitors, folder):
    with Demo(folder) as server:
        record = drafts_and_publishes(visitors, server)
        code = comments(visitors, server, record)
        drafter = signed_in(visitors, server, "fangdatong")
        drafter.goes_to(record + "/comments")
        drafter.sees("征集还没有截止")
        assert drafter.page.get_by_role("button", name="把勾选的意见归为一组").count() == 0, "nothing is sorted before the end"
    # Nobody closes it: another day has come.
    with Demo(folder, options=("--as-of", CLOSED)) as server:
        reader = citizen(visitors, server)
        public = record.replace("/console", "")
        reader.goes_to(public)
        reader.sees("征求意见已经截止")
        reader.goes_to(public + "/comments")
        reader.sees("征集已经截止")

        drafter = signed_in(visitors, server, "fangdatong")
        drafter.goes_to(record + "/comments")
        drafter.page.get_by_label("选择第1条").check()
        drafter.page.locator("textarea[name=sort_summary]").fill("增加重病人上门次数")
        drafter.presses("把勾选的意见归为一组")
        drafter.sees("第1组，1条，还没有答复")
        drafter.page.get_by_label("部分采纳").check()
        drafter.page.locator("textarea[name$=_reason]").fill("病情需要的，每周上门不少于两次。")
        drafter.looks("consultation-sorting", widths=(360, 1280))
        drafter.presses("保存")
        drafter.sees("第1组，1条：部分采纳")
        drafter.goes_to(record)
        acts(drafter, "explain", words="提出的意见已经研究。")
        office = signed_in(visitors, server, "tangjianing")
        office.goes_to(record)
        acts(office, "release")

        reader.goes_to(public)
        reader.sees("收到意见1条，归纳为1组")
        reader.sees("病情需要的，每周上门不少于两次")
        assert "太少" not in reader.page.content(), "what people wrote is not published"
        fits(reader)
        reader.goes_to("/consultations/track")
        reader.types("查询码", code.lower().replace("-", " "))
        reader.presses("查询")
        reader.sees("采纳情况：部分采纳")


def test_the_public_pages_of_the_county_fit_a_phone(visitor):
    person = visitor()
    person.goes_to("/consultations")
    person.looks("consultations")
    person.follows("青禾县村卫生室布局调整方案（征求意见稿）")
    person.looks("consultation-result", widths=(360, 1280))
    person.goes_to("/consultations/decisions")
    person.looks("consultation-decisions", widths=(360, 1280))
    person.goes_to("/consultations/enterprise")
    person.looks("consultation-enterprise", widths=(360,))
