import type { Messages } from './index.js';
import { counting, lasting } from './intl.js';
import { link } from './link/es.js';
import { reset } from './reset/es.js';
import { security } from './security/es.js';

const count = counting('es');
const lasts = lasting('es');

const triesLeft = (n: number) =>
  n === 1 ? 'Con un código incorrecto más tendrás que esperar.' : `Te quedan ${count(n, { one: '# intento', other: '# intentos' })} antes de tener que esperar.`;

/** What the core says of an app, by its kind. */
const causes: Readonly<Record<string, string>> = {
  'algorithm-ignored': 'Los códigos no coincidirán porque la aplicación usa otro algoritmo hash.',
  'algorithm-refused': 'No admite este algoritmo hash.',
  'unknown-algorithm-ignored': 'Puede que los códigos no coincidan porque la aplicación usa otro algoritmo hash.',
  'unknown-algorithm-refused': 'No reconoce el nombre del algoritmo hash.',
  'digits-ignored': 'Los códigos no coincidirán porque la aplicación siempre muestra 6 dígitos.',
  'digits-refused': 'No admite códigos de esta longitud.',
  'period-ignored': 'Los códigos no coincidirán porque siempre cambian cada 30 segundos.',
  'period-refused': 'No admite un intervalo tan corto.',
  'counter-ignored': 'Los códigos no coincidirán porque la aplicación solo muestra códigos basados en la hora.',
  'counter-refused': 'No admite códigos basados en un contador.',
  'counter-too-large': 'El contador es demasiado grande.',
  'counter-missing': 'Rechaza el código QR porque falta el contador.',
  'steam-ignored': 'Muestra dígitos en lugar de los caracteres de Steam.',
  'steam-refused': 'No admite los códigos de Steam en esta forma.',
  'steam-assumed': 'Los códigos no coincidirán porque, por el nombre, la aplicación muestra códigos de Steam.',
  'upper-case-refused': 'Rechaza una dirección en mayúsculas.',
  'raw-space-refused': 'Rechaza el código QR porque contiene un espacio.',
  'secret-length-refused': 'No admite una clave de esta longitud.',
  'colon-refused': 'Rechaza el código QR porque un nombre contiene dos puntos.',
  'name-breaks-address': 'Se pierde una parte del código QR porque un nombre contiene &, # o ?.',
};

export const es: Messages = {
  direction: 'ltr',
  locale: 'es',

  common: {
    copy: 'Copiar',
    copied: 'Copiado',
    copyByHand: 'Tu navegador no ha permitido copiar. El texto está seleccionado: cópialo con el teclado.',
    cancel: 'Cancelar',
    continue: 'Continuar',
    loading: 'Un momento…',
    tryAgain: 'Reintentar',
    backTo: (workspace) => `Volver a ${workspace}`,
    next: 'Siguiente',
    back: 'Atrás',
  },

  code: {
    label: 'Código de tu aplicación de autenticación',
    recoveryLabel: 'Código de recuperación',
    recoveryHint: 'No importan las mayúsculas ni los guiones.',
    submit: 'Confirmar',
    checking: 'Comprobando…',
    onlyDigits: 'El código solo contiene los dígitos del 0 al 9. Cambia el teclado y escribe el código de nuevo.',
    incomplete: (digits) => `Escribe los ${digits} dígitos del código.`,
    recoveryEmpty: 'Escribe uno de tus códigos de recuperación.',
    waitOver: 'Ya puedes volver a intentarlo.',
    tryAgainIn: 'Nuevo intento en',
    tokenLabel: 'Código de tu token físico',
    sentLabel: 'Código del mensaje',
    emailLabel: 'Código del correo',
    smsLabel: 'Código del SMS',
    usePair: '¿Los códigos del token nunca funcionan?',
    pairLabel: 'Dos códigos de tu token físico',
    pairHint: 'Escribe un código, pulsa el botón del token y escribe el siguiente justo después. Así el token vuelve a coincidir.',
  },

  refusal: {
    malformed: (digits) => `Eso no es un código. Escribe los ${digits} dígitos que muestra la aplicación en este momento.`,
    malformedRecovery: 'Eso no es un código de recuperación: falta un carácter o hay uno mal escrito. Compáralo con el que guardaste.',
    wrong: (remaining) =>
      `El código no es correcto. Comprueba que es el que muestra la aplicación en este momento, para la cuenta correcta.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    wrongRecovery: (remaining) => `El código de recuperación no es correcto.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    used: 'Ese código ya se ha usado. Cada código sirve una sola vez: espera a que la aplicación muestre el siguiente.',
    usedRecovery: 'Ese código de recuperación ya se ha usado. Cada uno sirve una sola vez: usa otro.',
    outdated: 'Ese código es demasiado antiguo. Escribe el que muestra la aplicación ahora.',
    clockOff: (seconds) => {
      const side = seconds > 0 ? 'está adelantado' : 'está atrasado';
      const exact = Math.abs(seconds) < 60 ? '' : ` (${count(Math.round(Math.abs(seconds)), { one: '# segundo', other: '# segundos' })})`;
      return `El reloj de tu teléfono ${side} ${lasts(seconds)}${exact}. Activa en él la fecha y hora automáticas y escribe el código nuevo.`;
    },
    clockOffUnknown: 'El reloj de tu teléfono no está en hora. Activa en él la fecha y hora automáticas y escribe el código nuevo.',
    wait: (seconds) => `Demasiados códigos incorrectos. Podrás volver a intentarlo en ${lasts(seconds)}.`,
    waitUnknown: 'Demasiados códigos incorrectos. Espera un poco antes de escribir otro.',
    notEnrolled: 'Esta cuenta no tiene ninguna aplicación de autenticación configurada. Vuelve a cargar la página para configurar una.',
    malformedToken: (digits) => `Eso no es un código. Escribe los ${digits} dígitos que muestra el token.`,
    malformedPair: 'Escribe dos códigos, uno justo después del otro, y nada más.',
    malformedSent: (digits) => `Eso no es un código. Escribe los ${digits} dígitos del mensaje.`,
    wrongToken: (remaining) =>
      `Ese código no es correcto. Pulsa el botón del token y escribe el código nuevo.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    wrongPair: (remaining) =>
      `Esos códigos no son seguidos. Usa los dos siguientes, uno justo después del otro.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    wrongSent: (remaining) =>
      `Ese código no es correcto. Comprueba que sea el del mensaje más reciente.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    usedToken: 'Ese código ya se ha usado. Pulsa el botón del token para obtener el siguiente.',
    usedSent: 'Ese código ya se ha usado. Cada código sirve una vez: pide uno nuevo.',
    outdatedSent: 'Ese código se ha sustituido por otro más nuevo. Escribe el del mensaje más reciente.',
    expired: 'Ese código ya no es válido. Pide uno nuevo.',
    expiredAndSent: 'Ese código ya no es válido. Te acabamos de enviar uno nuevo: escribe ese.',
    notSent: 'Todavía no se ha enviado ningún código. Pide uno.',
  },

  signIn: {
    title: 'Confirma que eres tú',
    lead: 'Abre tu aplicación de autenticación y escribe el código que muestra para esta cuenta.',
    recoveryLead: 'Escribe uno de los códigos de recuperación que guardaste al configurar el inicio de sesión en dos pasos.',
    actionTitle: 'Confirma esta acción',
    actionPassed: 'Confirmado',
    passed: 'Has iniciado sesión',
    passedLead: 'Te llevamos de vuelta…',
    recoveryUsed: 'Código de recuperación aceptado',
    recoveryUsedLead: (left) =>
      left === 0
        ? 'Era tu último código de recuperación. Crea códigos nuevos en tus ajustes de seguridad en cuanto entres.'
        : `Ese código ya no sirve. Te ${count(left, { one: 'queda # código de recuperación', other: 'quedan # códigos de recuperación' })}.${left <= 3 ? ' Crea pronto códigos nuevos en tus ajustes de seguridad.' : ''}`,
    warned: '¿Has sido tú?',
    failuresBefore: (n) =>
      `Desde tu último inicio de sesión ${count(n, { one: 'se ha escrito # código incorrecto', other: 'se han escrito # códigos incorrectos' })}. Si no has sido tú, alguien conoce tu contraseña: cámbiala.`,
    locked: 'El inicio de sesión está bloqueado',
    lockedLead:
      'Se han escrito demasiados códigos incorrectos para esta cuenta. Pide a la persona que la administra que te desbloquee: aquí no servirá de nada seguir probando.',
    passwordChange: 'Cambia primero tu contraseña',
    passwordChangeLead:
      'Se han escrito demasiados códigos incorrectos para esta cuenta, así que puede que otra persona conozca tu contraseña. Cámbiala en el sitio web y vuelve a iniciar sesión.',
    help: '¿No funciona el código?',
    helpAccount: 'Comprueba que es la cuenta correcta en la aplicación:',
    helpOnce: 'Cada código dura 30 segundos y sirve una sola vez. Si ya se ha usado, espera al siguiente.',
    helpClock: 'Activa la fecha y hora automáticas en el teléfono: los códigos dependen de su reloj.',
    helpLost: '¿No tienes el teléfono a mano? Usa uno de tus códigos de recuperación.',
    helpShare: 'No digas nunca un código a nadie, ni siquiera al equipo de soporte.',
    tokenLead: 'Pulsa el botón de tu token físico y escribe el código que muestra.',
    emailLead: (to) => `Escribe el código que hemos enviado a ${to ?? 'tu correo electrónico'}.`,
    smsLead: (to) => `Escribe el código que hemos enviado por SMS a ${to ?? 'tu teléfono'}.`,
    newDeviceLead: (to) =>
      `Estás iniciando sesión desde un dispositivo que aún no conocemos. Para asegurarnos de que eres tú, hemos enviado un código a ${to ?? 'tu correo electrónico'}.`,
    linkTitle: 'Mira tu correo',
    linkLead: (to) => `Hemos enviado un enlace de inicio de sesión a ${to ?? 'tu correo electrónico'}.`,
    linkSameBrowser: 'Abre el enlace en este navegador. En cualquier otro no funciona.',
    linkWaiting: 'Esperando el enlace. Después, esta página continúa sola.',
    trust: (days) => `Confiar en este dispositivo durante ${count(days, { one: '# día', other: '# días' })}`,
    trustHint: 'No lo hagas en un dispositivo que también usen otras personas.',
    noMethod: 'Aquí no puedes iniciar sesión',
    noMethodLead: 'Es obligatorio un segundo paso, pero tu cuenta no puede usar ninguno. Habla con la persona que la administra.',
    apiPassword: 'Aquí no basta con la contraseña',
    apiPasswordLead: 'El inicio de sesión en dos pasos es obligatorio: los programas necesitan un token de acceso en lugar de la contraseña.',
    helpTokenOnce: 'Cada código sirve una vez. Pulsa el botón para obtener el siguiente.',
    helpTokenPair: '¿Se ha pulsado el botón muchas veces? Después de un código incorrecto puedes escribir dos códigos seguidos.',
    helpSpam: '¿No ha llegado nada? Mira también en el correo no deseado y espera un minuto.',
    helpNewest: 'Solo vale el código del mensaje más reciente.',
    helpRecovery: 'Un código de recuperación tiene 18 letras y dígitos y sirve una vez.',
  },

  enrollment: {
    title: 'Configura el inicio de sesión en dos pasos',
    lead: 'A partir de ahora iniciarás sesión con tu contraseña y un código de una aplicación de tu teléfono.',
    addTitle: 'Añadir una aplicación de autenticación',
    addLead: 'Tendrá su propia clave: las aplicaciones que ya usas seguirán funcionando.',
    scan: 'Añade la cuenta a tu aplicación de autenticación',
    scanHint: 'En la aplicación, añade una cuenta y escanea este código QR.',
    validFor: (seconds) => `El código QR es válido durante ${lasts(seconds)}.`,
    qrTitle: (workspace) => `Código QR que añade ${workspace} a una aplicación de autenticación`,
    openApp: 'Abrir en la aplicación',
    openAppHint: '¿Tienes la aplicación en otro dispositivo? Escanea con él este código QR.',
    key: '¿No puedes escanearlo? Escribe esta clave',
    keyHint: 'Elige «basado en la hora» si la aplicación lo pregunta.',
    copyKey: 'Copiar la clave',
    type: 'Escribe el código que muestra',
    codeLabel: (digits) => `Código de ${digits} dígitos`,
    expired: 'Este código QR ya no es válido',
    expiredLead: 'Si ya has añadido la cuenta en la aplicación, elimínala. Después empieza de nuevo con otro código QR.',
    again: 'Mostrar un código QR nuevo',
    drawing: 'Creando el código QR…',
    qrFailed: 'El código QR no se puede mostrar aquí. Escribe la clave en tu aplicación.',
    needApp: '¿Aún no tienes una aplicación?',
    needAppLead:
      'Sirve cualquier aplicación de autenticación: Google Authenticator, Microsoft Authenticator, 2FAS, Aegis, Bitwarden, 1Password y muchas más.',
    scanned: 'Continúa cuando la aplicación muestre un código',
    scannedHint: 'Lo escribirás al final.',
    confirm: 'Escribe el código',
    confirmLead: 'Último paso: escribe el código que la aplicación muestra ahora.',
    overTitle: 'Esta configuración ya no es válida',
    overLead: 'Ha tardado demasiado. Empieza de nuevo: no ha cambiado nada más.',
    overAgain: 'Empezar de nuevo',
    otherKind: 'Elegir otro método',
  },

  compat: {
    any: 'Funciona con cualquier aplicación de autenticación.',
    title: 'Estas aplicaciones no pueden usar este código QR',
    apps: (names) => names.join(', '),
    cause: (kind, english) => causes[kind] ?? english,
  },

  recovery: {
    title: 'Guarda tus códigos de recuperación',
    lead: 'Si pierdes el teléfono, cada uno de estos códigos te permite entrar una vez. Guárdalos sin conexión, lejos del teléfono, y no se los enseñes a nadie, ni siquiera al equipo de soporte.',
    list: 'Códigos de recuperación',
    download: 'Descargar',
    print: 'Imprimir',
    downloaded: 'Guardado como archivo de texto.',
    kept: 'He guardado estos códigos',
    keptNeeded:
      'Primero copia, descarga, imprime o anota los códigos y después marca «He guardado estos códigos». No se volverán a mostrar.',
    fileName: (workspace) => `${workspace} códigos de recuperación.txt`,
    fileTitle: (workspace) => `Códigos de recuperación de ${workspace}`,
    fileAccount: (account) => `Cuenta: ${account}`,
    fileMade: (date) => `Fecha de creación: ${date}`,
    fileUse: 'Cada código permite iniciar sesión una vez, en lugar del código de tu aplicación de autenticación.',
    fileOld: 'Los códigos anteriores ya no sirven.',
    titleOne: 'Guarda tu código de recuperación',
    leadOne: 'Si pierdes el teléfono, este código te permite entrar una vez. Guárdalo sin conexión, lejos del teléfono, y no se lo enseñes a nadie, ni siquiera al equipo de soporte.',
    keptOne: 'He guardado este código',
    keptNeededOne: 'Primero copia, descarga, imprime o anota el código y después marca «He guardado este código». No se volverá a mostrar.',
  },

  sent: {
    missing: '¿No ha llegado nada? Mira también en el correo no deseado.',
    missingSms: '¿No ha llegado nada?',
    codeOver: 'El código ya no es válido.',
    linkOver: 'El enlace ya no es válido.',
    again: 'Enviar un código nuevo',
    linkAgain: 'Enviar un enlace nuevo',
    againIn: 'Podrás pedir otro en',
    sending: 'Enviando…',
    done: 'Enviado.',
    lately: 'Se acaba de enviar uno.',
  },

  ways: {
    title: 'Probar de otra forma',
    recommended: 'Recomendado',
    'less-secure': 'Menos seguro',
    totp: 'Aplicación de autenticación',
    hotp: 'Token físico',
    'recovery-code': 'Código de recuperación',
    'email-code': 'Código por correo',
    'sms-code': 'Código por SMS',
    'email-link': 'Enlace por correo',
    'new-device-code': 'Código por correo',
    'use-totp': 'Usar la aplicación de autenticación',
    'use-hotp': 'Usar el token físico',
    'use-recovery-code': 'Usar un código de recuperación',
    'use-email-code': 'Usar un código por correo',
    'use-sms-code': 'Usar un código por SMS',
    'use-email-link': 'Usar un enlace por correo',
    'use-new-device-code': 'Usar un código por correo',
  },

  grace: {
    lead: 'Con un segundo paso, nadie entra solo con tu contraseña. Se tarda unos dos minutos.',
    encourageLead: 'Con un segundo paso, nadie entra solo con tu contraseña. Se tarda unos dos minutos y no tiene que ser ahora.',
    until: (moment, left) => `Tienes hasta el ${moment} (quedan ${lasts(left)}). Después no podrás iniciar sesión sin él.`,
    now: 'Configurarlo ahora',
    later: 'Más tarde',
    notNow: 'Ahora no',
  },

  kinds: {
    lead: 'Elige con qué quieres confirmar tus inicios de sesión.',
    totp: 'Aplicación de autenticación',
    'totp-hint': 'Una aplicación del teléfono muestra un código, incluso sin conexión.',
    sms: 'SMS',
    'sms-hint': 'Se envía un código a tu teléfono.',
    email: 'Correo electrónico',
    'email-hint': 'Se envía un código a tu dirección de correo.',
    hotp: 'Token físico',
    'hotp-hint': 'Un pequeño dispositivo con un botón muestra un código.',
  },

  details: {
    phoneTitle: '¿Qué número de teléfono?',
    phoneLead: 'Enviaremos un código ahora y cada vez que inicies sesión.',
    phone: 'Número de teléfono',
    phoneHint: 'Con «+» y el prefijo del país, por ejemplo +34\u00a0912\u00a034\u00a056\u00a078.',
    phoneKnown: 'Enviar los códigos a',
    emailTitle: '¿Qué dirección de correo?',
    emailLead: 'Enviaremos un código ahora y cada vez que inicies sesión.',
    email: 'Dirección de correo',
    emailKnown: 'Enviar los códigos a',
    another: 'Otra',
    send: 'Enviar el código',
    tokenTitle: 'Añade tu token físico',
    tokenLead: 'Escribe la clave que venía con el token.',
    secret: 'Clave del token',
    secretHint: 'Letras de la A a la Z y dígitos del 2 al 7. Los espacios no importan.',
    more: 'Más sobre el token',
    digits: 'Dígitos de un código',
    counter: 'Códigos usados hasta ahora',
  },

  advice: {
    title: 'El inicio de sesión en dos pasos está activado',
    lead: 'Antes de continuar:',
    'sim-swap': 'Quien se apodere de tu número de teléfono puede desviar tus SMS. Con una aplicación de autenticación eso no ocurre.',
    'keep-offline': 'Guarda tus códigos de recuperación sin conexión, por ejemplo en papel.',
    'try-it-out': 'Pruébalo: cierra la sesión y vuelve a iniciarla mientras lo tienes todo a mano.',
    'never-share': 'No digas nunca un código a nadie, ni siquiera al equipo de soporte.',
    'support-checks-identity': 'Si lo pierdes todo, el equipo de soporte tiene que comprobar quién eres. Eso lleva tiempo.',
  },

  security,

  link,

  reset,

  trouble: {
    offline: 'Parece que no tienes conexión. Compruébala y vuelve a intentarlo: no se pierde nada.',
    unavailable: 'El servicio de inicio de sesión no está disponible en este momento. Inténtalo de nuevo dentro de un instante: no se pierde nada.',
    other: 'No ha funcionado. Vuelve a intentarlo y avisa al equipo de soporte si sigue fallando.',
    conflict: 'Esto ya se ha hecho, quizá en otra pestaña. Vuelve a cargar la página para ver el estado actual.',
    forbidden: 'Esta página no puede hacer eso. Vuelve al sitio web y empieza de nuevo.',
    factorLimit: 'Esta cuenta no admite más aplicaciones de autenticación. Quita una primero.',
    pendingLimit: 'Hay demasiadas configuraciones abiertas para esta cuenta. Termina una de ellas o inténtalo de nuevo dentro de un cuarto de hora.',
    badName: 'Este nombre no se puede usar. Elige uno más corto, con letras y números normales.',
    notListed: 'Este sitio web no está bien configurado para el inicio de sesión en dos pasos. Avisa a su equipo de soporte.',
    badEmail: 'No podemos escribir a esa dirección de correo. Comprueba que no tenga errores.',
    badPhone: 'No podemos enviar nada a ese número. Escríbelo con «+» y el prefijo del país.',
    badSecret: 'Esa no es la clave de un token. Solo tiene letras de la A a la Z y dígitos del 2 al 7.',
    sentLately: 'Se acaba de enviar un mensaje. Espera un poco antes de pedir el siguiente.',
  },

  ended: {
    title: 'Esta página ha caducado',
    lead: 'Por tu seguridad, solo funciona durante unos minutos. Vuelve al sitio web e inicia sesión de nuevo.',
    securityLead: 'Por tu seguridad, solo funciona durante media hora. Abre de nuevo tus ajustes de seguridad desde el sitio web.',
    enrolled: 'El inicio de sesión en dos pasos está configurado. Vuelve al sitio web e inicia sesión de nuevo.',
    overTitle: 'Este inicio de sesión ha terminado',
    overLead: 'Ya se confirmó o se agotó su tiempo. Vuelve al sitio web y, si no has entrado en él, inicia sesión de nuevo.',
    invalidTitle: 'Este enlace no es válido',
    invalidLead: 'Puede que esté incompleto o que ya se haya usado. Vuelve al sitio web y empieza de nuevo.',
    otherBrowserTitle: 'Este inicio de sesión se empezó en otro navegador',
    otherBrowserLead:
      'Por tu seguridad, solo se puede terminar allí. Vuelve al sitio web e inicia sesión de nuevo. Si alguien te ha enviado este enlace, no escribas ningún código: puede que quiera entrar en tu cuenta.',
    leftTitle: 'Esta página está cerrada',
    leftLead: 'Se cierra cuando sales de ella, para que nadie más pueda usarla. Ábrela de nuevo desde el sitio web.',
    changedTitle: 'Tus aplicaciones de autenticación han cambiado',
    changedLead: 'Esta página se abrió antes del cambio. Ábrela de nuevo desde el sitio web.',
  },
};
