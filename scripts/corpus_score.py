"""Reads every document of the corpus with the built program and scores what it made of it: `corpus_score.py PROGRAM`.

Per format: each output holds to docs/schemas/plan-read.schema.json, and the mean score is at least LEAST. A control then
takes half of the tasks away, which must score below. Closes with "N passed, N failed". Runs in .venv.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema

LEAST = 0.95
FORMATS = ("txt", "docx", "html", "pdf", "xlsx")
ROOT = Path(__file__).resolve().parents[1]


def corpus():
    """The one folder of Tests that holds the expected results and the scorer."""
    found = sorted(path.parent for path in (ROOT / "Tests").rglob("score.py") if list(path.parent.glob("*.expected.json")))
    if not found:
        sys.exit("There is no corpus in Tests: a folder with score.py, NAME.txt, NAME.expected.json and files/.")
    return found[0]


def read(program, source, target):
    """What is wrong with reading `source`; None when the output, now in `target`, holds to the schema."""
    done = subprocess.run(
        [program, "plan", "read", str(source), "--format", "json"], capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        return f"status {done.returncode}: {done.stderr.strip()[:300]}"
    try:
        jsonschema.validate(json.loads(done.stdout), SCHEMA)
    except (ValueError, jsonschema.ValidationError) as error:
        return str(error).splitlines()[0]
    target.write_text(done.stdout)
    return None


def mean(folder, outputs, extension):
    done = subprocess.run(
        [sys.executable, str(folder / "score.py"), str(folder), str(outputs), "--ext", extension, "--json"],
        capture_output=True, text=True)
    return json.loads(done.stdout)["mean"]["SCORE"] or 0


def halve(outputs):
    for path in outputs.glob("*.json"):
        plan = json.loads(path.read_text())
        plan["tasks"] = plan["tasks"][::2]
        path.write_text(json.dumps(plan))


def main(program):
    folder, passed, failed = corpus(), 0, 0
    outputs = Path(tempfile.mkdtemp())
    for extension in FORMATS:
        sources = sorted((folder if extension == "txt" else folder / "files").glob(f"*.{extension}"))
        faults = []
        for source in sources:
            fault = read(program, source, outputs / f"{source.stem}.{extension}.json")
            if fault:
                faults.append(f"{source.name}: {fault}")
        score = mean(folder, outputs, extension) if sources else 0
        print(f"{extension}: {score:.3f} over {len(sources)} documents")
        if score < LEAST or not sources:
            faults.append(f"{extension}: {score:.3f} is below {LEAST}")
        print(*faults, sep="\n", end="\n" if faults else "")
        passed, failed = (passed, failed + 1) if faults else (passed + 1, failed)
    halve(outputs)
    if mean(folder, outputs, "txt") < LEAST:
        passed += 1
    else:
        failed += 1
        print("control: half of the tasks are gone and the score does not see it")
    shutil.rmtree(outputs)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


SCHEMA = json.loads((ROOT / "docs/schemas/plan-read.schema.json").read_text())
if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
