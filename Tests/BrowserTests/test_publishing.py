"""From a document's first line to the public page and off it again; a number that is stopped; an emergency; a correction."""

import io
import re
import subprocess

import openpyxl
import pytest

from desk import REVIEWERS, acts, chooses, clears, drafts, may, public, publishes, reviews, revises

CLERK, HEAD, OFFICE = "baizimo", "guyunshu", "hexiaowen"
SECRECY, LEADER, PRINCIPAL = "mengfanxing", "shenruolan", "zhouqiming"
NUMBER = "11010519491231002X"
TITLE = "关于开展2026年秋季健康教育宣传活动的通知"
BODY = (
    "各乡镇卫生院、县直医疗卫生单位：\n\n为普及健康知识，定于九月下旬在全县开展秋季健康教育宣传活动。\n\n"
    "活动期间免费测量血压，发放宣传资料。"
)
DOCUMENTS = "/console/documents"


@pytest.fixture(scope="module")
def state():
    """What one step of the way leaves to the next."""
    return {}


def sheet():
    book = openpyxl.Workbook()
    for row in [["乡镇", "日期"], ["柳溪镇", "9月21日"], ["白石镇", "9月22日"]]:
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    return {"name": "活动安排.xlsx", "mimeType": "application/octet-stream", "buffer": made.getvalue()}


def test_an_official_document_is_drafted_with_its_attribute_and_signed(staff, state):
    clerk = staff(CLERK)
    clerk.goes_to(f"{DOCUMENTS}/new")
    clerk.types("标题", TITLE)
    chooses(clerk, "kind", "通知")
    clerk.types("机关代字", "青卫发")
    clerk.page.locator("textarea[name=body]").fill(BODY)
    chooses(clerk, "attribute", "主动公开")
    clerk.looks("document-form", widths=(360, 1280))
    clerk.page.locator("form[action='/console/documents'] button[type=submit]").click()
    clerk.page.wait_for_url(re.compile(r"/console/documents/records/[0-9a-f-]{36}"))
    record = state["document"] = re.search(r"/console/documents/records/[0-9a-f-]{36}", clerk.page.url).group(0)
    acts(clerk, "submit")
    steps = [
        (HEAD, "approve_draft", {"conclusion": "open", "basis": "逐项审查，不涉密。"}), (OFFICE, "pass_attribute", {}),
        (SECRECY, "conclude_secrecy", {"conclusion": "open", "basis": "逐项审查，不涉密。"}), (PRINCIPAL, "sign", {}),
        (OFFICE, "issue", {}),
    ]
    for login, act, fields in steps:
        # Before this one, nobody of the later ones has anything to do here.
        staff(PRINCIPAL).goes_to(record)
        assert may(staff(PRINCIPAL), "sign") == (act == "sign")
        staff(login).goes_to(record)
        acts(staff(login), act, **fields)
    words = staff(OFFICE).reads("main")
    state["number"] = re.search(r"青卫发〔2026〕\d+号", words).group(0)
    assert "签发人决定 主动公开" in words and "周启明" in words
    staff(OFFICE).looks("document-issued", widths=(360, 1280))


def test_the_article_of_a_document_takes_its_text_and_number(staff, state):
    clerk = staff(CLERK)
    record = drafts(clerk, None, None, files=[sheet()], document=state["document"].split("/")[-1])
    state["article"] = record
    words = clerk.reads("main")
    assert TITLE in clerk.reads("h1") and state["number"] in words and "免费测量血压" in words
    assert "未检测到个人信息和用语问题" in words, words[:300]
    state["file"] = clerk.page.locator("a", has_text="活动安排.xlsx").get_attribute("href").split("/")[-1]
    assert staff(None).goes_to(public(record)).status == 404
    acts(clerk, "submit")


def test_three_persons_review_it_and_nobody_twice(staff, state):
    record = state["article"]
    for place, login in enumerate(REVIEWERS):
        # PUB-3: whoever signed one step, and whoever wrote it, is not asked at this one.
        for other in (CLERK, *REVIEWERS[:place]):
            staff(other).goes_to(record)
            assert not may(staff(other), "pass") and not may(staff(other), "proof")
        person = staff(login)
        person.goes_to(record)
        acts(person, "proof")
        acts(person, "pass", words="内容准确，同意。")
    office = staff(OFFICE)
    office.goes_to(record)
    assert not may(office, "publish"), "SEC-1: before secrecy review nothing is published"
    office.looks("article-in-review", widths=(360, 1280))
    clears(staff, record)
    assert staff(None).goes_to(public(record)).status == 404
    publishes(staff, record)


def test_the_public_reads_it(staff, state):
    public_reader = staff(None)
    assert public_reader.goes_to(public(state["article"])).status == 200
    words = public_reader.reads("main")
    for expected in [TITLE, "免费测量血压", state["number"], "青禾县卫生健康局", "活动安排.xlsx"]:
        assert expected in words, expected
    for hidden in ["白子墨", "顾云舒", "内容准确", "逐项审查"]:
        assert hidden not in words, hidden
    assert public_reader.context.request.get(f"/files/{state['file']}").status == 200
    public_reader.goes_to("/columns/tzgg")
    assert TITLE in public_reader.reads("main")
    public_reader.goes_to("/")
    assert TITLE in public_reader.reads("main")
    # FOI-26: the document knows where it is public.
    staff(OFFICE).goes_to(state["document"])
    assert public(state["article"]) in staff(OFFICE).page.content()


def test_an_edit_of_a_public_article_shows_nothing_until_it_is_reviewed(staff, state):
    record, reader = state["article"], staff(None)
    reader.goes_to(public(record))
    before = reader.page.content()
    revises(staff(CLERK), record, body=BODY.replace("测量血压", "测量血压和血糖"), change_note="补充免费项目")
    shown = staff(CLERK).reads("main")
    assert "第2版" in shown and "和血糖" in shown
    acts(staff(CLERK), "submit")
    for step in [lambda: None, lambda: reviews(staff, record), lambda: clears(staff, record)]:
        step()
        reader.goes_to(public(record))
        assert reader.page.content() == before
    publishes(staff, record)
    reader.goes_to(public(record))
    words = reader.reads("main")
    assert "和血糖" in words and "补充免费项目" in words
    assert reader.context.request.get(f"/files/{state['file']}").status == 200


def test_withdrawn_it_leaves_a_notice_and_no_text(staff, state):
    record, office, reader = state["article"], staff(OFFICE), staff(None)
    office.goes_to(record)
    acts(office, "withdraw", kind="error", words="活动时间有误，更正后另行公布")
    answer = reader.goes_to(public(record))
    words = reader.reads("main")
    assert answer.status == 410 and "已经撤回公开" in words and "2026年9月15日" in words
    assert not [each for each in [TITLE, "血压", "血糖", "活动安排", "补充免费项目"] if each in reader.page.content()]
    assert reader.context.request.get(f"/files/{state['file']}").status in (404, 410)
    for listing in ["/", "/columns/tzgg"]:
        reader.goes_to(listing)
        assert TITLE not in reader.page.content()
    reader.goes_to(public(record))
    looks_well(reader, "public-article-withdrawn")


def looks_well(reader, name):
    """On a phone: no scrolling sideways, nothing that axe minds; on paper, one can read it."""
    reader.looks(name, widths=(360,))
    reader.page.emulate_media(media="print")
    paper = reader.page.pdf(prefer_css_page_size=True)
    reader.page.emulate_media(media="screen")
    said = subprocess.run(["pdftotext", "-", "-"], input=paper, capture_output=True, timeout=60, check=True).stdout.decode()
    assert "工作人员登录" not in said and len(said.strip()) > 20, said[:300]
    return said


@pytest.mark.parametrize("name", ["home", "column", "article"])
def test_public_pages_on_a_phone_and_on_paper(staff, name):
    reader = staff(None)
    reader.goes_to({"home": "/", "column": "/columns/jkkp", "article": "/columns/zcwj"}[name])
    if name == "article":
        reader.goes_to(reader.page.locator("main a[href^='/articles/']").first.get_attribute("href"))
    heading = reader.reads("h1")
    assert "".join(heading.split()) in "".join(looks_well(reader, f"public-{name}").split())


def test_an_identity_number_is_stopped_and_masked_by_one_click(staff):
    clerk = staff(CLERK)
    record = drafts(clerk, "健康讲座报名须知", f"报名请联系组织人员，证件号码：{NUMBER}。\n\n名额五十人。")
    clerk.sees("1处须处理后才能送审和发布")
    clerk.looks("article-findings", widths=(360, 1280))
    # What the record shows of it is masked but for the text itself, which its author wrote.
    assert NUMBER not in clerk.page.locator("#findings").inner_html()
    assert not may(clerk, "submit") or refuses_submission(clerk)
    clerk.page.locator("form[action$='/mend'] button").first.click()
    clerk.page.wait_for_url("**done=revise*")
    assert clerk.page.locator("form[action$='/mend']").count() == 0
    clerk.goes_to(record)
    assert "［身份证号］" in clerk.reads(".official.body") and NUMBER not in clerk.reads(".official.body")
    acts(clerk, "submit")
    reviews(staff, record)
    clears(staff, record)
    publishes(staff, record)
    reader = staff(None)
    reader.goes_to(public(record))
    assert "名额五十人" in reader.reads("main")
    # Neither the number nor the part of it that tells the day of birth.
    for person, path in [
        (reader, public(record)), (reader, "/"), (reader, "/columns/tzgg"), (staff(OFFICE), record),
        (staff(OFFICE), "/console/articles"), (staff(OFFICE), "/console/articles?q=讲座"),
    ]:
        person.goes_to(path)
        # The comparison of versions tells staff what a correction took out, struck through; it stands nowhere else.
        page = re.sub(r"<del>.*?</del>", "", person.page.content(), flags=re.DOTALL)
        assert NUMBER not in page and "19491231" not in page, path
        assert person is not reader or page == person.page.content()


def refuses_submission(clerk):
    clerk.page.locator("form[action$='/acts/submit'] button").click()
    clerk.sees("未能送审")
    assert clerk.page.locator("form[action$='/mend']").count() == 1
    return True


def test_an_emergency_leaves_a_debt_until_the_reviews_are_made_up_for(staff):
    clerk, principal, reader = staff(CLERK), staff(PRINCIPAL), staff(None)
    record = drafts(clerk, "关于饮用水源异常的紧急提示", "因上游水质异常，请柳溪镇居民暂停饮用自来水。")
    for login in (LEADER, OFFICE):
        staff(login).goes_to(record)
        assert not may(staff(login), "publish_urgently"), login
    principal.goes_to(record)
    acts(principal, "publish_urgently", words="涉及群众饮水安全，须立即公布", basis="不涉密，不含个人信息")
    assert reader.goes_to(public(record)).status == 200
    assert "暂停饮用自来水" in reader.reads("main")
    debt = "三审三校和保密审查须在1个工作日内补齐"
    principal.sees(debt)
    principal.looks("article-owed", widths=(360, 1280))
    # A debt of the first reviewer, on the list of what waits for her.
    head = staff(HEAD)
    head.goes_to("/console/articles")
    line = head.page.locator("li", has_text="紧急提示").first
    assert "待补审" in line.inner_text()
    reviews(staff, record)
    office = staff(OFFICE)
    office.goes_to(record)
    office.sees(debt)
    clears(staff, record)
    office.goes_to(record)
    office.does_not_see(debt)
    office.goes_to("/console/articles?q=紧急提示")
    assert "待补审" not in office.reads("main table tbody") and "已发布" in office.reads("main table tbody")
