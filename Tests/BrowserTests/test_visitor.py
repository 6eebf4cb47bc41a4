"""Controls: the visitor of these journeys must notice faults that are put before it."""

import http.server
import threading

import pytest

from visitor import Visitor

SOUND = '<!doctype html><html lang="zh-CN"><title>好</title><main><h1>政务公开</h1></main>'


@pytest.fixture
def serving():
    """Serves one page from loopback."""
    servers = []

    def serve(page):
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                found = self.path == "/"
                self.send_response(200 if found else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write((page if found else "").encode())

            def log_message(self, *_):
                pass

        servers.append(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}"

    yield serve
    for server in servers:
        server.shutdown()


ICON = '<link rel="icon" href="data:,">'


def test_a_sound_page_passes(browser, serving):
    visitor = Visitor(browser, serving(SOUND + ICON))
    visitor.goes_to("/")
    visitor.looks("control-sound")
    visitor.leaves()


@pytest.mark.parametrize("fault", ["<script>console.error('x')</script>", "<script>nothing()</script>", "<img src='/gone.png' alt=''>"])
def test_an_error_of_the_page_is_noticed(browser, serving, fault):
    visitor = Visitor(browser, serving(SOUND + ICON + fault))
    visitor.goes_to("/")
    visitor.page.wait_for_load_state("networkidle")
    with pytest.raises(AssertionError):
        visitor.leaves()


@pytest.mark.parametrize("fault", ["<img src='data:,'>", "<p style='width:2000px'>宽</p>"])
def test_a_page_that_shuts_people_out_is_noticed(browser, serving, fault):
    visitor = Visitor(browser, serving(SOUND + ICON + fault))
    visitor.goes_to("/")
    with pytest.raises(AssertionError):
        visitor.looks("control-fault", widths=(360,))
    visitor.context.close()
