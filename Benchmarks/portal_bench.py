#!/usr/bin/env python3
"""Measures article pages of the portal beside nginx, beside bare SQL and strings, and beside Wagtail (docs/benchmarks.md).

    Benchmarks/portal_bench.py [--rounds 7] [--seconds 4] [--without wagtail] [--write]

It starts every server itself on loopback, lets them take turns, and stops them. Needs the release builds of `gongkai`
and `bare-article`, and the Debian packages nginx-light and wrk; Wagtail comes into .build/wagtail-venv.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
AS_OF = "2026-09-15"
BEGIN, END = "<!-- portal: begin -->\n", "<!-- portal: end -->\n"
LUA = """
local paths, n = {}, 0
for line in io.lines(os.getenv("PATHS")) do paths[#paths + 1] = line end
request = function() n = n % #paths + 1; return wrk.format("GET", paths[n]) end
"""
NGINX = """
worker_processes 2; pid {folder}/nginx.pid; error_log {folder}/nginx.log warn; daemon off; user root;
events {{ worker_connections 1024; }}
http {{
  default_type "text/html; charset=utf-8"; access_log {folder}/nginx-access.log; sendfile on; tcp_nopush on;
  keepalive_requests 1000000; open_file_cache max=1000 inactive=60s; gzip_static on; gzip_vary on;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  server {{ listen 127.0.0.1:{port}; root {folder}/www; }}
}}
"""


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as one:
        return one.getsockname()[1]


class Server:
    """A process on a port of this machine, and what its whole tree has used."""

    def __init__(self, name, command, port, log, env=None, folder=ROOT):
        self.name, self.port = name, port
        self.base = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(command, stdout=log, stderr=log, env=env, cwd=folder)

    def wait(self, path):
        for _ in range(600):
            try:
                return urllib.request.urlopen(self.base + path, timeout=30).read()
            except OSError as error:
                if self.process.poll() is not None:
                    sys.exit(f"{self.name} ended: {error}")
                time.sleep(0.05)
        sys.exit(f"{self.name} does not answer {path}")

    def processor_seconds(self):
        parents, found, todo = {}, [], [self.process.pid]
        for name in os.listdir("/proc"):
            if name.isdigit():
                try:
                    fields = pathlib.Path(f"/proc/{name}/stat").read_text().rsplit(")", 1)[1].split()
                except OSError:
                    continue
                parents.setdefault(int(fields[1]), []).append(int(name))
        while todo:
            one = todo.pop()
            found.append(one)
            todo += parents.get(one, [])
        times = [pathlib.Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split()[11:13] for one in found]
        return sum(int(tick) for both in times for tick in both) / os.sysconf("SC_CLK_TCK")

    def stop(self):
        self.process.terminate()
        self.process.wait(30)


class Load:
    """One side of a figure: what wrk asks of a server."""

    def __init__(self, server, paths, headers=(), connections=64):
        self.server, self.paths, self.headers, self.connections = server, paths, headers, connections
        self.rates, self.costs = [], []

    def run(self, seconds, folder, counts):
        listed = folder / "paths.txt"
        listed.write_text("".join(path + "\n" for path in self.paths))
        command = ["wrk", "-t1", f"-c{self.connections}", f"-d{seconds}s", "--timeout", "30s"]
        for header in self.headers:
            command += ["-H", header]
        if len(self.paths) > 1:
            command += ["-s", str(folder / "rotate.lua")]
        before = self.server.processor_seconds()
        said = subprocess.run(command + [self.server.base + self.paths[0]], capture_output=True, text=True, check=True,
                              env={**os.environ, "PATHS": str(listed)}).stdout
        used = self.server.processor_seconds() - before
        done = int(re.search(r"(\d+) requests in", said)[1])
        if "Non-2xx" in said or "Socket errors" in said or not done:
            sys.exit(f"{self.server.name} did not answer everything:\n{said}")
        if counts:
            self.rates.append(float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]))
            self.costs.append(used / done * 1e6)


def articles(database):
    """Readable articles with a text, as JSON lines for Wagtail."""
    rows = sqlite3.connect(f"file:{database}?mode=ro", uri=True).execute(
        """SELECT a.id, r.title, r.body, r.issuer, r.document_number, r.index_number, r.topic, r.keywords, r.summary,
           datetime(a.first_published_at / 1000, 'unixepoch'), c.name
           FROM article a JOIN article_revision r ON r.id = a.live_revision_id JOIN site_column c ON c.id = r.column_id
           WHERE a.withdrawn_kind IS NULL ORDER BY a.id""").fetchall()
    names = "id title body issuer number index_number topic keywords summary published_at column".split()
    found = [dict(zip(names, row)) for row in rows]
    for one in found:
        one["published_at"] = one["published_at"].replace(" ", "T") + "+00:00"
    return found


class Bench:
    def __init__(self, options, folder):
        self.options, self.folder, self.servers = options, folder, []
        self.log = open(folder / "servers.log", "wb")
        (folder / "rotate.lua").write_text(LUA)
        self.build = ROOT / ".build/release"
        self.data = folder / "data"

    def start(self, name, command, path, env=None, where=ROOT):
        port = free_port()
        server = Server(name, [str(word).replace("PORT", str(port)) for word in command], port, self.log, env, where)
        self.servers.append(server)
        server.wait(path)
        return server

    def run(self):
        subprocess.run([self.build / "gongkai", "demo", "--load-only", "--data", self.data, "--as-of", AS_OF], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        every = articles(self.data / "gongkai.db")
        texts = [one for one in every if len(one["body"]) > 120][:200]
        paths = [f"/articles/{one['id']}" for one in texts]
        serve = [self.build / "gongkai", "serve", "--data", self.data, "--as-of", AS_OF, "--port", "PORT", "--ops-port", "0"]
        ours = self.start("gongkai", serve, paths[0])
        gzip = "Accept-Encoding: gzip"
        # A page asked for with a key of somebody's is made anew each time: that is how the middle row is measured.
        fresh = "Authorization: none"
        nginx = self.nginx(ours, paths)
        (frame := self.folder / "frame.html").write_bytes(ours.wait(paths[0]))
        bare = self.start("bare", [self.build / "bare-article", self.data / "gongkai.db", frame, "PORT"], paths[0])
        self.same_work(ours, bare, paths, fresh)
        figures = [
            ("cached article page, gzip", "nginx, the same bytes with `gzip_static`", "rate", 0.5, "≥ 0.5 ×",
             Load(ours, paths, [gzip]), Load(nginx, paths, [gzip])),
            ("cached article page, plain", "nginx, the same bytes", "rate", 0.5, "≥ 0.5 ×",
             Load(ours, paths), Load(nginx, paths)),
            ("article page made anew, 8 connections", "bare SQL and strings in the same server library", "cost", 3.0, "≤ 3 ×",
             Load(ours, paths, [fresh], 8), Load(bare, paths, [], 8)),
        ]
        if "wagtail" not in self.options.without:
            wagtail, cached, addresses = self.wagtail(every, {one["id"] for one in texts})
            figures += [
                ("article page as served", "Wagtail as its template makes it: every page anew", "rate", 20.0, "≥ 20 ×",
                 Load(ours, paths, [gzip]), Load(wagtail, addresses)),
                ("article page made anew, 8 connections", "the same", "rate", 20.0, "≥ 20 ×",
                 Load(ours, paths, [fresh], 8), Load(wagtail, addresses, [], 8)),
                ("article page as served", "Wagtail with Django's page cache", "rate", None, "–",
                 Load(ours, paths), Load(cached, addresses)),
            ]
        for turn in range(self.options.rounds + 1):
            for *_, one, other in figures:
                one.run(self.options.seconds, self.folder, turn > 0)
                other.run(self.options.seconds, self.folder, turn > 0)
            print(f"round {turn} of {self.options.rounds}", file=sys.stderr)
        return self.table(figures, len(paths))

    def nginx(self, ours, paths):
        www = self.folder / "www" / "articles"
        www.mkdir(parents=True)
        for path in paths:
            (www / path.rsplit("/", 1)[1]).write_bytes(ours.wait(path))
            asked = urllib.request.Request(ours.base + path, headers={"Accept-Encoding": "gzip"})
            (www / (path.rsplit("/", 1)[1] + ".gz")).write_bytes(urllib.request.urlopen(asked).read())
        port = free_port()
        conf = self.folder / "nginx.conf"
        conf.write_text(NGINX.format(folder=self.folder, port=port))
        server = Server("nginx", [shutil.which("nginx") or "/usr/sbin/nginx", "-c", conf], port, self.log)
        self.servers.append(server)
        if server.wait(paths[0]) != ours.wait(paths[0]):
            sys.exit("nginx serves other bytes")
        return server

    def same_work(self, ours, bare, paths, fresh):
        """Both make a page with the whole text, and ours is not kept."""
        for path in paths[:20]:
            name, value = fresh.split(": ")
            made = urllib.request.urlopen(urllib.request.Request(ours.base + path, headers={name: value}))
            if made.headers["ETag"]:
                sys.exit("ours came from the cache")
            sizes = len(made.read()), len(bare.wait(path))
            if not 0.6 < sizes[0] / sizes[1] < 1.7:
                sys.exit(f"{path}: {sizes} bytes are not alike")

    def wagtail(self, every, wanted):
        home, venv = ROOT / "Benchmarks/wagtail", ROOT / ".build/wagtail-venv"
        if not (venv / "bin/gunicorn").exists():
            subprocess.run([sys.executable, "-m", "venv", venv], check=True)
            subprocess.run([venv / "bin/pip", "-q", "install", "-r", home / "requirements.txt"], check=True)
        scratch = self.folder / "wagtail"
        (scratch / "portal_migrations").mkdir(parents=True)
        (scratch / "portal_migrations/__init__.py").touch()
        env = {**os.environ, "SCRATCH": str(scratch), "PYTHONPATH": f"{home}:{scratch}", "PYTHONDONTWRITEBYTECODE": "1",
               "DJANGO_SETTINGS_MODULE": "settings"}
        for act in (["makemigrations", "portal"], ["migrate"]):
            subprocess.run([venv / "bin/django-admin", *act, "-v0"], check=True, env=env, cwd=scratch)
        lines = scratch / "articles.jsonl"
        lines.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in every), encoding="utf-8")
        said = subprocess.run([venv / "bin/python", home / "load.py", lines], check=True, env=env,
                              stdout=subprocess.PIPE, text=True).stdout.split()
        addresses = [line for line in said if line.split("/")[2].upper() in {one.upper() for one in wanted}]
        command = [venv / "bin/gunicorn", "-b", "127.0.0.1:PORT", "--workers", "3", "--log-level", "warning",
                   "--no-control-socket", "django.core.wsgi:get_wsgi_application()"]
        plain = self.start("Wagtail", command, addresses[0], env, scratch)
        cached = self.start("Wagtail, cached", command, addresses[0], {**env, "PAGECACHE": "1"}, scratch)
        return plain, cached, addresses

    def table(self, figures, count):
        lines = [
            f"- {os.cpu_count()} processors, load average {os.getloadavg()[0]:.1f} at the end; {time.strftime('%Y-%m-%d')}; "
            f"commit {commit()}; {version('nginx', '-v')}; Wagtail 8.0.1, Django 5.2.19, 3 workers",
            f"- {count} articles of the sample county in turn; {self.options.rounds} rounds of {self.options.seconds} s by turns; "
            "`wrk -t1 -c64` unless another number stands in the row; least / **median** / most",
            "",
            "| page | against | ours, pages a second | theirs | ours ÷ theirs | ours, µs of processor a page | theirs | ratio "
            "of processor time | aim | |", "|---|---|---|---|---|---|---|---|---|---|"]
        missed = 0
        for title, against, kind, bar, said, one, other in figures:
            rates = statistics.median(one.rates) / statistics.median(other.rates)
            costs = statistics.median(other.costs) / statistics.median(one.costs)
            if kind == "cost":
                met, reached = 1 / costs <= bar, f"{1 / costs:.2f} × the cost"
            else:
                met, reached = bar is None or rates >= bar, f"{costs:.2f} × less"
            missed += not met
            mark = "" if bar is None else "met" if met else "**missed**"
            lines.append("| " + " | ".join([
                title, against, spread(one.rates), spread(other.rates), f"**{rates:.2f}**", spread(one.costs),
                spread(other.costs), reached, said, mark]) + " |")
        return "\n".join(lines) + "\n", missed

    def stop(self):
        _ = [server.stop() for server in reversed(self.servers)]


def spread(values):
    return f"{min(values):,.0f} / **{statistics.median(values):,.0f}** / {max(values):,.0f}"


def commit():
    return subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=ROOT).stdout.strip()


def version(program, flag):
    said = subprocess.run([shutil.which(program) or f"/usr/sbin/{program}", flag], capture_output=True, text=True)
    return (said.stdout + said.stderr).strip().split(": ")[-1]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--without", default="")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gongkai-portal-") as name:
        bench = Bench(options, pathlib.Path(name))
        try:
            table, missed = bench.run()
        finally:
            bench.stop()
    print(table)
    if options.write:
        page = ROOT / "docs/benchmarks.md"
        text = page.read_text(encoding="utf-8")
        before, rest = text.split(BEGIN, 1)
        page.write_text(before + BEGIN + table + END + rest.split(END, 1)[1], encoding="utf-8")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
