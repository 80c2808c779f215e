use std::{fs, path::Path};

use super::*;
use crate::error::AppError;

fn folder(path: &str, network: Option<&str>, has_data: bool) -> Folder {
    Folder {
        path: path.into(),
        network: network.map(str::to_owned),
        has_data,
    }
}

#[test]
fn the_folder_is_chosen_by_what_it_stands_on_and_by_where_data_are() {
    let nfs = |has_data| folder("/home/ann/.local/share/tactus", Some("nfs4"), has_data);
    let home = |has_data| folder("/home/ann/.local/share/tactus", None, has_data);
    let state = |has_data| folder("/scratch/ann/tactus", None, has_data);
    let var = |has_data| folder("/var/lib/tactus/1000", None, has_data);
    let roaming = |has_data| folder("/roaming/tactus", None, has_data);
    let chosen = |place: &Place| {
        let text = |path: &Option<PathBuf>| path.as_ref().map(|path| path.display().to_string());
        (
            place.dir.display().to_string(),
            text(&place.take_from),
            place.disk(),
        )
    };
    let (home_path, old) = (
        "/home/ann/.local/share/tactus".to_owned(),
        Some("/home/ann/.local/share/tactus".to_owned()),
    );
    let local = Disk::Local;
    for (usual, others, formerly, expected) in [
        // A home of this machine, whatever else there is.
        (
            home(false),
            vec![var(false)],
            vec![],
            (home_path.clone(), None, local),
        ),
        (
            home(true),
            vec![var(true)],
            vec![],
            (home_path.clone(), None, local),
        ),
        // One of the network: the first folder of this machine, one with data before one without.
        (
            nfs(false),
            vec![state(false), var(false)],
            vec![],
            ("/scratch/ann/tactus".into(), None, local),
        ),
        (
            nfs(true),
            vec![state(false), var(false)],
            vec![],
            ("/scratch/ann/tactus".into(), old.clone(), local),
        ),
        (
            nfs(true),
            vec![state(false), var(true)],
            vec![],
            ("/var/lib/tactus/1000".into(), None, local),
        ),
        // Nowhere else: it stays, and is written as the network needs it.
        (
            nfs(true),
            vec![],
            vec![],
            (home_path.clone(), None, Disk::Network),
        ),
        (
            nfs(true),
            vec![folder("/scratch", Some("nfs"), false)],
            vec![],
            (home_path.clone(), None, Disk::Network),
        ),
        // What roamed comes along once.
        (
            home(false),
            vec![],
            vec![roaming(true)],
            (home_path.clone(), Some("/roaming/tactus".into()), local),
        ),
        (
            home(true),
            vec![],
            vec![roaming(true)],
            (home_path, None, local),
        ),
    ] {
        let place = choose(None, &usual, &others, &formerly);
        assert_eq!(
            chosen(&place),
            expected,
            "{usual:?} {others:?} {formerly:?}"
        );
    }
    // Data in two places of one machine are never passed over in silence.
    let place = choose(None, &home(true), &[var(true)], &[]);
    assert_eq!(
        place.notice().map(|one| one.code).as_deref(),
        Some("data-also")
    );
    let asked = choose(Some(nfs(true)), &nfs(true), &[], &[]);
    assert_eq!(
        (asked.disk(), asked.take_from.as_ref()),
        (Disk::Network, None)
    );
    let notice = asked.notice().unwrap();
    assert_eq!(
        (notice.code.as_str(), notice.args["why"].as_str()),
        ("data-on-network", "nfs4")
    );
}

#[test]
fn shares_of_windows_are_known_by_their_resolved_paths() {
    for far in [r"\\?\UNC\files\home\ann", r"\\files\home\ann"] {
        assert!(is_unc(far), "{far}");
    }
    for near in [r"\\?\C:\Users\Ann", r"C:\Users\Ann", r"\\.\C:\x"] {
        assert!(!is_unc(near), "{near}");
    }
}

#[test]
fn data_are_taken_over_whole_once_and_the_old_folder_stays_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let (from, to) = (dir.path().join("old"), dir.path().join("new"));
    for (file, content) in [
        ("device.json", "{}"),
        ("tactus.lock", ""),
        ("logs/tactus.log", "old words"),
        ("profiles/registry.json", "{}"),
        ("profiles/a.sqlite", "pages"),
        ("profiles/a.sqlite-wal", "log"),
        ("profiles/a.sqlite-shm", "memory"),
        ("profiles/copies/a.day-1.sqlite", "copy"),
    ] {
        let file = from.join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, content).unwrap();
    }
    let before = tree(&from);
    fs::create_dir(&to).unwrap();
    // A copy that broke off counts for nothing.
    fs::create_dir(to.join("profiles.coming")).unwrap();
    fs::write(to.join("profiles.coming/half"), "").unwrap();
    take_over(&from, &to).unwrap();
    assert_eq!(
        tree(&to),
        [
            "device.json: {}",
            "profiles/a.sqlite-wal: log",
            "profiles/a.sqlite: pages",
            "profiles/copies/a.day-1.sqlite: copy",
            "profiles/registry.json: {}",
        ]
    );
    assert_eq!(tree(&from), before);
    fs::write(to.join("profiles/a.sqlite"), "newer").unwrap();
    take_over(&from, &to).unwrap();
    assert!(
        tree(&to).contains(&"profiles/a.sqlite: newer".to_owned()),
        "only once"
    );
}

#[test]
fn what_another_tactus_has_open_is_not_copied() {
    let dir = tempfile::tempdir().unwrap();
    let (from, to) = (dir.path().join("old"), dir.path().join("new"));
    fs::create_dir_all(from.join("profiles")).unwrap();
    fs::create_dir(&to).unwrap();
    let lock = fs::File::create(from.join("tactus.lock")).unwrap();
    lock.lock().unwrap();
    let refused = take_over(&from, &to);
    assert!(
        matches!(refused, Err(AppError::AlreadyRunning)),
        "{refused:?}"
    );
    drop(lock);
    take_over(&from, &to).unwrap();
}

#[cfg(unix)]
#[test]
fn a_folder_among_others_is_its_owners_alone() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("1000");
    for _ in 0..2 {
        make_own(&path).unwrap();
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
        fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).unwrap();
    }
    let link = dir.path().join("link");
    symlink(&path, &link).unwrap();
    make_own(&link).unwrap_err();
    if rustix::process::getuid().is_root() {
        let theirs = dir.path().join("theirs");
        fs::create_dir(&theirs).unwrap();
        std::os::unix::fs::chown(&theirs, Some(12_345), None).unwrap();
        make_own(&theirs).unwrap_err();
    }
}

/// Every file below, with what is in it.
fn tree(root: &Path) -> Vec<String> {
    fn collect(root: &Path, folder: &Path, files: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(root, &path, files);
            } else {
                let name = path.strip_prefix(root).unwrap().display().to_string();
                files.push(format!("{name}: {}", fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut files = Vec::new();
    collect(root, root, &mut files);
    files.sort();
    files
}
