# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils.translation import override

from tests import factories
from tests.factories import add_partnership, add_place
from tests.inputs.sheets import BASICS, PHASE_HEAD, xlsx
from zweiklang.domain.mandate.models import CouncilItem
from zweiklang.domain.partnerships.models import Partnership, Phase
from zweiklang.domain.people.models import Office
from zweiklang.domain.people.support import grant_support
from zweiklang.doors.commands.library import language
from zweiklang.doors.commands.main import main
from zweiklang.foundation import clock

PAPER = Path(__file__).parent.parent / "data" / "oparl" / "Paper-01.json"
Say = Callable[..., str]


@pytest.fixture
def zweiklang(capsys: pytest.CaptureFixture[str]) -> Say:
    def run(*words: object) -> str:
        call_command(*map(str, words), "--language=en")
        return capsys.readouterr().out

    return run


@pytest.fixture
def portfolio(tmp_path: Path) -> Path:
    path = tmp_path / "portfolio.xlsx"
    path.write_bytes(xlsx(**BASICS, phase=[PHASE_HEAD, ["p1", "kumasi", "contact", 2011, None]]))
    return path


def test_a_dry_run_shows_and_writes_nothing(
    dortmund: Office, portfolio: Path, zweiklang: Say
) -> None:
    said = zweiklang("import", portfolio, "--dry-run")
    assert "Phases, row 2: p1 – new" in said
    assert "Nothing was written." in said
    assert not Partnership.objects.exists()


@pytest.mark.parametrize(("answer", "written"), [("yes", 1), ("ja", 1), ("no", 0), ("", 0)])
def test_only_a_yes_writes(
    dortmund: Office,
    portfolio: Path,
    zweiklang: Say,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    written: int,
) -> None:
    monkeypatch.setattr("builtins.input", lambda _question: answer)
    zweiklang("import", portfolio)
    assert Phase.objects.count() == written


def test_errors_end_with_a_failure_and_name_their_place(
    dortmund: Office, tmp_path: Path, zweiklang: Say, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.xlsx"
    path.write_bytes(xlsx(phase=[PHASE_HEAD, ["p1", "kumasi", "contact", "31.02.2011", None]]))
    with pytest.raises(CommandError, match="Nothing was written"):
        zweiklang("import", path, "--yes")
    assert "phase, row 2, column D (begins): “31.02.2011” is not a day" in capsys.readouterr().out


def test_export_and_import_are_inverse_in_every_format(
    dortmund: Office, portfolio: Path, tmp_path: Path, zweiklang: Say
) -> None:
    zweiklang("import", portfolio, "--yes")
    anna = factories.add_member(dortmund, "anna", "administrator")
    grant_support(
        factories.actor_for(anna), dortmund, "root@host.example",
        until=clock.today(), reason="Moving to another server", writes=False,
    )  # fmt: skip
    for name in ("out.xlsx", "out.zip", "out"):
        zweiklang("export", tmp_path / name, "--support=root@host.example")
        assert "Everything is on file already" in zweiklang("import", tmp_path / name, "--yes")


def test_without_support_access_an_export_holds_what_is_public(
    dortmund: Office, portfolio: Path, tmp_path: Path, zweiklang: Say
) -> None:
    zweiklang("import", portfolio, "--yes")
    hidden = add_partnership(dortmund, add_place("accra", "GH"), released=False)
    zweiklang("export", tmp_path / "out")
    written = "".join(path.read_text("utf-8") for path in (tmp_path / "out").iterdir())
    assert hidden.key not in written
    with pytest.raises(CommandError, match="has no support access"):
        zweiklang("export", tmp_path / "out", "--support=bernd@dortmund.example")


def test_no_command_sets_the_password_of_an_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["zweiklang", "changepassword", "anna"])
    with pytest.raises(SystemExit, match="set by their owners alone"):
        main()


def test_with_several_offices_one_must_be_named(
    dortmund: Office, kumasi: Office, portfolio: Path, zweiklang: Say
) -> None:
    with pytest.raises(CommandError, match="--office: dortmund, kumasi"):
        zweiklang("export", "nowhere.xlsx")
    with pytest.raises(CommandError, match="--office: dortmund, kumasi"):
        zweiklang("import", portfolio, "--office=accra")


def test_a_day_that_is_none_is_refused(dortmund: Office, zweiklang: Say) -> None:
    with pytest.raises(CommandError, match="2024-05-01, not 2024"):
        zweiklang("export", "nowhere.xlsx", "--known-on=2024")


def test_council_items_come_from_a_file(dortmund: Office, zweiklang: Say) -> None:
    zweiklang("import-oparl", PAPER, "--yes", "--body=Rat")
    assert "Everything is on file already" in zweiklang("import-oparl", PAPER, "--body=Rat")
    assert CouncilItem.objects.get().body == "Rat"


def test_a_command_names_the_option_that_is_missing_and_what_cannot_be_taken(
    dortmund: Office, zweiklang: Say, tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match="Add --body"):
        zweiklang("import-oparl", PAPER, "--yes")
    (tmp_path / "paper.json").write_text('{"type": "Paper", "name": "Reise"}')
    with pytest.raises(CommandError, match="nothing that can be taken"):
        zweiklang("import-oparl", tmp_path / "paper.json", "--yes", "--body=Rat")
    assert not CouncilItem.objects.exists()


@pytest.mark.parametrize("name", ["portfolio.pdf", "portfolio.ods", "portfolio.xlxs"])
def test_export_writes_no_folder_under_the_name_of_a_file(
    dortmund: Office, tmp_path: Path, zweiklang: Say, name: str
) -> None:
    with pytest.raises(CommandError, match=r"\.xlsx or \.zip"):
        zweiklang("export", tmp_path / name)
    assert not (tmp_path / name).exists()


def test_export_writes_a_folder_where_no_ending_or_a_stroke_asks_for_one(
    dortmund: Office, tmp_path: Path, zweiklang: Say
) -> None:
    zweiklang("export", tmp_path / "plain")
    zweiklang("export", f"{tmp_path}/v1.0/")
    zweiklang("export", tmp_path / "v1.0")
    assert list((tmp_path / "plain").glob("*.csv"))
    assert list((tmp_path / "v1.0").glob("*.csv"))


def test_content_has_the_language_asked_for_and_messages_that_of_the_shell(
    dortmund: Office, portfolio: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with override("en"):
        call_command("export", f"{tmp_path}/words", language="de")
    assert "Written: " in capsys.readouterr().out
    assert "Kennung" in next((tmp_path / "words").glob("*.csv")).read_text("utf-8-sig")


def test_content_has_the_language_of_the_shell_unless_another_is_asked_for(
    dortmund: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "shell_language", lambda: "en_US")
    call_command("export", f"{tmp_path}/words")
    assert "Key" in next((tmp_path / "words").glob("*.csv")).read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["backup", "{}/no/b.zip"], "There is no folder {}/no. Make it, or name another one."),
        (["export", "{}/no/b.xlsx"], "There is no folder {}/no. Make it, or name another one."),
        (["backup", "{}"], "{} is a folder. Name a file in it."),
        (["import", "{}/no.xlsx"], "There is no file {}/no.xlsx. Check the name and the folder."),
        (
            ["import-oparl", "{}/no.json"],
            "There is no file {}/no.json. Check the name and the folder.",
        ),
        (
            ["import-iati", "{}/no.xml", "--partnership=kumasi"],
            "There is no file {}/no.xml. Check the name and the folder.",
        ),
    ],
)
def test_files_that_are_not_there_are_told_in_our_words(
    dortmund: Office,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    said: str,
) -> None:
    factories.add_partnership(dortmund, add_place("kumasi", "GH"))
    given = [word.format(tmp_path) for word in words]
    options = [] if given[0] == "backup" else ["--language=en"]
    with override("en"), pytest.raises(CommandError) as refused:
        call_command(*given, *options)
    told = f"{refused.value}\n{capsys.readouterr().out}"
    assert said.format(tmp_path) in told
    assert "Errno" not in told
