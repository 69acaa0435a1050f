# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The IATI Standard 2.03: reads, writes and checks files of activities and organisations.

Pure Python on lxml; imports no Django and asks no server. Schemas, rules and codelists are data of
the package, see data/SOURCES.md.
"""

from zweiklang.iati.activity import Activity
from zweiklang.iati.organisation import Organisation
from zweiklang.iati.reading import Reading, Unreadable
from zweiklang.iati.writing import write_file, written

__all__ = ["Activity", "Organisation", "Reading", "Unreadable", "write_file", "written"]
