//! What the system's own settings say of proxies. Asked once, by the first request; a system that does not answer in time
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

/// A desktop whose settings do not answer is one without.
#[cfg(not(windows))]
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(2);

#[cfg(not(windows))]
fn printed(program: &'static str, args: &'static [&str]) -> Option<String> {
    let (said, heard) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let run = std::process::Command::new(program)
            .args(args)
            .stdin(std::process::Stdio::null())
            .output();
        // Whoever asked may have gone on.
        let _ = said.send(run);
    });
    let Ok(run) = heard.recv_timeout(PATIENCE) else {
        tracing::warn!(program, "the system does not say which proxy there is");
        return None;
    };
    let run = run.ok().filter(|run| run.status.success())?;
    Some(String::from_utf8_lossy(&run.stdout).into_owned())
}
