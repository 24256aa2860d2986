import type { LinkWords } from './index.js';
import { isolated } from '../intl.js';

export const link: LinkWords['link'] = {
  title: '¿Eres tú quien inicia sesión?',
  lead: (workspace: string) => `Alguien con tu contraseña está iniciando sesión en ${isolated(workspace)}.`,
  asked: 'Inicio',
  device: 'Dispositivo',
  place: 'Lugar',
  ip: 'Dirección IP',
  yes: 'Sí, iniciar sesión',
  notYou: 'Si no eres tú, cierra esta página sin pulsar el botón y cambia tu contraseña: otra persona la conoce.',
  passed: 'Has iniciado sesión en la otra pestaña',
  passedLead: 'Puedes cerrar esta.',
  enroll: 'Sigue en la otra pestaña',
  enrollLead: 'Tu dirección de correo está confirmada. En la otra pestaña configuras el inicio de sesión en dos pasos; puedes cerrar esta.',
  otherBrowser: 'Abre este enlace en el navegador en el que empezaste a iniciar sesión',
  otherBrowserLead:
    'Funciona allí, y solo allí: cópialo del correo a ese navegador. No se ha gastado. Si no intentaste iniciar sesión, cambia tu contraseña: otra persona la conoce.',
  ended: 'Este enlace ya no funciona',
  endedLead: 'Funciona una sola vez y solo unos minutos. Si no has iniciado sesión, vuelve a la pestaña en la que empezaste y pide un enlace nuevo.',
};
