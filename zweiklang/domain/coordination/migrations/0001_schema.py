import django.core.validators
import django.db.models.deletion
import uuid
import zweiklang.domain.coordination.models
import zweiklang.foundation.fields
import zweiklang.foundation.texts
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('coordination', '0001_initial'), ('coordination', '0002_initial'), ('coordination', '0003_calendar_language'), ('coordination', '0004_indexes'), ('coordination', '0005_derived_by')]

    initial = True

    dependencies = [
        ('foundation', '0002_search'),
        ('partnerships', '0001_schema'),
        ('people', '0002_schema'),
        ('places', '0001_schema'),
    ]

    operations = [
        migrations.CreateModel(
            name='DerivedBy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('secret', models.CharField(default=zweiklang.domain.coordination.models.new_secret, max_length=64, unique=True)),
                ('language', models.CharField(blank=True, max_length=12, verbose_name='Language')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.office')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'office'), name='one_feed_per_office')],
            },
        ),
        migrations.CreateModel(
            name='Deadline',
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
                ('task', zweiklang.foundation.fields.TranslatedTextField(default=zweiklang.foundation.texts.TranslatedText, verbose_name='What is due')),
                ('due_on', zweiklang.foundation.fields.PartialDateField(verbose_name='Due on')),
                ('lead_days', models.PositiveIntegerField(default=14, verbose_name='Remind how many days before')),
                ('done_on', zweiklang.foundation.fields.PartialDateField(blank=True, null=True, verbose_name='Done on')),
                ('office', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office', verbose_name='Office')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='places.unit', verbose_name='Who looks after it')),
                ('partnership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='deadlines', to='partnerships.partnership', verbose_name='Partnership')),
                ('source', models.ForeignKey(blank=True, help_text='Link or place of finding. Without a source the entry stays internal.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.source', verbose_name='Source')),
            ],
            options={
                'verbose_name': 'Deadline',
                'verbose_name_plural': 'Deadlines',
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('office', 'key'), name='deadline_key_once')],
            },
        ),
        migrations.CreateModel(
            name='DigestWish',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rhythm', models.CharField(choices=[('never', 'never'), ('daily', 'every day'), ('weekly', 'every Monday')], default='weekly', max_length=10, verbose_name='How often')),
                ('language', models.CharField(blank=True, max_length=12, verbose_name='Language')),
                ('sent_on', models.DateField(editable=False, null=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.office')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'office'), name='one_digest_per_office')],
            },
        ),
        migrations.CreateModel(
            name='Notice',
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
                ('text', zweiklang.foundation.fields.TranslatedTextField(default=zweiklang.foundation.texts.TranslatedText, verbose_name='Text')),
                ('url', models.URLField(blank=True, max_length=500, verbose_name='Link')),
                ('begins', models.DateField(verbose_name='Shown from')),
                ('ends', models.DateField(verbose_name='Shown until')),
                ('office', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office', verbose_name='Office')),
                ('source', models.ForeignKey(blank=True, help_text='Link or place of finding. Without a source the entry stays internal.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.source', verbose_name='Source')),
            ],
            options={
                'verbose_name': 'Notice',
                'verbose_name_plural': 'Notices',
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('office', 'key'), name='notice_key_once')],
            },
        ),
        migrations.CreateModel(
            name='OpenQuestion',
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
                ('question', zweiklang.foundation.fields.TranslatedTextField(default=zweiklang.foundation.texts.TranslatedText, verbose_name='Question')),
                ('asked_on', zweiklang.foundation.fields.PartialDateField(blank=True, null=True, verbose_name='Asked on')),
                ('answer', zweiklang.foundation.fields.TranslatedTextField(blank=True, default=zweiklang.foundation.texts.TranslatedText, long=True, verbose_name='Answer')),
                ('answered_on', zweiklang.foundation.fields.PartialDateField(blank=True, null=True, verbose_name='Answered on')),
                ('office', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office', verbose_name='Office')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='partnerships.partnership', verbose_name='Partnership')),
                ('source', models.ForeignKey(blank=True, help_text='Link or place of finding. Without a source the entry stays internal.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.source', verbose_name='Source')),
            ],
            options={
                'verbose_name': 'Open question',
                'verbose_name_plural': 'Open questions',
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('office', 'key'), name='question_key_once')],
            },
        ),
        migrations.CreateModel(
            name='Warning',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('agreement_ends', 'Agreement ends'), ('no_phase', 'No phase on file'), ('no_agreement', 'No valid agreement on file'), ('follow_up', 'Follow-up duty'), ('contact_left', 'Contact left without successor'), ('no_source', 'Entry without source'), ('stale_translation', 'Translation is stale'), ('doubt', 'Doubtful entry'), ('entered', 'Deadline')], max_length=20)),
                ('record_type', models.CharField(max_length=60)),
                ('record_id', models.UUIDField()),
                ('shows_from', models.DateField()),
                ('due_on', models.DateField(null=True)),
                ('settled_on', models.DateField(null=True)),
                ('facts', models.JSONField(default=dict)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.office')),
                ('partnership', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='warnings', to='partnerships.partnership')),
            ],
            options={
                'indexes': [models.Index(fields=['office', 'kind', 'settled_on', 'shows_from', 'due_on', 'partnership'], name='warning_standing'), models.Index(fields=['record_type', 'record_id'], name='warning_of_record')],
            },
        ),
    ]
