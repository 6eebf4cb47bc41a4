"""Signing in: the right way, the wrong way, too often, and where one may not go (MLPS-1, ROLE-*)."""

OFFICE, CLERK = "政务公开办", "经办人"


def test_the_office_signs_in_and_sees_the_console(visitor, demo):
    person = visitor()
    person.goes_to("/login")
    person.looks("login")
    person.signs_in(demo.login_of(OFFICE))
    person.page.get_by_role("heading", level=1).wait_for()
    assert "/login" not in person.page.url
    person.looks("console")


def test_it_can_be_done_by_keyboard_alone(visitor, demo):
    person, login = visitor(), demo.login_of(OFFICE)
    person.goes_to("/login")
    person.page.get_by_label("登录名", exact=False).first.focus()
    person.page.keyboard.type(login.login)
    person.page.keyboard.press("Tab")
    person.page.keyboard.type(login.password)
    person.page.keyboard.press("Enter")
    person.page.wait_for_url(lambda url: "/login" not in url)


def test_it_works_without_javascript(visitor, demo):
    person = visitor(java_script_enabled=False)
    person.signs_in(demo.login_of(OFFICE))
    person.page.wait_for_url(lambda url: "/login" not in url)


def test_a_wrong_password_is_refused_and_the_name_is_kept(visitor, demo):
    person = visitor()
    person.goes_to("/login")
    person.types("登录名", "zhang.ning")
    person.types("密码", "not-the-password-1")
    person.presses("登录")
    person.sees("未能登录：登录名或密码不正确")
    assert person.value_of("登录名") == "zhang.ning"
    assert person.value_of("密码") == ""
    person.looks("login-refused")


def test_a_login_name_is_locked_after_five_wrong_passwords(visitor, demo):
    person = visitor()
    for _ in range(6):
        person.goes_to("/login")
        person.types("登录名", "nobody.at.all")
        person.types("密码", "not-the-password-1")
        person.presses("登录")
    person.sees("已锁定")


def test_a_clerk_does_not_find_what_the_office_does(visitor, demo):
    person = visitor()
    person.signs_in(demo.login_of(CLERK))
    person.page.wait_for_url(lambda url: "/login" not in url)
    assert person.page.get_by_role("link", name="导入工作要点").count() == 0


def test_nobody_sees_the_console_without_signing_in(visitor):
    person = visitor()
    person.goes_to("/console")
    assert "/login" in person.page.url
