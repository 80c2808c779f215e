//! `--check-policy` on a Windows with a registry: what group policy would have written, and the file beside it.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};

use super::wine::{Wine, put, windows_path};

const MACHINE: &str = r"HKLM\Software\Policies\Tactus";
const USER: &str = r"HKCU\Software\Policies\Tactus";

/// Key, name, type and value, as `reg add` takes them: every type that group policy and administrators write.
const WRITTEN: [[&str; 4]; 8] = [
    [
        MACHINE,
        "server_url",
        "REG_SZ",
        "https://tactus.school.example",
    ],
    [MACHINE, "leaderboard", "REG_DWORD", "0"],
    [MACHINE, "import", "REG_SZ", "false"],
    [MACHINE, "layouts", "REG_MULTI_SZ", r"us\0gb"],
    [
        r"HKLM\Software\Policies\Tactus\courses",
        "1",
        "REG_SZ",
        "kids-en-v1",
    ],
    [
        r"HKLM\Software\Policies\Tactus\courses",
        "2",
        "REG_SZ",
        "teens-en-v1",
    ],
    [
        r"HKLM\Software\Policies\Tactus\settings",
        "type_size",
        "REG_DWORD",
        "40",
    ],
    [USER, "export", "REG_DWORD", "0"],
];

const NOTHING: [&str; 4] = [
    r"1. HKLM\Software\Policies\Tactus: nothing there",
    r"2. HKCU\Software\Policies\Tactus: nothing there",
    r"3. C:\ProgramData\Tactus\policy.json: nothing there",
    "nothing",
];
const IN_FORCE: [&str; 8] = [
    r#"server_url = "https://tactus.school.example" (HKLM\Software\Policies\Tactus)"#,
    r"leaderboard = false (HKLM\Software\Policies\Tactus)",
    r"import = false (HKLM\Software\Policies\Tactus)",
    r#"layouts = ["us","gb"] (HKLM\Software\Policies\Tactus)"#,
    r#"courses = ["kids-en-v1","teens-en-v1"] (HKLM\Software\Policies\Tactus)"#,
    r"settings.type_size = 40 (HKLM\Software\Policies\Tactus)",
    r"export = false (HKCU\Software\Policies\Tactus)",
    r"purchases = false (C:\ProgramData\Tactus\policy.json)",
];
/// After the user, the file and a value of no possible type have spoken against it.
const OVERRULED: [&str; 4] = [
    r"import = false (HKLM\Software\Policies\Tactus)",
    r"import = true (HKCU\Software\Policies\Tactus): HKLM\Software\Policies\Tactus says otherwise and goes before",
    r"own_texts = <type 3> (HKLM\Software\Policies\Tactus): the item cannot have this value",
    r"export = true (C:\ProgramData\Tactus\policy.json): HKCU\Software\Policies\Tactus says otherwise and goes before",
];

/// Writes policies and looks at what the program makes of them.
pub(super) fn check(wine: &Wine, exe: &Path) -> Result<()> {
    println!("Deciding policies by registry and file.");
    let file = wine.drive().join("ProgramData/Tactus/policy.json");
    let add = |[key, name, kind, value]: [&str; 4]| {
        wine.run(&["reg", "add", key, "/v", name, "/t", kind, "/d", value, "/f"])
    };
    look(wine, exe, 0, &NOTHING)?;
    for value in WRITTEN {
        add(value)?;
    }
    put(&file, r#"{"version": 1, "purchases": false}"#)?;
    look(wine, exe, 0, &IN_FORCE)?;

    add([USER, "import", "REG_DWORD", "1"])?;
    add([MACHINE, "own_texts", "REG_BINARY", "00"])?;
    put(&file, r#"{"version": 1, "export": true}"#)?;
    look(wine, exe, 1, &OVERRULED)?;

    for key in [MACHINE, USER] {
        wine.run(&["reg", "delete", key, "/f"])?;
    }
    fs::remove_file(&file)?;
    look(wine, exe, 0, &NOTHING)
}

/// The report has these lines, and the program ends with this code.
fn look(wine: &Wine, exe: &Path, code: i32, lines: &[&str]) -> Result<()> {
    let said = wine.try_run(&[&windows_path(exe), "--check-policy"])?;
    ensure!(
        said.status.code() == Some(code),
        "{}: {}",
        said.status,
        said.text
    );
    for line in lines {
        let is_there = said.text.lines().any(|found| found.trim() == *line);
        ensure!(is_there, "`{line}` is not in: {}", said.text);
    }
    Ok(())
}
