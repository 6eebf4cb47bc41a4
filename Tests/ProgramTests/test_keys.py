"""`keys renew`, `keys seal`: a new key is put before the others, and nothing that they sealed is lost."""

import stat

import pytest

from house import House

WITHOUT = "补封文件0个，改由新密钥保管0个，删除明文0个。"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    house = House(tmp_path_factory.mktemp("keys"))
    return house.settle()


def test_a_new_key_stands_before_the_old_ones(folder):
    path = folder.keys / "fields.key"
    known = []
    for count in (1, 2, 3):
        said = folder.do("keys", "renew").out
        assert WITHOUT in said and "离线备份" in said
        lines = path.read_text().split()
        assert len(lines) == count and lines[1:] == known and all(len(line) == 64 for line in lines)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert lines[0] not in said
        known = lines
    assert folder.do("keys", "seal").out.strip() == WITHOUT


def test_a_broken_key_file_is_never_overwritten(folder):
    path = folder.keys / "fields.key"
    before = path.read_text()
    for broken in ("", "zz\n", before + "12\n"):
        path.write_text(broken)
        answer = folder.run("keys", "renew")
        assert answer.status == 1 and "没有使用字段密钥" in answer.error
        assert path.read_text() == broken
    path.write_text(before)
    path.chmod(0o644)
    assert "0600" in folder.run("keys", "renew").error
    path.chmod(0o600)
