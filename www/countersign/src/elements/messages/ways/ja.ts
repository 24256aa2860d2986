import { triesLeft } from '../code/ja.js';
import { counting, lasting } from '../intl.js';
import type { WaysWords } from './index.js';

const count = counting('ja');
const lasts = lasting('ja');

export const words: WaysWords = {
  common: {
    cancel: 'キャンセル',
    continue: '続ける',
    next: '次へ',
    back: '戻る',
  },

  signIn: {
    actionTitle: 'この操作を確認してください',
    recoveryLead: '2段階認証の設定時に保存したリカバリーコードを1つ入力してください。',
    lockedLead:
      'このアカウントで間違ったコードが何度も入力されました。アカウントの管理者にロックの解除を依頼してください。ここで入力を続けても解除されません。',
    passwordChangeLead:
      'このアカウントで間違ったコードが何度も入力されました。パスワードを第三者に知られている可能性があります。サイトでパスワードを変更してから、もう一度ログインしてください。',
    helpRecovery: 'リカバリーコードは18文字の英数字で、1回だけ使えます。',
    recoveryUsed: 'リカバリーコードを確認しました',
    recoveryUsedLead: (left) =>
      left === 0
        ? 'これが最後のリカバリーコードでした。ログインしたらすぐに、セキュリティ設定で新しいコードを作成してください。'
        : `このコードはもう使えません。リカバリーコードは残り${count(left, { other: '#' })}個です。${left <= 3 ? '早めにセキュリティ設定で新しいコードを作成してください。' : ''}`,
    warned: 'お心当たりはありますか？',
    failuresBefore: (n) =>
      `前回のログイン以降に、間違ったコードが${count(n, { other: '#' })}回入力されました。お心当たりがない場合は、パスワードを第三者に知られています。パスワードを変更してください。`,
    locked: 'ログインがロックされています',
    passwordChange: '先にパスワードを変更してください',
    tokenLead: 'ハードウェアトークンのボタンを押し、表示されたコードを入力してください。',
    emailLead: (to) => `${to ?? 'メールアドレス'}に送信したコードを入力してください。`,
    smsLead: (to) => `${to ?? '電話番号'}にSMSで送信したコードを入力してください。`,
    newDeviceLead: (to) =>
      `初めてお使いの端末からのログインです。ご本人であることを確認するため、${to ?? 'メールアドレス'}にコードを送信しました。`,
    linkTitle: 'メールをご確認ください',
    linkLead: (to) => `${to ?? 'メールアドレス'}にログイン用のリンクを送信しました。`,
    linkSameBrowser: 'このブラウザでリンクを開いてください。ほかのブラウザでは使えません。',
    linkWaiting: 'リンクが開かれるのを待っています。その後、このページは自動で進みます。',
    trust: (days) => `この端末を${count(days, { other: '#' })}日間信頼する`,
    trustHint: 'ほかの人も使う端末では選ばないでください。',
    noMethod: 'ログインできません',
    noMethodLead: '2段階認証が必須ですが、このアカウントで使える方法がありません。アカウントの管理者にお問い合わせください。',
    apiPassword: 'パスワードだけでは利用できません',
    apiPasswordLead: '2段階認証が必須のため、プログラムからはパスワードの代わりにアクセストークンが必要です。',
    helpTokenOnce: 'コードは1回だけ使えます。ボタンを押して次のコードを表示してください。',
    helpTokenPair: 'ボタンを何度も押しましたか？ コードが違うと表示されたら、2つのコードを続けて入力できます。',
    helpSpam: '届かない場合は、迷惑メールフォルダも確認し、1分ほどお待ちください。',
    helpNewest: '最も新しいメッセージのコードだけが有効です。',
  },

  sent: {
    missing: '届かない場合は、迷惑メールフォルダも確認してください。',
    missingSms: '届きませんか？',
    codeOver: 'コードの有効期限が切れました。',
    linkOver: 'リンクの有効期限が切れました。',
    again: '新しいコードを送信',
    linkAgain: '新しいリンクを送信',
    againIn: '次に送信できるまで',
    sending: '送信しています…',
    done: '送信しました。',
    lately: '先ほど送信したばかりです。',
  },

  ways: {
    'use-totp': '認証アプリを使う',
    title: '別の方法を試す',
    recommended: 'おすすめ',
    'less-secure': '安全性が低い',
    totp: '認証アプリ',
    hotp: 'ハードウェアトークン',
    'recovery-code': 'リカバリーコード',
    'email-code': 'メールのコード',
    'sms-code': 'SMSのコード',
    'email-link': 'メールのリンク',
    'new-device-code': 'メールのコード',
    'use-hotp': 'ハードウェアトークンを使う',
    'use-email-code': 'メールのコードを使う',
    'use-sms-code': 'SMSのコードを使う',
    'use-email-link': 'メールのリンクを使う',
    'use-new-device-code': 'メールのコードを使う',
  },

  code: {
    recoveryLabel: 'リカバリーコード',
    recoveryHint: '大文字と小文字の区別やハイフンは気にせず入力できます。',
    recoveryEmpty: 'リカバリーコードを1つ入力してください。',
    waitOver: 'もう一度入力できます。',
    tryAgainIn: '次に入力できるまで',
    tokenLabel: 'ハードウェアトークンのコード',
    sentLabel: '届いたコード',
    emailLabel: 'メールで届いたコード',
    smsLabel: 'SMSで届いたコード',
    usePair: 'トークンのコードがいつも合わない場合',
    pairLabel: 'ハードウェアトークンの連続した2つのコード',
    pairHint: 'コードを1つ入力し、トークンのボタンを押して、次のコードを続けて入力してください。トークンのずれが直ります。',
  },

  refusal: {
    malformedRecovery: 'リカバリーコードの形式が正しくありません。文字の抜けや間違いがないか、保存したコードと見比べてください。',
    wrongRecovery: (remaining) => `リカバリーコードが正しくありません。${remaining ? triesLeft(remaining) : ''}`,
    usedRecovery: 'このリカバリーコードはすでに使用されています。1つにつき1回しか使えません。別のコードを入力してください。',
    clockOff: (seconds) => {
      const side = seconds > 0 ? '進んで' : '遅れて';
      const exact = Math.abs(seconds) < 60 ? '' : `（${count(Math.round(Math.abs(seconds)), { other: '#' })}秒）`;
      return `スマートフォンの時計が${lasts(seconds)}${exact}${side}います。スマートフォンで日付と時刻の自動設定をオンにしてから、新しいコードを入力してください。`;
    },
    clockOffUnknown:
      'スマートフォンの時計がずれています。スマートフォンで日付と時刻の自動設定をオンにしてから、新しいコードを入力してください。',
    wait: (seconds) => `間違ったコードが多すぎます。${lasts(seconds)}後にもう一度お試しください。`,
    waitUnknown: '間違ったコードが多すぎます。しばらく待ってから入力してください。',
    notEnrolled: 'このアカウントには認証アプリが設定されていません。ページを再読み込みして設定してください。',
    malformedToken: (digits) => `コードの形式が違います。トークンに表示されている${digits}桁の数字を入力してください。`,
    malformedPair: '2つのコードだけを続けて入力してください。',
    malformedSent: (digits) => `コードの形式が違います。届いたメッセージの${digits}桁の数字を入力してください。`,
    wrongToken: (remaining) =>
      `コードが違います。トークンのボタンを押し、新しいコードを入力してください。${remaining ? triesLeft(remaining) : ''}`,
    wrongPair: (remaining) => `連続した2つのコードではありません。次の2つを続けて入力してください。${remaining ? triesLeft(remaining) : ''}`,
    wrongSent: (remaining) => `コードが違います。最も新しいメッセージのコードか確認してください。${remaining ? triesLeft(remaining) : ''}`,
    usedToken: 'このコードは使用済みです。トークンのボタンを押して次のコードを表示してください。',
    usedSent: 'このコードは使用済みです。コードは1回だけ使えます。新しいコードを送信してください。',
    outdatedSent: 'このコードは新しいコードに置き換えられました。最も新しいメッセージのコードを入力してください。',
    expired: 'このコードの有効期限が切れました。新しいコードを送信してください。',
    expiredAndSent: 'このコードの有効期限が切れました。新しいコードを送信しましたので、そちらを入力してください。',
    notSent: 'コードはまだ送信されていません。コードを送信してください。',
  },
};
