"""A real browser, where there is one: Chromium on the path, or where SAYSO_CHROMIUM says."""

import contextlib
import os
import shutil

import pytest

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def find():
    """The path of Chromium, or `None`."""
    return os.environ.get("SAYSO_CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None
    )


@contextlib.contextmanager
def launched():
    """Chromium without a window; skips the test where there is none."""
    path = find()
    if path is None:
        pytest.skip("there is no Chromium on the path (SAYSO_CHROMIUM can say where)")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (it is slow to load)

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


class Watched:
    """A page of the browser, and what went on in it that must not: dialogs, errors, requests elsewhere, broken policy."""

    def __init__(self, browser, address, **options):
        self.page = browser.new_page(**options)
        self.said: list[str] = []
        page = self.page
        page.on("dialog", self._dialog)
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda one: None if one.url.startswith(address) else self.said.append(one.url))

    def _dialog(self, dialog):
        self.said.append(f"dialog: {dialog.message}")
        dialog.dismiss()
