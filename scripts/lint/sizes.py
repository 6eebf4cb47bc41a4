"""Files and functions stay small: a file of more than 300 lines fails, as does a function of more than 50."""

import ast
import re

from house import Finding, rule

FILE_LIMIT, FILE_AIM, FUNCTION_LIMIT = 300, 200, 50
# Comes with the corpus as it is, so that the same scores come out here and there.
GIVEN = {"Tests/PlansTests/Corpus/score.py"}
MEASURED = (".swift", ".py", ".sh", ".css", ".js")
SCRIPTS = ("run", "test", ".ci/run")
FUNCTION = re.compile(r"\b(?:func\s+([^\s(<]+)|(init)[?!]?\s*[(<]|(deinit)\b|(subscript)\s*[(<]|var\s+(\w+)\s*:[^={\n]+(?=\{))")


def measured(house):
    return [
        file for file in house.files.values()
        if (file.name.endswith(MEASURED) or file.path in SCRIPTS) and file.path not in GIVEN
    ]


def length(file):
    return file.text.count("\n") + (not file.text.endswith("\n"))


@rule(
    "file-size", "a file has at most 300 lines (aim: 200)",
    planted={"Sources/Plans/Model/Long.swift": "let a = 1\n" * 301}, clean={"Sources/Plans/Model/Fits.swift": "let a = 1\n" * 300},
)
def file_size(house):
    for file in measured(house):
        if length(file) > FILE_LIMIT:
            yield Finding(file.path, FILE_LIMIT + 1, f"{length(file)} lines: split it by meaning (at most {FILE_LIMIT})")


@rule(
    "function-size", "a function has at most 50 lines (aim: 25)",
    planted={"Sources/A/Model/F.swift": "func long() {\n" + "    act()\n" * 50 + "}\n"},
    clean={"Sources/A/Model/F.swift": "func fits() {\n" + "    act()\n" * 48 + "}\nfunc next() {}\n", "scripts/f.py": "def f():\n    pass\n"},
)
def function_size(house):
    for file in house.files.values():
        if file.name.endswith(".swift"):
            yield from long_swift_functions(file)
        elif file.name.endswith(".py") and file.path not in GIVEN:
            yield from long_python_functions(file)


def long_swift_functions(file):
    for name, start, end in functions(file.code):
        lines = file.code.count("\n", start, end) + 1
        if lines > FUNCTION_LIMIT:
            yield file.found(start, f"{name} has {lines} lines: take a step out of it (at most {FUNCTION_LIMIT})")


def functions(code):
    """Name, start and end of each function that has a body, computed properties too."""
    for match in FUNCTION.finditer(code):
        opening = opening_brace(code, match.end() - 1 if match.group().endswith(("(", "<")) else match.end())
        if opening is not None:
            yield next(filter(None, match.groups())), match.start(), closing_brace(code, opening)


def opening_brace(code, at):
    """Where the body opens: the first brace outside brackets; None when the declaration ends without one."""
    depth = 0
    while at < len(code):
        character = code[at]
        if character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
        elif character == "{" and depth == 0:
            return at
        elif depth < 0 or (character == "}" and depth == 0):
            return None
        elif character == "\n" and depth == 0 and re.match(r"\s*(package |private |static |func |init|var |let |case |@|\})", code[at + 1 : at + 40]):
            return None
        at += 1
    return None


def closing_brace(code, opening):
    depth = 0
    for match in re.compile(r"[{}]").finditer(code, opening):
        depth += 1 if match.group() == "{" else -1
        if depth == 0:
            return match.end()
    return len(code)


def long_python_functions(file):
    for node in ast.walk(ast.parse(file.text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            lines = node.end_lineno - node.lineno + 1
            if lines > FUNCTION_LIMIT:
                yield Finding(file.path, node.lineno, f"{node.name} has {lines} lines (at most {FUNCTION_LIMIT})")


def print_long_files(house):
    """Lists, without failing, what has outgrown the aim."""
    for file in sorted(measured(house), key=length, reverse=True):
        if FILE_AIM < length(file) <= FILE_LIMIT:
            print(f"note: {file.path} has {length(file)} lines (aim: {FILE_AIM})")
