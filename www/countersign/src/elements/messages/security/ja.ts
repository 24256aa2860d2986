import type { Messages } from '../index.js';
import { counting } from '../intl.js';

const count = counting('ja');

export const security: Messages['security'] = {
  title: '2段階認証',
  on: 'オン',
  off: 'オフ',
  lead: 'パスワードの後に、スマートフォンのアプリに表示されるコードの入力を求めます。',
  apps: '認証アプリ',
  none: 'まだありません。設定すると、パスワードだけではログインできなくなります。',
  unnamed: '認証アプリ',
  added: (date) => `追加日：${date}`,
  used: (date) => `最終使用：${date}`,
  neverUsed: '未使用',
  add: '認証アプリを追加',
  setUp: '認証アプリを設定',
  name: '名前',
  nameHint: '省略できます。「仕事用スマートフォン」のような名前を付けると、認証アプリを区別できます。',
  remove: '削除',
  removeNamed: (name) => `${name}を削除`,
  removeAsk: (name) => `「${name}」を削除しますか？`,
  removeLead: 'このアプリのコードはすぐに使えなくなります。ほかの認証アプリは引き続き使えます。',
  removeLast: '認証アプリはこれだけです。2段階認証がオフになり、リカバリーコードも使えなくなります。',
  removed: (name) => `「${name}」を削除しました。`,
  addedDone: '認証アプリを設定しました。',
  codes: 'リカバリーコード',
  codesLeft: (left) =>
    left === 0 ? '残っていません。今すぐ新しいコードを作成してください。' : `残り${count(left, { other: '#' })}個。1つにつき1回使えます。`,
  codesLow: '早めに新しいコードを作成してください。',
  newCodes: '新しいコードを作成',
  newCodesAsk: '新しいリカバリーコードを作成しますか？',
  newCodesLead: '今お持ちのコードはすぐに使えなくなります。',
  newCodesDone: '新しいリカバリーコードが有効になりました。',
  stepUp: '先にご本人確認をお願いします',
  stepUpLead: '変更する前に、認証アプリでこのアカウントに表示されているコードを入力してください。',
  stepUpRecoveryLead: '変更する前に、リカバリーコードを1つ入力してください。',
  stepUpLocked: '間違ったコードが多すぎるため、変更できません。アカウントの管理者にロックの解除を依頼してください。',
};
