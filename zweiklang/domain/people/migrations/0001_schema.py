import django.contrib.auth.models
import django.contrib.auth.validators
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import uuid
import zweiklang.foundation.fields
import zweiklang.foundation.texts
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('people', '0001_initial')]

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='E-mail address')),
                ('language', models.CharField(blank=True, max_length=8, verbose_name='Language')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'user',
                'verbose_name_plural': 'users',
                'abstract': False,
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='Office',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(help_text='Used in addresses, such as dortmund.', max_length=60, unique=True, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*$', 'Use lower-case letters, digits and single hyphens, such as kumasi-mou-2020.')], verbose_name='Short name')),
                ('name', zweiklang.foundation.fields.TranslatedTextField(default=zweiklang.foundation.texts.TranslatedText, verbose_name='Name of the office')),
                ('language', models.CharField(blank=True, max_length=8, verbose_name='Language')),
                ('is_demonstration', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name': 'Office',
                'verbose_name_plural': 'Offices',
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('administrator', 'Administrator'), ('coordinator', 'Coordinator'), ('contributor', 'Contributor'), ('decider', 'Decider'), ('reader', 'Reader')], max_length=20, verbose_name='Role')),
                ('also_decides', models.BooleanField(default=False, help_text='May give the consent of the city to joint texts. Deciders always may.', verbose_name='Also decides for the office')),
                ('scope', models.JSONField(blank=True, editable=False, null=True, verbose_name='Limited to')),
                ('until', models.DateField(blank=True, null=True, verbose_name='Until')),
                ('support_reason', models.CharField(blank=True, max_length=500, verbose_name='Why')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='people.office')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'office'), name='one_role_per_office')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.UUIDField(null=True)),
                ('role', models.CharField(choices=[('administrator', 'Administrator'), ('coordinator', 'Coordinator'), ('contributor', 'Contributor'), ('decider', 'Decider'), ('reader', 'Reader')], max_length=20, verbose_name='Role')),
                ('also_decides', models.BooleanField(default=False)),
                ('scope', models.JSONField(null=True)),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='E-mail address')),
                ('full_name', models.CharField(blank=True, max_length=150, verbose_name='Name')),
                ('language', models.CharField(max_length=8, verbose_name='Language')),
                ('code_hash', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(null=True)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('actor_name', models.CharField(max_length=200)),
                ('answered_at', models.DateTimeField(null=True)),
                ('applicant', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asks', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='requests', to='people.office')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='people.office')),
            ],
            options={
                'indexes': [models.Index(fields=['office', 'made_at'], name='invitations_of_office')],
            },
        ),
    ]
