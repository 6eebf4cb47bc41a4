"""Work at a record of the console: its acts, by the form of each."""

import re


def acts(person, act, **fields):
    """Fills in the form of an act, each field by its name in that form, sends it, and waits to be told that it is done."""
    form = person.page.locator(f"form[action$='/acts/{act}']").first
    form.wait_for(state="attached")
    folded = form.locator("xpath=ancestor::details[1]")
    if folded.count() and folded.get_attribute("open") is None:
        folded.locator("summary").first.click()
    for name, value in fields.items():
        field = form.locator(f"[name='{act}_{name}']")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    form.locator("button[type=submit]").click()
    person.page.wait_for_url(f"**done={act}*")


def may(person, act):
    return person.page.locator(f"form[action$='/acts/{act}']").count() > 0


def chooses(person, name, label):
    """An option of a list by its words; columns stand there under each other, indented."""
    option = person.page.locator(f"select[name='{name}'] option").filter(has_text=re.compile(rf"{re.escape(label)}$")).first
    person.page.locator(f"select[name='{name}']").select_option(option.get_attribute("value"))


def drafts(person, title, body, column="通知公告", files=(), document=None):
    """A new article by the form; the address of its record."""
    person.goes_to("/console/articles/new" + (f"?document={document}" if document else ""))
    chooses(person, "column", column)
    if title:
        person.types("标题", title)
    if body:
        person.page.locator("textarea[name=body]").fill(body)
    if files:
        person.page.locator("input[name=attachments]").set_input_files(files)
    return saves(person)


def saves(person):
    person.page.locator("main form button[type=submit]").last.click()
    person.page.wait_for_url("**done=revise*")
    return re.search(r"/console/articles/[0-9a-f-]{36}", person.page.url).group(0)


def revises(person, record, **fields):
    person.goes_to(f"{record}/revision")
    for name, value in fields.items():
        person.page.locator(f"main [name='{name}']").fill(value)
    return saves(person)


def public(record):
    return record.replace("/console", "")


REVIEWERS = ("guyunshu", "hexiaowen", "shenruolan")
CLEARERS = ("guyunshu", "mengfanxing", "shenruolan")


def reviews(staff, record):
    """Three proof passes and three reviews, by three persons (PUB-3)."""
    for login in REVIEWERS:
        person = staff(login)
        person.goes_to(record)
        acts(person, "proof")
        acts(person, "pass", words="内容准确，同意。")


def clears(staff, record):
    """保密初审, 复审 and 批准, by three persons (SEC-2)."""
    for login in CLEARERS:
        person = staff(login)
        person.goes_to(record)
        acts(person, "secrecy", conclusion="may_publish", words="逐项审查，不涉及国家秘密、工作秘密和个人隐私。")


def publishes(staff, record):
    person = staff("hexiaowen")
    person.goes_to(record)
    acts(person, "publish")
