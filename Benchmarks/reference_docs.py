#!/usr/bin/env python3
"""reference_docs.py           answers requests on standard input: "REPEATS PATH" → "processor seconds per reading, characters found"
reference_docs.py once PATH  reads one file and ends: what a process of its own costs

What is measured: python-docx opening a document that is in memory already and extracting the text of its tables, and
nothing else: no headings, no numbering, no tasks.
"""
import io
import sys
import time

import docx


def tables(data):
    document = docx.Document(io.BytesIO(data))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def characters(found):
    return sum(len(text) for table in found for row in table for text in row)


def main():
    if sys.argv[1:2] == ["once"]:
        with open(sys.argv[2], "rb") as file:
            print(characters(tables(file.read())))
        return
    for line in sys.stdin:
        repeats, path = line.rstrip("\n").split(" ", 1)
        with open(path, "rb") as file:
            data = file.read()
        started = time.process_time()
        for _ in range(int(repeats)):
            found = tables(data)
        seconds = (time.process_time() - started) / int(repeats)
        print(repr(seconds), characters(found), flush=True)


if __name__ == "__main__":
    main()
