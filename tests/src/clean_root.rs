//! A Debian of its own in a folder, with nothing in it but what it needs to install packages.
//!
//! Needs root's rights and a world of mounts that nobody shares (`unshare --mount`): what is mounted here is gone
//! with this process, however it ends.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail, ensure};
use rig::output;

/// What the system itself writes to while packages come and go: its lists, logs, caches and what is mounted.
const NOBODYS: [&str; 10] = [
    "dev",
    "packages",
    "proc",
    "run",
    "sys",
    "tmp",
    "var/cache",
    "var/lib/apt",
    "var/lib/dpkg",
    "var/log",
];

/// A system in a folder.
#[derive(Debug)]
pub struct CleanRoot {
    folder: PathBuf,
}

/// Where packages come from: an address, a suite, a component.
struct Archive {
    address: String,
    suite: String,
    component: String,
}

impl CleanRoot {
    /// Makes the release of this machine's system in `folder`, from the archives that this machine uses.
    ///
    /// # Errors
    /// Without root's rights, or where mounts are shared with others.
    pub fn make(folder: &Path) -> Result<Self> {
        ensure!(
            output(Command::new("id").arg("-u"))?.trim() == "0",
            "a clean system needs root's rights"
        );
        mounts_are_ours()?;
        let release = release()?;
        let archives = archives(&release)?;
        let main = archives.iter().find(|archive| archive.suite == release);
        let main = main.with_context(|| format!("apt knows no archive of {release}"))?;
        fs::create_dir_all(folder)?;
        let mut make = Command::new("debootstrap");
        make.arg("--variant=minbase");
        if archives.iter().any(|it| it.address.starts_with("https:")) {
            make.arg("--include=ca-certificates");
        }
        make.arg(&release).arg(folder).arg(&main.address);
        output(&mut make).context("the clean system cannot be made")?;
        let root = Self {
            folder: folder.to_owned(),
        };
        root.mount()?;
        root.configure(&archives)?;
        root.apt(&["update"])?;
        Ok(root)
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A path of the system, as it is seen from outside.
    pub fn path(&self, inside: &str) -> PathBuf {
        self.folder.join(inside.trim_start_matches('/'))
    }

    /// What runs there has the kernel's folders, the display, and the learner's own folder in the temporary one.
    fn mount(&self) -> Result<()> {
        let temporary = std::env::temp_dir();
        let mut shared = vec![Path::new("/dev"), Path::new("/dev/shm"), Path::new("/tmp")];
        if temporary != Path::new("/tmp") {
            shared.push(&temporary);
        }
        for place in shared {
            let inside = self.folder.join(place.strip_prefix("/").unwrap_or(place));
            fs::create_dir_all(&inside)?;
            output(
                Command::new("mount")
                    .arg("--bind")
                    .args([place, inside.as_path()]),
            )?;
        }
        let proc = self.path("proc");
        if !proc.join("self").exists() {
            output(
                Command::new("mount")
                    .args(["-t", "proc", "proc"])
                    .arg(&proc),
            )?;
        }
        Ok(())
    }

    fn configure(&self, archives: &[Archive]) -> Result<()> {
        let lines = archives.iter().map(|archive| {
            let Archive {
                address,
                suite,
                component,
            } = archive;
            format!("deb {address} {suite} {component}\n")
        });
        fs::write(self.path("etc/apt/sources.list"), lines.collect::<String>())?;
        // How this machine reaches them: proxies, for one.
        let acquire = output(Command::new("apt-config").args(["dump", "Acquire"]))?;
        fs::write(self.path("etc/apt/apt.conf.d/90outside"), acquire)?;
        // It need not survive a power cut.
        fs::write(self.path("etc/dpkg/dpkg.cfg.d/quick"), "force-unsafe-io\n")?;
        // Nothing is to be started there by installing it.
        let policy = self.path("usr/sbin/policy-rc.d");
        fs::write(&policy, "#!/bin/sh\nexit 101\n")?;
        fs::set_permissions(&policy, fs::Permissions::from_mode(0o755))?;
        fs::copy("/etc/hosts", self.path("etc/hosts"))?;
        fs::copy("/etc/resolv.conf", self.path("etc/resolv.conf"))?;
        fs::create_dir_all(self.path("packages"))?;
        Ok(())
    }

    /// A program of that system, to be run there.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new("chroot");
        command.arg(&self.folder).arg(program);
        command.env_clear().envs([
            ("PATH", "/usr/sbin:/usr/bin:/sbin:/bin"),
            ("HOME", "/root"),
            ("LANG", "C.UTF-8"),
            ("DEBIAN_FRONTEND", "noninteractive"),
        ]);
        command
    }

    /// Runs `apt-get` there.
    pub fn apt(&self, arguments: &[&str]) -> Result<String> {
        let mut apt = self.command("apt-get");
        output(apt.args(["--yes", "--quiet"]).args(arguments))
    }

    /// Installs a package file, with nothing but what it depends on.
    pub fn install(&self, package: &Path) -> Result<()> {
        let name = package.file_name().context("a package has a name")?;
        let name = name.to_string_lossy();
        fs::copy(package, self.path("packages").join(&*name))?;
        let inside = format!("/packages/{name}");
        self.apt(&["install", "--no-install-recommends", &inside])
            .map(drop)
    }

    /// The version of an installed package; none if it is not there.
    pub fn version(&self, package: &str) -> Option<String> {
        let mut ask = self.command("dpkg-query");
        ask.args(["--show", "--showformat=${db:Status-Status} ${Version}"]);
        let answer = output(ask.arg(package)).ok()?;
        answer.strip_prefix("installed ").map(str::to_owned)
    }

    /// Every file, link and folder, except what the system itself writes to all the time.
    pub fn files(&self) -> Result<BTreeSet<PathBuf>> {
        let mut found = BTreeSet::new();
        let mut open = vec![self.folder.clone()];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(&folder)? {
                let entry = entry?;
                let path = entry.path();
                let inside = path.strip_prefix(&self.folder)?.to_owned();
                if NOBODYS.iter().any(|place| inside == Path::new(place)) {
                    continue;
                }
                if entry.file_type()?.is_dir() {
                    open.push(path);
                }
                found.insert(inside);
            }
        }
        Ok(found)
    }
}

/// Whether mounts made here stay here.
fn mounts_are_ours() -> Result<()> {
    let mounts = fs::read_to_string("/proc/self/mountinfo")?;
    if mounts.lines().any(|line| line.contains(" shared:")) {
        bail!("mounts are shared with the rest of the machine: start this by `unshare --mount`");
    }
    let own = fs::read_link("/proc/self/ns/mnt")?;
    let outside = format!("/proc/{}/ns/mnt", std::os::unix::process::parent_id());
    ensure!(
        own != fs::read_link(outside)?,
        "the mounts are those of whoever started this: start this by `unshare --mount`"
    );
    Ok(())
}

/// The name of this machine's release: `bookworm`.
fn release() -> Result<String> {
    let text = fs::read_to_string("/etc/os-release").context("the system has no name")?;
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("VERSION_CODENAME="));
    let name = line.context("the system's release has no name")?;
    Ok(name.trim_matches('"').to_owned())
}

/// The archives of that release that apt uses here, its updates among them.
fn archives(release: &str) -> Result<Vec<Archive>> {
    let mut ask = Command::new("apt-get");
    ask.args(["indextargets", "--format"]);
    ask.args([
        "$(REPO_URI)|$(RELEASE)|$(COMPONENT)",
        "Identifier: Packages",
    ]);
    let answer = output(&mut ask)?;
    let archives = answer.lines().filter_map(|line| {
        let mut parts = line.split('|').map(str::to_owned);
        Some(Archive {
            address: parts.next()?,
            suite: parts.next()?,
            component: parts.next()?,
        })
    });
    Ok(archives
        .filter(|archive| archive.suite.starts_with(release))
        .collect())
}
