//! Hardware tokens (RFC 4226), and what the application imports.

use countersign_otp::uri::parse_lenient;
use countersign_otp::{Algorithm, Digits, Hotp, Secret, Totp};
use countersign_store::ids::{FactorId, MemberKey};
use countersign_store::model::{FactorStatus, Reason, SignInStatus};
use countersign_verifier::service::{CodeSource, Conflict, Error, WantedFactor, WantedSignIn};

use crate::on_both_engines;
use crate::world::{World, is_accepted, reason};

/// The secret of RFC 4226 appendix D.
const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

on_both_engines! {
    s1_a_tokens_code_is_used_once_and_so_are_those_before_it,
    a_token_is_found_ten_presses_ahead_and_no_further,
    a_token_that_ran_far_ahead_is_found_again_by_two_codes,
    s3_of_64_parallel_uses_of_one_tokens_code_one_is_accepted,
    s1_no_counter_is_so_large_that_its_code_passes_twice,
    g1_a_guess_at_a_token_costs_a_unit_for_every_three_codes_in_reach,
    g1_nobody_is_asked_for_a_tokens_code_that_would_not_be_looked_at,
    n1_what_is_imported_keeps_its_digits_its_hash_and_its_period,
    a_code_of_a_length_that_no_factor_has_is_malformed_and_free,
}

/// A token that was handed to somebody.
pub(crate) struct Token {
    pub(crate) member: MemberKey,
    hotp: Hotp,
}

impl Token {
    /// Imports one for a new member; `more` goes on with its address.
    pub(crate) async fn imported(world: &World, id: &str, more: &str) -> Self {
        let member = world.known_member(id).await;
        let counter = if more.contains("counter") {
            ""
        } else {
            "&counter=0"
        };
        let uri = format!("otpauth://hotp/Acme:{id}?secret={SECRET}{counter}{more}");
        import(world, &member, &uri).await.unwrap();
        Self::of(member)
    }

    /// The one that a member holds.
    pub(crate) fn of(member: MemberKey) -> Self {
        Self {
            member,
            hotp: Hotp::new(secret(), Algorithm::Sha1, Digits::Six),
        }
    }

    /// What is asked for to set it up.
    pub(crate) fn wanted() -> WantedFactor {
        WantedFactor {
            label: None,
            source: CodeSource::Token {
                secret: secret(),
                digits: Digits::Six,
                counter: 0,
            },
        }
    }

    pub(crate) fn code(&self, counter: u64) -> String {
        self.hotp.code(counter).as_str().to_owned()
    }

    /// A code that it shows at no press near its first.
    pub(crate) fn wrong_code(&self) -> String {
        let shown: Vec<_> = (0..2000).map(|counter| self.code(counter)).collect();
        (0..1_000_000)
            .map(|code| format!("{code:06}"))
            .find(|code| !shown.contains(code))
            .unwrap()
    }
}

fn secret() -> Secret {
    Secret::from_base32(SECRET).unwrap()
}

async fn import(world: &World, member: &MemberKey, uri: &str) -> Result<FactorId, Error> {
    let (address, _) = parse_lenient(uri).unwrap();
    let imported = world.service.import_factor(member.clone(), None, address);
    let factor = imported.await?;
    assert_eq!(factor.status, FactorStatus::Active);
    Ok(factor.id)
}

async fn s1_a_tokens_code_is_used_once_and_so_are_those_before_it(world: &World) {
    let token = Token::imported(world, "ada", "").await;
    let member = &token.member;
    assert!(is_accepted(&world.verify(member, &token.code(3)).await));
    for counter in 0..=3 {
        let again = world.verify(member, &token.code(counter)).await;
        assert_eq!(reason(&again), Reason::WrongCode, "{counter}");
        world.service.unlock_member(member.clone()).await.unwrap();
    }
    assert!(is_accepted(&world.verify(member, &token.code(4)).await));
}

async fn a_token_is_found_ten_presses_ahead_and_no_further(world: &World) {
    let token = Token::imported(world, "ada", "").await;
    let member = &token.member;
    let far = world.verify(member, &token.code(11)).await;
    assert_eq!(reason(&far), Reason::WrongCode);
    assert!(is_accepted(&world.verify(member, &token.code(10)).await));
    assert!(is_accepted(&world.verify(member, &token.code(21)).await));
}

async fn a_token_that_ran_far_ahead_is_found_again_by_two_codes(world: &World) {
    let token = Token::imported(world, "ada", "").await;
    let member = &token.member;
    let pair = |first, second| format!("{} {}", token.code(first), token.code(second));
    for (first, second) in [(700, 702), (701, 700), (1001, 1002)] {
        let refused = world.verify(member, &pair(first, second)).await;
        assert_eq!(reason(&refused), Reason::WrongCode, "{first}, {second}");
        world.service.unlock_member(member.clone()).await.unwrap();
    }
    assert!(is_accepted(&world.verify(member, &pair(700, 701)).await));
    let again = world.verify(member, &pair(700, 701)).await;
    assert_eq!(reason(&again), Reason::WrongCode);
    assert!(is_accepted(&world.verify(member, &token.code(702)).await));
}

async fn s3_of_64_parallel_uses_of_one_tokens_code_one_is_accepted(world: &World) {
    let token = Token::imported(world, "ada", "").await;
    let nodes = [world.service.clone(), world.another_node().await];
    let mut uses = tokio::task::JoinSet::new();
    for n in 0..64 {
        let (node, member) = (nodes[n % 2].clone(), token.member.clone());
        let code = countersign_verifier::service::Typed::read(&token.code(0));
        uses.spawn(async move { node.verify(member, code).await.unwrap() });
    }
    let said = uses.join_all().await;
    assert_eq!(said.iter().filter(|said| is_accepted(said)).count(), 1);
}

async fn s1_no_counter_is_so_large_that_its_code_passes_twice(world: &World) {
    let member = world.known_member("ada").await;
    for counter in [1 << 53, i64::MAX as u64, 1 << 63, u64::MAX] {
        let uri = format!("otpauth://hotp/Acme:ada?secret={SECRET}&counter={counter}");
        let refused = import(world, &member, &uri).await;
        assert!(
            matches!(refused, Err(Error::Conflict(Conflict::NotImportable))),
            "{counter}: {refused:?}"
        );
    }
    let last = (1 << 53) - 1;
    let token = Token::imported(world, "bob", &format!("&counter={last}")).await;
    let code = token.code(last);
    assert!(is_accepted(&world.verify(&token.member, &code).await));
    assert!(!is_accepted(&world.verify(&token.member, &code).await));
}

async fn g1_a_guess_at_a_token_costs_a_unit_for_every_three_codes_in_reach(world: &World) {
    let token = Token::imported(world, "ada", "").await;
    // Eleven codes in reach are four units, of 300.
    assert_eq!(guess_until_full(world, &token).await, 75);
}

/// Makes wrong guesses at a token until none is looked at any more; how many were.
async fn guess_until_full(world: &World, token: &Token) -> u32 {
    let wrong = token.wrong_code();
    let mut looked_at = 0;
    loop {
        match reason(&world.verify(&token.member, &wrong).await) {
            Reason::WrongCode => looked_at += 1,
            Reason::PasswordChange => return looked_at,
            other => panic!("{other:?}"),
        }
        let unlocked = world.service.unlock_member(token.member.clone());
        unlocked.await.unwrap();
    }
}

/// The account forgets a unit in 365 days / 300; a guess at a token costs four.
async fn g1_nobody_is_asked_for_a_tokens_code_that_would_not_be_looked_at(world: &World) {
    const UNIT: i64 = 365 * 24 * 3600 / 300;
    let token = Token::imported(world, "ada", "").await;
    let member = &token.member;
    guess_until_full(world, &token).await;
    for units in 1..=4 {
        world.pass_seconds(UNIT);
        let started = world
            .service
            .start_sign_in(WantedSignIn::of(member.clone()));
        let started = started.await.unwrap();
        let known = world.service.member(member.clone()).await.unwrap();
        let is_looked_at = units == 4;
        let expected = if is_looked_at {
            SignInStatus::Challenge
        } else {
            SignInStatus::Denied
        };
        assert_eq!(started.sign_in.status, expected, "after {units} units");
        assert_eq!(
            known.password_change_due, !is_looked_at,
            "after {units} units"
        );
        let said = world.verify(member, &token.wrong_code()).await;
        let expected = if is_looked_at {
            Reason::WrongCode
        } else {
            Reason::PasswordChange
        };
        assert_eq!(reason(&said), expected, "after {units} units");
    }
}

async fn n1_what_is_imported_keeps_its_digits_its_hash_and_its_period(world: &World) {
    let member = world.known_member("ada").await;
    let uri =
        format!("otpauth://totp/Acme:ada?secret={SECRET}&digits=8&algorithm=SHA256&period=60");
    import(world, &member, &uri).await.unwrap();
    let totp = Totp::new(
        Secret::from_base32(SECRET).unwrap(),
        Algorithm::Sha256,
        Digits::Eight,
        countersign_otp::Period::new(60).unwrap(),
    );
    let code = totp.code_at(world.now().unix_seconds());
    assert!(is_accepted(&world.verify(&member, code.as_str()).await));
    for refused in [
        format!("otpauth://totp/Acme:ada?secret={SECRET}&period=121"),
        format!("otpauth://totp/Acme:ada?secret={SECRET}&encoder=steam"),
    ] {
        let refused = import(world, &member, &refused).await;
        assert!(matches!(
            refused,
            Err(Error::Conflict(Conflict::NotImportable))
        ));
    }
}

async fn a_code_of_a_length_that_no_factor_has_is_malformed_and_free(world: &World) {
    let token = Token::imported(world, "ada", "").await;
    for odd in ["1234567", "12345678", "12345678901234", "1234567890123456"] {
        let refused = world.verify(&token.member, odd).await;
        assert_eq!(reason(&refused), Reason::Malformed, "{odd}");
    }
    assert_eq!(world.failures(&token.member).await, 0);
}
