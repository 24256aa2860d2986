import type { LinkWords } from './index.js';
import { isolated } from '../intl.js';

export const link: LinkWords['link'] = {
  title: 'Est-ce vous qui vous connectez ?',
  lead: (workspace: string) => `Quelqu’un qui connaît votre mot de passe se connecte à ${isolated(workspace)}.`,
  asked: 'Début',
  device: 'Appareil',
  place: 'Lieu',
  ip: 'Adresse IP',
  yes: 'Oui, me connecter',
  notYou: 'Si ce n’est pas vous, fermez cette page sans appuyer sur le bouton et changez votre mot de passe : quelqu’un d’autre le connaît.',
  passed: 'Vous êtes connecté dans l’autre onglet',
  passedLead: 'Vous pouvez fermer celui-ci.',
  enroll: 'Continuez dans l’autre onglet',
  enrollLead: 'Votre adresse e-mail est confirmée. Dans l’autre onglet, vous configurez la connexion en deux étapes ; vous pouvez fermer celui-ci.',
  otherBrowser: 'Ouvrez ce lien dans le navigateur où vous avez commencé à vous connecter',
  otherBrowserLead:
    'Il fonctionne là, et seulement là : copiez-le depuis l’e-mail dans ce navigateur. Il n’est pas épuisé. Si vous n’avez pas essayé de vous connecter, changez votre mot de passe : quelqu’un d’autre le connaît.',
  ended: 'Ce lien ne fonctionne plus',
  endedLead:
    'Il fonctionne une seule fois, pendant quelques minutes. Si vous n’êtes pas connecté, revenez à l’onglet où vous avez commencé et demandez un nouveau lien.',
};
