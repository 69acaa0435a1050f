# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of what cities do together: common topics, exchange of solutions, joint projects."""
