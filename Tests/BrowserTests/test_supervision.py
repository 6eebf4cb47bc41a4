"""监察: from a line of the board to an order, signed, put right, found wanting, put right again and struck off."""

import re

from desk import acts, may

WATCHER, LEADER, SECTION, ABOVE = "yanshouzheng", "shenruolan", "shijingzhi", "gaoyuan"


def test_an_order_from_the_board_to_its_end(visitor):
    watcher, leader, section = visitor(WATCHER), visitor(LEADER), visitor(SECTION)
    watcher.goes_to("/console/supervision")
    watcher.sees("在办应办事项")
    watcher.sees("最需要督促的是")
    watcher.goes_to("/console/supervision/items/new")
    watcher.page.select_option("[name=unit]", label="老龄健康科")
    watcher.page.fill("[name=title]", "督促公开老年友善医疗机构名单")
    watcher.page.fill("[name=demand]", "请公开名单，并写明更新日期。")
    watcher.page.locator("main form button[type=submit]").last.click()
    watcher.page.wait_for_url("**done=draft*")
    record = re.search(r"/console/supervision/items/[0-9a-f-]{36}", watcher.page.url).group(0)
    assert section.goes_to(record).status == 404
    acts(watcher, "submit")
    assert not may(watcher, "issue")
    leader.goes_to(record)
    acts(leader, "issue")
    leader.sees("督办〔2026〕")
    section.goes_to(record)
    acts(section, "rectify", words="名单已经公开。")
    assert not may(section, "pass")
    watcher.goes_to(record)
    acts(watcher, "fail", words="没有写明更新日期。", due="2026-09-21")
    section.goes_to(record)
    acts(section, "rectify", words="已补写更新日期。")
    watcher.goes_to(record)
    acts(watcher, "pass", words="属实。")
    leader.goes_to(record)
    acts(leader, "close")
    section.goes_to(record)
    section.sees("本件已销号")
    section.sees("第2次")


def test_the_office_above_reads_and_changes_nothing(visitor):
    above = visitor(ABOVE)
    above.goes_to("/console/supervision/items")
    above.sees("督促按月公开法定传染病疫情")
    above.page.get_by_role("link", name=re.compile("督办〔2026〕")).last.click()
    above.page.wait_for_load_state()
    for act in ["rectify", "pass", "close"]:
        assert not may(above, act)


def test_a_complaint_is_answered(visitor):
    office = visitor("hexiaowen")
    office.goes_to("/console/supervision/registers/complaint")
    office.sees("15个工作日内答复")
    office.page.fill("[name=matter]", "反映疫苗接种点信息没有更新。")
    office.page.select_option("[name=channel]", "来电")
    office.page.select_option("[name=unit]", label="疾病预防控制科")
    office.page.locator("aside form button[type=submit]").click()
    office.page.wait_for_url("**done=add*")
    office.page.get_by_role("link", name="反映疫苗接种点信息没有更新。").first.click()
    office.page.wait_for_load_state()
    office.page.fill("[name=words]", "已更新并告知。")
    office.page.locator("form[action$='/acts/answer'] button[type=submit]").click()
    office.page.wait_for_url("**done=answer*")
    office.sees("已答复")
