"""依申请公开 on the staff side: one case from the net to the archive, one from the counter, two officers at once."""

import re

from desk import acts, may
from word import word_file

IDENTITY = "110101199003070011"
OFFICE, HEAD, LEGAL, SECRECY, LEADER = "tangjianing", "luwentao", "chengyuanhang", "mengfanxing", "shenruolan"


def sends(person, act):
    """Sends the form of an act and waits to be told; by keyboard, since pages that scroll move under the mouse."""
    person.page.locator(f"form[action$='/acts/{act}'] button[type=submit]").first.press("Enter")
    person.page.wait_for_url(f"**done={act}*")


def ticks(person, act, field, value):
    box = person.page.locator(f"form[action$='/acts/{act}'] [name='{act}_{field}'][value='{value}']")
    unfolds(person, act)
    box.check()


def unfolds(person, act):
    folded = person.page.locator(f"form[action$='/acts/{act}']").locator("xpath=ancestor::details[1]")
    if folded.count() and folded.first.get_attribute("open") is None:
        folded.first.locator("summary").first.press("Enter")


def enters(office, channel, name, description, **more):
    """Entry at the desk; what looks alike or is incomplete is looked at and confirmed."""
    office.goes_to("/console/requests/new")
    fields = {"name": name, "proof_number": IDENTITY, "phone": "13900001234", "description": description, **more}
    choices = {"channel": channel, "proof": "identity_card", "medium": "paper", "route": "pick_up"}
    for key, value in choices.items():
        office.page.select_option(f"[name={key}]", value)
    for key, value in fields.items():
        office.page.fill(f"[name={key}]", value)
    office.page.locator("main form button[type=submit]").press("Enter")
    office.page.wait_for_load_state()
    if office.page.locator("[name=checked]").count():
        office.page.check("[name=checked]")
        office.page.locator("main form button[type=submit]").press("Enter")
        office.page.wait_for_load_state()
    office.sees("政府信息公开申请接收回执")
    office.page.get_by_role("link", name="打开本件").press("Enter")
    office.page.wait_for_url(re.compile(r"/console/requests/[0-9a-f-]{36}"))
    return re.search(r"/console/requests/[0-9a-f-]{36}", office.page.url).group(0)


def applies(reader, description):
    """By the public form."""
    reader.goes_to("/requests/new")
    reader.follows("以个人名义")
    reader.types("姓名", "苏木槿")
    reader.page.select_option("[name=proof]", "identity_card")
    reader.types("证件号码", IDENTITY)
    reader.types("联系电话", "13900001234")
    reader.types("通信地址", "青禾县云溪镇南街1号")
    reader.page.fill("[name=description]", description)
    reader.page.locator("[name=medium][value=paper]").check()
    reader.page.locator("[name=route][value=post]").check()
    reader.presses("下一步：核对")
    reader.presses("提交申请")
    reader.sees("查询码")


def redacts(office, record, words):
    """All places of some words, and what the rules suggest; the file that passes belongs to the case."""
    office.goes_to(record)
    office.page.locator("a[href*='/redact/']").first.press("Enter")
    office.page.wait_for_url("**/redact/**")
    office.page.select_option("[name=ground]", "privacy")
    for box in office.page.locator("input[id^=f-hint-]").all():
        box.check()
    office.page.fill("[name=words]", words)
    office.page.locator("button[value=update]").press("Enter")
    office.page.locator("mark.cut", has_text=words).first.wait_for()
    office.looks("requests-redaction", widths=(360, 1280))
    office.page.locator("button[value=finish]").press("Enter")
    office.sees("遮盖件已生成并通过检查")


def hands_in_and_redacts(office, record):
    listing = word_file(
        "医疗机构监督检查问题清单", [["机构", "联系人", "电话", "问题"], ["惠民药房", "张三丰", "13900005678", "未按规定登记"]],
        ["本清单由监督科整理，联系人张三丰。"])
    office.goes_to(record)
    unfolds(office, "add_file")
    office.page.locator("[name=add_file_file]").set_input_files(
        {"name": "问题清单.docx", "mimeType": "application/octet-stream", "buffer": listing})
    sends(office, "add_file")
    redacts(office, record, "张三丰")


def drafts_partly(office, record):
    unfolds(office, "draft")
    office.page.select_option("[name=draft_outcome]", "K03")
    office.sees("复议前置")
    office.page.fill("[name=draft_reason]", "涉及第三方商业秘密和个人隐私，第三方不同意公开")
    office.page.fill("[name=draft_body]", "经检索，本机关保存有该清单，已作区分处理。")
    ticks(office, "draft", "withheld", "K07")
    office.page.locator("form[action$='/acts/draft'] label", has_text="区分处理").first.click()
    sends(office, "draft")
    office.follows("预览答复书")
    office.sees("本机关决定部分公开")
    office.looks("requests-preview", widths=(360, 1280))
    office.goes_to(record)
    acts(office, "submit_draft")
    assert not may(office, "pass_legal")


def test_a_case_from_the_net_to_the_archive(staff, visitor):
    reader = visitor()
    applies(reader, "2025年全县医疗机构监督检查问题清单")
    office = staff(OFFICE)
    office.goes_to("/console/requests?stage=awaiting_confirmation")
    office.looks("requests-board", widths=(360, 1280))
    office.page.locator("tbody th a").first.press("Enter")
    office.page.wait_for_url(re.compile(r"/console/requests/[0-9a-f-]{36}"))
    record = re.search(r"/console/requests/[0-9a-f-]{36}", office.page.url).group(0)
    office.does_not_see("苏木槿")
    acts(office, "confirm", note="电话与申请人确认")
    acts(office, "require_correction", items="写明机构类别\n写明检查月份")
    acts(office, "receive_correction", words="全部医疗机构，2025年3月至12月")
    office.sees("期限自当日重新起算")

    acts(office, "consult", whom="third_party", party="青禾惠民药房", question="是否同意公开涉及贵单位的内容")
    office.sees("征求意见中")
    acts(office, "note_consult_receipt")
    acts(office, "record_answer", answer="objects", words="涉及商业秘密")
    acts(office, "propose_extension", reason="需要征求第三方意见")
    assert not may(office, "approve_extension")
    head = staff(HEAD)
    head.goes_to(record)
    acts(head, "approve_extension")
    head.sees("已批准")

    hands_in_and_redacts(office, record)
    drafts_partly(office, record)
    for login, act in ((LEGAL, "pass_legal"), (SECRECY, "pass_secrecy"), (LEADER, "sign")):
        person = staff(login)
        person.goes_to(record)
        acts(person, act)
    office.goes_to(record)
    acts(office, "deliver", proof="EMS 1234567890123")
    office.sees("已办结")
    office.looks("requests-case", widths=(360, 1280))
    acts(office, "archive")
    office.sees("已归档")

    supervisor = staff("yanshouzheng")
    supervisor.goes_to(record)
    supervisor.does_not_see("青禾惠民药房")
    assert supervisor.page.locator("form[action*='/acts/']").count() == 0


def test_a_paper_application_is_entered_and_repeats_are_seen(staff):
    office = staff(OFFICE)
    office.goes_to("/console/requests/new")
    office.looks("requests-entry", widths=(360, 1280))
    first = enters(office, "counter", "柳春生", "2024年预防接种异常反应处置情况统计")
    office.sees("还剩 20 个工作日")
    office.page.locator("summary", has_text="这一天是怎样算出来的").press("Enter")
    office.sees("第 20 个工作日")
    office.goes_to("/console/requests/new")
    second = enters(office, "helped", "柳春生", "2024年预防接种异常反应处置的统计", help_note="由唐佳宁记录，申请人核对后按印")
    assert first != second
    office.sees("同一申请人")
    office.presses("查看（将留痕）")
    office.sees("柳春生")
    office.goes_to(second)
    office.does_not_see("柳春生")
    office.sees("查看申请人信息")


def test_two_officers_at_once(staff):
    office, other = staff(OFFICE), staff("hexiaowen")
    record = enters(office, "counter", "闻人远", "2023年公立医院药品集中采购明细")
    office.goes_to(record)
    other.goes_to(record)
    acts(other, "require_correction", items="写明哪一家医院")
    office.page.locator("form[action$='/acts/accept'] button").first.press("Enter")
    office.page.wait_for_load_state()
    office.sees("已被他人更新")
    office.sees("写明哪一家医院")
