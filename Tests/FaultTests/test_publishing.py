"""Publication under faults: an article is public with all that belongs to it, or not at all (PUB-3, FOI-26)."""

import os
import time
from pathlib import Path

import pytest
from conftest import LONG, ROOT, Faults

PROGRAM = Path(os.environ.get("GONGKAI_PUBLISHWRITER", ROOT / ".build/debug/publishwriter"))
CYCLES = 200 if LONG else 20


@pytest.fixture
def faults(tmp_path):
    faults = Faults(program=PROGRAM)
    move(faults, tmp_path)
    return faults


def move(faults, folder):
    """To an empty database with an empty shelf."""
    folder.mkdir(exist_ok=True)
    faults.place = ("--path", folder / "gongkai.db", "--files", folder / "files")
    faults.acknowledged.clear()


def test_killed_while_publishing_nothing_is_half_public(faults, tmp_path, record_property):
    total, slowest, unfinished, found = 0, 0.0, 0, {"present": 0, "live": 0}
    for cycle in range(CYCLES):
        if cycle % 10 == 0:
            unfinished += found["present"] - found["live"]
            move(faults, tmp_path / str(cycle))
        writer = faults.start("--writers", 6)
        assert writer.ready is not None, writer.stderr.read()
        slowest = max(slowest, writer.ready)
        time.sleep(faults.random.uniform(0.1, 0.8))
        total += faults.stop(writer)
        found = faults.check()
        faults.assert_whole(found)
    unfinished += found["present"] - found["live"]
    assert total > CYCLES * 2, f"only {total} publications were acknowledged: the test shows nothing"
    assert unfinished > 0, "no article was cut off on its way: the kills came at no moment that matters"
    record_property("acknowledged", total)
    print(
        f"{CYCLES} kills, 0 lost of {total} acknowledged publications, {unfinished} cut off on their way and not public, "
        f"slowest ready {slowest * 1000:.0f} ms")


def test_a_full_disk_refuses_in_words_and_publishes_when_there_is_room(faults):
    writer = faults.start(
        "--writers", 3, "--acts", 12, "--checkpoint-after", 100, "--full-after", 2000, "--refusals", 3)
    assert writer.ready is not None, writer.stderr.read()
    writer.wait(timeout=120)
    faults.collect(writer)
    refused = [index for index, line in enumerate(faults.lines) if line.startswith("refused unavailable")]
    assert refused, "the full disk went unnoticed"
    assert "磁盘空间不足" in faults.lines[refused[0]]
    assert any(line.startswith("ack ") for line in faults.lines[refused[-1] :]), "nothing was published afterwards"
    assert not [line for line in faults.lines if line.startswith("error")]
    faults.assert_whole(faults.check())


def test_an_attachment_that_does_not_fit_is_refused_in_words(faults):
    """Nothing is saved that names a file that is not there."""
    first = faults.start("--writers", 1, "--acts", 2)
    first.wait(timeout=60)
    assert faults.collect(first) == 2
    before = faults.check()
    writer = faults.start("--writers", 2, "--acts", 2, "--largest-file", 8_192)
    writer.wait(timeout=60)
    assert faults.collect(writer) == 0
    refused = [line for line in faults.lines if line.startswith("refused unavailable")]
    assert len(refused) == 4 and all(line.endswith("。") for line in refused), faults.lines
    found = faults.check()
    faults.assert_whole(found)
    assert found["present"] == before["present"]
