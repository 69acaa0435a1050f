# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes the reader's weights from the corpus, and measures them. Needs scikit-learn."""
