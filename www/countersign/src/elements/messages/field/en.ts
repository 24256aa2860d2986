/** What the field for a code says, in English; and how English is written. */
export const words = {
  direction: 'ltr' as 'ltr' | 'rtl',
  /** For numbers and dates. */
  locale: 'en',

  code: {
    label: 'Code from your authenticator app',
    onlyDigits: 'The code has only the digits 0 to 9. Switch your keyboard to them and type the code again.',
    incomplete: (digits: number) => `Type all ${digits} digits of the code.`,
  },
};
