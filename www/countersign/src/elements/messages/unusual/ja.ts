import type { UnusualWords } from './index.js';

export const trouble: UnusualWords['trouble'] = {
  conflict: 'この操作は、別のタブなどですでに完了しています。ページを再読み込みして現在の状態を確認してください。',
  forbidden: 'このページではその操作はできません。サイトに戻って最初からやり直してください。',
  notListed: 'このサイトの2段階認証が正しく設定されていません。サイトのサポートにお知らせください。',
  sentLately: '先ほどメッセージを送信しました。少し待ってから、もう一度お試しください。',
};
