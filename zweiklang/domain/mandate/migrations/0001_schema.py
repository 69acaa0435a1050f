import django.core.validators
import django.db.models.deletion
import uuid
import zweiklang.foundation.fields
import zweiklang.foundation.texts
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('mandate', '0001_initial'), ('mandate', '0002_initial')]

    initial = True

    dependencies = [
        ('foundation', '0002_search'),
        ('people', '0002_schema'),
        ('places', '0001_schema'),
    ]

    operations = [
        migrations.CreateModel(
            name='CouncilItem',
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
                ('number', models.CharField(blank=True, help_text='Such as 25021-22.', max_length=60, verbose_name='Number')),
                ('kind', models.CharField(choices=[('decision', 'Decision (Beschluss)'), ('recommendation', 'Recommendation (Empfehlung)'), ('note', 'For information (Kenntnisnahme)'), ('question', 'Question (Anfrage)'), ('motion', 'Motion (Antrag)')], max_length=20, verbose_name='Kind')),
                ('title', zweiklang.foundation.fields.TranslatedTextField(default=zweiklang.foundation.texts.TranslatedText, verbose_name='Title')),
                ('body', models.CharField(help_text='Such as council or committee.', max_length=200, verbose_name='Body')),
                ('dated_on', zweiklang.foundation.fields.PartialDateField(verbose_name='Date')),
                ('result', models.CharField(choices=[('open', 'open'), ('decided', 'decided'), ('noted', 'noted'), ('rejected', 'rejected'), ('answered', 'answered'), ('referred', 'referred')], default='decided', max_length=20, verbose_name='Result')),
                ('text', zweiklang.foundation.fields.TranslatedTextField(blank=True, default=zweiklang.foundation.texts.TranslatedText, long=True, verbose_name='What it says')),
                ('url', models.URLField(blank=True, max_length=1000, verbose_name='Link to the paper')),
                ('oparl_id', models.URLField(blank=True, max_length=500, verbose_name='OParl id')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.storedfile', verbose_name='File')),
                ('follows', models.ForeignKey(blank=True, help_text='The earlier item this one carries further.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='followed_by', to='mandate.councilitem', verbose_name='Builds on')),
                ('office', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office', verbose_name='Office')),
                ('source', models.ForeignKey(blank=True, help_text='Link or place of finding. Without a source the entry stays internal.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.source', verbose_name='Source')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit', verbose_name='Council or committee as a unit')),
            ],
            options={
                'verbose_name': 'Council item',
                'verbose_name_plural': 'Council items',
                'abstract': False,
                'indexes': [models.Index(fields=['office', 'dated_on'], name='council_item_by_office')],
                'constraints': [models.UniqueConstraint(fields=('office', 'key'), name='council_item_key_once')],
            },
        ),
        migrations.CreateModel(
            name='FollowUp',
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
                ('task', zweiklang.foundation.fields.TranslatedTextField(default=zweiklang.foundation.texts.TranslatedText, verbose_name='What is to be done')),
                ('due_on', zweiklang.foundation.fields.PartialDateField(verbose_name='Due on')),
                ('lead_days', models.PositiveIntegerField(default=90, verbose_name='Remind how many days before')),
                ('done_on', zweiklang.foundation.fields.PartialDateField(blank=True, null=True, verbose_name='Done on')),
                ('outcome', zweiklang.foundation.fields.TranslatedTextField(blank=True, default=zweiklang.foundation.texts.TranslatedText, verbose_name='How it was done')),
                ('council_item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='follow_ups', to='mandate.councilitem', verbose_name='Council item')),
                ('office', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office', verbose_name='Office')),
                ('source', models.ForeignKey(blank=True, help_text='Link or place of finding. Without a source the entry stays internal.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.source', verbose_name='Source')),
            ],
            options={
                'verbose_name': 'Follow-up duty',
                'verbose_name_plural': 'Follow-up duties',
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('office', 'key'), name='follow_up_key_once')],
            },
        ),
        migrations.CreateModel(
            name='ResolutionPoint',
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
                ('number', models.CharField(max_length=20, verbose_name='Number')),
                ('position', models.PositiveIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1)], verbose_name='Position')),
                ('part', models.CharField(choices=[('general', 'general part'), ('local', 'local part')], default='general', max_length=10, verbose_name='Part')),
                ('text', zweiklang.foundation.fields.TranslatedTextField(default=zweiklang.foundation.texts.TranslatedText, long=True, verbose_name='Text')),
                ('goals', zweiklang.foundation.fields.CodesField(blank=True, default=list, help_text='Codes such as 13, 11.6.', verbose_name='Goals and targets')),
                ('council_item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='points', to='mandate.councilitem', verbose_name='Council item')),
                ('office', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office', verbose_name='Office')),
                ('source', models.ForeignKey(blank=True, help_text='Link or place of finding. Without a source the entry stays internal.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.source', verbose_name='Source')),
            ],
            options={
                'verbose_name': 'Point of a resolution',
                'verbose_name_plural': 'Points of resolutions',
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('office', 'key'), name='resolution_point_key_once')],
            },
        ),
    ]
