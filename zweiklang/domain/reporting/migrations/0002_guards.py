from django.db import migrations

from zweiklang.domain.reporting.guarding import add_guards, drop_guards


class Migration(migrations.Migration):

    dependencies = [
        ('reporting', '0001_schema'),
    ]

    operations = [
        migrations.RunPython(add_guards, drop_guards),
    ]
