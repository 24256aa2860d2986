"""A Django application around `views.py` and the template of RECIPES.md, which lie in its folder. It has one person, Ada.

    python3 django_site.py PORT
"""

import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

HERE = Path.cwd()
sys.path.insert(0, str(HERE))
settings.configure(
    SECRET_KEY=os.environ["SESSION_SECRET"],
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.staticfiles"],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [HERE / "templates"]}],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": HERE / "people.sqlite3"}},
    STATIC_URL="/static/",
    COUNTERSIGN_URL=os.environ["COUNTERSIGN_URL"],
    COUNTERSIGN_API_KEY=os.environ["COUNTERSIGN_API_KEY"],
)
django.setup()

from django.contrib.auth import authenticate, get_user_model  # noqa: E402
from views import password_is_right, second_step  # type: ignore[import-not-found]  # noqa: E402


@csrf_exempt
def sign_in(request: HttpRequest) -> HttpResponse:
    user = authenticate(request, username=request.POST.get("email"), password=request.POST.get("password"))
    return HttpResponse("wrong", status=401) if user is None else password_is_right(request, user)


def home(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"signed in: {request.user.is_authenticated}")


urlpatterns = [path("", home), path("sign-in", sign_in), path("second-step", second_step, name="second_step")]

call_command("migrate", verbosity=0)
get_user_model().objects.create_user("ada@example.org", password="correct horse")
call_command("runserver", f"127.0.0.1:{sys.argv[1]}", use_reloader=False)
