"""The site inspection rehearsed: by the records, by the pages of this very site, handed out, compared."""

import re
import time

OPERATOR, OFFICE, WATCHER = "hanlicheng", "hexiaowen", "yanshouzheng"


def test_a_rehearsal_from_the_records_to_the_units(visitor):
    operator = visitor(OPERATOR)
    operator.goes_to("/console/inspection")
    operator.looks("inspection-list")
    operator.page.locator("main form button[type=submit]").last.click()
    operator.page.wait_for_url(re.compile(r"/console/inspection/[0-9a-f-]{36}"))
    operator.sees("与上次比较")
    operator.looks("inspection-run")
    record = re.search(r"/console/inspection/[0-9a-f-]{36}", operator.page.url).group(0)
    operator.goes_to("/console/inspection/items")
    operator.sees("空白栏目")
    office = visitor(OFFICE)
    office.goes_to(record)
    hand = office.page.locator("form[action$='/handing']")
    if hand.count():
        hand.locator("button").click()
        office.page.wait_for_url("**done=hand*")
        office.sees("整改清单已下发")
    watcher = visitor(WATCHER)
    watcher.goes_to(record)
    assert not watcher.page.locator("form[action$='/handing']").count()


def test_the_pages_of_this_site(visitor):
    operator = visitor(OPERATOR)
    operator.goes_to("/console/inspection")
    operator.page.select_option("[name=port]", index=1)
    operator.page.locator("main form button[type=submit]").last.click()
    operator.page.wait_for_url(re.compile(r"/console/inspection/[0-9a-f-]{36}"))
    for _ in range(100):
        if not operator.page.get_by_text("正在读取网页").count():
            break
        time.sleep(3)
        operator.page.reload()
    operator.sees("个网页，访问")
    operator.looks("inspection-pages")
