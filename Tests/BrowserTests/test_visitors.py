"""What people without an account do: report an error and follow it, ask for a case's progress, subscribe by mail."""

import email
import email.policy
import re
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from demo import AS_OF, Demo
from desk import acts, clears, drafts, publishes, reviews

SINK = Path(__file__).resolve().parents[1] / "MailTests/Sink/smtp_sink.py"
CODE = re.compile(r"[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}")


def submits(person):
    """By keyboard: without JavaScript the browser's own scrolling never counts as done for a click."""
    person.page.get_by_role("button", name="提交", exact=True).press("Enter")


def test_a_visitor_reports_an_error_and_follows_it(visitor):
    reader, office = visitor(java_script_enabled=False), visitor("hexiaowen")
    reader.goes_to("/")
    article = reader.page.locator("a[href^='/articles/']").first.get_attribute("href")
    reader.goes_to(article)
    reader.follows("我为政府网站找错")
    assert reader.value_of("出错的网页地址") == article
    reader.types("错在哪里", "第一段“帐户”应为“账户”。")
    submits(reader)
    reader.sees("没有选择错误类型")
    reader.page.get_by_label("错别字").check()
    reader.types("联系方式", "0999-8000155")
    submits(reader)
    reader.sees("请记下查询码")
    code = CODE.search(reader.reads(".query-code")).group(0)
    number = re.search(r"ZC2026-\d{4}", reader.reads("main")).group(0)

    office.goes_to("/console/corrections?q=" + number)
    office.looks("corrections", widths=(360, 1280))
    office.page.get_by_role("link", name=number).click()
    office.does_not_see("0999-8000155")
    office.presses("查看（将留痕）")
    office.sees("0999-8000155")
    office.page.locator("summary", has_text="答复").click()
    office.page.locator("textarea[name=answer_words]").fill("已改为“账户”。")
    office.looks("correction-record", widths=(360, 1280))
    office.page.locator("form[action$='/acts/answer'] button[type=submit]").click()
    office.sees("已办理")

    assert reader.page.url.endswith("/corrections/track"), "the code stands in no address"
    reader.goes_to("/corrections/track")
    reader.page.context.clear_cookies()
    reader.goes_to("/corrections/track")
    reader.types("查询码", code.lower().replace("-", " "))
    reader.presses("查询")
    reader.sees("已改为“账户”。")
    reader.sees("问题没有解决")


def test_the_title_of_what_was_withdrawn_is_read_by_nobody(visitor, demo):
    """FOI-23: a report of a withdrawn article names its address and not what it was called."""
    with sqlite3.connect(f"file:{demo.data}/gongkai.db?mode=ro", uri=True) as rows:
        article, title = rows.execute(
            """SELECT a.id, r.title FROM article a JOIN article_revision r ON r.id = a.live_revision_id
               WHERE a.withdrawn_kind = 'error' ORDER BY a.id LIMIT 1""").fetchone()
    reader, office = visitor(java_script_enabled=False), visitor("hexiaowen")
    reader.goes_to("/corrections/new?page=/articles/" + article)
    reader.page.get_by_label("错别字").check()
    reader.types("错在哪里", "这一页打不开，不知道是什么内容。")
    submits(reader)
    reader.sees("请记下查询码")
    assert title not in reader.page.content()
    number = re.search(r"ZC2026-\d{4}", reader.reads("main")).group(0)
    office.goes_to("/console/corrections?q=" + number)
    office.page.get_by_role("link", name=number).click()
    assert article in office.page.content() and title not in office.page.content()


def test_the_pages_of_visitors_fit_and_are_accessible(visitor):
    reader = visitor()
    reader.goes_to("/corrections/new?page=/articles/0")
    reader.looks("correction-form", widths=(360, 1280))
    reader.page.get_by_label("其他").check()
    reader.types("错在哪里", "样例：只为截图。")
    reader.presses("提交")
    reader.looks("correction-receipt", widths=(360, 1280))
    reader.goes_to("/subscribe")
    reader.sees("本网站暂不提供邮件订阅")
    reader.looks("subscribe-feeds", widths=(360, 1280))


def test_an_applicant_asks_where_a_case_stands(visitor):
    reader = visitor(java_script_enabled=False)
    reader.goes_to("/services/progress")
    reader.types("办件编号", "qh-2026-000123")
    reader.types("查询密钥", "9999")
    reader.presses("查询")
    reader.sees("没有查到")
    reader.types("查询密钥", "0123")
    reader.presses("查询")
    reader.sees("请在5个工作日内补正平面布局图")
    seeing = visitor()
    seeing.goes_to("/services/progress")
    seeing.looks("case-progress-form", widths=(360, 1280))
    seeing.types("办件编号", "QH-2026-000117")
    seeing.types("查询密钥", "0117")
    seeing.presses("查询")
    seeing.looks("case-progress", widths=(360, 1280))


@pytest.fixture
def sink(tmp_path):
    """A mail server of the test's own; gives its port and the folder of what it took."""
    folder = tmp_path / "mail"
    folder.mkdir()
    process = subprocess.Popen([sys.executable, str(SINK), str(folder)], stdout=subprocess.PIPE, text=True)
    yield int(process.stdout.readline()), folder
    process.kill()
    process.wait()


def letter(folder, number):
    path = folder / f"{number}.eml"
    until = time.monotonic() + 30
    while not path.exists():
        assert time.monotonic() < until, f"letter {number} did not come within 30 s"
        time.sleep(0.2)
    return email.message_from_bytes(path.read_bytes(), policy=email.policy.default)


def link(message, path):
    return re.search(rf"http://127\.0\.0\.1:\d+({path}\?\S+)", message.get_body(("plain",)).get_content()).group(1)


def test_a_reader_subscribes_gets_a_digest_and_leaves(visitors, sink, tmp_path):
    port, folder = sink
    data = tmp_path / "data"
    data.mkdir()
    (data / "gongkai.yaml").write_text(f"smtp-url: smtp://127.0.0.1:{port}\nmail-from: openness@example.cn\n")
    with Demo(tmp_path) as demo:
        reader = visitors(demo)
        reader.goes_to("/subscribe")
        reader.looks("subscribe", widths=(360, 1280))
        reader.types("邮箱", "reader@example.cn")
        reader.page.get_by_label("每天（8时）").check()
        reader.presses("订阅")
        reader.sees("已经收到")
        message = letter(folder, 1)
        assert message["To"] == "reader@example.cn" and "请确认订阅" in message["Subject"]
        reader.goes_to(link(message, "/subscribe/confirm"))
        reader.presses("确认订阅")
        reader.sees("订阅已经生效")
        publish(visitors, demo, "关于秋季健康讲座的预告")
    # Two mornings later.
    with Demo(tmp_path, "serve", ("--as-of", AS_OF[:-2] + "17T08:01")) as served:
        message = letter(folder, 2)
        assert "关于秋季健康讲座的预告" in message.get_body(("plain",)).get_content()
        assert message["List-Unsubscribe"].startswith(f"<{served.address}/unsubscribe?")
        leaving = visitors(served)
        leaving.goes_to(link(message, "/unsubscribe"))
        leaving.looks("unsubscribe", widths=(360, 1280))
        leaving.presses("退订")
        leaving.sees("已经退订")
        time.sleep(6)
        assert not (folder / "3.eml").exists()


def publish(visitors, demo, title):
    """Something new on the site, by the people it takes."""
    people = {}

    def staff(login):
        if login not in people:
            people[login] = visitors(demo)
            people[login].signs_in(demo.account(login))
            people[login].page.wait_for_url(lambda url: "/login" not in url)
        return people[login]

    record = drafts(staff("baizimo"), title, "各位居民：\n\n健康讲座定于下周举行，欢迎参加。")
    acts(staff("baizimo"), "submit")
    reviews(staff, record)
    clears(staff, record)
    publishes(staff, record)
