"""The public portal: every kind of page on every screen, without a script, by keyboard, on paper; ways that people take through it."""

import gzip
import re
import sqlite3
import subprocess
import zipfile

import pytest

PAGES = {
    "portal-home": ("/", None),
    "portal-openness": ("/openness", None),
    "portal-statutory": ("/openness/statutory", None),
    "portal-item": ("/openness/items/tjxx", None),
    "portal-application": ("/openness/application", None),
    "portal-guide-of-openness": ("/openness/guide", None),
    "portal-reports": ("/openness/reports", None),
    "portal-policies": ("/policies", None),
    "portal-policies-none": ("/policies?year=1999", None),
    "portal-policy": ("/policies", ".policies h2 a"),
    "portal-gazette": ("/gazette", None),
    "portal-latest": ("/latest", None),
    "portal-column": ("/columns/tzgg", None),
    "portal-register": ("/columns/xzxk", None),
    "portal-topic": ("/columns/lgfk", None),
    "portal-guide": ("/guides", ".cards h2 a"),
    "portal-news": ("/columns/gzdt", ".dated a"),
    "portal-guides": ("/guides", None),
    "portal-questions": ("/questions", None),
    "portal-interaction": ("/interaction", None),
    "portal-accessibility": ("/accessibility", None),
    "portal-map": ("/map", None),
    "portal-normative": ("/normative", None),
}


def opens(person, path, selector=None):
    assert person.goes_to(path).status == 200, path
    if selector:
        assert person.goes_to(person.page.locator(selector).first.get_attribute("href")).status == 200


@pytest.mark.parametrize("name", PAGES)
def test_every_page_fits_and_is_accessible(visitor, name):
    person = visitor()
    opens(person, *PAGES[name])
    person.looks(name)
    person.page.set_viewport_size({"width": 320, "height": 640})
    assert person.page.evaluate("document.documentElement.scrollWidth") <= 320, f"{name} scrolls sideways at 320 px"


@pytest.mark.parametrize("name", ["portal-home", "portal-policies", "portal-policy", "portal-guides", "portal-questions"])
def test_elder_mode_fits_and_is_accessible(visitor, name):
    person = visitor()
    person.goes_to("/reading?mode=elder&next=/")
    opens(person, *PAGES[name])
    assert person.page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") >= 22
    person.looks(f"{name}-elder", widths=(360, 1280))


def test_the_home_page_is_light(visitor):
    person = visitor()
    get = person.context.request.get
    page = get("/").text()
    parts = re.findall(r'(?:href|src)="(/assets/[^"]+)"', page)
    total = len(gzip.compress(page.encode())) + sum(len(gzip.compress(get(each).body())) for each in parts)
    assert parts and total <= 150 * 1024, f"{total} bytes compressed"


def test_from_a_policy_to_its_interpretation_and_back_without_a_script(visitor):
    person = visitor(java_script_enabled=False)
    person.goes_to("/")
    person.follows("政策")
    person.page.get_by_label("文件名称、文号").fill("基本公共卫生")
    person.presses("查找")
    person.page.locator("nav[aria-label='筛选'] a", has_text="2026年").click()
    person.sees("年份：2026年")
    person.page.locator(".policies h2 a").first.click()
    title = person.reads("h1")
    assert "基本公共卫生" in title
    person.page.locator("aside.related a", has_text="一图读懂").first.click()
    assert "一图读懂" in person.reads("h1")
    person.page.locator("aside.related a", has_text="基本公共卫生服务项目实施方案》的通知").first.click()
    assert person.reads("h1") == title


def test_from_search_to_a_policy_its_interpretation_and_its_attachments(visitor, tmp_path):
    person = visitor(java_script_enabled=False)
    person.goes_to("/")
    person.page.locator("#search").fill("基本公共卫生服务 实施方案")
    person.page.locator("#search").press("Enter")
    person.page.locator("main a[href^='/articles/']", has_text="2026年").filter(has_text="通知").first.click()
    policy = person.reads("h1")
    assert "基本公共卫生服务项目实施方案" in policy
    person.page.locator("aside.related a", has_text="一图读懂").first.click()
    person.page.locator("aside.related a", has_text="实施方案》的通知").first.click()
    assert person.reads("h1") == policy
    with zipfile.ZipFile(person.downloads("附件1 任务分工.docx", tmp_path)) as word:
        assert "孕产妇和儿童健康管理" in word.read("word/document.xml").decode()
    with zipfile.ZipFile(person.downloads("附件2 绩效目标表.xlsx", tmp_path)) as book:
        words = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
        assert "居民电子健康档案建档率" in words
    chart = person.downloads("附件3 服务流程.pdf", tmp_path)
    said = subprocess.run(["pdftotext", str(chart), "-"], capture_output=True, text=True, check=True).stdout
    assert "建立健康档案" in said


@pytest.mark.parametrize("path, status, words", [
    ("/articles/none", 404, "没有找到"), ("/nowhere", 404, "没有找到"), ("/latest?%zz", 400, "地址有误"),
])
def test_errors_lead_on_in_the_frame_of_the_portal(visitor, path, status, words):
    person = visitor()
    assert person.goes_to(path).status == status
    assert person.reads("h1") == words
    person.looks(f"portal-error-{status}", widths=(360, 1280))
    person.follows("网站地图")
    assert person.reads("h1") == "网站地图"


def test_what_was_withdrawn_leads_on_too(visitor, demo):
    with sqlite3.connect(f"file:{demo.data}/gongkai.db?mode=ro", uri=True) as rows:
        article, = rows.execute("SELECT id FROM article WHERE withdrawn_kind = 'lapsed' ORDER BY id LIMIT 1").fetchone()
    person = visitor()
    assert person.goes_to(f"/articles/{article}").status == 410
    person.sees("公示期届满")
    person.looks("portal-error-410", widths=(360, 1280))


@pytest.mark.parametrize("name", PAGES)
def test_a_foreign_validator_finds_no_error(visitor, name, tmp_path):
    """HTML Tidy reads every page kind; groups in lists of facts, which it does not know, are left out for it."""
    person = visitor(java_script_enabled=False)
    opens(person, *PAGES[name])
    html = person.context.request.get(person.page.url).text()
    page = tmp_path / "page.html"
    page.write_text(re.sub(r"<dl.*?</dl>", lambda found: re.sub(r"</?div[^>]*>", "", found[0]), html, flags=re.S))
    done = subprocess.run(["tidy", "-q", "-e", "-utf8", str(page)], capture_output=True, text=True)
    said = done.stderr.splitlines()
    faults = [line for line in said if " Error: " in line or "discarding unexpected" in line or "missing </" in line]
    assert done.returncode < 2 and not faults, "\n".join(faults)


def test_sizes_and_facts_without_a_script_on_a_phone(visitor):
    person = visitor(java_script_enabled=False)
    person.page.set_viewport_size({"width": 360, "height": 800})
    opens(person, "/policies", ".policies h2 a")
    text, facts = person.page.locator(".article-text"), person.page.locator("dl.meta > div")
    before = text.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    person.page.get_by_text("特大", exact=True).click()
    assert text.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") > before * 1.2
    shown = facts.evaluate_all("all => all.filter(e => e.offsetHeight > 0).length")
    assert shown == 4 < facts.count()
    person.page.get_by_text("全部信息要素").click()
    assert facts.evaluate_all("all => all.filter(e => e.offsetHeight > 0).length") == facts.count()


def test_by_keyboard_from_the_home_page_to_a_policy(visitor):
    person = visitor()
    person.goes_to("/")

    def tabs_to(words, most=80):
        for _ in range(most):
            person.page.keyboard.press("Tab")
            here = person.page.evaluate(
                "(() => { const e = document.activeElement, s = getComputedStyle(e);"
                "return [e.textContent.trim(), s.outlineStyle, parseFloat(s.outlineWidth)] })()")
            if words in here[0]:
                assert here[1] != "none" and here[2] >= 2, f"{words} is not seen to be focused"
                return
        raise AssertionError(f"{words} is not reached by the keyboard")

    tabs_to("政策")
    person.page.keyboard.press("Enter")
    person.page.wait_for_url("**/policies")
    tabs_to("2026年")
    person.page.keyboard.press("Enter")
    person.page.wait_for_url("**year=2026**")
    tabs_to("关于印发")
    person.page.keyboard.press("Enter")
    person.page.wait_for_url("**/articles/**")


def test_questions_are_found_within(visitor):
    person = visitor()
    person.goes_to("/questions")
    total = person.page.locator(".answers > li").count()
    assert total > 3
    person.page.locator("#within").fill("疫苗")
    person.presses("查找")
    assert 0 < person.page.locator(".answers > li").count() < total


def test_paper_holds_the_text_and_nothing_else(visitor, tmp_path):
    person = visitor()
    opens(person, "/policies", ".policies h2 a")
    title = person.reads("h1")
    paper = tmp_path / "article.pdf"
    paper.write_bytes(person.page.pdf(prefer_css_page_size=True))
    words = subprocess.run(["pdftotext", str(paper), "-"], capture_output=True, text=True, check=True).stdout
    flat = "".join(words.split())
    assert "".join(title.split()) in flat and "发布机构" in flat
    assert not any(each in flat for each in ["工作人员登录", "适老模式", "网站地图", "特大", "分享"])
