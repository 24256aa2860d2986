"""A small application with passwords, and Countersign behind them.

    pip install flask
    python3 app.py

The folder `countersign` beside it is the client. Take it along with `second_step.py`: it is on no package index yet.
"""

import os
import secrets
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

from countersign import Countersign, WebhookError, verify_webhook
from flask import Flask, Response, redirect, request, session
from second_step import SecondStep
from werkzeug.wrappers import Response as Answer

ORIGIN = os.environ.get("ORIGIN", "http://127.0.0.1:8601")
KEY_FILE = Path(os.environ.get("COUNTERSIGN_API_KEY_FILE", "acme.key"))
if not KEY_FILE.exists():
    sys.exit(f"{KEY_FILE} is not here: copy the file that `countersign init --api-key-file` wrote, or name it in COUNTERSIGN_API_KEY_FILE.")
countersign = Countersign(os.environ.get("VERIFIER", "http://127.0.0.1:8600"), KEY_FILE.read_text())
second_step = SecondStep(countersign, ORIGIN, lambda member: session.update(member=member, since=time.time()))

# Yours instead: your people, and a comparison with the hashes of their passwords.
people = {"ada@example.org": {"id": "42", "password": "correct horse"}}
# When each member's sessions were ended last. Keep it in your database: these are forgotten when the application stops, and a cookie is not.
ended: dict[str, float] = {}

app = Flask(__name__)
app.secret_key = secrets.token_bytes(32)
app.config.update(SESSION_COOKIE_SAMESITE="Lax", SESSION_COOKIE_SECURE=ORIGIN.startswith("https:"), MAX_CONTENT_LENGTH=100_000)
app.register_blueprint(second_step.routes)


@app.get("/sign-in")
def form() -> str:
    again = "<p>That did not work. Please sign in again.</p>" if "again" in request.args else ""
    return again + '<form method="post"><input name="email" type="email"><input name="password" type="password"><button>Sign in</button></form>'


@app.post("/sign-in")
def sign_in() -> Answer:
    if request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site"):  # it would sign this browser in as somebody else
        return Response("This form was on another site.", 403)
    email = request.form.get("email", "")
    person = people.get(email)
    if person is None or person["password"] != request.form.get("password"):
        return Response("The e-mail address or the password is wrong.", 401)
    return second_step.password_is_right(person["id"], email)


@app.get("/")
def home() -> Answer:
    member = session.get("member")
    if member is None or session["since"] <= ended.get(member, 0):
        return redirect("/sign-in", 303)
    return Response(f"You are signed in as {member}.", mimetype="text/plain")


@app.post("/countersign-events")
def events() -> Answer:
    """What happened at the verifier: `countersign workspace webhook Acme --data DIR --url …/countersign-events --secret-file acme-hook.key`"""
    hook = Path(os.environ.get("COUNTERSIGN_HOOK_FILE", "acme-hook.key"))
    if not hook.exists():  # no webhook is set up
        return Response(status=404)
    event = verify_webhook(hook.read_text(), request.headers.get("Countersign-Signature"), request.get_data())
    if event["type"] in ("sessions.ended", "reset.done", "member.deleted") and event["member"]:
        ended[event["member"]] = time.time()
    return Response(status=204)


@app.errorhandler(WebhookError)
def not_believed(error: WebhookError) -> Answer:
    return Response(str(error), 401)


if __name__ == "__main__":
    at = urlsplit(os.environ.get("LISTEN", ORIGIN))
    print(f"listening: {ORIGIN}", flush=True)
    app.run(at.hostname, at.port)
