"""Staff who answer what the public wrote, by the forms of the console."""

import re
import sqlite3

from member import Forms

OFFICE, SECOND, CLERK, HEAD = "hexiaowen", "tangjianing", "zouhaiping", "qinxiaolan"


def rows(house, question, *values):
    with sqlite3.connect(f"file:{house.data / 'gongkai.db'}?mode=ro", uri=True) as database:
        return database.execute(question, values).fetchall()


def running_consultation(house):
    return rows(
        house, """SELECT c.id, c.closes_on, m.login FROM consultation c JOIN member m ON m.id = c.drafter_id
        WHERE c.stage = 'issued' AND c.closes_on >= '2026-09-15' ORDER BY c.id LIMIT 1""")[0]


def answers_letters(staff, house, title):
    """Each letter of that title from acceptance to its published answer; the question stands as the form proposes it.

    :returns: how many the gate let through."""
    (unit,) = rows(house, "SELECT id FROM unit WHERE name = '疾病预防控制科'")[0]
    published = 0
    for (letter,) in rows(house, "SELECT id FROM letter WHERE title LIKE ? ORDER BY number", title + "%"):
        path = f"/console/letters/records/{letter}"
        staff.acts(OFFICE, path, "accept")
        staff.acts(OFFICE, path, "dispatch", unit=unit)
        staff.acts(CLERK, path, "sign")
        staff.acts(CLERK, path, "draft", words="请带身份证件到接种门诊补办接种证。")
        staff.acts(HEAD, path, "approve")
        staff.acts(CLERK, path, "propose_publication")
        status, _, _ = staff[SECOND].send(path, "/acts/publish")
        published += status == 303
    return published


def releases(staff, house, record, drafter):
    """Whoever sorts copies what was written; what is refused is put in words of one's own. Then the result is published."""
    page, mine = f"{record}/comments", staff[drafter]
    for form in [each for each in Forms(mine.get(page)[1]).found if ("accept", "yes") in each["fields"]]:
        mine.does(page, form["action"], accept="yes")
    waiting = rows(
        house, "SELECT id, words FROM consultation_comment WHERE consultation_id = ? AND state = 'accepted' AND group_id IS NULL",
        record.rsplit("/", 1)[1])
    for comment, words in waiting:
        if mine.send(page, "/sorting", comment=comment, sort_summary=words)[0] != 303:
            mine.does(page, "/sorting", comment=comment, sort_summary="增加站点")
    numbers = {group: number for group, number in rows(
        house, "SELECT id, number FROM consultation_group WHERE consultation_id = ?", record.rsplit("/", 1)[1])}
    for group in numbers:
        mine.does(page, f"/groups/{group}", **{f"{group}_adoption": "partly", f"{group}_reason": "按人口分布逐步增加。"})
    for form in [each for each in Forms(mine.get(record)[1]).found if re.search("/hearings/.*/hold$", each["action"])]:
        hearing = form["action"].split("/")[-2]
        mine.does(record, form["action"], **{f"hold-{hearing}_words": "参加人对站点的位置提了意见。"})
    status, text, _ = mine.send(record, "/acts/explain", explain_words="提出的意见已经研究。")
    if status != 303:
        held = re.search("未能提交采纳说明：([第组、0-9]+)的意见或者理由中有姓名", text).group(1)
        for group in (group for group, number in numbers.items() if f"第{number}组" in held.split("、")):
            mine.does(page, f"/groups/{group}", **{f"{group}_summary": "增加站点"})
        staff.acts(drafter, record, "explain", words="提出的意见已经研究。")
    staff.acts(SECOND, record, "release")
