"""考核: last year's result, its records, and this year's begun, reported, checked, commented, approved, told, appealed."""

import re

from desk import acts, may

ASSESSOR, HEAD, OFFICE, DEPUTY, PRINCIPAL, WATCHER = (
    "duruofei", "qinxiaolan", "luwentao", "shenruolan", "zhouqiming", "yanshouzheng")


def test_last_years_result(visitor):
    assessor = visitor(ASSESSOR)
    assessor.goes_to("/console/assessment")
    assessor.looks("assessment-list")
    assessor.follows("2025年")
    assessor.looks("assessment-round")
    assessor.follows("青禾县中医医院")
    assessor.sees("结果维持")
    assessor.looks("assessment-sheet")


def test_this_year_from_the_report_to_the_appeal(visitor):
    assessor = visitor(ASSESSOR)
    assessor.goes_to("/console/assessment")
    assessor.page.locator("main form button[type=submit]").last.click()
    assessor.page.wait_for_url(re.compile(r"/console/assessment/rounds/"))
    assessor.follows("疾病预防控制科")
    record = re.search(r"/console/assessment/sheets/[0-9a-f-]{36}", assessor.page.url).group(0)
    assert not may(assessor, "report")
    head = visitor(HEAD)
    head.goes_to(record)
    acts(head, "report", words="按目录公开，来信按时办结。")
    assessor.goes_to(record)
    form = assessor.page.locator("form[action$='/acts/check']")
    if form.locator("xpath=ancestor::details[1]").get_attribute("open") is None:
        form.locator("xpath=ancestor::details[1]/summary").click()
    form.locator("[name=manual_B1]").fill("9")
    form.locator("button[type=submit]").click()
    assessor.sees("要写明理由")
    form.locator("[name=manual_B1_reason]").fill("少报一次季度情况")
    form.locator("[name=manual_B1_address]").fill("/console/plans")
    form.locator("button[type=submit]").click()
    assessor.page.wait_for_url("**done=check*")
    office, deputy, principal = visitor(OFFICE), visitor(DEPUTY), visitor(PRINCIPAL)
    office.goes_to(record)
    acts(office, "comment", words="属实。")
    deputy.goes_to(record)
    acts(deputy, "approve")
    assessor.goes_to(record)
    acts(assessor, "notify")
    head.goes_to(record)
    head.sees("少报一次季度情况")
    acts(head, "appeal", words="已在三月补报。")
    deputy.goes_to(record)
    assert not may(deputy, "uphold")
    principal.goes_to(record)
    acts(principal, "adjust", points="0.5", words="经核实，予以调整。")
    head.goes_to(record)
    head.sees("经核实，予以调整")
    head.looks("assessment-settled")
    watcher = visitor(WATCHER)
    watcher.goes_to(record)
    assert not watcher.page.locator("form[action*='/acts/']").count()
