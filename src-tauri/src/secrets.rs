//! Where the tokens are kept: in the system's keyring, or, on a system without a usable one, in a file that only
//! this user can read.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use app::{
    host::{ExposeSecret, SecretError, SecretStore, SecretString},
    view::account::TokenStore,
};
use keyring::{Entry, Error};

/// Name of the app in the keyring.
const SERVICE: &str = "app.tactus.desktop";
/// Looked up, never written: whether the keyring answers at all.
const PROBE: &str = "probe";

/// The keyring with its fallback.
pub(crate) struct Secrets {
    file: PathBuf,
    /// Which of the two took the last secret; `None` before the first.
    last: Mutex<Option<TokenStore>>,
}

impl Secrets {
    /// The fallback's file is made only when it is needed.
    pub(crate) fn new(data_dir: &Path) -> Self {
        Self {
            file: data_dir.join("secrets.json"),
            last: Mutex::new(None),
        }
    }

    /// Where the tokens are, or would be.
    pub(crate) fn store(&self) -> TokenStore {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        *last.get_or_insert_with(
            || match entry(PROBE).and_then(|entry| entry.get_password()) {
                Ok(_) | Err(Error::NoEntry) if !self.file.exists() => TokenStore::Keyring,
                Ok(_) | Err(_) => TokenStore::File,
            },
        )
    }

    fn took(&self, store: TokenStore) {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(store);
    }

    fn read_file(&self) -> Result<BTreeMap<String, String>, SecretError> {
        match fs::read(&self.file) {
            // A file that cannot be read holds no token: the learner signs in again.
            Ok(content) => Ok(serde_json::from_slice(&content).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(BTreeMap::new()),
            Err(error) => Err(failed(&error)),
        }
    }

    fn write_file(&self, secrets: &BTreeMap<String, String>) -> Result<(), SecretError> {
        if secrets.is_empty() {
            return match fs::remove_file(&self.file) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failed(&error)),
                _ => Ok(()),
            };
        }
        let content = serde_json::to_vec(secrets).map_err(|error| failed(&error))?;
        write_private(&self.file, &content).map_err(|error| failed(&error))
    }

    fn change_file(
        &self,
        change: impl FnOnce(&mut BTreeMap<String, String>),
    ) -> Result<(), SecretError> {
        let mut secrets = self.read_file()?;
        let before = secrets.clone();
        change(&mut secrets);
        if secrets == before {
            Ok(())
        } else {
            self.write_file(&secrets)
        }
    }
}

impl SecretStore for Secrets {
    fn get(&self, key: &str) -> Result<Option<SecretString>, SecretError> {
        let known = match entry(key).and_then(|entry| entry.get_password()) {
            Ok(secret) => Some(secret),
            Err(error) => {
                tell_unless_absent(&error);
                self.read_file()?.remove(key)
            }
        };
        Ok(known.map(SecretString::from))
    }

    fn set(&self, key: &str, secret: &SecretString) -> Result<(), SecretError> {
        match entry(key).and_then(|entry| entry.set_password(secret.expose_secret())) {
            Ok(()) => {
                self.took(TokenStore::Keyring);
                // The keyring works again: nothing older stays behind in the file.
                self.change_file(|secrets| drop(secrets.remove(key)))
            }
            Err(error) => {
                tell_unless_absent(&error);
                self.took(TokenStore::File);
                self.change_file(|secrets| {
                    secrets.insert(key.to_owned(), secret.expose_secret().to_owned());
                })
            }
        }
    }

    fn delete(&self, key: &str) -> Result<(), SecretError> {
        if let Err(error) = entry(key).and_then(|entry| entry.delete_credential()) {
            tell_unless_absent(&error);
        }
        self.change_file(|secrets| drop(secrets.remove(key)))
    }
}

fn entry(key: &str) -> keyring::Result<Entry> {
    Entry::new(SERVICE, key)
}

/// The keyring's errors carry no secrets.
fn tell_unless_absent(error: &Error) {
    if !matches!(error, Error::NoEntry) {
        tracing::warn!(%error, "the keyring cannot be used; a private file takes its place");
    }
}

fn failed(error: &dyn std::error::Error) -> SecretError {
    SecretError(error.to_string())
}

/// Whole or not at all, and never readable by others, not even for a moment.
fn write_private(path: &Path, content: &[u8]) -> io::Result<()> {
    let temporary = path.with_extension("json.tmp");
    match fs::remove_file(&temporary) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&temporary)?;
    file.write_all(content)?;
    file.sync_all()?;
    fs::rename(&temporary, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exposed(secret: Option<SecretString>) -> Option<String> {
        secret.map(|secret| secret.expose_secret().to_owned())
    }

    /// Runs in whatever session the test is in: with a keyring the secret is there, else in the file.
    fn round_trip(secrets: &Secrets) {
        let key = format!("test-{}", std::process::id());
        assert_eq!(exposed(secrets.get(&key).unwrap()), None);
        secrets.set(&key, &"s3cret-ключ".into()).unwrap();
        assert_eq!(
            exposed(secrets.get(&key).unwrap()).as_deref(),
            Some("s3cret-ключ")
        );
        secrets.set(&key, &"another".into()).unwrap();
        assert_eq!(
            exposed(secrets.get(&key).unwrap()).as_deref(),
            Some("another")
        );
        assert_eq!(secrets.file.exists(), secrets.store() == TokenStore::File);
        secrets.delete(&key).unwrap();
        secrets.delete(&key).unwrap();
        assert_eq!(exposed(secrets.get(&key).unwrap()), None);
        assert!(!secrets.file.exists());
    }

    #[test]
    fn a_secret_comes_back_and_goes() {
        let dir = tempfile::tempdir().unwrap();
        let secrets = Secrets::new(dir.path());
        // Set by whoever runs this once in a session with a keyring and once without (xtask).
        if let Ok(expected) = std::env::var("TACTUS_TEST_TOKEN_STORE") {
            let name = serde_json::to_value(secrets.store()).unwrap();
            assert_eq!(name, expected);
        }
        round_trip(&secrets);
    }

    #[cfg(unix)]
    #[test]
    fn the_file_is_this_users_alone() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let secrets = Secrets::new(dir.path());
        secrets
            .change_file(|all| drop(all.insert("key".into(), "secret".into())))
            .unwrap();
        assert_eq!(
            fs::metadata(&secrets.file).unwrap().permissions().mode() & 0o777,
            0o600
        );
        assert_eq!(secrets.store(), TokenStore::File);
        fs::write(&secrets.file, "{torn").unwrap();
        assert_eq!(secrets.read_file().unwrap(), BTreeMap::new());
    }
}
