//! The list of versions: what the server of updates says, and what of it is an update of this program. Pure.
//!
//! The list itself is not signed: whoever can change it can hold an update back, or name one. That is all: the file it
//! leads to has to be signed for the very version and system that the list names ([`super::proof`]).

use std::{cmp::Ordering, collections::BTreeMap};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use semver::Version;
use serde::Deserialize;

use crate::view::update::UpdateTrouble;

/// Longer lists are none, bytes.
pub(crate) const LONGEST: usize = 64 << 10;
/// Larger packages are none, bytes: the largest has the toolkit of Windows with it.
const LARGEST: u64 = 1 << 30;

/// As it is written; what else stands there is for later versions.
#[derive(Deserialize)]
struct Written {
    version: String,
    #[serde(default)]
    platforms: BTreeMap<String, WrittenPackage>,
}

#[derive(Deserialize)]
struct WrittenPackage {
    url: String,
    signature: String,
    size: u64,
}

/// A version that is newer than this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Offer {
    pub(crate) version: Version,
    /// The package for this system, if there is one.
    pub(crate) package: Option<Package>,
}

/// What is to be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Package {
    pub(crate) url: String,
    /// Of minisign, as in its `.minisig` file.
    pub(crate) signature: String,
    /// Bytes.
    pub(crate) size: u64,
}

/// Reads the list. `None`: there is nothing newer than `current` for `platform`.
///
/// # Errors
/// [`UpdateTrouble::Manifest`]: this is no list.
pub(crate) fn read(
    bytes: &[u8],
    current: &Version,
    platform: Option<&str>,
) -> Result<Option<Offer>, UpdateTrouble> {
    let written: Written = serde_json::from_slice(bytes).map_err(|_| UpdateTrouble::Manifest)?;
    let version: Version = written
        .version
        .parse()
        .map_err(|_| UpdateTrouble::Manifest)?;
    if !is_update(&version, current) {
        return Ok(None);
    }
    let Some(platform) = platform else {
        return Ok(Some(Offer {
            version,
            package: None,
        }));
    };
    let package = written.platforms.get(platform);
    let package = package.ok_or(UpdateTrouble::Manifest)?;
    if !(1..=LARGEST).contains(&package.size) {
        return Err(UpdateTrouble::Manifest);
    }
    let signature = STANDARD.decode(package.signature.trim()).ok();
    let signature = signature.and_then(|bytes| String::from_utf8(bytes).ok());
    Ok(Some(Offer {
        version,
        package: Some(Package {
            url: package.url.clone(),
            signature: signature.ok_or(UpdateTrouble::Signature)?,
            size: package.size,
        }),
    }))
}

/// Whether `version` may take the place of `current`: strictly newer, and no trial version in the place of a finished one.
pub(crate) fn is_update(version: &Version, current: &Version) -> bool {
    version.cmp_precedence(current) == Ordering::Greater
        && (version.pre.is_empty() || !current.pre.is_empty())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    const HERE: &str = "linux-x86_64-appimage";

    fn list(version: &str) -> Value {
        json!({
            "version": version,
            "notes": "of a later version",
            "platforms": { HERE: { "url": "https://example.org/t", "signature": STANDARD.encode("signed"), "size": 7 } },
        })
    }

    fn read_as(list: &Value, current: &str) -> Result<Option<Offer>, UpdateTrouble> {
        read(
            list.to_string().as_bytes(),
            &current.parse().unwrap(),
            Some(HERE),
        )
    }

    #[test]
    fn only_a_newer_version_is_an_offer() {
        for (version, current, is_offer) in [
            ("0.2.0", "0.1.0", true),
            ("0.1.10", "0.1.9", true),
            ("1.0.0", "1.0.0-rc.1", true),
            ("1.0.0-rc.2", "1.0.0-rc.1", true),
            ("0.1.0", "0.1.0", false),
            ("0.1.0+later", "0.1.0", false),
            ("0.0.9", "0.1.0", false),
            ("0.2.0-rc.1", "0.1.0", false),
            ("0.2.0-rc.1", "0.2.0", false),
        ] {
            let offer = read_as(&list(version), current).unwrap();
            assert_eq!(offer.is_some(), is_offer, "{version} over {current}");
        }
        let offer = read_as(&list("0.2.0"), "0.1.0").unwrap().unwrap();
        assert_eq!(offer.package.unwrap().signature, "signed");
    }

    #[test]
    fn what_is_no_list_is_said() {
        let mut foreign = list("0.2.0");
        foreign["platforms"] = json!({});
        let mut empty = list("0.2.0");
        empty["platforms"][HERE]["size"] = json!(0);
        let mut huge = list("0.2.0");
        huge["platforms"][HERE]["size"] = json!(u64::MAX);
        for wrong in [
            json!({}),
            json!([]),
            json!(null),
            list("newest"),
            list("v0.2.0"),
            list(""),
            foreign,
            empty,
            huge,
        ] {
            let read = read_as(&wrong, "0.1.0");
            assert_eq!(read, Err(UpdateTrouble::Manifest), "{wrong}");
        }
        for bytes in [&b"<html>sign in</html>"[..], b"", b"{\"version\": \"0.2"] {
            let read = read(bytes, &Version::new(0, 1, 0), Some(HERE));
            assert_eq!(read, Err(UpdateTrouble::Manifest));
        }
        let mut unsigned = list("0.2.0");
        unsigned["platforms"][HERE]["signature"] = json!("*");
        assert_eq!(read_as(&unsigned, "0.1.0"), Err(UpdateTrouble::Signature));
    }

    #[test]
    fn whoever_only_tells_of_a_version_needs_no_package() {
        let list = json!({"version": "0.2.0"}).to_string();
        let offer = read(list.as_bytes(), &Version::new(0, 1, 0), None).unwrap();
        assert_eq!(offer.unwrap().package, None);
    }
}
