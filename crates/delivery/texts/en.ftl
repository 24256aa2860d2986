# What people are sent, in English. Each other language is a file of this shape.
# $workspace is the website's name, $code the code: it ends the subject and stands in the first line.
# .sms is all that a text message says; without one it says the subject. It holds only letters of the GSM 7-bit alphabet.

sign-in-code =
    .subject = Your sign-in code for { $workspace }: { $code }
    .first = { $code } is your sign-in code for { $workspace }.
    .sms = { $code } is your sign-in code for { $workspace }. Never tell it to anyone.
    .advice = If you are not signing in right now, somebody else knows your password: change it.

sign-in-link =
    .subject = Your sign-in link for { $workspace }
    .first = Confirm your sign-in to { $workspace } with this link:
    .sms = Your sign-in link for { $workspace }:
    .action = Confirm the sign-in
    .advice = Open it in the browser in which you are signing in. If you are not signing in right now, do not open it: somebody else knows your password. Change it.

new-device-code =
    .subject = Your code for a new device at { $workspace }: { $code }
    .first = { $code } is your code to sign in to { $workspace } on a new device.
    .sms = { $code } is your code for a new device at { $workspace }. Never tell it to anyone.
    .advice = If you are not signing in right now, somebody else knows your password: change it.

change-code =
    .subject = Your code to change your sign-in settings at { $workspace }: { $code }
    .first = { $code } is your code to change how you sign in to { $workspace }.
    .sms = { $code } lets you change how you sign in to { $workspace }. Never tell it to anyone.
    .advice = If you are not changing anything right now, somebody else is signed in to your account: change your password.

address-code =
    .subject = Confirm this address for { $workspace } with the code { $code }
    .first = { $code } is the code that confirms this address for your account at { $workspace }.
    .sms = { $code } confirms this number for { $workspace }. Never tell it to anyone.
    .advice = If you did not ask for this, ignore the message: nothing changes without the code.

reset-code =
    .subject = Your code to reset the second sign-in step at { $workspace }: { $code }
    .first = { $code } is your code to reset the second sign-in step of your account at { $workspace }.
    .sms = { $code } resets the second sign-in step at { $workspace }. Never tell it to anyone.
    .advice = If you did not ask for this, somebody else knows your password: change it. Without the code nothing is reset.

reset-asked =
    .subject = A reset of your second sign-in step at { $workspace } was asked for
    .first = Somebody asked to reset the second sign-in step of your account at { $workspace }. This link cancels it:
    .sms = Somebody asked to reset your second sign-in step at { $workspace }. Cancel it here:
    .action = Cancel the reset
    .more = If nobody cancels it, a new second step is set up at the first sign-in after the moment below. The link works once, in any browser. Whoever signs in with the second step cancels it too.
    .advice = If you asked for this, there is nothing to do. If not, cancel it and change your passwords: somebody else knows the one for this account and reads your e-mail.

factor-added =
    .subject =
        { $kind ->
            [totp] An authenticator app was added to your account at { $workspace }
            [hotp] A code token was added to your account at { $workspace }
            [email] Codes by e-mail were set up for your account at { $workspace }
            [sms] Codes by text message were set up for your account at { $workspace }
           *[other] A second sign-in step was added to your account at { $workspace }
        }
    .more = From now on you can confirm your sign-ins with it.

factor-removed =
    .subject =
        { $kind ->
            [totp] An authenticator app was removed from your account at { $workspace }
            [hotp] A code token was removed from your account at { $workspace }
            [email] Codes by e-mail were turned off for your account at { $workspace }
            [sms] Codes by text message were turned off for your account at { $workspace }
           *[other] A second sign-in step was removed from your account at { $workspace }
        }
    .more = Its codes no longer sign you in.

recovery-codes-renewed =
    .subject = New recovery codes were made for your account at { $workspace }
    .more = The ones from before no longer work.

recovery-code-used =
    .subject = A recovery code was used for your account at { $workspace }
    .more =
        { $left ->
            [0] That was the last one. Make new ones in your security settings.
            [one] One is left. Make new ones in your security settings soon.
           *[other] { $left } are left.
        }

recovery-code-issued =
    .subject = A recovery code was issued for your account at { $workspace }
    .more = An administrator handed it out. It signs in once, in place of your second step.

address-added =
    .subject = An address was added to your account at { $workspace }
    .more = Codes and messages like this one can be sent there.

address-removed =
    .subject = An address was removed from your account at { $workspace }
    .more = Nothing is sent there any more.

device-trusted =
    .subject = A device is now trusted for your account at { $workspace }
    .more = It signs in with the password alone for some time. You can end this in your security settings.

device-copied =
    .subject = A trusted device of your account at { $workspace } was copied
    .more = Somebody else used what your browser keeps. Neither the copy nor your device is trusted any more.

locked =
    .subject = Sign-in to your account at { $workspace } is locked
    .more = There were too many wrong codes. An administrator can unlock it.

unlocked =
    .subject = Sign-in to your account at { $workspace } is unlocked
    .more = Codes are accepted again.

password-changed =
    .subject = The password of your account at { $workspace } was changed
    .more = Everybody who was signed in with the old one has to sign in again.

reset =
    .subject = The second sign-in step of your account at { $workspace } was reset
    .more = Set up a new one at your next sign-in.

reset-permission =
    .subject = A reset of your second sign-in step at { $workspace } was asked for
    .more = An owner decides. Until then nothing changes.

reset-refused =
    .subject = The reset of your second sign-in step at { $workspace } was refused
    .more = Your second step stays as it is.

reset-cancelled =
    .subject = The reset of your second sign-in step at { $workspace } was cancelled
    .more = Your second step stays as it is.

set-up-due =
    .subject = Your account at { $workspace } needs a second sign-in step
    .more =
        { $late ->
            [yes] The time for it is over: you cannot sign in without it. You set it up at your next sign-in; it takes about two minutes.
           *[other] Set it up by the moment below, at your next sign-in or in your security settings; it takes about two minutes.
        }
    .advice = There is no link in this message on purpose: open { $workspace } as you always do. Nobody needs your password or a code to set it up for you.

reset-to-permit =
    .subject = Your permission is asked for at { $workspace }
    .more = The second sign-in step of the member below is to be reset. Permit or refuse it where you look after your members.
    .advice = First make sure that the member really lost it: talk to them in a way that you know.

reset-answered =
    .subject =
        { $permitted ->
            [yes] The reset that you asked for at { $workspace } was permitted
           *[other] The reset that you asked for at { $workspace } was refused
        }
    .more =
        { $permitted ->
            [yes] The member sets up a new second step at the next sign-in.
           *[other] The second step of the member stays as it is.
        }
    .advice = If you did not ask for it, somebody else has access to your account: change your password at once.

notice =
    .advice = If this was not you, somebody else has access to your account: change your password at once and tell the support of { $workspace }.
    .sms = Not you? Change your password.

valid =
    .minutes =
        { $count ->
            [one] It works once, within one minute.
           *[other] It works once, within { $count } minutes.
        }
    .seconds =
        { $count ->
            [one] It works once, within one second.
           *[other] It works once, within { $count } seconds.
        }

share = Never tell anyone this code, not even support. Nobody at { $workspace } will ask you for it.
footer = This message is about your account at { $workspace } and was sent automatically. Answers are not read.

fact =
    .account = Account
    .name = Name
    .address = Address
    .when = When
    .device = Device
    .place = Place
    .ip = IP address
    .member = Member
    .due = Not before
    .by = By

announcement =
    .subject = Two-step sign-in at { $workspace }
    .first =
        { $who ->
            [invited] At { $workspace } you can now protect your account with a second step when you sign in. We ask everybody to use it.
            [admins] Owners and administrators of { $workspace } now sign in with a second step.
            [named] Some members of { $workspace } now sign in with a second step. If you are one of them, your next sign-in tells you.
           *[everyone] Everybody in our team now signs in to { $workspace } with a second step.
        }
    .customers = Our customers sign in with a second step, too.
    .why = After the password you confirm that it is you. So nobody gets in who only knows your password.
    .when =
        { $deadline ->
            [none] You are offered it when you sign in, and you find it in your security settings.
            [date] Set it up by { $date }, at your next sign-in or in your security settings. After that you cannot sign in without it.
           *[next-sign-in] You set it up at your next sign-in.
        }
    .methods = You can use:
    .how = Sign in as you always do and follow the page; it takes about two minutes. Have your phone at hand, and keep your recovery codes offline.
    .share = Nobody needs your password or a code from you, not even support. If somebody asks for one, tell us.

announced-way =
    .totp =
        { $recommended ->
            [yes] an authenticator app on your phone (recommended)
           *[no] an authenticator app on your phone
        }
    .hotp =
        { $recommended ->
            [yes] a hardware token (recommended)
           *[no] a hardware token
        }
    .email =
        { $recommended ->
            [yes] codes by e-mail (recommended)
           *[no] codes by e-mail
        }
    .sms =
        { $recommended ->
            [yes] codes by text message (recommended)
           *[no] codes by text message
        }
