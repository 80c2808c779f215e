//! What the system says about how this machine is managed: the registry on Windows, files elsewhere.

use app::{
    doctor::Surroundings,
    policy::{self, Registry, Source, System},
};

/// All of it, in the order that decides.
pub(crate) fn sources() -> Vec<Source> {
    let var = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    let user = var("USER").and_then(|user| user.into_string().ok());
    let program_data = var("ProgramData").map(std::path::PathBuf::from);
    let places = policy::places(System::this(), user.as_deref(), program_data.as_deref());
    policy::read(&places, &registry())
}

/// Windows tells its version in the registry alone.
#[cfg(not(windows))]
pub(crate) fn with_version(surroundings: Surroundings) -> Surroundings {
    surroundings
}

#[cfg(windows)]
pub(crate) fn with_version(surroundings: Surroundings) -> Surroundings {
    Surroundings {
        system: windows::version(),
        ..surroundings
    }
}

#[cfg(not(windows))]
fn registry() -> impl Registry {
    policy::NoRegistry
}

#[cfg(windows)]
fn registry() -> impl Registry {
    windows::System
}

#[cfg(windows)]
mod windows {
    use std::io::{self, ErrorKind};

    use app::policy::{Hive, REGISTRY_KEY, Registry, RegistryValue};
    use winreg::{
        RegKey,
        enums::{HKEY_CURRENT_USER, HKEY_LOCAL_MACHINE, KEY_READ, KEY_WOW64_64KEY},
    };

    /// Keys lie no deeper than the items of a policy do.
    const DEEPEST: usize = 2;

    /// Product and build: `Windows, 24H2, build 26100.2033`.
    pub(super) fn version() -> Option<String> {
        let key = RegKey::predef(HKEY_LOCAL_MACHINE)
            .open_subkey_with_flags(
                r"SOFTWARE\Microsoft\Windows NT\CurrentVersion",
                KEY_READ | KEY_WOW64_64KEY,
            )
            .ok()?;
        let text = |name| key.get_value::<String, _>(name).ok();
        let release = text("DisplayVersion").unwrap_or_default();
        let build = text("CurrentBuildNumber")?;
        let update = key.get_value::<u32, _>("UBR").unwrap_or(0);
        Some(format!("Windows, {release}, build {build}.{update}"))
    }

    /// The registry of this machine.
    pub(super) struct System;

    impl Registry for System {
        fn values(&self, hive: Hive) -> Result<Vec<RegistryValue>, String> {
            let root = RegKey::predef(match hive {
                Hive::Machine => HKEY_LOCAL_MACHINE,
                Hive::User => HKEY_CURRENT_USER,
            });
            // Group policy writes for 64 bits, whatever the program.
            let key = match root.open_subkey_with_flags(REGISTRY_KEY, KEY_READ | KEY_WOW64_64KEY) {
                Ok(key) => key,
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
                Err(error) => return Err(error.to_string()),
            };
            let mut values = Vec::new();
            collect(&key, "", &mut values, 0).map_err(|error| error.to_string())?;
            Ok(values)
        }
    }

    fn collect(
        key: &RegKey,
        path: &str,
        values: &mut Vec<RegistryValue>,
        depth: usize,
    ) -> io::Result<()> {
        for value in key.enum_values() {
            let (name, value) = value?;
            values.push(RegistryValue {
                key: path.to_owned(),
                name,
                kind: value.vtype.clone() as u32,
                bytes: value.bytes.to_vec(),
            });
        }
        for name in key.enum_keys() {
            let name = name?;
            let below = if path.is_empty() {
                name.clone()
            } else {
                format!("{path}\\{name}")
            };
            if depth + 1 < DEEPEST {
                collect(
                    &key.open_subkey_with_flags(&name, KEY_READ)?,
                    &below,
                    values,
                    depth + 1,
                )?;
            }
        }
        Ok(())
    }
}
