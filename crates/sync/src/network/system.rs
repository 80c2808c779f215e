//! What the system's own settings say of proxies. Asked once, when the first client is made; a system that does not answer
//! has none.

use super::proxy::SystemProxy;

/// The settings of Windows, by group policy or by hand.
#[cfg(windows)]
pub(super) fn proxy() -> SystemProxy {
    use winreg::RegKey;
    use winreg::enums::{HKEY_CURRENT_USER, HKEY_LOCAL_MACHINE};

    const SETTINGS: &str = r"Software\Microsoft\Windows\CurrentVersion\Internet Settings";
    const POLICY: &str = r"Software\Policies\Microsoft\Windows\CurrentVersion\Internet Settings";
    let machine = RegKey::predef(HKEY_LOCAL_MACHINE);
    // Group policy can make the settings those of the machine.
    let of_machine = machine
        .open_subkey(POLICY)
        .and_then(|key| key.get_value::<u32, _>("ProxySettingsPerUser"))
        .is_ok_and(|per_user| per_user == 0);
    let hive = if of_machine {
        machine
    } else {
        RegKey::predef(HKEY_CURRENT_USER)
    };
    let Ok(key) = hive.open_subkey(SETTINGS) else {
        return SystemProxy::default();
    };
    let text = |name: &str| key.get_value::<String, _>(name).ok();
    let is_on = key
        .get_value::<u32, _>("ProxyEnable")
        .is_ok_and(|enabled| enabled != 0);
    SystemProxy::from_windows(
        text("ProxyServer").filter(|_| is_on).as_deref(),
        text("ProxyOverride").as_deref(),
        text("AutoConfigURL").as_deref(),
    )
}

/// The settings of the network in use.
#[cfg(target_os = "macos")]
pub(super) fn proxy() -> SystemProxy {
    printed("/usr/sbin/scutil", &["--proxy"]).map_or_else(SystemProxy::default, |printed| {
        SystemProxy::from_scutil(&printed)
    })
}

/// The settings of GNOME and the desktops that keep theirs in the same place; the system itself has none but variables.
#[cfg(not(any(windows, target_os = "macos")))]
pub(super) fn proxy() -> SystemProxy {
    if std::env::var_os("XDG_CURRENT_DESKTOP").is_none() {
        return SystemProxy::default();
    }
    printed("gsettings", &["list-recursively", "org.gnome.system.proxy"])
        .map_or_else(SystemProxy::default, |printed| {
            SystemProxy::from_gsettings(&printed)
        })
}

#[cfg(not(windows))]
fn printed(program: &str, args: &[&str]) -> Option<String> {
    let run = std::process::Command::new(program)
        .args(args)
        .stdin(std::process::Stdio::null())
        .output()
        .ok()?;
    let is_said = run.status.success();
    is_said.then(|| String::from_utf8_lossy(&run.stdout).into_owned())
}
