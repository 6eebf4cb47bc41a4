"""PII-1, PII-6: people write by the public forms, and staff publish the answers as the forms propose them; nothing public tells
who wrote, neither served nor exported."""

import random
import re
import shutil
import sqlite3
import urllib.parse
from datetime import date, timedelta

import pytest

from answering import answers_letters, releases, running_consultation
from canary import Crawl, Hunt, fetched, persons
from house import House
from member import Member, Staff

DAY = ("--as-of", "2026-09-15")
DOTTED = ["阿依古丽·买买提", "古丽娜尔·吐尔逊", "帕提古丽·阿布都热合曼"]
RARE = ["欧阳翀霁", "司马琤", "郜酆彧", "亓若晔", "濮骐", "令狐澍翾"]
LETTERS = 8
TITLE = "接种证补办之"


class Marks:
    """Looks for whole words of these people, in a page, a feed, JSON or a packed file alike."""

    def __init__(self, people):
        self.words = {word for person in people for word in person["marks"]}
        self.readings = Hunt([]).readings

    def hits(self, content):
        found = set()
        for text in self.readings(content):
            plain = re.sub(r"[\s\-　]", "", text)
            found |= {word for word in self.words if word in text or word in plain}
        return found


class VoicesCrawl(Crawl):
    """Follows what leads to letters, consultations and their data; the static copy goes through everything else."""

    def named_in(self, page):
        return [path for path in super().named_in(page) if path.startswith(("/letters", "/consultations", "/data/sets"))]


def people(count):
    """Names of every make; telephone, identity number and address of their own."""
    rng, invented = random.Random(20260922), persons(count)
    names = (DOTTED + RARE + [each.name for each in invented])[:count]
    for name, each in zip(names, invented):
        door = f"幸福路{rng.randint(200, 999)}号{rng.randint(1, 9)}单元{rng.randint(101, 909)}室"
        yield {
            "name": name, "phone": each.mobile, "number": each.number, "address": f"城关镇{door}",
            "marks": [name, each.mobile, each.number, door]}


def told(person, matter, place):
    words = [
        f"我叫{person['name']}，电话{person['phone']}。{matter}", f"{matter}\n此致\n敬礼\n{person['name']}",
        f"{matter}身份证号{person['number']}，住{person['address']}。\n署名：{person['name']}"]
    return words[place % len(words)]


@pytest.fixture(scope="module")
def voices(demo_place, tmp_path_factory):
    """The sample county after these people wrote by the public forms, and after everything was published that staff may publish."""
    house = House(tmp_path_factory.mktemp("voices"))
    shutil.copytree(demo_place.data, house.data)
    shutil.copytree(demo_place.keys, house.keys)
    everybody = list(people(LETTERS * 2))
    with house.serving(*DAY, command="demo") as serving:
        for place, person in enumerate(everybody[:LETTERS]):
            visitor = Member(serving.address)
            visitor.does(
                "/letters/new", "/letters", category="consultation", channel="message", title=f"{TITLE}{place}",
                words=told(person, "孩子的接种证丢了，请问怎样补办。", place), name=person["name"], contact=person["phone"],
                address=person["address"], may_publish="yes")
        running, closes, drafter = running_consultation(house)
        for place, person in enumerate(everybody[LETTERS:]):
            visitor = Member(serving.address)
            page = f"/consultations/records/{running}/comments"
            visitor.does(page, page, stance="change", words=told(person, "建议增加站点。", place), contact=person["phone"])
        letters = answers_letters(Staff(serving.address, house.data), house, TITLE)
    closed = date.fromisoformat(closes) + timedelta(days=1)
    with house.serving("--as-of", str(closed), command="demo") as serving:
        releases(Staff(serving.address, house.data), house, f"/console/consultations/records/{running}", drafter)
        yield house, serving, everybody, (running, letters)


def test_everything_public_tells_nobody(voices):
    _, serving, everybody, (running, letters) = voices
    hunt, asked = Marks(everybody), [urllib.parse.quote(name) for name in RARE]
    crawl = VoicesCrawl(serving.address, hunt).opens(
        ["/", "/letters", "/letters/statistics", "/letters/feed.atom", "/consultations", "/consultations/feed.atom", "/data",
         "/data/catalog.jsonld", f"/consultations/records/{running}", "/api/openapi.json", "/sitemap.xml"]
        + [f"/data/sets/{name}.{kind}" for kind in ("csv", "json") for name in (
            "letters-months", "letters-topics", "letters-selected", "consultations", "consultation-results")]
        + [f"/search?q={word}" for word in asked])
    # What somebody looks for stands on the page of what was found, and nothing else of them does.
    leaks = {path: found for path, found in crawl.hits.items() if not any(word in path for word in asked)}
    assert not leaks, leaks
    _, _, results = fetched(serving.address + "/data/sets/consultation-results.csv")
    # What the gate held back is not there; what it let through is, or the hunt would prove nothing.
    assert letters >= LETTERS / 2 and "按人口分布逐步增加" in results.decode()
    assert len(crawl.answered("/letters/answers/")) > 5 and len(crawl.answered("/data/sets/")) == 10
    for word in asked:
        assert crawl.statuses[f"/search?q={word}"] == 200
        assert not [each for each in crawl.hits[f"/search?q={word}"] if each != urllib.parse.unquote(word)]


def test_the_writing_is_kept(voices):
    """A control: what they wrote is in the data folder, or the hunt would prove nothing; what they left in fields is sealed."""
    house, _, everybody, _ = voices
    hunt = Marks(everybody)
    found = set().union(*[hunt.hits(file.read_bytes()) for file in house.data.glob("gongkai.db*")])
    assert {person["name"] for person in everybody} - found == set()


def test_the_static_copy_tells_nobody(voices):
    house, _, everybody, _ = voices
    place = house.folder / "copy"
    place.mkdir()
    house.do("portal", "export", place, "--base-url", "https://wjw.example.gov.cn", *DAY, seconds=900)
    hunt, files = Marks(everybody), [each for each in place.rglob("*") if each.is_file()]
    assert (place / "data/sets/letters-selected.csv").exists() and len(files) > 300
    assert not {str(each): found for each in files if (found := hunt.hits(each.read_bytes()))}
