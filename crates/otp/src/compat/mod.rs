//! What each authenticator app will make of an address.
