//! Where newer versions of this build come from, and how it was installed. What is done about it the app decides.
//!
//! Address and key are built in: `TACTUS_UPDATE_URL` and `TACTUS_UPDATE_KEY`, the makers' public key, are in the
//! environment of the build (docs/UPDATING.md). A build without them does not update itself. A debug build takes them
//! from the environment it runs in, so that the real program can be tried against a server of this machine; one that is
//! delivered does not, as nobody is to point it at a key of theirs.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use app::updates::{Installation, STALL, Source};
use tauri::utils::{config::BundleType, platform::bundle_type};

/// What this build knows; `None`: it does not update itself.
pub(crate) fn source() -> Option<Source> {
    let url = built_in("TACTUS_UPDATE_URL", option_env!("TACTUS_UPDATE_URL"))?;
    let key = built_in("TACTUS_UPDATE_KEY", option_env!("TACTUS_UPDATE_KEY"))?;
    let installation = installation(
        bundle_type(),
        std::env::var_os("APPIMAGE").filter(|file| !file.is_empty()),
        &std::env::current_exe().ok()?,
    );
    Some(Source {
        url,
        key,
        version: env!("CARGO_PKG_VERSION").parse().ok()?,
        platform: platform(&installation),
        installation,
        stall: STALL,
    })
}

fn built_in(name: &str, built: Option<&str>) -> Option<String> {
    let given = if cfg!(debug_assertions) {
        std::env::var(name).ok()
    } else {
        None
    };
    let value = given.or_else(|| built.map(str::to_owned))?;
    Some(value.trim().to_owned()).filter(|value| !value.is_empty())
}

/// How this program came here. Tauri writes the kind of package into the program when it packs it; one that was not
/// packed is whoever built it's to replace.
fn installation(
    package: Option<BundleType>,
    appimage: Option<OsString>,
    program: &Path,
) -> Installation {
    match (package, appimage) {
        (Some(BundleType::AppImage), Some(file)) => Installation::AppImage(PathBuf::from(file)),
        // Not packed, but run as if it were: how the whole way is tried.
        (None, Some(file)) if cfg!(debug_assertions) => Installation::AppImage(PathBuf::from(file)),
        (Some(BundleType::Nsis), _) => Installation::Setup(program.to_owned()),
        (Some(BundleType::App | BundleType::Dmg), _) => {
            bundle(program).map_or(Installation::Managed, Installation::Bundle)
        }
        _ => Installation::Managed,
    }
}

/// The `….app` that `….app/Contents/MacOS/tactus` is in.
fn bundle(program: &Path) -> Option<PathBuf> {
    let app = program.ancestors().nth(3)?;
    let is_app = app.extension().is_some_and(|end| end == "app");
    is_app.then(|| app.to_owned())
}

/// Its name in the list of versions.
fn platform(installation: &Installation) -> String {
    let (system, kind) = match installation {
        Installation::AppImage(_) => ("linux", "appimage"),
        Installation::Setup(_) => ("windows", "setup"),
        // One program for both processors.
        Installation::Bundle(_) => return "macos-universal-app".to_owned(),
        Installation::Managed => (std::env::consts::OS, "managed"),
    };
    format!("{system}-{}-{kind}", std::env::consts::ARCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_else_manages_is_not_replaced() {
        let program = Path::new("/usr/bin/tactus");
        for package in [BundleType::Deb, BundleType::Rpm, BundleType::Msi] {
            // Whatever the environment says: AppImages hand their variables on to what is started from them.
            for appimage in [None, Some("/home/mira/Other.AppImage".into())] {
                let found = installation(Some(package.clone()), appimage, program);
                assert_eq!(found, Installation::Managed, "{package}");
            }
        }
        assert_eq!(installation(None, None, program), Installation::Managed);
        let moved = installation(Some(BundleType::App), None, program);
        assert_eq!(moved, Installation::Managed);
    }

    #[test]
    fn what_is_the_users_own_is_found() {
        let file = PathBuf::from("/home/mira/Tactus.AppImage");
        let appimage = installation(
            Some(BundleType::AppImage),
            Some(file.clone().into()),
            Path::new("/tmp/.mount_TactusX/usr/bin/tactus"),
        );
        assert_eq!(appimage, Installation::AppImage(file));
        assert!(
            platform(&appimage).starts_with("linux-") && platform(&appimage).ends_with("-appimage")
        );
        let program = Path::new("/Applications/Tactus.app/Contents/MacOS/tactus");
        assert_eq!(
            installation(Some(BundleType::App), None, program),
            Installation::Bundle("/Applications/Tactus.app".into())
        );
        let setup = installation(Some(BundleType::Nsis), None, program);
        assert_eq!(setup, Installation::Setup(program.to_owned()));
    }
}
