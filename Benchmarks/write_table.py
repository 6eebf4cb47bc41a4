#!/usr/bin/env python3
"""write_table.py TABLE PAGE: puts the table between the two marks of the page."""
import sys

BEGIN, END = "<!-- benchmarks: begin -->\n", "<!-- benchmarks: end -->\n"

table, page = sys.argv[1:]
with open(table, encoding="utf-8") as file:
    written = file.read()
with open(page, encoding="utf-8") as file:
    text = file.read()
if BEGIN not in text or END not in text:
    sys.exit(f"{page} has no place for the table: it needs {BEGIN.strip()} and {END.strip()}")
before, rest = text.split(BEGIN, 1)
after = rest.split(END, 1)[1]
with open(page, "w", encoding="utf-8") as file:
    file.write(before + BEGIN + written + END + after)
