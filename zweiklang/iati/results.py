# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Results of an activity: indicators with what was, was aimed at and was reached."""

from __future__ import annotations

from dataclasses import dataclass

from zweiklang.iati.elements import Day, DocumentLink, Text
from zweiklang.iati.parts import Part, attribute, child, children


@dataclass(frozen=True, slots=True)
class Reference(Part):
    """Where a result or indicator stands in a framework."""

    vocabulary: str | None = attribute("vocabulary")
    code: str | None = attribute("code")
    vocabulary_uri: str | None = attribute("vocabulary-uri")
    indicator_uri: str | None = attribute("indicator-uri")


@dataclass(frozen=True, slots=True)
class PlaceRef(Part):
    """Which of the activity's locations a value is about."""

    ref: str | None = attribute("ref")


@dataclass(frozen=True, slots=True)
class Dimension(Part):
    """A breakdown, such as sex: female."""

    name: str | None = attribute("name")
    value: str | None = attribute("value")


@dataclass(frozen=True, slots=True)
class Measurement(Part):
    """A target or a value reached in a period."""

    value: str | None = attribute("value")
    locations: tuple[PlaceRef, ...] = children("location", PlaceRef)
    dimensions: tuple[Dimension, ...] = children("dimension", Dimension)
    comment: Text | None = child("comment", Text)
    documents: tuple[DocumentLink, ...] = children("document-link", DocumentLink)


@dataclass(frozen=True, slots=True)
class Baseline(Part):
    """The value before."""

    year: str | None = attribute("year")
    iso_date: str | None = attribute("iso-date")
    value: str | None = attribute("value")
    locations: tuple[PlaceRef, ...] = children("location", PlaceRef)
    dimensions: tuple[Dimension, ...] = children("dimension", Dimension)
    documents: tuple[DocumentLink, ...] = children("document-link", DocumentLink)
    comment: Text | None = child("comment", Text)


@dataclass(frozen=True, slots=True)
class ResultPeriod(Part):
    """What was aimed at and what was reached in a period."""

    begins: Day | None = child("period-start", Day)
    ends: Day | None = child("period-end", Day)
    targets: tuple[Measurement, ...] = children("target", Measurement)
    actuals: tuple[Measurement, ...] = children("actual", Measurement)


@dataclass(frozen=True, slots=True)
class Indicator(Part):
    """What is measured; `measure`: 1 unit, 2 percentage, 3 nominal, 4 ordinal, 5 in words."""

    measure: str | None = attribute("measure")
    ascending: str | None = attribute("ascending")
    aggregation_status: str | None = attribute("aggregation-status")
    title: Text | None = child("title", Text)
    description: Text | None = child("description", Text)
    documents: tuple[DocumentLink, ...] = children("document-link", DocumentLink)
    references: tuple[Reference, ...] = children("reference", Reference)
    baselines: tuple[Baseline, ...] = children("baseline", Baseline)
    periods: tuple[ResultPeriod, ...] = children("period", ResultPeriod)


@dataclass(frozen=True, slots=True)
class Result(Part):
    """A result; `type`: 1 output, 2 outcome, 3 impact, 9 other."""

    type: str | None = attribute("type")
    aggregation_status: str | None = attribute("aggregation-status")
    title: Text | None = child("title", Text)
    description: Text | None = child("description", Text)
    documents: tuple[DocumentLink, ...] = children("document-link", DocumentLink)
    references: tuple[Reference, ...] = children("reference", Reference)
    indicators: tuple[Indicator, ...] = children("indicator", Indicator)
