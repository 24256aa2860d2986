"""A small application with passwords, and Countersign behind them.

    pip install flask
    python3 app.py

The folder `countersign` beside it is the client, `acme.key` the API key that `countersign init --api-key-file acme.key` wrote.
"""

import logging
import os
import secrets
import time
from pathlib import Path
from urllib.parse import urlsplit

from countersign import Countersign, VerifierError, WebhookError, verify_webhook
from flask import Flask, Response, redirect, request, session
from second_step import SecondStep
from werkzeug.wrappers import Response as Answer

ORIGIN = os.environ.get("ORIGIN", "http://127.0.0.1:8601")
countersign = Countersign(
    os.environ.get("VERIFIER", "http://127.0.0.1:8600"),
    Path(os.environ.get("COUNTERSIGN_API_KEY_FILE", "acme.key")).read_text(),
)
second_step = SecondStep(countersign, ORIGIN)

# Yours instead: your people, and a comparison with the hashes of their passwords.
people = {"ada@example.org": {"id": "42", "password": "correct horse"}}
# When each member's sessions were ended last.
ended: dict[str, float] = {}

app = Flask(__name__)
app.secret_key = secrets.token_bytes(32)
app.config.update(SESSION_COOKIE_SAMESITE="Lax", SESSION_COOKIE_SECURE=ORIGIN.startswith("https:"))
app.register_blueprint(second_step.routes)


@app.get("/sign-in")
def form() -> str:
    return '<form method="post"><input name="email" type="email"><input name="password" type="password"><button>Sign in</button></form>'


@app.post("/sign-in")
def sign_in() -> Answer:
    email = request.form.get("email", "")
    person = people.get(email)
    if person is None or person["password"] != request.form.get("password"):
        return Response("The e-mail address or the password is wrong.", 401)
    countersign.put_member(person["id"], {"label": email})  # again does no harm
    return second_step.password_is_right(person["id"])


@app.get("/")
def home() -> Answer:
    member = session.get("member")
    if member is None or session["since"] <= ended.get(member, 0):
        return redirect("/sign-in", 303)
    return Response(f"You are signed in as {member}.")


@app.post("/countersign-events")
def events() -> Answer:
    """What happened at the verifier: `countersign workspace webhook Acme --url …/countersign-events --secret-file acme-hook.key`"""
    secret = Path(os.environ.get("COUNTERSIGN_HOOK_FILE", "acme-hook.key")).read_text()
    event = verify_webhook(secret, request.headers.get("Countersign-Signature"), request.get_data())
    if event["type"] in ("sessions.ended", "reset.done") and event["member"]:
        ended[event["member"]] = time.time()
    return Response(status=204)


@app.errorhandler(WebhookError)
def not_believed(error: WebhookError) -> Answer:
    return Response(str(error), 401)


@app.errorhandler(VerifierError)
def no_answer(error: VerifierError) -> Answer:
    if error.type.startswith(("receipt-", "sign-in-")):
        return redirect("/sign-in", 303)
    app.logger.error("%s", error)
    return Response("Signing in does not work at the moment.", 503, {"Retry-After": str(error.retry_after or 5)})


if __name__ == "__main__":
    at = urlsplit(os.environ.get("LISTEN", ORIGIN))
    logging.getLogger("werkzeug").setLevel(logging.WARNING)  # its line of a request has the receipt in it
    print(f"listening: {ORIGIN}", flush=True)
    app.run(at.hostname, at.port)
