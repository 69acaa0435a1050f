# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The settings of an installation; every variable is declared with default, help and group."""

from __future__ import annotations

import secrets
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from django.conf.locale import LANG_INFO

from zweiklang.foundation.environment import Environment

PACKAGE = Path(__file__).resolve().parent
ENVIRONMENT = Environment()
_env = ENVIRONMENT

# -- Where things lie ----------------------------------------------------------------------------
HOME = Path(
    _env.text(
        "ZWEIKLANG_HOME",
        "var",
        group="Files",
        help="Folder of the database, uploaded files and the secret key. Back it up.",
    )
).resolve()
FRONT_END = Path(
    _env.text(
        "ZWEIKLANG_FRONT_END",
        str(PACKAGE.parent / "node_modules"),
        group="Files",
        help="Folder into which npm has installed the front-end files.",
    )
)
HOME.mkdir(mode=0o700, parents=True, exist_ok=True)
MEDIA_ROOT = HOME / "files"
STATIC_ROOT = HOME / "static"
STATIC_URL = "static/"
DIRECTORY_FILE = HOME / "directory.sqlite3"

# -- Server --------------------------------------------------------------------------------------
DEBUG = _env.flag(
    "ZWEIKLANG_DEBUG", False, group="Server", help="Show errors in detail. Never on a server."
)
ALLOWED_HOSTS = _env.names(
    "ZWEIKLANG_HOSTS",
    "127.0.0.1,localhost,[::1]",
    group="Server",
    help="Host names under which the installation is reached, separated by commas.",
)
PUBLIC_ADDRESS = _env.text(
    "ZWEIKLANG_PUBLIC_ADDRESS",
    "http://127.0.0.1:8000",
    group="Server",
    help="Address written into e-mails, calendars, feeds and open data.",
).rstrip("/")
CSRF_FAILURE_VIEW = "zweiklang.doors.ui.views.form_expired"
CSRF_TRUSTED_ORIGINS = [PUBLIC_ADDRESS]
HTTPS = PUBLIC_ADDRESS.startswith("https://")
ALLAUTH_TRUSTED_PROXY_COUNT = _env.number(
    "ZWEIKLANG_PROXIES",
    int(HTTPS),
    group="Server",
    help="Reverse proxies before the server: 1 if the public address is https, else 0. "
    "The limit on failed sign-ins counts by the address they report.",
)


def _secret_key() -> str:
    """Return the key from the environment, else the one kept in a file, made on first use."""
    given = _env.text(
        "ZWEIKLANG_SECRET_KEY",
        "",
        group="Server",
        help="Key that signs sessions. Left empty, one is made and kept in the home folder.",
    )
    if given:
        return given
    kept = HOME / "secret-key"
    if not kept.exists():
        HOME.mkdir(mode=0o700, parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(48))
    return kept.read_text().strip()


SECRET_KEY = _secret_key()

# -- Database ------------------------------------------------------------------------------------
DATABASES = {
    "default": dj_database_url.parse(
        _env.text(
            "DATABASE_URL",
            f"sqlite:///{HOME / 'zweiklang.sqlite3'}",
            group="Database",
            help="SQLite by default; postgres://user:password@host/name for PostgreSQL.",
        ),
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Writers queue instead of failing, and readers never wait for them. Each of the eight
    # connections has its own cache; the system keeps the rest of the file in memory for all. What
    # is sorted beyond that cache goes to a file, so that large exports take no more memory.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
            "PRAGMA cache_size=-1000;"
        ),
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Attempts to sign in are counted here, for all processes of the web server together.
CACHES = {
    "default": {
        "BACKEND": "zweiklang.foundation.shared_cache.SharedCache",
        "LOCATION": HOME / "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}

# -- Parts ---------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.User"
OFFICE_MODEL = "people.Office"
INSTALLED_APPS = [
    "zweiklang.foundation",
    "zweiklang.domain.places",
    "zweiklang.domain.people",
    "zweiklang.domain.joint",
    "zweiklang.domain.mandate",
    "zweiklang.domain.partnerships",
    "zweiklang.domain.topics",
    "zweiklang.domain.projects",
    "zweiklang.domain.reciprocity",
    "zweiklang.domain.coordination",
    "zweiklang.domain.reporting",
    "zweiklang.outputs.digest",
    "zweiklang.outputs.notices",
    "zweiklang.outputs.handover",
    "zweiklang.outputs.reports",
    "zweiklang.doors.ui",
    "zweiklang.doors.portal",
    "zweiklang.doors.workspace",
    "zweiklang.doors.api",
    "zweiklang.doors.commands",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django.forms",
    "template_partials",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_tasks",
    "django_tasks_db",
    "ninja",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "zweiklang.doors.actors.ActorMiddleware",
    "zweiklang.doors.api.middleware.InterfaceMiddleware",
    "zweiklang.doors.ui.middleware.AnswerMiddleware",
]
ROOT_URLCONF = "zweiklang.urls"
WSGI_APPLICATION = "zweiklang.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "zweiklang.doors.ui.context.page",
            ],
            "builtins": ["zweiklang.doors.ui.templatetags.ui", "django.templatetags.i18n"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
STATICFILES_DIRS = [
    ("kern", FRONT_END / "@kern-ux" / "native" / "dist"),
    ("fira", FRONT_END / "@fontsource" / "fira-sans" / "files"),
    ("htmx", FRONT_END / "htmx.org" / "dist"),
]
LAND_OUTLINES = FRONT_END / "world-atlas"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


# -- Language and time ---------------------------------------------------------------------------
def _own_name(code: str) -> str:
    """Return what a language calls itself, beginning with a capital as in a list."""
    name: str = LANG_INFO.get(code, {"name_local": code})["name_local"]
    return name[:1].upper() + name[1:]


LANGUAGES = [
    (code, _own_name(code))
    for code in _env.names(
        "ZWEIKLANG_LANGUAGES",
        "de,en,fr,ar,uk,tr",
        group="Language",
        help="Languages of the interface. Add a code once its catalogues exist.",
    )
]
DRAFT_LANGUAGES = _env.names(
    "ZWEIKLANG_DRAFT_LANGUAGES",
    "fr,ar,uk,tr",
    group="Language",
    help="Languages whose translation nobody who grew up with them has read yet: each page says "
    "so. What is not translated appears in English.",
)
TEXT_LANGUAGES = _env.names(
    "ZWEIKLANG_TEXT_LANGUAGES",
    "de,en",
    group="Language",
    help="Languages in which the offices write: inputs of forms, columns of workbooks, titles in "
    "the search. Whoever reads in another language finds an input for it too.",
)
LANGUAGE_CODE = _env.text(
    "ZWEIKLANG_LANGUAGE",
    "de",
    group="Language",
    help="Language of a first visit that asks for none we have.",
)
USE_I18N = True
FORMAT_MODULE_PATH = "zweiklang.doors.ui.formats"
USE_TZ = True
TIME_ZONE = _env.text(
    "ZWEIKLANG_TIME_ZONE", "Europe/Berlin", group="Language", help="Time zone of the office."
)
LOCALE_PATHS = [
    PACKAGE / part / "locale"
    for part in (
        "foundation",
        "iati",
        "domain",
        "inputs",
        "outputs",
        "demonstration",
    )
]

# -- Reports -------------------------------------------------------------------------------------
REPORT_SENDER = _env.text(
    "ZWEIKLANG_REPORT_SENDER",
    "",
    group="Reports",
    help="Who sends the reports: the first line of the letterhead. Empty: none.",
)
REPORT_LETTERHEAD = _env.text(
    "ZWEIKLANG_REPORT_LETTERHEAD",
    "",
    group="Reports",
    help="Lines of the letterhead below the sender, separated by |.",
)
REPORT_COLOUR = _env.text(
    "ZWEIKLANG_REPORT_COLOUR",
    "#131525",
    group="Reports",
    help="Colour of the city on reports, as #RRGGBB.",
)
REPORT_LOGO = _env.text(
    "ZWEIKLANG_REPORT_LOGO",
    "",
    group="Reports",
    help="File of the city's logo for reports: SVG, PNG or JPEG. Empty: none.",
)
REPORT_TEMPLATES = _env.text(
    "ZWEIKLANG_REPORT_TEMPLATES",
    "",
    group="Reports",
    help="Folder with templates of the city that replace ours: report.typ, report.docx, "
    "report.html. Empty: none.",
)

# -- E-mail --------------------------------------------------------------------------------------
EMAIL_HOST = _env.text(
    "ZWEIKLANG_SMTP_HOST",
    "",
    group="E-mail",
    help="Mail server. Left empty, e-mails are not sent but kept as files in mail/ of the home.",
)
MAIL_FOLDER = HOME / "mail"
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "zweiklang.foundation.mail_folder.EmailBackend"
)
EMAIL_PORT = _env.number("ZWEIKLANG_SMTP_PORT", 587, group="E-mail", help="Port of the server.")
EMAIL_HOST_USER = _env.text("ZWEIKLANG_SMTP_USER", "", group="E-mail", help="Account there.")
EMAIL_HOST_PASSWORD = _env.text(
    "ZWEIKLANG_SMTP_PASSWORD", "", group="E-mail", help="Password of that account."
)
EMAIL_USE_TLS = _env.flag("ZWEIKLANG_SMTP_TLS", True, group="E-mail", help="Use STARTTLS.")
DEFAULT_FROM_EMAIL = _env.text(
    "ZWEIKLANG_SENDER", "zweiklang@localhost", group="E-mail", help="Sender of our e-mails."
)

# -- Sign-in -------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "workspace:home"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
MFA_ADAPTER = "zweiklang.doors.workspace.accounts.SecondFactorAdapter"
ACCOUNT_ADAPTER = "zweiklang.doors.workspace.accounts.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key", "login": "30/m/ip"}
PROOF_MINUTES = _env.number(
    "ZWEIKLANG_PROOF_MINUTES",
    30,
    group="Sign-in",
    help="How long after signing in somebody may give a city's word without proving again who "
    "they are.",
)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {"add_webauthn": "zweiklang.doors.workspace.accounts.AddKeyForm"}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_TOTP_ISSUER = "Zweiklang"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
OIDC_SERVER = _env.text(
    "ZWEIKLANG_OIDC_SERVER",
    "",
    group="Sign-in",
    help="Address of the city's OpenID Connect server; empty for none.",
)
OIDC_NAME = _env.text(
    "ZWEIKLANG_OIDC_NAME", "Single sign-on", group="Sign-in", help="What the button says."
)
OIDC_CLIENT = _env.text("ZWEIKLANG_OIDC_CLIENT", "", group="Sign-in", help="Client id there.")
OIDC_SECRET = _env.text("ZWEIKLANG_OIDC_SECRET", "", group="Sign-in", help="Client secret there.")
# Browsers check the address a form leads to after redirects as well.
_oidc = urlsplit(OIDC_SERVER)
OIDC_ORIGIN = f" {_oidc.scheme}://{_oidc.netloc}" if OIDC_SERVER else ""
SOCIALACCOUNT_ADAPTER = "zweiklang.doors.workspace.accounts.SingleSignOnAdapter"
SOCIALACCOUNT_PROVIDERS = (
    {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "city",
                    "name": OIDC_NAME,
                    "client_id": OIDC_CLIENT,
                    "secret": OIDC_SECRET,
                    "settings": {"server_url": OIDC_SERVER},
                }
            ],
        }
    }
    if OIDC_SERVER
    else {}
)

# -- Limits --------------------------------------------------------------------------------------
UPLOAD_LIMIT_MB = _env.number(
    "ZWEIKLANG_UPLOAD_LIMIT_MB", 25, group="Limits", help="Largest file somebody may upload."
)
PICTURE_LIMIT_MEGAPIXELS = _env.number(
    "ZWEIKLANG_PICTURE_LIMIT_MEGAPIXELS", 50, group="Limits", help="Largest picture in pixels."
)
FETCH_HOSTS = _env.names(
    "ZWEIKLANG_FETCH_HOSTS",
    "",
    group="Limits",
    help="Hosts from which papers may be fetched, separated by commas. Empty: from none.",
)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# -- Security ------------------------------------------------------------------------------------
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'self'; "
    f"form-action 'self'{OIDC_ORIGIN}; object-src 'none'"
)
SILENCED_SYSTEM_CHECKS: list[str] = []

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"refusals": {"()": "zweiklang.foundation.journal.RefusalsInOneLine"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["refusals"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
