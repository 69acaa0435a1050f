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
    dependencies = [("foundation", "0002_initial")]
    operations = [migrations.RunPython(create, drop)]
