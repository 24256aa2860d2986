import { en } from './en.js';

export type Messages = typeof en;

/** What the elements say now. Languages come in here, chosen by the nearest `lang`. */
export const messages: Messages = en;
