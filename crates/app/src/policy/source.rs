//! Where a policy is looked for, in the order that decides.
//!
//! What the system manages, the machine's before the user's, then the JSON file in the system's folder, then
//! `TACTUS_POLICY`, which whoever starts the app can set. Each item is taken from the first place that has it.

use std::{
    fs,
    io::Read as _,
    path::{Path, PathBuf},
};

use super::{
    formats::{self, Fields},
    registry::{self, Hive, REGISTRY_KEY, Registry},
};

/// A policy file larger than this is none.
const LARGEST: u64 = 1024 * 1024;
/// The domain of managed preferences.
const DOMAIN: &str = "app.tactus.desktop";

/// A system with a place of its own for policies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// Linux and what is like it.
    Linux,
    /// macOS.
    Macos,
    /// Windows.
    Windows,
}

impl System {
    /// The one this was built for.
    pub const fn this() -> Self {
        if cfg!(windows) {
            Self::Windows
        } else if cfg!(target_os = "macos") {
            Self::Macos
        } else {
            Self::Linux
        }
    }
}

/// A place to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A JSON file.
    Json(PathBuf),
    /// A property list.
    Plist(PathBuf),
    /// The policy's key in a hive.
    Registry(Hive),
}

/// A place with what was found there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub(crate) name: String,
    pub(crate) found: Found,
}

/// What a place had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// No policy.
    Nothing,
    /// Items by name.
    Fields(Fields),
    /// Something that is no policy, and why.
    Unreadable(String),
}

/// Where a system keeps the policy of a machine, in the order that decides. `user` has managed preferences of their own
/// on macOS; `program_data` is where Windows keeps what all programs share.
pub fn places(system: System, user: Option<&str>, program_data: Option<&Path>) -> Vec<Place> {
    match system {
        System::Linux => vec![Place::Json("/etc/tactus/policy.json".into())],
        System::Windows => {
            let shared =
                program_data.map_or_else(|| PathBuf::from(r"C:\ProgramData"), Path::to_path_buf);
            vec![
                Place::Registry(Hive::Machine),
                Place::Registry(Hive::User),
                Place::Json(shared.join("Tactus").join("policy.json")),
            ]
        }
        System::Macos => {
            let managed = Path::new("/Library/Managed Preferences");
            let file = format!("{DOMAIN}.plist");
            // A name with a way in it would lead elsewhere.
            let user = user
                .filter(|user| !user.is_empty() && !user.contains('/') && !user.starts_with('.'));
            let of_user = user.map(|user| Place::Plist(managed.join(user).join(&file)));
            [Place::Plist(managed.join(&file))]
                .into_iter()
                .chain(of_user)
                .chain([Place::Json(
                    "/Library/Application Support/Tactus/policy.json".into(),
                )])
                .collect()
        }
    }
}

/// Looks at all places.
pub fn read(places: &[Place], registry: &dyn Registry) -> Vec<Source> {
    places
        .iter()
        .map(|place| Source::of(place, registry))
        .collect()
}

impl Source {
    fn of(place: &Place, registry: &dyn Registry) -> Self {
        match place {
            Place::Json(path) => Self::file(path, formats::json),
            Place::Plist(path) => Self::file(path, formats::plist),
            Place::Registry(hive) => Self {
                name: format!(r"{}\{REGISTRY_KEY}", hive.name()),
                found: match registry.values(*hive) {
                    Ok(values) if values.is_empty() => Found::Nothing,
                    Ok(values) => Found::Fields(registry::fields(&values)),
                    Err(why) => Found::Unreadable(why),
                },
            },
        }
    }

    /// A file that somebody named; that there is none is a fault. A property list by its ending, else JSON.
    pub fn named(path: &Path) -> Self {
        let is_plist = path
            .extension()
            .is_some_and(|end| end.eq_ignore_ascii_case("plist"));
        let mut source = Self::file(
            path,
            if is_plist {
                formats::plist
            } else {
                formats::json
            },
        );
        if source.found == Found::Nothing {
            source.found = Found::Unreadable("there is no such file".to_owned());
        }
        source
    }

    fn file(path: &Path, format: fn(&[u8]) -> Result<Fields, String>) -> Self {
        let found = match contents(path) {
            Ok(None) => Found::Nothing,
            Ok(Some(bytes)) => format(&bytes).map_or_else(Found::Unreadable, Found::Fields),
            Err(why) => Found::Unreadable(why),
        };
        Self {
            name: path.display().to_string(),
            found,
        }
    }
}

fn contents(path: &Path) -> Result<Option<Vec<u8>>, String> {
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.to_string()),
    };
    // A pipe would wait for ever.
    if !metadata.is_file() {
        return Err("it is no file".to_owned());
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(|error| error.to_string())?;
    // It may grow meanwhile.
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| error.to_string())?;
    if bytes.len() as u64 > LARGEST {
        return Err(format!("more than {LARGEST} bytes are no policy"));
    }
    Ok(Some(bytes))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::policy::registry::{NoRegistry, RegistryValue};

    #[test]
    fn every_system_has_its_order() {
        let names = |system, user, shared: Option<&str>| {
            read(&places(system, user, shared.map(Path::new)), &NoRegistry)
                .into_iter()
                .map(|source| source.name)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            names(System::Linux, None, None),
            ["/etc/tactus/policy.json"]
        );
        let windows = names(System::Windows, None, Some("/data"));
        assert_eq!(
            windows[..2],
            [
                r"HKLM\Software\Policies\Tactus",
                r"HKCU\Software\Policies\Tactus"
            ]
        );
        assert_eq!(
            Path::new(&windows[2]),
            Path::new("/data/Tactus/policy.json")
        );
        assert_eq!(
            names(System::Macos, Some("mira"), None),
            [
                "/Library/Managed Preferences/app.tactus.desktop.plist",
                "/Library/Managed Preferences/mira/app.tactus.desktop.plist",
                "/Library/Application Support/Tactus/policy.json",
            ]
        );
        assert_eq!(names(System::Macos, Some("../etc"), None).len(), 2);
    }

    #[test]
    fn a_registry_that_cannot_be_read_is_named() {
        struct Broken;
        impl Registry for Broken {
            fn values(&self, hive: Hive) -> Result<Vec<RegistryValue>, String> {
                match hive {
                    Hive::Machine => Err("access is denied".into()),
                    Hive::User => Ok(Vec::new()),
                }
            }
        }
        let found = read(
            &[Place::Registry(Hive::Machine), Place::Registry(Hive::User)],
            &Broken,
        );
        assert_eq!(found[0].found, Found::Unreadable("access is denied".into()));
        assert_eq!(found[1].found, Found::Nothing);
    }

    #[test]
    fn files_are_found_or_not_and_what_is_no_file_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("policy.json");
        let at = |path: &Path| {
            read(&[Place::Json(path.to_owned())], &NoRegistry)
                .remove(0)
                .found
        };
        assert_eq!(at(&path), Found::Nothing);
        assert!(matches!(Source::named(&path).found, Found::Unreadable(_)));
        fs::write(&path, r#"{"export": false}"#).unwrap();
        assert_eq!(
            at(&path),
            Found::Fields(vec![("export".into(), json!(false))])
        );
        assert!(matches!(at(dir.path()), Found::Unreadable(_)));
        let large = format!("{{\"a\": \"{}\"}}", "x".repeat(1024 * 1024));
        fs::write(&path, large).unwrap();
        assert!(matches!(at(&path), Found::Unreadable(_)));
        let plist = dir.path().join("policy.plist");
        plist::to_file_xml(&plist, &json!({"import": false})).unwrap();
        assert_eq!(
            Source::named(&plist).found,
            Found::Fields(vec![("import".into(), json!(false))])
        );
    }
}
