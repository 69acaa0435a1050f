from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partnerships', '0001_schema'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='event',
            index=models.Index(condition=models.Q(('ends__isnull', False)), fields=['office', 'ends'], name='event_lasting'),
        ),
    ]
