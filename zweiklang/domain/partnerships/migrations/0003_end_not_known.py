from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partnerships', '0002_lasting_events'),
    ]

    operations = [
        migrations.AddField(
            model_name='agreement',
            name='end_is_unknown',
            field=models.BooleanField(default=False, help_text='Tick this if no source tells the end. An empty end alone means open-ended.', verbose_name='Whether it ends is not known'),
        ),
    ]
