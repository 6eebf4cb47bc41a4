"""工作台 lists what one's units owe, of whatever capability; the search of the console finds it all, and no more than one may know."""

import re

OFFICE, CLERK, LEADER = "hexiaowen", "baizimo", "zhouqiming"
WIDTHS = (360, 1280)


def test_what_i_owe_is_one_list_by_due_day(visitor):
    office = visitor(OFFICE)
    office.goes_to("/console")
    panel = office.page.locator("section.panel").filter(has_text="我要办的").first
    days = panel.locator("li time").evaluate_all("times => times.map(time => time.dateTime)")
    assert days == sorted(days) and len(days) > 10
    words = panel.inner_text()
    assert "答复政府信息公开申请" in words and "公开《" in words and "回头看" in words
    total = int(re.search(r"我要办的（(\d+)）", words).group(1))
    assert total > len(days)
    office.looks("workbench", widths=WIDTHS)
    panel.get_by_role("link", name="答复政府信息公开申请（2026-010）").click()
    office.sees("2026-010")


def test_a_section_sees_its_own_alone(visitor):
    clerk = visitor(CLERK)
    clerk.goes_to("/console")
    assert clerk.page.get_by_role("link", name="答复政府信息公开申请（2026-010）").count() == 0


def test_what_waits_elsewhere_is_named_where_it_is_done(visitor):
    leader = visitor(LEADER)
    leader.goes_to("/console")
    panel = leader.page.locator("section.panel").filter(has_text="等我处理的").first
    words = panel.inner_text()
    assert "公文 · " in words and "依申请公开" in words
    leader.looks("workbench-leader", widths=(360,))
    panel.get_by_role("link").first.click()
    assert "/console/documents/records/" in leader.page.url


def searches(person, words):
    person.page.locator("#search-all").fill(words)
    person.page.locator("#search-all").press("Enter")
    person.page.wait_for_url("**/console/search?**")
    return person.page.locator("main").inner_text()


def test_one_search_finds_records_of_every_kind(visitor):
    office = visitor(OFFICE)
    office.goes_to("/console")
    found = searches(office, "疫苗")
    for kind in ("公文", "信息发布", "依申请公开", "来信", "政策解读", "舆情回应"):
        assert f"{kind}（" in found, found
    office.looks("console-search", widths=WIDTHS)
    office.page.get_by_role("link", name=re.compile("查看全部 .*条")).first.click()
    assert "q=" in office.page.url
    assert "何晓雯" in searches(office, "晓雯") and "办公室" in searches(office, "晓雯")
    searches(office, "2026-010")
    office.page.locator("main").get_by_role("link").first.click()
    office.sees("2026-010")


def test_nobody_finds_what_they_may_not_open(visitor):
    clerk = visitor(CLERK)
    clerk.goes_to("/console")
    assert "依申请公开（" not in searches(clerk, "2026-010")
    assert "没有找到" in searches(clerk, "关于没有的事情")
    assert "没有找到" in searches(clerk, "%_%")
    assert "请在页面上方输入" in searches(clerk, " ")
