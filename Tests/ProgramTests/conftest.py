import os
import shutil
import subprocess

import pytest

from house import ROOT, House


@pytest.fixture
def house(tmp_path):
    """An empty place."""
    return House(tmp_path)


@pytest.fixture(scope="session")
def settled_place(tmp_path_factory):
    """Made once and copied: an agency, its units and a plan."""
    house = House(tmp_path_factory.mktemp("settled")).settle()
    return house, house.import_plan()


@pytest.fixture
def ledger(settled_place, tmp_path):
    """A house of one's own with an imported plan, and the plan's number."""
    made, plan = settled_place
    house = House(tmp_path)
    shutil.copytree(made.data, house.data)
    return house, plan


@pytest.fixture(scope="session")
def demo_place(tmp_path_factory):
    """The sample county, loaded once."""
    house = House(tmp_path_factory.mktemp("demo"))
    house.do("demo", "--load-only", "--as-of", "2026-09-15")
    return house


@pytest.fixture(scope="session")
def cluster():
    """A private PostgreSQL cluster, thrown away afterwards; durable, or `serve` would not be ready on it."""
    key = {"GONGKAI_POSTGRES_KEY": f"program-{os.getpid()}"}
    script = [ROOT / "Tests/postgres-server"]
    started = subprocess.run(
        [*script, "start", "--durable"], env=os.environ | key, capture_output=True, text=True, check=True, timeout=120)
    url = started.stdout.strip()
    yield url
    subprocess.run([*script, "stop", url], env=os.environ | key, check=True, timeout=60)


@pytest.fixture
def postgres(cluster, request):
    """The URL of an empty schema in it."""
    schema = f"t{abs(hash(request.node.nodeid))}"
    subprocess.run(["psql", "-qd", cluster, "-c", f"CREATE SCHEMA {schema}"], check=True, timeout=30)
    return f"{cluster}&options=-csearch_path%3D{schema}"
