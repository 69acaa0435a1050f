import django.core.validators
import django.db.models.deletion
import uuid
import zweiklang.foundation.fields
import zweiklang.foundation.texts
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('projects', '0001_initial'), ('projects', '0002_partner_projects'), ('projects', '0003_iati_picking'), ('projects', '0004_errands')]

    initial = True

    dependencies = [
        ('foundation', '0002_search'),
        ('joint', '0001_schema'),
        ('partnerships', '0001_schema'),
        ('people', '0002_schema'),
    ]

    operations = [
        migrations.CreateModel(
            name='IatiPicking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(default='en', max_length=8)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('running', 'Running'), ('done', 'Done')], default='waiting', max_length=8)),
                ('problem', models.TextField(blank=True)),
                ('requested_at', models.DateTimeField()),
                ('finished_at', models.DateTimeField(null=True)),
                ('token', models.CharField(max_length=64)),
                ('chosen', models.JSONField(default=dict)),
                ('seen', models.PositiveIntegerField(default=0)),
                ('picked', models.PositiveIntegerField(default=0)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.office')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='IndicatorValue',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(help_text='Short name in addresses and workbooks. It never changes.', max_length=120, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*$', 'Use lower-case letters, digits and single hyphens, such as kumasi-mou-2020.')], verbose_name='Key')),
                ('doubt', zweiklang.foundation.fields.TranslatedTextField(blank=True, default=zweiklang.foundation.texts.TranslatedText, help_text='What is uncertain, or where sources disagree.', verbose_name='Doubt')),
                ('known_since', models.DateField(blank=True, help_text='Since when the office knows this. Leave empty for today.', null=True, verbose_name='Known since')),
                ('is_demonstration', models.BooleanField(default=False, editable=False, verbose_name='Demonstration value')),
                ('revision', models.PositiveIntegerField(default=0, editable=False)),
                ('known_at', models.DateField(editable=False, null=True)),
                ('changed_at', models.DateTimeField(db_index=True, editable=False, null=True)),
                ('withdrawn_on', models.DateField(editable=False, null=True, verbose_name='Withdrawn on')),
                ('released_on', models.DateField(editable=False, null=True, verbose_name='Public since')),
                ('side', models.CharField(choices=[('A', 'A'), ('B', 'B'), ('C', 'C'), ('D', 'D'), ('E', 'E'), ('F', 'F')], editable=False, max_length=1)),
                ('shared_on', models.DateField(editable=False, null=True)),
                ('mark', models.CharField(editable=False, max_length=500, verbose_name='Mark')),
                ('value', models.DecimalField(decimal_places=4, max_digits=20, verbose_name='Value')),
                ('measured_on', zweiklang.foundation.fields.PartialDateField(verbose_name='Measured on')),
                ('note', zweiklang.foundation.fields.TranslatedTextField(blank=True, default=zweiklang.foundation.texts.TranslatedText, verbose_name='Note')),
                ('file', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='joint.jointfile', verbose_name='Joint file')),
                ('office', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office', verbose_name='Office')),
                ('project', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='indicator_values', to='joint.jointrecord', verbose_name='Joint project')),
                ('source', models.ForeignKey(help_text='Where the value can be read: register, report or link.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.source', verbose_name='Source')),
            ],
            options={
                'verbose_name': 'Value of an indicator',
                'verbose_name_plural': 'Values of indicators',
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('office', 'key'), name='indicator_value_key_once')],
            },
        ),
        migrations.CreateModel(
            name='PartnerProject',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(help_text='Short name in addresses and workbooks. It never changes.', max_length=120, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*$', 'Use lower-case letters, digits and single hyphens, such as kumasi-mou-2020.')], verbose_name='Key')),
                ('doubt', zweiklang.foundation.fields.TranslatedTextField(blank=True, default=zweiklang.foundation.texts.TranslatedText, help_text='What is uncertain, or where sources disagree.', verbose_name='Doubt')),
                ('known_since', models.DateField(blank=True, help_text='Since when the office knows this. Leave empty for today.', null=True, verbose_name='Known since')),
                ('is_demonstration', models.BooleanField(default=False, editable=False, verbose_name='Demonstration value')),
                ('revision', models.PositiveIntegerField(default=0, editable=False)),
                ('known_at', models.DateField(editable=False, null=True)),
                ('changed_at', models.DateTimeField(db_index=True, editable=False, null=True)),
                ('withdrawn_on', models.DateField(editable=False, null=True, verbose_name='Withdrawn on')),
                ('released_on', models.DateField(editable=False, null=True, verbose_name='Public since')),
                ('title', zweiklang.foundation.fields.TranslatedTextField(default=zweiklang.foundation.texts.TranslatedText, verbose_name='Title')),
                ('summary', zweiklang.foundation.fields.TranslatedTextField(blank=True, default=zweiklang.foundation.texts.TranslatedText, long=True, verbose_name='What it is about')),
                ('publisher', models.CharField(max_length=300, verbose_name='Who runs or publishes it')),
                ('identifier', models.CharField(blank=True, help_text='As its publisher names it in IATI.', max_length=300, verbose_name='IATI identifier')),
                ('state', models.CharField(choices=[('agreed', 'agreed'), ('running', 'running'), ('paused', 'paused'), ('done', 'done'), ('stopped', 'stopped')], default='running', max_length=12, verbose_name='State')),
                ('begins', zweiklang.foundation.fields.PartialDateField(blank=True, null=True, verbose_name='Begin')),
                ('ends', zweiklang.foundation.fields.PartialDateField(blank=True, null=True, verbose_name='End')),
                ('goals', zweiklang.foundation.fields.CodesField(blank=True, default=list, help_text='Codes such as 13, 11.6.', verbose_name='Goals and targets')),
                ('countries', zweiklang.foundation.fields.CodesField(blank=True, default=list, help_text='Two letters each, such as GH.', verbose_name='Countries')),
                ('minor', models.BigIntegerField(blank=True, help_text='In workbooks in the smallest unit of the currency, such as cents.', null=True, verbose_name='Promised money')),
                ('currency', models.CharField(blank=True, help_text='Three letters, such as EUR.', max_length=3, verbose_name='Currency')),
                ('office', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office', verbose_name='Office')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='partner_projects', to='partnerships.partnership', verbose_name='Partnership')),
                ('source', models.ForeignKey(blank=True, help_text='Link or place of finding. Without a source the entry stays internal.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.source', verbose_name='Source')),
            ],
            options={
                'verbose_name': 'Partner project',
                'verbose_name_plural': 'Partner projects',
                'abstract': False,
                'indexes': [models.Index(fields=['office', 'identifier'], name='partner_project_identifier')],
                'constraints': [models.UniqueConstraint(fields=('office', 'key'), name='partner_project_key_once')],
            },
        ),
    ]
