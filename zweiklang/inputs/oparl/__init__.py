# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Imports council items from OParl 1.0 and 1.1 (oparl.org): papers, meetings, and lists of both.

`reading.read_oparl(source, office, actor)` returns the same kind of plan as the workbook does.
Real servers leave out most optional fields, name other versions and embed or link at will; nothing
here relies on more than an id.
"""
