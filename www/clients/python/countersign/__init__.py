"""The Countersign verifier, as a backend sees it. Standard library alone, Python 3.10 and later.

    countersign = Countersign("http://127.0.0.1:8600", Path("acme.key").read_text())
    sign_in = countersign.start_sign_in({"member": "42", "return_to": "https://app.example.org/second-step"})

Bodies and answers are the verifier's JSON; `countersign.types` names their shapes. Every method raises a `VerifierError` when
there is no answer of its own kind; a refused code is an answer. What creates something has an `Idempotency-Key` of its own,
and is asked once more when its answer was lost.
"""

from __future__ import annotations

import hashlib
import hmac
import http.client
import ipaddress
import json
import re
import ssl
import time
import uuid
from collections.abc import Iterator, Mapping
from typing import Any, Literal, TypedDict, TypeVar
from urllib.parse import quote, urlsplit

from . import types as t

__all__ = ["Countersign", "VerifierError", "WebhookError", "WebhookEvent", "verify_webhook"]

T = TypeVar("T")

_URN = "urn:countersign:problem:"
_PAUSE = 0.3
# More bytes than any answer of the verifier has.
_LONGEST = 8_000_000
_WEBHOOK_SECONDS = 300


class VerifierError(Exception):
    """A call that brought no answer of its own kind. A refused code is an answer, not an error.

    `type` is the name of the verifier's problem (RFC 9457), or one of these:
    `unreachable`: no answer came in time, or one of something before the verifier that says it is down. What was asked may have been done.
    `unreadable`: the answer is not the verifier's.
    """

    def __init__(self, type: str, title: str, detail: str, status: int = 0, retry_after: int | None = None) -> None:
        super().__init__(f"{title}: {detail}" if detail else title)
        self.type = type
        self.title = title
        self.detail = detail
        self.status = status
        """The HTTP status, or 0 when no answer came."""
        self.retry_after = retry_after
        """After how many seconds it is worth another try, where the verifier says so (`Retry-After`)."""

    @property
    def lost(self) -> bool:
        """The verifier may have done what was asked, and its answer did not arrive."""
        return self.type == "unreachable"


class Countersign:
    """Calls of the verifier with one API key. Threads may share it.

    `verifier` is the verifier as this backend reaches it, such as `http://127.0.0.1:8600`. A newline at the end of `api_key`, as
    a file has it, does no harm. `timeout` is how many seconds the verifier may be silent. `insecure_http` takes an `http:` address
    beyond this machine too: the API key then goes in the clear, for a network that nobody else can read.
    """

    __slots__ = ("_origin", "_host", "_port", "_path", "_tls", "_api_key", "_timeout")

    def __init__(self, verifier: str, api_key: str, *, insecure_http: bool = False, timeout: float = 5) -> None:
        _text("verifier", verifier, "its address, such as http://127.0.0.1:8600")
        _text("api_key", api_key, "the text of the file that `countersign init --api-key-file` wrote")
        url = urlsplit(verifier)
        if url.scheme not in ("http", "https") or not url.hostname or "@" in url.netloc or url.query or url.fragment:
            raise ValueError("verifier is an address such as https://verify.example.org, without a name, a query or a fragment")
        if url.scheme == "http" and not _is_this_machine(url.hostname) and insecure_http is not True:
            raise ValueError(
                "verifier is an http: address beyond this machine, where the API key would go in the clear: "
                "give an https: one, or insecure_http=True on a network that nobody else can read"
            )
        # What `http.client` says of a header that it cannot send repeats it.
        if not re.fullmatch(r"cs_live_[a-z2-7]{59}", api_key.strip()):
            raise ValueError("api_key is not a whole API key: one begins with cs_live_")
        if not 0 < timeout <= 600:
            raise ValueError("timeout is a number of seconds, up to 600")
        self._origin = verifier.rstrip("/")
        self._host, self._port, self._path = url.hostname, url.port, url.path.rstrip("/")
        self._tls = ssl.create_default_context() if url.scheme == "https" else None
        self._api_key, self._timeout = api_key.strip(), timeout

    def start_sign_in(self, wanted: t.StartSignIn, *, idempotency_key: str | None = None) -> t.StartedSignIn:
        """Begins a sign-in of a member whose password was right just now. Keep its `id` in the session of the browser that gave it.

        What comes next, by `status`: `challenge` and `enroll` send the browser to `url`, `passed` lets it in, `denied` says `why`.
        """
        return self._create("sign-ins", _of_member(wanted), idempotency_key)

    def get_sign_in(self, sign_in: str) -> t.SignIn:
        """How far a sign-in is: for showing, never for letting in."""
        return self._call("GET", f"sign-ins/{_segment('sign_in', sign_in)}")

    def redeem(self, sign_in: str, receipt: str, purpose: t.WantedPurpose | None = None) -> t.Redeemed:
        """Redeems the receipt that a browser brought back, for the sign-in in *this* browser's session: once, and within 60 seconds.

        `purpose` is that with which the sign-in was begun, if there was one.
        """
        _text("receipt", receipt, "the one that the browser brought back")
        body = {"receipt": receipt} if purpose is None else {"receipt": receipt, "purpose": purpose}
        return self._call("POST", f"sign-ins/{_segment('sign_in', sign_in)}/redeem", body)

    def verify(self, member: str, code: str) -> t.Verification:
        """Checks a code, for applications that ask for it themselves. A code is accepted once."""
        return self._call("POST", "verify", {"member": _text("member", member), "code": _text("code", code)})

    def make_client_token(self, wanted: t.MakeClientToken, *, idempotency_key: str | None = None) -> t.MadeClientToken:
        """A token, and the address of the page, on which a member who is signed in looks after their factors, or an administrator after all."""
        return self._create("client-tokens", _of_member(wanted), idempotency_key)

    def put_member(self, member: str, said: t.PutMember | None = None) -> t.MemberWithAddresses:
        """Makes a member known, or changes what is said of them. What is absent stays as it is."""
        return self._call("PUT", f"members/{_segment('member', member)}", said or {})

    def put_members(self, members: list[t.NamedMember]) -> t.MembersWritten:
        """The same of up to 1,000 at once."""
        return self._call("PUT", "members", {"members": members})

    def get_member(self, member: str) -> t.MemberWithAddresses:
        return self._call("GET", f"members/{_segment('member', member)}")

    def list_members(self) -> Iterator[t.Member]:
        """Every member, in the order of their ids; asked for page by page."""
        cursor: str | None = ""
        while cursor is not None:
            query = f"&cursor={quote(cursor, safe='')}" if cursor else ""
            page: t.MembersPage = self._call("GET", f"members?limit=200{query}")
            yield from page["members"]
            cursor = page["next_cursor"]

    def delete_member(self, member: str) -> None:
        """Removes a member, and everything kept of them but the events."""
        self._send("DELETE", f"members/{_segment('member', member)}")

    def unlock_member(self, member: str) -> t.Member:
        """Lets a member who gave too many wrong codes try again, and ends their sessions."""
        return self._call("POST", f"members/{_segment('member', member)}/unlock")

    def end_sessions(self, member: str) -> None:
        """Ends what is open at the verifier. Your own sessions are yours to end."""
        self._send("POST", f"members/{_segment('member', member)}/end-sessions")

    def password_changed(self, member: str) -> None:
        """Says that a member has a new password."""
        self._send("POST", f"members/{_segment('member', member)}/password-changed")

    def reset_member(self, member: str, *, by: str | None = None, idempotency_key: str | None = None) -> t.Reset:
        """Takes away the factors of somebody who lost them; `by` is the administrator, and without it this is your support."""
        return self._create(f"members/{_segment('member', member)}/reset", {} if by is None else {"by": by}, idempotency_key)

    def _create(self, path: str, wanted: Mapping[str, Any], idempotency_key: str | None) -> T:  # type: ignore[type-var]
        return self._call("POST", path, wanted, str(uuid.uuid4()) if idempotency_key is None else idempotency_key)

    def _call(self, method: str, path: str, body: Mapping[str, Any] | None = None, key: str | None = None) -> T:  # type: ignore[type-var]
        """What a call answers is what the caller says that it is: the verifier describes it."""
        answer: T = self._send(method, path, body, key)
        return answer

    def _send(self, method: str, path: str, body: Mapping[str, Any] | None = None, idempotency_key: str | None = None) -> Any:
        """Sends a request. One whose answer was lost is sent once more where that does no harm."""
        headers: dict[str, str] = {}
        if body is not None:
            headers["Content-Type"] = "application/json"
        if idempotency_key is not None:
            if not re.fullmatch(r"[!-~]{1,128}", idempotency_key):
                raise ValueError("idempotency_key is 1 to 128 visible ASCII characters")
            headers["Idempotency-Key"] = idempotency_key
        sent = None if body is None else json.dumps(body).encode()
        try:
            return self._once(method, path, sent, headers)
        except VerifierError as error:
            if not error.lost or not (method in ("GET", "PUT") or idempotency_key is not None):
                raise
        time.sleep(_PAUSE)
        return self._once(method, path, sent, headers)

    def _once(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Any:
        # Neither a redirect nor a proxy of the environment is followed: the key goes to the verifier alone.
        if self._tls is None:
            connection = http.client.HTTPConnection(self._host, self._port, timeout=self._timeout)
        else:
            connection = http.client.HTTPSConnection(self._host, self._port, timeout=self._timeout, context=self._tls)
        try:
            # Held by no variable: what reports errors may tell the variables of every frame.
            connection.request(method, f"{self._path}/v1/{path}", body, headers | {"Authorization": f"Bearer {self._api_key}"})
            answer = connection.getresponse()
            status, wait, text = answer.status, _seconds(answer.getheader("Retry-After")), answer.read(_LONGEST + 1)
            if answer.length and len(text) <= _LONGEST:
                raise http.client.IncompleteRead(text, answer.length)
        except (OSError, http.client.HTTPException) as cause:
            raise _unreachable(f"Nothing answers at {self._origin}: is `countersign serve` running there?") from cause.with_traceback(None)
        finally:
            connection.close()
        if status == 204:
            return None
        told = _parsed(text)
        if not isinstance(told, dict) or not 200 <= status < 300:
            raise _problem(told, status, wait, self._origin)
        return told


def _parsed(text: bytes) -> Any:
    """The JSON of an answer; nothing where it is none, or too long or too deep to be the verifier's."""
    try:
        return json.loads(text) if len(text) <= _LONGEST else None
    except (ValueError, RecursionError):
        return None


def _problem(told: Any, status: int, wait: int | None, origin: str) -> VerifierError:
    name = told.get("type") if isinstance(told, dict) else None
    if isinstance(name, str) and name.startswith(_URN):
        name = name.removeprefix(_URN)
        return VerifierError(name, str(told.get("title") or name), str(told.get("detail") or ""), status, wait)
    if status >= 500:
        return _unreachable(f"Something before it answers at {origin}: it is stopped, restarting or too busy.", status, wait)
    detail = "Something between this backend and the verifier changed it, or the address is not a verifier's."
    return VerifierError("unreadable", "The answer could not be read", detail, status)


def _unreachable(detail: str, status: int = 0, wait: int | None = None) -> VerifierError:
    return VerifierError("unreachable", "The verifier cannot be reached", detail, status, wait)


def _seconds(retry_after: str | None) -> int | None:
    """RFC 9110, 10.2.3: the verifier writes seconds; a date would come from something before it."""
    return int(retry_after) if retry_after and re.fullmatch(r"[0-9]{1,6}", retry_after) else None


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _text(name: str, value: object, what: str = "") -> str:
    """The text of an argument; a message names it, and repeats no secret. `what` says where somebody finds it who left it out."""
    if isinstance(value, str):
        return value
    if value is None:
        raise TypeError(f"{name} is missing: {what}" if what else f"{name} is missing")
    raise TypeError(f"{name} is text, such as '42', and not a number" if isinstance(value, (int, float)) else f"{name} is text")


def _of_member(wanted: Mapping[str, Any]) -> Mapping[str, Any]:
    if not isinstance(wanted, Mapping):
        raise TypeError("what is wanted is a dict with a member, as the example shows")
    _text("member", wanted.get("member"))
    return wanted


def _segment(name: str, value: str) -> str:
    """An id as one segment of a path, whatever it holds."""
    if _text(name, value) in ("", ".", ".."):
        raise ValueError(f"{name} is neither empty nor one or two dots")
    return quote(value, safe="")


class WebhookEvent(TypedDict):
    """What happened, as it was sent. One `id` may come more than once: the second is a copy, to be ignored."""

    id: str
    type: t.EventName
    at: str
    workspace: str
    member: str | None
    detail: dict[str, Any]


class WebhookError(Exception):
    """A request that is not to be believed: it is not signed with this secret (`forged`), or longer ago than five minutes (`outdated`)."""

    def __init__(self, type: Literal["forged", "outdated"]) -> None:
        super().__init__("The verifier did not sign this request" if type == "forged" else "The signature is not of the last five minutes")
        self.type = type


def verify_webhook(secret: str, signature: str | None, body: str | bytes, *, at: float | None = None) -> WebhookEvent:
    """The event that a request of the verifier tells of.

    `secret` is what `countersign workspace webhook` showed, `signature` the header `Countersign-Signature`, `body` the text or the
    bytes as they came, `at` seconds since 1970, now unless it is said. Raises a `WebhookError`.
    """
    if not isinstance(body, (str, bytes)):
        raise TypeError("body is the text or the bytes as they came, not parsed JSON")
    _text("secret", secret, "the text that `countersign workspace webhook` showed or wrote to --secret-file")
    # With a part of it that everybody knows anybody could sign.
    if not re.fullmatch(r"cs_hook_[a-z2-7]{59}", secret.strip()):
        raise ValueError("secret is not the whole secret of a webhook: one begins with cs_hook_")
    parts = re.fullmatch(r"t=([0-9]{1,12}),v1=([0-9a-f]{64})", signature or "")
    moment, given = parts.groups() if parts else ("", "")
    sent = body.encode(errors="replace") if isinstance(body, str) else body
    made = hmac.new(secret.strip().encode(), moment.encode() + b"." + sent, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(made, given):
        raise WebhookError("forged")
    # This way round, so that a time that is none is not near.
    if not abs((time.time() if at is None else at) - int(moment)) <= _WEBHOOK_SECONDS:
        raise WebhookError("outdated")
    event: WebhookEvent = json.loads(sent)
    return event
