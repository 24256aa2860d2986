import type { ResetWords } from './index.js';
import { isolated, lasting } from '../intl.js';

const lasts = lasting('es');
const hours = (n: number) => lasts(n * 3600);

/** Lo que se dice de un dispositivo perdido y del restablecimiento, en español. */
export const reset: ResetWords['reset'] = {
  supportLead: (workspace) => `El equipo de soporte de ${isolated(workspace)} te ayuda, cuando sabe que eres tú:`,
  recoveryCode: 'Puede darte un código de recuperación, con el que inicias sesión una vez.',
  newSetUp: 'Puede quitar el dispositivo antiguo: configuras uno nuevo en tu próximo inicio de sesión.',
  newSetUpPermission: 'Puede pedir a un propietario que quite el dispositivo antiguo: después configuras uno nuevo en tu próximo inicio de sesión.',
  newAccount: 'Nadie quita el segundo paso de esta cuenta. Si lo has perdido para siempre, necesitas una cuenta nueva.',
  title: 'Restablecer el segundo paso',
  lead: (delay) =>
    `Primero comprobamos con un código que tu dirección de correo es tuya. Luego esperas ${hours(delay)} y configuras un dispositivo nuevo en tu próximo inicio de sesión.`,
  told: 'Se avisa a todas tus direcciones de correo y teléfonos, y desde cada uno se puede cancelar.',
  send: 'Enviar el código',
  codeTitle: 'Mira tu correo',
  codeLead: 'Escribe el código que hemos enviado a la dirección de correo de tu cuenta.',
  waits: 'El restablecimiento está en curso',
  waitsLead: (moment) => `Vuelve a iniciar sesión con tu contraseña a partir del ${moment}. Entonces configuras un dispositivo nuevo.`,
  found: 'Si encuentras tu dispositivo antes, inicia sesión con él: así se cancela el restablecimiento.',
  toCode: 'Tengo mi dispositivo',
  underWay: (moment) => `Se está restableciendo tu segundo paso. A partir del ${moment} se podrá configurar un dispositivo nuevo.`,
  underWayOwner: 'Se ha pedido restablecer tu segundo paso. Lo decide un propietario.',
  notYou: '¿No has sido tú? Inicia sesión ahora con tu segundo paso, que lo cancela, y cambia tu contraseña.',
  cancel: 'Cancelar el restablecimiento',
  cancelAsk: '¿Cancelar el restablecimiento?',
  cancelLead: (workspace) => `Alguien ha pedido restablecer el segundo paso de tu cuenta de ${isolated(workspace)}.`,
  asked: 'Pedido',
  due: 'No antes de',
  keep: 'Si lo has pedido tú, cierra esta página.',
  cancelled: 'El restablecimiento está cancelado',
  cancelledLead: 'Tu segundo paso sigue como está. Si no lo has pedido tú, cambia tus contraseñas: otra persona las sabe.',
  ended: 'Este enlace ya no sirve',
  endedLead: 'El restablecimiento ya está cancelado o hecho. Si no lo pediste tú y ya no puedes iniciar sesión, avisa al equipo de soporte del sitio web.',
};
