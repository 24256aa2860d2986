//! What goes wrong, by the numbers that cross. The names and the words stand in `www/countersign/src/kinds.ts`, where a page
//! downloads only the groups that its functions can meet.

/// The kinds of errors of the modules of codes and of tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[expect(
    missing_docs,
    reason = "each is named as in the core, which says what it means"
)]
pub enum Kind {
    SecretEmpty = 1,
    SecretTooLong,
    SecretNotBase32,
    SecretNotCanonical,
    AlgorithmUnknown,
    DigitsOutOfRange,
    PeriodZero,
    CodeEmpty,
    CodeNotDigits,
    /// With how many digits it should have, and how many it has.
    CodeWrongLength,
    CodeTooLong,

    // An account that is written.
    UnknownType = 20,
    MissingCounter,
    EmptyAccount,
    AccountColon,
    EmptyIssuer,
    /// With the character.
    IssuerCharacter,
    ControlCharacter,
    LabelTooLong,
    AbsurdPeriod,

    // An address that is read.
    UriTooLong = 40,
    NotOtpAuth,
    MigrationUri,
    MissingSecret,
    NotUtf8,
    LabelControlCharacter,
    UnsupportedAlgorithm,
    UnsupportedDigits,
    UnsupportedPeriod,
    UnsupportedCounter,

    // What a lenient reading forgives, and a strict one does not; notes are forgiven by both.
    WeakSecret,
    LongPeriod,
    UnknownParameter,
    UnusedParameter,
    SurroundingSpace,
    UpperCase,
    UnescapedCharacter,
    UntidySecret,
    UntidyAlgorithm,
    NoIssuer,
    NoAccount,
    IssuerMismatch,
    /// With the parameter's number.
    DuplicateParameter,
    /// With the parameter's number.
    EscapedName,
    UnknownAlgorithm,
    BadDigits,
    BadPeriod,
    NoCounter,
    BadCounter,
    UnknownEncoder,
    NonCanonicalSecret,
    PlusSign,
    BrokenEscape,
    Fragment,
    ExtraColon,

    // Recovery codes.
    EntropyWrongLength = 80,
    RecoveryCodeEmpty,
    RecoveryCodeTooLong,
    /// With the place of the character, counted from 1.
    RecoveryCodeBadCharacter,
    /// With how many characters it should have, and how many it has.
    RecoveryCodeWrongLength,
    RecoveryCodeTypo,

    // An export.
    MigrationEmpty = 100,
    /// With the part, as the next five.
    NotMigration,
    MigrationTooLong,
    MigrationMissingData,
    MigrationNotBase64,
    MigrationDamaged,
    MigrationBadIndex,
    MigrationMixedBatches,
    /// With the place.
    MigrationConflictingPart,
    /// With the place, and how many parts there are.
    MigrationMissingPart,

    // One account of an export, with its place.
    MigrationBadAccount = 120,
    MigrationMd5,
    MigrationAlgorithm,
    MigrationDigits,
    MigrationKind,
    MigrationCounter,
    MigrationPeriod,
    MigrationSteam,
}
