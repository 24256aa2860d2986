//! The core's errors as what crosses.

use countersign_otp::{
    RecoveryCodeError,
    migration::{AccountError, MigrationError, Unsupported},
};

use crate::{otp::Kind, wire::Failure};

impl From<RecoveryCodeError> for Failure {
    fn from(error: RecoveryCodeError) -> Self {
        match error {
            RecoveryCodeError::Empty => Kind::RecoveryCodeEmpty.into(),
            RecoveryCodeError::TooLong => Kind::RecoveryCodeTooLong.into(),
            RecoveryCodeError::BadCharacter { at } => Self::from(Kind::RecoveryCodeBadCharacter)
                .with_details(small(at.saturating_add(1)), None),
            RecoveryCodeError::WrongLength { expected, got } => {
                Self::from(Kind::RecoveryCodeWrongLength)
                    .with_details(small(expected), Some(small(got)))
            }
            RecoveryCodeError::Typo => Kind::RecoveryCodeTypo.into(),
        }
    }
}

impl From<MigrationError> for Failure {
    fn from(error: MigrationError) -> Self {
        let (kind, place) = match error {
            MigrationError::Empty => return Kind::MigrationEmpty.into(),
            MigrationError::MixedBatches => return Kind::MigrationMixedBatches.into(),
            MigrationError::MissingPart { index, size } => {
                return Self::from(Kind::MigrationMissingPart).with_details(index, Some(size));
            }
            MigrationError::ConflictingPart { index } => {
                return Self::from(Kind::MigrationConflictingPart).with_details(index, None);
            }
            MigrationError::NotMigration { part } => (Kind::NotMigration, part),
            MigrationError::TooLong { part } => (Kind::MigrationTooLong, part),
            MigrationError::MissingData { part } => (Kind::MigrationMissingData, part),
            MigrationError::NotBase64 { part } => (Kind::MigrationNotBase64, part),
            MigrationError::Damaged { part } => (Kind::MigrationDamaged, part),
            MigrationError::BadIndex { part } => (Kind::MigrationBadIndex, part),
            MigrationError::Account { account, why } => (of_account(why), account),
            _ => return Self::malformed(),
        };
        Self::from(kind).with_details(small(place), None)
    }
}

/// Why one account of an export cannot be used.
pub(super) fn of_account(error: AccountError) -> Kind {
    match error {
        AccountError::Secret(error) => error.into(),
        AccountError::Unsupported(Unsupported::Md5) => Kind::MigrationMd5,
        AccountError::Unsupported(Unsupported::Algorithm) => Kind::MigrationAlgorithm,
        AccountError::Unsupported(Unsupported::Digits) => Kind::MigrationDigits,
        AccountError::Unsupported(Unsupported::Kind) => Kind::MigrationKind,
        AccountError::Unsupported(Unsupported::Counter) => Kind::MigrationCounter,
        AccountError::Unsupported(Unsupported::Period) => Kind::MigrationPeriod,
        AccountError::Unsupported(Unsupported::Steam) => Kind::MigrationSteam,
        _ => Kind::MigrationBadAccount,
    }
}

/// A place in what the package lets in, which is far shorter.
fn small(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
