"""Look at a site as a browser shows it, and say what is wrong with a page."""

import gzip
import os
import re
import shutil
import threading
from collections import Counter
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

# What Debian, Fedora and others call the browser that stands in for Playwright's own.
PROGRAMS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
)

# WCAG 2.0 to 2.2, levels A and AA, and best practices. The extra rule, part of level A, is off by
# default: what is to be read on a control belongs to its name.
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"label-content-name-mismatch": {"enabled": True}},
    "resultTypes": ["violations"],  # of the rest, lists are long to make and not read
}  # fmt: skip


def missing(what):
    """Skip a test for want of a program; on a machine that must have it, fail."""
    if os.environ.get("CI"):
        pytest.fail(f"{what}, and CI is set")
    pytest.skip(what)


def start(playwright, name):
    """Start the browser of this name that Playwright has fetched, or the system's Chromium."""
    kind = getattr(playwright, name)
    if Path(kind.executable_path).exists():
        return kind.launch()
    found = map(shutil.which, PROGRAMS if name == "chromium" else ())
    path = next(filter(None, found), None)
    return kind.launch(executable_path=path) if path else None


# The strictest policy of a host under which the site works, as CONTRIBUTING says (Publish).
POLICY = (
    "default-src 'self'; "
    "script-src 'self'; "
    "style-src 'self' 'unsafe-inline'; "  # styles stand in drawings and formulas
    "img-src 'self' data:"  # small signs stand in Furo's style sheet
)


class Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args, policy, asked, **settings):
        self.policy, self.asked = policy, asked
        super().__init__(*args, **settings)

    def end_headers(self):
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_request(self, code="-", _size="-"):
        self.asked[self.path] += code == 200  # others have no content

    def log_message(self, *args):
        pass


@contextmanager
def served(folder, policy=POLICY, asked=None):
    """Serve a folder on this machine, as a strict host does; yield its address.

    How often the content of each path has been sent is counted in `asked`.
    """
    asked = Counter() if asked is None else asked
    handler = partial(
        Handler, directory=str(folder), policy=policy, asked=asked
    )
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class Visitor:
    """A window that remembers what its pages asked for and complained of."""

    def __init__(self, browser, **options):
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.page.on(
            "request", lambda request: self.requests.append(request.url)
        )
        self.page.on(
            "response", lambda response: self.responses.append(response)
        )
        self.page.on("console", self.listen)
        self.page.on(
            "pageerror", lambda error: self.complaints.append(str(error))
        )
        self.forget()

    def forget(self):
        self.requests, self.responses, self.complaints = [], [], []

    def listen(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def open(self, url):
        self.forget()
        self.page.goto(url)
        self.page.evaluate("document.fonts.ready.then(() => true)")
        return self.page


def theme(page):
    """Return whether the page is light or dark to look at."""
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return "light" if sum(map(int, re.findall(r"\d+", paper))) > 382 else "dark"


def foreign(requests, home):
    """Return the requests that left the site."""
    return [
        url for url in requests if not url.startswith((home, "data:", "blob:"))
    ]


def violations(page, part=None):
    """Return what axe finds, on all of a page or in a part of it, a line for each place."""
    found = Axe().run(page, part, AXE).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:200]}"
        for rule in found
        for node in rule["nodes"]
    ]


def overhang(page):
    """Return by how many pixels the page can be scrolled sideways."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def weight(responses):
    """Return the bytes of all files, plain and packed. Fonts and pictures are packed already."""
    bodies = [response.body() for response in responses if response.ok]
    packed = (min(len(body), len(gzip.compress(body))) for body in bodies)
    return sum(map(len, bodies)), sum(packed)
