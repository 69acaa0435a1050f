import django.core.validators
import django.db.models.deletion
import uuid
import zweiklang.foundation.fields
import zweiklang.foundation.texts
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('people', '0002_initial'), ('people', '0003_deciders'), ('people', '0004_invitations'), ('people', '0005_office_language'), ('people', '0006_iati_identifier')]

    dependencies = [
        ('foundation', '0001_schema'),
        ('people', '0001_schema'),
        ('places', '0001_schema'),
    ]

    operations = [
        migrations.AddField(
            model_name='office',
            name='place',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offices', to='places.place', verbose_name='City'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='place',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place'),
        ),
        migrations.CreateModel(
            name='OfficePage',
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
                ('headline', zweiklang.foundation.fields.TranslatedTextField(blank=True, default=zweiklang.foundation.texts.TranslatedText, help_text='One sentence, at most eight words.', verbose_name='Headline')),
                ('introduction', zweiklang.foundation.fields.TranslatedTextField(blank=True, default=zweiklang.foundation.texts.TranslatedText, long=True, verbose_name='Introduction')),
                ('mandate', zweiklang.foundation.fields.TranslatedTextField(blank=True, default=zweiklang.foundation.texts.TranslatedText, long=True, verbose_name='Mandate')),
                ('works_with', zweiklang.foundation.fields.TranslatedTextField(blank=True, default=zweiklang.foundation.texts.TranslatedText, long=True, verbose_name='Whom we work with')),
                ('address', models.TextField(blank=True, verbose_name='Address')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='E-mail address')),
                ('phone', models.CharField(blank=True, max_length=60, verbose_name='Phone')),
                ('opening_hours', zweiklang.foundation.fields.TranslatedTextField(blank=True, default=zweiklang.foundation.texts.TranslatedText, verbose_name='Opening hours')),
                ('iati_identifier', models.CharField(blank=True, help_text='Names the city in IATI files, such as DE-CR-…. Never make one up.', max_length=80, validators=[django.core.validators.RegexValidator('^[^\\s/&|?]+$', 'An identifier has no spaces and none of the signs / & | ?.')], verbose_name='Organisation identifier')),
                ('imprint', zweiklang.foundation.fields.TranslatedTextField(blank=True, default=zweiklang.foundation.texts.TranslatedText, long=True, verbose_name='Imprint')),
                ('privacy', zweiklang.foundation.fields.TranslatedTextField(blank=True, default=zweiklang.foundation.texts.TranslatedText, long=True, verbose_name='Privacy notice')),
                ('office', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office', verbose_name='Office')),
                ('source', models.ForeignKey(blank=True, help_text='Link or place of finding. Without a source the entry stays internal.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.source', verbose_name='Source')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit', verbose_name='Organisational unit')),
            ],
            options={
                'verbose_name': 'Page of the office',
                'verbose_name_plural': 'Pages of offices',
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('office',), name='one_page_per_office')],
            },
        ),
        migrations.CreateModel(
            name='Contact',
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
                ('function', zweiklang.foundation.fields.TranslatedTextField(default=zweiklang.foundation.texts.TranslatedText, verbose_name='Function')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='Name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='E-mail address')),
                ('phone', models.CharField(blank=True, max_length=60, verbose_name='Phone')),
                ('languages', zweiklang.foundation.fields.CodesField(blank=True, default=list, help_text='Codes such as de, en.', verbose_name='Languages')),
                ('begins', zweiklang.foundation.fields.PartialDateField(blank=True, null=True, verbose_name='From')),
                ('ends', zweiklang.foundation.fields.PartialDateField(blank=True, null=True, verbose_name='Until')),
                ('handover_note', models.TextField(blank=True, help_text='What the successor must know.', verbose_name='Handover note')),
                ('deputy', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.contact', verbose_name='Deputy')),
                ('source', models.ForeignKey(blank=True, help_text='Link or place of finding. Without a source the entry stays internal.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.source', verbose_name='Source')),
                ('successor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.contact', verbose_name='Successor')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='places.unit', verbose_name='Organisational unit')),
                ('office', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office', verbose_name='Office')),
            ],
            options={
                'verbose_name': 'Contact person',
                'verbose_name_plural': 'Contact persons',
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('office', 'key'), name='contact_key_once')],
            },
        ),
    ]
