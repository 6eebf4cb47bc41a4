"""Invented persons that must not come out, and the search for them in whatever a server gives."""

import html
import io
import json
import random
import re
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from dataclasses import dataclass

WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
# Characters that no page of the sample county holds beside each other.
SURNAMES, GIVEN = "郜酆鄢逄亓麴濮隗郗幸", "翀霁琤珣澍彧晔骐昶嫄瑄翾"


@dataclass(frozen=True)
class Person:
    name: str
    number: str
    mobile: str

    @property
    def tokens(self):
        return (self.name, self.number, self.mobile)

    @property
    def line(self):
        return f"{self.name}，身份证号{self.number}，手机{self.mobile}。"


def persons(count):
    """That many, each with a name, an identity number with its check digit and a mobile of its own; the same every time."""
    rng, names = random.Random(20260915), [s + a + b for s in SURNAMES for a in GIVEN for b in GIVEN]
    found = []
    for place, name in enumerate(rng.sample(names, count)):
        first = f"110105{rng.randint(1950, 2005)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}{place:03}"
        check = "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first, WEIGHTS)) % 11]
        found.append(Person(name, first + check, f"1{rng.choice('3578')}{rng.randint(0, 9)}{10_000_000 + rng.randint(0, 89_999_999)}"))
    assert len({token for person in found for token in person.tokens}) == 3 * count
    return found


class Hunt:
    """Looks for the tokens of persons in bytes, also as a page, an address, JSON or a packed file would write them."""

    WORD = re.compile(rf"[{SURNAMES}][{GIVEN}]{{2}}|\d{{11,}}[Xx]?")

    def __init__(self, people):
        self.tokens = {token for person in people for token in person.tokens}
        self.sizes = {len(token) for token in self.tokens}

    def hits(self, content):
        found = set()
        for text in self.readings(content):
            # Digits in groups are the same digits.
            for writing in (text, re.sub(r"[\s\-　]", "", text)):
                for word in self.WORD.findall(writing):
                    parts = {word[at:at + size].upper() for size in self.sizes for at in range(len(word) - size + 1)}
                    found |= parts & self.tokens
        return found

    def readings(self, content):
        if content.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                for name in packed.namelist():
                    yield name
                    yield from self.readings(packed.read(name))
            return
        text = content.decode("utf-8", "replace")
        yield text
        if "&" in text:
            yield html.unescape(text)
        if "%" in text:
            yield urllib.parse.unquote(text)
        if "\\u" in text:
            yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)
        if "\0" in text or "\ufffd" in text:
            yield content.decode("utf-16-le", "replace")
            yield content.decode("utf-16-be", "replace")
            yield content.decode("gb18030", "replace")


class Crawl:
    """A visitor without an account who opens every address that any page names, and some that none does."""

    LINK = re.compile(r'(?:href|src|action)="([^"]+)"')

    def __init__(self, address, hunt, numbers=()):
        self.address, self.hunt, self.numbers = address, hunt, numbers
        self.statuses, self.hits = {}, {}

    def opens(self, paths):
        waiting = list(paths)
        while waiting:
            path = waiting.pop()
            if path in self.statuses:
                continue
            status, head, content = fetched(self.address + path)
            self.statuses[path] = status
            found = self.hunt.hits(content) | self.hunt.hits(head.encode())
            if found:
                self.hits[path] = found
            if "text/html" in head:
                waiting += self.named_in(content.decode("utf-8", "replace"))
            elif path == "/api/openapi.json":
                for each in json.loads(content)["paths"]:
                    waiting += [re.sub(r"\{[^}]*\}", number, each) for number in (self.numbers if "{" in each else [""])]
        return self

    def named_in(self, page):
        for link in self.LINK.findall(page):
            target = urllib.parse.urlsplit(urllib.parse.urljoin(self.address, html.unescape(link)))
            if f"{target.scheme}://{target.netloc}" == self.address:
                yield target.path + (f"?{target.query}" if target.query else "")

    def answered(self, prefix, status=200):
        return [path for path, got in self.statuses.items() if path.startswith(prefix) and got == status]


def fetched(address):
    """Status, head and body; redirections are not followed, their target is a link like another."""

    class Stays(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_):
            return None

    try:
        with urllib.request.build_opener(Stays).open(address, timeout=60) as answer:
            return answer.status, str(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, str(error.headers), error.read()
