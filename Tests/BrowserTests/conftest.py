import pytest
from playwright.sync_api import sync_playwright

from demo import Demo
from visitor import Visitor


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """A failed step says where everybody stood: alone, that something did not come in time explains nothing."""
    report = yield
    if report.failed:
        report.sections.append(("where everybody stood", "\n".join(f"E   {each.whereabouts()}" for each in Visitor.present)))
    return report


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium; playwright's own browsers are never installed."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The sample county, shared by the journeys that only look, or that each work on tasks of their own."""
    with Demo(tmp_path_factory.mktemp("demo")) as running:
        yield running


@pytest.fixture
def visitors(browser):
    """Makes visitors of a server, each with cookies of its own; none may have had anything to complain of in the end."""
    made = []

    def new(server, **options):
        made.append(Visitor(browser, server.address, **options))
        return made[-1]

    yield new
    for each in made:
        each.leaves()


@pytest.fixture
def visitor(visitors, demo):
    """Makes visitors of the sample county; `name` is a login name of it."""

    def new(name=None, **options):
        person = visitors(demo, **options)
        if name:
            person.signs_in(demo.account(name))
            person.page.wait_for_url(lambda url: "/login" not in url)
        return person

    return new


@pytest.fixture(scope="module")
def staff(browser, demo):
    """Everybody's browser, signed in once; none may have had anything to complain of in the end."""
    made = {}

    def person(login):
        if login not in made:
            made[login] = Visitor(browser, demo.address)
            if login:
                made[login].signs_in(demo.account(login))
                made[login].page.wait_for_url(lambda url: "/login" not in url)
        return made[login]

    yield person
    for each in made.values():
        each.leaves()
