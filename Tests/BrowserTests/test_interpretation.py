"""A policy and what explains it: plan, material, one package, links on the live pages, a questionnaire, the bulletin."""

import re

import pytest

from desk import acts, chooses, public, saves

CLERK, HEAD, OFFICE = "baizimo", "guyunshu", "hexiaowen"
SECRECY, LEADER, PRINCIPAL = "mengfanxing", "shenruolan", "zhouqiming"
TITLE = "关于推行健康科普进社区的通知"
CASES = "/console/interpretations"


@pytest.fixture(scope="module")
def state():
    """What one step of the way leaves to the next."""
    return {}


def clears(staff, record, reviewers=(HEAD, SECRECY, LEADER)):
    for login in reviewers:
        person = staff(login)
        person.goes_to(record)
        acts(person, "secrecy", conclusion="may_publish", words="逐项审查，不涉密。")


def passes(staff, record, third):
    clerk = staff(CLERK)
    clerk.goes_to(record)
    acts(clerk, "submit")
    for login in (HEAD, OFFICE, third):
        person = staff(login)
        person.goes_to(record)
        acts(person, "proof")
        acts(person, "pass", words="内容准确，同意。")
    clears(staff, record)


def test_a_policy_draft_opens_a_case_and_waits_for_it(staff, state):
    clerk = staff(CLERK)
    clerk.goes_to("/console/documents/new")
    clerk.types("标题", TITLE)
    chooses(clerk, "kind", "通知")
    clerk.types("机关代字", "青卫发")
    clerk.page.locator("textarea[name=body]").fill("各单位：\n\n自十月起，每月第一周在各社区开展健康科普。")
    chooses(clerk, "attribute", "主动公开")
    clerk.page.locator("input[name=is_policy]").check()
    clerk.page.locator("form[action='/console/documents'] button[type=submit]").click()
    clerk.page.wait_for_url(re.compile(r"/console/documents/records/[0-9a-f-]{36}"))
    state["document"] = re.search(r"/console/documents/records/[0-9a-f-]{36}", clerk.page.url).group(0)
    acts(clerk, "submit")
    staff(HEAD).goes_to(state["document"])
    acts(staff(HEAD), "approve_draft", conclusion="open", basis="逐项审查，不涉密。")
    office = staff(OFFICE)
    office.goes_to(state["document"])
    form = office.page.locator("form[action$='/acts/pass_attribute']").first
    folded = form.locator("xpath=ancestor::details[1]")
    if folded.count() and folded.get_attribute("open") is None:
        folded.locator("summary").first.click()
    form.locator("[name=pass_attribute_words]").fill("属性准确，同意。")
    form.locator("button[type=submit]").click()
    office.sees("解读方案和解读材料还没有送审签")


def test_plan_and_material_are_drafted_and_signed(staff, state):
    clerk = staff(CLERK)
    clerk.goes_to(f"/console/articles/new?document={state['document'].split('/')[-1]}")
    chooses(clerk, "column", "政策文件")
    state["policy"] = saves(clerk)
    clerk.goes_to(CASES)
    clerk.follows(TITLE)
    state["case"] = re.search(r"/console/interpretations/cases/[0-9a-f-]{36}", clerk.page.url).group(0)
    clerk.looks("interpretation-case", widths=(1280,))
    form = clerk.page.locator("form[action$='/acts/plan']")
    form.locator("[name=plan_points]").fill("在哪里听、要不要报名")
    form.locator("[name=plan_forms][value=chart]").check()
    form.locator("[name=plan_channels][value=website]").check()
    form.locator("[name=plan_responsible]").fill("白子墨")
    form.locator("[name=plan_first_interpreter]").fill("周启明")
    form.locator("[name=plan_manner]").select_option("interview")
    form.locator("[name=plan_risk]").select_option("low")
    form.locator("[name=plan_risk_words]").fill("关注度一般")
    form.locator("button[type=submit]").click()
    clerk.page.wait_for_url("**done=plan*")
    clerk.goes_to("/console/articles/new")
    chooses(clerk, "column", "政策解读")
    clerk.page.locator("button", has_text="选定栏目").click()
    clerk.page.locator("[name=field_explains]").wait_for()
    clerk.types("标题", "一图读懂：健康科普进社区")
    clerk.page.locator("textarea[name=body]").fill("不用报名，带上小板凳就能来。")
    clerk.page.locator("[name=field_explains]").fill(public(state["policy"]))
    clerk.page.locator("select[name=field_manner]").select_option("图解")
    state["material"] = saves(clerk)
    clerk.goes_to(state["case"])
    form = clerk.page.locator("form[action$='/acts/add_material']")
    folded = form.locator("xpath=ancestor::details[1]")
    if folded.get_attribute("open") is None:
        folded.locator("summary").first.click()
    form.locator("[name=add_material_kind]").select_option("chart")
    form.locator("[name=add_material_article]").select_option(state["material"].split("/")[-1])
    form.locator("details summary").first.click()
    for item in ("background", "tasks", "scope", "benefits"):
        form.locator(f"[name=add_material_said_{item}]").fill("正文")
    form.locator("button[type=submit]").click()
    clerk.page.wait_for_url("**done=add_material*")
    clerk.page.locator("form[action$='/acts/submit'] button[type=submit]").click()
    clerk.page.wait_for_url("**done=submit*")
    leader = staff(LEADER)
    leader.goes_to(state["case"])
    leader.page.locator("form[action$='/acts/sign'] button[type=submit]").click()
    leader.page.wait_for_url("**done=sign*")


def test_document_and_material_go_out_in_one_package(staff, state):
    office = staff(OFFICE)
    office.goes_to(state["document"])
    acts(office, "pass_attribute", words="属性准确，同意。")
    staff(SECRECY).goes_to(state["document"])
    acts(staff(SECRECY), "conclude_secrecy", conclusion="open", basis="逐项审查，不涉密。")
    staff(PRINCIPAL).goes_to(state["document"])
    acts(staff(PRINCIPAL), "sign")
    passes(staff, state["policy"], PRINCIPAL)
    passes(staff, state["material"], LEADER)
    office.goes_to(state["case"])
    office.page.locator("form[action$='/acts/release'] button[type=submit]").click()
    office.page.wait_for_url("**done=release*")
    office.looks("interpretation-done", widths=(360, 1280))
    assert "已解读" in office.reads("main")
    visitor = staff(None)
    visitor.goes_to(public(state["policy"]))
    assert visitor.page.locator(f"a[href='{public(state['material'])}']").count() == 1
    visitor.goes_to(public(state["material"]))
    assert visitor.page.locator(f"a[href='{public(state['policy'])}']").count() >= 1


def test_a_visitor_answers_a_questionnaire(staff, state):
    clerk = staff(CLERK)
    clerk.goes_to(state["case"] + "/surveys")
    clerk.types("标题", "健康科普问卷")
    clerk.page.locator("textarea[name=questions]").fill("【单选】您参加过吗\n- 参加过\n- 没有\n【打分】您满意吗")
    clerk.page.locator("input[name=closes]").fill("2026-10-15")
    clerk.page.locator("main form button[type=submit]").last.click()
    clerk.page.wait_for_url(re.compile(r"/console/interpretations/surveys/"))
    clerk.page.locator("form[action$='/acts/open'] button[type=submit]").click()
    clerk.page.wait_for_load_state()
    address = clerk.page.locator("a[href^='/surveys/']").get_attribute("href")
    visitor = staff(None)
    visitor.goes_to(address)
    visitor.looks("survey", widths=(360, 1280))
    visitor.page.locator("input[name=q0][value='0']").check()
    visitor.page.locator("input[name=q1][value='4']").check()
    visitor.page.locator("main form button[type=submit]").last.click()
    visitor.page.wait_for_load_state()
    assert "已经收到您的回答" in visitor.reads("main")


def test_the_quarter_has_its_bulletin(staff):
    office = staff(OFFICE)
    office.goes_to(f"{CASES}/figures?quarter=2026-04-01")
    words = office.reads("main")
    assert "多样化解读率" in words and "季度通报" in words
    office.looks("interpretation-figures", widths=(360, 1280))
