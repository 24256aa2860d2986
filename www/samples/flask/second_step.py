"""The second step of a sign-in, for Flask. Yours are the password check before it and the pages around it."""

import time

from countersign import Countersign
from flask import Blueprint, Response, redirect, request, session
from werkzeug.wrappers import Response as Answer


class SecondStep:
    def __init__(self, countersign: Countersign, origin: str) -> None:
        """`origin` is this application's own, as browsers see it; the workspace has to list it."""
        self.countersign = countersign
        self.return_to = f"{origin}/second-step"
        self.routes = Blueprint("second_step", __name__)
        self.routes.add_url_rule("/second-step", view_func=self.come_back)

    def password_is_right(self, member: str) -> Answer:
        """To be called when the password is right, and never before."""
        sign_in = self.countersign.start_sign_in(
            {
                "member": member,
                "context": {"ip": request.remote_addr, "user_agent": request.headers.get("User-Agent")},
                "return_to": self.return_to,
            }
        )
        if sign_in["status"] == "denied":
            return Response(f"You cannot sign in: {sign_in['why']}", 403)
        if "url" not in sign_in:  # nothing more is asked
            return self.open(member)
        session["sign_in"] = sign_in["id"]  # this browser gave the password: only here is its receipt worth anything
        return redirect(sign_in["url"], 303)

    def come_back(self) -> Answer:
        """Where the verifier's page sends the browser when it is done."""
        sign_in = session.pop("sign_in", None)  # nobody walks this step twice
        if sign_in is None:
            return redirect("/sign-in", 303)
        passed = self.countersign.redeem(sign_in, request.args.get("receipt", ""))
        return self.open(passed["member"])

    def open(self, member: str) -> Answer:
        """A session that is signed in."""
        session.clear()
        session.update(member=member, since=time.time())
        return redirect("/", 303)
