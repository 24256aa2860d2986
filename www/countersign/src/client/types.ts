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
         * @description An address to add.
         * @example {
         *       "kind": "email",
         *       "value": "ada@example.org"
         *     }
         */
        AddAddress: {
            /** @description What sort of address it is. */
            kind: components["schemas"]["AddressKind"];
            /** @description The address: of a telephone as E.164 writes it; spaces and hyphens do no harm. */
            value: string;
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
        /** @description Whether a code confirmed an address. */
        AddressConfirmation: components["schemas"]["ConfirmedAddress"] | components["schemas"]["Refusal"];
        /** @description That an address is its member's. */
        AddressConfirmed: {
            /** @description Since when. */
            at: components["schemas"]["Moment"];
            /** @description Who vouches for it. */
            by: components["schemas"]["ConfirmedBy"];
        };
        /** @description A member's addresses. */
        Addresses: {
            /** @description Of each kind the primary one first, then the oldest. */
            addresses: components["schemas"]["Address"][];
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
        /** @description The policy in force, and all that a preview of another one needs. */
        AdminPolicy: components["schemas"]["PolicyInForce"] & {
            /** @description Since when it requires whom, in microseconds since 1970, as `countersign/policy` takes it. */
            since: components["schemas"]["RequiredSince"][];
        };
        /**
         * @description What people are told.
         * @enum {string}
         */
        Advice: "sim-swap" | "keep-offline" | "try-it-out" | "never-share" | "support-checks-identity";
        /** @description An announcement to copy: plain text. */
        Announcement: {
            /** @description A title for it. */
            subject: string;
            /** @description The text. */
            text: string;
        };
        /** @description What a password may do without a page. */
        Api: {
            /**
             * @description Signing in to an API.
             * @default allowed
             */
            password: components["schemas"]["ApiPassword"];
        };
        /**
         * @description Whether a password alone signs in to an API. With a factor it never does.
         * @enum {string}
         */
        ApiPassword: "allowed" | "refused-when-required";
        /** @description A method that nothing is sent for. */
        AppTerms: {
            /** @default null */
            marked: components["schemas"]["Mark"] | null;
            /**
             * @description Who may use it; empty: nobody.
             * @default []
             */
            roles: components["schemas"]["Role"][];
        };
        /**
         * @description The factor to set up: an authenticator app (`totp`), a hardware token (`hotp`, with its `secret`), an e-mail address
         *     (`email`) or a telephone (`sms`, with `phone`). For an address that the member has, `address` names it.
         * @example {
         *       "kind": "totp",
         *       "label": "Work phone"
         *     }
         */
        BeginFactor: {
            address?: components["schemas"]["AddressId"] | null;
            /**
             * Format: int64
             * @description Of the kind `hotp`: the counter of the next code; 0 unless it is said.
             */
            counter?: number | null;
            /**
             * Format: int32
             * @description Of the kind `hotp`: how many digits a code has; 6 unless it is said.
             */
            digits?: number | null;
            /** @description Of the kind `email`: where codes are sent. */
            email?: string | null;
            /** @description What kind of factor it is. */
            kind: components["schemas"]["FactorKind"];
            label?: components["schemas"]["Label"] | null;
            /** @description Of the kind `sms`: where codes are sent, as E.164 writes it; spaces and hyphens do no harm. */
            phone?: string | null;
            /** @description Of the kind `hotp`: the secret in base32. */
            secret?: string | null;
        };
        /** @description What a person knows the workspace's website by. */
        Brand: {
            /** @description The color of its buttons. */
            color: string | null;
            /** @description Its picture, whole: nothing else is asked for it. */
            logo: string | null;
        };
        /** @description How often one member may guess, within what SP 800-63B-4 §3.2.2 allows. */
        BudgetTerms: {
            /**
             * @description Seconds of the first wait.
             * @default 30
             */
            first_wait_seconds: components["schemas"]["From30To3600"];
            /**
             * @description Wrong codes that the account holds which no success clears, and that it forgets in a year.
             * @default 300
             */
            guesses_per_year: components["schemas"]["From20To300"];
            /**
             * @description Seconds that no wait exceeds; no less than the first wait.
             * @default 3600
             */
            longest_wait_seconds: components["schemas"]["From30To3600"];
            /**
             * @description Wrong codes in a row that begin no wait.
             * @default 4
             */
            slips: components["schemas"]["From0To10"];
            /**
             * @description Wrong codes in a row that disable the second factor.
             * @default 100
             */
            stop: components["schemas"]["From20To100"];
        };
        /**
         * @description A code for a sign-in.
         * @example {
         *       "browser": "uW2vJ0dW7b3oZ1yX9qLr5tKc8mNf4hGs6pEa2iBjVxY",
         *       "code": "123 456",
         *       "trust": true
         *     }
         */
        CodeForSignIn: {
            /** @description 32 random bytes in base64url that the page drew before it sent its first code. */
            browser: string;
            /** @description As it was typed: spaces and hyphens do no harm. */
            code: string;
            /** @description Whether this browser is to be trusted, where the session offers it. */
            trust?: boolean;
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
        /** @description What the page that waits is told. */
        Completed: components["schemas"]["Receipt"] | components["schemas"]["NextStep"];
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
        /** @description An address that a code confirmed. */
        ConfirmedAddress: {
            /** @description Always `true`. */
            accepted: components["schemas"]["Yes"];
            /** @description The address. */
            address: components["schemas"]["Address"];
        };
        /**
         * @description Who vouches that an address is a member's: the application, or a code that was sent there and typed.
         * @enum {string}
         */
        ConfirmedBy: "app" | "code";
        /** @description ISO 3166-1 alpha-2 */
        Country: string;
        /** @description How many of those who must have a second factor have one. */
        Coverage: {
            /** @description Each day that was counted, oldest first. */
            days: components["schemas"]["CoveredDay"][];
            /** @description As it is at this moment. */
            now: components["schemas"]["CoveredRole"][];
        };
        /** @description How it was on a day. */
        CoveredDay: {
            /** @description The beginning of the day, in UTC. */
            at: components["schemas"]["Moment"];
            /** @description Each role of which somebody had to have one. */
            roles: components["schemas"]["CoveredRole"][];
        };
        /** @description How it is in one role. */
        CoveredRole: {
            /**
             * Format: int32
             * @description How many of those have one.
             */
            have: number;
            /**
             * Format: int32
             * @description How many must have a second factor.
             */
            required: number;
            /** @description The role. */
            role: components["schemas"]["Role"];
        };
        /** @description A browser that a member passed a sign-in with. */
        Device: {
            /** @description When it was first passed with, or trusted. */
            created_at: components["schemas"]["Moment"];
            /** @description When it is forgotten. */
            expires_at: components["schemas"]["Moment"];
            /** @description Its id. */
            id: components["schemas"]["DeviceId"];
            /** @description When it was last used. */
            last_used_at: components["schemas"]["Moment"];
            /** @description What the application calls it. */
            name: string | null;
            /** @description Where the application took it to be. */
            place: string | null;
            /** @description Whether it stands in for a second factor. One that does not is only known: no new-device check is made there. */
            trusted: boolean;
        };
        /**
         * @description The id of a browser that a member passed a sign-in with.
         * @example dev_01jd8zq9k3v5m7r2t4w6x8y0za
         */
        DeviceId: string;
        /** @description A member's browsers. */
        Devices: {
            /** @description The one that was used last first. */
            devices: components["schemas"]["Device"][];
        };
        /** @description Codes by e-mail. */
        EmailTerms: {
            /** @default null */
            marked: components["schemas"]["Mark"] | null;
            /**
             * @description Who may use it; empty: nobody.
             * @default []
             */
            roles: components["schemas"]["Role"][];
            /**
             * @description How long a code lives.
             * @default 60
             */
            seconds: components["schemas"]["From30To600"];
        };
        /**
         * @description Which end users must have a second factor.
         * @enum {string}
         */
        EndUserMode: "nobody" | "everyone" | "per-member";
        /**
         * @description Always `enroll`.
         * @enum {string}
         */
        Enroll: "enroll";
        /** @description Something that happened. */
        Event: {
            /** @description When it happened. */
            at: components["schemas"]["Moment"];
            /**
             * @description More about it, by kind: the `address`, `factor`, `method`, `reason`, `reset`, `by` whom, `sign_in`, `status`, `purpose`, `version`, or how
             *     many `codes`.
             */
            detail: Record<string, never>;
            /** @description Its id. */
            id: components["schemas"]["EventId"];
            /** @description What happened. */
            kind: components["schemas"]["EventName"];
            member: components["schemas"]["MemberId"] | null;
        };
        /**
         * @description The id of an event. Ids of events sort by time.
         * @example evt_01jd8zq9k3v5m7r2t4w6x8y0za
         */
        EventId: string;
        /**
         * @description What happened.
         * @enum {string}
         */
        EventName: "policy.changed" | "member.created" | "member.updated" | "member.deleted" | "member.locked" | "member.unlocked" | "password.changed" | "sessions.ended" | "factor.pending" | "factor.confirmed" | "factor.removed" | "factor.unreadable" | "address.added" | "address.removed" | "code.accepted" | "code.refused" | "recovery.issued" | "recovery.code_issued" | "recovery.used" | "reset.asked" | "reset.permitted" | "reset.refused" | "reset.cancelled" | "reset.done" | "sign_in.started" | "sign_in.passed" | "sign_in.redeemed" | "step_up.passed" | "reminder.sent" | "device.trusted" | "device.revoked" | "device.copied" | "admin.acted" | "token.issued";
        /** @description Some of what happened in a workspace. */
        EventsPage: {
            /** @description Newest first. */
            events: components["schemas"]["Event"][];
            /** @description What to ask the next page with; null on the last. */
            next_cursor: string | null;
        };
        /** @description What is kept of what happened. */
        EventTerms: {
            /**
             * @description For how many days; after that nothing is left of it.
             * @default 400
             */
            keep_days: components["schemas"]["From30To3650"];
        };
        /** @description A factor of a member. Its secret cannot be read back. */
        Factor: {
            confirmed_at: components["schemas"]["Moment"] | null;
            /** @description When its set-up began. */
            created_at: components["schemas"]["Moment"];
            /** @description When a pending factor expires; absent otherwise. */
            expires_at?: components["schemas"]["Moment"];
            /** @description Enough of the address that its codes go to for its owner to know it by; null when none are sent. */
            hint: string | null;
            /** @description Its id. */
            id: components["schemas"]["FactorId"];
            /** @description What kind of factor it is. */
            kind: components["schemas"]["FactorKind"];
            label: components["schemas"]["Label"] | null;
            last_used_at: components["schemas"]["Moment"] | null;
            /** @description How far it is set up. */
            status: components["schemas"]["FactorStatus"];
        };
        /** @description How many factors of each kind; absent: none. */
        FactorCounts: {
            /**
             * Format: int32
             * @description E-mail addresses.
             */
            email?: number;
            /**
             * Format: int32
             * @description Tokens.
             */
            hotp?: number;
            /**
             * Format: int32
             * @description Telephones.
             */
            sms?: number;
            /**
             * Format: int32
             * @description Authenticator apps.
             */
            totp?: number;
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
        FactorKind: "totp" | "hotp" | "email" | "sms";
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
        /**
         * @description What is asked of somebody who has no factor.
         * @enum {string}
         */
        Floor: "none" | "email-link" | "new-device";
        /** @description What is asked of somebody who has no factor. */
        Floors: {
            /**
             * @description How long a new-device code lives.
             * @default 300
             */
            code_seconds: components["schemas"]["From30To600"];
            /**
             * @description Of the end users.
             * @default none
             */
            end_users: components["schemas"]["Floor"];
            /**
             * @description How long a sign-in link lives.
             * @default 600
             */
            link_seconds: components["schemas"]["From30To600"];
            /**
             * @description Of the team.
             * @default none
             */
            team: components["schemas"]["Floor"];
        };
        From0To10: number;
        From0To12: number;
        From0To90: number;
        From0To365: number;
        From1To20: number;
        From1To168: number;
        From20To100: number;
        From20To300: number;
        From30To600: number;
        From30To3600: number;
        From30To3650: number;
        /** @description A deadline that a member was told. */
        GrantedDeadline: {
            /**
             * Format: int64
             * @description The deadline.
             */
            by: number;
            /**
             * Format: int64
             * @description When.
             */
            told_at: number;
        };
        /** @description A new set of recovery codes. */
        IssuedCodes: {
            /** @description In the order in which they are shown. */
            recovery_codes: components["schemas"]["RecoveryCodes"];
        };
        /** @description A kind of factor that can be set up. */
        KindOffered: {
            /** @description Which. */
            kind: components["schemas"]["FactorKind"];
            marked: components["schemas"]["Mark"] | null;
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
         * @description A language that there are words in.
         * @enum {string}
         */
        Language: "en" | "de" | "es" | "fr" | "ja" | "ar";
        /** @description What a mailed link is for. */
        Link: {
            /** @description When the link was asked for. */
            asked_at: components["schemas"]["Moment"];
            /** @description How its hosted pages look. */
            brand: components["schemas"]["Brand"];
            /** @description In which browser, as the application calls it. */
            device: string | null;
            /** @description When it is good no more. */
            expires_at: components["schemas"]["Moment"];
            /** @description Where that was begun, as the application saw it. */
            ip: string | null;
            /** @description Where, as the application takes it to be. */
            place: string | null;
            /** @description The sign-in that it passes. */
            sign_in: components["schemas"]["SignInId"];
            /** @description The workspace's name. */
            workspace: string;
        };
        /** @description How somebody gets on who lost everything that passes a sign-in. */
        LostDevice: {
            /**
             * Format: int32
             * @description Hours that they wait when they reset their factors themselves; null: they cannot.
             */
            delay_hours: number | null;
            /** @description Whether it can require a new set-up. */
            new_set_up: boolean;
            /** @description Whether that asks for the permission of an owner. */
            owner_permission: boolean;
            /** @description Whether the support of the workspace can hand out a recovery code. */
            recovery_code: boolean;
        };
        /**
         * @description How a method is offered.
         * @enum {string}
         */
        Mark: "recommended" | "less-secure";
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
        /** @description What a policy asks about a member. What is absent: an agent without any factor, of whom nothing else is known. */
        MemberFacts: {
            /** @description Whether there is a confirmed e-mail address. */
            email_known?: boolean;
            /** @description Confirmed factors of each kind. */
            factors?: components["schemas"]["FactorCounts"];
            /**
             * Format: int64
             * @description When the long account of wrong codes takes one again, if it is full.
             */
            full_until?: number;
            /** @description The deadline that they were told. */
            granted?: components["schemas"]["GrantedDeadline"];
            /** @description Whether the failure budget is spent. */
            locked?: boolean;
            /**
             * Format: int64
             * @description When they last put an offered set-up off.
             */
            offered_at?: number;
            /** @description Whether there is a confirmed telephone. */
            phone_known?: boolean;
            /**
             * Format: int32
             * @description Recovery codes not used yet.
             */
            recovery_codes_left?: number;
            /**
             * Format: int64
             * @description Since when what they are may ask them for a factor.
             */
            required_from: number;
            role?: components["schemas"]["Role"];
            setting?: components["schemas"]["Setting"];
            /** @description Whether an identity provider signs them in. */
            sso?: boolean;
        };
        /**
         * @description The application's own name for a member.
         *
         *     At most 128 bytes of UTF-8, all of which can be seen.
         * @example ada@example.org
         */
        MemberId: string;
        /** @description A member, and everything there is of them. */
        MemberInFull: {
            /** @description Their addresses: of each kind the primary one first, then the oldest. */
            addresses: components["schemas"]["Address"][];
            /** @description The browsers that they are known in. */
            devices: components["schemas"]["Device"][];
            /** @description Their factors, oldest first. */
            factors: components["schemas"]["Factor"][];
            /** @description The member. */
            member: components["schemas"]["Member"];
        };
        /** @description Whether a member must have a second factor. */
        MemberRequirement: {
            by: components["schemas"]["Moment"] | null;
            /** @description Whether they must. */
            required: boolean;
            since: components["schemas"]["Moment"] | null;
        };
        /**
         * @description Whether a member has a confirmed factor.
         * @enum {string}
         */
        MemberStatus: "none" | "active";
        /**
         * @description What kind of code was accepted, or can be typed.
         * @enum {string}
         */
        Method: "totp" | "hotp" | "recovery-code" | "email-code" | "sms-code" | "email-link" | "new-device-code";
        /** @description One method that can pass a challenge. */
        MethodOffered: {
            /**
             * @description How many digits a code of it has, fewest first: more than one number where the member's apps or tokens differ, none where
             *     no code of digits is typed.
             */
            digits: number[];
            factor: components["schemas"]["FactorId"] | null;
            /** @description Enough of where its codes go for their owner to know it by. */
            hint: string | null;
            marked: components["schemas"]["Mark"] | null;
            /** @description Which. */
            method: components["schemas"]["Method"];
            sent: components["schemas"]["Sent"] | null;
        };
        /** @description Which roles may set up and use what. If it is given at all, what is absent in it is for nobody. */
        Methods: {
            /** @description Codes by e-mail. */
            email_code?: components["schemas"]["EmailTerms"];
            /** @description Tokens that count. */
            hotp?: components["schemas"]["AppTerms"];
            /** @description Codes by text message. */
            sms_code?: components["schemas"]["SmsTerms"];
            /** @description Authenticator apps. */
            totp?: components["schemas"]["AppTerms"];
        };
        /**
         * Format: date-time
         * @description A moment in UTC with microseconds, as RFC 3339 writes it.
         * @example 2026-11-22T06:27:00.000000Z
         */
        Moment: string;
        /** @description What comes next. */
        NextStep: {
            /** @description Always `enroll`. */
            status: components["schemas"]["Enroll"];
        };
        /**
         * @description Always `false`.
         * @enum {boolean}
         */
        No: false;
        /** @description What opening a link did. */
        OpenedLink: {
            /** @description `passed`, or `enroll`: a factor is to be set up next. The page that asked for the link goes on by itself. */
            status: components["schemas"]["SignInStatus"];
        };
        /**
         * @description What the page that asked for a link is known by.
         * @example {
         *       "browser": "uW2vJ0dW7b3oZ1yX9qLr5tKc8mNf4hGs6pEa2iBjVxY"
         *     }
         */
        OpenLink: {
            /** @description The bytes in base64url. */
            browser: string;
        };
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
            /** @description Enough of the address that its codes go to for its owner to know it by; null when none are sent. */
            hint: string | null;
            /** @description Its id, to confirm it by. */
            id: components["schemas"]["FactorId"];
            /** @description What kind of factor it is. */
            kind: components["schemas"]["FactorKind"];
            label: components["schemas"]["Label"] | null;
            /** @description The `otpauth://` address, to draw as a QR code; null but of an authenticator app. */
            otpauth_uri: string | null;
            /** @description The secret in base32, to type by hand; null but of an authenticator app. */
            secret: string | null;
            sent: components["schemas"]["Sent"] | null;
            /** @description Always `pending`. */
            status: components["schemas"]["FactorStatus"];
        };
        /** @description What a person may change on their own. */
        Permissions: {
            /** @description What can be added. */
            add: components["schemas"]["FactorKind"][];
            /** @description Whether the last factor can be removed. */
            remove: boolean;
            /** @description Whether new recovery codes can be asked for. */
            renew_codes: boolean;
        };
        /** @description Who must have a second factor, with what, what is asked of everybody else, and how often one may guess. What is absent has its default; a field that is not known is refused by name. */
        Policy: {
            /**
             * @description What the pages tell people after a set-up.
             * @default [
             *       "keep-offline",
             *       "try-it-out",
             *       "never-share"
             *     ]
             */
            advice: components["schemas"]["Advice"][];
            /**
             * @description What a password may do without a page.
             * @default {
             *       "password": "allowed"
             *     }
             */
            api: components["schemas"]["Api"];
            /**
             * @description How often one may guess.
             * @default {
             *       "first_wait_seconds": 30,
             *       "guesses_per_year": 300,
             *       "longest_wait_seconds": 3600,
             *       "slips": 4,
             *       "stop": 100
             *     }
             */
            budget: components["schemas"]["BudgetTerms"];
            /**
             * @description What is kept of what happened.
             * @default {
             *       "keep_days": 400
             *     }
             */
            events: components["schemas"]["EventTerms"];
            /**
             * @description What is asked of somebody who has no factor.
             * @default {
             *       "code_seconds": 300,
             *       "end_users": "none",
             *       "link_seconds": 600,
             *       "team": "none"
             *     }
             */
            floor: components["schemas"]["Floors"];
            /**
             * @description Which roles may set up and use what.
             * @default {
             *       "email_code": {
             *         "roles": [],
             *         "seconds": 60
             *       },
             *       "hotp": {
             *         "roles": [
             *           "owner",
             *           "admin",
             *           "agent",
             *           "end-user"
             *         ]
             *       },
             *       "sms_code": {
             *         "barred_countries": [],
             *         "email_fallback": false,
             *         "roles": [],
             *         "seconds": 60
             *       },
             *       "totp": {
             *         "marked": "recommended",
             *         "roles": [
             *           "owner",
             *           "admin",
             *           "agent",
             *           "end-user"
             *         ]
             *       }
             *     }
             */
            methods: components["schemas"]["Methods"];
            /**
             * @description Recovery codes.
             * @default {
             *       "codes": 10,
             *       "issued_by": [
             *         "owner",
             *         "admin"
             *       ],
             *       "shown": "after-confirmation"
             *     }
             */
            recovery: components["schemas"]["Recovery"];
            /**
             * @description How often somebody is reminded who must have one and has none.
             * @default {
             *       "every_weeks": 0
             *     }
             */
            reminder: components["schemas"]["ReminderTerms"];
            /**
             * @description How the last factor goes.
             * @default {
             *       "by": "person"
             *     }
             */
            removal: components["schemas"]["Removal"];
            /**
             * @description Who must have a second factor.
             * @default {
             *       "admin_first": false,
             *       "encourage_days": 0,
             *       "end_users": "everyone",
             *       "grace_days": 0,
             *       "overrides": true,
             *       "sso_exempt": true,
             *       "team": "everyone"
             *     }
             */
            required: components["schemas"]["Requirement"];
            /**
             * @description How somebody gets back in who lost everything.
             * @default {
             *       "by": [
             *         "owner",
             *         "admin"
             *       ],
             *       "by_person": "never",
             *       "delay_hours": 24,
             *       "of": [
             *         "owner",
             *         "admin",
             *         "agent",
             *         "end-user"
             *       ],
             *       "owner_permission": false
             *     }
             */
            reset: components["schemas"]["ResetTerms"];
            /**
             * @description Browsers that stand in for a second factor.
             * @default {
             *       "days": 0
             *     }
             */
            trusted_devices: components["schemas"]["TrustedDevices"];
        };
        /** @description A policy that a workspace has or had. */
        PolicyChange: {
            /** @description When it was put in force. */
            changed_at: components["schemas"]["Moment"];
            changed_by: components["schemas"]["MemberId"] | null;
            /** @description The policy. */
            policy: components["schemas"]["Policy"];
            /**
             * Format: int32
             * @description Its version.
             */
            version: number;
        };
        /** @description Some of the policies that a workspace has and had. */
        PolicyHistory: {
            /** @description What to ask the next page with; null on the last. */
            next_cursor: string | null;
            /** @description Newest first. */
            policies: components["schemas"]["PolicyChange"][];
        };
        /** @description The policy in force. */
        PolicyInForce: {
            changed_at: components["schemas"]["Moment"] | null;
            changed_by: components["schemas"]["MemberId"] | null;
            /**
             * Format: double
             * @description The most that somebody who has a member's password can hope for: the chance that one of a year's guesses is right.
             */
            guess_chance_per_year: number;
            /** @description Who must have a second factor, with what, and how often one may guess. */
            policy: components["schemas"]["Policy"];
            /**
             * Format: int32
             * @description How many policies the workspace has had: the `ETag`.
             */
            version: number;
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
        ProblemName: "urn:countersign:problem:malformed-request" | "urn:countersign:problem:unauthenticated" | "urn:countersign:problem:forbidden-scope" | "urn:countersign:problem:origin-not-listed" | "urn:countersign:problem:step-up-required" | "urn:countersign:problem:wrong-purpose" | "urn:countersign:problem:enrolled-already" | "urn:countersign:problem:receipt-foreign" | "urn:countersign:problem:other-action" | "urn:countersign:problem:may-not-skip" | "urn:countersign:problem:role-may-not" | "urn:countersign:problem:not-allowed" | "urn:countersign:problem:own-reset" | "urn:countersign:problem:workspace-not-found" | "urn:countersign:problem:member-not-found" | "urn:countersign:problem:factor-not-found" | "urn:countersign:problem:sign-in-not-found" | "urn:countersign:problem:key-not-found" | "urn:countersign:problem:address-not-found" | "urn:countersign:problem:device-not-found" | "urn:countersign:problem:reset-not-found" | "urn:countersign:problem:route-not-found" | "urn:countersign:problem:file-not-found" | "urn:countersign:problem:method-not-allowed" | "urn:countersign:problem:factor-active" | "urn:countersign:problem:factor-limit" | "urn:countersign:problem:pending-limit" | "urn:countersign:problem:name-taken" | "urn:countersign:problem:not-enrolled" | "urn:countersign:problem:receipt-redeemed" | "urn:countersign:problem:sign-in-passed" | "urn:countersign:problem:sign-in-enrolls" | "urn:countersign:problem:sign-in-challenges" | "urn:countersign:problem:other-browser" | "urn:countersign:problem:label-unshowable" | "urn:countersign:problem:method-not-offered" | "urn:countersign:problem:address-limit" | "urn:countersign:problem:policy-changed" | "urn:countersign:problem:if-match-required" | "urn:countersign:problem:admin-first" | "urn:countersign:problem:draft-limit" | "urn:countersign:problem:idempotency-key-spent" | "urn:countersign:problem:reset-under-way" | "urn:countersign:problem:reset-settled" | "urn:countersign:problem:try-again" | "urn:countersign:problem:token-ended" | "urn:countersign:problem:sign-in-ended" | "urn:countersign:problem:factor-expired" | "urn:countersign:problem:receipt-expired" | "urn:countersign:problem:link-ended" | "urn:countersign:problem:body-too-large" | "urn:countersign:problem:unsupported-media-type" | "urn:countersign:problem:unprocessable" | "urn:countersign:problem:return-to-not-listed" | "urn:countersign:problem:address-invalid" | "urn:countersign:problem:policy-invalid" | "urn:countersign:problem:secret-invalid" | "urn:countersign:problem:idempotency-key-reused" | "urn:countersign:problem:too-many-sign-ins" | "urn:countersign:problem:code-sent-lately" | "urn:countersign:problem:internal" | "urn:countersign:problem:unavailable" | "urn:countersign:problem:busy";
        /**
         * @description What a browser holds a client token for.
         * @enum {string}
         */
        Purpose: "sign-in" | "security" | "admin";
        /**
         * @description What is set for one member alone.
         * @example {
         *       "setting": "required"
         *     }
         */
        PutSetting: {
            /** @description Whether they must have a second factor, whatever the policy says of their role. */
            setting: components["schemas"]["Setting"];
        };
        /**
         * @description Why a code was not accepted.
         * @enum {string}
         */
        Reason: "malformed" | "wrong-code" | "already-used" | "outdated" | "expired" | "not-sent" | "clock-off" | "wait" | "locked" | "not-enrolled" | "password-change";
        /** @description The proof that a sign-in was passed, for the application's backend to redeem once within 60 seconds. */
        Receipt: {
            /** @description For the application's backend. */
            receipt: string;
            /** @description The sign-in that it belongs to. */
            sign_in: components["schemas"]["SignInId"];
        };
        /** @description A sign-in as its person looks back on it, or several in a row that let nobody in. */
        RecentSignIn: {
            action: components["schemas"]["Label"] | null;
            /** @description When that one began. */
            at: components["schemas"]["Moment"];
            /**
             * Format: int32
             * @description How many there are in the row.
             */
            attempts: number;
            /** @description Whether the page belongs to the session that it began, as far as the application said so. */
            current: boolean;
            /** @description What the application calls the browser. */
            device: string | null;
            /**
             * Format: int32
             * @description The wrong codes that were given in them.
             */
            failures: number;
            /** @description The id of the newest of them. */
            id: components["schemas"]["SignInId"];
            method: components["schemas"]["Method"] | null;
            /** @description Whether it let somebody in. One that did is told alone. */
            passed: boolean;
            /** @description Where the application took it to be. */
            place: string | null;
            why: components["schemas"]["Why"] | null;
        };
        /** @description A member's latest sign-ins. */
        RecentSignIns: {
            /** @description The newest first, at most twenty. */
            sign_ins: components["schemas"]["RecentSignIn"][];
        };
        /** @description Recovery codes. They work once the factor is confirmed, whenever they are shown. */
        Recovery: {
            /**
             * @description How many a set has.
             * @default 10
             */
            codes: components["schemas"]["From1To20"];
            /**
             * @description Roles that may issue one code for another member.
             * @default [
             *       "owner",
             *       "admin"
             *     ]
             */
            issued_by: components["schemas"]["Role"][];
            /**
             * @description When they are shown.
             * @default after-confirmation
             */
            shown: components["schemas"]["Shown"];
        };
        /** @description A member's recovery codes, shown only here. Each is accepted once. */
        RecoveryCodes: string[];
        /** @description The recovery codes that come with a first factor. */
        RecoveryOffered: {
            /**
             * Format: int32
             * @description How many.
             */
            codes: number;
            /** @description When they are shown. */
            shown: components["schemas"]["Shown"];
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
        /** @description How often somebody is reminded who must have a second factor and has none. */
        ReminderTerms: {
            /**
             * @description An e-mail every so many weeks; none at 0.
             * @default 0
             */
            every_weeks: components["schemas"]["From0To12"];
        };
        /** @description How the last factor goes. Renewing the recovery codes stays with the member. */
        Removal: {
            /**
             * @description Who may take it away.
             * @default person
             */
            by: components["schemas"]["RemovedBy"];
        };
        /**
         * @description Who may take the last factor away.
         * @enum {string}
         */
        RemovedBy: "person" | "admin";
        /**
         * @description Another name for a factor.
         * @example {
         *       "label": "Work phone"
         *     }
         */
        RenameFactor: {
            label: components["schemas"]["Label"] | null;
        };
        /** @description A confirmed factor in the report. */
        ReportedFactor: {
            /** @description What kind of factor it is. */
            kind: components["schemas"]["FactorKind"];
            last_used_at: components["schemas"]["Moment"] | null;
            since: components["schemas"]["Moment"] | null;
        };
        /**
         * @description How a report is written.
         * @enum {string}
         */
        ReportFormat: "ndjson" | "csv";
        /** @description A member in the report: who they are, what they have and what they must. */
        ReportRow: {
            /** @description When they were created. */
            created_at: components["schemas"]["Moment"];
            /** @description What they have, the oldest first. */
            factors: components["schemas"]["ReportedFactor"][];
            label: components["schemas"]["Label"] | null;
            /** @description Whether the failure budget is spent. */
            locked: boolean;
            /** @description The application's name for them. */
            member: components["schemas"]["MemberId"];
            /**
             * Format: int32
             * @description Recovery codes not used yet.
             */
            recovery_codes_left: number;
            /** @description Whether they must have a second factor. */
            required: boolean;
            required_by: components["schemas"]["Moment"] | null;
            required_since: components["schemas"]["Moment"] | null;
            /** @description What they are in the application. */
            role: components["schemas"]["Role"];
            /** @description What is set for them alone. */
            setting: components["schemas"]["Setting"];
            /** @description Whether an identity provider signs them in. */
            sso: boolean;
            /** @description How far they are. */
            state: components["schemas"]["ReportState"];
            /** @description On which side of the application they sign in. */
            surface: components["schemas"]["Surface"];
            /**
             * Format: int32
             * @description Browsers that stand in for a second factor.
             */
            trusted_devices: number;
        };
        /**
         * @description How far somebody is: has a second factor, must have one by a moment that is to come, is late, or need not have one.
         * @enum {string}
         */
        ReportState: "has" | "must" | "late" | "need-not";
        /** @description Since when a policy requires a class of members. */
        RequiredSince: {
            /** @description Their role. */
            role: components["schemas"]["Role"];
            /** @description Their own setting. */
            setting: components["schemas"]["Setting"];
            /**
             * Format: int64
             * @description The moment.
             */
            since: number;
            /** @description Whether an identity provider signs them in. */
            sso: boolean;
        };
        /** @description Who must have a second factor. */
        Requirement: {
            /**
             * @description Whether nobody may newly be required before the admin who switches has a factor.
             * @default false
             */
            admin_first: boolean;
            /**
             * @description Members who need not have a factor are offered a set-up, and again so many days after "later"; 0: never.
             * @default 0
             */
            encourage_days: components["schemas"]["From0To365"];
            /**
             * @description Of the end users.
             * @default everyone
             */
            end_users: components["schemas"]["EndUserMode"];
            /**
             * @description Days from the beginning of a requirement until nothing but the set-up is left.
             * @default 0
             */
            grace_days: components["schemas"]["From0To90"];
            /**
             * @description Whether a member's own setting counts. It is kept whether it does or not.
             * @default true
             */
            overrides: boolean;
            /**
             * @description Whether members who sign in through an identity provider are left to it, unless their own setting requires a factor.
             * @default true
             */
            sso_exempt: boolean;
            /**
             * @description Of the team.
             * @default everyone
             */
            team: components["schemas"]["TeamMode"];
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
        /** @description What a mailed link cancels. */
        ResetLink: {
            /** @description How its hosted pages look. */
            brand: components["schemas"]["Brand"];
            /** @description The reset. */
            reset: components["schemas"]["ResetUnderWay"];
            /** @description The workspace's name. */
            workspace: string;
        };
        /** @description Whether a code proved the e-mail address of whoever asks for a reset. */
        ResetProof: components["schemas"]["ResetWaiting"] | components["schemas"]["Refusal"];
        /** @description Some of a workspace's resets. */
        ResetsPage: {
            /** @description What to ask the next page with; null on the last. */
            next_cursor: string | null;
            /** @description Newest first. */
            resets: components["schemas"]["Reset"][];
        };
        /**
         * @description How far a reset is: it waits for its delay or for an owner's permission; it was done, cancelled or refused, or its time is over.
         * @enum {string}
         */
        ResetStatus: "waiting" | "permission" | "done" | "cancelled" | "refused" | "expired";
        /**
         * @description How somebody gets back in who lost the device and the recovery codes. A reset takes every factor away; at the next sign-in
         *     a new one is set up. It never signs anybody in.
         */
        ResetTerms: {
            /**
             * @description Roles that may require a new set-up of another member; an owner's only an owner.
             * @default [
             *       "owner",
             *       "admin"
             *     ]
             */
            by: components["schemas"]["Role"][];
            /**
             * @description Whether people do it on their own.
             * @default never
             */
            by_person: components["schemas"]["SelfReset"];
            /**
             * @description Hours that they wait for it.
             * @default 24
             */
            delay_hours: components["schemas"]["From1To168"];
            /**
             * @description Roles of which a new set-up can be required.
             * @default [
             *       "owner",
             *       "admin",
             *       "agent",
             *       "end-user"
             *     ]
             */
            of: components["schemas"]["Role"][];
            /**
             * @description Whether what others ask for waits for an owner's permission.
             * @default false
             */
            owner_permission: boolean;
        };
        /** @description A reset that is under way, as the person is told of it. */
        ResetUnderWay: {
            /** @description When it was asked for. */
            asked_at: components["schemas"]["Moment"];
            due_at: components["schemas"]["Moment"] | null;
            /** @description Its id. */
            id: components["schemas"]["ResetId"];
        };
        /** @description The reset that was asked for. */
        ResetWaiting: {
            /** @description Always `true`. */
            accepted: components["schemas"]["Yes"];
            /** @description The reset. */
            reset: components["schemas"]["ResetUnderWay"];
        };
        /**
         * @description What somebody is in the application.
         * @enum {string}
         */
        Role: "owner" | "admin" | "agent" | "end-user";
        /** @description A member in few bytes: there may be a hundred thousand. Moments are microseconds since 1970. */
        RosterMember: {
            /**
             * Format: int64
             * @description By when they must have one; absent when they need not.
             */
            by?: number;
            /** @description What a policy asks about them, as `countersign/policy` takes it. */
            facts: components["schemas"]["MemberFacts"];
            /** @description The application's name for them. */
            id: components["schemas"]["MemberId"];
            /** @description What they are called; absent when nothing was said. */
            label?: components["schemas"]["Label"];
            /**
             * Format: int64
             * @description Since when they must have a second factor; absent when they need not.
             */
            since?: number;
        };
        /** @description Some of the members of a long list. */
        RosterPage: {
            /** @description In the order of their ids. */
            members: components["schemas"]["RosterMember"][];
            /** @description What to ask the next page with; null on the last. */
            next_cursor: string | null;
        };
        /**
         * @description Whether people reset their own second factor, when device and recovery codes are lost.
         * @enum {string}
         */
        SelfReset: "never" | "after-delay";
        /**
         * @description By what way a code is to be sent.
         * @example {
         *       "method": "email-code"
         *     }
         */
        SendCode: {
            /** @description The method that it will be given back with. */
            method: components["schemas"]["Method"];
        };
        /**
         * @description By what way something is to be sent.
         * @example {
         *       "browser": "uW2vJ0dW7b3oZ1yX9qLr5tKc8mNf4hGs6pEa2iBjVxY",
         *       "method": "email-link"
         *     }
         */
        SendForSignIn: {
            /** @description 32 random bytes in base64url that the page drew before it sent its first code. */
            browser: string;
            /** @description The method that it will be given back with. */
            method: components["schemas"]["Method"];
        };
        /** @description A code or a link that was sent. */
        Sent: {
            /** @description When it is good no more. */
            expires_at: components["schemas"]["Moment"];
            /** @description When the next may be asked for. */
            next_at: components["schemas"]["Moment"];
        };
        /** @description What a client token is for, and for whom. */
        Session: {
            action: components["schemas"]["Label"] | null;
            /** @description What people are told after a set-up. */
            advice: components["schemas"]["Advice"][];
            /** @description How its hosted pages look. */
            brand: components["schemas"]["Brand"];
            enrollment: components["schemas"]["SetUpOffered"] | null;
            /** @description When the token expires. */
            expires_at: components["schemas"]["Moment"];
            /**
             * Format: int32
             * @description How many confirmed factors the member has.
             */
            factors: number;
            lost_device: components["schemas"]["LostDevice"] | null;
            /** @description What the person may change on their own. */
            may: components["schemas"]["Permissions"];
            /** @description Whom it speaks for. */
            member: components["schemas"]["SessionMember"];
            /** @description What can pass it, the better ones first. */
            methods: components["schemas"]["MethodOffered"][];
            /** @description Whether a change to the factors asks for a code first. */
            needs_step_up: boolean;
            /** @description What the token is for. */
            purpose: components["schemas"]["Purpose"];
            /**
             * Format: int32
             * @description Recovery codes not used yet.
             */
            recovery_codes_left: number;
            reset: components["schemas"]["ResetUnderWay"] | null;
            /**
             * Format: uri
             * @description Where the page goes when it is done.
             */
            return_to: string | null;
            sign_in: components["schemas"]["SignInId"] | null;
            /** @description The sign-in's status; `open` for the purpose `security`. */
            status: components["schemas"]["SessionStatus"];
            /**
             * Format: int32
             * @description For how many days this browser can be trusted; 0: not at all.
             */
            trust_days: number;
            why: components["schemas"]["Why"] | null;
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
         * @description What is set for one member alone.
         * @enum {string}
         */
        Setting: "inherit" | "required" | "exempt";
        /** @description An accepted code of a sign-in that asks for a set-up, or offers one, before it is passed. */
        SetUpNext: components["schemas"]["AcceptedCode"] & {
            /** @description Always `enroll`. */
            status: components["schemas"]["Enroll"];
        };
        /** @description A set-up that is asked for, or offered. */
        SetUpOffered: {
            by: components["schemas"]["Moment"] | null;
            /** @description What can be set up, the better ones first. */
            kinds: components["schemas"]["KindOffered"][];
            /** @description Whether this sign-in can be passed without. */
            may_skip: boolean;
            /** @description The recovery codes that come with it. */
            recovery: components["schemas"]["RecoveryOffered"];
        };
        /**
         * @description When recovery codes are shown.
         * @enum {string}
         */
        Shown: "before-qr" | "before-last-code" | "after-confirmation";
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
        /** @description Whether a code was accepted, with the receipt when it was. */
        SignInVerification: components["schemas"]["Passed"] | components["schemas"]["SetUpNext"] | components["schemas"]["Refusal"];
        /** @description Codes by text message. */
        SmsTerms: {
            /**
             * @description Countries whose numbers are not taken.
             * @default []
             */
            barred_countries: components["schemas"]["Country"][];
            /**
             * @description Whether a code may come by e-mail instead, when the message does not arrive.
             * @default false
             */
            email_fallback: boolean;
            /** @default null */
            marked: components["schemas"]["Mark"] | null;
            /**
             * @description Who may use it; empty: nobody.
             * @default []
             */
            roles: components["schemas"]["Role"][];
            /**
             * @description How long a code lives.
             * @default 60
             */
            seconds: components["schemas"]["From30To600"];
        };
        /**
         * @description On which side of the application somebody signs in.
         * @enum {string}
         */
        Surface: "team" | "end-users";
        /** @description A policy to put in force. */
        SwitchPolicy: {
            /** @description What is absent is as in the default policy. */
            policy: components["schemas"]["Policy"];
        };
        /**
         * @description Who of the team must have a second factor.
         * @enum {string}
         */
        TeamMode: "nobody" | "admins" | "everyone" | "per-member";
        /** @description Browsers that stand in for a second factor. */
        TrustedDevices: {
            /**
             * @description For how many days; 0: it is not offered.
             * @default 0
             */
            days: components["schemas"]["From0To90"];
        };
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
        /** @description An address that was added, and the code that was sent there. */
        UnconfirmedAddress: components["schemas"]["Address"] & {
            sent: components["schemas"]["Sent"] | null;
        };
        /** @description Whether a code was accepted. */
        Verification: components["schemas"]["AcceptedCode"] | components["schemas"]["Refusal"];
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
export type AddAddress = components['schemas']['AddAddress'];
export type Address = components['schemas']['Address'];
export type AddressConfirmation = components['schemas']['AddressConfirmation'];
export type AddressConfirmed = components['schemas']['AddressConfirmed'];
export type Addresses = components['schemas']['Addresses'];
export type AddressId = components['schemas']['AddressId'];
export type AddressKind = components['schemas']['AddressKind'];
export type AdminPolicy = components['schemas']['AdminPolicy'];
export type Advice = components['schemas']['Advice'];
export type Announcement = components['schemas']['Announcement'];
export type Api = components['schemas']['Api'];
export type ApiPassword = components['schemas']['ApiPassword'];
export type AppTerms = components['schemas']['AppTerms'];
export type BeginFactor = components['schemas']['BeginFactor'];
export type Brand = components['schemas']['Brand'];
export type BudgetTerms = components['schemas']['BudgetTerms'];
export type CodeForSignIn = components['schemas']['CodeForSignIn'];
export type CodeFromBrowser = components['schemas']['CodeFromBrowser'];
export type Completed = components['schemas']['Completed'];
export type Confirmation = components['schemas']['Confirmation'];
export type Confirmed = components['schemas']['Confirmed'];
export type ConfirmedAddress = components['schemas']['ConfirmedAddress'];
export type ConfirmedBy = components['schemas']['ConfirmedBy'];
export type Country = components['schemas']['Country'];
export type Coverage = components['schemas']['Coverage'];
export type CoveredDay = components['schemas']['CoveredDay'];
export type CoveredRole = components['schemas']['CoveredRole'];
export type Device = components['schemas']['Device'];
export type DeviceId = components['schemas']['DeviceId'];
export type Devices = components['schemas']['Devices'];
export type EmailTerms = components['schemas']['EmailTerms'];
export type EndUserMode = components['schemas']['EndUserMode'];
export type Enroll = components['schemas']['Enroll'];
export type Event = components['schemas']['Event'];
export type EventId = components['schemas']['EventId'];
export type EventName = components['schemas']['EventName'];
export type EventsPage = components['schemas']['EventsPage'];
export type EventTerms = components['schemas']['EventTerms'];
export type Factor = components['schemas']['Factor'];
export type FactorCounts = components['schemas']['FactorCounts'];
export type FactorId = components['schemas']['FactorId'];
export type FactorKind = components['schemas']['FactorKind'];
export type Factors = components['schemas']['Factors'];
export type FactorStatus = components['schemas']['FactorStatus'];
export type Floor = components['schemas']['Floor'];
export type Floors = components['schemas']['Floors'];
export type From0To10 = components['schemas']['From0To10'];
export type From0To12 = components['schemas']['From0To12'];
export type From0To90 = components['schemas']['From0To90'];
export type From0To365 = components['schemas']['From0To365'];
export type From1To20 = components['schemas']['From1To20'];
export type From1To168 = components['schemas']['From1To168'];
export type From20To100 = components['schemas']['From20To100'];
export type From20To300 = components['schemas']['From20To300'];
export type From30To600 = components['schemas']['From30To600'];
export type From30To3600 = components['schemas']['From30To3600'];
export type From30To3650 = components['schemas']['From30To3650'];
export type GrantedDeadline = components['schemas']['GrantedDeadline'];
export type IssuedCodes = components['schemas']['IssuedCodes'];
export type KindOffered = components['schemas']['KindOffered'];
export type KnownBrowser = components['schemas']['KnownBrowser'];
export type Label = components['schemas']['Label'];
export type Language = components['schemas']['Language'];
export type Link = components['schemas']['Link'];
export type LostDevice = components['schemas']['LostDevice'];
export type Mark = components['schemas']['Mark'];
export type Member = components['schemas']['Member'];
export type MemberFacts = components['schemas']['MemberFacts'];
export type MemberId = components['schemas']['MemberId'];
export type MemberInFull = components['schemas']['MemberInFull'];
export type MemberRequirement = components['schemas']['MemberRequirement'];
export type MemberStatus = components['schemas']['MemberStatus'];
export type Method = components['schemas']['Method'];
export type MethodOffered = components['schemas']['MethodOffered'];
export type Methods = components['schemas']['Methods'];
export type Moment = components['schemas']['Moment'];
export type NextStep = components['schemas']['NextStep'];
export type No = components['schemas']['No'];
export type OpenedLink = components['schemas']['OpenedLink'];
export type OpenLink = components['schemas']['OpenLink'];
export type Passed = components['schemas']['Passed'];
export type PendingFactor = components['schemas']['PendingFactor'];
export type Permissions = components['schemas']['Permissions'];
export type Policy = components['schemas']['Policy'];
export type PolicyChange = components['schemas']['PolicyChange'];
export type PolicyHistory = components['schemas']['PolicyHistory'];
export type PolicyInForce = components['schemas']['PolicyInForce'];
export type Problem = components['schemas']['Problem'];
export type ProblemName = components['schemas']['ProblemName'];
export type Purpose = components['schemas']['Purpose'];
export type PutSetting = components['schemas']['PutSetting'];
export type Reason = components['schemas']['Reason'];
export type Receipt = components['schemas']['Receipt'];
export type RecentSignIn = components['schemas']['RecentSignIn'];
export type RecentSignIns = components['schemas']['RecentSignIns'];
export type Recovery = components['schemas']['Recovery'];
export type RecoveryCodes = components['schemas']['RecoveryCodes'];
export type RecoveryOffered = components['schemas']['RecoveryOffered'];
export type Refusal = components['schemas']['Refusal'];
export type ReminderTerms = components['schemas']['ReminderTerms'];
export type Removal = components['schemas']['Removal'];
export type RemovedBy = components['schemas']['RemovedBy'];
export type RenameFactor = components['schemas']['RenameFactor'];
export type ReportedFactor = components['schemas']['ReportedFactor'];
export type ReportFormat = components['schemas']['ReportFormat'];
export type ReportRow = components['schemas']['ReportRow'];
export type ReportState = components['schemas']['ReportState'];
export type RequiredSince = components['schemas']['RequiredSince'];
export type Requirement = components['schemas']['Requirement'];
export type Reset = components['schemas']['Reset'];
export type ResetAskedBy = components['schemas']['ResetAskedBy'];
export type ResetId = components['schemas']['ResetId'];
export type ResetLink = components['schemas']['ResetLink'];
export type ResetProof = components['schemas']['ResetProof'];
export type ResetsPage = components['schemas']['ResetsPage'];
export type ResetStatus = components['schemas']['ResetStatus'];
export type ResetTerms = components['schemas']['ResetTerms'];
export type ResetUnderWay = components['schemas']['ResetUnderWay'];
export type ResetWaiting = components['schemas']['ResetWaiting'];
export type Role = components['schemas']['Role'];
export type RosterMember = components['schemas']['RosterMember'];
export type RosterPage = components['schemas']['RosterPage'];
export type SelfReset = components['schemas']['SelfReset'];
export type SendCode = components['schemas']['SendCode'];
export type SendForSignIn = components['schemas']['SendForSignIn'];
export type Sent = components['schemas']['Sent'];
export type Session = components['schemas']['Session'];
export type SessionMember = components['schemas']['SessionMember'];
export type SessionStatus = components['schemas']['SessionStatus'];
export type Setting = components['schemas']['Setting'];
export type SetUpNext = components['schemas']['SetUpNext'];
export type SetUpOffered = components['schemas']['SetUpOffered'];
export type Shown = components['schemas']['Shown'];
export type SignInId = components['schemas']['SignInId'];
export type SignInStatus = components['schemas']['SignInStatus'];
export type SignInVerification = components['schemas']['SignInVerification'];
export type SmsTerms = components['schemas']['SmsTerms'];
export type Surface = components['schemas']['Surface'];
export type SwitchPolicy = components['schemas']['SwitchPolicy'];
export type TeamMode = components['schemas']['TeamMode'];
export type TrustedDevices = components['schemas']['TrustedDevices'];
export type TypedCode = components['schemas']['TypedCode'];
export type UnconfirmedAddress = components['schemas']['UnconfirmedAddress'];
export type Verification = components['schemas']['Verification'];
export type Why = components['schemas']['Why'];
export type Yes = components['schemas']['Yes'];
