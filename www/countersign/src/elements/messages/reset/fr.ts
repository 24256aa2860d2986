import type { ResetWords } from './index.js';
import { isolated, lasting } from '../intl.js';

const lasts = lasting('fr');
const hours = (n: number) => lasts(n * 3600);

/** Ce qui est dit d’un appareil perdu et de la réinitialisation, en français. */
export const reset: ResetWords['reset'] = {
  supportLead: (workspace) => `L’assistance de ${isolated(workspace)} vous aide, une fois qu’elle sait que c’est vous :`,
  recoveryCode: 'Elle peut vous donner un code de récupération, qui vous connecte une fois.',
  newSetUp: 'Elle peut retirer l’ancien appareil : vous en configurez un nouveau à votre prochaine connexion.',
  newSetUpPermission: 'Elle peut demander à un propriétaire de retirer l’ancien appareil : vous en configurez alors un nouveau à votre prochaine connexion.',
  newAccount: 'Personne ne retire la deuxième étape de ce compte. Si elle est perdue pour de bon, il vous faut un nouveau compte.',
  title: 'Réinitialiser la deuxième étape',
  lead: (delay) =>
    `Nous vérifions d’abord par un code que votre adresse e-mail est la vôtre. Vous attendez ensuite ${hours(delay)}, puis vous configurez un nouvel appareil à votre prochaine connexion.`,
  told: 'Toutes vos adresses e-mail et tous vos téléphones sont prévenus, et chacun peut l’annuler.',
  send: 'Envoyer le code',
  codeTitle: 'Consultez vos e-mails',
  codeLead: 'Saisissez le code que nous avons envoyé à l’adresse e-mail de votre compte.',
  waits: 'La réinitialisation est en cours',
  waitsLead: (moment) => `Reconnectez-vous avec votre mot de passe à partir du ${moment}. Vous configurez alors un nouvel appareil.`,
  found: 'Si vous retrouvez votre appareil avant, connectez-vous avec : cela annule la réinitialisation.',
  toCode: 'J’ai mon appareil',
  underWay: (moment) => `Votre deuxième étape est en cours de réinitialisation. À partir du ${moment}, un nouvel appareil pourra être configuré.`,
  underWayOwner: 'La réinitialisation de votre deuxième étape a été demandée. Un propriétaire décide.',
  notYou: 'Ce n’était pas vous ? Connectez-vous maintenant avec votre deuxième étape, ce qui l’annule, et changez votre mot de passe.',
  cancel: 'Annuler la réinitialisation',
  cancelAsk: 'Annuler la réinitialisation ?',
  cancelLead: (workspace) => `Quelqu’un a demandé à réinitialiser la deuxième étape de votre compte ${isolated(workspace)}.`,
  asked: 'Demandée le',
  due: 'Pas avant',
  keep: 'Si vous l’avez demandée vous-même, fermez cette page.',
  cancelled: 'La réinitialisation est annulée',
  cancelledLead: 'Votre deuxième étape reste telle quelle. Si vous n’avez rien demandé, changez vos mots de passe : quelqu’un d’autre les connaît.',
  ended: 'Ce lien ne fonctionne plus',
  endedLead: 'La réinitialisation est déjà annulée ou faite. Si ce n’est pas vous qui l’avez demandée et que vous ne pouvez plus vous connecter, prévenez l’assistance du site.',
};
