//! The real clock, randomness and language, for hosts that run on a real machine.
//!
//! The only place of this crate that touches them; use cases ask their [`Host`](crate::host::Host).

use std::{ffi::OsString, path::PathBuf, sync::LazyLock, time::Instant};

use crate::doctor::Surroundings;
use crate::host::LocalTime;

/// The time now, here.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the clock"
)]
pub fn now() -> LocalTime {
    LocalTime {
        utc: chrono::Utc::now(),
        timezone: iana_time_zone::get_timezone().unwrap_or_else(|_| "UTC".into()),
        local_date: chrono::Local::now().date_naive(),
    }
}

/// Milliseconds since this was first asked.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the clock"
)]
pub fn steady() -> u64 {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    u64::try_from(START.elapsed().as_millis()).unwrap_or(u64::MAX)
}

/// Fills `bytes` with unpredictable ones.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that draws random bytes"
)]
pub fn random(bytes: &mut [u8]) {
    rand::fill(bytes);
}

/// The system's language as a BCP 47 tag.
pub fn language() -> Option<String> {
    sys_locale::get_locale()
}

/// What kind of machine this is: `laptop` where there is a battery, else `desktop`. Tablets with keyboards are
/// told from laptops by nothing that holds on every system.
pub fn device_type() -> &'static str {
    if has_battery() { "laptop" } else { "desktop" }
}

#[cfg(target_os = "linux")]
fn has_battery() -> bool {
    // A battery of a mouse or keyboard has scope `Device`; that of the machine has `System` or no scope at all.
    let Ok(supplies) = std::fs::read_dir("/sys/class/power_supply") else {
        return false;
    };
    supplies.flatten().any(|supply| {
        let read =
            |name: &str| std::fs::read_to_string(supply.path().join(name)).unwrap_or_default();
        read("type").trim() == "Battery" && read("scope").trim() != "Device"
    })
}

#[cfg(not(target_os = "linux"))]
fn has_battery() -> bool {
    false
}

/// Name of this machine in the account's list of devices.
pub fn device_name() -> String {
    gethostname::gethostname().to_string_lossy().into_owned()
}

/// Tells this machine from others: its own id where it has one, and its name, as images are cloned with their ids.
pub fn machine() -> String {
    format!("{} {}", machine_id().trim(), device_name())
}

#[cfg(target_os = "linux")]
fn machine_id() -> String {
    let mut files = ["/etc/machine-id", "/var/lib/dbus/machine-id"].iter();
    let read = files.find_map(|file| std::fs::read_to_string(file).ok());
    read.unwrap_or_default()
}

/// `MachineGuid` of the registry on Windows, `IOPlatformUUID` on macOS.
#[cfg(not(target_os = "linux"))]
fn machine_id() -> String {
    machine_uid::get().unwrap_or_default()
}

/// What the machine is to the report for an administrator. Reads variables through `var`.
pub fn surroundings(var: impl Fn(&str) -> Option<OsString>) -> Surroundings {
    let text = |name: &str| {
        let value = var(name)?.into_string().ok()?;
        (!value.is_empty()).then_some(value)
    };
    let path = |name: &str| {
        var(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let certificates = ["SSL_CERT_FILE", "SSL_CERT_DIR"];
    Surroundings {
        system: name_and_version(),
        webview: None,
        language: language(),
        display: display(&text),
        certificates: certificates
            .into_iter()
            .filter_map(|name| Some((name, path(name)?)))
            .collect(),
        home: path(if cfg!(windows) { "USERPROFILE" } else { "HOME" }),
        user: text(if cfg!(windows) { "USERNAME" } else { "USER" }),
    }
}

/// The kind of the session. Which display it is may have the name of a machine in it.
#[cfg(not(any(windows, target_os = "macos")))]
fn display(text: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let server = match (text("WAYLAND_DISPLAY"), text("DISPLAY")) {
        (Some(_), _) => "Wayland",
        (None, Some(_)) => "X11",
        (None, None) => return None,
    };
    let desktop = text("XDG_CURRENT_DESKTOP").unwrap_or_else(|| "no desktop".to_owned());
    let kind = text("XDG_SESSION_TYPE").unwrap_or_else(|| "unknown".to_owned());
    Some(format!("{server}, session {kind}, {desktop}"))
}

#[cfg(any(windows, target_os = "macos"))]
fn display(_: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    Some("the system's own".to_owned())
}

#[cfg(target_os = "linux")]
fn name_and_version() -> Option<String> {
    let release = std::fs::read_to_string("/etc/os-release").ok()?;
    let name = release
        .lines()
        .find_map(|line| line.strip_prefix("PRETTY_NAME="))?;
    let kernel = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    Some(format!(
        "{}, Linux {}",
        name.trim_matches('"'),
        kernel.trim()
    ))
}

#[cfg(target_os = "macos")]
fn name_and_version() -> Option<String> {
    let file = "/System/Library/CoreServices/SystemVersion.plist";
    let version: plist::Dictionary = plist::from_file(file).ok()?;
    let version = version.get("ProductVersion")?.as_string()?;
    Some(format!("macOS {version}"))
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn name_and_version() -> Option<String> {
    None
}
