"""Signing in: the right way, the wrong way, too often, and where one may not go (MLPS-1, ROLE-*)."""

import re

from demo import Demo, Login

OFFICE, CLERK, HOSPITAL = "hexiaowen", "baizimo", "tianyusheng"
OWN_PASSWORD = "Qinghe-2026-zwgk"


def fails_to_sign_in(person, name, password="not-the-password-1"):
    person.goes_to("/login")
    person.types("登录名", name)
    person.types("密码", password)
    person.presses("登录")


def test_the_office_signs_in_and_sees_the_console(visitor, demo):
    person = visitor()
    person.goes_to("/login")
    person.looks("login")
    person.signs_in(demo.account(OFFICE))
    assert person.reads("h1") == "工作台"
    person.sees("我要办的")


def test_it_works_without_javascript(visitor):
    person = visitor(OFFICE, java_script_enabled=False)
    assert person.reads("h1") == "工作台"


def test_a_wrong_password_is_refused_and_the_name_is_kept(visitor):
    person = visitor()
    fails_to_sign_in(person, "zhang.ning")
    person.sees("未能登录：登录名或密码不正确")
    assert person.value_of("登录名") == "zhang.ning"
    assert person.value_of("密码") == ""
    person.looks("login-refused")


def test_a_login_name_is_locked_after_five_wrong_passwords(visitor, demo):
    person, known = visitor(), demo.account("weichangfeng")
    for _ in range(5):
        fails_to_sign_in(person, known.login)
        person.does_not_see("已锁定")
    fails_to_sign_in(person, known.login, known.password)
    person.sees("已锁定")
    person.looks("login-locked")
    # Only this name: others at the same desk are not shut out.
    person.signs_in(demo.account("fangdatong"))
    person.page.wait_for_url("**/console")


def test_a_new_account_sets_its_own_password_first(visitor, demo):
    said = demo.runs(
        "user", "add", "--agency", "青禾县卫健局", "--unit", "宣传教育科", "--name", "张宁", "--login", "zhangning", "--role", "科室经办人")
    once = re.search(r"一次性密码：(\S+)", said).group(1)
    person = visitor()
    person.signs_in(Login("zhangning", once, "张宁"))
    person.page.wait_for_url("**/account/password")
    person.looks("password-first")
    # Nothing else opens before that.
    person.goes_to("/console/ledger")
    assert person.page.url.endswith("/account/password")
    for old, new, again, sentence in [(once, "short", "short", "密码未修改"), (once, OWN_PASSWORD, OWN_PASSWORD + "x", "不一致")]:
        sets_password(person, old, new, again)
        person.sees(sentence)
    person.looks("password-refused")
    sets_password(person, once, OWN_PASSWORD, OWN_PASSWORD)
    person.page.wait_for_url(re.compile(r"/console|/account$"))
    person.goes_to("/console")
    assert person.reads("h1") == "工作台"
    # The one-time password is spent.
    other = visitor()
    fails_to_sign_in(other, "zhangning", once)
    other.sees("未能登录")


def sets_password(person, old, new, again):
    person.types("原密码", old)
    person.types("新密码", new)
    person.types("再输入一次新密码", again)
    person.presses("修改密码")


def test_a_clerk_does_not_import(visitor):
    person = visitor(CLERK)
    assert person.goes_to("/console/plans").status == 200
    assert person.page.get_by_role("link", name="导入工作要点").count() == 0
    assert person.goes_to("/console/plans/imports/new").status == 403
    assert person.reads("h1") == "没有权限"
    assert len(person.reads("main")) > 20
    person.looks("refused-403")


def test_another_agency_finds_nothing(visitor):
    office = visitor(OFFICE)
    office.goes_to("/console/ledger")
    task = office.page.locator("a[href^='/console/tasks/']").first.get_attribute("href")
    stranger = visitor("sumingyue")
    assert stranger.goes_to(task).status == 404
    assert stranger.reads("h1") == "没有找到"
    stranger.looks("not-found")


def test_signing_out_ends_it(visitor):
    person = visitor(OFFICE)
    person.presses("退出")
    person.page.wait_for_url(lambda url: "/console" not in url)
    person.goes_to("/console/ledger")
    assert "/login" in person.page.url
    # And one comes back to where one wanted to go.
    assert "ledger" in person.page.locator("input[name=next]").get_attribute("value")


def test_other_sign_ins_can_be_ended(visitor):
    here, there = visitor("luosiyuan"), visitor("luosiyuan")
    here.page.get_by_role("link", name="罗思源").click()
    assert here.reads("h1") == "我的账号"
    here.looks("account")
    here.presses("结束其他全部登录")
    there.goes_to("/console/ledger")
    assert "/login" in there.page.url
    assert here.goes_to("/console/ledger").status == 200


def test_a_reset_ends_every_sign_in(visitor, demo):
    # Nobody else signs in as this one: the county is shared by all journeys.
    person = visitor("yeqinghe")
    assert "一次性密码" in demo.runs("user", "reset", "yeqinghe")
    person.goes_to("/console")
    assert "/login" in person.page.url


def test_nobody_sees_the_console_without_signing_in(visitor):
    person = visitor()
    person.goes_to("/console")
    assert "/login" in person.page.url


def test_from_an_empty_folder_to_the_first_sign_in(visitors, tmp_path):
    with Demo(tmp_path, command="serve", options=()) as server:
        person = visitors(server)
        person.goes_to("/")
        assert person.reads("h1") == "初次使用"
        for command in ["gongkai agency add", "gongkai unit add", "gongkai user add"]:
            person.sees(command)
        person.looks("first-start")
        server.runs("agency", "add", "--name", "青禾县卫生健康局", "--short-name", "青禾县卫健局")
        server.runs("unit", "add", "--agency", "青禾县卫健局", "--name", "办公室")
        said = server.runs("user", "add", "--agency", "青禾县卫健局", "--unit", "办公室", "--name", "张宁", "--role", "政务公开办")
        login, once = re.search(r"登录名：(\S+)", said).group(1), re.search(r"一次性密码：(\S+)", said).group(1)
        person.signs_in(Login(login, once, "张宁"))
        person.page.wait_for_url("**/account/password")
        sets_password(person, once, OWN_PASSWORD, OWN_PASSWORD)
        person.goes_to("/console")
        person.sees("还没有工作要点")
        person.looks("console-empty")
        for path, name in [("/console/ledger", "ledger-empty"), ("/console/overview", "overview-empty"), ("/ledger", "portal-empty")]:
            assert person.goes_to(path).status == 200
            person.looks(name)
