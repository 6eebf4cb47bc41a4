"""What the documents say is held against the built program and the package: commands, options, settings, the graph."""

import json
import re
import subprocess
import sys
from functools import cache

from house import Finding, rule

program = None
HELP = "dump-help.json"  # planted instead of a program when a rule tries itself
LATER = re.compile(r"\(later\)|以后|后续")
SAMPLE_HELP = json.dumps({"command": {"commandName": "gongkai", "subcommands": [{
    "commandName": "plan", "subcommands": [{"commandName": "read", "arguments": [
        {"kind": "option", "names": [{"kind": "long", "name": "format"}]}, {"kind": "positional"}]}]}]}})


@cache
def program_help():
    return subprocess.run([program, "--experimental-dump-help"], capture_output=True, check=True, text=True).stdout


def commands(house):
    """What the program takes: path of a command → its options; a group's own options are those of its commands."""
    found = {}

    def walk(command, path):
        options = {
            "--" + name["name"] for argument in command.get("arguments", []) for name in argument.get("names") or []
            if name["kind"] == "long"
        }
        for each in command.get("subcommands", []):
            options |= walk(each, path + (each["commandName"],))
        found[path] = options
        return options

    walk(json.loads(house.text(HELP) or program_help())["command"], ())
    return found


def mentions(house):
    """Each `gongkai …` in a document's code: file, place, words after the name."""
    for file in house.files.values():
        if not file.name.endswith(".md"):
            continue
        for match in re.finditer(r"(?:^|`|/|\s)gongkai((?: [^`\n]*)?)(?=`|$)", file.text, re.M):
            line_start = file.text.rfind("\n", 0, match.start(1)) + 1
            line_end = file.text.find("\n", match.end())
            line = file.text[line_start : line_end if line_end >= 0 else None]
            in_code = "`" in line or line.startswith((".build/", "gongkai "))
            if in_code and not LATER.search(line):
                yield file, match.start(1), match.group(1).split("#")[0].split()


@rule(
    "commands", "a command or option that a document names exists",
    planted={HELP: SAMPLE_HELP, "README.md": "run `gongkai plan write FILE`"},
    clean={HELP: SAMPLE_HELP, "README.md": "run `gongkai plan read FILE --format json`, later `gongkai backup` (later), or `gongkai`"},
    needs_build=True,
)
def commands_exist(house):
    known = commands(house)
    for file, place, words in mentions(house):
        path = ()
        for word in words:
            if path + (word,) in known:
                path += (word,)
            elif re.fullmatch(r"[a-z][a-z-]*", word) and any(len(k) == len(path) + 1 and k[: len(path)] == path for k in known):
                yield file.found(place, f"gongkai {' '.join(path + (word,))} does not exist")
                break
            else:
                break
        for option in re.findall(r"--[a-z-]+", " ".join(words)):
            if option not in known[path] | {"--help", "--version"}:
                yield file.found(place, f"gongkai {' '.join(path)} has no option {option}")


@rule(
    "settings", "the table of settings names options that exist and the environment's names of them",
    planted={HELP: SAMPLE_HELP, "docs/operations.md": "| `--format` | `GONGKAI_FORM` | x |"},
    clean={HELP: SAMPLE_HELP, "docs/operations.md": "| `--format` | `GONGKAI_FORMAT` | x |"},
    needs_build=True,
)
def settings(house):
    path, known = "docs/operations.md", commands(house)[()]
    for option, environment in re.findall(r"^\| `--([a-z-]+)` \| ([^|]+) \|", house.text(path), re.M):
        if "--" + option not in known:
            yield Finding(path, 1, f"no command has the option --{option}")
        if environment.startswith("`") and environment != f"`GONGKAI_{option.upper().replace('-', '_')}`":
            yield Finding(path, 1, f"--{option} is not {environment} in the environment")


@rule(
    "graph", "the graph of targets in ARCHITECTURE.md is that of Package.swift",
    planted={"ARCHITECTURE.md": "<!-- targets -->\nold\n<!-- /targets -->"}, clean={}, needs_build=True,
)
def graph(house):
    sys.path.insert(0, "scripts")
    import draw_targets

    page = house.text(draw_targets.PAGE)
    if page and draw_targets.drawn(page) != draw_targets.drawing():
        yield Finding(draw_targets.PAGE, 1, "the graph is out of date: python3 scripts/draw_targets.py --write")
