//! A new password of one's own.

use maud::{Markup, html};

use super::{Place, Viewer, csrf_field, frame};

/// What is said above the form.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PasswordForm {
    Empty,
    WrongPassword,
    /// Too short, or the same as before.
    NotNew,
    Changed,
}

/// The form for a new password.
#[must_use]
pub fn password(me: &Viewer<'_>, form: PasswordForm) -> Markup {
    let main = html! {
        h1 { "Change your password" }
        @match form {
            PasswordForm::Empty => p.lead { "It ends your sessions in other browsers." }
            PasswordForm::WrongPassword => {
                p.alert role="alert" { "The current password is not right. Nothing was changed." }
            }
            PasswordForm::NotNew => p.alert role="alert" {
                "The new password must be another one, of at least eight characters. Nothing was \
                changed."
            }
            PasswordForm::Changed => p.lead role="status" {
                "Your password is changed, and your sessions in other browsers have ended."
            }
        }
        form.panel.fields action="/settings/password" method="post" {
            (csrf_field(&me.csrf))
            input type="email" name="username" value=(me.person.email) autocomplete="username" hidden;
            label {
                "Current password"
                input type="password" name="current" required autocomplete="current-password";
            }
            label {
                "New password"
                input type="password" name="new" required minlength="8" autocomplete="new-password";
            }
            button.main type="submit" { "Change password" }
        }
    };
    frame(
        "Change your password",
        me,
        Place::Password,
        "settings",
        &main,
    )
}
