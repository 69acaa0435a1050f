# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zweiklang import agenda2030 as agenda
from zweiklang.agenda2030.codes import LEADING_WORDS

EVERY_CODE = [entry.code for entry in (*agenda.goals(), *agenda.targets(), *agenda.indicators())]
codes = st.sampled_from(EVERY_CODE)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("SDG 13", "13"),
        ("SDG13", "13"),
        ("Ziel 13", "13"),
        ("Goal 07", "7"),
        ("ODD 6", "6"),
        ("13.1", "13.1"),
        ("13.B", "13.b"),
        ("SDG 6.a", "6.a"),
        ("6a", "6.a"),
        ("SDG 11,6", "11.6"),
        ("SDG-Ziel 11.6.", "11.6"),
        ("Unterziel 4.7", "4.7"),
        ("1-a-1", "1.a.1"),
        ("indicator 6.1.1", "6.1.1"),
        ("цель 6.а", "6.a"),  # Cyrillic а
        ("Hedef 5.C", "5.c"),
        ("目标13", "13"),
        ("１３.１", "13.1"),
        ("الهدف ١٣", "13"),
        ("  17 . 19 ", "17.19"),
        ("16.10", "16.10"),
    ],
)
def test_what_people_write_is_understood(written, meant):
    assert agenda.parse_code(written) == meant


@given(codes)
def test_a_code_means_itself(code):
    assert agenda.parse_code(code) == code
    assert agenda.find_code(code).code == code


@given(
    code=codes,
    word=st.sampled_from(LEADING_WORDS),
    gap=st.sampled_from(["", " ", "\u00a0", "  ", ": ", "-"]),
    separator=st.sampled_from([".", ",", "-", "–", "_", " . "]),
    upper=st.booleans(),
    zeros=st.booleans(),
    end=st.sampled_from(["", ".", " ", ":"]),
)
def test_dressing_up_a_code_does_not_change_its_meaning(
    code, word, gap, separator, upper, zeros, end
):
    if word[-1].isdigit() and not gap:  # "agenda 2030" and a code would be one number
        gap = " "
    bare = re.sub(r"\b(\d)\b", r"0\1", code) if zeros else code
    written = f"{word}{gap}{bare.replace('.', separator)}{end}"
    assert agenda.parse_code(written.upper() if upper else written) == code


@given(st.text(max_size=200) | st.from_regex(r"[0-9a-d.,\- ]{1,10}", fullmatch=True))
def test_any_text_is_a_known_code_or_an_error_that_advises(text):
    answer = error = None
    try:
        answer = agenda.parse_code(text)
    except agenda.CodeError as raised:
        error = raised
    if error is None:
        assert answer in EVERY_CODE
    else:
        assert error.text == text
        assert "Write a goal" in str(error) or " has these " in str(error)


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("18", "There is no goal 18. Write a goal from 1 to 17."),
        ("0", "There is no goal 0. Write a goal from 1 to 17."),
        ("SDG 18.2", "There is no goal 18. Write a goal from 1 to 17."),
        (
            "13.10",
            "There is no target 13.10. Goal 13 has these targets: 13.1, 13.2, 13.3, 13.a, 13.b.",
        ),
        (
            "11.6.3",
            "There is no indicator 11.6.3. Target 11.6 has these indicators: 11.6.1, 11.6.2.",
        ),
    ],
)
def test_a_code_that_does_not_exist_is_answered_with_those_that_do(written, advice):
    with pytest.raises(agenda.CodeError) as raised:
        agenda.parse_code(written)
    assert str(raised.value) == advice


@pytest.mark.parametrize(
    "written", ["", "Klima", "13.1.1.1", "13.1.2024", "13 1", "SDG", "-13", "x"]
)
def test_what_is_no_code_is_answered_with_how_to_write_one(written):
    with pytest.raises(agenda.CodeError, match="Write a goal"):
        agenda.parse_code(written)


def test_a_very_long_text_is_refused_and_shown_shortened():
    with pytest.raises(agenda.CodeError) as raised:
        agenda.parse_code("goal " * 100_000)
    assert len(str(raised.value)) < 250


def test_numbers_come_before_letters_and_ten_after_two():
    mixed = ["2", "1.a", "1.10", "1.a.1", "1.2", "1", "1.2.1", "10", "1.b"]
    assert sorted(mixed, key=agenda.sort_key) == [
        *("1", "1.2", "1.2.1", "1.10", "1.a", "1.a.1", "1.b", "2", "10"),
    ]


@given(codes, codes)
def test_sort_keys_are_equal_only_for_equal_codes(one, other):
    assert (agenda.sort_key(one) == agenda.sort_key(other)) is (one == other)


@given(codes)
def test_a_goal_comes_before_its_targets_and_they_before_their_indicators(code):
    parents = [code.rsplit(".", n)[0] for n in range(1, code.count(".") + 1)]
    for parent in parents:
        assert agenda.sort_key(parent) < agenda.sort_key(code)


def test_sorting_something_that_is_no_code_is_an_error():
    with pytest.raises(agenda.CodeError):
        agenda.sort_key("SDG 13")


@given(codes)
def test_goal_and_target_of_a_code_are_its_beginning(code):
    assert agenda.goal_of(code) == code.split(".")[0]
    assert agenda.target_of(code) == ".".join(code.split(".")[:2] if "." in code else [])
    kinds = {"goal": 0, "target": 1, "indicator": 2}
    assert kinds[agenda.kind_of(code)] == code.count(".")


@given(codes, codes)
def test_a_part_belongs_to_its_target_and_goal_and_to_nothing_else(code, other):
    wholes = {code, agenda.target_of(code), agenda.goal_of(code)}
    assert all(agenda.is_part(code, whole) for whole in wholes - {""})
    assert agenda.is_part(code, other) == (other in wholes)
