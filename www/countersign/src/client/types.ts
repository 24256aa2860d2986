// Written by `npm run types -w countersign-openapi` from the verifier's OpenAPI document. Do not edit.
/** What the verifier's `/v1/client` takes and answers, under the names of its OpenAPI document. */

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
        /**
         * @description The factor to set up.
         * @example {
         *       "kind": "totp",
         *       "label": "Work phone"
         *     }
         */
        BeginFactor: {
            /** @description What kind of factor it is. */
            kind: components["schemas"]["FactorKind"];
            label?: components["schemas"]["Label"] | null;
        };
        /** @description What a person knows the workspace's website by. */
        Brand: {
            /** @description The color of its buttons. */
            color: string | null;
            /** @description Its picture, whole: nothing else is asked for it. */
            logo: string | null;
        };
        /**
         * @description A code that somebody typed into a page, and what the page is known again by.
         * @example {
         *       "browser": "uW2vJ0dW7b3oZ1yX9qLr5tKc8mNf4hGs6pEa2iBjVxY",
         *       "code": "123 456"
         *     }
         */
        CodeFromBrowser: {
            /** @description 32 random bytes in base64url that the page drew before it sent its first code. */
            browser: string;
            /** @description As it was typed: spaces and hyphens do no harm. */
            code: string;
        };
        /** @description Whether a code confirmed a factor. */
        Confirmation: components["schemas"]["Confirmed"] | components["schemas"]["Refusal"];
        /** @description A factor that its first code confirmed. */
        Confirmed: {
            /** @description Always `true`. */
            accepted: components["schemas"]["Yes"];
            /** @description The factor. */
            factor: components["schemas"]["Factor"];
            /** @description The member's recovery codes, shown only here, and only with the first factor. */
            recovery_codes?: components["schemas"]["RecoveryCodes"];
            /** @description Always `active`. */
            status: components["schemas"]["FactorStatus"];
        };
        /** @description A factor of a member. Its secret cannot be read back. */
        Factor: {
            confirmed_at: components["schemas"]["Moment"] | null;
            /** @description When its set-up began. */
            created_at: components["schemas"]["Moment"];
            /** @description When a pending factor expires; absent otherwise. */
            expires_at?: components["schemas"]["Moment"];
            /** @description Its id. */
            id: components["schemas"]["FactorId"];
            /** @description What kind of factor it is. */
            kind: components["schemas"]["FactorKind"];
            label: components["schemas"]["Label"] | null;
            last_used_at: components["schemas"]["Moment"] | null;
            /** @description How far it is set up. */
            status: components["schemas"]["FactorStatus"];
        };
        /**
         * @description The id of a factor.
         * @example fac_01jd8zq9k3v5m7r2t4w6x8y0za
         */
        FactorId: string;
        /**
         * @description What kind of factor it is.
         * @enum {string}
         */
        FactorKind: "totp";
        /** @description A member's factors. */
        Factors: {
            /** @description Oldest first. A set-up that was not confirmed in time is not among them. */
            factors: components["schemas"]["Factor"][];
        };
        /**
         * @description How far a factor is set up.
         * @enum {string}
         */
        FactorStatus: "pending" | "active";
        /** @description A new set of recovery codes. */
        IssuedCodes: {
            /** @description In the order in which they are shown. */
            recovery_codes: components["schemas"]["RecoveryCodes"];
        };
        /**
         * @description What a page is known again by: 32 random bytes in base64url that it drew before it sent its first code and keeps to
         *     itself. By it, and by nothing else, it gets again what an answer brought that was lost on its way.
         * @example {
         *       "browser": "uW2vJ0dW7b3oZ1yX9qLr5tKc8mNf4hGs6pEa2iBjVxY"
         *     }
         */
        KnownBrowser: {
            /** @description The bytes in base64url. */
            browser: string;
        };
        /**
         * @description What somebody calls a thing of theirs.
         *
         *     At most 128 bytes of UTF-8, all of which can be seen.
         * @example Work phone
         */
        Label: string;
        /**
         * @description The application's own name for a member.
         *
         *     At most 128 bytes of UTF-8, all of which can be seen.
         * @example ada@example.org
         */
        MemberId: string;
        /**
         * @description What kind of code was accepted, or can be typed.
         * @enum {string}
         */
        Method: "totp" | "recovery-code";
        /**
         * Format: date-time
         * @description A moment in UTC with microseconds, as RFC 3339 writes it.
         * @example 2026-11-22T06:27:00.000000Z
         */
        Moment: string;
        /**
         * @description Always `false`.
         * @enum {boolean}
         */
        No: false;
        /** @description An accepted code with its receipt. */
        Passed: components["schemas"]["AcceptedCode"] & components["schemas"]["Receipt"] & {
            /**
             * Format: int32
             * @description Wrong codes since the member's last success that were not given in this sign-in. Any at all mean that somebody
             *     knows the password.
             */
            failures_before: number;
        };
        /** @description A factor just begun, with its secret: shown only here, to be scanned or typed into an authenticator app. */
        PendingFactor: {
            /** @description When it expires unless it is confirmed. */
            expires_at: components["schemas"]["Moment"];
            /** @description Its id, to confirm it by. */
            id: components["schemas"]["FactorId"];
            /** @description What kind of factor it is. */
            kind: components["schemas"]["FactorKind"];
            label: components["schemas"]["Label"] | null;
            /** @description The `otpauth://` address, to draw as a QR code. */
            otpauth_uri: string;
            /** @description The secret in base32, to type by hand. */
            secret: string;
            /** @description Always `pending`. */
            status: components["schemas"]["FactorStatus"];
        };
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
        ProblemName: "urn:countersign:problem:malformed-request" | "urn:countersign:problem:unauthenticated" | "urn:countersign:problem:forbidden-scope" | "urn:countersign:problem:origin-not-listed" | "urn:countersign:problem:step-up-required" | "urn:countersign:problem:wrong-purpose" | "urn:countersign:problem:enrolled-already" | "urn:countersign:problem:receipt-foreign" | "urn:countersign:problem:workspace-not-found" | "urn:countersign:problem:member-not-found" | "urn:countersign:problem:factor-not-found" | "urn:countersign:problem:sign-in-not-found" | "urn:countersign:problem:key-not-found" | "urn:countersign:problem:route-not-found" | "urn:countersign:problem:file-not-found" | "urn:countersign:problem:method-not-allowed" | "urn:countersign:problem:factor-active" | "urn:countersign:problem:factor-limit" | "urn:countersign:problem:pending-limit" | "urn:countersign:problem:name-taken" | "urn:countersign:problem:not-enrolled" | "urn:countersign:problem:receipt-redeemed" | "urn:countersign:problem:sign-in-passed" | "urn:countersign:problem:sign-in-enrolls" | "urn:countersign:problem:sign-in-challenges" | "urn:countersign:problem:other-browser" | "urn:countersign:problem:label-unshowable" | "urn:countersign:problem:try-again" | "urn:countersign:problem:token-ended" | "urn:countersign:problem:sign-in-ended" | "urn:countersign:problem:factor-expired" | "urn:countersign:problem:receipt-expired" | "urn:countersign:problem:body-too-large" | "urn:countersign:problem:unsupported-media-type" | "urn:countersign:problem:unprocessable" | "urn:countersign:problem:return-to-not-listed" | "urn:countersign:problem:too-many-sign-ins" | "urn:countersign:problem:internal" | "urn:countersign:problem:unavailable" | "urn:countersign:problem:busy";
        /**
         * @description What a browser holds a client token for.
         * @enum {string}
         */
        Purpose: "sign-in" | "security";
        /**
         * @description Why a code was not accepted.
         * @enum {string}
         */
        Reason: "malformed" | "wrong-code" | "already-used" | "outdated" | "clock-off" | "wait" | "locked" | "not-enrolled" | "password-change";
        /** @description The proof that a sign-in was passed, for the application's backend to redeem once within 60 seconds. */
        Receipt: {
            /** @description For the application's backend. */
            receipt: string;
            /** @description The sign-in that it belongs to. */
            sign_in: components["schemas"]["SignInId"];
        };
        /** @description A member's recovery codes, shown only here. Each is accepted once. */
        RecoveryCodes: string[];
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
        };
        /** @description What a client token is for, and for whom. */
        Session: {
            /** @description How its hosted pages look. */
            brand: components["schemas"]["Brand"];
            /** @description When the token expires. */
            expires_at: components["schemas"]["Moment"];
            /**
             * Format: int32
             * @description How many confirmed factors the member has.
             */
            factors: number;
            /** @description Whom it speaks for. */
            member: components["schemas"]["SessionMember"];
            /** @description What can be typed. */
            methods: components["schemas"]["Method"][];
            /** @description Whether a change to the factors asks for a code first. */
            needs_step_up: boolean;
            /** @description What the token is for. */
            purpose: components["schemas"]["Purpose"];
            /**
             * Format: int32
             * @description Recovery codes not used yet.
             */
            recovery_codes_left: number;
            /**
             * Format: uri
             * @description Where the page goes when it is done.
             */
            return_to: string | null;
            /** @description The sign-in's status; `open` for the purpose `security`. */
            status: components["schemas"]["SessionStatus"];
            /** @description The workspace's name. */
            workspace: string;
        };
        /** @description Whom a client token speaks for. */
        SessionMember: {
            /** @description The application's name for them. */
            id: components["schemas"]["MemberId"];
            label: components["schemas"]["Label"] | null;
        };
        /**
         * @description How far the sign-in of a session is.
         * @enum {string}
         */
        SessionStatus: "open" | "challenge" | "enroll" | "denied" | "passed" | "ended";
        /**
         * @description The id of a sign-in.
         * @example sgn_01jd8zq9k3v5m7r2t4w6x8y0za
         */
        SignInId: string;
        /** @description Whether a code was accepted, with the receipt when it was. */
        SignInVerification: components["schemas"]["Passed"] | components["schemas"]["Refusal"];
        /**
         * @description A code that somebody typed.
         * @example {
         *       "code": "123 456"
         *     }
         */
        TypedCode: {
            /** @description As it was typed: spaces and hyphens do no harm. */
            code: string;
        };
        /** @description Whether a code was accepted. */
        Verification: components["schemas"]["AcceptedCode"] | components["schemas"]["Refusal"];
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
export type BeginFactor = components['schemas']['BeginFactor'];
export type Brand = components['schemas']['Brand'];
export type CodeFromBrowser = components['schemas']['CodeFromBrowser'];
export type Confirmation = components['schemas']['Confirmation'];
export type Confirmed = components['schemas']['Confirmed'];
export type Factor = components['schemas']['Factor'];
export type FactorId = components['schemas']['FactorId'];
export type FactorKind = components['schemas']['FactorKind'];
export type Factors = components['schemas']['Factors'];
export type FactorStatus = components['schemas']['FactorStatus'];
export type IssuedCodes = components['schemas']['IssuedCodes'];
export type KnownBrowser = components['schemas']['KnownBrowser'];
export type Label = components['schemas']['Label'];
export type MemberId = components['schemas']['MemberId'];
export type Method = components['schemas']['Method'];
export type Moment = components['schemas']['Moment'];
export type No = components['schemas']['No'];
export type Passed = components['schemas']['Passed'];
export type PendingFactor = components['schemas']['PendingFactor'];
export type Problem = components['schemas']['Problem'];
export type ProblemName = components['schemas']['ProblemName'];
export type Purpose = components['schemas']['Purpose'];
export type Reason = components['schemas']['Reason'];
export type Receipt = components['schemas']['Receipt'];
export type RecoveryCodes = components['schemas']['RecoveryCodes'];
export type Refusal = components['schemas']['Refusal'];
export type Session = components['schemas']['Session'];
export type SessionMember = components['schemas']['SessionMember'];
export type SessionStatus = components['schemas']['SessionStatus'];
export type SignInId = components['schemas']['SignInId'];
export type SignInVerification = components['schemas']['SignInVerification'];
export type TypedCode = components['schemas']['TypedCode'];
export type Verification = components['schemas']['Verification'];
export type Yes = components['schemas']['Yes'];
