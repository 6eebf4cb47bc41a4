"""A full disk and a sync that fails: refused in words, nothing acknowledged is lost (F4, F5)."""

import time

from conftest import LONG, clean


def test_a_full_disk_refuses_and_the_writer_goes_on_when_there_is_room(faults, tmp_path):
    for _ in range(100 if LONG else 10):
        clean(tmp_path)
        faults.acknowledged.clear()
        writer = faults.start(
            "--writers", 4, "--checkpoint-after", 100, "--full-after", faults.random.randrange(300, 900), "--refusals", 3)
        assert writer.ready is not None, writer.stderr.read()
        time.sleep(0.6)
        faults.stop(writer)
        refused = [index for index, line in enumerate(faults.lines) if line.startswith("refused unavailable")]
        assert refused, "the full disk went unnoticed"
        assert "磁盘空间不足" in faults.lines[refused[0]]
        assert any(line.startswith("ack ") for line in faults.lines[refused[-1] :]), "nothing was saved afterwards"
        assert not [line for line in faults.lines if line.startswith("error")]
        faults.assert_whole(faults.check())


def test_after_a_failed_sync_the_writer_stops_and_says_so(faults, tmp_path):
    for _ in range(100 if LONG else 10):
        clean(tmp_path)
        faults.acknowledged.clear()
        writer = faults.start("--writers", 4, "--checkpoint-after", 100, "--sync-fails-after", faults.random.randrange(300, 900))
        assert writer.ready is not None, writer.stderr.read()
        time.sleep(0.5)
        faults.stop(writer)
        refused = [index for index, line in enumerate(faults.lines) if line.startswith("refused unavailable")]
        assert refused, "the failed sync went unnoticed"
        assert "重新启动" in faults.lines[refused[0]]
        late = [line for line in faults.lines[refused[-1] :] if line.startswith("ack ")]
        assert late == [], "an act was acknowledged after the disk had failed"
        faults.assert_whole(faults.check())
