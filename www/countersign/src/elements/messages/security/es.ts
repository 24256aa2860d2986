import type { Messages } from '../index.js';
import { counting } from '../intl.js';

const count = counting('es');

export const security: Messages['security'] = {
  title: 'Inicio de sesión en dos pasos',
  on: 'Activado',
  off: 'Desactivado',
  lead: 'Un código de una aplicación de tu teléfono, que se pide después de la contraseña.',
  apps: 'Aplicaciones de autenticación',
  none: 'Todavía ninguna. Configura una para que nadie pueda entrar solo con tu contraseña.',
  unnamed: 'Aplicación de autenticación',
  added: (date) => `Añadida: ${date}`,
  used: (date) => `Último uso: ${date}`,
  neverUsed: 'Sin usar todavía',
  add: 'Añadir una aplicación de autenticación',
  setUp: 'Configurar una aplicación de autenticación',
  name: 'Nombre',
  nameHint: 'Opcional. Un nombre como «Teléfono del trabajo» distingue tus aplicaciones de autenticación.',
  remove: 'Quitar',
  removeNamed: (name) => `Quitar ${name}`,
  removeAsk: (name) => `¿Quitar «${name}»?`,
  removeLead: 'Sus códigos dejarán de funcionar de inmediato. Tus demás aplicaciones seguirán funcionando.',
  removeLast: 'Es la única: se desactivará el inicio de sesión en dos pasos y tus códigos de recuperación dejarán de funcionar.',
  removed: (name) => `Se ha quitado «${name}».`,
  addedDone: 'La aplicación de autenticación está configurada.',
  codes: 'Códigos de recuperación',
  codesLeft: (left) =>
    left === 0 ? 'No queda ninguno. Crea ahora códigos nuevos.' : `${count(left, { one: 'Queda # código', other: 'Quedan # códigos' })}. Cada uno sirve una vez.`,
  codesLow: 'Crea pronto códigos nuevos.',
  newCodes: 'Crear códigos nuevos',
  newCodesAsk: '¿Crear códigos de recuperación nuevos?',
  newCodesLead: 'Los códigos que tienes ahora dejarán de funcionar de inmediato.',
  newCodesDone: 'Tus nuevos códigos de recuperación están activos.',
  stepUp: 'Primero, confirma que eres tú',
  stepUpLead: 'Antes de cambiar nada, escribe el código que muestra tu aplicación de autenticación para esta cuenta.',
  stepUpRecoveryLead: 'Antes de cambiar nada, escribe uno de tus códigos de recuperación.',
  stepUpLocked:
    'Los cambios están bloqueados tras demasiados códigos incorrectos. Pide a la persona que administra tu cuenta que te desbloquee.',
};
