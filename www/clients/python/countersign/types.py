# Written by `npm run types -w countersign-openapi` from the verifier's OpenAPI document. Do not edit.
"""What the verifier takes of a backend and answers it, under the names of its OpenAPI document."""

from __future__ import annotations

from typing import Any, Literal, TypedDict, Union, final


# Always `true`.
Yes = Literal[True]


# A moment in UTC with microseconds, as RFC 3339 writes it.
Moment = str


# The id of a factor.
FactorId = str


# What kind of code was accepted, or can be typed.
Method = Literal["totp", "hotp", "recovery-code", "email-code", "sms-code", "email-link", "new-device-code"]


@final
class AcceptedCode(TypedDict):
    """A code was accepted. It is not accepted again."""

    # Always `true`.
    accepted: Yes
    # When it was accepted.
    at: Moment
    factor: Union[FactorId, None]
    # What kind of code it was.
    method: Method
    # Recovery codes not used yet.
    recovery_codes_left: int


# Who vouches that an address is a member's: the application, or a code that was sent there and typed.
ConfirmedBy = Literal["app", "code"]


@final
class AddressConfirmed(TypedDict):
    """That an address is its member's."""

    # Since when.
    at: Moment
    # Who vouches for it.
    by: ConfirmedBy


# The id of an address of a member.
AddressId = str


# What sort of address it is.
AddressKind = Literal["email", "phone"]


@final
class Address(TypedDict):
    """Where codes and notices reach a member."""

    confirmed: Union[AddressConfirmed, None]
    # Its id.
    id: AddressId
    # What sort of address it is.
    kind: AddressKind
    # Whether it is the one of its kind that is used unless another is asked for.
    primary: bool
    # The address itself: an e-mail address, or a telephone number as E.164 writes it.
    value: str


# What a passed sign-in is worth: a second factor given now; one given earlier, or something that came by e-mail; or nothing but what the application had checked.
Assurance = Literal["second-factor", "reduced", "single-factor"]


# By what way somebody signs in: in a browser, where a page can ask, or with a password to an API.
Channel = Literal["page", "api"]


@final
class Context(TypedDict, total=False):
    """What the application knows of the attempt. It is kept with the sign-in."""

    # The application's own name for the device.
    device: Union[str, None]
    # Where the person calls from: one address, IPv4 or IPv6, without a port.
    ip: Union[str, None]
    # Where the application takes that address to be.
    place: Union[str, None]
    # What their browser calls itself: anybody may send a long one, so its first 2,048 bytes are taken.
    user_agent: Union[str, None]


# What happened.
EventName = Literal["policy.changed", "member.created", "member.updated", "member.deleted", "member.locked", "member.unlocked", "password.changed", "sessions.ended", "factor.pending", "factor.confirmed", "factor.removed", "factor.unreadable", "address.added", "address.removed", "code.accepted", "code.refused", "recovery.issued", "recovery.code_issued", "recovery.used", "reset.asked", "reset.permitted", "reset.refused", "reset.cancelled", "reset.done", "sign_in.started", "sign_in.passed", "sign_in.redeemed", "step_up.passed", "reminder.sent", "device.trusted", "device.revoked", "device.copied", "admin.acted", "token.issued"]


class ForBrowser(TypedDict):
    """A client token, and the page that it opens."""

    # For the browser.
    client_token: str
    # The hosted page, with the token in its fragment.
    url: str


class _GivenAddress(TypedDict):
    # Whether the application vouches that it is the member's.
    confirmed: bool
    # What sort of address it is.
    kind: AddressKind
    # The address: of a telephone with a plus sign and its country first (E.164).
    value: str


@final
class GivenAddress(_GivenAddress, total=False):
    """An address that the application gives."""

    # Whether it is the one of its kind that is used unless another is asked for.
    primary: bool


@final
class IssuedDevice(TypedDict):
    """What a browser is known by from now on. It changes at each use: keep this one in the place of the one before, as a cookie that scripts cannot read. Whoever shows an old one is taken for a thief, and the browser is known no more."""

    # When it is worth nothing any more.
    expires_at: Moment
    # For the application to send as `device` when the member signs in from this browser again.
    token: str
    # Whether it stands in for a second factor.
    trusted: bool


# What somebody calls a thing of theirs. At most 128 bytes of UTF-8, all of which can be seen.
Label = str


@final
class MadeClientToken(ForBrowser):
    """A client token."""

    # When it expires.
    expires_at: Moment


# The application's own name for a member. At most 128 bytes of UTF-8, all of which can be seen.
MemberId = str


# What a client token can be made for. That of a sign-in comes with the sign-in.
TokenPurpose = Literal["security", "admin"]


# The id of a sign-in.
SignInId = str


class _MakeClientToken(TypedDict):
    # For whom: a member who is signed in to the application.
    member: MemberId
    # For what.
    purpose: TokenPurpose


@final
class MakeClientToken(_MakeClientToken, total=False):
    """A client token to make."""

    # Where the hosted page goes when it is done.
    return_to: Union[str, None]
    sign_in: Union[SignInId, None]


@final
class MemberRequirement(TypedDict):
    """Whether a member must have a second factor."""

    by: Union[Moment, None]
    # Whether they must.
    required: bool
    since: Union[Moment, None]


# What somebody is in the application.
Role = Literal["owner", "admin", "agent", "end-user"]


# What is set for one member alone.
Setting = Literal["inherit", "required", "exempt"]


# Whether a member has a confirmed factor.
MemberStatus = Literal["none", "active"]


class Member(TypedDict):
    """A person whom the application signs in."""

    # When they were created.
    created_at: Moment
    # How many confirmed factors they have.
    factors: int
    # Wrong codes in a row.
    failures: int
    # The application's name for them.
    id: MemberId
    label: Union[Label, None]
    # The language of messages to them (BCP 47); English, when none is said.
    language: Union[str, None]
    # Whether the failure budget is spent: no code is accepted until they are unlocked.
    locked: bool
    # Whether so many wrong codes were given in a year that somebody must have the password: no code is accepted until the application reports a new one.
    password_change_due: bool
    # Recovery codes not used yet.
    recovery_codes_left: int
    # Whether they must have a second factor.
    requirement: MemberRequirement
    retry_at: Union[Moment, None]
    # What they are in the application.
    role: Role
    # What is set for them alone.
    setting: Setting
    # Whether an identity provider signs them in.
    sso: bool
    # Whether they have a second factor.
    status: MemberStatus
    # Browsers that stand in for a second factor.
    trusted_devices: int


@final
class MemberWithAddresses(Member):
    """A member, and where they are reached."""

    # Their addresses: of each kind the primary one first, then the oldest.
    addresses: list[Address]


@final
class MembersPage(TypedDict):
    """Some of a workspace's members."""

    # In the order of their ids.
    members: list[Member]
    # What to ask the next page with; null on the last.
    next_cursor: Union[str, None]


@final
class MembersWritten(TypedDict):
    """What became of a batch of members."""

    # How many are new.
    created: int
    # Of how many all this was said before.
    unchanged: int
    # Of how many something else is said now.
    updated: int


class _NamedMember(TypedDict):
    # The application's name for them.
    id: MemberId


@final
class NamedMember(_NamedMember, total=False):
    """A member, and what is said of them."""

    # All the addresses that the application has of them, in the place of those it gave before. Those that they gave themselves stay.
    addresses: Union[list[GivenAddress], None]
    label: Union[Label, None]
    # The language of messages to them (BCP 47), such as `de`.
    language: Union[str, None]
    role: Union[Role, None]
    setting: Union[Setting, None]
    # Whether an identity provider signs them in.
    sso: Union[bool, None]


# Always `false`.
No = Literal[False]


@final
class Purposed(TypedDict):
    """One act of the application's own that a second factor was asked for."""

    # What the person was shown.
    action: Label
    # SHA-256 of the parameters as RFC 8785 writes them, in hexadecimal.
    parameters_digest: str


# The id of a reset of a member's factors.
ResetId = str


@final
class ResetUnderWay(TypedDict):
    """A reset that is under way, as the person is told of it."""

    # When it was asked for.
    asked_at: Moment
    due_at: Union[Moment, None]
    # Its id.
    id: ResetId


# How far a sign-in is.
SignInStatus = Literal["challenge", "enroll", "denied", "passed", "ended"]


# Why a sign-in asks nothing, or is denied.
Why = Literal["locked", "password-change", "api-password", "no-method", "sso", "exempt", "not-required", "known-device", "trusted-device"]


class _SignIn(TypedDict):
    assurance: Union[Assurance, None]
    # When it began.
    created_at: Moment
    enroll_by: Union[Moment, None]
    # When it is over.
    expires_at: Moment
    # Its id.
    id: SignInId
    # Whether a set-up that is asked for can be put off.
    may_skip: bool
    # Who signs in.
    member: MemberId
    # What can pass it.
    methods: list[Method]
    purpose: Union[Purposed, None]
    reset: Union[ResetUnderWay, None]
    # How far it is.
    status: SignInStatus


class SignIn(_SignIn, total=False):
    """A sign-in, as the application's backend sees it."""

    # Why nothing is asked, or why it is denied; absent otherwise.
    why: Why


@final
class OpenSignIn(SignIn, ForBrowser):
    """A sign-in, and what the browser needs to pass it."""


# Which problem it is.
ProblemName = Literal["urn:countersign:problem:malformed-request", "urn:countersign:problem:unauthenticated", "urn:countersign:problem:forbidden-scope", "urn:countersign:problem:origin-not-listed", "urn:countersign:problem:step-up-required", "urn:countersign:problem:wrong-purpose", "urn:countersign:problem:enrolled-already", "urn:countersign:problem:receipt-foreign", "urn:countersign:problem:other-action", "urn:countersign:problem:may-not-skip", "urn:countersign:problem:role-may-not", "urn:countersign:problem:not-allowed", "urn:countersign:problem:own-reset", "urn:countersign:problem:workspace-not-found", "urn:countersign:problem:member-not-found", "urn:countersign:problem:factor-not-found", "urn:countersign:problem:sign-in-not-found", "urn:countersign:problem:key-not-found", "urn:countersign:problem:address-not-found", "urn:countersign:problem:device-not-found", "urn:countersign:problem:reset-not-found", "urn:countersign:problem:route-not-found", "urn:countersign:problem:file-not-found", "urn:countersign:problem:method-not-allowed", "urn:countersign:problem:factor-active", "urn:countersign:problem:factor-limit", "urn:countersign:problem:pending-limit", "urn:countersign:problem:name-taken", "urn:countersign:problem:not-enrolled", "urn:countersign:problem:receipt-redeemed", "urn:countersign:problem:sign-in-passed", "urn:countersign:problem:sign-in-enrolls", "urn:countersign:problem:sign-in-challenges", "urn:countersign:problem:other-browser", "urn:countersign:problem:label-unshowable", "urn:countersign:problem:method-not-offered", "urn:countersign:problem:address-limit", "urn:countersign:problem:policy-changed", "urn:countersign:problem:if-match-required", "urn:countersign:problem:admin-first", "urn:countersign:problem:draft-limit", "urn:countersign:problem:idempotency-key-spent", "urn:countersign:problem:reset-under-way", "urn:countersign:problem:reset-settled", "urn:countersign:problem:try-again", "urn:countersign:problem:token-ended", "urn:countersign:problem:sign-in-ended", "urn:countersign:problem:factor-expired", "urn:countersign:problem:receipt-expired", "urn:countersign:problem:link-ended", "urn:countersign:problem:body-too-large", "urn:countersign:problem:unsupported-media-type", "urn:countersign:problem:unprocessable", "urn:countersign:problem:return-to-not-listed", "urn:countersign:problem:address-invalid", "urn:countersign:problem:policy-invalid", "urn:countersign:problem:secret-invalid", "urn:countersign:problem:idempotency-key-reused", "urn:countersign:problem:too-many-sign-ins", "urn:countersign:problem:code-sent-lately", "urn:countersign:problem:internal", "urn:countersign:problem:unavailable", "urn:countersign:problem:busy"]


@final
class Problem(TypedDict):
    """What went wrong, and what to do about it (RFC 9457)."""

    # What went wrong this time, for a person.
    detail: str
    # The status of the answer.
    status: int
    # What the type means.
    title: str
    # Which problem it is. A program reads this and nothing else.
    type: ProblemName


@final
class PutMember(TypedDict, total=False):
    """What is said of a member."""

    # All the addresses that the application has of them, in the place of those it gave before. Those that they gave themselves stay.
    addresses: Union[list[GivenAddress], None]
    label: Union[Label, None]
    # The language of messages to them (BCP 47), such as `de`.
    language: Union[str, None]
    role: Union[Role, None]
    setting: Union[Setting, None]
    # Whether an identity provider signs them in.
    sso: Union[bool, None]


@final
class PutMembers(TypedDict):
    """Members, each named once."""

    # At most 1,000.
    members: list[NamedMember]


# Why a code was not accepted.
Reason = Literal["malformed", "wrong-code", "already-used", "outdated", "expired", "not-sent", "clock-off", "wait", "locked", "not-enrolled", "password-change"]


class _WantedPurpose(TypedDict):
    # What the person is shown.
    action: Label


@final
class WantedPurpose(_WantedPurpose, total=False):
    """One act of the application's own."""

    parameters: dict[str, str]


class _RedeemReceipt(TypedDict):
    # The receipt of this sign-in.
    receipt: str


@final
class RedeemReceipt(_RedeemReceipt, total=False):
    """What the browser brought back."""

    purpose: Union[WantedPurpose, None]


@final
class Redeemed(TypedDict):
    """What a redeemed receipt proves."""

    # What the second factor was, in the words of RFC 8176; the password is the application's own to add.
    amr: list[str]
    # What it is worth. Codes and links by e-mail are no channel of their own for SP 800-63B-4 (§3.1.3.1).
    assurance: Assurance
    # When the code was accepted.
    at: Moment
    device: Union[IssuedDevice, None]
    factor: Union[FactorId, None]
    # Wrong codes since the member's last success that were not given in this sign-in. Any at all mean that somebody knows the password: ask for a new one, and report it with `password-changed`.
    failures_before: int
    # Who signed in.
    member: MemberId
    method: Union[Method, None]
    # Whether the method withstands a page that passes codes on. No code that is typed does, so that an application must not call this sign-in AAL2 by itself (SP 800-63B-4 asks that such a method be offered).
    phishing_resistant: bool
    purpose: Union[Purposed, None]
    # The sign-in.
    sign_in: SignInId


@final
class Sent(TypedDict):
    """A code or a link that was sent."""

    # When it is good no more.
    expires_at: Moment
    # When the next may be asked for.
    next_at: Moment


class _Refusal(TypedDict):
    # Always `false`.
    accepted: No
    # Why.
    reason: Reason


@final
class Refusal(_Refusal, total=False):
    """A code was not accepted, and what to tell whoever typed it."""

    # How many seconds the authenticator's clock is ahead (negative: behind); with `clock-off`.
    clock_off_seconds: int
    # Wrong codes that are left before a wait begins.
    remaining: int
    # When the next code is checked, if not at once.
    retry_at: Moment
    # The code that was sent in the place of one that had expired.
    sent: Sent


@final
class RequireSetUp(TypedDict, total=False):
    """Who requires a new set-up."""

    by: Union[MemberId, None]


# Who asked for a reset.
ResetAskedBy = Literal["person", "member", "app"]


# How far a reset is: it waits for its delay or for an owner's permission; it was done, cancelled or refused, or its time is over.
ResetStatus = Literal["waiting", "permission", "done", "cancelled", "refused", "expired"]


@final
class Reset(TypedDict):
    """Lost factors that are to be taken away, so that new ones can be set up."""

    # When it was asked for.
    asked_at: Moment
    # Who asked for it.
    asked_by: ResetAskedBy
    by: Union[MemberId, None]
    due_at: Union[Moment, None]
    # When it is done no more, unless it was by then.
    expires_at: Moment
    # Its id.
    id: ResetId
    # Whose factors they are.
    member: MemberId
    settled_at: Union[Moment, None]
    # How far it is.
    status: ResetStatus


class SettledSignIn(SignIn):
    """A sign-in that no browser has to pass: it says why."""


@final
class Settled(SettledSignIn, total=False):
    """A sign-in with nothing to pass."""

    # What the browser is known by from now on, when it passed by being known; absent otherwise.
    device: IssuedDevice


class _StartSignIn(TypedDict):
    # Who signs in.
    member: MemberId


@final
class StartSignIn(_StartSignIn, total=False):
    """A sign-in to begin, after the application has checked the password."""

    channel: Union[Channel, None]
    context: Union[Context, None]
    # The token that this browser was given, if the application keeps one of it for this member. Any other text is worth nothing.
    device: Union[str, None]
    # Where a mailed link leads: a page of the application's that holds `<countersign-sign-in-link>`. Without it, a hosted page.
    link_to: Union[str, None]
    purpose: Union[WantedPurpose, None]
    # Where the hosted page goes when it is done.
    return_to: Union[str, None]


# The sign-in that was started.
StartedSignIn = Union[OpenSignIn, Settled]


# Whether a code was accepted.
Verification = Union[AcceptedCode, Refusal]


@final
class VerifyCode(TypedDict):
    """A code, and the member who is said to have typed it."""

    # A code of their authenticator app or one of their recovery codes, as it was typed.
    code: str
    # Who typed it.
    member: MemberId
