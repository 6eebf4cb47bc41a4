"""Every kind of page: it fits each screen, is accessible in light and dark, by keyboard, on paper; no link leads nowhere."""

import re
import subprocess
import time

import pytest

OFFICE, CLERK, LEADER = "hexiaowen", "baizimo", "zhouqiming"

PAGES = {
    "workbench": (OFFICE, "/console"),
    "ledger": (OFFICE, "/console/ledger"),
    "ledger-nothing-found": (OFFICE, "/console/ledger?q=没有这样的任务"),
    "plans": (OFFICE, "/console/plans"),
    "upload": (OFFICE, "/console/plans/imports/new"),
    "overview": (LEADER, "/console/overview"),
    "people": (OFFICE, "/console/people"),
    "people-administrator": ("guanxian", "/console/people"),
    "workbench-clerk": (CLERK, "/console"),
    "workbench-administrator": ("shenjizhou", "/console"),
    "public-ledgers": (None, "/ledger"),
}

# A record of each kind, reached by the first link of a list.
RECORDS = {
    "task-office": (OFFICE, "/console/ledger?state=reported", "a[href^='/console/tasks/']"),
    "task-closed": (OFFICE, "/console/ledger?state=accepted", "a[href^='/console/tasks/']"),
    "task-clerk": ("fangdatong", "/console/ledger?state=assigned", "a[href^='/console/tasks/']"),
    "task-leader": (LEADER, "/console/ledger?state=in_progress", "a[href^='/console/tasks/']"),
    "member": ("anquanning", "/console/people", "a[href^='/console/members/']"),
    "public-ledger": (None, "/ledger", "a[href^='/ledger/']"),
}

# Lists that can be narrowed down in more ways than anybody could try.
NARROWED = ("/search?", "/policies?")

# Markup of ours that a reader would see as text.
ESCAPED_TWICE = re.compile(r"&lt;(a|dd|div|dl|li|ol|p|section|span|table|td|tr|ul) class=&quot;")


def opens(person, path, selector=None):
    assert person.goes_to(path).status == 200
    if selector:
        assert person.goes_to(person.page.locator(selector).first.get_attribute("href")).status == 200


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_fits_and_is_accessible(visitor, scheme):
    people = {}
    for name, (login, *way) in (PAGES | RECORDS).items():
        person = people.get(login) or people.setdefault(login, visitor(login, color_scheme=scheme))
        opens(person, *way)
        if scheme == "light":
            person.looks(name)
        elif login:
            person.looks(f"{name}-dark", widths=(1280,))


def test_elder_mode_is_large_and_stays(visitor):
    person = visitor()
    person.goes_to("/ledger")
    person.follows("适老模式")
    person.page.get_by_role("link", name=re.compile("政务公开工作要点")).first.click()
    size = person.page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    assert size >= 22
    person.looks("public-ledger-elder")


@pytest.mark.parametrize("login", [None, OFFICE, CLERK, LEADER, "guanxian", "anquanning", "shenjizhou", "gaoyuan", "tianyusheng"])
def test_no_link_leads_nowhere(visitor, login):
    # Lists of the public answer staff no otherwise; thirty searches are as many as one visitor may ask in a minute.
    assert dead_links(visitor(login), "/console" if login else "/", searches=3 if login else 30) == []


def dead_links(person, start, searches):
    """What does not answer 200 of all that can be reached by links; three of each kind of record are enough, and `searches`
    of the ways in which a list can be narrowed down."""
    waiting, met, kinds, dead = [start], set(), {}, []
    while waiting:
        address = waiting.pop()
        kind = re.sub(r"=[^&]*", "=", re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/cells/)[^/?]+", "ID", address))
        narrowed = next((each for each in NARROWED if kind.startswith(each)), None)
        kind = narrowed or kind
        if address in met or kinds.get(kind, 0) >= (searches if narrowed else 3):
            continue
        met.add(address)
        kinds[kind] = kinds.get(kind, 0) + 1
        answer = person.context.request.get(address)
        if answer.status == 429:
            # More searches in a minute than the site answers one visitor: asked once more when it says so.
            time.sleep(int(answer.headers["retry-after"]))
            answer = person.context.request.get(address)
        if answer.status != 200:
            dead.append((answer.status, address))
        if answer.headers["content-type"].startswith("text/html"):
            assert not ESCAPED_TWICE.search(answer.text()), address
            found = re.findall(r'<a [^>]*?href="(/[^"#]*)', answer.text()) + re.findall(r'<form [^>]*?method="get" action="([^"]*)', answer.text())
            waiting += [each.replace("&amp;", "&") for each in found]
    assert len(met) > 3
    return dead


def test_the_overview_is_one_page_of_paper(visitor, tmp_path):
    person = visitor(LEADER)
    person.goes_to("/console/overview")
    paper = tmp_path / "overview.pdf"
    paper.write_bytes(person.page.pdf(prefer_css_page_size=True))
    said = subprocess.run(["pdfinfo", str(paper)], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Pages:\s+1\b", said), said
    assert "A4" in said, said
    words = subprocess.run(["pdftotext", str(paper), "-"], capture_output=True, text=True, check=True).stdout
    assert "情况概述" in words and "退出" not in words


def test_the_first_tab_skips_to_the_text(visitor):
    person = visitor(OFFICE)
    person.page.keyboard.press("Tab")
    assert person.page.evaluate("document.activeElement.textContent") == "跳到正文"
    assert person.page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    person.page.keyboard.press("Enter")
    assert person.page.evaluate("document.activeElement.id") == "main"


def test_every_stop_of_the_keyboard_is_seen_and_in_order(visitor):
    person = visitor(OFFICE)
    person.goes_to("/console/ledger")
    stops = []
    for _ in range(30):
        person.page.keyboard.press("Tab")
        stops.append(
            person.page.evaluate(
                "(() => { const e = document.activeElement, s = getComputedStyle(e), b = e.getBoundingClientRect();"
                "return [e.tagName, s.outlineStyle, parseFloat(s.outlineWidth), b.width > 0 && b.height > 0, [...document.querySelectorAll('*')].indexOf(e)] })()"))
    assert all(style != "none" and width >= 2 and seen for tag, style, width, seen, _ in stops), stops
    assert [stop[4] for stop in stops] == sorted(stop[4] for stop in stops)


def test_filtering_by_keyboard_alone(visitor):
    person = visitor(OFFICE)
    person.goes_to("/console/ledger")
    person.page.get_by_role("searchbox", name="任务文字、编号或标题").last.focus()
    person.page.keyboard.type("回头看")
    person.page.keyboard.press("Enter")
    person.page.wait_for_url("**q=*")
    assert "回头看" in person.reads("main table")


def test_signing_in_by_keyboard_alone(visitor, demo):
    person, login = visitor(), demo.account(OFFICE)
    person.goes_to("/login")
    for _ in range(20):
        person.page.keyboard.press("Tab")
        if person.page.evaluate("document.activeElement.name") == "login":
            break
    person.page.keyboard.type(login.login)
    person.page.keyboard.press("Tab")
    person.page.keyboard.type(login.password)
    person.page.keyboard.press("Enter")
    person.page.wait_for_url("**/console")
