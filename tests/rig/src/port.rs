//! TCP ports for programs that cannot bind port 0 and say which port they got.

use std::fs::File;
use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Context as _, Result, bail};

/// Below the range the kernel hands out by itself, so that no outgoing connection takes one meanwhile.
const RANGE: std::ops::Range<u16> = 20_000..32_000;

/// A port that no other process of ours takes while this lives.
#[derive(Debug)]
pub struct Port {
    number: u16,
    _lock: File,
}

impl Port {
    /// Reserves a port of the loopback address.
    pub fn reserve() -> Result<Self> {
        // Begins at a place of its own, so that processes seldom meet.
        let size = RANGE.end - RANGE.start;
        let begin = u16::try_from(std::process::id() % u32::from(size)).unwrap_or_default();
        for step in 0..size {
            let number = RANGE.start + (begin + step) % size;
            let path = std::env::temp_dir().join(format!("tactus-port-{number}"));
            let lock = File::options().create(true).append(true).open(&path);
            let lock = lock.with_context(|| format!("{} cannot be written", path.display()))?;
            if lock.try_lock().is_ok() && TcpListener::bind((Ipv4Addr::LOCALHOST, number)).is_ok() {
                return Ok(Self {
                    number,
                    _lock: lock,
                });
            }
        }
        bail!("no port of {RANGE:?} is free");
    }

    /// Its number.
    pub fn number(&self) -> u16 {
        self.number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_gets_a_port_twice() {
        let one = Port::reserve().unwrap();
        let two = Port::reserve().unwrap();
        assert_ne!(one.number(), two.number());
    }
}
