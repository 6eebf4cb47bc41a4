"""The main way: a Word plan becomes a ledger, a task of it is done with proof, the leader and the public see it."""

import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from word import word_file

OFFICE, COLLEAGUE, CLERK, LEADER = "hexiaowen", "tangjianing", "baizimo", "zhouqiming"
CORPUS = Path(__file__).parents[1] / "PlansTests/Corpus/files"
TITLE = "青禾县卫生健康局2026年政务公开补充要点任务分解表"
FIRST, SECOND = "公开夏秋季传染病防控提示，每月不少于1次。", "开展健康科普作品征集并公开评选结果。"
EDITED = "更新院务公开目录并公布监督电话。"
ROWS = [
    ["序号", "工作任务", "牵头单位", "配合单位", "完成时限"],
    ["1", FIRST, "宣教处", "疾病预防控制科", "2026年12月15日前"],
    ["2", SECOND, "健康教育指导所", "宣传教育科", "11月底前"],
    ["3", "公开县域医共体考核结果。", "", "省卫生健康委", "12月底前"],
    ["4", "更新院务公开目录。", "医政医管科", "青禾县人民医院", "10月底前"],
]


@pytest.fixture(scope="module")
def state():
    """What one step of the way leaves to the next: addresses."""
    return {}


def uploads(person, path):
    person.goes_to("/console/plans/imports/new")
    person.page.set_input_files("input[type=file]", path)
    person.presses("读取文件")
    person.page.wait_for_url(re.compile(r"/imports/[0-9a-f-]{36}"))


def open_marks(person):
    """How many marks the wizard says are open; 0 when there is none."""
    found = re.search(r"还有 (\d+) 处", person.reads(".notice"))
    return int(found.group(1)) if found else 0


def test_the_corpus_plan_stands_beside_its_rows(visitor):
    person = visitor(OFFICE)
    uploads(person, CORPUS / "003_e8381f320f511e01.docx")
    assert person.reads(".source").startswith("原文 附件 2019年政务公开工作主要任务分解表")
    assert person.reads(".rows h2") == "识别出的任务（26 项）"
    assert open_marks(person) > 6
    boxes = [person.page.locator(f".wizard > .{side}").bounding_box() for side in ["source", "rows"]]
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"] and boxes[0]["y"] == boxes[1]["y"]
    person.looks("wizard-corpus")
    pointing_lights_both_sides(person)
    person.presses("放弃这次导入")
    person.page.wait_for_url("**/console/plans")
    person.does_not_see("继续核对《003_e8381f320f511e01.docx》")


def pointing_lights_both_sides(person):
    person.page.set_viewport_size({"width": 1280, "height": 800})
    row = person.page.locator(".rows .row").last
    pair = row.get_attribute("data-pair")
    row.hover()
    place = person.page.locator(f".source [data-pair='{pair}']").first
    assert "lit" in place.get_attribute("class")
    box, source = place.bounding_box(), person.page.locator(".wizard > .source").bounding_box()
    assert source["y"] - 1 <= box["y"] < source["y"] + source["height"], "the place in the source is out of sight"
    person.page.mouse.move(0, 0)
    assert person.page.locator(".lit").count() == 0
    first = person.page.locator(".source .paired").first
    first.click()
    assert person.page.evaluate("document.activeElement.dataset.pair") == first.get_attribute("data-pair")


def test_a_word_plan_becomes_a_ledger(visitor, state, tmp_path):
    person, file = visitor(OFFICE), tmp_path / "补充要点.docx"
    file.write_bytes(word_file(TITLE, ROWS))
    uploads(person, file)
    person.looks("wizard")
    marks = open_marks(person)
    assert marks == 4, "three units that are not known and one blank cell"
    # Nothing goes into the ledger before every mark is answered.
    assert person.page.get_by_role("button", name="写入台账").count() == 0
    chooses_units(person)
    assert open_marks(person) == 1
    person.presses("已核对，按此导入")
    assert open_marks(person) == 0
    edits_a_row(person)
    person.page.locator("#row-3").get_by_role("button", name="不导入").click()
    person.page.wait_for_url("**#row-3")
    assert person.reads(".rows h2") == "识别出的任务（3 项）"
    person.looks("wizard-ready")
    person.presses("写入台账")
    person.page.wait_for_url(re.compile(r"/console/(plans|ledger)\b"))
    person.goes_to("/console/plans")
    link = person.page.get_by_role("link", name=TITLE)
    state["ledger"] = link.get_attribute("href")
    state["plan"] = re.search(r"plan=([0-9a-f-]{36})", state["ledger"]).group(1)
    person.looks("plans-after-import")


def chooses_units(person):
    for name, choice in [("宣教处", "宣传教育科"), ("健康教育指导所", "新建单位“健康教育指导所”"), ("省卫生健康委", "不是本机关的单位，不列入台账")]:
        field = person.page.get_by_label(name, exact=True)
        option = field.locator("option", has_text=choice).first.get_attribute("value")
        field.select_option(option)
    person.presses("保存单位对应关系")
    person.page.wait_for_url("**#units")


def edits_a_row(person):
    person.page.locator("#row-4").get_by_role("link", name="修改").click()
    person.looks("wizard-row")
    person.types("任务内容", EDITED)
    person.types("牵头单位", "医政医管科")
    person.types("时限", "2026-10-20")
    person.presses("保存")
    person.page.wait_for_url("**#row-4")
    text = person.reads("#row-4")
    assert EDITED in text and "2026-10-20" in text


def test_the_ledger_holds_what_was_confirmed(visitor, state):
    person = visitor(OFFICE)
    person.goes_to(state["ledger"])
    rows = person.page.locator("main table tbody tr")
    assert rows.count() == 3
    words = person.reads("main table")
    for expected in [FIRST, SECOND, EDITED, "宣传教育科", "健康教育指导所", "2026-12-15", "2026-11-30", "2026-10-20", "待分派"]:
        assert expected in words, expected
    assert "省卫生健康委" not in words and "医共体" not in words
    person.looks("ledger-new-plan")


def test_one_task_is_assigned_by_hand_and_the_rest_at_once(visitor, state):
    person = visitor(OFFICE)
    person.goes_to(state["ledger"])
    person.follows(FIRST)
    state["task"] = re.search(r"/console/tasks/[0-9a-f-]+", person.page.url).group(0)
    person.looks("task-pending")
    assert person.page.locator("#f-assign_units").get_by_label("宣传教育科").input_value() == "lead"
    person.presses("分派")
    person.sees("已分派，记录在下方的办理过程中")
    person.goes_to(state["ledger"])
    person.presses("全部分派")
    person.page.wait_for_url("**done=assigned")
    assert "待分派" not in person.reads("main table")


def test_the_clerk_acknowledges_works_and_reports(visitor, state, tmp_path):
    person = visitor(CLERK)
    person.page.get_by_role("link", name=FIRST).first.click()
    assert state["task"] in person.page.url
    person.presses("签收")
    person.sees("已签收")
    act(person, "填报进展", "进展情况", "七月、八月的提示已在网站公开。")
    person.sees("已填报进展")
    # Without proof it is refused, and nothing typed is lost (TASK-4).
    words = "全年提示均已公开，网址见附件。"
    act(person, "报送办结", "落实情况", words, novalidate=True)
    person.sees("未能报送：没有附佐证材料")
    part = section(person, "报送办结")
    assert part.get_by_label(re.compile("^落实情况")).input_value() == words
    person.looks("report-refused")
    proof = tmp_path / "公开情况.docx"
    proof.write_bytes(word_file("公开情况", [["月份", "网址"], ["七月", "https://wjw.example.invalid/7"]]))
    part = section(person, "报送办结")
    part.locator("input[type=file]").set_input_files(proof)
    part.get_by_role("button", name="报送办结").click()
    person.sees("已报送办结")
    assert "公开情况.docx" in person.reads(".reports")
    person.looks("task-reported")


def section(person, name):
    """The folded form of an act, opened."""
    part = person.page.locator(".acts details", has=person.page.locator("summary", has_text=re.compile(f"^{name}$")))
    if part.get_attribute("open") is None:
        part.locator("summary").first.click()
    return part


def act(person, name, label, words, novalidate=False):
    part = section(person, name)
    part.get_by_label(re.compile(f"^{label}")).fill(words)
    if novalidate:
        # The browser's own check stands before ours; whoever has none must be answered as well.
        part.locator("form").evaluate("form => { form.noValidate = true }")
    part.get_by_role("button", name=name).click()
    return part


def test_the_office_returns_it_with_a_reason_and_the_clerk_reports_again(visitor, state, tmp_path):
    office = visitor(OFFICE)
    office.page.get_by_role("link", name=FIRST).first.click()
    act(office, "退回修改", "退回理由", "缺九月的网址，请补齐。")
    office.sees("已退回修改")
    office.looks("task-returned")
    clerk = visitor(CLERK)
    clerk.goes_to(state["task"])
    clerk.sees("缺九月的网址，请补齐。")
    proof = tmp_path / "九月.png"
    clerk.page.locator("h1").screenshot(path=proof)
    section(clerk, "报送办结").locator("input[type=file]").set_input_files(proof)
    act(clerk, "报送办结", "落实情况", "九月网址已补，见截图。")
    clerk.sees("已报送办结")


def figures(person, state):
    """The six numbers of the overview of the new plan."""
    person.goes_to(f"/console/overview?plan={state['plan']}")
    found = person.page.locator(".figures li a").all_inner_texts()
    return dict(re.split(r"\s+", each.strip(), maxsplit=1) for each in found)


def test_a_colleague_accepts_and_the_overview_changes(visitor, state):
    leader = visitor(LEADER)
    before = figures(leader, state)
    assert (before["任务总数"], before["已办结"], before["等待审核"]) == ("3", "0（0%）", "1")
    colleague = visitor(COLLEAGUE)
    colleague.goes_to(state["task"])
    act(colleague, "确认办结", "审核意见", "材料齐全。")
    colleague.sees("已确认办结")
    colleague.looks("task-accepted")
    after = figures(leader, state)
    assert (after["已办结"], after["等待审核"], after["按时率"]) == ("1（33%）", "0", "100%")
    leader.sees("已办结1项（33%）")
    leader.looks("overview-new-plan")


def cells_of(path, folder):
    """The words of a file after LibreOffice has opened it; empty when it could not."""
    kind = "csv:Text - txt - csv (StarCalc):44,34,76" if path.suffix == ".xlsx" else "txt:Text (encoded):UTF8"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind, "--outdir", str(folder), str(path)],
        capture_output=True, timeout=120, check=True)
    made = [each for each in Path(folder).glob(path.stem + ".*") if each.suffix in {".csv", ".txt"}]
    return made[0].read_text(encoding="utf-8") if made else ""


@pytest.mark.parametrize("kind", ["Excel 表格（xlsx）", "Word 文档（docx）"])
def test_the_export_opens_in_libreoffice(visitor, state, tmp_path, kind):
    person = visitor(OFFICE)
    person.goes_to(state["ledger"])
    person.page.locator("summary", has_text="导出 3 项").click()
    file = person.downloads(kind, tmp_path)
    assert file.name.startswith(TITLE)
    assert zipfile.ZipFile(file).testzip() is None
    words = cells_of(file, tmp_path)
    for expected in [FIRST, SECOND, EDITED, "宣传教育科", "健康教育指导所", "2026-12-15", "2026-10-20", "已办结"]:
        assert expected in words, f"{expected} is missing in {words[:600]}"


def test_the_public_sees_the_ledger_until_it_is_withdrawn(visitor, state):
    office, public = visitor(OFFICE), visitor()
    path = f"/ledger/{state['plan']}"
    assert public.goes_to(path).status == 404
    office.goes_to("/console/plans")
    line = office.page.locator("tr", has_text=TITLE)
    line.get_by_role("button", name="公开台账").click()
    office.sees("台账已公开")
    public.goes_to("/ledger")
    public.follows(TITLE)
    assert public.page.url.endswith(path)
    words = public.reads("main")
    for expected in [FIRST, EDITED, "已办结 1 项（33%）", "牵头：宣传教育科"]:
        assert expected in words, expected
    # Neither proof nor persons (SITE: the public sees tasks, units, days and progress).
    for hidden in ["公开情况.docx", "白子墨", "缺九月的网址"]:
        assert hidden not in words, hidden
    public.looks("public-ledger-new")
    office.page.locator("tr", has_text=TITLE).get_by_role("button", name="撤回公开").click()
    office.sees("已撤回公开")
    assert public.goes_to(path).status == 404
    public.looks("public-withdrawn")
