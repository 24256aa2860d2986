import { counting } from '../intl.js';
import type { CodeWords } from './index.js';

const count = counting('ja');

export const triesLeft = (n: number) =>
  n === 1 ? 'もう一度間違えると、しばらく入力できなくなります。' : `あと${count(n, { other: '#' })}回間違えると、しばらく入力できなくなります。`;

export const words: CodeWords = {
  common: {
    loading: 'お待ちください…',
    tryAgain: '再試行',
    backTo: (workspace) => `${workspace}に戻る`,
  },

  code: {
    submit: '確認',
    checking: '確認しています…',
  },

  refusal: {
    malformed: (digits) => `コードの形式が正しくありません。アプリに表示されている${digits}桁の数字を入力してください。`,
    wrong: (remaining) =>
      `コードが正しくありません。正しいアカウントの、今表示されているコードか確認してください。${remaining ? triesLeft(remaining) : ''}`,
    used: 'このコードはすでに使用されています。コードは1回しか使えません。アプリに次のコードが表示されるまでお待ちください。',
    outdated: 'このコードは古くなっています。アプリに今表示されているコードを入力してください。',
  },

  signIn: {
    title: 'ご本人確認',
    lead: '認証アプリを開き、このアカウントに表示されているコードを入力してください。',
    actionPassed: '確認しました',
    passed: 'ログインしました',
    passedLead: '元のサイトに戻ります…',
    help: 'コードが使えない場合',
    helpAccount: 'アプリで正しいアカウントを選んでいるか確認してください：',
    helpOnce: 'コードの有効期間は30秒で、1回しか使えません。使用済みの場合は、次のコードをお待ちください。',
    helpClock: 'スマートフォンで日付と時刻の自動設定をオンにしてください。コードは時計をもとに作られます。',
    helpLost: 'スマートフォンが手元にない場合は、リカバリーコードを使ってください。',
    helpShare: 'コードは誰にも教えないでください。サポート担当者にも教えてはいけません。',
  },

  ways: {
    'use-recovery-code': 'リカバリーコードを使う',
  },

  trouble: {
    offline: 'オフラインのようです。接続を確認してから、もう一度お試しください。入力した内容は失われません。',
    unavailable: 'ログインサービスを現在利用できません。少し待ってから、もう一度お試しください。入力した内容は失われません。',
    other: 'うまくいきませんでした。もう一度お試しください。解決しない場合はサポートにお問い合わせください。',
  },

  reset: {
    lost: '端末が使えませんか?',
  },
};
