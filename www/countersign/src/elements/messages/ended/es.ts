import type { EndedWords } from './index.js';

export const ended: EndedWords['ended'] = {
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
};
