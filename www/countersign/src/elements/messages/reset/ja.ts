import type { ResetWords } from './index.js';
import { isolated, lasting } from '../intl.js';

const lasts = lasting('ja');
const hours = (n: number) => lasts(n * 3600);

/** 失くした端末とリセットについての文面（日本語）。 */
export const reset: ResetWords['reset'] = {
  supportLead: (workspace) => `ご本人と確認できれば、${isolated(workspace)}のサポートがお手伝いします:`,
  recoveryCode: '一度だけログインできるリカバリーコードを受け取れます。',
  newSetUp: '古い端末を削除してもらえます。次のログインのときに新しい端末を設定します。',
  newSetUpPermission: '所有者の許可を得て、古い端末を削除してもらえます。次のログインのときに新しい端末を設定します。',
  newAccount: 'このアカウントの2段階認証は誰も削除できません。完全に失くした場合は、新しいアカウントが必要です。',
  title: '2段階認証をリセットする',
  lead: (delay) => `まず、メールアドレスがご本人のものかをコードで確認します。その後${hours(delay)}待ち、次のログインのときに新しい端末を設定します。`,
  told: 'すべてのメールアドレスと電話番号に通知され、どれからでも取り消せます。',
  send: 'コードを送信',
  codeTitle: 'メールを確認してください',
  codeLead: 'アカウントのメールアドレスに送ったコードを入力してください。',
  waits: 'リセットの手続き中です',
  waitsLead: (moment) => `${moment}以降に、もう一度パスワードでログインしてください。そのときに新しい端末を設定します。`,
  found: 'それまでに端末が見つかったら、その端末でログインしてください。リセットは取り消されます。',
  toCode: '端末が手元にあります',
  underWay: (moment) => `2段階認証のリセットの手続き中です。${moment}以降、新しい端末を設定できます。`,
  underWayOwner: '2段階認証のリセットが申請されました。所有者が判断します。',
  notYou: 'お心当たりがない場合は、今すぐ2段階認証でログインして取り消し、パスワードを変更してください。',
  cancel: 'リセットを取り消す',
  cancelAsk: 'リセットを取り消しますか?',
  cancelLead: (workspace) => `${isolated(workspace)}のアカウントの2段階認証のリセットが申請されました。`,
  asked: '申請日時',
  due: '最短の日時',
  keep: 'ご自分で申請した場合は、このページを閉じてください。',
  cancelled: 'リセットを取り消しました',
  cancelledLead: '2段階認証はそのままです。お心当たりがない場合は、パスワードを変更してください。他の誰かが知っています。',
  ended: 'このリンクは使えなくなりました',
  endedLead: 'リセットはすでに取り消されたか、完了しています。お心当たりがなく、ログインできなくなった場合は、サイトのサポートに連絡してください。',
};
