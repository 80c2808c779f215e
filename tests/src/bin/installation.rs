//! What `cargo xtask bundle --prove` does with the packages: a clean Debian, the app started there, a lesson typed,
//! an upgrade that keeps it, a downgrade that is refused, and nothing left after removing. Fails at the first that
//! is not so.
#![expect(
    clippy::print_stdout,
    reason = "a command line tool talks on standard output"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use clap::Parser;
use rig::{Cluster, Guarded, output, wait};
use stories::{CleanRoot, EN, Learner, NOWHERE, World, ledger};

/// The packages in a clean system.
#[derive(Parser)]
struct Arguments {
    /// Where the system is made; must not be there
    #[arg(long)]
    root: PathBuf,
    /// The app's package of an older version
    #[arg(long)]
    old_app: PathBuf,
    /// The app's package
    #[arg(long)]
    new_app: PathBuf,
    /// The same for systems with rpm
    #[arg(long)]
    rpm: PathBuf,
    /// The server's package of an older version
    #[arg(long)]
    old_server: PathBuf,
    /// The server's package
    #[arg(long)]
    new_server: PathBuf,
}

/// Sizes of the icon that desktops look for.
const ICONS: [u32; 8] = [16, 24, 32, 48, 64, 128, 256, 512];

/// The worst score of `systemd-analyze security` that is taken, in tenths: 0 is best, 100 worst.
const EXPOSURE: u32 = 15;

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let begun = Instant::now();
    let tell = |what: &str| println!("{:>6.1} s  {what}", begun.elapsed().as_secs_f64());
    let root = CleanRoot::make(&arguments.root)?;
    let before = root.files()?;
    tell("a clean system is there");
    let world = app(&root, &arguments, &tell)?;
    server(&root, &arguments, &tell)?;
    rpm(&root, &arguments)?;
    tell("the rpm has the same files; installed and erased");
    removed(&root, &before)?;
    ensure!(
        ledger::local_sessions(world.data())?.len() == 1,
        "the learner's session is gone"
    );
    tell("removed and purged: nothing is left but what the learner typed");
    Ok(())
}

/// Install, start, type; upgrade, start, see; no way back.
fn app(root: &CleanRoot, arguments: &Arguments, tell: &impl Fn(&str)) -> Result<World> {
    root.install(&arguments.old_app)?;
    let old = root.version("tactus").context("tactus is not installed")?;
    complete(root)?;
    tell(&format!(
        "tactus {old} is installed with what it depends on"
    ));
    let world = World::installed("installation", root.folder())?;
    let window = world.open(NOWHERE)?;
    let learner = Learner::new(&window, world.keyboard("us")?, &EN);
    learner.first_start("Ann")?;
    learner.start_next_lesson()?;
    learner.type_lesson(world.data(), &BTreeMap::new())?;
    learner.result_is_shown()?;
    world.picture(&window, "1-installed")?;
    window.quit()?;
    tell("it opened its window; a lesson was typed");

    root.install(&arguments.new_app)?;
    let new = root.version("tactus").context("tactus is gone")?;
    ensure!(new != old, "{new} is not newer than {old}");
    let window = world.open(NOWHERE)?;
    let learner = Learner::new(&window, world.keyboard("us")?, &EN);
    // The map offers the second lesson: the first is known to be done.
    learner.start_next_lesson()?;
    world.picture(&window, "2-upgraded")?;
    window.quit()?;
    let kept = ledger::local_sessions(world.data())?;
    ensure!(kept.len() == 1, "{} sessions after the upgrade", kept.len());
    tell(&format!("upgraded to {new}: the lesson is there"));

    let refused = root.install(&arguments.old_app);
    ensure!(
        refused.is_err(),
        "apt went back to {old} without being told"
    );
    ensure!(
        root.version("tactus").as_ref() == Some(&new),
        "the refused downgrade changed something"
    );
    tell("going back is refused unless it is asked for by name");
    Ok(world)
}

/// What a desktop, a software centre and a person look for is there and sound.
fn complete(root: &CleanRoot) -> Result<()> {
    let desktop = root.path("usr/share/applications/Tactus.desktop");
    output(Command::new("desktop-file-validate").arg(&desktop))?;
    let entry = fs::read_to_string(&desktop)?;
    ensure!(
        entry.contains("\nExec=tactus\n") && entry.contains("\nIcon=tactus\n"),
        "the desktop entry says:\n{entry}"
    );
    let metainfo = root.path("usr/share/metainfo/app.tactus.desktop.metainfo.xml");
    output(
        Command::new("appstreamcli")
            .args(["validate", "--no-net"])
            .arg(metainfo),
    )?;
    for size in ICONS {
        let icon = format!("usr/share/icons/hicolor/{size}x{size}/apps/tactus.png");
        ensure!(root.path(&icon).is_file(), "there is no {icon}");
    }
    for file in [
        "usr/share/icons/hicolor/scalable/apps/tactus.svg",
        "usr/share/man/man1/tactus.1.gz",
        "usr/share/doc/tactus/copyright",
    ] {
        ensure!(root.path(file).is_file(), "there is no {file}");
    }
    let libraries = output(root.command("ldd").arg("/usr/bin/tactus"))?;
    ensure!(
        !libraries.contains("not found"),
        "the package does not depend on:\n{libraries}"
    );
    output(root.command("dpkg").args(["--verify", "tactus"])).map(drop)
}

/// Install, settings, a start on a real database, an upgrade that keeps the settings.
fn server(root: &CleanRoot, arguments: &Arguments, tell: &impl Fn(&str)) -> Result<()> {
    root.install(&arguments.old_server)?;
    let wanted = root.path("etc/systemd/system/multi-user.target.wants/tactus-server.service");
    ensure!(wanted.is_symlink(), "the service is not enabled");
    let unit = ["lib", "usr/lib"]
        .map(|lib| root.path(&format!("{lib}/systemd/system/tactus-server.service")));
    let unit = unit.iter().find(|unit| unit.is_file());
    let mut judge = Command::new("systemd-analyze");
    judge.args([
        "security",
        "--offline=true",
        &format!("--threshold={EXPOSURE}"),
    ]);
    output(judge.arg(unit.context("there is no unit")?)).context("the unit is too open")?;

    let settings = root.path("etc/tactus-server/server.env");
    let mut text = fs::read_to_string(&settings)?;
    text.push_str("TACTUS_BIND=127.0.0.1:0\n");
    fs::write(&settings, &text)?;
    root.install(&arguments.new_server)?;
    ensure!(
        fs::read_to_string(&settings)? == text,
        "the upgrade changed the settings"
    );
    tell("the server is installed and upgraded; its settings stayed");

    let cluster = Cluster::temporary()?;
    cluster.create_database("tactus")?;
    let address = root.path("etc/tactus-server/database-url");
    fs::write(&address, cluster.url("tactus"))?;
    output(root.command("tactus-serverctl").arg("check-config"))?;
    let log = root.path("packages/server.log");
    let mut serve = Guarded::start_logged(root.command("tactus-serverctl").arg("serve"), &log)?;
    wait::until("the server's ready line", || {
        ensure!(serve.exited()?.is_none(), "it ended: {}", serve.output());
        Ok(serve.output().contains("listens on http://127.0.0.1:"))
    })?;
    tell("it serves a database, by its settings");
    Ok(())
}

/// The rpm says what it is, has the deb's files, and comes and goes in a root of its own.
fn rpm(root: &CleanRoot, arguments: &Arguments) -> Result<()> {
    let ask = |what: &str| output(Command::new("rpm").args(["-qp", what]).arg(&arguments.rpm));
    let requires = ask("--requires")?;
    for library in ["libwebkit2gtk-4.1", "libgtk-3"] {
        ensure!(requires.contains(library), "the rpm requires:\n{requires}");
    }
    let scripts = ask("--scripts")?;
    ensure!(
        scripts.trim().is_empty(),
        "nothing is to run, but:\n{scripts}"
    );
    let listed: BTreeSet<String> = ask("--list")?.lines().map(str::to_owned).collect();
    let deb = output(
        Command::new("dpkg-deb")
            .arg("--contents")
            .arg(&arguments.new_app),
    )?;
    let files = deb
        .lines()
        .filter(|line| !line.starts_with('d'))
        .filter_map(|line| line.rsplit_once(' '))
        .map(|(_, path)| format!("/{}", path.trim_start_matches(['.', '/'])));
    let files: BTreeSet<String> = files.collect();
    ensure!(listed == files, "the rpm has {listed:?}, the deb {files:?}");

    let place = root.path("packages/rpm-root");
    fs::create_dir_all(&place)?;
    let rpm = |arguments: &[&str], package: Option<&Path>| {
        let mut rpm = Command::new("rpm");
        rpm.arg("--root").arg(&place).args(arguments).args(package);
        output(&mut rpm)
    };
    rpm(&["--initdb"], None)?;
    rpm(
        &["--install", "--nodeps", "--force-debian"],
        Some(&arguments.rpm),
    )?;
    ensure!(
        place.join("usr/bin/tactus").is_file(),
        "the rpm installs no program"
    );
    rpm(&["--erase", "tactus"], None)?;
    ensure!(
        !place.join("usr/bin/tactus").exists(),
        "erasing leaves the program"
    );
    Ok(())
}

/// Purges both and what came with them, and compares with the system as it was.
fn removed(root: &CleanRoot, before: &BTreeSet<PathBuf>) -> Result<()> {
    root.apt(&["purge", "--autoremove", "tactus", "tactus-server"])?;
    let after = root.files()?;
    let ours = after.difference(before).filter(|path| {
        let name = path.to_string_lossy().to_lowercase();
        name.contains("tactus")
    });
    let ours: Vec<_> = ours.collect();
    ensure!(ours.is_empty(), "left behind: {ours:?}");
    // What libraries leave behind is theirs, as long as it does not speak of us.
    for path in after.difference(before) {
        let text = fs::read(root.folder().join(path)).unwrap_or_default();
        let speaks = text
            .windows(6)
            .any(|six| six.eq_ignore_ascii_case(b"tactus"));
        ensure!(!speaks, "{} still speaks of Tactus", path.display());
    }
    let gone = before.difference(&after).collect::<Vec<_>>();
    ensure!(gone.is_empty(), "removing took more: {gone:?}");
    Ok(())
}
