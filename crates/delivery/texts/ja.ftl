# 利用者に送る文面（日本語）。形は en.ftl と同じ。

sign-in-code =
    .subject = { $workspace }のログインコード: { $code }
    .first = { $code } は{ $workspace }のログインコードです。
    .sms = { $code } は{ $workspace }のログインコードです。誰にも教えないでください。
    .advice = 今ログインしようとしていない場合は、他の誰かがパスワードを知っています。パスワードを変更してください。

sign-in-link =
    .subject = { $workspace }のログイン用リンク
    .first = 次のリンクで{ $workspace }へのログインを確認してください:
    .sms = { $workspace }のログイン用リンク:
    .action = ログインを確認する
    .advice = ログインしようとしているブラウザーで開いてください。今ログインしようとしていない場合は、開かないでください。他の誰かがパスワードを知っています。パスワードを変更してください。

new-device-code =
    .subject = { $workspace }に新しい端末でログインするためのコード: { $code }
    .first = { $code } は{ $workspace }に新しい端末でログインするためのコードです。
    .sms = { $code } は{ $workspace }の新しい端末用コードです。誰にも教えないでください。
    .advice = 今ログインしようとしていない場合は、他の誰かがパスワードを知っています。パスワードを変更してください。

change-code =
    .subject = { $workspace }のログイン設定を変更するためのコード: { $code }
    .first = { $code } は{ $workspace }のログイン設定を変更するためのコードです。
    .sms = { $code } は{ $workspace }の設定変更用コードです。誰にも教えないでください。
    .advice = 今設定を変更していない場合は、他の誰かがあなたのアカウントにログインしています。パスワードを変更してください。

address-code =
    .subject = { $workspace }にこの連絡先を登録するための確認コード: { $code }
    .first = { $code } は{ $workspace }のアカウントにこの連絡先を登録するための確認コードです。
    .sms = { $code } は{ $workspace }の番号確認コードです。誰にも教えないでください。
    .advice = お心当たりがない場合は、このメッセージを無視してください。コードがなければ何も変わりません。

reset-code =
    .subject = { $workspace }の2段階認証をリセットするためのコード: { $code }
    .first = { $code } は{ $workspace }のアカウントの2段階認証をリセットするためのコードです。
    .sms = { $code } は{ $workspace }の2段階認証のリセット用コードです。誰にも教えないでください。
    .advice = お心当たりがない場合は、他の誰かがパスワードを知っています。パスワードを変更してください。コードがなければ何もリセットされません。

reset-asked =
    .subject = { $workspace }の2段階認証のリセットが申請されました
    .first = { $workspace }のアカウントの2段階認証のリセットが申請されました。次のリンクで取り消せます:
    .sms = { $workspace }の2段階認証のリセットが申請されました。取り消す:
    .action = リセットを取り消す
    .more = 取り消されなければ、下の日時の後の最初のログインで新しく設定することになります。リンクは一度だけ、どのブラウザーでも使えます。2段階認証でログインしたときも取り消されます。
    .advice = ご自分で申請した場合は、何もする必要はありません。そうでない場合は、取り消してパスワードを変更してください。他の誰かがこのアカウントのパスワードを知っていて、メールを読んでいます。

factor-added =
    .subject =
        { $kind ->
            [totp] { $workspace }のアカウントに認証アプリが追加されました
            [hotp] { $workspace }のアカウントにトークンが追加されました
            [email] { $workspace }のアカウントでメールのコードが有効になりました
            [sms] { $workspace }のアカウントでSMSのコードが有効になりました
           *[other] { $workspace }のアカウントに2段階認証の方法が追加されました
        }
    .more = 今後のログインの確認に使えます。

factor-removed =
    .subject =
        { $kind ->
            [totp] { $workspace }のアカウントから認証アプリが削除されました
            [hotp] { $workspace }のアカウントからトークンが削除されました
            [email] { $workspace }のアカウントでメールのコードが無効になりました
            [sms] { $workspace }のアカウントでSMSのコードが無効になりました
           *[other] { $workspace }のアカウントから2段階認証の方法が削除されました
        }
    .more = そのコードではログインできなくなりました。

recovery-codes-renewed =
    .subject = { $workspace }のアカウントのリカバリーコードが新しくなりました
    .more = 以前のコードは使えません。

recovery-code-used =
    .subject = { $workspace }のアカウントでリカバリーコードが使用されました
    .more =
        { $left ->
            [0] 最後のコードでした。セキュリティ設定で新しいコードを作成してください。
           *[other] 残りは{ $left }個です。
        }

recovery-code-issued =
    .subject = { $workspace }のアカウントにリカバリーコードが発行されました
    .more = 管理者が発行しました。2段階目の代わりに1回だけログインに使えます。

address-added =
    .subject = { $workspace }のアカウントに連絡先が追加されました
    .more = コードやこのようなメッセージがそこに送られることがあります。

address-removed =
    .subject = { $workspace }のアカウントから連絡先が削除されました
    .more = 今後そこには何も送られません。

device-trusted =
    .subject = { $workspace }のアカウントで端末が信頼済みになりました
    .more = しばらくの間、その端末ではパスワードだけでログインできます。セキュリティ設定で取り消せます。

device-copied =
    .subject = { $workspace }のアカウントの信頼済み端末が複製されました
    .more = ブラウザーに保存されている情報を他の誰かが使いました。複製も元の端末も、信頼済みではなくなりました。

locked =
    .subject = { $workspace }のアカウントへのログインがロックされました
    .more = 間違ったコードが多すぎました。管理者がロックを解除できます。

unlocked =
    .subject = { $workspace }のアカウントへのログインのロックが解除されました
    .more = コードを再び使えます。

password-changed =
    .subject = { $workspace }のアカウントのパスワードが変更されました
    .more = 以前のパスワードでログインしていた人は、もう一度ログインする必要があります。

reset =
    .subject = { $workspace }のアカウントの2段階認証がリセットされました
    .more = 次のログインのときに新しく設定してください。

reset-permission =
    .subject = { $workspace }の2段階認証のリセットが申請されました
    .more = 所有者が判断します。それまでは何も変わりません。

reset-refused =
    .subject = { $workspace }の2段階認証のリセットは拒否されました
    .more = 2段階認証はそのままです。

reset-cancelled =
    .subject = { $workspace }の2段階認証のリセットは取り消されました
    .more = 2段階認証はそのままです。

set-up-due =
    .subject = { $workspace }のアカウントに2段階認証の設定が必要です
    .more =
        { $late ->
            [yes] 期限を過ぎたため、設定しないとログインできません。次のログインのときに設定します。所要時間は約2分です。
           *[other] 下の日時までに、次のログインのとき、またはセキュリティ設定で設定してください。所要時間は約2分です。
        }
    .advice = このメッセージには意図的にリンクを載せていません。いつもの方法で{ $workspace }を開いてください。設定を代行するために、誰かがパスワードやコードを尋ねることはありません。

reset-to-permit =
    .subject = { $workspace }で許可が求められています
    .more = 下のメンバーの2段階認証のリセットが申請されています。メンバーの管理画面で許可または拒否してください。
    .advice = まず、本人が本当に失くしたのか、ご存じの方法で本人に確かめてください。

reset-answered =
    .subject =
        { $permitted ->
            [yes] { $workspace }で申請したリセットが許可されました
           *[other] { $workspace }で申請したリセットが拒否されました
        }
    .more =
        { $permitted ->
            [yes] メンバーは次のログインのときに新しく設定します。
           *[other] メンバーの2段階認証はそのままです。
        }
    .advice = お心当たりがない場合は、他の誰かがあなたのアカウントを使える状態です。すぐにパスワードを変更してください。

notice =
    .advice = お心当たりがない場合は、他の誰かがあなたのアカウントを使える状態です。すぐにパスワードを変更し、{ $workspace }のサポートに連絡してください。
    .sms = 心当たりがなければパスワードを変更してください。

valid =
    .minutes = { $count }分以内に1回だけ使えます。
    .seconds = { $count }秒以内に1回だけ使えます。

share = このコードは誰にも、サポートにも教えないでください。{ $workspace }の担当者がコードを尋ねることはありません。
footer = このメッセージは{ $workspace }のアカウントについて自動的に送信されました。返信は読まれません。

fact =
    .account = アカウント
    .name = 名前
    .address = 連絡先
    .when = 日時
    .device = 端末
    .place = 場所
    .ip = IPアドレス
    .member = メンバー
    .due = 最短の日時
    .by = 期限

announcement =
    .subject = { $workspace }の2段階認証について
    .first =
        { $who ->
            [invited] { $workspace }で、ログイン時の2段階認証を利用できるようになりました。全員の利用をお願いします。
            [admins] { $workspace }のオーナーと管理者は、今後2段階認証でログインします。
            [named] { $workspace }の一部のメンバーは、今後2段階認証でログインします。対象の方には、次のログインのときにお知らせします。
           *[everyone] チーム全員が、今後{ $workspace }に2段階認証でログインします。
        }
    .customers = お客様も2段階認証でログインします。
    .why = パスワードの後に、ご本人であることを確認します。パスワードを知られただけでは、誰もログインできません。
    .when =
        { $deadline ->
            [none] ログインのときに案内が表示されます。セキュリティ設定からも設定できます。
            [date] { $date }までに、次のログインのとき、またはセキュリティ設定で設定してください。その後は、設定しないとログインできません。
           *[next-sign-in] 次のログインのときに設定します。
        }
    .methods = 利用できる方法：
    .how = いつもの方法でログインし、画面の案内に従ってください。所要時間は約2分です。スマートフォンをご用意ください。リカバリーコードはオフラインで保管してください。
    .share = サポートを含め、誰かがパスワードやコードを尋ねることはありません。尋ねられた場合はお知らせください。

announced-way =
    .totp =
        { $recommended ->
            [yes] スマートフォンの認証アプリ（推奨）
           *[no] スマートフォンの認証アプリ
        }
    .hotp =
        { $recommended ->
            [yes] ハードウェアトークン（推奨）
           *[no] ハードウェアトークン
        }
    .email =
        { $recommended ->
            [yes] メールのコード（推奨）
           *[no] メールのコード
        }
    .sms =
        { $recommended ->
            [yes] SMSのコード（推奨）
           *[no] SMSのコード
        }
