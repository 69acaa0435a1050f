import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('reporting', '0001_initial'), ('reporting', '0003_errands')]

    initial = True

    dependencies = [
        ('foundation', '0002_search'),
        ('partnerships', '0001_schema'),
        ('people', '0002_schema'),
    ]

    operations = [
        migrations.CreateModel(
            name='Snapshot',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('begins', models.DateField(verbose_name='From')),
                ('ends', models.DateField(verbose_name='Until')),
                ('known_on', models.DateField(verbose_name='As known on')),
                ('document', models.TextField()),
                ('digest', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField()),
                ('actor_name', models.CharField(max_length=200)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office')),
                ('partnerships', models.ManyToManyField(related_name='+', to='partnerships.partnership')),
            ],
            options={
                'verbose_name': 'Snapshot',
                'verbose_name_plural': 'Snapshots',
                'constraints': [models.CheckConstraint(condition=models.Q(('begins__lte', models.F('ends'))), name='snapshot_days_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=40)),
                ('language', models.CharField(max_length=8, verbose_name='Language')),
                ('title', models.CharField(max_length=300, verbose_name='Title')),
                ('entered', models.JSONField(blank=True, default=dict)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('reviewed', 'reviewed'), ('released', 'released'), ('submitted', 'submitted')], db_index=True, default='draft', max_length=10, verbose_name='State')),
                ('missing', models.JSONField(blank=True, default=list)),
                ('created_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
                ('released_on', models.DateField(blank=True, null=True)),
                ('submitted_on', models.DateField(blank=True, null=True)),
                ('submitted_to', models.CharField(blank=True, max_length=200, verbose_name='Handed in to')),
                ('follows', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='reporting.report')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office')),
                ('snapshot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='reporting.snapshot')),
            ],
            options={
                'verbose_name': 'Report',
                'verbose_name_plural': 'Reports',
                'indexes': [models.Index(fields=['office', 'changed_at'], name='report_latest')],
            },
        ),
        migrations.CreateModel(
            name='ReportMaking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(default='en', max_length=8)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('running', 'Running'), ('done', 'Done')], default='waiting', max_length=8)),
                ('problem', models.TextField(blank=True)),
                ('requested_at', models.DateTimeField()),
                ('finished_at', models.DateTimeField(null=True)),
                ('releases', models.BooleanField(default=False)),
                ('done', models.PositiveIntegerField(default=0)),
                ('total', models.PositiveIntegerField(default=0)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='makings', to='reporting.report')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ReportStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(max_length=20)),
                ('taken_at', models.DateTimeField()),
                ('actor_name', models.CharField(max_length=200)),
                ('reason', models.TextField(blank=True)),
                ('data', models.JSONField(default=dict)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='reporting.report')),
            ],
            options={
                'ordering': ['-taken_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ReportFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('format', models.CharField(max_length=12)),
                ('made_at', models.DateTimeField()),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.storedfile')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='reporting.report')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('report', 'format'), name='report_format_once')],
            },
        ),
    ]
