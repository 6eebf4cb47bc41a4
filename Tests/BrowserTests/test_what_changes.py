"""A text changes: every page that speaks of it is shown and settled first, with a case of interpretation, without one, and for an
article that no document stands behind. Around a policy, each public page shows the same package."""

import re

import pytest

from desk import acts, clears, drafts, public, publishes, reviews, revises

CLERK, OFFICE = "baizimo", "hexiaowen"
CASES, CHANGES = "/console/interpretations", "/console/interpretations/changes"
OLD, NEW = "关于规范民营诊所备案管理的通知", "关于进一步规范诊所备案管理的通知"
RULE, NUMBER = "青禾县互联网诊疗服务管理办法（试行）", "青卫规〔2025〕2号"
POLICY, GUIDE = "关于完善家庭医生签约服务的通知", "家庭医生签约办理须知"
LETTER = "南湖社区家庭医生签约后没有人随访"


@pytest.fixture(scope="module")
def state():
    """What one step of the way leaves to the next."""
    return {}


def is_refused(person, act, sentence, **fields):
    """Sends the form of an act; the page says why nothing was done."""
    form = person.page.locator(f"form[action$='/acts/{act}']").first
    form.wait_for(state="attached")
    folded = form.locator("xpath=ancestor::details[1]")
    if folded.count() and folded.get_attribute("open") is None:
        folded.locator("summary").first.click()
    for name, value in fields.items():
        field = form.locator(f"[name='{act}_{name}']")
        field.select_option(value) if field.evaluate("f => f.tagName") == "SELECT" else field.fill(value)
    form.locator("button[type=submit]").click()
    person.sees(sentence)


def article(person, title):
    """The record of the article with exactly this title."""
    person.goes_to("/console/articles?q=" + title)
    person.follows(title)
    person.page.wait_for_url(re.compile(r"/console/articles/[0-9a-f-]{36}"))
    return re.search(r"/console/articles/[0-9a-f-]{36}", person.page.url).group(0)


def opens_case(person, title):
    """The case of interpretation of the document with this title; its number stands in the same link."""
    person.goes_to(CASES)
    person.page.locator("main table a", has_text=re.compile(f"^{re.escape(title)}")).first.click()
    person.page.wait_for_url(re.compile(r"/cases/[0-9a-f-]{36}$"))


def settles(person, change, page, way, reason=""):
    """Settles one page under one change; both by their words."""
    panel = person.page.locator("section", has=person.page.get_by_role("heading", name=re.compile(change))).last
    part = panel.locator("section.part", has=person.page.locator("h3", has_text=page)).first
    part.locator("select").select_option(way)
    part.locator("input[type=text]").last.fill(reason)
    part.locator("button[type=submit]").click()
    person.page.wait_for_url("**done=settle*")


def goes_out(staff, title, body):
    record = drafts(staff(CLERK), title, body)
    acts(staff(CLERK), "submit")
    reviews(staff, record)
    clears(staff, record)
    publishes(staff, record)
    return record


# A policy with a case.


def test_what_amends_a_policy_waits_for_the_pages_of_that_policy(staff, state):
    office = staff(OFFICE)
    state["new"] = article(office, NEW)
    is_refused(office, "publish", "受影响而没有处置")
    words = office.reads("main")
    assert "未能发布" in words and f"请到《{OLD}》解读件的“变动牵连”逐页处置" in words
    assert staff(None).goes_to(public(state["new"])).status == 404


def test_every_page_of_it_stands_there_and_is_mended(staff, state):
    office = staff(OFFICE)
    opens_case(office, OLD)
    office.page.get_by_role("link", name="变动牵连", exact=True).last.click()
    office.page.wait_for_url(re.compile(r"/changes$"))
    state["changes"] = office.page.url
    words = office.reads("main")
    assert f"《{NEW}》" in words and "解读：" + OLD in words and "待处置" in words
    office.looks("change-of-a-policy", widths=(360, 1280))
    # “Updated” is only taken where a new text is being prepared.
    page = "解读：" + OLD
    panel = office.page.locator("section.part", has=office.page.locator("h3", has_text=page)).first
    panel.locator("select").select_option("updated")
    panel.locator("button[type=submit]").click()
    office.sees("这个页面没有正在准备的新版本")
    clerk = staff("jiangyutong")
    revises(clerk, article(clerk, page), body="现在备案可以网上办理。材料交齐当天就能拿到凭证。", change_note="随文件修改更新")
    office.goes_to(state["changes"])
    settles(office, NEW, page, "updated")
    office.sees("处置已经登记")
    for left in range(5):
        part = office.page.locator("section", has=office.page.get_by_role("heading", name=re.compile(NEW))).last
        forms = part.locator("section.part:has(form)")
        if forms.count() == 0:
            break
        settles(office, NEW, forms.first.locator("h3").inner_text(), "stays", "办法没有变化。")
    assert "已经全部处置" in office.reads("main")


def test_then_it_goes_out(staff, state):
    publishes(staff, state["new"])
    assert staff(None).goes_to(public(state["new"])).status == 200


# A text of the library without a case.


def test_a_text_without_a_case_is_not_marked_past_the_page_that_names_it(staff, state):
    state["page"] = goes_out(staff, "互联网诊疗怎样预约", f"依据《{RULE}》（{NUMBER}），复诊可以在线预约。")
    office = staff(OFFICE)
    state["rule"] = article(office, RULE)
    office.sees("变动牵连")
    assert "互联网诊疗怎样预约" in office.reads("main")
    is_refused(office, "withdraw", "受影响而没有处置", kind="repealed", words="文件已经废止")
    assert "“变动牵连”，查到" in office.reads("main") and staff(None).goes_to(public(state["rule"])).status == 200


def test_it_is_found_by_its_number_settled_and_then_marked(staff, state):
    office = staff(OFFICE)
    office.goes_to(f"{CHANGES}?q={NUMBER}")
    office.looks("change-list", widths=(360, 1280))
    office.follows(RULE)
    office.sees("互联网诊疗怎样预约")
    words = office.reads("main")
    assert f"依据《{RULE}》（{NUMBER}），复诊可以在线预约。" in words
    office.looks("change-of-a-text", widths=(360, 1280))
    settles(office, "撤下或者标注失效以前", "互联网诊疗怎样预约", "stays", "预约方式由新办法沿用。")
    office.goes_to(state["rule"])
    acts(office, "withdraw", kind="repealed", words="文件已经废止")
    reader = staff(None)
    reader.goes_to(public(state["rule"]))
    assert "已废止" in reader.reads("main")


# An article without a document.


def test_an_article_may_leave_and_its_neighbours_are_owed_a_look(staff):
    title = "秋季夜间门诊就诊时间安排"
    gone = goes_out(staff, title, "夜间门诊17:30至20:30，开设内科、外科、儿科。")
    goes_out(staff, "下班以后怎样看病", f"时间见《{title}》。")
    office = staff(OFFICE)
    office.goes_to(gone)
    assert "1个公开页面提到、链接或者解读这条信息" in office.reads("main")
    office.looks("article-knock-on", widths=(360, 1280))
    acts(office, "withdraw", kind="error", words="时间有误，更正后另行公布")
    office.sees("请在撤回后5个工作日内逐页处置")
    assert staff(None).goes_to(public(gone)).status == 410
    office.goes_to(CHANGES)
    assert title in office.reads("main") and "待处置" in office.reads("main")
    office.goes_to(gone)
    office.follows("逐页查看和处置")
    office.sees("下班以后怎样看病")
    office.looks("change-of-an-article", widths=(360, 1280))
    settles(office, "信息已经撤回", "下班以后怎样看病", "stays", "更正后的时间用同一标题公布。")
    office.goes_to(gone)
    office.sees("已经全部处置")
    office.goes_to(CHANGES)
    assert title not in office.reads("main")


# The package that the public reads.


def test_the_package_takes_questions_and_a_bulletin(staff, state):
    office = staff(OFFICE)
    members = {"questions": "签约家庭医生要交钱吗？", "bulletin": "2026年第二季度政策解读工作情况通报"}
    pages = {kind: article(office, title) for kind, title in members.items()}
    opens_case(office, POLICY)
    case = office.page.url
    for kind, page in pages.items():
        office.goes_to(case)
        acts(office, "add_member", kind=kind, article=page)
    state["lines"] = [
        ("政策文件", POLICY), ("政策解读", "一图读懂：" + POLICY), ("问答", members["questions"]), ("问答", LETTER),
        ("办事指南", GUIDE), ("公报、通报", members["bulletin"]), ("意见征集", "青禾县家庭医生签约服务工作办法（征求意见稿）（征求意见）"),
    ]
    state["policy"] = public(article(office, POLICY))


@pytest.mark.parametrize("width", (360, 1280))
def test_every_article_of_the_package_shows_all_of_it(staff, state, width):
    reader = staff(None)
    reader.goes_to(state["policy"])
    block = reader.page.locator("section[aria-labelledby=package]")
    inside = {text: block.get_by_role("link", name=text, exact=True).get_attribute("href")
              for _, text in state["lines"][1:]}
    articles = [state["policy"]] + [address for address in inside.values() if address.startswith("/articles/")]
    assert len(articles) == 5, inside
    reader.page.set_viewport_size({"width": width, "height": 800})
    for address in articles:
        reader.goes_to(address)
        block = reader.page.locator("section[aria-labelledby=package]")
        # Each part once, in its order, with its lines; the page itself is named and not linked.
        parts = [heading.strip() for heading in block.locator("h3").all_inner_texts()]
        assert parts == list(dict.fromkeys(part for part, _ in state["lines"])), address
        words = reader.reads("section[aria-labelledby=package]")
        for _, text in state["lines"]:
            assert text in words, f"{text} is missing on {address}"
        assert block.locator(f"a[href='{address}']").count() == 0 and words.count("本页") == 1
        found = block.locator("li").all_inner_texts()
        assert len(found) == len(state["lines"]), found
        wide = reader.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{address} is {wide} px wide on a screen of {width} px"
    reader.goes_to(state["policy"])
    reader.looks("package", widths=(width,))


def test_the_answer_in_the_package_is_the_published_one(staff, state):
    reader = staff(None)
    reader.goes_to(state["policy"])
    block = reader.page.locator("section[aria-labelledby=package]")
    assert "来信答复" in reader.reads("section[aria-labelledby=package]")
    block.get_by_role("link", name=LETTER, exact=True).click()
    reader.page.wait_for_url(re.compile(r"/letters/"))
    reader.sees("按《关于完善家庭医生签约服务的通知》当面说明")
