"""What the documents say is held against the repository: links, words, tables, dependencies, decisions."""

import json
import posixpath
import re

import rooms
from house import Finding, rule

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)\s#]+)(?:#[^)]*)?\)")
DEPENDENCIES = "docs/dependencies.md"
GLOSSARY = "docs/glossary.md"


def pages(house):
    return [file for file in house.files.values() if file.name.endswith(".md")]


@rule(
    "links", "a link of a document leads to a file that is there",
    planted={"README.md": "see [manual](docs/manual.md)"},
    clean={"README.md": "see [manual](docs/manual.md#start), [Swift](https://www.swift.org)", "docs/manual.md": "x"},
)
def links(house):
    present = set(house.files) | set(house.other_files)
    folders = {posixpath.dirname(path) for path in present}
    for file in pages(house):
        for match in LINK.finditer(file.text):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(file.path), match.group(1)))
            if path not in present and path not in folders:
                yield file.found(match.start(), f"{match.group(1)} is not there")


@rule(
    "one-page", "README and STYLE stay on one page each",
    planted={"README.md": "x\n" * 71}, clean={"README.md": "x\n" * 70},
)
def one_page(house):
    for path, limit in (("README.md", 70), ("README.zh-CN.md", 70), ("STYLE.md", 110)):
        lines = house.text(path).count("\n")
        if lines > limit:
            yield Finding(path, limit, f"{lines} lines are more than a page ({limit})")


@rule(
    "both-readmes", "the two READMEs show the same commands and lead to the same places",
    planted={"README.md": "`./run --port 1` [a](ARCHITECTURE.md)", "README.zh-CN.md": "`./run`"},
    clean={"README.md": "`./run` [a](ARCHITECTURE.md) [中文](README.zh-CN.md)", "README.zh-CN.md": "[a](ARCHITECTURE.md) `./run`"},
)
def both_readmes(house):
    def promises(path):
        text = house.text(path)
        commands = set(re.findall(r"`(\./[^`]+|gongkai [^`]+)`", text)) | set(re.findall(r"^(\./\w+)", text, re.M))
        return commands | {link for link in LINK.findall(text) if not link.startswith("README")}

    for promise in sorted(promises("README.md") ^ promises("README.zh-CN.md")):
        yield Finding("README.md", 1, f"{promise} stands in one README only")


@rule(
    "decisions", "decisions are numbered without a gap, and each has its four parts",
    planted={"docs/decisions/0001-a.md": "# 0001 A\n## Context\n"},
    clean={
        "docs/decisions/0001-a.md": "# 0001 A\n## Context\n## Decision\n## What gets easier\n## What gets harder\n",
        "docs/decisions/README.md": "# Decisions",
    },
)
def decisions(house):
    files = [f for f in pages(house) if f.path.startswith("docs/decisions/") and f.name != "README.md"]
    for index, file in enumerate(files, 1):
        if file.name[:4] != f"{index:04}" or not file.text.startswith(f"# {index:04} "):
            yield file.found(0, f"should be decision {index:04}, in its name and title")
        for part in ("Context", "Decision", "What gets easier", "What gets harder"):
            if f"\n## {part}\n" not in file.text:
                yield file.found(0, f"has no part “{part}”")


@rule(
    "dependencies", "every dependency is named in docs/dependencies.md, and nothing else is",
    planted={"Package.swift": '.package(url: "https://github.com/apple/swift-nio", exact: "2.0.0")', DEPENDENCIES: "# None"},
    clean={
        "Package.swift": '.package(url: "https://github.com/apple/swift-nio", exact: "2.0.0")',
        DEPENDENCIES: "| swift-nio | x | y |\n| `git` | x | |", "scripts/packages/build.txt": "git # why\n",
    },
)
def dependencies(house):
    used = re.findall(r'\.package\(url: "[^"]+/([^/"]+)"', house.text("Package.swift"))
    used += re.findall(r"^([\w.-]+)==", house.text("Tests/requirements.txt"), re.M)
    for group in ("build", "runtime", "test"):
        used += re.findall(r"^([a-z0-9][\w.+-]*)", house.text(f"scripts/packages/{group}.txt"), re.M)
    rows = re.findall(r"^\| ([^|]+) \|", house.text(DEPENDENCIES), re.M)
    named = {name for row in rows for name in re.findall(r"[\w.+-]+", row)} - {"package", "---"}
    for name in sorted(set(used) ^ named):
        yield Finding(DEPENDENCIES, 1, f"{name} is {'used but not named' if name in used else 'named but not used'}")


@rule(
    "rooms-table", "the table of rooms in ARCHITECTURE.md is the one the lint enforces",
    planted={"ARCHITECTURE.md": "<!-- rooms -->\n| `Model` | x | `Kernel`, `SQL` |\n<!-- /rooms -->"},
    clean={
        "ARCHITECTURE.md": "<!-- rooms -->\n" + "".join(
            f"| `{room}` | x | {', '.join(f'`{m}`' for m in sorted(allowed))} |\n" for room, allowed in rooms.MAY_IMPORT.items()
        ) + "<!-- /rooms -->"
    },
)
def rooms_table(house):
    section = house.text("ARCHITECTURE.md").partition("<!-- rooms -->")[2].partition("<!-- /rooms -->")[0]
    written = {
        room: set(re.findall(r"`(\w+)`", modules)) for room, modules in re.findall(r"^\| `(\w+)` \|[^|]*\|([^|]*)\|", section, re.M)
    }
    for room, allowed in rooms.MAY_IMPORT.items():
        if written.get(room, set()) - rooms.FOUNDATION != allowed - rooms.FOUNDATION:
            yield Finding("ARCHITECTURE.md", 1, f"the row of {room} should list {', '.join(sorted(allowed - rooms.FOUNDATION))}")


@rule(
    "glossary", "a word that the glossary gives as code exists in Sources; no English word stands for two notions",
    planted={GLOSSARY: "| 任务 | `PlanTask` | x |"},
    clean={GLOSSARY: "| 任务 | `PlanTask`, `Duty.lead` | x |\n| 督办 | `Order` (later) | x |",
           "Sources/Plans/Model/PlanTask.swift": "struct PlanTask {}\nenum Duty { case lead }"},
)
def glossary(house):
    text, seen = house.text(GLOSSARY), {}
    words = set(re.findall(r"\w+", " ".join(file.code for file in house.swift("Sources/"))))
    for match in re.finditer(r"^\| ([^|]+) \| ([^|]+) \|", text, re.M):
        line = text.count("\n", 0, match.start()) + 1
        chinese, english = match.groups()
        if english in seen:
            yield Finding(GLOSSARY, line, f"{english} already stands for {seen[english]}")
        if english not in ("English", "---"):
            seen[english] = chinese
        if "(later)" in english:
            continue
        for code in re.findall(r"`([^`]+)`", english):
            if not set(code.split(".")) <= words:
                yield Finding(GLOSSARY, line, f"{code} does not exist in Sources")


@rule(
    "schemas", "every JSON Schema is JSON, says its id, and is listed",
    planted={"docs/schemas/a.schema.json": "{}", "docs/schemas/README.md": ""},
    clean={"docs/schemas/a.schema.json": '{"$schema": "x", "$id": "a.schema.json"}', "docs/schemas/README.md": "[a](a.schema.json)"},
)
def schemas(house):
    for file in house.files.values():
        if file.path.startswith("docs/schemas/") and file.name.endswith(".json"):
            try:
                schema = json.loads(file.text)
            except ValueError as error:
                yield file.found(0, f"is no JSON: {error}")
                continue
            if schema.get("$id") != file.name or "$schema" not in schema:
                yield file.found(0, f'needs "$schema" and "$id": "{file.name}"')
            if f"({file.name})" not in house.text("docs/schemas/README.md"):
                yield file.found(0, "is not listed in docs/schemas/README.md")
