"""Makes the corpus of hidden data: files with one identifier in a known place, and clean ones with lookalikes.

    python generate.py FOLDER [--variants N]    writes the files and index.json; the same bytes on every run
"""
import argparse
import json
import pathlib
import random
import warnings

import identifiers
import pages
import pictures
import sheets
import slides
import words

warnings.filterwarnings("ignore")
CLEAN = [
    ("docx", words.body), ("docx", words.table), ("docx", words.header), ("docx", words.core), ("docx", words.comment),
    ("xlsx", sheets.body), ("xlsx", sheets.comment), ("xlsx", sheets.header), ("xlsx", sheets.hidden_row),
    ("pptx", slides.body), ("pptx", slides.notes), ("pdf", pages.body), ("pdf", pages.PDF["属性"]),
    ("pdf", pages.PDF["注释"]), ("html", pages.HTML["正文"]), ("html", pages.HTML["描述"]), ("txt", pages.text_file("utf-8")),
    ("csv", pages.csv_file), ("jpg", pictures.jpeg_exif), ("png", pictures.png_text), ("jpg", pictures.drawn_jpeg),
]


def places():
    """Each as format, place, whether a reader sees it, and what makes the file."""
    for kind, module in [("docx", words), ("xlsx", sheets), ("pptx", slides)]:
        for place, make in module.PLACES.items():
            yield kind, place, place in module.SHOWN, make
    for place, make in pages.PDF.items():
        yield "pdf", place, place in pages.PDF_SHOWN, make
    for place, make in pages.HTML.items():
        yield "html", place, True, make
    for place, (kind, make) in pages.OTHER.items():
        yield kind, place, place in pages.OTHER_SHOWN, make
    for place, (kind, make) in pictures.PLACES.items():
        yield kind, place, place in pictures.SHOWN, make


def corpus(variants, clean):
    """Yields an entry of the index and the bytes."""
    for order, (kind, place, shown, make) in enumerate(places()):
        for variant in range(variants):
            number = order + variant
            text = identifiers.planted(random.Random(f"{kind}/{place}/{variant}"), number)
            name = f"{order:03}-{variant}.{kind}"
            yield {"file": name, "place": place, "planted": text, "shown": shown}, make(text, number)
    for number in range(clean):
        kind, make = CLEAN[number % len(CLEAN)]
        text = identifiers.lookalike(random.Random(f"clean/{number}"), number)
        yield {"file": f"clean-{number:03}.{kind}", "place": "", "planted": "", "shown": True}, make(text, number)


def write(folder, variants=4, clean=110):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    index = []
    for entry, content in corpus(variants, clean):
        (folder / entry["file"]).write_bytes(content)
        index.append(entry)
    (folder / "index.json").write_text(json.dumps(index, ensure_ascii=False, indent=0))
    return index


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--variants", type=int, default=4)
    parser.add_argument("--clean", type=int, default=110)
    chosen = parser.parse_args()
    print(len(write(chosen.folder, chosen.variants, chosen.clean)), "files")
