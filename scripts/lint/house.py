"""The files of the repository as the rules see them, and the list of rules."""

import re
import subprocess
from dataclasses import dataclass
from functools import cached_property

from swift_text import split

FOUNDATIONS = {
    "Kernel", "Markup", "Site", "SQL", "TextForms", "Ciphers", "OfficeFormats", "ObjectStorage", "Mail",
    "CPostgres", "CXML", "CZip", "CZlib", "CArgon2", "CLibCrypto",
}
# Not capabilities: they put the others together, or show them.
WIRING = {"gongkai", "storybook", "County"}
ROOMS = ("Model", "Import", "Export", "Store", "Page", "Portal", "Console", "API", "Job")


@dataclass(frozen=True)
class Finding:
    path: str
    line: int
    sentence: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.sentence}"


class SourceFile:
    def __init__(self, path, text):
        self.path, self.text = path, text

    @cached_property
    def _split(self):
        return split(self.text)

    @property
    def code(self):
        return self._split[0]

    @property
    def literals(self):
        return self._split[1]

    @property
    def parts(self):
        return self.path.split("/")

    @property
    def name(self):
        return self.parts[-1]

    @property
    def target(self):
        """The module of a Swift file in Sources or Tests."""
        return self.parts[1] if len(self.parts) > 2 else ""

    @property
    def room(self):
        """The room of a capability's file; empty elsewhere."""
        return self.parts[2] if self.is_capability and len(self.parts) > 3 else ""

    @property
    def is_capability(self):
        return self.parts[0] == "Sources" and self.target not in FOUNDATIONS | WIRING

    def line(self, offset):
        return self.text.count("\n", 0, offset) + 1

    def found(self, offset, sentence):
        return Finding(self.path, self.line(offset), sentence)

    def matches(self, pattern, sentence):
        """A finding for each place in the code where `pattern` matches; `sentence` may use its groups."""
        for match in re.finditer(pattern, self.code):
            yield self.found(match.start(), sentence.format(*match.groups(), match=match.group().strip()))


class House:
    """A set of files by path: the repository's, or those that a rule plants to try itself."""

    def __init__(self, texts, other_files=()):
        self.files = {path: SourceFile(path, text) for path, text in sorted(texts.items())}
        self.other_files = set(other_files)

    @classmethod
    def of_repository(cls):
        listing = subprocess.run(
            ["git", "ls-files", "-co", "--exclude-standard", "-z"], capture_output=True, check=True
        ).stdout.decode()
        texts, other = {}, set()
        for path in filter(None, listing.split("\0")):
            try:
                with open(path, encoding="utf-8") as file:
                    texts[path] = file.read()
            except UnicodeDecodeError:
                other.add(path)
            except (FileNotFoundError, IsADirectoryError):
                continue
        return cls(texts, other)

    def text(self, path):
        return self.files[path].text if path in self.files else ""

    def swift(self, *folders):
        for file in self.files.values():
            if file.name.endswith(".swift") and file.path.startswith(folders or ("Sources/",)):
                yield file

    @cached_property
    def capabilities(self):
        return {file.target for file in self.files.values() if file.is_capability and file.target}


@dataclass
class Rule:
    name: str
    meaning: str
    check: object
    planted: dict
    clean: dict
    needs_build: bool = False

    def try_itself(self):
        """What is wrong with the rule: it must find the planted fault, and nothing in the clean files."""
        if not list(self.check(House(self.planted))):
            return f"rule {self.name} did not find the fault planted for it"
        false_alarms = list(self.check(House(self.clean)))
        if false_alarms:
            return f"rule {self.name} finds fault with clean files: {false_alarms[0]}"
        return None


RULES = []


def rule(name, meaning, planted, clean, needs_build=False):
    """Registers a check: a function of a House that yields findings."""

    def register(check):
        RULES.append(Rule(name, meaning, check, planted, clean, needs_build))
        return check

    return register
