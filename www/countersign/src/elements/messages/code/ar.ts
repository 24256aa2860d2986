import { counting, isolated } from '../intl.js';
import type { CodeWords } from './index.js';

// The digits of the codes themselves are 0 to 9, so that the numbers around them are written with the same ones.
const LOCALE = 'ar-u-nu-latn';
const count = counting(LOCALE);

export const triesLeft = (n: number) =>
  n === 1
    ? 'إذا أدخلت رمزًا خاطئًا آخر فسيكون عليك الانتظار.'
    : `بقيت لك ${count(n, { two: 'محاولتان', few: '# محاولات', many: '# محاولة', other: '# محاولة' })} قبل أن يكون عليك الانتظار.`;

export const words: CodeWords = {
  common: {
    loading: 'لحظة من فضلك…',
    tryAgain: 'إعادة المحاولة',
    backTo: (workspace) => `العودة إلى ${isolated(workspace)}`,
  },

  code: {
    submit: 'تأكيد',
    checking: 'جارٍ التحقق…',
  },

  refusal: {
    malformed: (digits) => `هذا ليس رمزًا صالحًا. أدخل الأرقام التي يعرضها التطبيق الآن، وعددها ${digits}.`,
    wrong: (remaining) =>
      `الرمز غير صحيح. تأكد من أنه الرمز الذي يعرضه التطبيق الآن للحساب الصحيح.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    used: 'سبق استخدام هذا الرمز. يُستخدم كل رمز مرة واحدة فقط: انتظر حتى يعرض التطبيق الرمز التالي.',
    outdated: 'هذا الرمز قديم. أدخل الرمز الذي يعرضه التطبيق الآن.',
  },

  signIn: {
    title: 'أكّد هويتك',
    lead: 'افتح تطبيق المصادقة وأدخل الرمز الذي يعرضه لهذا الحساب.',
    actionPassed: 'تم التأكيد',
    passed: 'تم تسجيل الدخول',
    passedLead: 'جارٍ إعادتك إلى الموقع…',
    help: 'هل الرمز لا يعمل؟',
    helpAccount: 'تأكد من اختيار الحساب الصحيح في التطبيق:',
    helpOnce: 'مدة كل رمز 30 ثانية ويُستخدم مرة واحدة. إذا سبق استخدامه فانتظر الرمز التالي.',
    helpClock: 'فعّل ضبط التاريخ والوقت تلقائيًا على الهاتف: تعتمد الرموز على ساعته.',
    helpLost: 'الهاتف ليس معك؟ استخدم أحد رموز الاسترداد.',
    helpShare: 'لا تُخبر أحدًا بأي رمز، ولا حتى فريق الدعم.',
  },

  ways: {
    'use-recovery-code': 'استخدام رمز استرداد',
  },

  trouble: {
    offline: 'يبدو أنك غير متصل بالإنترنت. تحقق من الاتصال ثم حاول مرة أخرى: لن تفقد شيئًا.',
    unavailable: 'خدمة تسجيل الدخول غير متاحة حاليًا. حاول مرة أخرى بعد لحظات: لن تفقد شيئًا.',
    other: 'لم ينجح ذلك. حاول مرة أخرى، وأخبر فريق الدعم إذا استمرت المشكلة.',
  },

  reset: {
    lost: 'لا يمكنك الوصول إلى جهازك؟',
  },
};
