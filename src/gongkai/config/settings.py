"""Django's settings. What differs from machine to machine comes from `environment`; the rest stands here."""

from __future__ import annotations

from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from gongkai.config.databases import database
from gongkai.config.environment import default_address, env, home, secret_key
from gongkai.config.logs import configure_logs
from gongkai.config.storages import storages

GONGKAI_HOME = home()
SECRET_KEY = secret_key(GONGKAI_HOME)
DEBUG = env.bool("GONGKAI_DEBUG", False)
ALLOWED_HOSTS: list[str] = env.list("GONGKAI_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("GONGKAI_ORIGINS", [])

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_cotton.apps.SimpleAppConfig",
    "django_filters",
    "django_htmx",
    "django_tables2",
    "axes",
    "csp",
    "gongkai.core",
    "gongkai.orgs",
    "gongkai.catalog",
    "gongkai.information",
    "gongkai.information.personal",
    "gongkai.information.wording",
    "gongkai.information.outward",
    "gongkai.information.interpreting",
    "gongkai.sites",
    "gongkai.search",
    "gongkai.tasks",
    "gongkai.cases",
    "gongkai.cases.office",
    "gongkai.publishing",
    "gongkai.reporting",
    "gongkai.portal",
    "gongkai.portal.foi",
    "gongkai.api",
    "gongkai.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "gongkai.portal.sites.hosts.HostMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "gongkai.orgs.middleware.ActorMiddleware",
    "axes.middleware.AxesMiddleware",
    "gongkai.publishing.middleware.StandingMiddleware",
]

ROOT_URLCONF = "gongkai.config.urls"
WSGI_APPLICATION = "gongkai.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton", "gongkai.core.templatetags.ui"],
            "context_processors": [
                "django.template.context_processors.request",
                "gongkai.core.ui.context.site",
                "gongkai.portal.sites.frame.context",
            ],
        },
    }
]

DATABASES = {"default": database(env.str("DATABASE_URL", ""), GONGKAI_HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "orgs.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "orgs:sign-in"
LOGIN_REDIRECT_URL = "desk:home"
LOGOUT_REDIRECT_URL = "portal:home"

# Five wrong passwords lock a name from an address for half an hour; the attempts stay on record.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "orgs/locked_out.html"
AXES_VERBOSE = False

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True
DATE_FORMAT = "Y-m-d"

# The site's own address: pages that are rendered for everybody at once name it in feeds, codes and meta tags.
GONGKAI_ADDRESS = env.str("GONGKAI_ADDRESS", "").rstrip("/") or default_address(ALLOWED_HOSTS)
if (own_host := urlsplit(GONGKAI_ADDRESS).hostname) and own_host not in ALLOWED_HOSTS:
    ALLOWED_HOSTS.append(own_host)

STATIC_URL = "/static/"
STATIC_ROOT = GONGKAI_HOME / "static"
STORAGES = storages(env.str("STORAGE_URL", ""), GONGKAI_HOME / "files")
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

# The names in every header and footer; what is not given keeps the demo city's.
_SITE = {
    "name": env.str("GONGKAI_SITE_NAME", ""),
    "sponsor": env.str("GONGKAI_SITE_SPONSOR", ""),
    "operator": env.str("GONGKAI_SITE_OPERATOR", ""),
    "code": env.str("GONGKAI_SITE_CODE", ""),
    "icp": env.str("GONGKAI_SITE_ICP", ""),
    "police": env.str("GONGKAI_SITE_POLICE", ""),
    "contact": env.str("GONGKAI_SITE_CONTACT", ""),
    "report_url": env.str("GONGKAI_SITE_REPORT_URL", ""),
}
GONGKAI_SITE = {name: value for name, value in _SITE.items() if value}

GONGKAI_KINDS = env.str("GONGKAI_KINDS", "")  # a folder with the city's own kinds of information (TOML)
SEARCH_URL = env.str("SEARCH_URL", "")  # empty: the embedded engine under the home folder
GONGKAI_MANIFEST_KEY = env.str("GONGKAI_MANIFEST_KEY", "ed25519")  # or sm2: how a new key signs what is published

GONGKAI_CHECK_LINKS = env.bool("GONGKAI_CHECK_LINKS", True)  # ask other sites whether links to them still hold
# Applications for information: how long what identifies people is kept after the end, in days.
GONGKAI_FOI_IDENTITY_DAYS = env.int("GONGKAI_FOI_IDENTITY_DAYS", 30)
GONGKAI_FOI_RETENTION_DAYS = env.int("GONGKAI_FOI_RETENTION_DAYS", 3650)
GONGKAI_FOI_SHOW_HANDLER = env.str("GONGKAI_FOI_SHOW_HANDLER", "name")
WORKER_INSIDE_SERVE = env.bool("GONGKAI_WORKER_INSIDE_SERVE", True)

SESSION_COOKIE_AGE = 8 * 3600  # a working day
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env.bool("GONGKAI_HTTPS", False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SESSION_COOKIE_SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Nothing comes from outside and nothing runs inline: no page of ours makes an external request.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

DJANGO_TABLES2_TEMPLATE = "desk/table.html"
COTTON_DIR = "cotton"
LOGGING_CONFIG = None
configure_logs(json=not DEBUG and env.bool("GONGKAI_LOG_JSON", False), level=env.str("GONGKAI_LOG_LEVEL", "INFO"))
