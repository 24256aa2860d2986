use alloc::{string::String, vec::Vec};

use proptest::prelude::*;

use super::*;
use crate::uri::Kind;
use crate::uri::arbitrary::{address_like, auth};
use crate::{Digits, Period, Secret};

/// Accounts that an export can express.
fn expressible() -> impl Strategy<Value = OtpAuth> {
    auth().prop_filter_map("not expressible", |auth| {
        let kind = match auth.kind() {
            Kind::Hotp { counter } => Kind::Hotp {
                counter: counter >> 1,
            },
            Kind::Totp { .. } | Kind::Steam => Kind::Totp {
                period: Period::DEFAULT,
            },
        };
        let digits = match auth.digits() {
            Digits::Seven => Digits::Eight,
            other => other,
        };
        let made = OtpAuth::new(kind, auth.secret().clone(), auth.account()).ok()?;
        let made = made.with_algorithm(auth.algorithm()).with_digits(digits);
        match auth.issuer() {
            Some(issuer) => made.with_issuer(issuer).ok(),
            None => Some(made),
        }
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back_in_any_order(
        accounts in prop::collection::vec(expressible(), 1..40),
        batch_id in any::<i32>(),
        turn in any::<prop::sample::Index>(),
    ) {
        let parts = write(&accounts, batch_id).unwrap();
        let mut uris: Vec<&str> = parts.iter().map(|part| part.as_str()).collect();
        let turn = turn.index(uris.len());
        uris.rotate_left(turn);
        let read = read(&uris).unwrap();
        prop_assert_eq!((read.accounts, read.refused), (accounts, Vec::new()));
    }

    #[test]
    fn no_part_can_be_left_out(accounts in prop::collection::vec(expressible(), 11..40), left in any::<prop::sample::Index>()) {
        let parts = write(&accounts, 7).unwrap();
        let mut uris: Vec<&str> = parts.iter().map(|part| part.as_str()).collect();
        let size = u32::try_from(uris.len()).unwrap();
        let left = left.index(uris.len());
        uris.remove(left);
        let index = u32::try_from(left).unwrap();
        prop_assert_eq!(read(&uris), Err(MigrationError::MissingPart { index, size }));
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in any::<String>(), like in address_like()) {
        let _ = read(&[&text, &like]);
    }

    #[test]
    fn no_message_makes_the_reader_panic(message in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&[&address::close(&message)]);
    }

    /// An export has no check sum: a changed byte of a secret can only be seen by its codes. Everything else stays.
    #[test]
    fn a_changed_byte_of_a_secret_changes_the_secret_alone(
        auth in expressible(),
        at in any::<prop::sample::Index>(),
        flip in 1..=u8::MAX,
    ) {
        let mut account = account::write(&auth).unwrap();
        // Behind its tag and its length, which takes one byte here.
        let secret = 2 + at.index(auth.secret().expose_bytes().len());
        account[secret] ^= flip;
        let parts = batch::split(Vec::from([account]), 7).unwrap();
        let message = parts[0].write();
        let changed = read(&[&address::close(&message)]).unwrap();
        prop_assert_eq!(changed.refused, []);
        prop_assert_eq!(changed.accounts.len(), 1);
        prop_assert!(changed.accounts[0].secret() != auth.secret());
        prop_assert_eq!(changed.accounts[0].issuer(), auth.issuer());
        prop_assert_eq!(changed.accounts[0].account(), auth.account());
    }

    #[test]
    fn an_account_cut_short_is_damaged(auth in expressible(), at in any::<prop::sample::Index>()) {
        let parts = write(core::slice::from_ref(&auth), 7).unwrap();
        let message = address::open(&parts[0], 0).unwrap();
        // The account's message stands first; after it come the version and the part's place.
        let account = account::write(&auth).unwrap().len();
        let mut cut = message.clone();
        cut.truncate(1 + at.index(account));
        let damaged = Err(MigrationError::Damaged { part: 0 });
        prop_assert_eq!(read(&[&address::close(&cut)]), damaged);
    }
}

#[test]
fn a_refused_account_does_not_lose_the_others() {
    let secret = || Secret::from_entropy([7; 20]);
    let good = OtpAuth::totp(secret(), "alice").unwrap();
    let bad = good.clone().with_issuer("ACME").unwrap();
    let mut messages: Vec<_> = [&good, &bad, &good]
        .map(|auth| account::write(auth).unwrap())
        .into();
    // HMAC-MD5, in the field before the digits' and the kind's.
    let algorithm = messages[1].len() - 5;
    assert_eq!(messages[1][algorithm - 1..=algorithm], [field_tag(4), 1]);
    messages[1][algorithm] = 4;
    let parts = batch::split(messages, 7).unwrap();
    let uris: Vec<_> = parts
        .iter()
        .map(|part| address::close(&part.write()))
        .collect();
    let uris: Vec<&str> = uris.iter().map(|uri| uri.as_str()).collect();

    let read = read(&uris).unwrap();
    assert_eq!(read.accounts, [good.clone(), good]);
    let refused = RefusedAccount {
        place: 1,
        issuer: Some("ACME".into()),
        account: Some("alice".into()),
        why: AccountError::Unsupported(Unsupported::Md5),
    };
    assert_eq!(read.refused, [refused]);
}

/// The tag of a field that holds a number.
const fn field_tag(field: u8) -> u8 {
    field << 3
}

#[test]
fn an_issuer_with_a_colon_survives_a_transfer() {
    let uri = "otpauth://totp/Text%3A%20More:bob?secret=GEZDGNBVGY3TQOJQ&issuer=Text%3A%20More";
    let auth = crate::uri::parse_strict(uri).unwrap();
    let parts = write(core::slice::from_ref(&auth), 7).unwrap();
    assert_eq!(read(&[&parts[0]]).unwrap().accounts, [auth]);
}

#[test]
fn an_account_is_named_by_its_place() {
    let secret = || Secret::from_entropy([7; 20]);
    let accounts = [
        OtpAuth::totp(secret(), "a").unwrap(),
        OtpAuth::totp(secret(), "b")
            .unwrap()
            .with_digits(Digits::Seven),
    ];
    let error = write(&accounts, 7).unwrap_err();
    assert_eq!(
        error,
        MigrationError::Account {
            account: 1,
            why: AccountError::Unsupported(Unsupported::Digits)
        }
    );
}
