"""The second step of a sign-in, for Flask: to take along as it is. Yours are the password check before it and the pages around it."""

import logging
import re
from collections.abc import Callable

from countersign import Countersign, VerifierError
from flask import Blueprint, Response, current_app, redirect, request, session
from werkzeug.wrappers import Response as Answer


class SecondStep:
    def __init__(
        self, countersign: Countersign, origin: str, open: Callable[[str], object], *, sign_in_path: str = "/sign-in", home_path: str = "/"
    ) -> None:
        """`origin` is this application's own, as browsers see it; the workspace has to list it. `open` signs a member in, in a
        session that is empty. `sign_in_path` asks for the password; it gets `?again` when the second step did not work.
        """
        self.countersign = countersign
        self.origin, self.sign_in_path, self.home_path = origin, sign_in_path, home_path
        self.open = open
        self.routes = Blueprint("second_step", __name__)
        self.routes.add_url_rule("/second-step", view_func=self.come_back)
        self.routes.app_errorhandler(VerifierError)(self.no_answer)
        for log in ("werkzeug", "gunicorn.access"):
            logging.getLogger(log).addFilter(without_receipts)

    def password_is_right(self, member: str, label: str) -> Answer:
        """To be called when the password is right, and never before. `label` is how an app shows the member."""
        self.countersign.put_member(member, {"label": label})  # makes them known; again does no harm
        begun = self.countersign.start_sign_in(
            {
                "member": member,
                "context": {"ip": request.remote_addr, "user_agent": request.headers.get("User-Agent")},
                "return_to": f"{self.origin}/second-step",
            }
        )
        if "url" in begun:
            session["sign_in"] = begun["id"]  # this browser gave the password: only here is its receipt worth anything
            return redirect(begun["url"], 303)
        if begun["status"] == "passed":  # nothing more is asked
            return self.sign_in(member)
        return Response(f"You cannot sign in: {begun['why']}", 403)

    def come_back(self) -> Answer:
        """Where the verifier's page sends the browser when it is done."""
        begun = session.pop("sign_in", None)  # nobody walks this step twice
        if begun is None:
            return self.again(f"this browser's session has no sign-in. Is the application opened at {self.origin}, and does its cookie come back?")
        passed = self.countersign.redeem(begun, request.args.get("receipt", ""))
        return self.sign_in(passed["member"])

    def sign_in(self, member: str) -> Answer:
        session.clear()
        self.open(member)
        return redirect(self.home_path, 303)

    def again(self, reason: str) -> Answer:
        """Back to the password, with the reason in the log."""
        current_app.logger.warning("second step: %s", reason)
        return redirect(f"{self.sign_in_path}?again", 303)

    def no_answer(self, error: VerifierError) -> Answer:
        """What a person sees when the verifier did not do what was asked."""
        if error.type.startswith(("receipt-", "sign-in-")):
            return self.again(str(error))
        current_app.logger.error("%s", error)
        said = "Signing in does not work at the moment."
        # What passes by itself. The rest is a mistake that somebody has to mend.
        if error.lost or error.status == 429 or error.status >= 500:
            return Response(said, 503, {"Retry-After": str(error.retry_after or 5)})
        return Response(said, 500)


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
