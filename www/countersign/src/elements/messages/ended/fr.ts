import type { EndedWords } from './index.js';

export const ended: EndedWords['ended'] = {
  title: 'Cette page a expiré',
  lead: 'Pour votre sécurité, elle n’est valable que quelques minutes. Retournez sur le site et reconnectez-vous.',
  securityLead:
    'Pour votre sécurité, elle n’est valable qu’une demi-heure. Ouvrez à nouveau vos paramètres de sécurité depuis le site.',
  enrolled: 'La connexion en deux étapes est configurée. Retournez sur le site et connectez-vous à nouveau.',
  overTitle: 'Cette connexion est terminée',
  overLead: 'Elle a déjà été confirmée ou son délai est dépassé. Retournez sur le site ; si vous n’y êtes pas connecté, reconnectez-vous.',
  invalidTitle: 'Ce lien n’est pas valable',
  invalidLead: 'Il est peut-être incomplet ou déjà utilisé. Retournez sur le site et recommencez.',
  otherBrowserTitle: 'Cette connexion a été commencée dans un autre navigateur',
  otherBrowserLead:
    'Pour votre sécurité, elle ne peut être terminée que dans celui-ci. Retournez sur le site et reconnectez-vous. Si quelqu’un vous a envoyé ce lien, ne saisissez aucun code : cette personne cherche peut-être à se connecter à votre place.',
  leftTitle: 'Cette page est fermée',
  leftLead: 'Elle se ferme quand vous la quittez, pour que personne d’autre ne puisse l’utiliser. Ouvrez-la à nouveau depuis le site.',
  changedTitle: 'Vos applications d’authentification ont changé',
  changedLead: 'Cette page a été ouverte avant le changement. Ouvrez-la à nouveau depuis le site.',
};
