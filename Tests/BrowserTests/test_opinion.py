"""舆情 on a telephone at night: registered, given out, answered by the emergency path, press, handled, evaluated, put away."""

import re

from desk import acts, may

CLERK, SPOKESPERSON, LEADER, PRINCIPAL = "zouhaiping", "guyunshu", "shenruolan", "zhouqiming"
PHONE = {"width": 360, "height": 740}


def on_a_phone(visitor, name):
    person = visitor(name)
    person.page.set_viewport_size(PHONE)
    return person


def ticks(person, act, field, value):
    person.page.locator(f"form[action$='/acts/{act}'] [name='{act}_{field}'][value='{value}']").first.check()


def registers(person):
    person.goes_to("/console/opinion/new")
    person.types("什么事", "夜间多名居民就诊，疑似一氧化碳中毒")
    person.page.locator("[name=kind][value=major]").check()
    person.page.select_option("[name=unit]", label="疾病预防控制科")
    person.page.select_option("[name=source]", label="电话报告")
    person.page.locator("[name=health]").check()
    person.looks("opinion-new", widths=(360,))
    person.page.locator("main form button[type=submit]").last.click()
    person.page.wait_for_url("**done=register*")
    return re.search(r"/console/opinion/cases/[0-9a-f-]{36}", person.page.url).group(0)


def test_an_emergency_from_the_call_to_the_archive(visitor):
    clerk, spokesperson = on_a_phone(visitor, CLERK), on_a_phone(visitor, SPOKESPERSON)
    leader, principal = on_a_phone(visitor, LEADER), on_a_phone(visitor, PRINCIPAL)
    record = registers(clerk)
    for hours in [1, 2, 4, 23]:
        assert clerk.page.get_by_text(re.compile(f"还剩{hours}小时5")).count(), hours
    acts(clerk, "report_up", recipients="县人民政府、市卫生健康委")
    leader.goes_to(record)
    ticks(leader, "grade", "reasons", "emergency")
    acts(leader, "grade", level="two")
    spokesperson.goes_to(record)
    acts(spokesperson, "correct_times", discovered="2026-09-15T08:33", words="急救中心的接报记录。")
    spokesperson.sees("起算时间由2026-09-15 09:0")
    clerk.goes_to(record)
    clerk.sees("请拟回应稿")
    acts(
        clerk, "draft_statement", kind="first", title="关于居民就诊情况的通报", text="患者得到及时救治，病情平稳。\n原因正在调查。",
        column=clerk.page.locator("[name=draft_statement_column] option", has_text="通知公告").first.get_attribute("value"))
    assert not clerk.page.get_by_text("应急发布（主要负责人）").count()
    principal.goes_to(record)
    principal.sees("病情平稳")
    principal.page.locator("input[name^=urgent_reason]").fill("重大突发事件，须尽快发布权威信息")
    principal.page.locator("input[name^=urgent_basis]").fill("逐项核对，不涉密")
    principal.looks("opinion-urgent", widths=(360,))
    principal.page.locator("form[action$='/urgent'] button[type=submit]").click()
    principal.page.wait_for_url("**done=urgent*")
    principal.follows("公开页面")
    principal.sees("患者得到及时救治")
    spokesperson.goes_to(record)
    ticks(spokesperson, "record_conference", "speakers", "spokesperson")
    acts(spokesperson, "record_conference", place="县政府新闻发布厅", attendance="新闻发言人", words="通报救治和调查情况。")
    clerk.goes_to(record)
    assert not may(clerk, "evaluate")
    acts(clerk, "handle", words="查明为取暖不当，入户排查完成。")
    spokesperson.goes_to(record)
    ticks(spokesperson, "evaluate", "effect", "settled")
    acts(spokesperson, "evaluate", words="没有新的讨论。")
    acts(spokesperson, "archive")
    spokesperson.sees("已归档")
    spokesperson.looks("opinion-archived", widths=(360, 1280))


def test_the_wall_shows_what_runs(visitor):
    leader = visitor(LEADER)
    leader.goes_to("/console/opinion/wall?pause=1")
    leader.sees("县道发生客车侧翻")
    leader.looks("opinion-wall")
    leader.follows("继续刷新")
    assert leader.page.locator("meta[http-equiv=refresh]").get_attribute("content") == "60"


def test_every_page_fits_a_phone(visitor):
    office = visitor(SPOKESPERSON)
    for name, path in [
        ("list", ""), ("clues", "/clues"), ("sources", "/sources"), ("roster", "/roster"), ("figures", "/figures"),
    ]:
        office.goes_to("/console/opinion" + path)
        office.looks(f"opinion-{name}")
    office.goes_to("/console/opinion?stage=archived")
    office.page.get_by_role("link", name=re.compile("多名学生腹泻呕吐")).first.click()
    office.sees("2小时40分完成")
    office.looks("opinion-emergency")


def test_the_topic_page_tells_the_emergency(visitor):
    person = visitor()
    person.goes_to("/")
    person.page.get_by_role("link", name=re.compile("突发公共卫生事件")).first.click()
    for title in ["学校学生腹泻呕吐情况的通报", "不实信息的澄清", "处置情况通报"]:
        person.sees(title)
