"""A person at a browser: goes, types, presses; notices whatever a person would complain of."""

import re
from pathlib import Path

from axe_core_python.sync_playwright import Axe

ARTIFACTS = Path(__file__).parent / "artifacts"
WIDTHS = (360, 768, 1280)
# A server beside three suites on two processors answers late; what never comes is as wrong after half a minute.
PATIENCE = 30_000
REFUSED_PAGE = re.compile(r"Failed to load resource: the server responded with a status of 4\d\d")


class Visitor:
    """One browser context. `complaints` is empty as long as no console error, no broken resource and no fault came up."""

    present = []

    def __init__(self, browser, address, **options):
        self.address, self.complaints = address, []
        self.has_script = options.get("java_script_enabled", True)
        self.context = browser.new_context(
            locale="zh-CN", timezone_id="Asia/Shanghai", viewport={"width": 1280, "height": 800}, base_url=address, **options)
        self.page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script error on {self.page.url}: {error}"))
        self.page.on("response", self._response)
        self.present.append(self)

    def _console(self, message):
        # A page that answers 4xx to a wrong form is ours to test; Chromium reports it as an error all the same.
        if message.type == "error" and not REFUSED_PAGE.match(message.text):
            self.complaints.append(f"console error on {self.page.url}: {message.text}")

    def _response(self, response):
        is_page = response.request.resource_type == "document"
        if response.status >= 500 or (response.status >= 400 and not is_page):
            self.complaints.append(f"{response.status} for {response.url}")

    def goes_to(self, path):
        return self.page.goto(path)

    def field(self, label):
        """A form field by its label; a mark that it is required may follow the words."""
        return self.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}(\s|（|必填|$)")).first

    def types(self, label, text):
        self.field(label).fill(text)

    def value_of(self, label):
        return self.field(label).input_value()

    def presses(self, name):
        self.page.get_by_role("button", name=name, exact=True).click()

    def follows(self, name):
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def sees(self, text):
        self.page.locator(f"text={text} >> visible=true").first.wait_for()

    def does_not_see(self, text):
        assert self.page.get_by_text(text).count() == 0, f"{text} stands on {self.page.url}"

    def reads(self, selector):
        return " ".join(self.page.locator(selector).first.inner_text().split())

    def downloads(self, name, folder):
        """The file behind a link, kept in `folder`."""
        with self.page.expect_download() as waiting:
            self.page.get_by_role("link", name=name).click()
        path = Path(folder) / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path

    def looks(self, name, widths=WIDTHS):
        """Takes pictures of the page at phone, tablet and desk; it must fit each width and satisfy axe's rules."""
        ARTIFACTS.mkdir(exist_ok=True)
        for width in widths:
            self.page.set_viewport_size({"width": width, "height": 800})
            self.page.screenshot(path=ARTIFACTS / f"{name}-{width}.png", full_page=True)
            wide = self.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{name} is {wide} px wide on a screen of {width} px"
        self.is_accessible(name)

    def is_accessible(self, name):
        assert self.has_script, f"{name}: axe is a script and would wait for ever; look with another visitor"
        # What is folded has places of its own behind what lies below it, and axe takes that for its ground; it is judged open.
        self.page.evaluate(
            "document.querySelectorAll('details:not([open])').forEach(d => { d.open = true; d.dataset.wasShut = '1' })")
        found = Axe().run(self.page)["violations"]
        self.page.evaluate(
            "document.querySelectorAll('details[data-was-shut]').forEach(d => { d.open = false; delete d.dataset.wasShut })")
        problems = [
            f"{v['id']} ({v['impact']}): {v['nodes'][0]['html'][:160]} – {v['nodes'][0].get('failureSummary', '')[:200]}" for v in found
        ]
        assert not problems, f"{name} on {self.page.url}: " + "; ".join(problems)

    def signs_in(self, login):
        self.goes_to("/login")
        self.types("登录名", login.login)
        self.types("密码", login.password)
        self.presses("登录")

    def whereabouts(self):
        """Where this person stands and what is told there, for the report of a journey that failed."""
        told = [] if self.page.is_closed() else self.page.locator(".notice, [role=alert], h1").all_inner_texts()
        return f"{self.page.url}: {' | '.join(' '.join(text.split()) for text in told)}"

    def leaves(self):
        self.present.remove(self)
        self.context.close()
        assert not self.complaints, "\n".join(self.complaints)
