import type { FieldWords } from './index.js';

// The digits of the codes themselves are 0 to 9, so that the numbers around them are written with the same ones.
const LOCALE = 'ar-u-nu-latn';

export const words: FieldWords = {
  direction: 'rtl',
  locale: LOCALE,

  code: {
    label: 'الرمز من تطبيق المصادقة',
    onlyDigits: 'يتكوّن الرمز من الأرقام 0 إلى 9 فقط. غيّر لوحة المفاتيح إليها وأدخل الرمز مرة أخرى.',
    incomplete: (digits) => `أدخل أرقام الرمز كاملة، وعددها ${digits}.`,
  },
};
