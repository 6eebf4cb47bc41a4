"""Power cuts: what was synced stays, the rest reaches the disk in part, torn and out of order (F2, F3)."""

from conftest import LONG, clean

CUTS = 1000 if LONG else 40


def cut(faults, *options):
    """One life of the writer, ended by a power cut after a random number of writes and syncs."""
    writer = faults.start(
        "--writers", 6, "--checkpoint-after", 100, "--seed", faults.random.randrange(1 << 31),
        "--cut-after", faults.random.randrange(1, 2500), *options)
    acknowledged = faults.collect(writer)
    assert writer.returncode == 137, f"not ended by the cut: {writer.returncode} {faults.errors[-500:]}"
    return acknowledged


def test_a_power_cut_loses_nothing_acknowledged(faults, tmp_path, record_property):
    total = 0
    for number in range(CUTS):
        if number % 10 == 0:
            clean(tmp_path)
            faults.acknowledged.clear()
        total += cut(faults)
        faults.assert_whole(faults.check())
    assert total > CUTS * 5, f"only {total} acts were acknowledged: the test shows nothing"
    record_property("acknowledged", total)
    print(f"{CUTS} power cuts, 0 lost of {total} acknowledged")


def test_control_without_full_sync_the_same_cuts_lose(faults, tmp_path):
    """If this did not lose, the test above would prove nothing."""
    for attempt in range(1, 11):
        clean(tmp_path)
        faults.acknowledged.clear()
        acknowledged = cut(faults, "--synchronous", "normal")
        found = faults.check()
        if found["lost"] > 0:
            print(f"control lost {found['lost']} of {acknowledged} acknowledged in try {attempt}")
            return
    raise AssertionError("ten power cuts with synchronous=NORMAL lost nothing: the fault is not injected")
