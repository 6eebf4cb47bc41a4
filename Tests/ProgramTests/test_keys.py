"""`keys renew`, `keys retire`, `keys seal`: a new key is put before the others, nothing that they sealed is lost, and
once nothing needs them they can go. What is sealed is opened here by another library."""

import shutil
import sqlite3
import stat
import subprocess

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from house import House

WITHOUT = "补封文件0个，改由新密钥保管文件0个、内容0项，删除明文0个。"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    house = House(tmp_path_factory.mktemp("keys"))
    return house.settle()


@pytest.fixture
def county(demo_place, tmp_path):
    """The sample county, with its keys."""
    house = House(tmp_path)
    shutil.copytree(demo_place.data, house.data)
    shutil.copytree(demo_place.keys, house.keys)
    return house


def lines(house):
    return (house.keys / "fields.key").read_text().split("\n")[:-1]


def sealed_values(house):
    """(place, bytes) of every value in every column of bytes, whatever the program says of them."""
    database = sqlite3.connect(f"file:{house.data / 'gongkai.db'}?mode=ro", uri=True)
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = []
    for table in tables:
        columns = list(database.execute(f'PRAGMA table_info("{table}")'))
        if table.startswith(("sqlite_", "search_")):
            continue
        keys = [name for _, name, _, _, _, key in columns if key]
        for name in (name for _, name, kind, _, _, _ in columns if kind == "BLOB"):
            assert len(keys) == 1, f"{table}.{name} is bound to no one column"
            rows = database.execute(f'SELECT "{keys[0]}", "{name}" FROM "{table}" WHERE "{name}" IS NOT NULL')
            found += [(f"{table}.{name}.{key}", value) for key, value in rows]
    return found


def opens(secret, place, sealed):
    key = HKDF(SHA256(), 32, None, b"gongkai field sealing").derive(bytes.fromhex(secret))
    try:
        return AESGCM(key).decrypt(sealed[:12], sealed[12:], place.encode())
    except InvalidTag:
        return None


def files_under(house, key_line):
    """How many references of files are sealed under that key, and under others."""
    name = HKDF(SHA256(), 32, None, b"gongkai field key id").derive(bytes.fromhex(key_line))[:4].hex()
    database = sqlite3.connect(f"file:{house.data / 'gongkai.db'}?mode=ro", uri=True)
    kept = [row[0] for table, column in
            (("request_file", "kept"), ("request_letter", "kept"), ("consultation_comment_file", "hash"))
            for row in database.execute(f"SELECT {column} FROM {table}")]
    ours = [reference for reference in kept if reference.startswith(f"sealed.{name}.")]
    return len(ours), len(kept) - len(ours)


def test_a_new_key_stands_before_the_old_ones(folder):
    path = folder.keys / "fields.key"
    known = []
    for count in (1, 2, 3):
        said = folder.do("keys", "renew").out
        assert WITHOUT in said and "离线备份" in said
        found = lines(folder)
        assert len(found) == count and found[1:] == known and all(len(line) == 64 for line in found)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert found[0] not in said
        known = found
    assert folder.do("keys", "seal").out.strip() == WITHOUT


def test_a_key_that_became_known_opens_nothing_any_more(county):
    before = sealed_values(county)
    old = lines(county)[0]
    plain = {place: opens(old, place, sealed) for place, sealed in before}
    assert len(plain) > 20 and None not in plain.values()

    said = county.do("keys", "renew").out
    assert f"内容{len(before)}项" in said
    new = lines(county)[0]
    after = sealed_values(county)
    assert {place: opens(new, place, sealed) for place, sealed in after} == plain
    assert not any(opens(old, place, sealed) for place, sealed in after)
    ours, others = files_under(county, new)
    assert ours > 0 and others == 0

    assert "已移除旧密钥1个" in county.do("keys", "retire").out
    kept = lines(county)
    assert len(kept) == 2 and kept[0] == new and kept[1].startswith("naming ") and old not in kept[1]
    assert stat.S_IMODE((county.keys / "fields.key").stat().st_mode) == 0o600
    assert "没有旧密钥" in county.do("keys", "retire").out
    # Names are made as before, also under the key after the next: who came once is found again.
    naming = HKDF(SHA256(), 32, None, b"gongkai field naming").derive(bytes.fromhex(old)).hex()
    county.do("keys", "renew")
    assert lines(county)[2] == f"naming {naming}" == kept[1]
    county.do("audit", "verify")


KEYED_BYTES = """
    SELECT c.relname, a.attname, k.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r'
    JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary AND i.indnkeyatts = 1
    JOIN pg_attribute k ON k.attrelid = c.oid AND k.attnum = i.indkey[0]
    WHERE c.relnamespace = current_schema()::regnamespace AND a.atttypid = 'bytea'::regtype AND NOT a.attisdropped
"""


def sealed_in_postgres(url):
    def rows(statement):
        done = subprocess.run(["psql", "-qAtd", url, "-c", statement], capture_output=True, text=True, check=True, timeout=60)
        return [line.split("|") for line in done.stdout.splitlines()]

    return [(f"{table}.{name}.{row}", bytes.fromhex(value)) for table, name, key in rows(KEYED_BYTES)
            for row, value in rows(f"SELECT {key}, encode({name}, 'hex') FROM {table} WHERE {name} IS NOT NULL")]


def test_the_same_on_postgresql(postgres, tmp_path):
    house = House(tmp_path, "--database", postgres)
    house.do("demo", "--load-only", "--as-of", "2026-09-15")
    before, old = sealed_in_postgres(postgres), lines(house)[0]
    plain = {place: opens(old, place, sealed) for place, sealed in before}
    assert len(plain) > 20 and None not in plain.values()
    assert f"内容{len(before)}项" in house.do("keys", "renew").out
    assert "已移除旧密钥1个" in house.do("keys", "retire").out
    new, after = lines(house)[0], sealed_in_postgres(postgres)
    assert {place: opens(new, place, sealed) for place, sealed in after} == plain
    assert not any(opens(old, place, sealed) for place, sealed in after)


def test_a_key_that_something_needs_is_not_taken_out(county):
    county.do("keys", "renew")
    strange = "ab" * 32
    path = county.keys / "fields.key"
    kept = lines(county)
    # What a lost key sealed: nobody can open it.
    database = sqlite3.connect(county.data / "gongkai.db")
    row = database.execute("SELECT id, writer FROM letter WHERE writer IS NOT NULL LIMIT 1").fetchone()
    database.execute("UPDATE letter SET writer = ? WHERE id = ?", (bytes.fromhex(strange)[:12] + row[1][12:], row[0]))
    database.commit()
    database.close()
    county.run("keys", "retire").refused("没有移除旧密钥", "1项")
    assert lines(county) == kept and path.exists()


TWICE = f"naming {'1' * 64}\n" * 2


@pytest.mark.parametrize("more", ["", "zz\n", "12\n", "naming zz\n", TWICE])
def test_a_broken_key_file_is_never_overwritten(folder, more):
    path = folder.keys / "fields.key"
    before = path.read_text()
    broken = before + more if more else ""
    path.write_text(broken)
    for act in ("renew", "retire"):
        answer = folder.run("keys", act)
        assert answer.status == 1 and "没有使用字段密钥" in answer.error
        assert path.read_text() == broken
    path.write_text(before)


def test_a_key_file_that_others_can_read_is_not_used(folder):
    path = folder.keys / "fields.key"
    path.chmod(0o644)
    assert "0600" in folder.run("keys", "renew").error
    path.chmod(0o600)
