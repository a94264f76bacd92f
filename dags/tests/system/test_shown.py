"""What people see in Airflow's user interface; takes the pictures of docs/airflow.md.

DAYBOOK_PICTURES=../docs/images pytest tests/system/test_shown.py takes them anew.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect, sync_playwright
from running import Backfill, Pipeline, Rejected, wait_for

from local import LocalAirflow
from local.configuration import USER
from local.deployment import ROOT

pytestmark = pytest.mark.system

IMAGES = ROOT / "docs" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Nothing but what the test asks for goes over the network.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder for the pictures."""
    wanted = os.environ.get("DAYBOOK_PICTURES")
    return Path(wanted).resolve() if wanted else tmp_path_factory.mktemp("pictures")


@pytest.fixture(scope="module")
def browser() -> str:
    """Find a browser; as root on Debian install one."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if not found:
        install = ROOT / "scripts" / "install"
        subprocess.run([install, f"install one of {', '.join(BROWSERS)}", "chromium"], check=True)
        found = shutil.which("chromium")
    assert found, f"found no browser; expected one of {', '.join(BROWSERS)} on the PATH"
    return found


@pytest.fixture(scope="module")
def page(airflow: LocalAirflow, browser: str) -> Iterator[Page]:
    """Log in as the administrator."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=list(FLAGS))
        context = chromium.new_context(
            base_url=airflow.address,
            viewport={"width": 1440, "height": 810},
            color_scheme="light",
            locale="en-US",
            timezone_id="UTC",
        )
        context.set_default_timeout(60_000)
        expect.set_options(timeout=60_000)
        page = context.new_page()
        page.goto("/auth/login/")
        page.fill('input[name="username"]', USER)
        page.fill('input[name="password"]', airflow.secrets.password)
        page.click('button[type="submit"]')
        page.wait_for_url("**/")
        yield page
        chromium.close()


def test_the_graph_has_the_four_stages_in_order(
    page: Page, pictures: Path, people: Pipeline, today: date
) -> None:
    run = people.run("scheduled", today).expect("success")
    page.goto(f"/dags/{run.dag}/runs/{quote(run.id)}")
    page.get_by_role("button", name="Show graph").click()
    nodes = page.locator(".react-flow__node")
    expect(nodes).to_have_count(4)
    places = {
        text: box["x"] + box["y"]
        for node in nodes.all()
        if (box := node.bounding_box()) and (text := node.inner_text().split("\n")[0])
    }
    assert sorted(places, key=lambda name: places[name]) == [
        "extract",
        "flatten",
        "validate",
        "export",
    ]
    take(page, pictures / "airflow-graph.png")


def test_a_finished_backfill_is_shown(
    page: Page, pictures: Path, people: Pipeline, backfill: Backfill, days: list[date]
) -> None:
    for run in backfill.runs:
        run.expect("success")
    wait_for("the backfill has ended", lambda: people.backfills()[0]["completed_at"])
    page.goto(f"/dags/{people.dag}/backfills")
    page.get_by_role("button", name="Show grid").click()
    expect(page.get_by_text(days[0].isoformat()).first).to_be_visible()
    expect(page.get_by_text(days[-1].isoformat()).first).to_be_visible()
    take(page, pictures / "airflow-backfill.png")


def test_the_log_of_a_failed_validate_ends_with_the_verdict(
    page: Page, pictures: Path, rejected: Rejected
) -> None:
    run = rejected.run
    page.goto(f"/dags/{run.dag}/runs/{quote(run.id)}/tasks/validate")
    page.get_by_role("button", name="Show grid").click()
    verdict = page.get_by_text("exit 65").last
    verdict.click()  # folds the way through the code
    verdict.scroll_into_view_if_needed()
    expect(verdict).to_be_in_viewport()
    take(page, pictures / "airflow-rejected.png")


def take(page: Page, file: Path) -> None:
    """Take a picture that is small enough for a repository; docs/ has one of that name."""
    page.wait_for_timeout(1000)  # what is drawn moves for a moment
    page.screenshot(path=file, animations="disabled")
    assert 10_000 < file.stat().st_size < 300_000
    assert (IMAGES / file.name).is_file(), f"docs/images has no {file.name}; see the first lines"
