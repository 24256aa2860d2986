# Ce qui est envoyé aux personnes, en français. La forme est celle de en.ftl.

sign-in-code =
    .subject = Votre code de connexion à { $workspace } : { $code }
    .first = { $code } est votre code de connexion à { $workspace }.
    .sms = { $code } est votre code de connexion à { $workspace }. Ne le donnez à personne.
    .advice = Si vous n’êtes pas en train de vous connecter, quelqu’un d’autre connaît votre mot de passe : changez-le.

sign-in-link =
    .subject = Votre lien de connexion à { $workspace }
    .first = Confirmez votre connexion à { $workspace } avec ce lien :
    .sms = Votre lien de connexion à { $workspace } :
    .action = Confirmer la connexion
    .advice = Ouvrez-le dans le navigateur où vous vous connectez. Si vous n’êtes pas en train de vous connecter, ne l’ouvrez pas : quelqu’un d’autre connaît votre mot de passe. Changez-le.

new-device-code =
    .subject = Votre code pour un nouvel appareil sur { $workspace } : { $code }
    .first = { $code } est votre code pour vous connecter à { $workspace } sur un nouvel appareil.
    .sms = { $code } est votre code pour un nouvel appareil sur { $workspace }. Ne le donnez à personne.
    .advice = Si vous n’êtes pas en train de vous connecter, quelqu’un d’autre connaît votre mot de passe : changez-le.

change-code =
    .subject = Votre code pour modifier votre connexion à { $workspace } : { $code }
    .first = { $code } est votre code pour modifier votre façon de vous connecter à { $workspace }.
    .sms = { $code } est votre code pour modifier la connexion à { $workspace }. Ne le donnez à personne.
    .advice = Si vous n’êtes en train de rien modifier, quelqu’un d’autre est connecté à votre compte : changez votre mot de passe.

address-code =
    .subject = Confirmez cette adresse pour { $workspace } avec le code { $code }
    .first = { $code } est le code qui confirme cette adresse pour votre compte { $workspace }.
    .sms = { $code } confirme ce numéro pour { $workspace }. Ne le donnez à personne.
    .advice = Si vous n’avez rien demandé, ignorez ce message : rien ne change sans le code.

reset-code =
    .subject = Votre code pour réinitialiser la deuxième étape de connexion à { $workspace } : { $code }
    .first = { $code } est votre code pour réinitialiser la deuxième étape de connexion de votre compte { $workspace }.
    .sms = { $code } réinitialise la deuxième étape de connexion à { $workspace }. Ne le donnez à personne.
    .advice = Si vous n’avez rien demandé, quelqu’un d’autre connaît votre mot de passe : changez-le. Sans le code, rien n’est réinitialisé.

reset-asked =
    .subject = La réinitialisation de votre deuxième étape de connexion à { $workspace } a été demandée
    .first = Quelqu’un a demandé à réinitialiser la deuxième étape de connexion de votre compte { $workspace }. Ce lien l’annule :
    .sms = La réinitialisation de votre deuxième étape à { $workspace } a été demandée. Pour l'annuler :
    .action = Annuler la réinitialisation
    .more = Si personne ne l’annule, une nouvelle deuxième étape est configurée à la première connexion après le moment indiqué ci-dessous. Le lien sert une fois, dans n’importe quel navigateur. Se connecter avec la deuxième étape l’annule aussi.
    .advice = Si vous l’avez demandé, il n’y a rien à faire. Sinon, annulez et changez vos mots de passe : quelqu’un d’autre connaît celui de ce compte et lit vos e-mails.

factor-added =
    .subject =
        { $kind ->
            [totp] Une application d’authentification a été ajoutée à votre compte { $workspace }
            [hotp] Un générateur de codes a été ajouté à votre compte { $workspace }
            [email] Les codes par e-mail ont été activés pour votre compte { $workspace }
            [sms] Les codes par SMS ont été activés pour votre compte { $workspace }
           *[other] Une deuxième étape de connexion a été ajoutée à votre compte { $workspace }
        }
    .sms = Une deuxième étape de connexion a été ajoutée à votre compte { $workspace }.
    .more = Vous pouvez désormais confirmer vos connexions avec elle.

factor-removed =
    .subject =
        { $kind ->
            [totp] Une application d’authentification a été supprimée de votre compte { $workspace }
            [hotp] Un générateur de codes a été supprimé de votre compte { $workspace }
            [email] Les codes par e-mail ont été désactivés pour votre compte { $workspace }
            [sms] Les codes par SMS ont été désactivés pour votre compte { $workspace }
           *[other] Une deuxième étape de connexion a été supprimée de votre compte { $workspace }
        }
    .sms = Une deuxième étape de connexion a été supprimée de votre compte { $workspace }.
    .more = Ses codes ne permettent plus de se connecter.

recovery-codes-renewed =
    .subject = De nouveaux codes de récupération ont été créés pour votre compte { $workspace }
    .more = Les précédents ne fonctionnent plus.

recovery-code-used =
    .subject = Un code de récupération de votre compte { $workspace } a été utilisé
    .more =
        { $left ->
            [0] C’était le dernier. Créez-en de nouveaux dans vos paramètres de sécurité.
            [one] Il en reste un. Créez-en bientôt de nouveaux dans vos paramètres de sécurité.
           *[other] Il en reste { $left }.
        }

recovery-code-issued =
    .subject = Un code de récupération a été émis pour votre compte { $workspace }
    .more = Un administrateur l’a remis. Il sert une fois, à la place de votre deuxième étape.

address-added =
    .subject = Une adresse a été ajoutée à votre compte { $workspace }
    .more = Des codes et des messages comme celui-ci peuvent y être envoyés.

address-removed =
    .subject = Une adresse a été supprimée de votre compte { $workspace }
    .more = Plus rien n’y est envoyé.

device-trusted =
    .subject = Un appareil est désormais de confiance pour votre compte { $workspace }
    .sms = Votre compte { $workspace } fait maintenant confiance à un appareil.
    .more = Pendant un certain temps, le mot de passe lui suffit. Vous pouvez y mettre fin dans vos paramètres de sécurité.

device-copied =
    .subject = Un appareil de confiance de votre compte { $workspace } a été copié
    .more = Quelqu’un d’autre a utilisé ce que garde votre navigateur. Ni la copie ni votre appareil ne sont plus de confiance.

locked =
    .subject = La connexion à votre compte { $workspace } est bloquée
    .more = Il y a eu trop de codes incorrects. Un administrateur peut la débloquer.

unlocked =
    .subject = La connexion à votre compte { $workspace } est débloquée
    .more = Les codes sont de nouveau acceptés.

password-changed =
    .subject = Le mot de passe de votre compte { $workspace } a été changé
    .more = Qui était connecté avec l’ancien doit se reconnecter.

reset =
    .subject = La deuxième étape de connexion de votre compte { $workspace } a été réinitialisée
    .more = Configurez-en une nouvelle à votre prochaine connexion.

reset-permission =
    .subject = La réinitialisation de votre deuxième étape de connexion à { $workspace } a été demandée
    .more = Un propriétaire décide. D’ici là, rien ne change.

reset-refused =
    .subject = La réinitialisation de votre deuxième étape de connexion à { $workspace } a été refusée
    .more = Votre deuxième étape reste telle quelle.

reset-cancelled =
    .subject = La réinitialisation de votre deuxième étape de connexion à { $workspace } a été annulée
    .more = Votre deuxième étape reste telle quelle.

set-up-due =
    .subject = Il manque une deuxième étape de connexion à votre compte sur { $workspace }
    .more =
        { $late ->
            [yes] Le délai est écoulé : vous ne pouvez pas vous connecter sans elle. Vous la configurez à votre prochaine connexion ; cela prend environ deux minutes.
           *[other] Configurez-la avant le moment indiqué ci-dessous, à votre prochaine connexion ou dans vos paramètres de sécurité ; cela prend environ deux minutes.
        }
    .advice = Ce message ne contient volontairement aucun lien : ouvrez { $workspace } comme toujours. Personne n’a besoin de votre mot de passe ni d’un code pour la configurer à votre place.

reset-to-permit =
    .subject = Votre autorisation est demandée sur { $workspace }
    .more = La deuxième étape de connexion du membre ci-dessous doit être réinitialisée. Autorisez ou refusez là où vous gérez vos membres.
    .advice = Assurez-vous d’abord que le membre l’a vraiment perdue : parlez-lui par un moyen que vous connaissez.

reset-answered =
    .subject =
        { $permitted ->
            [yes] La réinitialisation que vous avez demandée sur { $workspace } a été autorisée
           *[other] La réinitialisation que vous avez demandée sur { $workspace } a été refusée
        }
    .more =
        { $permitted ->
            [yes] Le membre configure une nouvelle deuxième étape à sa prochaine connexion.
           *[other] La deuxième étape du membre reste telle quelle.
        }
    .advice = Si vous n’avez rien demandé, quelqu’un d’autre a accès à votre compte : changez immédiatement votre mot de passe.

notice =
    .advice = Si ce n’était pas vous, quelqu’un d’autre a accès à votre compte : changez immédiatement votre mot de passe et prévenez l’assistance de { $workspace }.
    .sms = Ce n'est pas vous ? Changez de mot de passe.

valid =
    .minutes =
        { $count ->
            [one] Il sert une seule fois, pendant une minute.
           *[other] Il sert une seule fois, pendant { $count } minutes.
        }
    .seconds =
        { $count ->
            [one] Il sert une seule fois, pendant { $count } seconde.
           *[other] Il sert une seule fois, pendant { $count } secondes.
        }

share = Ne communiquez jamais ce code à personne, pas même à l’assistance. Personne chez { $workspace } ne vous le demandera.
footer = Ce message concerne votre compte { $workspace } et a été envoyé automatiquement. Les réponses ne sont pas lues.

fact =
    .account = Compte
    .name = Nom
    .address = Adresse
    .when = Quand
    .device = Appareil
    .place = Lieu
    .ip = Adresse IP
    .member = Membre
    .due = Pas avant
    .by = Avant

announcement =
    .subject = Connexion en deux étapes sur { $workspace }
    .first =
        { $who ->
            [invited] Sur { $workspace }, vous pouvez désormais protéger votre compte par une deuxième étape à la connexion. Nous demandons à chacun de l’utiliser.
            [admins] Les propriétaires et administrateurs de { $workspace } se connectent désormais avec une deuxième étape.
            [named] Certains membres de { $workspace } se connectent désormais avec une deuxième étape. Si vous en faites partie, votre prochaine connexion vous le dira.
           *[everyone] Toute notre équipe se connecte désormais à { $workspace } avec une deuxième étape.
        }
    .customers = Nos clients se connectent aussi avec une deuxième étape.
    .why = Après le mot de passe, vous confirmez que c’est bien vous. Ainsi, personne n’entre avec votre seul mot de passe.
    .when =
        { $deadline ->
            [none] Elle vous est proposée à la connexion, et vous la trouvez dans vos paramètres de sécurité.
            [date] Configurez-la avant le { $date }, à votre prochaine connexion ou dans vos paramètres de sécurité. Après cela, vous ne pourrez plus vous connecter sans elle.
           *[next-sign-in] Vous la configurez à votre prochaine connexion.
        }
    .methods = Vous pouvez utiliser :
    .how = Connectez-vous comme toujours et suivez la page ; cela prend environ deux minutes. Ayez votre téléphone à portée de main et gardez vos codes de récupération hors ligne.
    .share = Personne n’a besoin de votre mot de passe ni d’un de vos codes, pas même l’assistance. Si quelqu’un vous les demande, prévenez-nous.

announced-way =
    .totp =
        { $recommended ->
            [yes] une application d’authentification sur votre téléphone (recommandé)
           *[no] une application d’authentification sur votre téléphone
        }
    .hotp =
        { $recommended ->
            [yes] un jeton matériel (recommandé)
           *[no] un jeton matériel
        }
    .email =
        { $recommended ->
            [yes] des codes par e-mail (recommandé)
           *[no] des codes par e-mail
        }
    .sms =
        { $recommended ->
            [yes] des codes par SMS (recommandé)
           *[no] des codes par SMS
        }
