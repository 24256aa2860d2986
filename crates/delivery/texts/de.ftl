# Was Menschen gesendet wird, auf Deutsch. Die Form ist die von en.ftl.

sign-in-code =
    .subject = Ihr Anmeldecode für { $workspace }: { $code }
    .first = { $code } ist Ihr Anmeldecode für { $workspace }.
    .sms = { $code } ist Ihr Anmeldecode für { $workspace }. Nennen Sie ihn niemandem.
    .advice = Wenn Sie sich gerade nicht anmelden, kennt jemand anderes Ihr Passwort: Ändern Sie es.

sign-in-link =
    .subject = Ihr Anmeldelink für { $workspace }
    .first = Bestätigen Sie Ihre Anmeldung bei { $workspace } mit diesem Link:
    .sms = Ihr Anmeldelink für { $workspace }:
    .action = Anmeldung bestätigen
    .advice = Öffnen Sie ihn in dem Browser, in dem Sie sich anmelden. Wenn Sie sich gerade nicht anmelden, öffnen Sie ihn nicht: Jemand anderes kennt Ihr Passwort. Ändern Sie es.

new-device-code =
    .subject = Ihr Code für ein neues Gerät bei { $workspace }: { $code }
    .first = { $code } ist Ihr Code für die Anmeldung bei { $workspace } auf einem neuen Gerät.
    .sms = { $code } ist Ihr Code für ein neues Gerät bei { $workspace }. Nennen Sie ihn niemandem.
    .advice = Wenn Sie sich gerade nicht anmelden, kennt jemand anderes Ihr Passwort: Ändern Sie es.

change-code =
    .subject = Ihr Code zum Ändern Ihrer Anmeldung bei { $workspace }: { $code }
    .first = { $code } ist Ihr Code, mit dem Sie ändern, wie Sie sich bei { $workspace } anmelden.
    .sms = Mit { $code } ändern Sie Ihre Anmeldung bei { $workspace }. Nennen Sie ihn niemandem.
    .advice = Wenn Sie gerade nichts ändern, ist jemand anderes in Ihrem Konto angemeldet: Ändern Sie Ihr Passwort.

address-code =
    .subject = Bestätigen Sie diese Adresse für { $workspace } mit dem Code { $code }
    .first = { $code } ist der Code, der diese Adresse für Ihr Konto bei { $workspace } bestätigt.
    .sms = { $code } bestätigt diese Nummer für { $workspace }. Nennen Sie ihn niemandem.
    .advice = Wenn Sie das nicht angefordert haben, beachten Sie die Nachricht nicht: Ohne den Code ändert sich nichts.

reset-code =
    .subject = Ihr Code zum Zurücksetzen des zweiten Anmeldeschritts bei { $workspace }: { $code }
    .first = { $code } ist Ihr Code zum Zurücksetzen des zweiten Anmeldeschritts Ihres Kontos bei { $workspace }.
    .sms = { $code } setzt den zweiten Anmeldeschritt bei { $workspace } zurück. Nennen Sie ihn niemandem.
    .advice = Wenn Sie das nicht verlangt haben, kennt jemand anderes Ihr Passwort: Ändern Sie es. Ohne den Code wird nichts zurückgesetzt.

reset-asked =
    .subject = Ihr zweiter Anmeldeschritt bei { $workspace } soll zurückgesetzt werden
    .first = Jemand will den zweiten Anmeldeschritt Ihres Kontos bei { $workspace } zurücksetzen. Dieser Link bricht es ab:
    .sms = Ihr zweiter Anmeldeschritt bei { $workspace } soll zurückgesetzt werden. Hier abbrechen:
    .action = Zurücksetzen abbrechen
    .more = Wenn niemand es abbricht, wird bei der ersten Anmeldung nach dem unten genannten Zeitpunkt ein neuer zweiter Schritt eingerichtet. Der Link gilt einmal, in jedem Browser. Wer sich mit dem zweiten Schritt anmeldet, bricht es ebenfalls ab.
    .advice = Wenn Sie das verlangt haben, müssen Sie nichts tun. Wenn nicht, brechen Sie es ab und ändern Sie Ihre Passwörter: Jemand anderes kennt das Passwort dieses Kontos und liest Ihre E-Mails.

factor-added =
    .subject =
        { $kind ->
            [totp] Ihrem Konto bei { $workspace } wurde eine Authenticator-App hinzugefügt
            [hotp] Ihrem Konto bei { $workspace } wurde ein Code-Token hinzugefügt
            [email] Für Ihr Konto bei { $workspace } wurden Codes per E-Mail eingerichtet
            [sms] Für Ihr Konto bei { $workspace } wurden Codes per SMS eingerichtet
           *[other] Ihrem Konto bei { $workspace } wurde ein zweiter Anmeldeschritt hinzugefügt
        }
    .more = Damit können Sie ab jetzt Ihre Anmeldungen bestätigen.

factor-removed =
    .subject =
        { $kind ->
            [totp] Aus Ihrem Konto bei { $workspace } wurde eine Authenticator-App entfernt
            [hotp] Aus Ihrem Konto bei { $workspace } wurde ein Code-Token entfernt
            [email] Für Ihr Konto bei { $workspace } wurden die Codes per E-Mail abgeschaltet
            [sms] Für Ihr Konto bei { $workspace } wurden die Codes per SMS abgeschaltet
           *[other] Aus Ihrem Konto bei { $workspace } wurde ein zweiter Anmeldeschritt entfernt
        }
    .more = Mit seinen Codes können Sie sich nicht mehr anmelden.

recovery-codes-renewed =
    .subject = Für Ihr Konto bei { $workspace } wurden neue Wiederherstellungscodes erstellt
    .more = Die bisherigen gelten nicht mehr.

recovery-code-used =
    .subject = Für Ihr Konto bei { $workspace } wurde ein Wiederherstellungscode verwendet
    .more =
        { $left ->
            [0] Es war der letzte. Erstellen Sie in Ihren Sicherheitseinstellungen neue.
            [one] Einer ist übrig. Erstellen Sie bald neue in Ihren Sicherheitseinstellungen.
           *[other] { $left } sind übrig.
        }

recovery-code-issued =
    .subject = Für Ihr Konto bei { $workspace } wurde ein Wiederherstellungscode ausgegeben
    .more = Ein Administrator hat ihn ausgegeben. Er gilt einmal, anstelle Ihres zweiten Schritts.

address-added =
    .subject = Ihrem Konto bei { $workspace } wurde eine Adresse hinzugefügt
    .more = Dorthin können Codes und Nachrichten wie diese gesendet werden.

address-removed =
    .subject = Aus Ihrem Konto bei { $workspace } wurde eine Adresse entfernt
    .more = Dorthin wird nichts mehr gesendet.

device-trusted =
    .subject = Ein Gerät gilt jetzt als vertrauenswürdig für Ihr Konto bei { $workspace }
    .more = Einige Zeit genügt dort das Passwort. In Ihren Sicherheitseinstellungen können Sie das beenden.

device-copied =
    .subject = Ein vertrauenswürdiges Gerät Ihres Kontos bei { $workspace } wurde kopiert
    .more = Jemand anderes hat verwendet, was Ihr Browser aufbewahrt. Weder der Kopie noch Ihrem Gerät wird weiter vertraut.

locked =
    .subject = Die Anmeldung zu Ihrem Konto bei { $workspace } ist gesperrt
    .more = Es gab zu viele falsche Codes. Ein Administrator kann die Sperre aufheben.

unlocked =
    .subject = Die Anmeldung zu Ihrem Konto bei { $workspace } ist nicht mehr gesperrt
    .more = Codes werden wieder angenommen.

password-changed =
    .subject = Das Passwort Ihres Kontos bei { $workspace } wurde geändert
    .more = Wer mit dem alten angemeldet war, muss sich neu anmelden.

reset =
    .subject = Der zweite Anmeldeschritt Ihres Kontos bei { $workspace } wurde zurückgesetzt
    .more = Richten Sie bei der nächsten Anmeldung einen neuen ein.

reset-permission =
    .subject = Ihr zweiter Anmeldeschritt bei { $workspace } soll zurückgesetzt werden
    .more = Ein Inhaber entscheidet. Bis dahin ändert sich nichts.

reset-refused =
    .subject = Das Zurücksetzen Ihres zweiten Anmeldeschritts bei { $workspace } wurde abgelehnt
    .more = Ihr zweiter Schritt bleibt, wie er ist.

reset-cancelled =
    .subject = Das Zurücksetzen Ihres zweiten Anmeldeschritts bei { $workspace } wurde abgebrochen
    .more = Ihr zweiter Schritt bleibt, wie er ist.

set-up-due =
    .subject = Ihr Konto bei { $workspace } braucht einen zweiten Anmeldeschritt
    .more =
        { $late ->
            [yes] Die Frist ist vorbei: Ohne ihn können Sie sich nicht anmelden. Sie richten ihn bei Ihrer nächsten Anmeldung ein; das dauert etwa zwei Minuten.
           *[other] Richten Sie ihn bis zum unten genannten Zeitpunkt ein, bei Ihrer nächsten Anmeldung oder in Ihren Sicherheitseinstellungen; das dauert etwa zwei Minuten.
        }
    .advice = Diese Nachricht enthält absichtlich keinen Link: Öffnen Sie { $workspace } wie immer. Niemand braucht Ihr Passwort oder einen Code, um ihn für Sie einzurichten.

reset-to-permit =
    .subject = Ihre Erlaubnis wird gebraucht bei { $workspace }
    .more = Der zweite Anmeldeschritt des unten genannten Mitglieds soll zurückgesetzt werden. Erlauben Sie es oder lehnen Sie es ab, wo Sie Ihre Mitglieder verwalten.
    .advice = Vergewissern Sie sich zuerst, dass das Mitglied ihn wirklich verloren hat: Sprechen Sie auf einem Weg mit ihm, den Sie kennen.

reset-answered =
    .subject =
        { $permitted ->
            [yes] Das Zurücksetzen, um das Sie bei { $workspace } gebeten haben, wurde erlaubt
           *[other] Das Zurücksetzen, um das Sie bei { $workspace } gebeten haben, wurde abgelehnt
        }
    .more =
        { $permitted ->
            [yes] Das Mitglied richtet bei der nächsten Anmeldung einen neuen zweiten Schritt ein.
           *[other] Der zweite Schritt des Mitglieds bleibt, wie er ist.
        }
    .advice = Wenn Sie nicht darum gebeten haben, hat jemand anderes Zugriff auf Ihr Konto: Ändern Sie sofort Ihr Passwort.

notice =
    .advice = Wenn Sie das nicht waren, hat jemand anderes Zugriff auf Ihr Konto: Ändern Sie sofort Ihr Passwort und sagen Sie dem Support von { $workspace } Bescheid.
    .sms = Waren Sie das nicht? Ändern Sie Ihr Passwort.

valid =
    .minutes =
        { $count ->
            [one] Er gilt einmal und eine Minute lang.
           *[other] Er gilt einmal und { $count } Minuten lang.
        }
    .seconds =
        { $count ->
            [one] Er gilt einmal und eine Sekunde lang.
           *[other] Er gilt einmal und { $count } Sekunden lang.
        }

share = Nennen Sie niemandem diesen Code, auch nicht dem Support. Niemand von { $workspace } wird Sie danach fragen.
footer = Diese Nachricht betrifft Ihr Konto bei { $workspace } und wurde automatisch gesendet. Antworten werden nicht gelesen.

fact =
    .account = Konto
    .name = Name
    .address = Adresse
    .when = Wann
    .device = Gerät
    .place = Ort
    .ip = IP-Adresse
    .member = Mitglied
    .due = Frühestens
    .by = Bis

announcement =
    .subject = Anmeldung in zwei Schritten bei { $workspace }
    .first =
        { $who ->
            [invited] Bei { $workspace } können Sie Ihr Konto jetzt mit einem zweiten Schritt bei der Anmeldung schützen. Wir bitten alle, ihn zu nutzen.
            [admins] Inhaber und Administratoren von { $workspace } melden sich jetzt mit einem zweiten Schritt an.
            [named] Einige Mitglieder von { $workspace } melden sich jetzt mit einem zweiten Schritt an. Ob Sie dazugehören, sagt Ihnen Ihre nächste Anmeldung.
           *[everyone] Alle in unserem Team melden sich bei { $workspace } jetzt mit einem zweiten Schritt an.
        }
    .customers = Unsere Kunden melden sich auch mit einem zweiten Schritt an.
    .why = Nach dem Passwort bestätigen Sie, dass Sie es sind. So kommt niemand hinein, der nur Ihr Passwort kennt.
    .when =
        { $deadline ->
            [none] Er wird Ihnen bei der Anmeldung angeboten, und Sie finden ihn in Ihren Sicherheitseinstellungen.
            [date] Richten Sie ihn bis { $date } ein, bei Ihrer nächsten Anmeldung oder in Ihren Sicherheitseinstellungen. Danach können Sie sich ohne ihn nicht mehr anmelden.
           *[next-sign-in] Sie richten ihn bei Ihrer nächsten Anmeldung ein.
        }
    .methods = Das können Sie verwenden:
    .how = Melden Sie sich an wie immer und folgen Sie der Seite; das dauert etwa zwei Minuten. Halten Sie Ihr Telefon bereit und bewahren Sie Ihre Wiederherstellungscodes offline auf.
    .share = Niemand braucht Ihr Passwort oder einen Code von Ihnen, auch nicht der Support. Wenn jemand danach fragt, sagen Sie uns Bescheid.

announced-way =
    .totp =
        { $recommended ->
            [yes] eine Authenticator-App auf Ihrem Telefon (empfohlen)
           *[no] eine Authenticator-App auf Ihrem Telefon
        }
    .hotp =
        { $recommended ->
            [yes] ein Hardware-Token (empfohlen)
           *[no] ein Hardware-Token
        }
    .email =
        { $recommended ->
            [yes] Codes per E-Mail (empfohlen)
           *[no] Codes per E-Mail
        }
    .sms =
        { $recommended ->
            [yes] Codes per SMS (empfohlen)
           *[no] Codes per SMS
        }
