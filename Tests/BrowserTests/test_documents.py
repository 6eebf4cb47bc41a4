"""An official document that is not for the public: its reason, its way, and that no article of it gets out."""

import re

import pytest

from desk import acts, chooses, clears, drafts, may, public, reviews

CLERK, HEAD, OFFICE, SECRECY, PRINCIPAL = "baizimo", "guyunshu", "hexiaowen", "mengfanxing", "zhouqiming"
RECORD = re.compile(r"/console/documents/records/[0-9a-f-]{36}")
TITLE = "关于内部值班安排的通知"


@pytest.fixture(scope="module")
def state():
    """What one step of the way leaves to the next."""
    return {}


def draft(clerk, title):
    clerk.goes_to("/console/documents/new")
    clerk.types("标题", title)
    chooses(clerk, "kind", "通知")
    clerk.types("机关代字", "青卫办")
    clerk.page.locator("textarea[name=body]").fill("国庆假期各科室安排一人值班，值班安排另行通知。")
    chooses(clerk, "attribute", "不予公开")
    clerk.page.locator("form[action='/console/documents'] button[type=submit]").click()
    clerk.page.wait_for_url(RECORD)
    return RECORD.search(clerk.page.url).group(0)


def test_what_is_not_public_needs_a_reason(staff, state):
    """OPN-3."""
    clerk = staff(CLERK)
    record = state["record"] = draft(clerk, TITLE)
    clerk.page.locator("form[action$='/acts/submit'] button").click()
    clerk.sees("须写明理由和依据")
    clerk.goes_to(f"{record}/editing")
    assert clerk.page.locator("[name=body]").input_value().startswith("国庆假期")
    clerk.page.locator("[name=reason]").fill("内部事务信息，依照条例第十六条不予公开。")
    clerk.page.locator(f"form[action='{record}/editing'] button[type=submit]").click()
    clerk.page.wait_for_url(lambda url: not url.endswith("/editing"))
    acts(clerk, "submit")


def test_what_is_sent_back_comes_again_with_every_signature_anew(staff, state):
    record = state["record"]
    steps = [(HEAD, "approve_draft", {"conclusion": "open", "basis": "不涉密。"}), (OFFICE, "pass_attribute", {})]
    for login, act, fields in steps:
        staff(login).goes_to(record)
        acts(staff(login), act, **fields)
    staff(SECRECY).goes_to(record)
    acts(staff(SECRECY), "send_back", step="drafting", words="值班人员范围不清，请写明。")
    clerk = staff(CLERK)
    clerk.goes_to(record)
    assert "值班人员范围不清" in clerk.reads("main")
    acts(clerk, "submit")
    for login, act, fields in [*steps, (SECRECY, "conclude_secrecy", {"conclusion": "open", "basis": "不涉密。"})]:
        staff(login).goes_to(record)
        assert may(staff(login), act), f"{act} of before the return must not count"
        acts(staff(login), act, **fields)
    principal = staff(PRINCIPAL)
    principal.goes_to(record)
    principal.looks("document-signing", widths=(360, 1280))
    acts(principal, "sign")
    assert re.search(r"青卫办〔2026〕\d+号", principal.reads("main"))


def test_no_article_of_it_is_published(staff, state):
    """OPN-1: reviews and secrecy words of the article do not make its document public."""
    record = drafts(staff(CLERK), None, None, document=state["record"].split("/")[-1])
    acts(staff(CLERK), "submit")
    reviews(staff, record)
    clears(staff, record)
    office = staff(OFFICE)
    office.goes_to(record)
    office.page.locator("form[action$='/acts/publish'] button").click()
    office.page.locator(".notice").first.wait_for()
    assert "未能发布" in office.reads("main") and "不予公开" in office.reads("main")
    reader = staff(None)
    assert reader.goes_to(public(record)).status == 404
    reader.goes_to("/columns/tzgg")
    assert TITLE not in reader.page.content()


def test_the_ledger_of_documents(staff):
    office = staff(OFFICE)
    office.goes_to("/console/documents?q=值班安排")
    assert TITLE in office.reads("main table") and "不予公开" in office.reads("main table")
    office.looks("documents", widths=(360, 1280))
    # ROLE-14: who supervises reads and does nothing.
    supervisor = staff("yanshouzheng")
    supervisor.goes_to("/console/documents?q=值班安排")
    supervisor.follows(TITLE)
    assert supervisor.page.locator("form[action*='/acts/']").count() == 0
    assert "国庆假期" in supervisor.reads("main")
