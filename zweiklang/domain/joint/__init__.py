# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What cities keep together: joint texts, proposals and consent, sealed revisions."""
