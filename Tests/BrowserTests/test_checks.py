"""核查: one check with its days, rules that are looked at, and the pages of supervision on a phone."""

import pytest

OFFICE, CLERK, ABOVE = "hexiaowen", "baizimo", "gaoyuan"
WIDTHS = (360, 1280)


def test_one_check_shows_its_days(visitor):
    clerk = visitor(CLERK)
    clerk.goes_to("/console/checks?method=measured")
    clerk.page.locator("main tbody a[href^='/console/checks/']").first.click()
    clerk.page.wait_for_load_state()
    clerk.sees("统计口径")
    clerk.looks("check", widths=WIDTHS)


def test_rules_are_looked_at_without_a_clause(visitor):
    office = visitor(OFFICE)
    office.goes_to("/console/checks")
    office.sees("按规则核查")
    office.page.locator("a[href^='/console/rule-checks/SITE-6']").first.click()
    office.page.wait_for_load_state()
    office.sees("网站检查扣分项")
    office.looks("rule-check", widths=WIDTHS)
    above = visitor(ABOVE)
    above.goes_to("/console/checks")
    above.page.locator("a[href^='/console/rule-checks/CAT-1?agency=']").first.click()
    above.page.wait_for_load_state()
    above.sees("主动公开基本目录")


@pytest.mark.parametrize("address", [
    "/console/supervision", "/console/supervision/items", "/console/supervision/registers", "/console/inbox",
    "/console/interpretations",
])
def test_a_phone_needs_no_scrolling_sideways(visitor, address):
    office = visitor(OFFICE)
    office.goes_to(address)
    office.looks(address.strip("/").replace("/", "-"), widths=WIDTHS)
