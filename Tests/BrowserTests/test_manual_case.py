"""The page of the manual that plays a whole case, followed to the letter: every word it puts in quotation marks is looked for
on the page where it says it stands, and none is left over."""

import io
import json
import re
import zipfile
from pathlib import Path

from demo import ROOT
from test_requests_public import CODE, opens, sends
from word import word_file

PAGE = ROOT / "docs/manual.zh-CN/requests.md"
STEP = re.compile(r"^\d+\. \*\*(.+?)\*\*(.*)$", re.M)


class Manual:
    """The steps of “走一遍”; `says` gives back a label that the step quotes and remembers that it was followed."""

    def __init__(self):
        section = PAGE.read_text(encoding="utf-8").split("## 四、走一遍")[1]
        self.steps = {name: words for name, words in STEP.findall(section)}
        self.left = {(name, label) for name, words in self.steps.items() for label in re.findall("“([^”]+)”", words)}

    def says(self, step, label):
        assert f"“{label}”" in self.steps[step], f"{step} does not speak of “{label}”"
        self.left.discard((step, label))
        return label

    def login(self, step, title):
        return re.search(title + r"[ （]+`([a-z]+)`", self.steps[step]).group(1)


def unfolds(person, title):
    """The form under this title of the page of a case."""
    form = person.page.locator("details", has=person.page.locator("summary", has_text=re.compile(f"^{title}$"))).first
    if form.get_attribute("open") is None:
        form.locator("summary").first.press("Enter")
    return form


def hands_in(person, form, title):
    form.get_by_role("button", name=title, exact=True).press("Enter")
    person.page.wait_for_url("**done=*")


def fills(form, **labels):
    for label, words in labels.items():
        form.get_by_label(re.compile("^" + label)).first.fill(words)


def does(person, manual, step, title, choices=None, **labels):
    """Unfolds the form that the step names, fills in the fields that it names, and sends it."""
    form = unfolds(person, manual.says(step, title))
    for label, value in (choices or {}).items():
        form.get_by_label(re.compile("^" + label)).first.select_option(value)
    fills(form, **labels)
    hands_in(person, form, title)


def presses(person, title):
    person.page.get_by_role("button", name=title, exact=True).first.press("Enter")
    person.page.wait_for_url("**done=*")


def looks_up(citizen, code):
    citizen.goes_to("/requests/track")
    citizen.types("查询码", code)
    sends(citizen, "查询")
    citizen.page.get_by_role("heading", name=re.compile("^现在：")).wait_for()


def test_the_manual_plays_a_whole_case(visitor, staff, tmp_path):
    manual = Manual()
    assert list(manual.steps) == ["申请", "确认", "补正", "征求第三方", "延期", "遮盖", "答复", "送达", "归档"]
    citizen = visitor()
    number, code = applies(citizen, manual)
    office = staff(manual.login("确认", "办理员"))
    record = confirms_and_corrects(office, citizen, manual, number, code)
    asks_and_extends(office, staff, manual, record)
    citizen_sees_days(citizen, manual, code)
    replies(office, staff, manual, record)
    delivers(office, citizen, manual, code, record, tmp_path)
    archives(office, manual, record, tmp_path)
    assert not manual.left, f"the manual also speaks of {sorted(manual.left)}"


def applies(citizen, manual):
    step = "申请"
    citizen.goes_to("/requests/new")
    citizen.follows(manual.says(step, "以个人名义"))
    for label, words in (("姓名", "苏木槿"), ("证件号码", "110101199003070011"), ("联系电话", "0999-8000155")):
        citizen.types(manual.says(step, label), words)
    citizen.types("内容描述", "关于检查的材料")
    for label in ("电子邮件或者网上获取", "本网站下载"):
        citizen.page.get_by_label(manual.says(step, label)).press("Space")
    sends(citizen, manual.says(step, "下一步：核对"))
    citizen.field(manual.says(step, "其他材料（可以不附）")).set_input_files(
        {"name": "身份证明.txt", "mimeType": "text/plain", "buffer": "身份证明：苏木槿".encode()})
    sends(citizen, manual.says(step, "提交申请"))
    citizen.page.wait_for_url("**/requests/receipt")
    words = citizen.reads("main")
    return re.search(r"\b20\d\d-\d{3,}\b", words).group(0), CODE.search(words).group(0)


def confirms_and_corrects(office, citizen, manual, number, code):
    office.goes_to("/console")
    office.page.get_by_role("link", name=re.compile("^" + manual.says("确认", "依申请公开"))).first.press("Enter")
    office.page.wait_for_url("**/console/requests")
    opens(office, number)
    record = re.search(r"/console/requests/[0-9a-f-]{36}", office.page.url).group(0)
    does(office, manual, "确认", "确认收到", **{manual.says("确认", "确认的方式和对象"): "电话联系，申请人确认"})
    does(office, manual, "补正", "通知补正", **{manual.says("补正", "需要补正的内容"): "写明检查的年度和机构"})
    manual.says("补正", "查询码"), manual.says("补正", "查询")
    looks_up(citizen, code)
    citizen.types(manual.says("补正", "补正内容"), "2025年，全县药店。")
    sends(citizen, manual.says("补正", "提交补正材料"))
    citizen.sees("补正材料已经提交")
    office.goes_to(record)
    return record


def asks_and_extends(office, staff, manual, record):
    step = "征求第三方"
    does(
        office, manual, step, "发函征求意见", {manual.says(step, "征求谁的意见"): "third_party"},
        **{manual.says(step, "名称"): "青禾惠民药房", manual.says(step, "征求意见的内容"): "是否同意公开涉及贵单位的内容"})
    does(office, manual, step, "登记对方收函日期")
    does(
        office, manual, step, "登记对方答复", {manual.says(step, "对方意见"): "objects"},
        **{manual.says(step, "对方的说明"): "涉及商业秘密"})
    does(office, manual, "延期", "提请延期", **{manual.says("延期", "延期理由"): "需要征求第三方意见"})
    head = staff(manual.login("延期", "公开工作机构负责人"))
    head.goes_to(record)
    title = manual.says("延期", "批准延期并告知")
    form = head.page.locator("form[action$='/acts/approve_extension']")
    if form.locator("xpath=ancestor::details[1]").count():
        unfolds(head, title)
    presses(head, title)


def citizen_sees_days(citizen, manual, code):
    looks_up(citizen, code)
    citizen.page.locator("summary", has_text=manual.says("征求第三方", "逐日查看")).press("Enter")
    assert citizen.page.locator("details.days tbody tr").count() >= 20


def replies(office, staff, manual, record):
    listing = word_file("检查问题清单", [["机构", "联系人", "问题"], ["惠民药房", "张三丰", "未按规定登记"]], ["联系人张三丰。"])
    office.goes_to(record)
    form = unfolds(office, manual.says("遮盖", "添加材料"))
    form.locator("[type=file]").set_input_files(
        {"name": "问题清单.docx", "mimeType": "application/octet-stream", "buffer": listing})
    hands_in(office, form, "添加材料")
    assert office.page.get_by_role("heading", name=manual.says("遮盖", "材料"), exact=True).count()
    office.page.get_by_role("link", name=re.compile("^" + manual.says("遮盖", "遮盖") + ".*问题清单")).first.press("Enter")
    office.page.wait_for_url("**/redact/**")
    office.field(manual.says("遮盖", "不公开的依据")).select_option("privacy")
    office.types(manual.says("遮盖", "遮盖这些文字"), "张三丰")
    sends(office, manual.says("遮盖", "更新标记"))
    office.page.locator("mark.cut", has_text="张三丰").first.wait_for()
    sends(office, manual.says("遮盖", "生成遮盖件"))
    office.sees("遮盖件已生成并通过检查")
    office.goes_to(record)
    drafts(office, manual)
    office.follows(manual.says("答复", "预览答复书"))
    office.sees("本机关决定部分公开")
    office.goes_to(record)
    presses(office, manual.says("答复", "送审"))
    for title, act in (("合法性审查员", "通过合法性审核"), ("保密审查员", "通过保密审查"), ("委领导", "签发")):
        person = staff(manual.login("答复", title))
        person.goes_to(record)
        if person.page.locator("summary", has_text=re.compile(f"^{act}$")).count():
            unfolds(person, act)
        presses(person, manual.says("答复", act))


def drafts(office, manual):
    form = unfolds(office, manual.says("答复", "拟写答复"))
    form.locator("[name=draft_outcome]").select_option("K03")
    fills(form, **{manual.says("答复", "理由"): "涉及第三方商业秘密和个人隐私，第三方不同意公开"})
    fills(form, **{manual.says("答复", "答复正文"): "经检索，本机关保存有该清单，已作区分处理。"})
    assert form.locator("legend", has_text=manual.says("答复", "不公开部分的理由")).count()
    form.get_by_label(re.compile("^K07")).check()
    handed = form.locator("fieldset", has=office.page.locator("legend", has_text=manual.says("答复", "随答复提供的文件")))
    handed.get_by_label(re.compile("区分处理")).first.check()
    hands_in(office, form, "拟写答复")


def delivers(office, citizen, manual, code, record, folder):
    step = "送达"
    office.goes_to(record)
    does(
        office, manual, step, "登记送达", {manual.says(step, "送达方式"): "portal"},
        **{manual.says(step, "送达凭证"): "网上送达记录"})
    looks_up(citizen, code)
    with citizen.page.expect_download() as waiting:
        citizen.page.get_by_role("button", name=re.compile("下载.*区分处理")).first.press("Enter")
    handed = folder / "handed.docx"
    waiting.value.save_as(handed)
    assert zipfile.is_zipfile(handed) and "张三丰".encode() not in whole(handed.read_bytes())
    sends(citizen, manual.says(step, "确认收到答复"))
    citizen.sees("已经确认收到答复")
    rating = unfolds(citizen, manual.says(step, "评价"))
    rating.get_by_label("满意", exact=True).check()
    rating.get_by_role("button", name="评价", exact=True).press("Enter")
    citizen.sees("评价已经记录")


def whole(package):
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        return b"".join(parts.read(name) for name in parts.namelist())


def archives(office, manual, record, folder):
    office.goes_to(record)
    presses(office, manual.says("归档", "归档"))
    office.sees("已归档")
    path = office.downloads(manual.says("归档", "下载案卷（zip）"), folder)
    with zipfile.ZipFile(path) as parts:
        names = parts.namelist()
        record = json.loads(parts.read("case.json"))
    assert any("身份证明" in name for name in names) and any("答复书" in name for name in names), names
    assert record["closing"]["code"] == "K03"
    manual.says("归档", "拟写答复")
    assert Path(path).stat().st_size > 10_000
