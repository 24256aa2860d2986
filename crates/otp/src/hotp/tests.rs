use proptest::prelude::*;

use super::*;

fn rfc(digits: Digits) -> Hotp {
    let secret = Secret::from_bytes(*b"12345678901234567890").unwrap();
    Hotp::new(secret, Algorithm::Sha1, digits)
}

#[test]
fn s1c_twins_pass_once() {
    let hotp = rfc(Digits::Six);
    for first in [910_737, 153_567] {
        let code = hotp.code(first);
        for look_ahead in [1, 2, 10].map(LookAhead::new) {
            let mut expected = first - 5;
            let mut accepted = 0;
            while expected < first + 10 {
                match hotp.verify(&code, expected, look_ahead) {
                    HotpVerdict::Match { next_counter, .. } => {
                        accepted += 1;
                        expected = next_counter;
                    }
                    HotpVerdict::NoMatch => expected += 1,
                }
            }
            assert_eq!(accepted, 1, "{first} {look_ahead:?}");
        }
    }
}

#[test]
fn s1c_twins_of_two_codes_in_a_row_are_used_up_with_them() {
    // Counters 8467677 and 8467682 both yield 932543.
    let key = *b"\x62\x21\x3d\x1e\x15\x41\xf3\xbe\x40\xd1\x4c\x45\x35\x2c\x68\x32\x94\xae\x9e\x09";
    let hotp = Hotp::new(
        Secret::from_bytes(key).unwrap(),
        Algorithm::Sha1,
        Digits::Six,
    );
    let [first, second] = ["226711", "932543"].map(|code| Code::parse(code, Digits::Six).unwrap());
    let verdict = hotp.resynchronize(&first, &second, 8_467_674, LookAhead::new(10));
    let HotpVerdict::Match {
        counter,
        next_counter,
    } = verdict
    else {
        panic!("{verdict:?}")
    };
    let twin = (counter + 2..counter + 20).find(|counter| hotp.code(*counter) == second);
    assert!(
        twin.is_some_and(|twin| twin < next_counter),
        "{counter} {twin:?} {next_counter}"
    );
    assert_eq!(
        hotp.verify(&second, next_counter, LookAhead::DEFAULT),
        HotpVerdict::NoMatch
    );
}

#[test]
fn s18_debug_shows_neither_key_nor_code() {
    let hotp = rfc(Digits::Six);
    assert_eq!(
        alloc::format!("{hotp:?}"),
        "Hotp { algorithm: Sha1, digits: Six, .. }"
    );
    assert_eq!(
        alloc::format!("{:?}", hotp.derivation(0)),
        "Derivation { .. }"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_match_is_true_and_moves_on(
        counter in prop_oneof![any::<u64>(), u64::MAX - 20..=u64::MAX],
        ahead in 0..12_u64,
        look_ahead in prop_oneof![0..12_u32, any::<u32>()],
    ) {
        let hotp = rfc(Digits::Eight);
        let code = hotp.code(counter.saturating_add(ahead));
        let look_ahead = LookAhead::new(look_ahead);
        if let HotpVerdict::Match { counter: matched, next_counter } = hotp.verify(&code, counter, look_ahead) {
            prop_assert!(hotp.code(matched) == code && matched >= counter);
            prop_assert!(next_counter > matched);
            prop_assert_eq!(hotp.verify(&code, next_counter, look_ahead), HotpVerdict::NoMatch);
        }
    }

    #[test]
    fn resynchronizing_never_panics_and_is_true(
        counter in prop_oneof![any::<u64>(), u64::MAX - 20..=u64::MAX],
        ahead in 0..12_u64,
        look_ahead in 0..20_u32,
    ) {
        let hotp = rfc(Digits::Six);
        let at = counter.saturating_add(ahead);
        let (first, second) = (hotp.code(at), hotp.code(at.saturating_add(1)));
        let verdict = hotp.resynchronize(&first, &second, counter, LookAhead::new(look_ahead));
        let reachable = ahead <= u64::from(look_ahead) && at < u64::MAX - 1;
        match verdict {
            HotpVerdict::Match { counter, next_counter } => {
                prop_assert!(reachable && counter == at && next_counter > at + 1);
                for code in [&first, &second] {
                    let again = hotp.verify(code, next_counter, LookAhead::DEFAULT);
                    prop_assert_eq!(again, HotpVerdict::NoMatch);
                }
            }
            HotpVerdict::NoMatch => prop_assert!(!reachable),
        }
    }
}
