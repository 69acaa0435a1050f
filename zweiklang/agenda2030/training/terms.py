# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fits the head of `reader/words.py` on the English lines of the corpus."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from zweiklang.agenda2030.reader.words import LANGUAGE, terms
from zweiklang.agenda2030.training.corpus import Line

#: A term must stand in so many lines. Inverse strength of regularisation; share of a municipal line
#: against a general one. Chosen by abstracts with goals given by people.
LEAST, STRENGTH, MUNICIPAL, GENERAL = 2, 3.0, 0.5, 2.0
SEED = 2030


def fit_words(lines: Sequence[Line]) -> dict[str, npt.NDArray[np.generic]]:
    """Return the arrays of the words' head by name: vocabulary, rarity, head."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    english = [line for line in lines if line.language == LANGUAGE]
    vectorizer = TfidfVectorizer(
        analyzer=lambda text: list(terms(text)), min_df=LEAST, sublinear_tf=True
    )
    rows = vectorizer.fit_transform([line.text for line in english])
    importance = [MUNICIPAL if line.goals is None else GENERAL for line in english]
    columns = []
    for goal in range(1, 18):
        model = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=SEED)
        model.fit(rows, [goal in line.all_goals for line in english], sample_weight=importance)
        columns.append(np.append(model.coef_[0], model.intercept_[0]))
    return {
        "vocabulary": np.array("\n".join(vectorizer.get_feature_names_out())),
        "rarity": vectorizer.idf_.astype(np.float16),
        "head": np.stack(columns, axis=1).astype(np.float16),
    }
