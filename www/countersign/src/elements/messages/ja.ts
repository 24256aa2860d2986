import type { Messages } from './index.js';
import { counting, lasting } from './intl.js';
import { security } from './security/ja.js';

const count = counting('ja');
const lasts = lasting('ja');

const triesLeft = (n: number) =>
  n === 1 ? 'もう一度間違えると、しばらく入力できなくなります。' : `あと${count(n, { other: '#' })}回間違えると、しばらく入力できなくなります。`;

/** What the core says of an app, by its kind. */
const causes: Readonly<Record<string, string>> = {
  'algorithm-ignored': '別のハッシュ方式が使われるため、コードが一致しません。',
  'algorithm-refused': 'このハッシュ方式には対応していません。',
  'unknown-algorithm-ignored': '別のハッシュ方式が使われるため、コードが一致しない可能性があります。',
  'unknown-algorithm-refused': 'ハッシュ方式の名前が認識されません。',
  'digits-ignored': '常に6桁で表示されるため、コードが一致しません。',
  'digits-refused': 'この桁数のコードには対応していません。',
  'period-ignored': '常に30秒ごとに切り替わるため、コードが一致しません。',
  'period-refused': 'このような短い間隔には対応していません。',
  'counter-ignored': '時刻ベースのコードしか表示されないため、コードが一致しません。',
  'counter-refused': 'カウンターベースのコードには対応していません。',
  'counter-too-large': 'カウンターの値が大きすぎます。',
  'counter-missing': 'カウンターがないため、QRコードを読み込めません。',
  'steam-ignored': 'Steamの文字ではなく、数字が表示されます。',
  'steam-refused': 'この形式のSteamコードには対応していません。',
  'steam-assumed': '名前からSteamのコードと判断されるため、コードが一致しません。',
  'upper-case-refused': '大文字のアドレスは読み込めません。',
  'raw-space-refused': '空白が含まれているため、QRコードを読み込めません。',
  'secret-length-refused': 'この長さのキーには対応していません。',
  'colon-refused': '名前にコロンが含まれているため、QRコードを読み込めません。',
  'name-breaks-address': '名前に「&」「#」「?」のいずれかが含まれているため、QRコードの一部が失われます。',
};

export const ja: Messages = {
  direction: 'ltr',
  locale: 'ja',

  common: {
    copy: 'コピー',
    copied: 'コピーしました',
    copyByHand: 'ブラウザーでコピーが許可されませんでした。テキストを選択してあるので、キーボードでコピーしてください。',
    cancel: 'キャンセル',
    continue: '続ける',
    loading: 'お待ちください…',
    tryAgain: '再試行',
    backTo: (workspace) => `${workspace}に戻る`,
  },

  code: {
    label: '認証アプリのコード',
    recoveryLabel: 'リカバリーコード',
    recoveryHint: '大文字と小文字の区別やハイフンは気にせず入力できます。',
    submit: '確認',
    checking: '確認しています…',
    useRecovery: 'リカバリーコードを使う',
    useApp: '認証アプリを使う',
    onlyDigits: 'コードは半角数字の0～9だけです。キーボードを半角入力に切り替えて、もう一度入力してください。',
    incomplete: (digits) => `コードの${digits}桁をすべて入力してください。`,
    recoveryEmpty: 'リカバリーコードを1つ入力してください。',
    waitOver: 'もう一度入力できます。',
    tryAgainIn: '次に入力できるまで',
  },

  refusal: {
    malformed: (digits) => `コードの形式が正しくありません。アプリに表示されている${digits}桁の数字を入力してください。`,
    malformedRecovery: 'リカバリーコードの形式が正しくありません。文字の抜けや間違いがないか、保存したコードと見比べてください。',
    wrong: (remaining) =>
      `コードが正しくありません。正しいアカウントの、今表示されているコードか確認してください。${remaining ? triesLeft(remaining) : ''}`,
    wrongRecovery: (remaining) => `リカバリーコードが正しくありません。${remaining ? triesLeft(remaining) : ''}`,
    used: 'このコードはすでに使用されています。コードは1回しか使えません。アプリに次のコードが表示されるまでお待ちください。',
    usedRecovery: 'このリカバリーコードはすでに使用されています。1つにつき1回しか使えません。別のコードを入力してください。',
    outdated: 'このコードは古くなっています。アプリに今表示されているコードを入力してください。',
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
  },

  signIn: {
    title: 'ご本人確認',
    lead: '認証アプリを開き、このアカウントに表示されているコードを入力してください。',
    recoveryLead: '2段階認証の設定時に保存したリカバリーコードを1つ入力してください。',
    passed: 'ログインしました',
    passedLead: '元のサイトに戻ります…',
    recoveryUsed: 'リカバリーコードを確認しました',
    recoveryUsedLead: (left) =>
      left === 0
        ? 'これが最後のリカバリーコードでした。ログインしたらすぐに、セキュリティ設定で新しいコードを作成してください。'
        : `このコードはもう使えません。リカバリーコードは残り${count(left, { other: '#' })}個です。${left <= 3 ? '早めにセキュリティ設定で新しいコードを作成してください。' : ''}`,
    warned: 'お心当たりはありますか？',
    failuresBefore: (n) =>
      `前回のログイン以降に、間違ったコードが${count(n, { other: '#' })}回入力されました。お心当たりがない場合は、パスワードを第三者に知られています。パスワードを変更してください。`,
    locked: 'ログインがロックされています',
    lockedLead:
      'このアカウントで間違ったコードが何度も入力されました。アカウントの管理者にロックの解除を依頼してください。ここで入力を続けても解除されません。',
    passwordChange: '先にパスワードを変更してください',
    passwordChangeLead:
      'このアカウントで間違ったコードが何度も入力されました。パスワードを第三者に知られている可能性があります。サイトでパスワードを変更してから、もう一度ログインしてください。',
    help: 'コードが使えない場合',
    helpAccount: 'アプリで正しいアカウントを選んでいるか確認してください：',
    helpOnce: 'コードの有効期間は30秒で、1回しか使えません。使用済みの場合は、次のコードをお待ちください。',
    helpClock: 'スマートフォンで日付と時刻の自動設定をオンにしてください。コードは時計をもとに作られます。',
    helpLost: 'スマートフォンが手元にない場合は、リカバリーコードを使ってください。',
    helpShare: 'コードは誰にも教えないでください。サポート担当者にも教えてはいけません。',
  },

  enrollment: {
    title: '2段階認証の設定',
    lead: '今後は、パスワードと、スマートフォンのアプリに表示されるコードでログインします。',
    addTitle: '認証アプリの追加',
    addLead: '専用のキーが割り当てられます。今お使いの認証アプリもそのまま使えます。',
    scan: '認証アプリにアカウントを追加',
    scanHint: 'アプリでアカウントの追加を選び、このQRコードを読み取ってください。',
    validFor: (seconds) => `QRコードの有効期間：${lasts(seconds)}`,
    qrTitle: (workspace) => `認証アプリに${workspace}を追加するQRコード`,
    openApp: '認証アプリで開く',
    openAppHint: 'アプリが別の端末にある場合は、その端末でこのQRコードを読み取ってください。',
    key: '読み取れない場合は、このキーを入力',
    keyHint: '種類を選ぶ画面では「時間ベース」を選んでください。',
    copyKey: 'キーをコピー',
    type: '表示されたコードを入力',
    codeLabel: (digits) => `${digits}桁のコード`,
    expired: 'このQRコードは無効になりました',
    expiredLead: 'すでにアプリにアカウントを追加した場合は削除して、新しいQRコードでやり直してください。',
    again: '新しいQRコードを表示',
    drawing: 'QRコードを作成しています…',
    qrFailed: 'ここではQRコードを表示できません。代わりに、アプリにキーを入力してください。',
    needApp: 'アプリをお持ちでない場合',
    needAppLead:
      '認証アプリならどれでも使えます。Google Authenticator、Microsoft Authenticator、2FAS、Aegis、Bitwarden、1Passwordなど。',
  },

  compat: {
    any: 'どの認証アプリでも使えます。',
    title: '次のアプリではこのQRコードを使えません',
    apps: (names) => names.join('、'),
    cause: (kind, english) => causes[kind] ?? english,
  },

  recovery: {
    title: 'リカバリーコードを保存してください',
    lead: 'スマートフォンをなくしたときは、コード1つにつき1回ログインできます。オフラインで、スマートフォンとは別の場所に保管し、サポート担当者を含め誰にも見せないでください。',
    list: 'リカバリーコード',
    download: 'ダウンロード',
    print: '印刷',
    downloaded: 'テキストファイルに保存しました。',
    kept: 'コードを保存しました',
    keptNeeded:
      'コードをコピー、ダウンロード、印刷するか書き留めてから、「コードを保存しました」にチェックを入れてください。コードは二度と表示されません。',
    fileName: (workspace) => `${workspace} リカバリーコード.txt`,
    fileTitle: (workspace) => `${workspace}のリカバリーコード`,
    fileAccount: (account) => `アカウント：${account}`,
    fileMade: (date) => `作成日：${date}`,
    fileUse: '認証アプリのコードの代わりに、コード1つにつき1回ログインできます。',
    fileOld: '以前のコードは使えません。',
  },

  security,

  trouble: {
    offline: 'オフラインのようです。接続を確認してから、もう一度お試しください。入力した内容は失われません。',
    unavailable: 'ログインサービスを現在利用できません。少し待ってから、もう一度お試しください。入力した内容は失われません。',
    other: 'うまくいきませんでした。もう一度お試しください。解決しない場合はサポートにお問い合わせください。',
    conflict: 'この操作は、別のタブなどですでに完了しています。ページを再読み込みして現在の状態を確認してください。',
    forbidden: 'このページではその操作はできません。サイトに戻って最初からやり直してください。',
    factorLimit: 'このアカウントに登録できる認証アプリの数が上限に達しています。先に1つ削除してください。',
    pendingLimit: 'このアカウントで進行中の設定が多すぎます。いずれかを完了するか、15分後にもう一度お試しください。',
    badName: 'この名前は使えません。通常の文字と数字で、短い名前にしてください。',
    notListed: 'このサイトの2段階認証が正しく設定されていません。サイトのサポートにお知らせください。',
  },

  ended: {
    title: 'このページの有効期限が切れました',
    lead: '安全のため、このページは数分間だけ有効です。サイトに戻って、もう一度ログインしてください。',
    securityLead: '安全のため、このページは30分間だけ有効です。サイトからもう一度セキュリティ設定を開いてください。',
    enrolled: '認証アプリの設定は完了しています。サイトに戻り、パスワードとアプリのコードでもう一度ログインしてください。',
    overTitle: 'このログイン手続きは終了しました',
    overLead: 'すでに確認済みか、有効期限が切れています。サイトに戻り、ログインしていない場合はもう一度ログインしてください。',
    invalidTitle: 'このリンクは使えません',
    invalidLead: 'リンクが途中で切れているか、すでに使用されている可能性があります。サイトに戻って最初からやり直してください。',
    otherBrowserTitle: 'このログイン手続きは別のブラウザーで開始されました',
    otherBrowserLead:
      '安全のため、開始したブラウザーでしか完了できません。サイトに戻って、もう一度ログインしてください。このリンクが誰かから送られてきた場合は、コードを入力しないでください。あなたになりすましてログインしようとしている可能性があります。',
    leftTitle: 'このページは閉じられました',
    leftLead: 'ほかの人に使われないよう、ページを離れると閉じられます。サイトからもう一度開いてください。',
    changedTitle: '認証アプリが変更されました',
    changedLead: 'このページは変更前に開かれたものです。サイトからもう一度開いてください。',
  },
};
