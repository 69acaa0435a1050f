# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.factories import add_partnership, add_phase, add_place
from tests.inputs.sheets import BASICS, PHASE_HEAD, messages, plan_of, xlsx
from zweiklang.domain.partnerships.models import Partnership
from zweiklang.domain.people.models import Office
from zweiklang.foundation import clock
from zweiklang.inputs.workbook import tables


def phase_messages(office: Office, *rows: list[object]) -> list[str]:
    return messages(plan_of(office, xlsx(**BASICS, phase=[PHASE_HEAD, *rows])))


def test_all_errors_of_a_file_come_at_once_each_at_its_place(dortmund: Office) -> None:
    found = messages(
        plan_of(
            dortmund,
            xlsx(
                place=[["key", "name (de)", "Countrie"], ["kumasi", "Kumasi", "GH"]],
                partnershp=[["key"], ["kumasi"]],
                phase=[
                    PHASE_HEAD,
                    ["p1", "kumassi", "contract", "31.02.2011", "gestern"],
                    [None, "kumasi", "contact", 2012, None],
                ],
            ),
        )
    )
    assert (
        "place, row 1, column C (Countrie): There is no column of this name. Did you mean "
        in (found[0])
    )
    assert "“Country”? Rename or delete the column." in found[0]
    assert found[1].startswith("partnershp: There is no sheet of this name. Did you mean “Partners")
    assert found[2] == "place: The column “Country” is missing. Add it: new rows need it."
    rows = "\n".join(found[3:])
    assert "phase, row 2, column B (partnership): There is no entry kumassi" in rows
    assert (
        "phase, row 2, column C (kind): “contract” is not among the choices. Did you mean" in rows
    )
    assert (
        "phase, row 2, column D (begins): “31.02.2011” is not a day of the calendar. Write" in rows
    )
    assert "phase, row 2, column E (ends): “gestern” is not a day of the calendar." in rows
    assert "phase, row 3, column A (key): The row has no key. Give it one" in rows


@pytest.mark.parametrize(
    "cell", ["31.02.2020", "2020-13", "32.01.2020", "20", "0000", "soon", 99999]
)
def test_days_no_calendar_has_are_named(dortmund: Office, cell: object) -> None:
    (message,) = phase_messages(dortmund, ["p1", "kumasi", "contact", cell, None])
    assert message == (
        f"phase, row 2, column D (begins): “{cell}” is not a day of the calendar. "
        "Write 07.10.2020, 10.2020, 2020 or 2020-10-07."
    )


def test_phases_that_overlap_within_the_file_are_found(dortmund: Office) -> None:
    found = phase_messages(
        dortmund,
        ["p1", "kumasi", "contact", 2011, "2015-06"],
        ["p2", "kumasi", "project", 2014, None],
    )
    assert len(found) == 2
    assert "phase, row 3, column D (begins): This overlaps with the phase" in found[1]


def test_a_phase_that_overlaps_one_on_file_is_found(dortmund: Office) -> None:
    partnership = add_partnership(dortmund, add_place("dura", "PS"))
    add_phase(partnership, "2011", ends=None)
    rows = [PHASE_HEAD, ["p2", "dura", "contact", 2009, 2012]]
    (message,) = messages(plan_of(dortmund, xlsx(phase=rows)))
    assert "overlaps" in message


def test_an_event_that_lies_ahead_cannot_be_imported_as_one_that_took_place(
    dortmund: Office,
) -> None:
    ahead = clock.today().year + 1
    head = ["key", "partnership", "kind", "title (en)", "sides", "begins", "state"]
    sheets: Any = {
        **BASICS,
        "event": [
            head,
            ["e1", "kumasi", "visit", "Visit", "A", ahead, "held"],
            ["e2", "kumasi", "visit", "Visit", "A", ahead, "planned"],
        ],
    }
    (message,) = messages(plan_of(dortmund, xlsx(**sheets)))
    assert "event, row 2, column G (state): It begins in the future" in message


def test_an_end_before_the_beginning_is_found(dortmund: Office) -> None:
    (message,) = phase_messages(dortmund, ["p1", "kumasi", "contact", 2011, 2010])
    assert message == (
        "phase, row 2, column E (ends): The end lies before the beginning. "
        "Choose a later end, or correct the beginning."
    )
    sheets = {
        **BASICS,
        "agreement": [
            ["key", "partnership", "kind", "signed_on", "valid_until"],
            ["a1", "kumasi", "mou", "07.10.2020", "06.10.2020"],
        ],
    }
    (message,) = messages(plan_of(dortmund, xlsx(**sheets)))
    assert "column E (valid_until): The end lies before the signing. Choose a later end" in message


@pytest.mark.parametrize(
    ("sheet", "head", "row", "columns"),
    [
        ("phase", PHASE_HEAD, ["p1", "kumasi-2", "contact", 2011, 2010], ["partnership", "ends"]),
        ("phase", PHASE_HEAD, ["p1", "kumasi-2", "dance", 2011, 2010], ["kind", "ends"]),
        (
            "event",
            ["key", "partnership", "title.en", "begins", "ends", "goals"],
            ["e1", "kumasi-2", "Visit", 2011, 2010, "99"],
            ["partnership", "ends", "goals"],
        ),
        (
            "agreement",
            ["key", "partnership", "kind", "signed_on", "valid_until"],
            ["a1", "kumasi-2", "mou", "07.10.2020", "06.10.2020"],
            ["partnership", "valid_until"],
        ),
        (
            "contribution",
            ["key", "partnership", "kind", "what.en", "begins", "ends"],
            ["c1", "kumasi-2", "money", "Help", 2011, 2010],
            ["partnership", "ends"],
        ),
    ],
)  # fmt: skip
def test_a_row_with_an_unknown_link_has_its_other_errors_named_too(
    dortmund: Office, sheet: str, head: list[str], row: list[object], columns: list[str]
) -> None:
    found = messages(plan_of(dortmund, xlsx(**{**BASICS, sheet: [head, row]})))
    told = " ".join(found)
    for column in columns:
        assert f"({column}): " in told, told


def test_what_follows_from_a_missing_link_is_not_complained_of_as_well(dortmund: Office) -> None:
    found = phase_messages(dortmund, ["p1", "kumasi-2", "contact", 2011, 2012])
    assert len(found) == 1
    assert "There is no entry kumasi-2" in found[0]


def test_a_key_used_twice_names_both_rows(dortmund: Office) -> None:
    (message,) = phase_messages(
        dortmund,
        ["p1", "kumasi", "contact", 2011, 2012],
        ["p1", "kumasi", "contact", 2013, 2014],
    )
    assert "phase, row 3, column A (key): The key p1 stands in row 2 already." in message


def test_a_key_in_the_wrong_form_is_refused(dortmund: Office) -> None:
    (message,) = phase_messages(dortmund, ["Phase 1", "kumasi", "contact", 2011, 2012])
    assert "lower-case letters, digits and single hyphens" in message


def test_two_parties_on_one_side_are_named(dortmund: Office) -> None:
    parties = [
        ["key", "partnership", "side", "place"],
        ["a", "kumasi", "A", "dortmund"],
        ["b", "kumasi", "A", "kumasi"],
    ]
    (message,) = messages(plan_of(dortmund, xlsx(**{**BASICS, "party": parties})))
    assert message == (
        "party, row 3: Another entry has the same Partnership, Side. Change one of the two."
    )


def test_releasing_without_a_source_is_refused_at_the_cell(dortmund: Office) -> None:
    rows = [[*PHASE_HEAD, "public"], ["p1", "kumasi", "contact", 2011, None, "yes"]]
    (message,) = messages(plan_of(dortmund, xlsx(**BASICS, phase=rows)))
    assert "phase, row 2, column F (public): Add a source first." in message


def test_a_missing_column_is_said_once_not_per_row(dortmund: Office) -> None:
    rows = [["key", "partnership", "begins"]]
    rows += [[f"p{year}", "kumasi", str(year)] for year in range(2000, 2020)]
    found = messages(plan_of(dortmund, xlsx(**BASICS, phase=rows)))
    assert found == ["phase: The column “Kind” is missing. Add it: new rows need it."]


def test_cells_a_spreadsheet_has_changed_are_not_guessed(dortmund: Office) -> None:
    head = ["key", "partnership", "code"]
    rows = [
        head,
        ["g1", "kumasi", 8.1],
        ["g2", "kumasi", dt.date(2026, 6, 11)],
        ["g3", "kumasi", 13],
    ]
    found = messages(plan_of(dortmund, xlsx(**BASICS, served_goal=rows)))
    assert "row 2, column C (code): 8.1 is stored as a number: it may have been 8.10." in found[0]
    assert "row 3, column C (code): The spreadsheet has made a date of this." in found[1]
    assert len(found) == 2


def test_numbers_that_are_none_are_named(dortmund: Office) -> None:
    head = ["key", "place", "people", "counted_on"]
    rows = [head, ["p1", "kumasi", "viele", 2020], ["p2", "kumasi", "1.234.567", 2021]]
    (message,) = messages(plan_of(dortmund, xlsx(**BASICS, population=rows)))
    assert message == (
        "population, row 2, column C (people): “viele” is no whole number. Write digits only."
    )


def test_texts_longer_than_their_field_are_named(dortmund: Office) -> None:
    rows = [["key", "name (de)", "country"], ["accra", "Accra", "Ghana"]]
    (message,) = messages(plan_of(dortmund, xlsx(place=rows)))
    assert message.startswith("place, row 2, column C (country): Ensure this value has at most 2")


def test_pictures_cannot_be_added_without_their_file(dortmund: Office) -> None:
    rows = [["key", "alternative (de)"], ["bild", "Rathaus"]]
    (message,) = messages(plan_of(dortmund, xlsx(picture=rows)))
    assert "Add it in the browser first" in message


def test_cells_below_an_empty_heading_are_not_lost_in_silence(dortmund: Office) -> None:
    rows = [["key", None, "topics (de)"], ["kumasi", "lost", "Klima"]]
    (message,) = messages(plan_of(dortmund, xlsx(partnership=rows)))
    assert "partnership, row 2, column B: The cell stands in a column without a heading." in message


def test_two_columns_of_one_field_are_named(dortmund: Office) -> None:
    rows = [["key", "topics (de)", "topics_de"], ["kumasi", "Klima", "Abfall"]]
    (message,) = messages(plan_of(dortmund, xlsx(partnership=rows)))
    assert "column C (topics_de): This is the same column as “topics (de)”." in message


def test_a_source_that_is_none_suggests_a_near_one(dortmund: Office) -> None:
    sheets = {
        **BASICS,
        "source": [["key", "url", "title"], ["council-2022", "https://city.example/c", "Council"]],
        "phase": [[*PHASE_HEAD, "source"], ["p1", "kumasi", "contact", 2011, None, "council-2023"]],
    }
    (message,) = messages(plan_of(dortmund, xlsx(**sheets)))
    assert "There is no source council-2023. Did you mean council-2022?" in message


def test_a_wrong_link_in_the_sources_is_named(dortmund: Office) -> None:
    rows = [["key", "url", "title"], ["a", "javascript:alert(1)", "A"]]
    (message,) = messages(plan_of(dortmund, xlsx(source=rows)))
    assert message.startswith("source, row 2, column B (url): Enter a valid URL.")


# -- Files that are none, or hostile ---------------------------------------------------------------


def test_text_that_is_not_utf8_names_the_row(dortmund: Office, tmp_path: Path) -> None:
    text = "key;name (de);country\nkumasi;Kumasi;GH\nkoeln;Köln;DE\n"
    (tmp_path / "place.csv").write_bytes(text.encode("latin-1"))
    (message,) = messages(plan_of(dortmund, tmp_path))
    assert message == (
        "place, row 3: The text is not encoded as UTF-8. "
        "Save it as “CSV UTF-8” in your spreadsheet program and import it again."
    )


def test_an_open_quotation_mark_names_the_row(dortmund: Office, tmp_path: Path) -> None:
    (tmp_path / "place.csv").write_text('key;name (de);country\nkumasi;"Kumasi;GH\n')
    (message,) = messages(plan_of(dortmund, tmp_path))
    assert message.startswith("place, row 2: The row cannot be read")


def bomb(size: int, *, claimed: int | None = None) -> bytes:
    """Return a workbook whose sheet unpacks to `size` bytes of spaces."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=False) as part:
            for _index in range(size // 1_000_000):
                part.write(b" " * 1_000_000)
    content = out.getvalue()
    if claimed is not None:
        content = content.replace(struct.pack("<L", size), struct.pack("<L", claimed))
    return content


def test_a_zip_bomb_is_refused_before_it_is_unpacked(dortmund: Office) -> None:
    (message,) = messages(plan_of(dortmund, bomb(300_000_000)))
    assert "would unpack to 287 MB (parts: 2): no document needs that." in message


def test_a_zip_bomb_that_lies_about_its_size_is_refused(dortmund: Office) -> None:
    (message,) = messages(plan_of(dortmund, bomb(100_000_000, claimed=1_000)))
    assert "The file says it is smaller than it is." in message


def test_a_sheet_of_two_cells_at_opposite_corners_does_not_end_the_process(
    dortmund: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = xlsx(place=[["key"], ["kumasi"]])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename.endswith("sheet1.xml"):
                corner = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
                data = data.replace(b"</sheetData>", corner)
            new.writestr(part, data)
    (message,) = messages(plan_of(dortmund, out.getvalue()))
    assert "far too large" in message or "more than" in message


def test_a_file_beyond_the_limit_is_refused_unread(
    dortmund: Office, settings: object, tmp_path: Path
) -> None:
    big = tmp_path / "big.xlsx"
    with big.open("wb") as stream:
        stream.truncate(100 * 1024 * 1024)
    (message,) = messages(plan_of(dortmund, big))
    assert "The file is larger than 25 MB." in message


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04damaged", b"<xml/>", b"\x00" * 100])
def test_what_is_no_workbook_is_said(dortmund: Office, content: bytes) -> None:
    (message,) = messages(plan_of(dortmund, content))
    assert "no workbook" in message or "damaged" in message


def test_a_zip_without_sheets_is_said(dortmund: Office) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("readme.txt", "hello")
    (message,) = messages(plan_of(dortmund, out.getvalue()))
    assert "neither a workbook nor CSV files" in message


def test_more_rows_than_allowed_are_refused(
    dortmund: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MAX_ROWS", 3)
    rows = [["key"], *([f"p{index}"] for index in range(5))]
    (message,) = messages(plan_of(dortmund, xlsx(partnership=rows)))
    assert "The sheet has more than 3 rows." in message
    (tmp_path / "partnership.csv").write_text("\n".join(row[0] for row in rows))
    (message,) = messages(plan_of(dortmund, tmp_path))
    assert "The sheet has more than 3 rows." in message
    assert not Partnership.objects.exists()


def test_formulas_are_read_as_their_values(dortmund: Office) -> None:
    rows = [["key", "topics (de)"], ["kumasi", '="a"&"b"']]
    plan = plan_of(dortmund, xlsx(partnership=rows))
    assert not messages(plan)
    assert all("=" not in one.after for one in plan.sheets[0].rows[0].changes)
