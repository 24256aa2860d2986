use crate::words::words;

words! {
    /// What a member is in the application.
    #[derive(Default)]
    pub enum Role {
        /// Owns the workspace; counts as an admin.
        Owner,
        /// Looks after the others.
        Admin,
        /// Works in the application.
        #[default]
        Agent,
        /// Is served by it.
        EndUser,
    }
}

words! {
    /// The side of the application that a role signs in to.
    pub enum Surface {
        /// Where owners, admins and agents work.
        Team,
        /// Where end users come.
        EndUsers,
    }
}

impl Role {
    /// Where it signs in.
    #[must_use]
    pub const fn surface(self) -> Surface {
        match self {
            Self::Owner | Self::Admin | Self::Agent => Surface::Team,
            Self::EndUser => Surface::EndUsers,
        }
    }

    /// Whether it looks after others.
    #[must_use]
    pub const fn is_admin(self) -> bool {
        matches!(self, Self::Owner | Self::Admin)
    }
}
