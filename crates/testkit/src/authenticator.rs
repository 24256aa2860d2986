use countersign_otp::{Secret, Totp};

/// An authenticator app that scanned a secret.
#[derive(Clone)]
pub struct Authenticator {
    totp: Totp,
    secret: String,
}

impl Authenticator {
    /// The app that holds this secret, in base32.
    ///
    /// # Panics
    /// When it is no secret.
    pub fn holding(secret: &str) -> Self {
        Self {
            totp: Totp::rfc_default(Secret::from_base32(secret).expect("a secret in base32")),
            secret: secret.to_owned(),
        }
    }

    /// The secret that it scanned, in base32.
    pub fn secret(&self) -> &str {
        &self.secret
    }

    /// The code that it shows `steps` time steps from `unix_seconds`.
    ///
    /// # Panics
    /// When that is before the epoch.
    pub fn code(&self, unix_seconds: u64, steps: i64) -> String {
        let step = self.totp.step_at(unix_seconds).checked_add_signed(steps);
        let code = self
            .totp
            .code_for_step(step.expect("a time step after the epoch"));
        code.as_str().to_owned()
    }

    /// Whether it shows this code within two and a half hours of `unix_seconds`.
    pub fn is_near(&self, unix_seconds: u64, code: &str) -> bool {
        (-300..300).any(|steps| self.code(unix_seconds, steps) == code)
    }

    /// A code that neither it nor any of `others` shows within two and a half hours of `unix_seconds`.
    ///
    /// # Panics
    /// When they show them all.
    pub fn wrong_code(&self, unix_seconds: u64, others: &[&Self]) -> String {
        let shown: Vec<String> = std::iter::once(self)
            .chain(others.iter().copied())
            .flat_map(|app| (-300..300).map(|steps| app.code(unix_seconds, steps)))
            .collect();
        (0..1_000_000)
            .map(|code| format!("{code:06}"))
            .find(|code| !shown.contains(code))
            .expect("a code that is shown at no time near")
    }
}
