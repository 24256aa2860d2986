import type { Messages } from '../index.js';
import { counting } from '../intl.js';

const count = counting('fr');

export const security: Messages['security'] = {
  title: 'Connexion en deux étapes',
  on: 'Activée',
  off: 'Désactivée',
  lead: 'Un code fourni par une application sur votre téléphone, demandé après votre mot de passe.',
  apps: 'Applications d’authentification',
  none: 'Aucune pour l’instant. Configurez-en une pour que personne ne puisse se connecter avec votre seul mot de passe.',
  unnamed: 'Application d’authentification',
  added: (date) => `Ajoutée le ${date}`,
  used: (date) => `Utilisée le ${date}`,
  neverUsed: 'Pas encore utilisée',
  add: 'Ajouter une application d’authentification',
  setUp: 'Configurer une application d’authentification',
  name: 'Nom',
  nameHint: 'Facultatif. Un nom comme « Téléphone pro » permet de distinguer vos applications.',
  remove: 'Supprimer',
  removeNamed: (name) => `Supprimer ${name}`,
  removeAsk: (name) => `Supprimer « ${name} » ?`,
  removeLead: 'Ses codes cessent aussitôt de fonctionner. Vos autres applications continuent de fonctionner.',
  removeLast: 'C’est la seule : la connexion en deux étapes sera désactivée et vos codes de récupération cesseront de fonctionner.',
  removed: (name) => `« ${name} » a été supprimée.`,
  addedDone: 'L’application d’authentification est configurée.',
  codes: 'Codes de récupération',
  codesLeft: (left) =>
    left === 0
      ? 'Il n’en reste aucun. Créez-en de nouveaux maintenant.'
      : `${count(left, { one: '# code restant', other: '# codes restants' })}. Chacun sert une fois.`,
  codesLow: 'Créez-en bientôt de nouveaux.',
  newCodes: 'Créer de nouveaux codes',
  newCodesAsk: 'Créer de nouveaux codes de récupération ?',
  newCodesLead: 'Vos codes actuels cesseront aussitôt de fonctionner.',
  newCodesDone: 'Vos nouveaux codes de récupération sont actifs.',
  stepUp: 'Confirmez d’abord votre identité',
  stepUpLead: 'Avant toute modification, saisissez le code que votre application d’authentification affiche pour ce compte.',
  stepUpRecoveryLead: 'Avant toute modification, saisissez l’un de vos codes de récupération.',
  stepUpLocked:
    'Les modifications sont bloquées après trop de codes incorrects. Demandez à la personne qui gère votre compte de vous débloquer.',
};
