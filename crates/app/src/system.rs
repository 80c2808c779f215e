//! The real clock, randomness and language, for hosts that run on a real machine.
//!
//! The only place of this crate that touches them; use cases ask their [`Host`](crate::host::Host).

use std::{sync::LazyLock, time::Instant};

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
