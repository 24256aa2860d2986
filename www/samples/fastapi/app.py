"""A small application with passwords, and Countersign behind them.

    pip install fastapi uvicorn itsdangerous python-multipart
    python3 app.py

The folder `countersign` beside it is the client. Take it along with `second_step.py`: it is on no package index yet.
"""

import os
import secrets
import sys
import time
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import uvicorn
from countersign import Countersign, WebhookError, verify_webhook
from fastapi import FastAPI, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from second_step import SecondStep
from starlette.middleware.sessions import SessionMiddleware

ORIGIN = os.environ.get("ORIGIN", "http://127.0.0.1:8601")
KEY_FILE = Path(os.environ.get("COUNTERSIGN_API_KEY_FILE", "acme.key"))
if not KEY_FILE.exists():
    sys.exit(f"{KEY_FILE} is not here: copy the file that `countersign init --api-key-file` wrote, or name it in COUNTERSIGN_API_KEY_FILE.")
countersign = Countersign(os.environ.get("VERIFIER", "http://127.0.0.1:8600"), KEY_FILE.read_text())

# Yours instead: your people, and a comparison with the hashes of their passwords.
people = {"ada@example.org": {"id": "42", "password": "correct horse"}}
# When each member's sessions were ended last. Keep it in your database: these are forgotten when the application stops, and a cookie is not.
ended: dict[str, float] = {}

app = FastAPI(redirect_slashes=False)  # such a redirect would go to whatever host the request names, with a receipt
app.add_middleware(SessionMiddleware, secret_key=secrets.token_hex(32), https_only=ORIGIN.startswith("https:"))
second_step = SecondStep(countersign, ORIGIN, lambda request, member: request.session.update(member=member, since=time.time()))
second_step.join(app)


@app.get("/sign-in")
def form(request: Request) -> HTMLResponse:
    again = "<p>That did not work. Please sign in again.</p>" if "again" in request.query_params else ""
    return HTMLResponse(
        again + '<form method="post"><input name="email" type="email"><input name="password" type="password"><button>Sign in</button></form>'
    )


@app.post("/sign-in")
def sign_in(request: Request, email: Annotated[str, Form()], password: Annotated[str, Form()]) -> Response:
    if request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site"):  # it would sign this browser in as somebody else
        return PlainTextResponse("This form was on another site.", 403)
    person = people.get(email)
    if person is None or person["password"] != password:
        return PlainTextResponse("The e-mail address or the password is wrong.", 401)
    return second_step.password_is_right(request, person["id"], email)


@app.get("/")
def home(request: Request) -> Response:
    member = request.session.get("member")
    if member is None or request.session["since"] <= ended.get(member, 0):
        return RedirectResponse("/sign-in", 303)
    return PlainTextResponse(f"You are signed in as {member}.")


@app.post("/countersign-events")
async def events(request: Request) -> Response:
    """What happened at the verifier: `countersign workspace webhook Acme --data DIR --url …/countersign-events --secret-file acme-hook.key`"""
    hook = Path(os.environ.get("COUNTERSIGN_HOOK_FILE", "acme-hook.key"))
    if not hook.exists():  # no webhook is set up
        return Response(status_code=404)
    event = verify_webhook(hook.read_text(), request.headers.get("Countersign-Signature"), await whole(request))
    if event["type"] in ("sessions.ended", "reset.done", "member.deleted") and event["member"]:
        ended[event["member"]] = time.time()
    return Response(status_code=204)


async def whole(request: Request, longest: int = 100_000) -> bytes:
    """The body, unless it is longer than any event: Starlette would keep whatever comes."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > longest:
            raise HTTPException(413)
    return bytes(body)


@app.exception_handler(WebhookError)
def not_believed(_: Request, error: WebhookError) -> Response:
    return PlainTextResponse(str(error), 401)


if __name__ == "__main__":
    at = urlsplit(os.environ.get("LISTEN", ORIGIN))
    uvicorn.run(app, host=at.hostname or "127.0.0.1", port=at.port or 8601)
