"""网站年度报表: last year's as everybody reads it; this year's begun, entered by one, confirmed by another."""

import re

from desk import may

KEEPER, OFFICE, WATCHER = "hanlicheng", "hexiaowen", "yanshouzheng"
LIST = "/console/site-reports"


def test_last_years_form_is_public(visitor):
    reader = visitor()
    reader.goes_to("/site-reports")
    reader.looks("site-report-list")
    reader.page.locator("main a", has_text="年政府网站工作年度报表").first.click()
    reader.page.wait_for_url(re.compile(r"/site-reports/[0-9a-f-]{36}"))
    reader.sees("信息发布总数")
    reader.looks("site-report-public")


def test_a_figure_is_entered_by_one_and_confirmed_by_another(visitor):
    keeper = visitor(KEEPER)
    keeper.goes_to(LIST)
    keeper.looks("site-report-console-list")
    keeper.page.locator("[name=year]").fill("2024")
    keeper.page.locator("main form button[type=submit]").last.click()
    keeper.page.wait_for_url(re.compile(LIST + r"/[0-9a-f-]{36}"))
    record = re.search(LIST + r"/[0-9a-f-]{36}", keeper.page.url).group(0)
    keeper.page.locator("summary", has_text="填写“网站访问”").click()
    form = keeper.page.locator("form", has=keeper.page.locator("[name=visitors]"))
    form.locator("[name=visitors]").fill("8")
    form.locator("[name=views]").fill("9")
    form.locator("[name=source_visits]").fill("网站访问统计系统")
    form.locator("button[type=submit]").click()
    keeper.page.wait_for_url("**done=enter*")
    keeper.sees("等待复核")
    assert keeper.page.locator("button", has_text="复核“网站访问”").count() == 0
    keeper.looks("site-report-record")
    office = visitor(OFFICE)
    office.goes_to(record)
    office.page.locator("button", has_text="复核“网站访问”").click()
    office.page.wait_for_url("**done=confirm*")
    office.sees("何晓雯复核")
    watcher = visitor(WATCHER)
    watcher.goes_to(record)
    assert not may(watcher, "enter")
