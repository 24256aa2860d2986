# Lo que se envía a las personas, en español. La forma es la de en.ftl.

sign-in-code =
    .subject = Tu código de inicio de sesión en { $workspace }: { $code }
    .first = { $code } es tu código de inicio de sesión en { $workspace }.
    .sms = { $code } es tu clave para entrar en { $workspace }. No se la digas a nadie.
    .advice = Si no estás iniciando sesión ahora, otra persona sabe tu contraseña: cámbiala.

sign-in-link =
    .subject = Tu enlace de inicio de sesión en { $workspace }
    .first = Confirma tu inicio de sesión en { $workspace } con este enlace:
    .sms = Tu enlace para entrar en { $workspace }:
    .action = Confirmar el inicio de sesión
    .advice = Ábrelo en el navegador en el que estás iniciando sesión. Si no estás iniciando sesión ahora, no lo abras: otra persona sabe tu contraseña. Cámbiala.

new-device-code =
    .subject = Tu código para un dispositivo nuevo en { $workspace }: { $code }
    .first = { $code } es tu código para iniciar sesión en { $workspace } en un dispositivo nuevo.
    .sms = { $code } es tu clave para un dispositivo nuevo en { $workspace }. No se la digas a nadie.
    .advice = Si no estás iniciando sesión ahora, otra persona sabe tu contraseña: cámbiala.

change-code =
    .subject = Tu código para cambiar los ajustes de inicio de sesión en { $workspace }: { $code }
    .first = { $code } es tu código para cambiar cómo inicias sesión en { $workspace }.
    .sms = { $code } es tu clave para cambiar los ajustes de { $workspace }. No se la digas a nadie.
    .advice = Si no estás cambiando nada ahora, otra persona ha entrado en tu cuenta: cambia tu contraseña.

address-code =
    .subject = Confirma esta dirección para { $workspace } con el código { $code }
    .first = { $code } es el código que confirma esta dirección para tu cuenta de { $workspace }.
    .sms = { $code } es la clave que confirma este teléfono para { $workspace }. No se la digas a nadie.
    .advice = Si no lo has pedido, ignora este mensaje: nada cambia sin el código.

reset-code =
    .subject = Tu código para restablecer el segundo paso en { $workspace }: { $code }
    .first = { $code } es tu código para restablecer el segundo paso de tu cuenta de { $workspace }.
    .sms = { $code } es la clave para restablecer el segundo paso en { $workspace }. No se la digas a nadie.
    .advice = Si no lo has pedido, otra persona sabe tu contraseña: cámbiala. Sin el código no se restablece nada.

reset-asked =
    .subject = Se ha pedido restablecer tu segundo paso en { $workspace }
    .first = Alguien ha pedido restablecer el segundo paso de tu cuenta de { $workspace }. Este enlace lo cancela:
    .sms = Se ha pedido restablecer tu segundo paso en { $workspace }. Para cancelarlo:
    .action = Cancelar el restablecimiento
    .more = Si nadie lo cancela, en el primer inicio de sesión después del momento indicado abajo se configurará un segundo paso nuevo. El enlace sirve una vez, en cualquier navegador. Quien inicia sesión con el segundo paso también lo cancela.
    .advice = Si lo has pedido tú, no hay que hacer nada. Si no, cancélalo y cambia tus contraseñas: otra persona sabe la de esta cuenta y lee tu correo.

factor-added =
    .subject =
        { $kind ->
            [totp] Se ha añadido una aplicación de autenticación a tu cuenta de { $workspace }
            [hotp] Se ha añadido un generador de códigos a tu cuenta de { $workspace }
            [email] Se han activado los códigos por correo electrónico en tu cuenta de { $workspace }
            [sms] Se han activado los códigos por SMS en tu cuenta de { $workspace }
           *[other] Se ha añadido un segundo paso de inicio de sesión a tu cuenta de { $workspace }
        }
    .sms = Tu cuenta de { $workspace } tiene un nuevo segundo paso para entrar.
    .more = A partir de ahora puedes confirmar con él tus inicios de sesión.

factor-removed =
    .subject =
        { $kind ->
            [totp] Se ha quitado una aplicación de autenticación de tu cuenta de { $workspace }
            [hotp] Se ha quitado un generador de códigos de tu cuenta de { $workspace }
            [email] Se han desactivado los códigos por correo electrónico en tu cuenta de { $workspace }
            [sms] Se han desactivado los códigos por SMS en tu cuenta de { $workspace }
           *[other] Se ha quitado un segundo paso de inicio de sesión de tu cuenta de { $workspace }
        }
    .sms = Se ha quitado un segundo paso para entrar en tu cuenta de { $workspace }.
    .more = Sus códigos ya no sirven para iniciar sesión.

recovery-codes-renewed =
    .subject = Se han creado códigos de recuperación nuevos para tu cuenta de { $workspace }
    .sms = Tu cuenta de { $workspace } tiene nuevas claves para recuperarla.
    .more = Los anteriores ya no sirven.

recovery-code-used =
    .subject = Se ha usado un código de recuperación de tu cuenta de { $workspace }
    .sms = Se ha usado una clave para recuperar tu cuenta de { $workspace }.
    .more =
        { $left ->
            [0] Era el último. Crea códigos nuevos en tus ajustes de seguridad.
            [one] Queda uno. Crea pronto códigos nuevos en tus ajustes de seguridad.
           *[other] Quedan { $left }.
        }

recovery-code-issued =
    .subject = Se ha emitido un código de recuperación para tu cuenta de { $workspace }
    .sms = Se ha emitido una clave para recuperar tu cuenta de { $workspace }.
    .more = Lo ha entregado un administrador. Sirve una sola vez, en lugar de tu segundo paso.

address-added =
    .subject = Se ha añadido una dirección a tu cuenta de { $workspace }
    .sms = Tu cuenta de { $workspace } tiene una nueva forma de contacto.
    .more = Allí se pueden enviar códigos y mensajes como este.

address-removed =
    .subject = Se ha quitado una dirección de tu cuenta de { $workspace }
    .sms = Se ha quitado una forma de contacto de tu cuenta de { $workspace }.
    .more = Allí ya no se envía nada.

device-trusted =
    .subject = Un dispositivo es ahora de confianza para tu cuenta de { $workspace }
    .more = Durante un tiempo le basta la contraseña. Puedes terminarlo en tus ajustes de seguridad.

device-copied =
    .subject = Se ha copiado un dispositivo de confianza de tu cuenta de { $workspace }
    .more = Otra persona ha usado lo que guarda tu navegador. Ya no se confía ni en la copia ni en tu dispositivo.

locked =
    .subject = El inicio de sesión de tu cuenta de { $workspace } está bloqueado
    .sms = Tu cuenta de { $workspace } tiene la entrada bloqueada.
    .more = Hubo demasiados códigos incorrectos. Un administrador puede desbloquearlo.

unlocked =
    .subject = El inicio de sesión de tu cuenta de { $workspace } se ha desbloqueado
    .sms = Se ha desbloqueado la entrada en tu cuenta de { $workspace }.
    .more = Se vuelven a aceptar códigos.

password-changed =
    .subject = Se ha cambiado la contraseña de tu cuenta de { $workspace }
    .more = Quien había entrado con la anterior tiene que volver a iniciar sesión.

reset =
    .subject = Se ha restablecido el segundo paso de tu cuenta de { $workspace }
    .more = Configura uno nuevo en tu próximo inicio de sesión.

reset-permission =
    .subject = Se ha pedido restablecer tu segundo paso en { $workspace }
    .more = Decide un propietario. Hasta entonces no cambia nada.

reset-refused =
    .subject = Se ha rechazado restablecer tu segundo paso en { $workspace }
    .more = Tu segundo paso sigue como está.

reset-cancelled =
    .subject = Se ha cancelado el restablecimiento de tu segundo paso en { $workspace }
    .more = Tu segundo paso sigue como está.

set-up-due =
    .subject = Falta un segundo paso para entrar en tu cuenta de { $workspace }
    .more =
        { $late ->
            [yes] El plazo ha terminado: no puedes iniciar sesión sin él. Lo configuras en tu próximo inicio de sesión; se tarda unos dos minutos.
           *[other] Configúralo antes del momento indicado abajo, en tu próximo inicio de sesión o en tus ajustes de seguridad; se tarda unos dos minutos.
        }
    .advice = Este mensaje no contiene ningún enlace a propósito: abre { $workspace } como siempre. Nadie necesita tu contraseña ni un código para configurarlo por ti.

reset-to-permit =
    .subject = Se pide tu permiso en { $workspace }
    .more = Se quiere restablecer el segundo paso del miembro indicado abajo. Permítelo o recházalo donde administras a tus miembros.
    .advice = Asegúrate antes de que el miembro lo ha perdido de verdad: habla con él por un medio que conozcas.

reset-answered =
    .subject =
        { $permitted ->
            [yes] Se ha permitido el restablecimiento que pediste en { $workspace }
           *[other] Se ha rechazado el restablecimiento que pediste en { $workspace }
        }
    .more =
        { $permitted ->
            [yes] El miembro configurará un segundo paso nuevo en su próximo inicio de sesión.
           *[other] El segundo paso del miembro sigue como está.
        }
    .advice = Si no lo has pedido tú, otra persona tiene acceso a tu cuenta: cambia tu contraseña de inmediato.

notice =
    .advice = Si no has sido tú, otra persona tiene acceso a tu cuenta: cambia tu contraseña de inmediato y avisa al equipo de soporte de { $workspace }.
    .sms = Si no lo reconoces, cambia tu contraseña.

valid =
    .minutes =
        { $count ->
            [one] Sirve una sola vez, durante un minuto.
           *[other] Sirve una sola vez, durante { $count } minutos.
        }
    .seconds =
        { $count ->
            [one] Sirve una sola vez, durante un segundo.
           *[other] Sirve una sola vez, durante { $count } segundos.
        }

share = No digas nunca este código a nadie, ni siquiera al equipo de soporte. Nadie de { $workspace } te lo pedirá.
footer = Este mensaje es sobre tu cuenta de { $workspace } y se ha enviado automáticamente. Las respuestas no se leen.

fact =
    .account = Cuenta
    .name = Nombre
    .address = Dirección
    .when = Cuándo
    .device = Dispositivo
    .place = Lugar
    .ip = Dirección IP
    .member = Miembro
    .due = No antes de
    .by = Antes de

announcement =
    .subject = Inicio de sesión en dos pasos en { $workspace }
    .first =
        { $who ->
            [invited] En { $workspace } ya puedes proteger tu cuenta con un segundo paso al iniciar sesión. Pedimos a todos que lo usen.
            [admins] Los propietarios y administradores de { $workspace } ya inician sesión con un segundo paso.
            [named] Algunos miembros de { $workspace } ya inician sesión con un segundo paso. Si eres uno de ellos, te lo dirá tu próximo inicio de sesión.
           *[everyone] Todo nuestro equipo ya inicia sesión en { $workspace } con un segundo paso.
        }
    .customers = Nuestros clientes también inician sesión con un segundo paso.
    .why = Después de la contraseña confirmas que eres tú. Así no entra nadie que solo conozca tu contraseña.
    .when =
        { $deadline ->
            [none] Se te ofrece al iniciar sesión, y lo encuentras en tus ajustes de seguridad.
            [date] Configúralo antes del { $date }, en tu próximo inicio de sesión o en tus ajustes de seguridad. Después no podrás iniciar sesión sin él.
           *[next-sign-in] Lo configuras en tu próximo inicio de sesión.
        }
    .methods = Puedes usar:
    .how = Inicia sesión como siempre y sigue la página; se tarda unos dos minutos. Ten el teléfono a mano y guarda tus códigos de recuperación fuera de línea.
    .share = Nadie necesita tu contraseña ni un código tuyo, tampoco el equipo de soporte. Si alguien te los pide, avísanos.

announced-way =
    .totp =
        { $recommended ->
            [yes] una aplicación de autenticación en tu teléfono (recomendado)
           *[no] una aplicación de autenticación en tu teléfono
        }
    .hotp =
        { $recommended ->
            [yes] un token físico (recomendado)
           *[no] un token físico
        }
    .email =
        { $recommended ->
            [yes] códigos por correo (recomendado)
           *[no] códigos por correo
        }
    .sms =
        { $recommended ->
            [yes] códigos por SMS (recomendado)
           *[no] códigos por SMS
        }
