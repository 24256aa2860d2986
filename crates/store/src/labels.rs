//! Closed lists whose members have one name everywhere: in JSON, in the store, on the command line.

/// A plain enum with a kebab-case name for each of its members. The name is a bare token: utoipa reads no other.
macro_rules! labelled {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$note:meta])* $variant:ident = $label:tt,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
        pub enum $name {
            $($(#[$note])* #[serde(rename = $label)] $variant,)+
        }

        impl $name {
            /// The name of it.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }

            /// The one of this name.
            #[must_use]
            pub fn from_label(label: &str) -> Option<Self> {
                match label { $($label => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
pub(crate) use labelled;
