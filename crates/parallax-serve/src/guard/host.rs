//! The names by which this server may be asked for. A site whose name is made to lead to this
//! machine (DNS rebinding) asks by its own name, and is turned away.

use std::net::{IpAddr, SocketAddr};

use axum::http::{HeaderMap, header};

/// Names and the port.
#[derive(Clone, Debug)]
pub(crate) struct Hosts {
    names: Vec<String>,
    /// Whether any address in numbers will do: where the server listens on all of the machine's.
    is_any_address: bool,
    port: u16,
}

impl Hosts {
    /// Names for a server that was told to listen on `host` and listens on `address`.
    pub(crate) fn new(host: &str, address: SocketAddr) -> Self {
        let mut names = vec![host.to_ascii_lowercase(), address.ip().to_string()];
        if address.ip().is_loopback() {
            names.extend(["localhost", "127.0.0.1", "::1"].map(str::to_owned));
        }
        Self { names, is_any_address: address.ip().is_unspecified(), port: address.port() }
    }

    /// Whether a request is for this server.
    pub(super) fn are_asked_for(&self, headers: &HeaderMap) -> bool {
        let mut hosts = headers.get_all(header::HOST).iter();
        match (hosts.next().map(|host| host.to_str()), hosts.next()) {
            (Some(Ok(host)), None) => self.include(host),
            _ => false,
        }
    }

    /// Whether `host`, written as in a `Host` header, is this server.
    pub(super) fn include(&self, host: &str) -> bool {
        let Some((name, port)) = split(host) else { return false };
        let name = name.to_ascii_lowercase();
        let is_known = self.names.contains(&name)
            || (self.is_any_address && (name == "localhost" || name.parse::<IpAddr>().is_ok()));
        is_known && port == self.port
    }
}

/// Name and port; the port of the web where none is given.
fn split(host: &str) -> Option<(&str, u16)> {
    let (name, port) = match host.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?,
        None => host.split_at(host.find(':').unwrap_or(host.len())),
    };
    match port.strip_prefix(':') {
        // A plus sign would be taken for a part of the number.
        Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some((name, digits.parse().ok()?))
        }
        None if port.is_empty() => Some((name, 80)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Hosts;

    fn hosts(host: &str, address: &str) -> Hosts {
        Hosts::new(host, address.parse().expect("an address"))
    }

    #[test]
    fn a_server_of_this_machine_answers_to_its_names_and_port_only() {
        let own = hosts("127.0.0.1", "127.0.0.1:7400");
        for host in ["localhost:7400", "127.0.0.1:7400", "[::1]:7400", "LOCALHOST:7400"] {
            assert!(own.include(host), "{host}");
        }
        for host in [
            "localhost",
            "localhost:80",
            "tavik.example:7400",
            "localhost:7400.tavik.example",
            "localhost.tavik.example:7400",
            "127.0.0.1:+7400",
            "127.0.0.1:7400:7400",
            "",
            ":7400",
            "[::1]",
            "[::1:7400",
            "user@localhost:7400",
            "127.0.0.2:7400",
            "0:7400",
        ] {
            assert!(!own.include(host), "{host}");
        }
    }

    #[test]
    fn a_server_of_all_addresses_answers_to_numbers_but_to_no_other_name() {
        let open = hosts("0.0.0.0", "0.0.0.0:7400");
        assert!(open.include("192.168.3.4:7400") && open.include("[fe80::1]:7400"));
        assert!(!open.include("tavik.example:7400") && !open.include("192.168.3.4:80"));
        let named = hosts("desk.example", "192.168.3.4:80");
        assert!(named.include("desk.example") && named.include("192.168.3.4"));
        assert!(!named.include("localhost"));
    }
}
