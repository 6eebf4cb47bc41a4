"""`inspect`: a rehearsal of the site inspection by the records, and over HTTP by the pages of this machine."""

DAY = ("--as-of", "2026-09-15")


def test_by_the_records(demo_place):
    text = demo_place.do("inspect", *DAY).out
    assert "网站检查：" in text and "没有检查的指标" in text
    found = demo_place.do("inspect", "--agency", "青禾县卫健局", "--format", "json", *DAY).json("inspect")
    assert found["day"] == "2026-09-15" and 0 <= found["score"] <= 100
    assert found["verdict"] in ("passed", "failed", "vetoed")
    assert (found["verdict"] == "vetoed") == any(item["vetoed"] for item in found["findings"])
    past = demo_place.do("inspect", "--format", "json", "--as-of", "2026-06-30").json("inspect")
    assert past["day"] == "2026-06-30"


def test_nobody_there(demo_place):
    demo_place.run("inspect", "--agency", "没有这个单位", *DAY).refused("没有这个单位")
    demo_place.run("inspect", "--site", "1", *DAY).refused("首页打不开")
