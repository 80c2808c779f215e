//! Whether a file is the makers': signed by the key that was built in, for one version and one system.
//!
//! minisign signs a comment along with the file. Ours says what the file is: without that an old release, whose signature
//! is as good as ever, could be named as a new one.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use minisign_verify::{PublicKey, Signature, StreamVerifier};
use semver::Version;

use crate::view::update::UpdateTrouble;

/// What the signed comment of a package says. `xtask` writes the same.
pub(crate) fn comment(version: &Version, platform: &str) -> String {
    format!("tactus {version} {platform}")
}

/// Reads the whole file at `path` and proves that it is `version` for `platform`, signed with `key`.
///
/// # Errors
/// [`UpdateTrouble::Signature`]: it is not. [`UpdateTrouble::ReadOnly`]: it cannot be read.
pub(crate) fn prove(
    path: &Path,
    key: &str,
    signature: &str,
    version: &Version,
    platform: &str,
) -> Result<(), UpdateTrouble> {
    let refused = |why: &dyn std::fmt::Display| {
        tracing::warn!(%version, %why, "the signature of the newer version is not good");
        UpdateTrouble::Signature
    };
    let key = PublicKey::from_base64(key.trim()).map_err(|error| refused(&error))?;
    let signature = Signature::decode(signature).map_err(|error| refused(&error))?;
    if signature.trusted_comment() != comment(version, platform) {
        return Err(refused(&"it is signed for another version or system"));
    }
    let mut proof = key
        .verify_stream(&signature)
        .map_err(|error| refused(&error))?;
    feed(path, &mut proof).map_err(|error| super::place::trouble(path, &error))?;
    proof.finalize().map_err(|error| refused(&error))
}

fn feed(path: &Path, proof: &mut StreamVerifier<'_>) -> io::Result<()> {
    let mut file = File::open(path)?;
    let mut part = vec![0; 64 << 10];
    loop {
        match file.read(&mut part)? {
            0 => return Ok(()),
            read => proof.update(&part[..read]),
        }
    }
}
