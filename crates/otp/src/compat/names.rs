//! What an app will show: the service's name and the account.

use alloc::{borrow::ToOwned, string::String};

use zeroize::Zeroizing;

use super::address::Address;
use super::cause::Cause;
use super::fact::Behavior;
use super::facts;
use super::report::AppReport;
use crate::uri::{Diagnostic, decode, raw::Raw};

/// The names as one app cuts them out of the address.
struct Cut {
    label: Option<String>,
    parameter: Option<String>,
    account: String,
}

impl Cut {
    fn from(raw: &Raw<'_>) -> Self {
        let name = |raw: &str| decode(raw).map(|name| name.trim().to_owned());
        let (label, account) = raw.issuer_and_account();
        let filled = |name: &String| !name.is_empty();
        Self {
            label: label.and_then(name).filter(filled),
            parameter: raw.parameter("issuer").and_then(name).filter(filled),
            account: name(account).unwrap_or_default(),
        }
    }

    /// As it is meant.
    fn meant(address: &Address<'_>) -> Self {
        let auth = &address.auth;
        let issuer = auth.issuer().map(ToOwned::to_owned);
        let label = auth.label_issuer().map(ToOwned::to_owned);
        Self {
            label: label.or_else(|| issuer.clone()),
            parameter: issuer,
            account: auth.account().to_owned(),
        }
    }
}

pub(super) fn show(report: &mut AppReport, address: &Address<'_>) {
    let facts = facts::of(report.app).map(|fact| fact.behavior);
    let does = |behavior| facts.clone().any(|known| known == behavior);

    let mut cut = Cut::meant(address);
    if does(Behavior::DecodesFirst) {
        decode_first(report, address, &mut cut, does(Behavior::HashSignToHyphen));
    }
    if does(Behavior::PlusToSpace)
        && let Some(issuer) = cut.parameter.as_mut().filter(|issuer| issuer.contains('+'))
    {
        *issuer = issuer.replace('+', " ");
        report.warn(Cause::NameChanged);
    }
    if does(Behavior::ShowsPlus) && address.found(Diagnostic::PlusSign) {
        cut = Cut::from(&address.raw);
        report.warn(Cause::PlusShown);
    }
    if does(Behavior::DislikesIssuerSpace) && has_space(&cut.parameter) {
        report.warn(Cause::IssuerSpaceReported);
    }
    if does(Behavior::ExtraColonMakesAccount) && address.has_two_colons() {
        cut.account =
            decode(address.raw.label).map_or_else(String::new, |name| name.as_str().to_owned());
        cut.label = None;
        cut.parameter = None;
        report.warn(Cause::LabelShownAsAccount);
    }
    if does(Behavior::StripsEqualPrefix)
        && let (Some(label), Some(parameter)) = (&cut.label, &cut.parameter)
        && label != parameter
    {
        cut.account = [label, ":", cut.account.as_str()].concat();
        report.warn(Cause::LabelShownAsAccount);
    }

    let mut issuer = if does(Behavior::LabelIssuerWins) {
        if cut.label.is_some() && cut.parameter.is_some() && cut.label != cut.parameter {
            report.warn(Cause::LabelIssuerShown);
        }
        cut.label.or(cut.parameter)
    } else {
        cut.parameter.or(cut.label)
    };
    let mut account = cut.account;
    for behavior in facts {
        match behavior {
            Behavior::IssuerLimit(limit) => {
                if let Some(issuer) = &mut issuer {
                    limit_to(report, issuer, limit);
                }
            }
            Behavior::AccountLimit(limit) => limit_to(report, &mut account, limit),
            // ASCII alone: Unicode's tables would weigh more in a page than this is worth.
            Behavior::LowerCases => {
                account.make_ascii_lowercase();
                issuer = issuer.map(|issuer| issuer.to_ascii_lowercase());
            }
            _ => {}
        }
    }
    report.shown_issuer = issuer;
    report.shown_account = account;
}

/// An app that decodes the whole address before it cuts it: `%26`, `%23` and `%3F` in a name
/// then cut the address.
fn decode_first(
    report: &mut AppReport,
    address: &Address<'_>,
    cut: &mut Cut,
    hash_sign_to_hyphen: bool,
) {
    let Some(text) = decode(address.text) else {
        return;
    };
    let text = if hash_sign_to_hyphen {
        Zeroizing::new(text.replace('#', "-"))
    } else {
        text
    };
    let Some(raw) = Raw::split(&text) else {
        return;
    };
    let secret = raw.parameter("secret");
    let found = Cut::from(&raw);
    let same = found.account == cut.account && found.parameter == cut.parameter;
    if raw.scheme != "steam" && secret.is_none() {
        for fact in facts::of(report.app) {
            if fact.behavior == Behavior::DecodesFirst {
                report.refuse(Cause::NameBreaksAddress, fact.grade);
            }
        }
    } else if !same && !address.found(Diagnostic::PlusSign) {
        report.warn(Cause::NameChanged);
        *cut = found;
    }
}

fn has_space(name: &Option<String>) -> bool {
    name.as_deref().is_some_and(|name| name.contains(' '))
}

fn limit_to(report: &mut AppReport, name: &mut String, limit: usize) {
    if let Some((end, _)) = name.char_indices().nth(limit) {
        name.truncate(end);
        report.warn(Cause::NameCut(limit));
    }
}
