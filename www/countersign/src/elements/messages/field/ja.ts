import type { FieldWords } from './index.js';

export const words: FieldWords = {
  direction: 'ltr',
  locale: 'ja',

  code: {
    label: '認証アプリのコード',
    onlyDigits: 'コードは半角数字の0～9だけです。キーボードを半角入力に切り替えて、もう一度入力してください。',
    incomplete: (digits) => `コードの${digits}桁をすべて入力してください。`,
  },
};
