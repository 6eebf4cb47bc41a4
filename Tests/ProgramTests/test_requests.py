"""`request fee`: the worked examples of FEE-4 through the command line."""

import pytest

from house import House

ITEMS = {10: 0, 11: 100, 30: 2_000, 31: 2_200, 40: 4_000, 41: 4_300, 50: 7_000, 60: 11_000, 100: 37_000}
PAGES = {30: 0, 31: 10, 100: 700, 101: 720, 150: 1_700, 200: 2_700, 201: 2_740, 250: 4_700, 500: 14_700}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return House(tmp_path_factory.mktemp("fee"))


@pytest.mark.parametrize("unit,count,fee", [
    *(("--items", count, fee) for count, fee in ITEMS.items()),
    *(("--pages", count, fee) for count, fee in PAGES.items()),
])
def test_fees(folder, unit, count, fee):
    answer = folder.do("request", "fee", unit, count).json("request-fee")
    assert answer["fee"] == fee
    assert str(fee) in answer["steps"][-1]


def test_items_of_the_month_add_up(folder):
    assert folder.do("request", "fee", "--items", 1, "--already", 40).json("request-fee")["fee"] == 300
    assert folder.do("request", "fee", "--items", 31, "--already", 10).json("request-fee")["fee"] == 4_300


@pytest.mark.parametrize("arguments", [
    (), ("--items", 1, "--pages", 1), ("--already", 1), ("--pages", 1, "--already", 1), ("--items", -1),
    ("--items", 1_000_001), ("--pages", "9223372036854775808"),
])
def test_wrong_use_is_refused(folder, arguments):
    assert folder.run("request", "fee", *arguments).status == 64
