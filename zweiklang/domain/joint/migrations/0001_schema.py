import django.core.validators
import django.db.models.deletion
import uuid
import zweiklang.domain.joint.rules
import zweiklang.foundation.fields
import zweiklang.foundation.texts
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('joint', '0001_initial'), ('joint', '0002_statements'), ('joint', '0003_below'), ('joint', '0004_statement_links')]

    initial = True

    dependencies = [
        ('foundation', '0002_search'),
        ('people', '0002_schema'),
        ('places', '0001_schema'),
    ]

    operations = [
        migrations.CreateModel(
            name='JointFile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('opened_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'Joint file',
                'verbose_name_plural': 'Joint files',
            },
        ),
        migrations.CreateModel(
            name='JointRecord',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=40)),
                ('sides', models.CharField(max_length=6)),
                ('title', zweiklang.foundation.fields.TranslatedTextField(blank=True, default=zweiklang.foundation.texts.TranslatedText, verbose_name='Title')),
                ('revision', models.PositiveIntegerField(default=0)),
                ('is_public', models.BooleanField(default=False)),
                ('unnamed', models.CharField(blank=True, max_length=6)),
                ('ended_at', models.DateTimeField(null=True)),
                ('created_at', models.DateTimeField()),
                ('below', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='joint.jointrecord')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='records', to='joint.jointfile')),
            ],
            options={
                'verbose_name': 'Joint text',
                'verbose_name_plural': 'Joint texts',
                'indexes': [models.Index(fields=['file', 'kind'], name='joint_record_kind')],
            },
        ),
        migrations.CreateModel(
            name='OfficeKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=64, unique=True)),
                ('public', models.JSONField()),
                ('secret', models.TextField()),
                ('made_at', models.DateTimeField()),
                ('retired_at', models.DateTimeField(null=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='keys', to='people.office')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('retired_at', None)), fields=('office',), name='one_key_in_use_per_office')],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('base', models.PositiveIntegerField(default=0)),
                ('effect', models.CharField(choices=[('change', 'changes the text'), ('release', 'makes it public'), ('hide', 'takes it back from the public'), ('end', 'ends it')], default='change', max_length=8)),
                ('content', models.JSONField(default=dict)),
                ('side', models.CharField(choices=[('A', 'A'), ('B', 'B'), ('C', 'C'), ('D', 'D'), ('E', 'E'), ('F', 'F')], max_length=1)),
                ('language', models.CharField(max_length=8)),
                ('reason', models.TextField(blank=True)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('open', 'waits for answers'), ('in-force', 'in force'), ('declined', 'declined'), ('countered', 'answered by another proposal'), ('withdrawn', 'withdrawn'), ('overtaken', 'overtaken by another proposal')], default='draft', max_length=10)),
                ('written_at', models.DateTimeField()),
                ('opened_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('reminded_at', models.DateTimeField(null=True)),
                ('actor_name', models.CharField(max_length=200)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('counters', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='counterproposals', to='joint.proposal')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposals', to='joint.jointrecord')),
                ('renews', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='renewals', to='joint.proposal')),
            ],
            options={
                'verbose_name': 'Proposal',
                'verbose_name_plural': 'Proposals',
                'indexes': [models.Index(fields=['state', 'opened_at'], name='proposal_state')],
                'constraints': [models.UniqueConstraint(fields=('record', 'number'), name='proposal_number_once')],
            },
        ),
        migrations.CreateModel(
            name='JointStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(max_length=30)),
                ('side', models.CharField(blank=True, max_length=1)),
                ('is_internal', models.BooleanField(default=False)),
                ('taken_at', models.DateTimeField(db_index=True)),
                ('actor_name', models.CharField(max_length=200)),
                ('data', models.JSONField(default=dict)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='joint.jointfile')),
                ('office', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office')),
                ('record', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='joint.jointrecord')),
                ('proposal', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='joint.proposal')),
            ],
        ),
        migrations.CreateModel(
            name='JointRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('document', models.TextField()),
                ('digest', models.CharField(max_length=64)),
                ('previous', models.CharField(blank=True, max_length=64)),
                ('assurance', models.CharField(choices=[('declared', 'declared'), ('link', 'confirmed by link'), ('countersigned', 'countersigned')], max_length=13)),
                ('in_force_from', models.DateTimeField()),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='joint.jointrecord')),
                ('proposal', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sealed_revision', to='joint.proposal')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('record', 'number'), name='joint_revision_once')],
            },
        ),
        migrations.CreateModel(
            name='ConfirmationLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('side', models.CharField(choices=[('A', 'A'), ('B', 'B'), ('C', 'C'), ('D', 'D'), ('E', 'E'), ('F', 'F')], max_length=1)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('issued_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(null=True)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='joint.proposal')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('side', models.CharField(choices=[('A', 'A'), ('B', 'B'), ('C', 'C'), ('D', 'D'), ('E', 'E'), ('F', 'F')], max_length=1)),
                ('text', models.TextField()),
                ('language', models.CharField(max_length=8)),
                ('is_internal', models.BooleanField(default=False)),
                ('said_at', models.DateTimeField()),
                ('actor_name', models.CharField(max_length=200)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='joint.proposal')),
            ],
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('side', models.CharField(choices=[('A', 'A'), ('B', 'B'), ('C', 'C'), ('D', 'D'), ('E', 'E'), ('F', 'F')], max_length=1)),
                ('decision', models.CharField(choices=[('accepted', 'agreed'), ('declined', 'declined')], max_length=8)),
                ('reason', models.TextField(blank=True)),
                ('assurance', models.CharField(choices=[('declared', 'declared'), ('link', 'confirmed by link'), ('countersigned', 'countersigned')], max_length=13)),
                ('answered_at', models.DateTimeField()),
                ('actor_name', models.CharField(max_length=200)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('paper', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.storedfile')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='joint.proposal')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('proposal', 'side'), name='one_answer_per_side')],
            },
        ),
        migrations.CreateModel(
            name='Response',
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
                ('subject_type', models.CharField(editable=False, max_length=60)),
                ('subject_id', models.UUIDField(db_index=True, editable=False)),
                ('decision', models.CharField(choices=[('confirmed', 'confirmed'), ('disputed', 'seen differently')], max_length=10, verbose_name='Response')),
                ('text', zweiklang.foundation.fields.TranslatedTextField(blank=True, default=zweiklang.foundation.texts.TranslatedText, long=True, verbose_name='How your city sees it')),
                ('assurance', models.CharField(choices=[('declared', 'declared'), ('link', 'confirmed by link'), ('countersigned', 'countersigned')], default=zweiklang.domain.joint.rules.Assurance['COUNTERSIGNED'], editable=False, max_length=14, verbose_name='How sure it is')),
                ('file', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='joint.jointfile', verbose_name='Joint file')),
                ('office', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office', verbose_name='Office')),
                ('paper', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.storedfile', verbose_name='Signed paper')),
                ('source', models.ForeignKey(blank=True, help_text='Link or place of finding. Without a source the entry stays internal.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.source', verbose_name='Source')),
            ],
            options={
                'verbose_name': 'Response to a statement',
                'verbose_name_plural': 'Responses to statements',
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('office', 'key'), name='response_key_once'), models.UniqueConstraint(fields=('subject_id', 'side'), name='one_response_per_side')],
            },
        ),
        migrations.CreateModel(
            name='Seal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('side', models.CharField(choices=[('A', 'A'), ('B', 'B'), ('C', 'C'), ('D', 'D'), ('E', 'E'), ('F', 'F')], max_length=1)),
                ('jws', models.TextField()),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seals', to='joint.officekey')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seals', to='joint.jointrevision')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('revision', 'side'), name='one_seal_per_side')],
            },
        ),
        migrations.CreateModel(
            name='StatementLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('side', models.CharField(choices=[('A', 'A'), ('B', 'B'), ('C', 'C'), ('D', 'D'), ('E', 'E'), ('F', 'F')], max_length=1)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('issued_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(null=True)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('subject_type', models.CharField(max_length=60)),
                ('subject_id', models.UUIDField(db_index=True)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='statement_links', to='joint.jointfile')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='JointParty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('side', models.CharField(choices=[('A', 'A'), ('B', 'B'), ('C', 'C'), ('D', 'D'), ('E', 'E'), ('F', 'F')], max_length=1)),
                ('language', models.CharField(default='en', max_length=8)),
                ('joined_at', models.DateTimeField(null=True)),
                ('left_at', models.DateTimeField(null=True)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parties', to='joint.jointfile')),
                ('office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='joint_parties', to='people.office')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('file', 'side'), name='joint_side_once'), models.UniqueConstraint(fields=('file', 'place'), name='joint_place_once'), models.UniqueConstraint(condition=models.Q(('office__isnull', False)), fields=('file', 'office'), name='joint_office_once')],
            },
        ),
    ]
