"""PII-6, SEC-1: two hundred invented persons stand in everything that is not public; nothing public names one of them."""

import io
import re
import shutil
import sqlite3

import openpyxl
import pytest
from openpyxl.comments import Comment

from canary import Crawl, Hunt, fetched, persons
from house import House, free_port
from member import Forms, Staff

DAY = ("--as-of", "2026-09-15")
EVERYBODY = persons(202)
# The last two are public on purpose: one in a text, one in the visible sheet of an attachment.
HIDDEN, SHOWN, SHOWN_IN_FILE = EVERYBODY[:200], EVERYBODY[200], EVERYBODY[201]
ARTICLE = "/console/articles"


class Editors(Staff):
    """The ways of the office that several tests walk."""

    def __init__(self, serving, data):
        super().__init__(serving.address, data)
        self.waiting, self.addresses = list(HIDDEN), []
        page = self["baizimo"].get(f"{ARTICLE}/new")[1]
        options = re.findall(r'<option value="([0-9a-f-]{36})"[^>]*>([^<]*)<', page)
        self.columns = {name.strip(" —　"): number for number, name in options}

    def next(self, count):
        """That many persons who stand nowhere yet."""
        taken, self.waiting = self.waiting[:count], self.waiting[count:]
        assert len(taken) == count
        return taken

    def drafts(self, title, people, files=(), column="通知公告", /, **more):
        lines = "\n\n".join(person.line for person in people) or "本次公告事项如下。"
        filled = {"title": title, "body": lines, "column": self.columns[column]} | more
        path = self["baizimo"].does(f"{ARTICLE}/new", ARTICLE, files=files, **filled)
        self.addresses.append(path)
        return path

    def lets_pass(self, path):
        """What the gate found is let pass by a second person (PII-6), so that it can be sent to review at all."""
        asked = 0
        for login, act in [("baizimo", "ask_override"), ("guyunshu", "override")]:
            member = self[login]
            while True:
                forms = Forms(member.get(path)[1]).found
                found = [each["action"] for each in forms if each["action"].endswith(f"/{act}")]
                if not found:
                    break
                number = found[0].split("/")[-2]
                filled = {f"ask_override_words_{number}": "公示需要"} if act == "ask_override" else {}
                member.does(path, found[0], **filled)
                asked += act == "ask_override"
        return asked

    def clears(self, path, words=""):
        self.acts("baizimo", path, "submit")
        for login in ["guyunshu", "hexiaowen", "shenruolan"]:
            self.acts(login, path, "proof", words=words)
            self.acts(login, path, "pass", words=words)
        for login in ["guyunshu", "mengfanxing", "shenruolan"]:
            self.acts(login, path, "secrecy", conclusion="may_publish", words=words or "逐项审查，可以公开")
        self.acts("hexiaowen", path, "publish")


def workbook(people, shown="汇总"):
    """Clean where one looks: persons on hidden sheets, in hidden rows and columns, in a comment, in the properties."""
    book = openpyxl.Workbook()
    front = book.active
    front.title = "汇总"
    for row in [["乡镇", "人数"], ["柳溪镇", 12], [shown, 30]]:
        front.append(row)
    rows, cells, noted, told = people[:-3], people[-3], people[-2], people[-1]
    for state in ["hidden", "veryHidden"]:
        sheet = book.create_sheet(f"名单{state}")
        sheet.sheet_state = state
        for person in rows[::2] if state == "hidden" else rows[1::2]:
            sheet.append(list(person.tokens))
    front["A9"], front["B9"] = cells.name, cells.number
    front.row_dimensions[9].hidden = True
    front["F1"] = cells.mobile
    front.column_dimensions["F"].hidden = True
    front["A2"].comment = Comment(noted.line, noted.name)
    book.properties.creator, book.properties.description = told.name, told.line
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def plant_unpublished(staff):
    """Drafts, what was returned, what waits in the middle of review, what was given up."""
    for place in range(4):
        staff.drafts(f"关于{staff.waiting[0].name}等人的公示", staff.next(8), summary=staff.waiting[0].line)
    for place in range(2):
        path = staff.drafts(f"退回的公示之{place + 1}", staff.next(8))
        assert staff.lets_pass(path) >= 8, "the gate must have stopped every identity number"
        staff.acts("baizimo", path, "submit")
        reason = "、".join(person.line for person in staff.next(4))
        staff.acts("guyunshu", path, "send_back", step="drafter", words=reason)
    path = staff.drafts("审核中的公示", staff.next(8))
    staff.lets_pass(path)
    staff.acts("baizimo", path, "submit")
    staff.acts("guyunshu", path, "proof", words=staff.next(1)[0].line)
    path = staff.drafts("作废的公示", staff.next(4))
    staff.acts("baizimo", path, "discard", words=staff.next(1)[0].line)


def live(staff):
    """Public articles that nobody is working on."""
    page = staff["hexiaowen"].get(f"{ARTICLE}?state=live")[1]
    found = []
    for path in dict.fromkeys(re.findall(rf'href="({ARTICLE}/[0-9a-f-]{{36}})"', page)):
        actions = [each["action"] for each in Forms(staff["hexiaowen"].get(path)[1]).found]
        if any(each.endswith("/acts/withdraw") for each in actions) and staff["hexiaowen"].get(f"{path}/revision")[0] == 200:
            found.append(path)
    return found


def plant_revisions(staff):
    """Later texts of public articles, which the public must not see before they are reviewed."""
    found = live(staff)[:5]
    assert len(found) == 5
    for path in found:
        people = staff.next(4)
        staff["hexiaowen"].does(
            f"{path}/revision", f"{path}/revision", title=f"更正：{people[0].name}等", body=people[1].line + people[2].line,
            summary=people[3].line, keywords=people[3].name)
        comment = staff.next(2)
        staff.acts("tangjianing", path, "comment", words=comment[0].line, quote=comment[1].line)


def plant_published(staff):
    """Public articles with what belongs to them but is not public: hidden parts of a file, words of reviewers."""
    people = staff.next(33)
    path = staff.drafts(
        "2026年健康体检安排公告", [SHOWN], [("attachments", "体检安排.xlsx", workbook(people, SHOWN_IN_FILE.name))])
    staff.lets_pass(path)
    comment = staff.next(2)
    staff.acts("hexiaowen", path, "comment", words=comment[0].line, quote=comment[1].name)
    staff.clears(path, words=staff.next(1)[0].line)
    staff.drafts("附有名单的草稿", [], [("attachments", "名单.xlsx", workbook(staff.next(12)))])
    withdrawn = staff.drafts("公示后撤回的名单", staff.next(10), [("attachments", "撤回.xlsx", workbook(staff.next(5)))])
    staff.lets_pass(withdrawn)
    staff.clears(withdrawn)
    staff.acts("hexiaowen", withdrawn, "withdraw", kind="error", words="名单有误")
    return path, withdrawn


def plant_documents(staff):
    """Official documents that are not public, in their text, their reasons and their enclosures."""
    form = staff["baizimo"].form("/console/documents/new", "/console/documents")
    assert "kind" in form["choices"]
    while staff.waiting:
        people = staff.next(min(6, len(staff.waiting)))
        more = workbook(people[-3:] if len(people) > 3 else people * 3)
        path = staff["baizimo"].does(
            "/console/documents/new", "/console/documents", title=f"关于{people[0].name}等人处理情况的通知", kind="notice",
            organ_code="青卫办", body="\n\n".join(person.line for person in people), attribute="withheld",
            reason=people[0].line,
            addressees=people[0].name, files=[("attachments", f"{people[-1].name}名单.xlsx", more)])
        staff.acts("baizimo", path, "submit")
        staff.addresses.append(path)
        staff.acts("guyunshu", path, "send_back", step="drafting", words=people[0].line)


@pytest.fixture(scope="module")
def county(demo_place, tmp_path_factory):
    """The sample county with all of them planted, and served with its figures."""
    house = House(tmp_path_factory.mktemp("canary"))
    shutil.copytree(demo_place.data, house.data)
    serving = house.serving(*DAY, command="demo")
    ops = free_port()
    serving.arguments[serving.arguments.index("--ops-port") + 1] = str(ops)
    with serving:
        staff = Editors(serving, house.data)
        plant_unpublished(staff)
        plant_revisions(staff)
        published, withdrawn = plant_published(staff)
        plant_documents(staff)
        # What staff look for is in the address of a page, which is where logs like to take it from.
        for person in HIDDEN[::20]:
            assert staff["hexiaowen"].get(f"{ARTICLE}?q={person.number}")[0] == 200
        yield house, serving, ops, staff, published, withdrawn


def addresses(staff, house):
    """Everything that could be tried: every article and document that was planted, every file that is kept."""
    numbers = [path.split("/")[-1] for path in staff.addresses]
    database = sqlite3.connect(house.data / "gongkai.db")
    hashes = [row[0] for row in database.execute("SELECT published FROM article_attachment UNION SELECT original FROM article_attachment")]
    numbers += [row[0] for row in database.execute("SELECT id FROM article") if isinstance(row[0], str)]
    database.close()
    kept = {each.name for each in (house.data / "files").rglob("*") if re.fullmatch("[0-9a-f]{64}", each.name)}
    assert len(kept) > 10
    return [f"/articles/{each}" for each in numbers] + [f"/files/{each}" for each in {*hashes, *kept}]


def numbers(staff):
    """Some of every kind of record, for addresses that ask for one."""
    found = [path.split("/")[-1] for path in staff.addresses]
    return found[:4] + found[len(found) // 2:][:4] + found[-4:]


def test_everybody_is_kept_inside(county):
    """A control of the planting: the data folder holds each of them, or the crawl would prove nothing."""
    house, _, _, staff, _, _ = county
    assert not staff.waiting
    hunt, found = Hunt(EVERYBODY), set()
    for file in [*house.data.glob("gongkai.db*"), *(house.data / "files").rglob("*")]:
        if file.is_file():
            found |= hunt.hits(file.read_bytes())
    missing = [person for person in EVERYBODY if person.name not in found]
    assert not missing, missing


def test_nothing_public_names_a_hidden_person(county):
    house, serving, ops, staff, published, withdrawn = county
    crawl = Crawl(serving.address, Hunt(EVERYBODY), numbers(staff)).opens([
        "/", "/normative", "/ledger", "/api/openapi.json", "/login", "/console", "/robots.txt", "/sitemap.xml", "/feed",
        "/rss.xml", "/feed.xml", "/atom.xml", "/healthz", "/readyz", "/metrics", "/nothing", "/articles/x",
        "/columns/nothing", "/files/" + "0" * 64, "/s/nothing", "/%ff", "/?" + "q" * 3000, *addresses(staff, house)])
    shown, target = {*SHOWN.tokens, SHOWN_IN_FILE.name}, published.split("/")[-1]
    leaks = {path: found - shown for path, found in crawl.hits.items() if found - shown}
    assert not leaks, leaks
    # Controls: the crawl was wide, and it does find what is public.
    assert len(crawl.answered("/articles/")) > 200 and len(crawl.answered("/columns/")) > 10
    assert SHOWN.number in crawl.hits[f"/articles/{target}"] and SHOWN.mobile in crawl.hits[f"/articles/{target}"]
    assert any(SHOWN_IN_FILE.name in found for path, found in crawl.hits.items() if path.startswith("/files/"))
    assert crawl.statuses["/articles/" + withdrawn.split("/")[-1]] == 410
    assert not [status for status in crawl.statuses.values() if status >= 500]
    status, _, figures = fetched(f"http://127.0.0.1:{ops}/metrics")
    assert status == 200 and figures and not Hunt(EVERYBODY).hits(figures)


@pytest.mark.parametrize("field", [
    "title", "body", "source", "author", "keywords", "summary", "issuer", "document_number", "index_number", "topic",
])
def test_a_number_in_a_public_fact_is_stopped(county, field):
    """PII-6: wherever the public would read it, an identity number keeps the article from being sent to review."""
    staff = county[3]
    path = staff.drafts("门诊时间调整公告", [], **{field: f"联系人{SHOWN.number}"})
    status, page, _ = staff["baizimo"].send(path, "/acts/submit")
    assert status == 409 and "1处须先处理" in page


def test_words_beside_the_text_name_nobody(county):
    """PII-6: a note of what changed and the reason of a withdrawal are public too, and are refused with a number in them."""
    staff = county[3]
    path = live(staff)[0]
    status, page, _ = staff["hexiaowen"].send(
        f"{path}/revision", f"{path}/revision", title="更正", body="正文。", change_note=f"更正{SHOWN.number}")
    assert status == 422 and "涉及个人信息" in page
    status, page, _ = staff["hexiaowen"].send(
        path, "/acts/withdraw", withdraw_kind="error", withdraw_words=f"{SHOWN.number}有误")
    assert status == 422 and "涉及个人信息" in page


def test_the_log_names_nobody(county):
    house, serving, _, _, _, _ = county
    for file in [serving.log, house.folder / f"serve-{serving.port}.out"]:
        assert not Hunt(EVERYBODY).hits(file.read_bytes())
    assert serving.log.read_text().count("\n") > 300


@pytest.mark.parametrize("writing", [
    "{0}", "&#x{1:x};{2}", "{3}", "{4}", "{5} {6}",
])
def test_the_hunt_finds_every_way_of_writing(writing):
    """A control of the search itself."""
    person = SHOWN
    text = writing.format(
        person.name, ord(person.name[0]), person.name[1:], "".join(f"%{byte:02X}" for byte in person.name.encode()),
        "".join(f"\\u{ord(letter):04x}" for letter in person.name), person.number[:6], person.number[6:])
    assert Hunt(EVERYBODY).hits(text.encode())
    assert Hunt(EVERYBODY).hits(workbook([person, person, person]))
