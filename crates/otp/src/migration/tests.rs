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
        prop_assert_eq!(read(&uris).unwrap(), accounts);
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

    #[test]
    fn a_changed_byte_is_an_error_or_another_account(
        auth in expressible(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let parts = write(core::slice::from_ref(&auth), 7).unwrap();
        let mut message = address::open(&parts[0], 0).unwrap();
        let at = at.index(message.len());
        message[at] = byte;
        let _ = read(&[&address::close(&message)]);
        message.truncate(at);
        let _ = read(&[&address::close(&message)]);
    }
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
        MigrationError::Unsupported {
            account: 1,
            what: Unsupported::Digits
        }
    );
}
