"""Speaks to the hidden subcommands that take everything out of a file and clean it."""
import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("GONGKAI_EXTRACTOR") or str(ROOT / ".build/debug/gongkai")


class Answer:
    """Lengths of 7 bits a byte, texts with their length."""

    def __init__(self, content):
        self.content, self.place = content, 0

    def number(self):
        value = shift = 0
        while True:
            byte = self.content[self.place]
            self.place += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def text(self):
        length = self.number()
        self.place += length
        return self.content[self.place - length : self.place].decode()

    def notes(self):
        return [(self.text(), self.text()) for _ in range(self.number())]


def run(command, content, name):
    done = subprocess.run([PROGRAM, command, "--", name], input=content, capture_output=True, timeout=240)
    assert done.returncode in (0, 1), f"{name}: status {done.returncode}: {done.stderr[-300:]}"
    return done.returncode, done.stdout, done.stderr.decode()


def extract(content, name):
    """Whether everything was looked into, the parts (place, detail, text), the notes; or None and the sentence."""
    status, output, sentence = run("extract-everything", content, name)
    if status:
        return None, [], [("refused", sentence)]
    answer = Answer(output)
    is_complete = answer.number() == 1
    parts = []
    for _ in range(answer.number()):
        place, detail, text = answer.text(), answer.text(), answer.text()
        head = answer.text() if answer.number() else None
        parts.append((place, detail, text, head, answer.number() == 1))
    return is_complete, parts, answer.notes()


def rewrite(content, name):
    """The cleaned bytes, their name and the notes; or None and the sentence."""
    status, output, sentence = run("rewrite-publishable", content, name)
    if status:
        return None, "", [("refused", sentence)]
    answer = Answer(output)
    name, notes = answer.text(), answer.notes()
    length = answer.number()
    return output[len(output) - length :] if length else b"", name, notes
