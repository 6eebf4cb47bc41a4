"""Draws the graph of our targets from Package.swift: `draw_targets.py [--write]` prints it or puts it into ARCHITECTURE.md."""

import json
import re
import subprocess
import sys

PAGE, OPEN, CLOSE = "ARCHITECTURE.md", "<!-- targets -->\n", "<!-- /targets -->"


def targets():
    """Name → the names of our own targets it may import, of everything but tests and C libraries."""
    description = json.loads(
        subprocess.run(["swift", "package", "dump-package"], capture_output=True, check=True).stdout
    )
    ours = {t["name"]: t for t in description["targets"] if t["type"] in ("regular", "executable")}
    return {
        name: sorted(d["byName"][0] for d in target["dependencies"] if "byName" in d and d["byName"][0] in ours)
        for name, target in ours.items()
    }


def without_shortcuts(graph):
    """Leaves out an arrow when a longer way leads to the same target, so that the picture can be read."""

    def reachable(name):
        return set().union(*({each} | reachable(each) for each in graph[name])) if graph[name] else set()

    return {
        name: [each for each in known if not any(each in reachable(other) for other in known if other != each)]
        for name, known in graph.items()
    }


def drawing():
    lines = ["```mermaid", "graph BT"]
    for name, known in without_shortcuts(targets()).items():
        lines += [f"    {name} --> {each}" for each in known] or [f"    {name}"]
    return "\n".join(lines + ["```"]) + "\n"


def drawn(page):
    found = re.search(re.escape(OPEN) + "(.*?)" + re.escape(CLOSE), page, re.S)
    return found.group(1) if found else None


if __name__ == "__main__":
    if "--write" in sys.argv:
        with open(PAGE, encoding="utf-8") as file:
            text = file.read()
        with open(PAGE, "w", encoding="utf-8") as file:
            file.write(text.replace(OPEN + drawn(text) + CLOSE, OPEN + drawing() + CLOSE))
    else:
        print(drawing(), end="")
