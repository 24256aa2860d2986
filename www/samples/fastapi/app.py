"""A small application with passwords, and Countersign behind them.

    pip install fastapi uvicorn itsdangerous python-multipart
    python3 app.py

The folder `countersign` beside it is the client, `acme.key` the API key that `countersign init --api-key-file acme.key` wrote.
"""

import logging
import os
import secrets
import time
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import uvicorn
from countersign import Countersign, VerifierError, WebhookError, verify_webhook
from fastapi import FastAPI, Form, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from second_step import SecondStep
from starlette.middleware.sessions import SessionMiddleware

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

app = FastAPI()
app.add_middleware(SessionMiddleware, secret_key=secrets.token_hex(32), https_only=ORIGIN.startswith("https:"))
app.include_router(second_step.routes)


@app.get("/sign-in")
def form() -> HTMLResponse:
    return HTMLResponse(
        '<form method="post"><input name="email" type="email"><input name="password" type="password"><button>Sign in</button></form>'
    )


@app.post("/sign-in")
def sign_in(request: Request, email: Annotated[str, Form()], password: Annotated[str, Form()]) -> Response:
    person = people.get(email)
    if person is None or person["password"] != password:
        return PlainTextResponse("The e-mail address or the password is wrong.", 401)
    countersign.put_member(person["id"], {"label": email})  # again does no harm
    return second_step.password_is_right(request, person["id"])


@app.get("/")
def home(request: Request) -> Response:
    member = request.session.get("member")
    if member is None or request.session["since"] <= ended.get(member, 0):
        return RedirectResponse("/sign-in", 303)
    return PlainTextResponse(f"You are signed in as {member}.")


@app.post("/countersign-events")
async def events(request: Request) -> Response:
    """What happened at the verifier: `countersign workspace webhook Acme --url …/countersign-events --secret-file acme-hook.key`"""
    secret = Path(os.environ.get("COUNTERSIGN_HOOK_FILE", "acme-hook.key")).read_text()
    event = verify_webhook(secret, request.headers.get("Countersign-Signature"), await request.body())
    if event["type"] in ("sessions.ended", "reset.done") and event["member"]:
        ended[event["member"]] = time.time()
    return Response(status_code=204)


@app.exception_handler(WebhookError)
def not_believed(_: Request, error: WebhookError) -> Response:
    return PlainTextResponse(str(error), 401)


@app.exception_handler(VerifierError)
def no_answer(_: Request, error: VerifierError) -> Response:
    if error.type.startswith(("receipt-", "sign-in-")):
        return RedirectResponse("/sign-in", 303)
    logging.error("%s", error)
    return PlainTextResponse("Signing in does not work at the moment.", 503, {"Retry-After": str(error.retry_after or 5)})


if __name__ == "__main__":
    at = urlsplit(os.environ.get("LISTEN", ORIGIN))
    # What it logs of a request has the receipt in it.
    uvicorn.run(app, host=at.hostname or "127.0.0.1", port=at.port or 8601, access_log=False)
