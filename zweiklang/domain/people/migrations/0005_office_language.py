# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lets an office have a language of its own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0004_invitations")]
    operations = [
        migrations.AddField(
            "office",
            "language",
            models.CharField("Language", max_length=8, blank=True),
        ),
    ]
