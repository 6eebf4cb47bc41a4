"""./run and ./test on machines where something is missing, and runs that must not count as passed."""

import shutil
import socket
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = "bash sh env sed awk grep sort head tail tr cut df id mkdir dirname dpkg-query cat paste printf sleep kill timeout sha256sum python3 tee date rm".split()


@pytest.fixture
def machine(tmp_path):
    """A copy of the scripts, and a PATH that holds only what a test puts there."""
    tree, tools = tmp_path / "tree", tmp_path / "bin"
    tools.mkdir()
    shutil.copytree(ROOT / "scripts", tree / "scripts")
    for name in ("run", "test"):
        shutil.copy(ROOT / name, tree / name)
    for folder in ("Sources/Plans", "Tests/PlansTests", ".build/test-logs"):
        (tree / folder).mkdir(parents=True)
    for tool in TOOLS:
        if found := shutil.which(tool):
            (tools / tool).symlink_to(found)
    return Machine(tree, tools)


class Machine:
    def __init__(self, tree, tools):
        self.tree, self.tools = tree, tools
        self.has("swift", "echo 'Swift version 6.3.1 (swift-6.3.1-RELEASE)'")

    def has(self, name, script):
        path = self.tools / name
        path.unlink(missing_ok=True)
        path.write_text(f"#!{shutil.which('bash')}\n{script}\n")
        path.chmod(0o755)

    def lacks(self, name):
        (self.tools / name).unlink()

    def does(self, *command):
        done = subprocess.run(
            command, cwd=self.tree, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL,
            env={"PATH": str(self.tools), "HOME": str(self.tree), "LC_ALL": "C.UTF-8", "TMPDIR": "/tmp"})
        return done.returncode, done.stdout, done.stderr

    def stage(self, script):
        """Runs `script` with the stages sourced; answers what they counted."""
        status, out, error = self.does(
            "bash", "-c", f". scripts/say.sh; . scripts/setup.sh; . scripts/stages.sh; {script}; echo $passed $failed")
        assert status == 0, error
        return tuple(map(int, out.splitlines()[-1].split()))


def test_without_swift_run_says_where_to_get_it(machine):
    machine.lacks("swift")
    assert machine.does("./run") == (
        1, "", "未能开始：没有找到 swift。请安装 Swift 6.1 或更高版本，并把它的 bin 目录加入 PATH，然后重新运行。\n")


def test_an_old_swift_is_named(machine):
    machine.has("swift", "echo 'Swift version 5.10.1 (x)'")
    status, _, error = machine.does("./run")
    assert (status, "5.10" in error, "6.1" in error) == (1, True, True)


def test_a_busy_port_is_named_before_anything_is_built(machine):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        status, out, error = machine.does("./run", "--port", str(port))
    assert (status, out) == (1, "")
    assert f"端口 {port} 已被占用" in error and "--port" in error


@pytest.mark.parametrize("words", [["--port", "x"], ["--port", "0"], ["--port", "65536"], ["--port"], ["--what"]])
def test_wrong_usage_is_64(machine, words):
    status, out, error = machine.does("./run", *words)
    assert (status, out) == (64, "") and "用法" in error


def test_a_full_disk_is_named(machine):
    machine.has("df", "printf 'head\\n/dev/x 1 2 287 4 5\\n'")
    status, _, error = machine.does("./run")
    assert status == 1 and "287 MB" in error


def test_missing_packages_are_named_when_nobody_may_install_them(machine):
    machine.has("dpkg-query", "exit 1")
    machine.has("id", "echo 1000")
    status, _, error = machine.does("./run")
    assert status == 1 and "apt-get install git pkg-config" in error and "chromium" not in error


def test_another_system_is_told_what_it_needs(machine):
    machine.lacks("dpkg-query")
    machine.has("swift", "[ $1 = --version ] && echo 'Swift version 6.3.1' || exit 1")
    status, out, _ = machine.does("./run")
    assert status == 1 and "libpq-dev" in out and "不是 Debian" in out


@pytest.mark.parametrize("message", ["fatal: unable to access 'https://x/': Could not resolve host: x"])
def test_a_build_without_network_says_so(machine, message):
    machine.has("dpkg-query", "echo -n installed")
    machine.has("swift", f"[ $1 = --version ] && echo 'Swift version 6.3.1' || {{ echo \"{message}\"; exit 1; }}")
    status, _, error = machine.does("./run")
    assert status == 1 and "检查网络" in error


GOOD = "✔ Test a() passed after 0.1 seconds.\n✔ Test run with 3 tests in 1 suite passed after 0.2 seconds."
BAD = (
    "✘ Test a() failed after 0.1 seconds with 1 issue.\n✘ Suite S failed after 0.1 seconds with 1 issue.\n"
    "✘ Test case passing 1 argument n → 1 to b() failed after 0.1 seconds.\n"
    "✘ Test run with 3 tests in 1 suite failed after 0.2 seconds with 1 issue."
)
NONE = "✔ Test run with 0 tests in 0 suites passed after 0.001 seconds."
CRASH = "✔ Test a() passed after 0.1 seconds.\nerror: Exited with unexpected signal code 5"


@pytest.mark.parametrize(
    "output, status, counts",
    [(GOOD, 0, (3, 0)), (BAD, 1, (2, 1)), (NONE, 0, (0, 1)), (CRASH, 1, (0, 1)), ("", 0, (0, 1)), (GOOD, 1, (2, 1))],
)
def test_a_suite_counts_by_its_closing_line(machine, output, status, counts):
    machine.has("some-suite", f"cat <<'END'\n{output}\nEND\nexit {status}")
    assert machine.stage("swift_suite plans some-suite") == counts


@pytest.mark.parametrize("output, counts", [("3 passed, 1 failed", (3, 1)), ("3 passed", (0, 1)), ("Traceback", (0, 1))])
def test_a_script_counts_by_its_closing_line(machine, output, counts):
    machine.has("some-lint", f"echo '{output}'")
    assert machine.stage("from_closing_line lint some-lint") == counts


def test_an_unknown_name_is_refused_before_the_set_up(machine):
    status, out, error = machine.does("./test", "Nothing")
    assert (status, out) == (1, "0 passed, 1 failed\n") and "./test --help" in error


def test_the_closing_line_is_there_when_the_set_up_fails(machine):
    machine.lacks("swift")
    status, out, error = machine.does("./test")
    assert status == 1 and out.endswith("\n0 passed, 1 failed\n") and "No swift in PATH" in error

