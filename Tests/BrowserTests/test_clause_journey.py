"""A clause confirmed by a person turns red and green again; a complaint from outside is answered."""

import re

from test_visitors import CODE, submits

OFFICE = "hexiaowen"
WIDTHS = (360, 1280)


def settles(office, form, threshold):
    """The clause behind `form` is held against the longest rest of a column of notices and policies."""
    office.goes_to(form)
    office.page.locator("[name=method][value=measured]").check()
    office.page.select_option("[name=measure]", label="通知公告和政策文件栏目更新间隔")
    office.types("标题用词", "")
    office.page.fill("[name=threshold]", threshold)
    office.page.select_option("[name=period]", label="每季度")
    office.page.fill("[name=reason]", "按县政府办通知改为核查栏目更新间隔。")
    office.page.locator("main form button[type=submit]").last.click()


def test_a_clause_is_settled_turns_red_and_green(visitor, demo):
    office = visitor(OFFICE)
    office.goes_to("/console/checks")
    office.sees("要点条款自动核查")
    office.looks("checks", widths=WIDTHS)
    office.page.locator("main a[href$='/checks']", has_text="2026年").last.click()
    office.page.wait_for_load_state()
    office.sees("待确认 0 条")
    office.looks("clauses", widths=WIDTHS)
    form = office.page.locator("main table a.button", has_text="变更").first.get_attribute("href")
    office.goes_to(form)
    office.looks("clause", widths=WIDTHS)
    settles(office, form, "")
    office.sees("没有写要求的数字")
    assert office.page.input_value("[name=reason]").startswith("按县政府办")
    for threshold, word in [("0", "未达到"), ("3660", "达到")]:
        settles(office, form, threshold)
        office.page.wait_for_url("**done=settled*")
        office.sees("已确认这一条的核查方式")
        assert "计算核查 1 项" in demo.runs("supervision", "tick")
        office.page.reload()
        row = office.page.locator("main tbody tr", has_text="通知公告和政策文件栏目更新间隔").first
        assert re.search(rf"(^|\s){word}(\s|$)", row.inner_text()), row.inner_text()
    row.locator("a[href^='/console/checks/']").first.click()
    office.page.wait_for_load_state()
    office.sees("天内，达到。")


def test_a_complaint_from_outside_is_answered(visitor):
    reader, office = visitor(java_script_enabled=False), visitor(OFFICE)
    reader.goes_to("/complaints/new")
    looker = visitor()
    looker.goes_to("/complaints/new")
    looker.looks("complaint", widths=WIDTHS)
    reader.types("反映事项", "县级公立医院的价格目录三个月没有更新。")
    reader.types("联系方式", "0999-8000177")
    submits(reader)
    reader.sees("请记下查询码")
    code = CODE.search(reader.reads(".query-code")).group(0)
    office.goes_to("/console/supervision/registers/complaint")
    office.page.get_by_role("link", name=re.compile("价格目录三个月")).first.click()
    office.page.wait_for_load_state()
    office.does_not_see("0999-8000177")
    office.presses("查看联系方式")
    office.sees("0999-8000177")
    office.page.go_back()
    office.page.fill("[name=words]", "价格目录已于今日更新，并建立更新台账。")
    office.page.locator("form[action$='/acts/answer'] button[type=submit]").click()
    office.page.wait_for_url("**done=answer*")
    reader.page.context.clear_cookies()
    reader.goes_to("/complaints/track")
    reader.types("查询码", code)
    reader.presses("查询")
    reader.sees("价格目录已于今日更新")
