"""Swift source taken apart far enough to look into it: code without comments and literals, and the literals.

`split(text)` answers with the code, in which every character of a comment or of a literal's text is a blank (line
breaks stay, so places are kept), and with the literals. Code inside `\\(…)` stays code.
"""

import re
from dataclasses import dataclass, field


@dataclass
class Literal:
    """A string literal; `parts` are ("text", characters) and ("code", what stands inside `\\(…)`)."""

    start: int
    parts: list = field(default_factory=list)

    @property
    def text(self):
        """The literal's characters; an interpolation is one `\\(…)`."""
        return "".join(part if kind == "text" else "\\(" + part + ")" for kind, part in self.parts)


OPENING = re.compile(r'//|/\*|#*"""|#*"|[()]')


def split(text):
    splitter = _Splitter(text)
    splitter.code(0, nested=False)
    return "".join(splitter.out), splitter.literals


class _Splitter:
    def __init__(self, text):
        self.text = text
        self.out = [character if character == "\n" else " " for character in text]
        self.literals = []

    def keep(self, start, end):
        self.out[start:end] = self.text[start:end]

    def code(self, at, nested):
        """Reads code from `at` to the end, or to the bracket that closes an interpolation; answers where it ended."""
        depth = 0
        while match := OPENING.search(self.text, at):
            self.keep(at, match.start())
            token, place = match.group(), match.start()
            if token == "//":
                at = self._end_of(place, "\n")
            elif token == "/*":
                at = self._comment(place)
            elif token in "()":
                if nested and token == ")" and depth == 0:
                    return place
                depth += 1 if token == "(" else -1
                self.keep(place, place + 1)
                at = place + 1
            else:
                at = self._literal(place, token)
        self.keep(at, len(self.text))
        return len(self.text)

    def _end_of(self, place, mark):
        end = self.text.find(mark, place)
        return len(self.text) if end < 0 else end

    def _comment(self, place):
        depth, at = 0, place
        while match := re.compile(r"/\*|\*/").search(self.text, at):
            depth += 1 if match.group() == "/*" else -1
            at = match.end()
            if depth == 0:
                return at
        return len(self.text)

    def _literal(self, place, token):
        hashes = token.count("#")
        closing = token[hashes:] + "#" * hashes
        escape = "\\" + "#" * hashes
        literal = Literal(place)
        self.literals.append(literal)
        self.keep(place, place + len(token))
        stop = re.compile(re.escape(closing) + "|" + re.escape(escape) + r"(\(|.|\n)" + ("" if '"""' in token else r"|\n"))
        at = place + len(token)
        while match := stop.search(self.text, at):
            literal.parts.append(("text", self.text[at : match.start()]))
            found = match.group()
            if found == closing or found == "\n":
                self.keep(match.start(), match.end())
                return match.end()
            if found == escape + "(":
                end = self.code(match.end(), nested=True)
                literal.parts.append(("code", self.text[match.end() : end]))
                at = end + 1
            else:
                literal.parts.append(("text", found))
                at = match.end()
        return len(self.text)
