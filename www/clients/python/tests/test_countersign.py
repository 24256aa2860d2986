"""The client, in front of a verifier that answers what each test tells it to. What a real one answers is tried in `tests/samples`."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
import time
import traceback
import unittest
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from countersign import Countersign, VerifierError, WebhookError, verify_webhook

KEY = "cs_live_" + "a" * 59
LOST = "lost"
NEVER = "never"


class Verifier:
    """Answers what `answers` say, one after the other, and the last one again; keeps what it was asked."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.asked: list[dict[str, Any]] = []
        self.over = threading.Event()
        verifier = self

        class Handler(BaseHTTPRequestHandler):
            def do(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                said = {name.lower(): value for name, value in self.headers.items()}
                verifier.asked.append({"line": f"{self.command} {self.path}", "headers": said, "body": json.loads(body) if body else None})
                answer = verifier.answers.pop(0) if len(verifier.answers) > 1 else verifier.answers[0]
                if answer == NEVER:
                    verifier.over.wait()
                if answer in (LOST, NEVER):
                    return
                status, headers, text = answer
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                if "Content-Length" not in headers:
                    self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            do_GET = do_PUT = do_POST = do_DELETE = do

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        self.origin = f"http://127.0.0.1:{self.server.server_port}"

    def stop(self) -> None:
        self.over.set()
        self.server.shutdown()
        self.server.server_close()


def said(body: Any, status: int = 200, **headers: str) -> tuple[int, dict[str, str], bytes]:
    text = body if isinstance(body, bytes) else json.dumps(body).encode()
    return status, {name.replace("_", "-"): value for name, value in headers.items()}, text


def problem(name: str, status: int, **headers: str) -> tuple[int, dict[str, str], bytes]:
    return said({"type": f"urn:countersign:problem:{name}", "title": "A title", "status": status, "detail": "a detail"}, status, **headers)


class CallTest(unittest.TestCase):
    def verifier(self, *answers: Any) -> Verifier:
        verifier = Verifier(*answers)
        self.addCleanup(verifier.stop)
        return verifier

    def refused(self, call: Callable[[], Any]) -> VerifierError:
        with self.assertRaises(VerifierError) as caught:
            call()
        return caught.exception

    def test_each_call_is_the_request_that_the_verifier_describes(self) -> None:
        verifier = self.verifier(said({"members": [], "next_cursor": None}))
        c = Countersign(f"{verifier.origin}/", f"{KEY}\n")
        person, at = "a/b?c#d é", "members/a%2Fb%3Fc%23d%20%C3%A9"
        calls: list[tuple[Callable[[], Any], str, Any]] = [
            (lambda: c.start_sign_in({"member": person}), "POST sign-ins", {"member": person}),
            (lambda: c.get_sign_in("sgn_1"), "GET sign-ins/sgn_1", None),
            (lambda: c.redeem("sgn_1", "r"), "POST sign-ins/sgn_1/redeem", {"receipt": "r"}),
            (lambda: c.redeem("sgn_1", "r", {"action": "A"}), "POST sign-ins/sgn_1/redeem", {"receipt": "r", "purpose": {"action": "A"}}),
            (lambda: c.verify(person, "1"), "POST verify", {"member": person, "code": "1"}),
            (lambda: c.make_client_token({"member": person, "purpose": "security"}), "POST client-tokens", {"member": person, "purpose": "security"}),
            (lambda: c.put_member(person), f"PUT {at}", {}),
            (lambda: c.put_member(person, {"role": "admin"}), f"PUT {at}", {"role": "admin"}),
            (lambda: c.put_members([{"id": person}]), "PUT members", {"members": [{"id": person}]}),
            (lambda: c.get_member(person), f"GET {at}", None),
            (lambda: list(c.list_members()), "GET members?limit=200", None),
            (lambda: c.delete_member(person), f"DELETE {at}", None),
            (lambda: c.unlock_member(person), f"POST {at}/unlock", None),
            (lambda: c.end_sessions(person), f"POST {at}/end-sessions", None),
            (lambda: c.password_changed(person), f"POST {at}/password-changed", None),
            (lambda: c.reset_member(person, by="7"), f"POST {at}/reset", {"by": "7"}),
        ]
        for call, line, body in calls:
            with self.subTest(line):
                call()
                asked = verifier.asked.pop()
                self.assertEqual(asked["line"].replace("/v1/", ""), line)
                self.assertEqual(asked["body"], body)
                self.assertEqual(asked["headers"]["authorization"], f"Bearer {KEY}")
                creates = line in ("POST sign-ins", "POST client-tokens") or line.endswith("/reset")
                self.assertEqual(len(asked["headers"].get("idempotency-key", "")), 36 if creates else 0)

    def test_members_are_told_page_by_page(self) -> None:
        verifier = self.verifier(
            said({"members": [{"id": "1"}, {"id": "2"}], "next_cursor": "a&b"}), said({"members": [{"id": "3"}], "next_cursor": None})
        )
        told = [member["id"] for member in Countersign(verifier.origin, KEY).list_members()]
        self.assertEqual(told, ["1", "2", "3"])
        self.assertEqual([asked["line"] for asked in verifier.asked], ["GET /v1/members?limit=200", "GET /v1/members?limit=200&cursor=a%26b"])

    def test_an_error_has_the_problems_type_its_words_and_when_to_try_again(self) -> None:
        verifier = self.verifier(problem("too-many-sign-ins", 429, Retry_After="17"))
        error = self.refused(lambda: Countersign(verifier.origin, KEY).verify("42", "1"))
        self.assertEqual(
            (error.type, error.title, error.detail, error.status, error.retry_after, error.lost, str(error)),
            ("too-many-sign-ins", "A title", "a detail", 429, 17, False, "A title: a detail"),
        )

    def test_what_is_not_the_verifiers_answer_is_told_apart(self) -> None:
        for what, answer, type, retry_after in [
            ("a gateway that is overloaded", said(b"<h1>Busy</h1>", 503, Retry_After="3"), "unreachable", 3),
            ("a date to wait for", said(b"", 502, Retry_After="Thu, 26 Nov 2026 00:00:00 GMT"), "unreachable", None),
            ("somebody else's page", said(b"<h1>Not found</h1>", 404), "unreadable", None),
            ("somebody else's problem", said({"type": "urn:other:thing"}, 400), "unreadable", None),
            ("a success that is no JSON", said(b"welcome"), "unreadable", None),
            ("a success that is no object", said(b"7"), "unreadable", None),
            ("a success in no known letters", said(b"\xff\xfe"), "unreadable", None),
            ("a redirect", said(b"", 307, Location="http://127.0.0.1:1/"), "unreadable", None),
            ("an answer that is lost", LOST, "unreachable", None),
            ("an answer of which half is lost", said(b'{"accepted":', Content_Length="100"), "unreachable", None),
            ("an answer that is longer than any of the verifier's", said(b" " * 9_000_000 + b"{}"), "unreadable", None),
            ("a list in lists without end", said(b"[" * 200_000), "unreadable", None),
        ]:
            with self.subTest(what):
                verifier = self.verifier(answer)
                error = self.refused(lambda: Countersign(verifier.origin, KEY).verify("42", "1"))
                self.assertEqual((error.type, error.retry_after), (type, retry_after))
                self.assertEqual(len(verifier.asked), 1, "a code is not sent twice")

    def test_a_lost_answer_is_asked_for_again_under_the_same_key_where_that_does_no_harm_once(self) -> None:
        begun = {"id": "sgn_1", "status": "challenge"}
        verifier = self.verifier(LOST, said(begun), LOST, said({}), LOST)
        c = Countersign(verifier.origin, KEY)
        self.assertEqual(c.start_sign_in({"member": "42"}), begun)
        c.get_member("42")
        self.assertEqual(self.refused(lambda: c.start_sign_in({"member": "42"}, idempotency_key="mine")).type, "unreachable")
        keys = [asked["headers"].get("idempotency-key") for asked in verifier.asked]
        self.assertEqual(keys, [keys[0], keys[0], None, None, "mine", "mine"])
        self.assertIsNotNone(keys[0])

    def test_what_can_be_done_once_only_is_never_sent_again(self) -> None:
        verifier = self.verifier(LOST)
        c = Countersign(verifier.origin, KEY)
        for call in (lambda: c.redeem("sgn_1", "r"), lambda: c.delete_member("42"), lambda: c.password_changed("42")):
            self.assertTrue(self.refused(call).lost)
        self.assertEqual(len(verifier.asked), 3)

    def test_a_verifier_that_is_silent_is_waited_for_as_long_as_was_said(self) -> None:
        verifier = self.verifier(NEVER)
        error = self.refused(lambda: Countersign(verifier.origin, KEY, timeout=0.05).verify("42", "1"))
        self.assertEqual(error.type, "unreachable")
        self.assertIsInstance(error.__cause__, TimeoutError)

    def test_an_id_is_one_segment_of_the_path_or_refused(self) -> None:
        c = Countersign("http://127.0.0.1:1", KEY)
        for name in ("", ".", "..", "\ud800"):
            for call in (lambda: c.delete_member(name), lambda: c.redeem(name, "r")):
                self.assertRaises(ValueError, call)

    def test_s18_the_api_key_is_in_no_error_and_in_nothing_that_is_shown(self) -> None:
        verifier = self.verifier(problem("internal", 500), LOST, b"not even http")
        c, gone = Countersign(verifier.origin, KEY), Countersign("http://127.0.0.1:1", KEY)
        errors: list[BaseException] = [self.refused(lambda: c.verify("42", "1")), self.refused(lambda: c.verify("42", "1"))]
        errors.append(self.refused(lambda: gone.verify("42", "1")))
        for wrong in (f"{KEY}x", KEY.replace("live", "dead"), f"{KEY[:30]}\n{KEY[30:]}", ""):
            with self.assertRaises(ValueError) as caught:
                Countersign(verifier.origin, wrong)
            errors.append(caught.exception)
        with self.assertRaises(ValueError) as unsendable:
            c.start_sign_in({"member": "42"}, idempotency_key="a\nb")
        errors.append(unsendable.exception)
        # As what reports errors does: every frame's variables, of every error that led to this one.
        shown = [repr(c)]
        for error in errors:
            frames = traceback.TracebackException.from_exception(error, capture_locals=True)
            frames_text = "".join(frames.format())
            # This test's own variables hold it.
            shown.append("\n".join(line for line in frames_text.splitlines() if not line.strip().startswith(("wrong =", "KEY ="))))
        self.assertNotIn("a" * 20, "\n".join(shown))

    def test_a_wrong_argument_is_named_with_what_it_should_be(self) -> None:
        at = "http://127.0.0.1:1"
        none: Any = None
        number: Any = 42
        c = Countersign(at, KEY)
        wanted: Any = {"member": 42}
        for call, said in [
            (lambda: Countersign(none, KEY), "verifier is missing: its address, such as http://127.0.0.1:8600"),
            (lambda: Countersign(at, none), "api_key is missing: the text of the file that `countersign init --api-key-file` wrote"),
            (lambda: c.put_member(number), "member is text, such as '42', and not a number"),
            (lambda: c.get_member(none), "member is missing"),
            (lambda: c.redeem(none, "r"), "sign_in is missing"),
            (lambda: c.redeem("sgn_1", none), "receipt is missing: the one that the browser brought back"),
            (lambda: c.start_sign_in(none), "what is wanted is a dict with a member, as the example shows"),
            (lambda: c.start_sign_in(wanted), "member is text, such as '42', and not a number"),
            (lambda: c.verify("42", number), "code is text, such as '42', and not a number"),
            (lambda: verify_webhook(none, "", ""), "secret is missing: the text that `countersign workspace webhook` showed or wrote to --secret-file"),
        ]:
            with self.subTest(said):
                with self.assertRaises(TypeError) as caught:
                    call()  # type: ignore[no-untyped-call]
                self.assertEqual(str(caught.exception), said)

    def test_who_does_not_answer_is_named_by_their_address(self) -> None:
        nobody = self.refused(lambda: Countersign("http://127.0.0.1:1/", KEY).verify("42", "1"))
        self.assertEqual(nobody.detail, "Nothing answers at http://127.0.0.1:1: is `countersign serve` running there?")
        origin = self.verifier(said(b"", 502)).origin
        down = self.refused(lambda: Countersign(origin, KEY).verify("42", "1"))
        self.assertEqual(down.detail, f"Something before it answers at {origin}: it is stopped, restarting or too busy.")

    def test_s18_the_api_key_leaves_this_machine_under_tls_alone_unless_that_is_said(self) -> None:
        for near in ("http://127.0.0.1:8600", "http://127.9.9.9", "http://localhost", "http://[::1]:8600", "https://verify.example.org"):
            Countersign(near, KEY)
        for far in ("http://verify.example.org", "http://10.0.0.1", "http://127.0.0.1.example.org", "http://localhost.example.org", "http://[::2]"):
            almost: Any
            for almost in (False, "false", 1):
                with self.subTest(far), self.assertRaisesRegex(ValueError, "in the clear"):
                    Countersign(far, KEY, insecure_http=almost)
            Countersign(far, KEY, insecure_http=True)

    def test_what_is_no_address_of_a_verifier_is_refused(self) -> None:
        for wrong in ("ftp://127.0.0.1", "https://user:word@verify.example.org", "https://verify.example.org?x", "verify.example.org", ""):
            with self.subTest(wrong):
                self.assertRaises(ValueError, lambda: Countersign(wrong, KEY))
        for timeout in (0, -1, float("nan"), float("inf")):
            self.assertRaises(ValueError, lambda: Countersign("http://127.0.0.1", KEY, timeout=timeout))


class WebhookTest(unittest.TestCase):
    def test_the_same_requests_are_believed_as_in_javascript(self) -> None:
        given = json.loads((Path(__file__).parents[2] / "webhook-signatures.json").read_text())
        self.assertGreater(len(given["cases"]), 20)
        for case in given["cases"]:
            for body in (case["body"], case["body"].encode()):
                with self.subTest(case["name"]):
                    try:
                        verdict: str = verify_webhook(given["secret"], case["signature"], body, at=case.get("moment", given["at"]))["type"]
                    except WebhookError as error:
                        verdict = error.type
                    self.assertEqual(verdict, case["expect"])

    def test_it_is_checked_over_what_came_and_never_with_a_secret_that_is_not_whole_nor_at_no_time(self) -> None:
        whole, moment = "cs_hook_" + "a" * 59, int(time.time())

        def signed(by: str) -> str:
            return f"t={moment},v1={hmac.new(by.encode(), f'{moment}.{{}}'.encode(), hashlib.sha256).hexdigest()}"

        for short in ("", "cs_hook_", "cs_hook_\n", whole[:-1], f"{whole}a"):
            with self.subTest(short):
                self.assertRaises(ValueError, lambda: verify_webhook(short, signed(short.strip()), "{}"))
        self.assertEqual(verify_webhook(f"{whole}\n", signed(whole), "{}"), {}, "as a file has it")
        # A time that is none is no reason to believe an old request.
        for at in (float("nan"), float("-inf")):
            with self.assertRaises(WebhookError) as caught:
                verify_webhook(whole, signed(whole), "{}", at=at)
            self.assertEqual(caught.exception.type, "outdated")
        self.assertRaises(WebhookError, lambda: verify_webhook(whole, signed(whole), "\ud800"))
        parsed: Any = {}
        self.assertRaises(TypeError, lambda: verify_webhook(whole, signed(whole), parsed))


if __name__ == "__main__":
    unittest.main()
