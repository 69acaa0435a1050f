import django.db.models.deletion
import uuid
import zweiklang.foundation.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('foundation', '0001_initial'), ('foundation', '0002_initial'), ('foundation', '0004_indexes')]

    initial = True

    dependencies = [
        ('people', '0001_schema'),
    ]

    operations = [
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('record_type', models.CharField(max_length=60)),
                ('record_id', models.UUIDField()),
                ('number', models.PositiveIntegerField()),
                ('step', models.CharField(choices=[('added', 'added'), ('changed', 'changed'), ('withdrawn', 'withdrawn'), ('restored', 'restored'), ('released', 'made public'), ('hidden', 'hidden from the public'), ('erased', 'personal data erased')], max_length=12)),
                ('known_from', models.DateField()),
                ('recorded_at', models.DateTimeField(db_index=True)),
                ('actor_name', models.CharField(max_length=200)),
                ('reason', models.TextField(blank=True)),
                ('data', models.JSONField()),
                ('changed', models.JSONField(default=list)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office')),
            ],
            options={
                'indexes': [models.Index(fields=['record_id'], name='revision_of_record'), models.Index(fields=['office', 'recorded_at'], name='revision_latest')],
                'constraints': [models.UniqueConstraint(fields=('record_type', 'record_id', 'number'), name='revision_once')],
            },
        ),
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('record_type', models.CharField(max_length=60)),
                ('record_id', models.UUIDField()),
                ('is_public', models.BooleanField()),
                ('titles', models.JSONField(default=dict)),
                ('folded_title', models.TextField()),
                ('folded', models.TextField()),
                ('text', models.TextField(blank=True)),
                ('office', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.office')),
            ],
            options={
                'indexes': [models.Index(fields=['record_id'], name='search_entry_of_record')],
                'constraints': [models.UniqueConstraint(fields=('record_type', 'record_id'), name='search_entry_once')],
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=300, verbose_name='Title')),
                ('url', models.URLField(blank=True, max_length=1000, verbose_name='Link')),
                ('publisher', models.CharField(blank=True, max_length=200, verbose_name='Published by')),
                ('published_on', zweiklang.foundation.fields.PartialDateField(blank=True, null=True, verbose_name='Published on')),
                ('seen_on', models.DateField(blank=True, null=True, verbose_name='Seen on')),
                ('office', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('office', 'url', 'title'), name='source_once_per_office')],
            },
        ),
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sha256', models.CharField(db_index=True, max_length=64)),
                ('name', models.CharField(max_length=200)),
                ('media_type', models.CharField(max_length=100)),
                ('size', models.PositiveBigIntegerField()),
                ('added_at', models.DateTimeField()),
                ('office', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office')),
            ],
        ),
    ]
