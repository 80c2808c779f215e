//! `cargo xtask sign`: packages that Tactus takes as a newer version of itself, signed, and the list of versions that
//! leads to them (docs/UPDATING.md).
//!
//! The key is minisign's, in the environment: it is not to be on a disk, nor among arguments. `minisign -G` makes one.

use std::env;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::Args;
use minisign::{PublicKey, SecretKey, SecretKeyBox, SignatureBox};
use serde_json::{Map, Value, json};

/// The secret key, as in the file that minisign writes, and its password, if it has one.
pub(crate) const SECRET: &str = "TACTUS_UPDATE_SECRET_KEY";
pub(crate) const PASSWORD: &str = "TACTUS_UPDATE_SECRET_PASSWORD";
/// The public key that was built into the packages: base64, one line.
const PUBLIC: &str = "TACTUS_UPDATE_KEY";
/// The list of versions.
const LIST: &str = "latest.json";

/// What to sign.
#[derive(Args)]
pub(crate) struct Wanted {
    /// Folder with the packages; those of others are left alone
    folder: PathBuf,
    /// Where the packages will be fetched from: their names are put behind it
    #[arg(long)]
    url: String,
    /// The version that they are, instead of the workspace's
    #[arg(long)]
    version: Option<String>,
}

pub(crate) fn run(wanted: &Wanted) -> Result<()> {
    let version = wanted
        .version
        .as_deref()
        .unwrap_or(env!("CARGO_PKG_VERSION"));
    let keys = Keys::from_env()?;
    let list = sign(&wanted.folder, &wanted.url, version, &keys)?;
    for (platform, package) in list["platforms"].as_object().into_iter().flatten() {
        println!(
            "{platform}: {}",
            package["url"].as_str().unwrap_or_default()
        );
    }
    Ok(())
}

/// The same after packing, with the address from the environment; for a look, a list that leads nowhere.
pub(crate) fn all(folder: &Path, version: &str) -> Result<()> {
    let url = env::var("TACTUS_UPDATE_FILES").unwrap_or_else(|_| "https://example.invalid".into());
    sign(folder, &url, version, &Keys::from_env()?).map(drop)
}

/// Whether there is a key to sign with.
pub(crate) fn has_key() -> bool {
    env::var_os(SECRET).is_some_and(|key| !key.is_empty())
}

struct Keys {
    secret: SecretKey,
    /// What the programs were built with; a signature it does not prove would be refused by all of them.
    public: PublicKey,
}

impl Keys {
    fn from_env() -> Result<Self> {
        let var = |name: &str| env::var(name).ok().filter(|value| !value.trim().is_empty());
        let secret = var(SECRET).with_context(|| format!("{SECRET} is not set"))?;
        let public = var(PUBLIC).with_context(|| format!("{PUBLIC} is not set"))?;
        Self::read(&secret, var(PASSWORD), &public)
    }

    fn read(secret: &str, password: Option<String>, public: &str) -> Result<Self> {
        let key =
            SecretKeyBox::from_string(secret).context("the secret key is none of minisign's")?;
        let secret = match password {
            Some(password) => key.into_secret_key(Some(password)),
            None => key.into_unencrypted_secret_key(),
        };
        Ok(Self {
            secret: secret.context("the secret key does not open")?,
            public: PublicKey::from_base64(public.trim()).context("the public key is none")?,
        })
    }
}

/// Signs every package of the folder and writes the list there.
fn sign(folder: &Path, url: &str, version: &str, keys: &Keys) -> Result<Value> {
    let mut platforms = Map::new();
    let entries = fs::read_dir(folder).with_context(|| format!("{}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let Some(platform) = platform(&name) else {
            continue;
        };
        let file = fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        let signature = signed(&file, &format!("tactus {version} {platform}"), keys)?;
        fs::write(folder.join(format!("{name}.minisig")), &signature)?;
        let package = json!({
            "url": format!("{}/{name}", url.trim_end_matches('/')),
            "signature": base64(&signature),
            "size": file.len(),
        });
        if platforms.insert(platform.to_owned(), package).is_some() {
            bail!("there is more than one package for {platform}");
        }
    }
    if platforms.is_empty() {
        bail!(
            "{} has no package that takes itself for newer",
            folder.display()
        );
    }
    let list = json!({ "version": version, "platforms": platforms });
    fs::write(folder.join(LIST), format!("{list:#}\n"))?;
    Ok(list)
}

/// The system a package is for, by its name: only those that are the user's own, to be replaced by Tactus itself. What it
/// calls itself there is in `src-tauri/src/updates.rs`.
fn platform(name: &str) -> Option<&'static str> {
    let ends = |end: &str| name.starts_with("Tactus_") && name.ends_with(end);
    match () {
        () if ends("_amd64.AppImage") => Some("linux-x86_64-appimage"),
        () if ends("_aarch64.AppImage") => Some("linux-aarch64-appimage"),
        () if ends("_x64-setup.exe") => Some("windows-x86_64-setup"),
        () if ends("_universal.app.tar.gz") => Some("macos-universal-app"),
        () => None,
    }
}

fn signed(file: &[u8], comment: &str, keys: &Keys) -> Result<String> {
    let signature = minisign::sign(None, &keys.secret, Cursor::new(file), Some(comment), None);
    let signature = signature
        .context("the package cannot be signed")?
        .to_string();
    let proof = SignatureBox::from_string(&signature)?;
    minisign::verify(&keys.public, &proof, Cursor::new(file), true, false, false).context(
        "the secret key is not the one of TACTUS_UPDATE_KEY: every Tactus would refuse the package",
    )?;
    Ok(signature)
}

/// The list is JSON, and a signature has lines.
fn base64(text: &str) -> String {
    use ::base64::{Engine as _, engine::general_purpose::STANDARD};
    STANDARD.encode(text)
}

#[cfg(test)]
mod tests {
    use minisign::KeyPair;

    use super::*;

    fn keys(pair: &KeyPair, public: &KeyPair) -> Result<Keys> {
        let secret = pair.sk.to_box(None)?.to_string();
        Keys::read(&secret, None, &public.pk.to_base64())
    }

    #[test]
    fn packages_of_the_users_own_are_signed_and_listed() {
        let folder = tempfile::tempdir().unwrap();
        let pair = KeyPair::generate_unencrypted_keypair().unwrap();
        for name in [
            "Tactus_0.2.0_amd64.AppImage",
            "Tactus_0.2.0_x64-setup.exe",
            "Tactus_0.2.0_universal.app.tar.gz",
            "Tactus_0.2.0_x64_en-US.msi",
            "tactus_0.2.0_amd64.deb",
        ] {
            fs::write(folder.path().join(name), name).unwrap();
        }
        let keys = keys(&pair, &pair).unwrap();
        let list = sign(folder.path(), "https://example.org/v0.2.0/", "0.2.0", &keys).unwrap();
        let written = fs::read(folder.path().join(LIST)).unwrap();
        assert_eq!(serde_json::from_slice::<Value>(&written).unwrap(), list);
        assert_eq!(list["version"], "0.2.0");
        let platforms: Vec<_> = list["platforms"].as_object().unwrap().keys().collect();
        assert_eq!(
            platforms,
            [
                "linux-x86_64-appimage",
                "macos-universal-app",
                "windows-x86_64-setup"
            ]
        );
        let one = &list["platforms"]["linux-x86_64-appimage"];
        assert_eq!(
            one["url"],
            "https://example.org/v0.2.0/Tactus_0.2.0_amd64.AppImage"
        );
        assert_eq!(one["size"], "Tactus_0.2.0_amd64.AppImage".len());
        let signature =
            fs::read_to_string(folder.path().join("Tactus_0.2.0_amd64.AppImage.minisig"));
        let signature = SignatureBox::from_string(&signature.unwrap()).unwrap();
        // What the app asks for, word by word (`crates/app/src/updates/proof.rs`).
        assert_eq!(
            signature.trusted_comment().unwrap(),
            "tactus 0.2.0 linux-x86_64-appimage"
        );
    }

    #[test]
    fn a_key_that_no_program_knows_signs_nothing() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("Tactus_0.2.0_amd64.AppImage"), "x").unwrap();
        let pair = || KeyPair::generate_unencrypted_keypair().unwrap();
        let keys = keys(&pair(), &pair()).unwrap();
        let refused = sign(folder.path(), "https://example.org", "0.2.0", &keys).unwrap_err();
        assert!(format!("{refused:#}").contains(PUBLIC), "{refused:#}");
        assert!(!folder.path().join(LIST).exists());
    }

    #[test]
    fn a_folder_without_packages_is_a_slip() {
        let folder = tempfile::tempdir().unwrap();
        let pair = KeyPair::generate_unencrypted_keypair().unwrap();
        let keys = keys(&pair, &pair).unwrap();
        assert!(sign(folder.path(), "https://example.org", "0.2.0", &keys).is_err());
    }
}
