# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Creates the search index beside the table of search entries."""

from django.db import migrations

from zweiklang.foundation.search import schema


def create(apps, editor):
    schema.create_index(editor.connection)


def drop(apps, editor):
    schema.drop_index(editor.connection)


class Migration(migrations.Migration):
    replaces = [("foundation", "0003_search")]
    dependencies = [("foundation", "0001_schema")]
    operations = [migrations.RunPython(create, drop)]
