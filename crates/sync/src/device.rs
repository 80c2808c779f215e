//! Which installation this is: `device.json` in the data folder, outside every profile's database.
//!
//! The id is bound to a marker of the machine. Where the marker is another one, the folder was copied (a cloned
//! school image, a restored backup), and the installation gets an id of its own.

use std::path::Path;

use serde::{Deserialize, Serialize};
use store::StoreError;
use uuid::Uuid;

#[derive(Serialize, Deserialize)]
struct DeviceFile {
    device_id: Uuid,
    install_marker: String,
}

/// The id of this installation. `marker` names the machine (its own id and name); `fresh` becomes the id when
/// there is none yet for this machine.
pub fn device_id(data_dir: &Path, marker: &str, fresh: Uuid) -> Result<Uuid, StoreError> {
    let path = data_dir.join("device.json");
    let known = std::fs::read(&path)
        .ok()
        .and_then(|content| serde_json::from_slice::<DeviceFile>(&content).ok());
    if let Some(known) = known
        && known.install_marker == marker
    {
        return Ok(known.device_id);
    }
    let file = DeviceFile {
        device_id: fresh,
        install_marker: marker.to_owned(),
    };
    let mut text = serde_json::to_vec_pretty(&file).map_err(|_| StoreError::Unreadable {
        what: "device.json",
    })?;
    text.push(b'\n');
    store::write_atomically(&path, &text)?;
    Ok(fresh)
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
        assert_eq!(
            device_id(folder.path(), "room 7, seat 1", first).unwrap(),
            first
        );
        assert_eq!(
            device_id(folder.path(), "room 7, seat 1", second).unwrap(),
            first
        );
        assert_eq!(
            device_id(folder.path(), "room 7, seat 2", second).unwrap(),
            second
        );
        std::fs::write(folder.path().join("device.json"), "{torn").unwrap();
        assert_eq!(
            device_id(folder.path(), "room 7, seat 2", third).unwrap(),
            third
        );
        assert_eq!(
            short(Uuid::parse_str("0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11").unwrap()),
            "0d9f6d0e"
        );
    }
}
