"""依申请公开 as citizens use it: by keyboard, on a phone, without JavaScript, from the search before an application to the
correction of what was unclear."""

import re

from desk import acts

CODE = re.compile(r"[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}")


def sends(person, name):
    """By keyboard: without JavaScript the browser's own scrolling never counts as done for a click."""
    person.page.get_by_role("button", name=name, exact=True).first.press("Enter")


def fills(person, wanted):
    person.types("姓名", "苏木槿")
    person.types("证件号码", "110101199003070011")
    person.types("联系电话", "0999-8000155")
    person.page.locator("[name=description]").fill(wanted)
    person.page.get_by_label("电子邮件或者网上获取").press("Space")
    person.page.get_by_label("本网站下载").press("Space")


def applies(person, wanted):
    """From the form to the receipt; gives number and query code."""
    person.goes_to("/requests/new?kind=disclosure&party=person")
    fills(person, wanted)
    sends(person, "下一步：核对")
    person.sees("核对申请")
    sends(person, "提交申请")
    person.page.wait_for_url("**/requests/receipt")
    words = person.reads("main")
    return re.search(r"\b20\d\d-\d{3,}\b", words).group(0), CODE.search(words).group(0)


def tracks(person, code):
    person.goes_to("/requests/track")
    person.types("查询码", code.lower().replace("-", " "))
    sends(person, "查询")
    person.page.get_by_role("heading", name=re.compile("^现在：")).wait_for()
    # The code is in the body of the form alone.
    assert code not in person.page.url and "?" not in person.page.url


def opens(officer, number):
    officer.goes_to("/console/requests?q=" + number)
    officer.page.get_by_role("link", name=number).first.click()
    officer.page.wait_for_url(re.compile(r"/console/requests/[0-9a-f-]{36}"))


def test_a_citizen_applies_without_javascript_corrects_and_sees_every_day(visitor):
    citizen, officer = visitor(java_script_enabled=False), visitor("tangjianing")
    citizen.page.set_viewport_size({"width": 360, "height": 740})
    citizen.goes_to("/")
    citizen.follows("依申请公开")
    citizen.page.locator("#ask").fill("家庭医生签约")
    sends(citizen, "查找")
    citizen.sees("可能已经公开")
    citizen.follows("仍要申请")
    citizen.page.get_by_role("link", name="以个人名义").first.press("Enter")
    assert citizen.page.locator("[name=description]").input_value() == "家庭医生签约"
    # Everything that is wrong at once, and nothing typed is lost.
    citizen.types("姓名", "苏木槿")
    sends(citizen, "下一步：核对")
    citizen.sees("处需要修改")
    assert citizen.value_of("姓名") == "苏木槿"
    fills(citizen, "关于检查的材料")
    sends(citizen, "下一步：核对")
    citizen.sees("0999-8000155")
    sends(citizen, "返回修改")
    assert citizen.value_of("联系电话") == "0999-8000155"
    sends(citizen, "下一步：核对")
    citizen.page.locator("[name=attachments]").set_input_files(
        {"name": "照片.png", "mimeType": "image/png", "buffer": b"<html><script>alert(1)</script>"})
    sends(citizen, "提交申请")
    citizen.sees("请重新选择")
    sends(citizen, "提交申请")
    citizen.page.wait_for_url("**/requests/receipt")
    words = citizen.reads("main")
    number, code = re.search(r"\b20\d\d-\d{3,}\b", words).group(0), CODE.search(words).group(0)

    opens(officer, number)
    acts(officer, "confirm", note="电话联系，申请人确认")
    acts(officer, "require_correction", items="写明检查的年度和机构")

    tracks(citizen, code)
    citizen.sees("等您补正")
    citizen.sees("写明检查的年度和机构")
    citizen.does_not_see("苏木槿")
    citizen.page.locator("[name=correct_words]").fill("2025年，全县村卫生室。")
    sends(citizen, "提交补正材料")
    citizen.sees("补正材料已经提交")
    citizen.page.locator("details.days summary").press("Enter")
    assert citizen.page.locator("details.days tbody tr").count() >= 20
    citizen.sees("第 20 个工作日")
    tracks(citizen, code)
    citizen.does_not_see("等您补正")


def focused(person):
    return person.page.evaluate(
        "() => { const e = document.activeElement; return [e.name || '', e.value || '', (e.innerText || '').trim()]; }")


def tabs_to(person, found, most=80):
    """Goes on by Tab until the focus is where `found` says."""
    for _ in range(most):
        person.page.keyboard.press("Tab")
        if found(*focused(person)):
            return
    raise AssertionError(f"Tab does not get there on {person.page.url}")


def test_an_application_by_keyboard_alone(visitor):
    citizen = visitor()
    citizen.goes_to("/requests/new?kind=disclosure&party=person")
    keyboard = citizen.page.keyboard
    typed = [("name", "苏木槿"), ("proof_number", "110101199003070011"), ("phone", "0999-8000155"), ("description", "村卫生室检查结果")]
    for name, words in typed:
        tabs_to(citizen, lambda field, *_: field == name)
        keyboard.insert_text(words)
    for group, value in (("medium", "electronic"), ("route", "portal")):
        tabs_to(citizen, lambda field, *_: field == group)
        for _ in range(5):
            if focused(citizen)[1] == value and citizen.page.locator(f"[name={group}][value={value}]").is_checked():
                break
            keyboard.press("ArrowDown")
    tabs_to(citizen, lambda _, __, words: words == "下一步：核对")
    keyboard.press("Enter")
    citizen.sees("核对申请")
    tabs_to(citizen, lambda _, __, words: words == "提交申请")
    keyboard.press("Enter")
    citizen.page.wait_for_url("**/requests/receipt")
    citizen.sees("请抄下或者打印")
    tabs_to(citizen, lambda _, __, words: words == "查看办理情况")
    keyboard.press("Enter")
    citizen.sees("等待与您确认")
    # Asked back by a screen reader: the fault list is where the focus lands.
    citizen.goes_to("/requests/new?kind=disclosure&party=organization")
    tabs_to(citizen, lambda _, __, words: words == "下一步：核对")
    keyboard.press("Enter")
    citizen.sees("处需要修改")
    assert citizen.page.evaluate("document.activeElement.matches('.notice.wrong')")
    keyboard.press("Tab")
    keyboard.press("Enter")
    assert citizen.page.url.endswith("#f-name") and focused(citizen)[0] == "name"


def test_the_public_pages_fit_and_are_accessible(visitor):
    citizen = visitor()
    for name, path in {
        "requests-entry": "/requests", "requests-asked": "/requests/ask?q=家庭医生签约", "requests-choice": "/requests/new",
        "requests-organization": "/requests/new?kind=disclosure&party=organization",
        "requests-correction": "/requests/new?kind=record_correction&party=person", "requests-paper": "/requests/paper",
        "requests-track": "/requests/track", "requests-log": "/requests/log",
    }.items():
        citizen.goes_to(path)
        citizen.looks(name, widths=(360, 1280))
    citizen.goes_to("/requests/new?kind=disclosure&party=person")
    citizen.presses("下一步：核对")
    citizen.sees("处需要修改")
    citizen.looks("requests-faults", widths=(360, 1280))
    fills(citizen, "村卫生室检查结果")
    citizen.presses("下一步：核对")
    citizen.sees("核对申请")
    citizen.looks("requests-review", widths=(360, 1280))
    citizen.presses("提交申请")
    citizen.page.wait_for_url("**/requests/receipt")
    citizen.looks("requests-receipt", widths=(360, 1280))
    citizen.presses("查看办理情况")
    citizen.sees("等待与您确认")
    citizen.looks("requests-case", widths=(360, 1280))


def test_a_wrong_code_is_told_nothing_and_twice_is_once(visitor):
    citizen = visitor()
    citizen.goes_to("/requests/track")
    for wrong in ("ABCD-EFGH-JKLM", "12", "' OR 1=1"):
        citizen.types("查询码", wrong)
        citizen.presses("查询")
        citizen.sees("没有查到。请核对查询码")
    number, code = applies(citizen, "二次供水检查结果")
    citizen.page.reload()
    assert number in citizen.reads("main") and code in citizen.reads("main")
    citizen.presses("我已抄下，清除本页")
    citizen.goes_to("/requests/receipt")
    citizen.does_not_see(code)
    tracks(citizen, code)
    citizen.page.locator("summary", has_text="撤回申请").click()
    citizen.presses("撤回申请")
    citizen.sees("申请已经撤回")
