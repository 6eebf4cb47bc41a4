"""`gongkai portal export`: the public site as files that any web server serves; feeds, data and what was withdrawn."""

import csv
import hashlib
import html
import http.server
import io
import json
import re
import sqlite3
import threading
import urllib.error
import urllib.request
import xml.etree.ElementTree as ElementTree

import pytest

from house import House

ATOM = "{http://www.w3.org/2005/Atom}"
DAY = ("--as-of", "2026-09-15")


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    house = House(tmp_path_factory.mktemp("export"), *DAY)
    house.run("demo", "--load-only", seconds=600)
    return house


@pytest.fixture(scope="module")
def copy(county):
    place = county.folder / "copy"
    place.mkdir()
    (place / "mine.txt").write_text("not of the export")
    done = county.do("portal", "export", place, "--base-url", "https://wjw.example.gov.cn", seconds=900)
    assert "没有页面" not in done.out, done.out
    return place


def crawled(folder):
    """Everything a plain server gives from the front page on, and what leads nowhere."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments, **named):
            super().__init__(*arguments, directory=folder, **named)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found, dead, waiting, seen = {}, [], ["/"], {"/"}
    while waiting:
        address = waiting.pop()
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}{address}", timeout=20) as answer:
                kind, body = answer.headers["Content-Type"], answer.read()
        except urllib.error.HTTPError as error:
            dead.append((address, error.code))
            continue
        found[address] = body
        if "html" in kind:
            for link in re.findall(r'(?:href|src|action)="(/[^"]*)"', body.decode()):
                link = html.unescape(link).split("#")[0]
                if link not in seen:
                    seen.add(link)
                    waiting.append(link)
    server.shutdown()
    server.server_close()
    return found, dead


def articles(county, withdrawn):
    readable = "('repealed', 'expired')"
    gone = f"a.withdrawn_kind NOT IN {readable}" if withdrawn else f"(a.withdrawn_kind IS NULL OR a.withdrawn_kind IN {readable})"
    with sqlite3.connect(county.data / "gongkai.db") as rows:
        return rows.execute(
            "SELECT a.id, r.title, r.body FROM article a JOIN article_revision r ON r.id = a.live_revision_id "
            f"WHERE {gone}").fetchall()


def test_links_are_whole_and_no_page_is_missing(county, copy):
    found, dead = crawled(copy)
    assert dead == []
    there = articles(county, withdrawn=False)
    assert len(there) > 100
    for number, title, _ in there:
        assert html.escape(title) in (copy / f"articles/{number}/index.html").read_text(), title
    assert not any(re.search(r"/(console|login|api)(/|$)", address) for address in found)


def rows_of(county, sql):
    with sqlite3.connect(county.data / "gongkai.db") as rows:
        return rows.execute(sql).fetchall()


def test_voices_are_in_it_and_what_was_taken_back_is_not(county, copy):
    shown = rows_of(county, "SELECT letter_id, title FROM letter_publication WHERE state = 'published'")
    assert len(shown) > 5
    for number, title in shown:
        assert html.escape(title) in (copy / f"letters/answers/{number}/index.html").read_text(), title
    hidden = rows_of(county, "SELECT letter_id, answer FROM letter_publication WHERE state <> 'published'")
    pages = [path.read_text() for path in copy.rglob("*.html")]
    open_answers = {answer for (answer,) in rows_of(county, "SELECT answer FROM letter_publication WHERE state = 'published'")}
    for number, answer in hidden:
        assert not (copy / f"letters/answers/{number}").exists()
        assert answer in open_answers or not [page for page in pages if html.escape(answer) in page], number
    drafts = rows_of(county, "SELECT DISTINCT c.id, c.title FROM consultation c JOIN consultation_round r ON r.consultation_id = c.id")
    assert len(drafts) > 3
    for number, title in drafts:
        assert html.escape(title) in (copy / f"consultations/records/{number}/index.html").read_text(), title
    private = rows_of(county, "SELECT id FROM consultation WHERE id NOT IN (SELECT consultation_id FROM consultation_round)")
    for (number,) in private:
        assert not (copy / f"consultations/records/{number}").exists()
    for place in ("letters/index.html", "letters/statistics/index.html", "consultations/index.html", "consultations/decisions/index.html"):
        assert (copy / place).exists(), place
    for place in ("letters/feed.atom", "consultations/feed.atom"):
        entries = ElementTree.parse(copy / place).getroot().findall(ATOM + "entry")
        assert len(entries) > 3, place


def test_the_state_of_a_consultation_follows_the_day_of_the_copy(county):
    running = rows_of(
        county,
        "SELECT id FROM consultation WHERE stage = 'issued' AND closes_on >= '2026-09-15' AND closes_on < '2026-12-01'")
    assert running, "the sample county has a draft before the public"
    later = county.folder / "later"
    later.mkdir()
    House(county.folder, "--as-of", "2026-12-01").do("portal", "export", later, seconds=900)
    for (number,) in running:
        assert "征求意见已经截止" in (later / f"consultations/records/{number}/index.html").read_text()


def test_what_was_withdrawn_is_not_in_it(county, copy):
    gone = articles(county, withdrawn=True)
    assert gone, "the sample county has withdrawn something"
    files = [(path, path.read_bytes()) for path in copy.rglob("*") if path.is_file()]
    for number, _, body in gone:
        assert (copy / f"articles/{number}/index.html").exists()
        lines = [line for line in re.split(r"<[^>]*>", body) if len(line) > 25]
        still = {line for _, _, text in articles(county, withdrawn=False) for line in lines if line in text}
        for line in set(lines) - still:
            assert not [path for path, content in files if line.encode() in content], line


def test_again_changes_nothing_and_old_files_go(county, copy):
    manifest = copy / ".gongkai-export.json"
    names = json.loads(manifest.read_text())
    (copy / "articles/old").mkdir()
    (copy / "articles/old/index.html").write_text("old")
    manifest.write_text(json.dumps(names + ["articles/old/index.html"]))
    before = {path: path.stat().st_mtime_ns for path in copy.rglob("*") if path.is_file() and path != manifest}
    done = county.do("portal", "export", copy, "--base-url", "https://wjw.example.gov.cn", seconds=900)
    assert "写入 1 个文件" in done.out and "清除 1 个" in done.out, done.out
    del before[copy / "articles/old/index.html"]
    assert before == {path: path.stat().st_mtime_ns for path in copy.rglob("*") if path.is_file() and path != manifest}
    assert (copy / "mine.txt").read_text() == "not of the export"


def test_the_annual_report_is_in_it_with_the_file_that_was_kept(county, copy):
    kept = {hash for (hash,) in rows_of(county, "SELECT file_hash FROM annual_report_print")}
    files = list((copy / "annual-reports").rglob("report.pdf"))
    assert files and {hashlib.sha256(one.read_bytes()).hexdigest() for one in files} == kept
    for one in files:
        assert one.read_bytes()[:5] == b"%PDF-" and "report.pdf" in (one.parent.parent / "index.html").read_text()


def test_the_annual_report_and_the_statistics_count_alike(county, copy):
    shown = re.search(r"公开信息 (\d+) 条", (copy / "statistics/index.html").read_text())
    report = json.loads(county.do("report", "annual", "--agency", "青禾县卫健局", "--year", "2026").out)
    assert shown and f"在网站公开信息{shown.group(1)}条" in report["text"]["1"]


def test_feeds_and_data_can_be_read(copy):
    feeds = list((copy / "feeds").rglob("*.atom"))
    assert len(feeds) > 10
    for place in feeds:
        feed = ElementTree.parse(place).getroot()
        assert feed.tag == ATOM + "feed" and feed.find(ATOM + "id").text.startswith("urn:uuid:")
        for entry in feed.findall(ATOM + "entry"):
            address = entry.find(ATOM + "link").get("href")
            assert address.startswith("https://wjw.example.gov.cn/articles/")
            assert (copy / address.removeprefix("https://wjw.example.gov.cn/") / "index.html").exists()
            assert entry.find(ATOM + "updated").text.endswith("+08:00")
    catalogue = json.loads((copy / "data/catalog.jsonld").read_text())
    assert catalogue["@type"] == "Catalog" and catalogue["dataset"]
    for entry in catalogue["dataset"]:
        for form in entry["distribution"]:
            assert (copy / form["downloadURL"].removeprefix("https://wjw.example.gov.cn/")).exists(), form
    for place in (copy / "data").rglob("*.csv"):
        rows = list(csv.reader(io.StringIO(place.read_text(encoding="utf-8-sig"))))
        items = json.loads(place.with_suffix(".json").read_text())["items"]
        assert len(rows) == len(items) + 1 and len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_the_list_of_addresses_is_the_site(copy):
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    parts = [part.text for part in ElementTree.parse(copy / "sitemap.xml").getroot().iter(space + "loc")]
    for part in parts:
        for place in ElementTree.parse(copy / part.removeprefix("https://wjw.example.gov.cn/")).getroot().iter(space + "loc"):
            path = place.text.removeprefix("https://wjw.example.gov.cn").strip("/")
            assert (copy / path / "index.html").exists(), place.text
    assert "Sitemap: https://wjw.example.gov.cn/sitemap.xml" in (copy / "robots.txt").read_text()
