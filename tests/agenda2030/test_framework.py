# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
import dataclasses
import subprocess
import sys
from collections import Counter
from importlib.resources import files

import pytest

from zweiklang import agenda2030 as agenda


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio of two #RRGGBB colours."""

    def luminance(color: str) -> float:
        shares = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (
            s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_framework_has_17_goals_169_targets_and_251_indicators():
    assert len(agenda.goals()) == 17
    assert len(agenda.targets()) == 169
    assert len(agenda.indicators()) == 251


def test_targets_per_goal_are_those_of_the_resolution():
    counted = Counter(target.goal for target in agenda.targets())
    expected = [7, 8, 13, 10, 9, 8, 5, 12, 8, 10, 10, 11, 5, 10, 12, 12, 19]
    assert [counted[goal.code] for goal in agenda.goals()] == expected


def test_every_target_has_a_goal_and_every_indicator_has_a_target():
    goals = {goal.code for goal in agenda.goals()}
    targets = {target.code for target in agenda.targets()}
    assert {target.goal for target in agenda.targets()} == goals
    assert {indicator.target for indicator in agenda.indicators()} == targets
    for indicator in agenda.indicators():
        assert agenda.target(indicator.target).goal == indicator.goal


def test_everything_comes_in_the_order_of_the_resolution():
    for entries in (agenda.goals(), agenda.targets(), agenda.indicators()):
        written = [entry.code for entry in entries]
        assert written == sorted(written, key=agenda.sort_key)


def test_targets_of_a_goal_and_indicators_of_a_target_are_only_theirs():
    assert [t.code for t in agenda.targets("SDG 13")] == ["13.1", "13.2", "13.3", "13.a", "13.b"]
    assert [i.code for i in agenda.indicators("11.6")] == ["11.6.1", "11.6.2"]


def test_lettered_targets_and_goal_17_are_means_of_implementation():
    for target in agenda.targets():
        means = target.code[-1].isalpha() or target.goal == "17"
        assert (target.kind == "means_of_implementation") is means


def test_identical_indicators_name_each_other():
    for indicator in agenda.indicators():
        for twin in indicator.same_as:
            assert indicator.code in agenda.indicator(twin).same_as


def test_unsd_codes_are_distinct_unless_the_indicator_is_the_same():
    seen: dict[str, str] = {}
    for indicator in agenda.indicators():
        other = seen.setdefault(indicator.unsd_code, indicator.code)
        assert other == indicator.code or other in indicator.same_as


def test_numbers_on_goal_colours_are_readable():
    white = {goal.code for goal in agenda.goals() if goal.text_color == "#FFFFFF"}
    assert white == {"1", "4", "8", "10", "13", "16", "17"}
    for goal in agenda.goals():
        assert contrast(goal.color, goal.text_color) >= 4.5, goal


def test_colours_are_distinct():
    assert len({goal.color for goal in agenda.goals()}) == 17


def test_entries_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        agenda.goal("13").color = "#000000"  # type: ignore[misc]  # that it cannot be set is what is tested


def test_asking_for_the_wrong_kind_says_which_kind_to_name():
    with pytest.raises(agenda.CodeError, match=r"one of the targets. Name one of the goals"):
        agenda.goal("13.1")
    with pytest.raises(agenda.CodeError, match=r"one of the goals. Name one of the targets"):
        agenda.target("13")
    with pytest.raises(agenda.CodeError, match=r"one of the targets. Name one of the indicators"):
        agenda.indicator("13.1")


def test_data_files_are_readable_as_package_resources():
    data = files("zweiklang.agenda2030") / "data"
    names = [
        "framework.json",
        "SOURCES.md",
        "titles/de.toml",
        "titles/en.toml",
        *(f"texts/{language.tag}.json" for language in agenda.languages()),
    ]
    for name in names:
        assert (data / name).read_text(encoding="utf-8").strip(), name


def in_a_fresh_process(program: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return run.stdout.strip()


def test_importing_reads_no_data_and_needs_no_django():
    program = (
        "import sys, zweiklang.agenda2030 as a; from zweiklang.agenda2030 import store;"
        "print(store.load_json.cache_info().currsize,"
        " any(m.split('.')[0] == 'django' for m in sys.modules))"
    )
    assert in_a_fresh_process(program) == "0 False"


def test_only_the_languages_asked_for_are_loaded():
    program = (
        "import zweiklang.agenda2030 as a; from zweiklang.agenda2030 import store;"
        "a.official_text('13', 'uk'); print(store.load_json.cache_info().currsize)"
    )
    assert in_a_fresh_process(program) == "2"  # the framework and Ukrainian
