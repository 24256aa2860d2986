"""The second step of a sign-in, for FastAPI with Starlette's sessions: to take along as it is. Yours are the password check before it and the
pages around it.
"""

import logging
import re
from collections.abc import Callable

from countersign import Countersign, VerifierError
from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse, RedirectResponse, Response

log = logging.getLogger("uvicorn.error")  # where uvicorn's own warnings go


class SecondStep:
    def __init__(
        self,
        countersign: Countersign,
        origin: str,
        open: Callable[[Request, str], object],
        *,
        sign_in_path: str = "/sign-in",
        home_path: str = "/",
    ) -> None:
        """`origin` is this application's own, as browsers see it; the workspace has to list it. `open` signs a member in, in a
        session that is empty. `sign_in_path` asks for the password; it gets `?again` when the second step did not work.
        """
        self.countersign = countersign
        self.origin, self.sign_in_path, self.home_path = origin, sign_in_path, home_path
        self.open = open

    def join(self, app: FastAPI) -> None:
        """Adds the way back, and what a person sees when the verifier did not do what was asked."""
        app.add_api_route("/second-step", self.come_back)
        app.add_exception_handler(VerifierError, self.no_answer)
        for access in ("uvicorn.access", "gunicorn.access"):
            logging.getLogger(access).addFilter(without_receipts)

    # These are no coroutines, so that FastAPI runs them on threads: the client waits for the verifier's answer.
    def password_is_right(self, request: Request, member: str, label: str) -> Response:
        """To be called when the password is right, and never before. `label` is how an app shows the member."""
        self.countersign.put_member(member, {"label": label})  # makes them known; again does no harm
        ip = request.client.host if request.client else None
        begun = self.countersign.start_sign_in(
            {
                "member": member,
                "context": {"ip": ip, "user_agent": request.headers.get("user-agent")},
                "return_to": f"{self.origin}/second-step",
            }
        )
        if "url" in begun:
            request.session["sign_in"] = begun["id"]  # this browser gave the password: only here is its receipt worth anything
            return RedirectResponse(begun["url"], 303)
        if begun["status"] == "passed":  # nothing more is asked
            return self.sign_in(request, member)
        return PlainTextResponse(f"You cannot sign in: {begun['why']}", 403)

    def come_back(self, request: Request, receipt: str = "") -> Response:
        """Where the verifier's page sends the browser when it is done."""
        begun = request.session.pop("sign_in", None)  # nobody walks this step twice
        if begun is None:
            return self.again(f"this browser's session has no sign-in. Is the application opened at {self.origin}, and does its cookie come back?")
        passed = self.countersign.redeem(begun, receipt)
        return self.sign_in(request, passed["member"])

    def sign_in(self, request: Request, member: str) -> Response:
        request.session.clear()
        self.open(request, member)
        return RedirectResponse(self.home_path, 303)

    def again(self, reason: str) -> Response:
        """Back to the password, with the reason in the log."""
        log.warning("second step: %s", reason)
        return RedirectResponse(f"{self.sign_in_path}?again", 303)

    def no_answer(self, _: Request, error: Exception) -> Response:
        """What a person sees when the verifier did not do what was asked."""
        if not isinstance(error, VerifierError):
            raise error
        if error.type.startswith(("receipt-", "sign-in-")):
            return self.again(str(error))
        log.error("%s", error)
        said = "Signing in does not work at the moment."
        # What passes by itself. The rest is a mistake that somebody has to mend.
        if error.lost or error.status == 429 or error.status >= 500:
            return PlainTextResponse(said, 503, {"Retry-After": str(error.retry_after or 5)})
        return PlainTextResponse(said, 500)


def without_receipts(record: logging.LogRecord) -> bool:
    """An access log has the address of `/second-step` in it, and that a receipt."""

    def without(value: object) -> object:
        return re.sub(r"receipt=[^&\s\"]*", "receipt=…", value) if isinstance(value, str) else value

    args = record.args
    if isinstance(args, tuple):
        record.args = tuple(without(value) for value in args)
    elif args:
        record.args = {name: without(value) for name, value in args.items()}
    return True
