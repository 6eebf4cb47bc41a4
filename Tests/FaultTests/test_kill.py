"""kill -9 at any moment: every acknowledged act is there, no half act, the journal is whole (F1)."""

import subprocess
import time

from conftest import LONG, PROGRAM, clean

CYCLES = 1000 if LONG else 50


def test_killed_at_any_moment_nothing_acknowledged_is_lost(faults, tmp_path, record_property):
    total, slowest = 0, 0.0
    for cycle in range(CYCLES):
        if cycle % 10 == 0:
            clean(tmp_path)
            faults.acknowledged.clear()
        writer = faults.start("--writers", 8)
        assert writer.ready is not None, writer.stderr.read()
        slowest = max(slowest, writer.ready)
        time.sleep(faults.random.uniform(0.05, 0.4))
        total += faults.stop(writer)
        faults.assert_whole(faults.check())
    assert slowest <= 3, f"ready after {slowest:.1f} s"
    assert total > CYCLES * 5, f"only {total} acts were acknowledged: the test shows nothing"
    record_property("acknowledged", total)
    print(f"{CYCLES} kills, 0 lost of {total} acknowledged, slowest ready {slowest * 1000:.0f} ms")


def test_killed_while_it_starts_the_next_start_goes_through(faults, tmp_path):
    for cycle in range(100 if LONG else 10):
        clean(tmp_path)
        faults.acknowledged.clear()
        early = subprocess.Popen([PROGRAM, "write", *faults.place, "--run", "early"], stdout=subprocess.DEVNULL)
        time.sleep(faults.random.uniform(0.0, 0.03))
        early.kill()
        early.wait()
        writer = faults.start("--acts", 3, "--writers", 2)
        assert writer.ready is not None
        writer.wait(timeout=30)
        assert faults.collect(writer) == 6
        faults.assert_whole(faults.check())


def test_a_second_writer_is_refused(faults):
    writer = faults.start("--writers", 1)
    second = subprocess.run([PROGRAM, "write", *faults.place], capture_output=True, text=True, timeout=30)
    assert second.returncode != 0 and "ready" not in second.stdout
    assert str(writer.pid) in second.stderr
    faults.stop(writer)
    faults.assert_whole(faults.check())
