"""The partition date, as a function."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from daybook.dates import PartitionDateError, daybook_date

RUN_AFTER = datetime(2026, 11, 22, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("parameter", "key", "ds", "expected"),
    [
        (None, None, "2026-11-21", "2026-11-21"),
        ("2026-11-05", None, None, "2026-11-05"),
        ("2026-11-21", None, "2026-11-21", "2026-11-21"),
        (None, "2026-11-07", None, "2026-11-07"),
        (None, "2026-11-07T00:00:00+00:00", None, "2026-11-07"),
        (None, "2026-11-07", "2026-11-21", "2026-11-07"),
        (None, None, None, "2026-11-22"),
        ("", "", None, "2026-11-22"),
    ],
)
def test_the_first_of_parameter_key_logical_date_and_day_of_the_run(
    parameter: str | None, key: str | None, ds: str | None, expected: str
) -> None:
    assert daybook_date(parameter, key, ds, RUN_AFTER) == expected


def test_the_day_of_the_run_is_that_of_utc() -> None:
    tokyo = RUN_AFTER.astimezone(timezone(timedelta(hours=9)))
    vancouver = RUN_AFTER.astimezone(timezone(timedelta(hours=-8)))
    assert vancouver.date().isoformat() == "2026-11-21"
    assert {daybook_date(None, None, None, at) for at in (tokyo, vancouver)} == {"2026-11-22"}


@pytest.mark.parametrize(("key", "ds"), [(None, "2026-11-21"), ("2026-11-21", None)])
def test_a_parameter_that_contradicts_the_run_is_refused(key: str | None, ds: str | None) -> None:
    with pytest.raises(PartitionDateError, match=r"2026-11-05.* 2026-11-21"):
        daybook_date("2026-11-05", key, ds, RUN_AFTER)


@pytest.mark.parametrize("text", ["20261121", "2026-W47-6", "2026-11-31", "21.11.2026", "today"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(PartitionDateError, match="expected a day such as 2026-11-21"):
        daybook_date(text, None, None, RUN_AFTER)
    with pytest.raises(PartitionDateError, match="the partition key is"):
        daybook_date(None, text, None, RUN_AFTER)
