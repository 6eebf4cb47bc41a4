"""A member of staff at the console without a browser: signs in, reads forms, fills them in and sends them."""

import re
import secrets
import urllib.error
import urllib.parse
import urllib.request
from html.parser import HTMLParser
from http.cookiejar import CookieJar


class Forms(HTMLParser):
    """The forms of a page: where each is sent, what it holds, what its lists offer."""

    def __init__(self, page):
        super().__init__()
        self.found, self.form, self.select, self.area = [], None, None, None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        if tag == "form":
            self.form = {"action": told.get("action", ""), "fields": [], "choices": {}}
            self.found.append(self.form)
        elif self.form is None or "disabled" in told:
            return
        elif tag == "input" and told.get("name") and told.get("type") != "file":
            if told.get("type") not in ("checkbox", "radio") or "checked" in told:
                self.form["fields"].append((told["name"], told.get("value") or ""))
        elif tag == "select":
            self.select = told["name"]
            self.form["choices"][self.select] = []
        elif tag == "option" and self.select:
            self.form["choices"][self.select].append(told.get("value", ""))
            if "selected" in told or len(self.form["choices"][self.select]) == 1:
                self.put(self.select, told.get("value", ""))
        elif tag == "textarea":
            self.area, self.words = told["name"], ""

    def handle_data(self, data):
        if self.area:
            self.words += data

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea" and self.area:
            self.put(self.area, self.words.removeprefix("\n"))
            self.area = None

    def put(self, name, value):
        self.form["fields"] = [each for each in self.form["fields"] if each[0] != name] + [(name, value)]


class Stays(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Member:
    """One session. `get` and `send` answer (status, page, address of the next page)."""

    def __init__(self, address, login=None, password=None):
        self.address = address
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()), Stays)
        if login:
            status, _, _ = self.send("/login", "/login", login=login, password=password)
            assert status == 303, f"{login} could not sign in: {status}"

    def get(self, path):
        return self.answer(urllib.request.Request(self.address + path))

    def answer(self, request):
        try:
            with self.opener.open(request, timeout=120) as reply:
                return reply.status, reply.read().decode("utf-8", "replace"), None
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode("utf-8", "replace"), error.headers.get("Location")

    def form(self, page, action):
        """The form on `page` (a path) that is sent to an address ending in `action`."""
        status, text, _ = self.get(page)
        assert status == 200, (page, status)
        found = [each for each in Forms(text).found if each["action"].endswith(action)]
        assert found, f"{page} has no form for {action}, only {[each['action'] for each in Forms(text).found]}"
        return found[0]

    def send(self, page, action, files=(), **filled):
        """Fills in the form of `page` that goes to `action`, and sends it; `files` are (field, name, bytes)."""
        form = self.form(page, action)
        fields = [each for each in form["fields"] if each[0] not in filled]
        for name, value in filled.items():
            fields += [(name, each) for each in (value if isinstance(value, list) else [value])]
        data, kind = encoded(fields, files)
        request = urllib.request.Request(self.address + form["action"], data=data, method="POST")
        request.add_header("Content-Type", kind)
        request.add_header("Origin", self.address)
        return self.answer(request)

    def does(self, page, action, **filled):
        """The same, for what must be accepted; the path of the record that comes next."""
        status, text, target = self.send(page, action, **filled)
        said = re.findall(r'class="(?:notice|error)[^"]*"[^>]*>(.*?)</', text, re.DOTALL)
        assert status == 303, f"{page} {action}: {status} {said[:3]}"
        return urllib.parse.urlparse(target).path


class Staff:
    """Everybody's sessions with the sample county, and the acts of its records."""

    def __init__(self, address, data):
        self.address, self.members = address, {}
        rows = [line.split("\t") for line in (data / "demo-logins.txt").read_text().splitlines()[1:]]
        self.passwords = {row[0]: row[1] for row in rows}

    def __getitem__(self, login):
        if login not in self.members:
            self.members[login] = Member(self.address, login, self.passwords[login])
        return self.members[login]

    def acts(self, login, path, act, **fields):
        filled = {f"{act}_{name}": value for name, value in fields.items()}
        return self[login].does(path, f"/acts/{act}", **filled)


def encoded(fields, files):
    if not files:
        return urllib.parse.urlencode(fields).encode(), "application/x-www-form-urlencoded"
    mark = secrets.token_hex(16)
    start = f"--{mark}\r\nContent-Disposition: form-data; name="
    parts = [f'{start}"{name}"\r\n\r\n{value}\r\n'.encode() for name, value in fields]
    for field, name, content in files:
        head = f'{start}"{field}"; filename="{name}"\r\nContent-Type: application/octet-stream\r\n\r\n'
        parts.append(head.encode() + content + b"\r\n")
    return b"".join(parts) + f"--{mark}--\r\n".encode(), f"multipart/form-data; boundary={mark}"
