use core::fmt;
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The part of an address that a household or an office keeps: the first 24 bits of IPv4, the first 56 of IPv6.
///
/// A member's wrong codes begin a wait for everybody but those who come from a network that this member passed sign-ins
/// from: whoever guesses elsewhere does not keep the owner out.
///
/// ```
/// use countersign_policy::Network;
///
/// let network = Network::of("203.0.113.77").unwrap();
/// assert_eq!(network, Network::of("203.0.113.1").unwrap());
/// assert_eq!(network.to_string(), "203.0.113.0/24");
/// assert_eq!(Network::of("a laptop"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Network(IpAddr);

impl Network {
    /// The network of an address; `None` when `text` is none.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let address: IpAddr = text.trim().parse().ok()?;
        Some(Self(match address.to_canonical() {
            IpAddr::V4(address) => {
                IpAddr::V4(Ipv4Addr::from_bits(address.to_bits() & (u32::MAX << 8)))
            }
            IpAddr::V6(address) => {
                IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 72)))
            }
        }))
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bits = if self.0.is_ipv4() { 24 } else { 56 };
        write!(f, "{}/{bits}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Network;
    use std::string::ToString as _;

    #[test]
    fn both_families_are_cut_to_what_one_place_keeps() {
        for (address, network) in [
            ("198.51.100.255", "198.51.100.0/24"),
            ("::ffff:198.51.100.7", "198.51.100.0/24"),
            ("2001:db8:1:23ff:9::1", "2001:db8:1:2300::/56"),
            (" 10.0.0.1 ", "10.0.0.0/24"),
        ] {
            assert_eq!(Network::of(address).unwrap().to_string(), network);
        }
        for none in [
            "",
            "localhost",
            "203.0.113",
            "203.0.113.7:80",
            "fe80::1%eth0",
        ] {
            assert_eq!(Network::of(none), None, "{none}");
        }
    }
}
