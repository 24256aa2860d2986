// Written by `npm run types -w countersign-openapi` from the verifier's OpenAPI document. Do not edit.
/** What the verifier takes of a backend and answers it, under the names of its OpenAPI document. */

interface components {
    schemas: {
        /** @description A code was accepted. It is not accepted again. */
        AcceptedCode: {
            /** @description Always `true`. */
            accepted: components["schemas"]["Yes"];
            /** @description When it was accepted. */
            at: components["schemas"]["Moment"];
            factor: components["schemas"]["FactorId"] | null;
            /** @description What kind of code it was. */
            method: components["schemas"]["Method"];
            /**
             * Format: int32
             * @description Recovery codes not used yet.
             */
            recovery_codes_left: number;
        };
        /** @description Where codes and notices reach a member. */
        Address: {
            confirmed: components["schemas"]["AddressConfirmed"] | null;
            /** @description Its id. */
            id: components["schemas"]["AddressId"];
            /** @description What sort of address it is. */
            kind: components["schemas"]["AddressKind"];
            /** @description Whether it is the one of its kind that is used unless another is asked for. */
            primary: boolean;
            /** @description The address itself: an e-mail address, or a telephone number as E.164 writes it. */
            value: string;
        };
        /** @description That an address is its member's. */
        AddressConfirmed: {
            /** @description Since when. */
            at: components["schemas"]["Moment"];
            /** @description Who vouches for it. */
            by: components["schemas"]["ConfirmedBy"];
        };
        /**
         * @description The id of an address of a member.
         * @example adr_01jd8zq9k3v5m7r2t4w6x8y0za
         */
        AddressId: string;
        /**
         * @description What sort of address it is.
         * @enum {string}
         */
        AddressKind: "email" | "phone";
        /**
         * @description What a passed sign-in is worth: a second factor given now; one given earlier, or something that came by e-mail; or nothing but what the application had checked.
         * @enum {string}
         */
        Assurance: "second-factor" | "reduced" | "single-factor";
        /**
         * @description By what way somebody signs in: in a browser, where a page can ask, or with a password to an API.
         * @enum {string}
         */
        Channel: "page" | "api";
        /**
         * @description Who vouches that an address is a member's: the application, or a code that was sent there and typed.
         * @enum {string}
         */
        ConfirmedBy: "app" | "code";
        /** @description What the application knows of the attempt. It is kept with the sign-in. */
        Context: {
            /** @description The application's own name for the device. */
            device?: string | null;
            /** @description Where the person calls from: one address, IPv4 or IPv6, without a port. */
            ip?: string | null;
            /** @description Where the application takes that address to be. */
            place?: string | null;
            /** @description What their browser calls itself: anybody may send a long one, so its first 2,048 bytes are taken. */
            user_agent?: string | null;
        };
        /**
         * @description What happened.
         * @enum {string}
         */
        EventName: "policy.changed" | "member.created" | "member.updated" | "member.deleted" | "member.locked" | "member.unlocked" | "password.changed" | "sessions.ended" | "factor.pending" | "factor.confirmed" | "factor.removed" | "factor.unreadable" | "address.added" | "address.removed" | "code.accepted" | "code.refused" | "recovery.issued" | "recovery.code_issued" | "recovery.used" | "reset.asked" | "reset.permitted" | "reset.refused" | "reset.cancelled" | "reset.done" | "sign_in.started" | "sign_in.passed" | "sign_in.redeemed" | "step_up.passed" | "reminder.sent" | "device.trusted" | "device.revoked" | "device.copied" | "admin.acted" | "token.issued";
        /**
         * @description The id of a factor.
         * @example fac_01jd8zq9k3v5m7r2t4w6x8y0za
         */
        FactorId: string;
        /** @description A client token, and the page that it opens. */
        ForBrowser: {
            /** @description For the browser. */
            client_token: string;
            /**
             * Format: uri
             * @description The hosted page, with the token in its fragment.
             */
            url: string;
        };
        /** @description An address that the application gives. */
        GivenAddress: {
            /** @description Whether the application vouches that it is the member's. */
            confirmed: boolean;
            /** @description What sort of address it is. */
            kind: components["schemas"]["AddressKind"];
            /** @description Whether it is the one of its kind that is used unless another is asked for. */
            primary?: boolean;
            /** @description The address: of a telephone with a plus sign and its country first (E.164). */
            value: string;
        };
        /**
         * @description What a browser is known by from now on. It changes at each use: keep this one in the place of the one before, as a cookie
         *     that scripts cannot read. Whoever shows an old one is taken for a thief, and the browser is known no more.
         */
        IssuedDevice: {
            /** @description When it is worth nothing any more. */
            expires_at: components["schemas"]["Moment"];
            /** @description For the application to send as `device` when the member signs in from this browser again. */
            token: string;
            /** @description Whether it stands in for a second factor. */
            trusted: boolean;
        };
        /**
         * @description What somebody calls a thing of theirs.
         *
         *     At most 128 bytes of UTF-8, all of which can be seen.
         * @example Work phone
         */
        Label: string;
        /** @description A client token. */
        MadeClientToken: components["schemas"]["ForBrowser"] & {
            /** @description When it expires. */
            expires_at: components["schemas"]["Moment"];
        };
        /**
         * @description A client token to make.
         * @example {
         *       "member": "ada@example.org",
         *       "purpose": "security"
         *     }
         */
        MakeClientToken: {
            /** @description For whom: a member who is signed in to the application. */
            member: components["schemas"]["MemberId"];
            /** @description For what. */
            purpose: components["schemas"]["TokenPurpose"];
            /**
             * Format: uri
             * @description Where the hosted page goes when it is done.
             */
            return_to?: string | null;
            sign_in?: components["schemas"]["SignInId"] | null;
        };
        /** @description A person whom the application signs in. */
        Member: {
            /** @description When they were created. */
            created_at: components["schemas"]["Moment"];
            /**
             * Format: int32
             * @description How many confirmed factors they have.
             */
            factors: number;
            /**
             * Format: int32
             * @description Wrong codes in a row.
             */
            failures: number;
            /** @description The application's name for them. */
            id: components["schemas"]["MemberId"];
            label: components["schemas"]["Label"] | null;
            /** @description The language of messages to them (BCP 47); English, when none is said. */
            language: string | null;
            /** @description Whether the failure budget is spent: no code is accepted until they are unlocked. */
            locked: boolean;
            /**
             * @description Whether so many wrong codes were given in a year that somebody must have the password: no code is accepted until the
             *     application reports a new one.
             */
            password_change_due: boolean;
            /**
             * Format: int32
             * @description Recovery codes not used yet.
             */
            recovery_codes_left: number;
            /** @description Whether they must have a second factor. */
            requirement: components["schemas"]["MemberRequirement"];
            retry_at: components["schemas"]["Moment"] | null;
            /** @description What they are in the application. */
            role: components["schemas"]["Role"];
            /** @description What is set for them alone. */
            setting: components["schemas"]["Setting"];
            /** @description Whether an identity provider signs them in. */
            sso: boolean;
            /** @description Whether they have a second factor. */
            status: components["schemas"]["MemberStatus"];
            /**
             * Format: int32
             * @description Browsers that stand in for a second factor.
             */
            trusted_devices: number;
        };
        /**
         * @description The application's own name for a member.
         *
         *     At most 128 bytes of UTF-8, all of which can be seen.
         * @example ada@example.org
         */
        MemberId: string;
        /** @description Whether a member must have a second factor. */
        MemberRequirement: {
            by: components["schemas"]["Moment"] | null;
            /** @description Whether they must. */
            required: boolean;
            since: components["schemas"]["Moment"] | null;
        };
        /** @description Some of a workspace's members. */
        MembersPage: {
            /** @description In the order of their ids. */
            members: components["schemas"]["Member"][];
            /** @description What to ask the next page with; null on the last. */
            next_cursor: string | null;
        };
        /**
         * @description Whether a member has a confirmed factor.
         * @enum {string}
         */
        MemberStatus: "none" | "active";
        /** @description What became of a batch of members. */
        MembersWritten: {
            /**
             * Format: int32
             * @description How many are new.
             */
            created: number;
            /**
             * Format: int32
             * @description Of how many all this was said before.
             */
            unchanged: number;
            /**
             * Format: int32
             * @description Of how many something else is said now.
             */
            updated: number;
        };
        /** @description A member, and where they are reached. */
        MemberWithAddresses: components["schemas"]["Member"] & {
            /** @description Their addresses: of each kind the primary one first, then the oldest. */
            addresses: components["schemas"]["Address"][];
        };
        /**
         * @description What kind of code was accepted, or can be typed.
         * @enum {string}
         */
        Method: "totp" | "hotp" | "recovery-code" | "email-code" | "sms-code" | "email-link" | "new-device-code";
        /**
         * Format: date-time
         * @description A moment in UTC with microseconds, as RFC 3339 writes it.
         * @example 2026-11-22T06:27:00.000000Z
         */
        Moment: string;
        /** @description A member, and what is said of them. */
        NamedMember: {
            /**
             * @description All the addresses that the application has of them, in the place of those it gave before. Those that they gave
             *     themselves stay.
             */
            addresses?: components["schemas"]["GivenAddress"][] | null;
            /** @description The application's name for them. */
            id: components["schemas"]["MemberId"];
            label?: components["schemas"]["Label"] | null;
            /** @description The language of messages to them (BCP 47), such as `de`. */
            language?: string | null;
            role?: components["schemas"]["Role"] | null;
            setting?: components["schemas"]["Setting"] | null;
            /** @description Whether an identity provider signs them in. */
            sso?: boolean | null;
        };
        /**
         * @description Always `false`.
         * @enum {boolean}
         */
        No: false;
        /** @description A sign-in, and what the browser needs to pass it. */
        OpenSignIn: components["schemas"]["SignIn"] & components["schemas"]["ForBrowser"];
        /** @description What went wrong, and what to do about it (RFC 9457). */
        Problem: {
            /** @description What went wrong this time, for a person. */
            detail: string;
            /**
             * Format: int32
             * @description The status of the answer.
             */
            status: number;
            /** @description What the type means. */
            title: string;
            /** @description Which problem it is. A program reads this and nothing else. */
            type: components["schemas"]["ProblemName"];
        };
        /**
         * @description Which problem it is.
         * @enum {string}
         */
        ProblemName: "urn:countersign:problem:malformed-request" | "urn:countersign:problem:unauthenticated" | "urn:countersign:problem:forbidden-scope" | "urn:countersign:problem:origin-not-listed" | "urn:countersign:problem:step-up-required" | "urn:countersign:problem:wrong-purpose" | "urn:countersign:problem:enrolled-already" | "urn:countersign:problem:receipt-foreign" | "urn:countersign:problem:other-action" | "urn:countersign:problem:may-not-skip" | "urn:countersign:problem:role-may-not" | "urn:countersign:problem:not-allowed" | "urn:countersign:problem:own-reset" | "urn:countersign:problem:workspace-not-found" | "urn:countersign:problem:member-not-found" | "urn:countersign:problem:factor-not-found" | "urn:countersign:problem:sign-in-not-found" | "urn:countersign:problem:key-not-found" | "urn:countersign:problem:address-not-found" | "urn:countersign:problem:device-not-found" | "urn:countersign:problem:reset-not-found" | "urn:countersign:problem:route-not-found" | "urn:countersign:problem:file-not-found" | "urn:countersign:problem:method-not-allowed" | "urn:countersign:problem:factor-active" | "urn:countersign:problem:factor-limit" | "urn:countersign:problem:pending-limit" | "urn:countersign:problem:name-taken" | "urn:countersign:problem:not-enrolled" | "urn:countersign:problem:receipt-redeemed" | "urn:countersign:problem:sign-in-passed" | "urn:countersign:problem:sign-in-enrolls" | "urn:countersign:problem:sign-in-challenges" | "urn:countersign:problem:other-browser" | "urn:countersign:problem:label-unshowable" | "urn:countersign:problem:method-not-offered" | "urn:countersign:problem:address-limit" | "urn:countersign:problem:policy-changed" | "urn:countersign:problem:if-match-required" | "urn:countersign:problem:admin-first" | "urn:countersign:problem:draft-limit" | "urn:countersign:problem:idempotency-key-spent" | "urn:countersign:problem:reset-under-way" | "urn:countersign:problem:reset-settled" | "urn:countersign:problem:try-again" | "urn:countersign:problem:token-ended" | "urn:countersign:problem:sign-in-ended" | "urn:countersign:problem:factor-expired" | "urn:countersign:problem:receipt-expired" | "urn:countersign:problem:link-ended" | "urn:countersign:problem:body-too-large" | "urn:countersign:problem:unsupported-media-type" | "urn:countersign:problem:unprocessable" | "urn:countersign:problem:return-to-not-listed" | "urn:countersign:problem:address-invalid" | "urn:countersign:problem:policy-invalid" | "urn:countersign:problem:secret-invalid" | "urn:countersign:problem:idempotency-key-reused" | "urn:countersign:problem:too-many-sign-ins" | "urn:countersign:problem:code-sent-lately" | "urn:countersign:problem:internal" | "urn:countersign:problem:unavailable" | "urn:countersign:problem:busy";
        /** @description One act of the application's own that a second factor was asked for. */
        Purposed: {
            /** @description What the person was shown. */
            action: components["schemas"]["Label"];
            /** @description SHA-256 of the parameters as RFC 8785 writes them, in hexadecimal. */
            parameters_digest: string;
        };
        /**
         * @description What is said of a member.
         * @example {
         *       "label": "Ada Lovelace",
         *       "language": "de",
         *       "role": "admin"
         *     }
         */
        PutMember: {
            /**
             * @description All the addresses that the application has of them, in the place of those it gave before. Those that they gave
             *     themselves stay.
             */
            addresses?: components["schemas"]["GivenAddress"][] | null;
            label?: components["schemas"]["Label"] | null;
            /** @description The language of messages to them (BCP 47), such as `de`. */
            language?: string | null;
            role?: components["schemas"]["Role"] | null;
            setting?: components["schemas"]["Setting"] | null;
            /** @description Whether an identity provider signs them in. */
            sso?: boolean | null;
        };
        /**
         * @description Members, each named once.
         * @example {
         *       "members": [
         *         {
         *           "id": "ada@example.org",
         *           "role": "admin"
         *         },
         *         {
         *           "id": "bob@example.org"
         *         }
         *       ]
         *     }
         */
        PutMembers: {
            /** @description At most 1,000. */
            members: components["schemas"]["NamedMember"][];
        };
        /**
         * @description Why a code was not accepted.
         * @enum {string}
         */
        Reason: "malformed" | "wrong-code" | "already-used" | "outdated" | "expired" | "not-sent" | "clock-off" | "wait" | "locked" | "not-enrolled" | "password-change";
        /** @description What a redeemed receipt proves. */
        Redeemed: {
            /** @description What the second factor was, in the words of RFC 8176; the password is the application's own to add. */
            amr: string[];
            /** @description What it is worth. Codes and links by e-mail are no channel of their own for SP 800-63B-4 (§3.1.3.1). */
            assurance: components["schemas"]["Assurance"];
            /** @description When the code was accepted. */
            at: components["schemas"]["Moment"];
            device: components["schemas"]["IssuedDevice"] | null;
            factor: components["schemas"]["FactorId"] | null;
            /**
             * Format: int32
             * @description Wrong codes since the member's last success that were not given in this sign-in. Any at all mean that somebody
             *     knows the password: ask for a new one, and report it with `password-changed`.
             */
            failures_before: number;
            /** @description Who signed in. */
            member: components["schemas"]["MemberId"];
            method: components["schemas"]["Method"] | null;
            /**
             * @description Whether the method withstands a page that passes codes on. No code that is typed does, so that an application
             *     must not call this sign-in AAL2 by itself (SP 800-63B-4 asks that such a method be offered).
             */
            phishing_resistant: boolean;
            purpose: components["schemas"]["Purposed"] | null;
            /** @description The sign-in. */
            sign_in: components["schemas"]["SignInId"];
        };
        /**
         * @description What the browser brought back.
         * @example {
         *       "receipt": "cs_receipt_…"
         *     }
         */
        RedeemReceipt: {
            purpose?: components["schemas"]["WantedPurpose"] | null;
            /** @description The receipt of this sign-in. */
            receipt: string;
        };
        /** @description A code was not accepted, and what to tell whoever typed it. */
        Refusal: {
            /** @description Always `false`. */
            accepted: components["schemas"]["No"];
            /**
             * Format: int64
             * @description How many seconds the authenticator's clock is ahead (negative: behind); with `clock-off`.
             */
            clock_off_seconds?: number;
            /** @description Why. */
            reason: components["schemas"]["Reason"];
            /**
             * Format: int32
             * @description Wrong codes that are left before a wait begins.
             */
            remaining?: number;
            /** @description When the next code is checked, if not at once. */
            retry_at?: components["schemas"]["Moment"];
            /** @description The code that was sent in the place of one that had expired. */
            sent?: components["schemas"]["Sent"];
        };
        /**
         * @description Who requires a new set-up.
         * @example {
         *       "by": "grace"
         *     }
         */
        RequireSetUp: {
            by?: components["schemas"]["MemberId"] | null;
        };
        /** @description Lost factors that are to be taken away, so that new ones can be set up. */
        Reset: {
            /** @description When it was asked for. */
            asked_at: components["schemas"]["Moment"];
            /** @description Who asked for it. */
            asked_by: components["schemas"]["ResetAskedBy"];
            by: components["schemas"]["MemberId"] | null;
            due_at: components["schemas"]["Moment"] | null;
            /** @description When it is done no more, unless it was by then. */
            expires_at: components["schemas"]["Moment"];
            /** @description Its id. */
            id: components["schemas"]["ResetId"];
            /** @description Whose factors they are. */
            member: components["schemas"]["MemberId"];
            settled_at: components["schemas"]["Moment"] | null;
            /** @description How far it is. */
            status: components["schemas"]["ResetStatus"];
        };
        /**
         * @description Who asked for a reset.
         * @enum {string}
         */
        ResetAskedBy: "person" | "member" | "app";
        /**
         * @description The id of a reset of a member's factors.
         * @example rst_01jd8zq9k3v5m7r2t4w6x8y0za
         */
        ResetId: string;
        /**
         * @description How far a reset is: it waits for its delay or for an owner's permission; it was done, cancelled or refused, or its time is over.
         * @enum {string}
         */
        ResetStatus: "waiting" | "permission" | "done" | "cancelled" | "refused" | "expired";
        /** @description A reset that is under way, as the person is told of it. */
        ResetUnderWay: {
            /** @description When it was asked for. */
            asked_at: components["schemas"]["Moment"];
            due_at: components["schemas"]["Moment"] | null;
            /** @description Its id. */
            id: components["schemas"]["ResetId"];
        };
        /**
         * @description What somebody is in the application.
         * @enum {string}
         */
        Role: "owner" | "admin" | "agent" | "end-user";
        /** @description A code or a link that was sent. */
        Sent: {
            /** @description When it is good no more. */
            expires_at: components["schemas"]["Moment"];
            /** @description When the next may be asked for. */
            next_at: components["schemas"]["Moment"];
        };
        /**
         * @description What is set for one member alone.
         * @enum {string}
         */
        Setting: "inherit" | "required" | "exempt";
        /** @description A sign-in with nothing to pass. */
        Settled: components["schemas"]["SettledSignIn"] & {
            /** @description What the browser is known by from now on, when it passed by being known; absent otherwise. */
            device?: components["schemas"]["IssuedDevice"];
        };
        /** @description A sign-in that no browser has to pass: it says why. */
        SettledSignIn: components["schemas"]["SignIn"] & {
            /** @description Why nothing is asked, or why it is denied; absent otherwise. */
            why: components["schemas"]["Why"];
        };
        /** @description A sign-in, as the application's backend sees it. */
        SignIn: {
            assurance: components["schemas"]["Assurance"] | null;
            /** @description When it began. */
            created_at: components["schemas"]["Moment"];
            enroll_by: components["schemas"]["Moment"] | null;
            /** @description When it is over. */
            expires_at: components["schemas"]["Moment"];
            /** @description Its id. */
            id: components["schemas"]["SignInId"];
            /** @description Whether a set-up that is asked for can be put off. */
            may_skip: boolean;
            /** @description Who signs in. */
            member: components["schemas"]["MemberId"];
            /** @description What can pass it. */
            methods: components["schemas"]["Method"][];
            purpose: components["schemas"]["Purposed"] | null;
            reset: components["schemas"]["ResetUnderWay"] | null;
            /** @description How far it is. */
            status: components["schemas"]["SignInStatus"];
            /** @description Why nothing is asked, or why it is denied; absent otherwise. */
            why?: components["schemas"]["Why"];
        };
        /**
         * @description The id of a sign-in.
         * @example sgn_01jd8zq9k3v5m7r2t4w6x8y0za
         */
        SignInId: string;
        /**
         * @description How far a sign-in is.
         * @enum {string}
         */
        SignInStatus: "challenge" | "enroll" | "denied" | "passed" | "ended";
        /** @description The sign-in that was started. */
        StartedSignIn: components["schemas"]["OpenSignIn"] | components["schemas"]["Settled"];
        /**
         * @description A sign-in to begin, after the application has checked the password.
         * @example {
         *       "context": {
         *         "device": "ada's laptop",
         *         "ip": "203.0.113.7",
         *         "place": "Leeds",
         *         "user_agent": "Mozilla/5.0"
         *       },
         *       "member": "ada@example.org",
         *       "return_to": "https://app.example.org/signed-in"
         *     }
         */
        StartSignIn: {
            channel?: components["schemas"]["Channel"] | null;
            context?: components["schemas"]["Context"] | null;
            /** @description The token that this browser was given, if the application keeps one of it for this member. Any other text is worth nothing. */
            device?: string | null;
            /**
             * Format: uri
             * @description Where a mailed link leads: a page of the application's that holds `<countersign-sign-in-link>`. Without it, a hosted
             *     page.
             */
            link_to?: string | null;
            /** @description Who signs in. */
            member: components["schemas"]["MemberId"];
            purpose?: components["schemas"]["WantedPurpose"] | null;
            /**
             * Format: uri
             * @description Where the hosted page goes when it is done.
             */
            return_to?: string | null;
        };
        /**
         * @description What a client token can be made for. That of a sign-in comes with the sign-in.
         * @enum {string}
         */
        TokenPurpose: "security" | "admin";
        /** @description Whether a code was accepted. */
        Verification: components["schemas"]["AcceptedCode"] | components["schemas"]["Refusal"];
        /**
         * @description A code, and the member who is said to have typed it.
         * @example {
         *       "code": "123 456",
         *       "member": "ada@example.org"
         *     }
         */
        VerifyCode: {
            /** @description A code of their authenticator app or one of their recovery codes, as it was typed. */
            code: string;
            /** @description Who typed it. */
            member: components["schemas"]["MemberId"];
        };
        /**
         * @description One act of the application's own.
         * @example {
         *       "action": "Export all customers",
         *       "parameters": {
         *         "format": "csv",
         *         "list": "customers"
         *       }
         *     }
         */
        WantedPurpose: {
            /** @description What the person is shown. */
            action: components["schemas"]["Label"];
            parameters?: {
                [key: string]: string;
            };
        };
        /**
         * @description Why a sign-in asks nothing, or is denied.
         * @enum {string}
         */
        Why: "locked" | "password-change" | "api-password" | "no-method" | "sso" | "exempt" | "not-required" | "known-device" | "trusted-device";
        /**
         * @description Always `true`.
         * @enum {boolean}
         */
        Yes: true;
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type AcceptedCode = components['schemas']['AcceptedCode'];
export type Address = components['schemas']['Address'];
export type AddressConfirmed = components['schemas']['AddressConfirmed'];
export type AddressId = components['schemas']['AddressId'];
export type AddressKind = components['schemas']['AddressKind'];
export type Assurance = components['schemas']['Assurance'];
export type Channel = components['schemas']['Channel'];
export type ConfirmedBy = components['schemas']['ConfirmedBy'];
export type Context = components['schemas']['Context'];
export type EventName = components['schemas']['EventName'];
export type FactorId = components['schemas']['FactorId'];
export type ForBrowser = components['schemas']['ForBrowser'];
export type GivenAddress = components['schemas']['GivenAddress'];
export type IssuedDevice = components['schemas']['IssuedDevice'];
export type Label = components['schemas']['Label'];
export type MadeClientToken = components['schemas']['MadeClientToken'];
export type MakeClientToken = components['schemas']['MakeClientToken'];
export type Member = components['schemas']['Member'];
export type MemberId = components['schemas']['MemberId'];
export type MemberRequirement = components['schemas']['MemberRequirement'];
export type MembersPage = components['schemas']['MembersPage'];
export type MemberStatus = components['schemas']['MemberStatus'];
export type MembersWritten = components['schemas']['MembersWritten'];
export type MemberWithAddresses = components['schemas']['MemberWithAddresses'];
export type Method = components['schemas']['Method'];
export type Moment = components['schemas']['Moment'];
export type NamedMember = components['schemas']['NamedMember'];
export type No = components['schemas']['No'];
export type OpenSignIn = components['schemas']['OpenSignIn'];
export type Problem = components['schemas']['Problem'];
export type ProblemName = components['schemas']['ProblemName'];
export type Purposed = components['schemas']['Purposed'];
export type PutMember = components['schemas']['PutMember'];
export type PutMembers = components['schemas']['PutMembers'];
export type Reason = components['schemas']['Reason'];
export type Redeemed = components['schemas']['Redeemed'];
export type RedeemReceipt = components['schemas']['RedeemReceipt'];
export type Refusal = components['schemas']['Refusal'];
export type RequireSetUp = components['schemas']['RequireSetUp'];
export type Reset = components['schemas']['Reset'];
export type ResetAskedBy = components['schemas']['ResetAskedBy'];
export type ResetId = components['schemas']['ResetId'];
export type ResetStatus = components['schemas']['ResetStatus'];
export type ResetUnderWay = components['schemas']['ResetUnderWay'];
export type Role = components['schemas']['Role'];
export type Sent = components['schemas']['Sent'];
export type Setting = components['schemas']['Setting'];
export type Settled = components['schemas']['Settled'];
export type SettledSignIn = components['schemas']['SettledSignIn'];
export type SignIn = components['schemas']['SignIn'];
export type SignInId = components['schemas']['SignInId'];
export type SignInStatus = components['schemas']['SignInStatus'];
export type StartedSignIn = components['schemas']['StartedSignIn'];
export type StartSignIn = components['schemas']['StartSignIn'];
export type TokenPurpose = components['schemas']['TokenPurpose'];
export type Verification = components['schemas']['Verification'];
export type VerifyCode = components['schemas']['VerifyCode'];
export type WantedPurpose = components['schemas']['WantedPurpose'];
export type Why = components['schemas']['Why'];
export type Yes = components['schemas']['Yes'];
