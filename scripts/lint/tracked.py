"""What no tracked file may hold: traces of the machine it was written on, and secrets."""

import re

from house import rule

# Put together from pieces, so that this file does not find itself.
TRACES = re.compile(
    "/wo" "rk/|/tmp/br" r"ief|\.\./sha" r"red|\.lib" "rary/|deb" r"\.debian" r"\.org|py" "pi" r"\.org|python" "hosted|"
    r"regis" r"try\.npmjs|" "廖" "媛|BEGIN (?:RSA |EC |OPENSSH )?PRIVATE" " KEY"
)


@rule(
    "traces", "no path of the writing machine, no registry host, no private key in a tracked file",
    planted={"docs/a.md": "see /wo" "rk/main"}, clean={"docs/a.md": "see Sources/Kernel and https://www.swift.org"},
)
def traces(house):
    for file in house.files.values():
        for match in TRACES.finditer(file.text):
            yield file.found(match.start(), f"{match.group()} does not belong into the repository")


@rule(
    "generated", "what is built or fetched is not tracked",
    planted={"Package.resolved": "{}"}, clean={"Package.swift": "// swift-tools-version:6.1"},
)
def generated(house):
    for file in house.files.values():
        if file.name == "Package.resolved" or file.parts[0].startswith((".build", ".venv")):
            yield file.found(0, "is generated: add it to .gitignore")
