"""The annual report: compiled, its warning explained, settled, reviewed by others, public; every figure opens to its rows."""

import json
import re

import pytest

from desk import acts, chooses

MAKER, SECOND, HEAD, LEADER, SECRECY = "tangjianing", "hexiaowen", "luwentao", "shenruolan", "mengfanxing"
LIST = "/console/annual-reports"


@pytest.fixture(scope="module")
def state():
    """What one step of the way leaves to the next."""
    return {}


def sends(person, act, **fields):
    form = person.page.locator(f"form[action$='/acts/{act}']").first
    form.wait_for(state="attached")
    folded = form.locator("xpath=ancestor::details[1]")
    if folded.count() and folded.get_attribute("open") is None:
        folded.locator("summary").first.click()
    for name, value in fields.items():
        field = form.locator(f"[name='{name}']")
        field.select_option(value) if field.evaluate("f => f.tagName") == "SELECT" else field.fill(value)
    form.locator("button[type=submit]").click()
    person.page.wait_for_url(f"**done={act}*")


def test_a_figure_opens_down_to_its_applications(staff):
    maker = staff(MAKER)
    maker.goes_to(LIST)
    maker.looks("annual-report-list", widths=(360, 1280))
    maker.page.locator("tr", has_text="2025年").locator("a").first.click()
    assert "勾稽关系全部成立" in maker.reads("main")
    maker.looks("annual-report-record", widths=(360, 1280))
    cell = maker.page.locator("a[href$='/cells/r1.c7']").first
    count = int(cell.inner_text())
    assert count > 10
    cell.click()
    rows = maker.page.locator("main table").first.locator("tbody tr")
    assert rows.count() == count
    maker.looks("annual-report-cell", widths=(360, 1280))
    rows.first.locator("a").first.click()
    assert "/console/requests/" in maker.page.url


def test_a_report_is_begun_and_its_warning_explained(staff, state):
    maker = staff(MAKER)
    maker.goes_to(LIST)
    maker.types("年度", "2024")
    maker.presses("开始编制")
    maker.page.wait_for_url(re.compile("/records/[0-9a-f-]{36}$"))
    state["record"] = maker.page.url.split("?")[0]
    assert "没有上一年度结转数" in maker.reads("main")
    assert maker.page.locator("form[action$='/acts/settle']").count() == 0
    sends(maker, "settle_warning", reason_0="系统启用以前没有结转的申请。")
    assert "系统启用以前没有结转的申请" in maker.reads("main")


def test_a_figure_from_outside_needs_a_second_person(staff, state):
    maker, second = staff(MAKER), staff(SECOND)
    maker.goes_to(state["record"])
    sends(maker, "add_figure", place="s2.licences", amount="56", source="许可系统统计表")
    assert maker.page.locator("form[action$='/acts/confirm_figure']").count() == 0
    second.goes_to(state["record"])
    sends(second, "confirm_figure")
    assert second.page.locator("a[href$='/cells/s2.licences']").first.inner_text() == "56"


def test_it_is_settled_reviewed_and_public(staff, state, tmp_path):
    maker = staff(MAKER)
    maker.goes_to(state["record"])
    form = maker.page.locator("form[action$='/acts/settle']").first
    folded = form.locator("xpath=ancestor::details[1]")
    if folded.count() and folded.get_attribute("open") is None:
        folded.locator("summary").first.click()
    chooses(maker, "column", "政府信息公开年报")
    form.locator("button[type=submit]").click()
    maker.page.wait_for_url("**done=settle*")
    maker.follows("查看审校进度")
    article = re.search(r"/console/articles/[0-9a-f-]{36}", maker.page.url).group(0)
    acts(maker, "submit")
    for login in (HEAD, SECOND, LEADER):
        person = staff(login)
        person.goes_to(article)
        acts(person, "proof")
        acts(person, "pass", words="数字与表格一致，同意。")
    for login in (HEAD, SECRECY, LEADER):
        person = staff(login)
        person.goes_to(article)
        acts(person, "secrecy", conclusion="may_publish", words="逐项审查，不涉密。")
    head = staff(HEAD)
    head.goes_to(article)
    acts(head, "publish")
    state["public"] = "/annual-reports/" + state["record"].rsplit("/", 1)[1]


def test_everybody_reads_it_and_takes_it_along(visitor, state, tmp_path):
    reader = visitor()
    reader.goes_to("/annual-reports")
    reader.looks("annual-report-public-list", widths=(360, 1280))
    assert "2025年政府信息公开工作年度报告" in reader.reads("main")
    reader.goes_to(state["public"])
    words = reader.reads("main")
    for title in ("一、总体情况", "三、收到和处理政府信息公开申请情况", "六、其他需要报告的事项"):
        assert title in words
    reader.looks("annual-report-public", widths=(360, 768, 1280))
    found = json.loads(reader.downloads("JSON", tmp_path).read_text())
    assert found["year"] == 2024 and found["section2"]["licences"] == 56 and len(found["section3"]) == 25
    for name in ("Word", "Excel"):
        assert reader.downloads(name, tmp_path).read_bytes()[:2] == b"PK"
    for _ in range(40):
        if reader.page.locator("a[download]", has_text="PDF").count():
            break
        reader.page.wait_for_timeout(1_000)
        reader.page.reload()
    first, second = reader.downloads("PDF", tmp_path).read_bytes(), reader.downloads("PDF", tmp_path).read_bytes()
    assert first[:5] == b"%PDF-" and first == second
