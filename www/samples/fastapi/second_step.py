"""The second step of a sign-in, for FastAPI with Starlette's sessions. Yours are the password check before it and the pages around it."""

import time

from countersign import Countersign
from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse, RedirectResponse, Response


class SecondStep:
    def __init__(self, countersign: Countersign, origin: str) -> None:
        """`origin` is this application's own, as browsers see it; the workspace has to list it."""
        self.countersign = countersign
        self.return_to = f"{origin}/second-step"
        self.routes = APIRouter()
        self.routes.add_api_route("/second-step", self.come_back)

    # These are no coroutines, so that FastAPI runs them on threads: the client waits for the verifier's answer.
    def password_is_right(self, request: Request, member: str) -> Response:
        """To be called when the password is right, and never before."""
        ip = request.client.host if request.client else None
        sign_in = self.countersign.start_sign_in(
            {
                "member": member,
                "context": {"ip": ip, "user_agent": request.headers.get("user-agent")},
                "return_to": self.return_to,
            }
        )
        if sign_in["status"] == "denied":
            return PlainTextResponse(f"You cannot sign in: {sign_in['why']}", 403)
        if "url" not in sign_in:  # nothing more is asked
            return self.open(request, member)
        request.session["sign_in"] = sign_in["id"]  # this browser gave the password: only here is its receipt worth anything
        return RedirectResponse(sign_in["url"], 303)

    def come_back(self, request: Request, receipt: str = "") -> Response:
        """Where the verifier's page sends the browser when it is done."""
        sign_in = request.session.pop("sign_in", None)  # nobody walks this step twice
        if sign_in is None:
            return RedirectResponse("/sign-in", 303)
        passed = self.countersign.redeem(sign_in, receipt)
        return self.open(request, passed["member"])

    def open(self, request: Request, member: str) -> Response:
        """A session that is signed in."""
        request.session.clear()
        request.session.update(member=member, since=time.time())
        return RedirectResponse("/", 303)
