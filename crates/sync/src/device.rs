//! Which installation this is: `device.json` in the data folder, outside every profile's database.
//!
//! The id is bound to a mark of the machine, of which only a hash is kept. Where the mark is another one, the folder was
//! copied (a cloned school image, a restored backup), and the installation gets an id of its own. What is in the profiles
//! of a copy is another matter: [`Installation::is_copied`] says that somebody has to look.

use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use store::StoreError;
use uuid::Uuid;

/// Keeps the hash of a machine's own id apart from everybody else's.
const DOMAIN: &[u8] = b"tactus installation\0";

#[derive(Serialize, Deserialize)]
struct DeviceFile {
    device_id: Uuid,
    install_marker: String,
    /// The folder came from another machine, once.
    #[serde(default)]
    is_copied: bool,
}

/// This installation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Installation {
    /// Its id, by which the server knows it.
    pub id: Uuid,
    /// Whether its folder came from another machine: profiles in it may still be that one's.
    pub is_copied: bool,
}

/// This installation. `machine` tells the machine from others (its own id and name); `fresh` becomes the id when there is
/// none yet for this machine.
pub fn installation(
    data_dir: &Path,
    machine: &str,
    fresh: Uuid,
) -> Result<Installation, StoreError> {
    let path = data_dir.join("device.json");
    let known = std::fs::read(&path)
        .ok()
        .and_then(|content| serde_json::from_slice::<DeviceFile>(&content).ok());
    let mark = mark(machine);
    if let Some(known) = &known
        && known.install_marker == mark
    {
        return Ok(Installation {
            id: known.device_id,
            is_copied: known.is_copied,
        });
    }
    // Before it was hashed, it stood there as it is.
    let same = known
        .as_ref()
        .filter(|known| known.install_marker == machine);
    let found = Installation {
        id: same.map_or(fresh, |same| same.device_id),
        is_copied: match same {
            Some(same) => same.is_copied,
            None => known.is_some(),
        },
    };
    let file = DeviceFile {
        device_id: found.id,
        install_marker: mark,
        is_copied: found.is_copied,
    };
    let mut text = serde_json::to_vec_pretty(&file).map_err(|_| StoreError::Unreadable {
        what: "device.json",
    })?;
    text.push(b'\n');
    store::write_atomically(&path, &text)?;
    Ok(found)
}

fn mark(machine: &str) -> String {
    let hash = Sha256::new().chain_update(DOMAIN).chain_update(machine);
    hex::encode(hash.finalize())
}

/// The device's part of a hybrid logical clock: the first 8 hex digits of its id.
pub fn short(device: Uuid) -> String {
    let mut digits = device.simple().to_string();
    digits.truncate(8);
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_stays_with_the_machine_and_not_with_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let [first, second, third] = [1, 2, 3].map(Uuid::from_u128);
        let here = |machine, fresh| {
            let found = installation(folder.path(), machine, fresh).unwrap();
            (found.id, found.is_copied)
        };
        assert_eq!(here("room 7, seat 1", first), (first, false));
        assert_eq!(here("room 7, seat 1", second), (first, false));
        let written = std::fs::read_to_string(folder.path().join("device.json")).unwrap();
        assert!(!written.contains("room 7"), "{written}");
        assert_eq!(here("room 7, seat 2", second), (second, true));
        assert_eq!(here("room 7, seat 2", third), (second, true), "for good");
        std::fs::write(folder.path().join("device.json"), "{torn").unwrap();
        assert_eq!(here("room 7, seat 2", third).0, third);
        assert_eq!(
            short(Uuid::parse_str("0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11").unwrap()),
            "0d9f6d0e"
        );
    }

    #[test]
    fn a_mark_from_before_it_was_hashed_is_known() {
        let folder = tempfile::tempdir().unwrap();
        let [first, second] = [1, 2].map(Uuid::from_u128);
        let old = serde_json::json!({"device_id": first, "install_marker": "id seat-1"});
        std::fs::write(folder.path().join("device.json"), old.to_string()).unwrap();
        for _ in 0..2 {
            let found = installation(folder.path(), "id seat-1", second).unwrap();
            assert_eq!((found.id, found.is_copied), (first, false));
        }
        let other = installation(folder.path(), "id seat-2", second).unwrap();
        assert_eq!((other.id, other.is_copied), (second, true));
    }
}
