//! The server's SQL, checked against the real schema: what `cargo sqlx prepare` does, without having to install it.
//!
//! With `DATABASE_URL` sqlx's macros ask that database about every query, and with `SQLX_OFFLINE_DIR` they write
//! down what it said. Committed as `sync-server/.sqlx`, that is what builds without a database are checked by.

use std::fs::{self, File};
use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context as _, Result};
use rig::Cluster;

use crate::command::{self, cargo, root};

const DATABASE: &str = "queries";

/// Writes the description of every query into `folder`.
pub(crate) fn describe(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let cluster = Cluster::temporary()?;
    let url = cluster.create_database(DATABASE)?;
    for migration in ups()? {
        cluster.sql(DATABASE, &migration)?;
    }
    // The macros run only when the crate is compiled, and cargo does not know that they read the variables. Its time
    // is put back, so that nothing else is compiled anew.
    let touched = File::options()
        .append(true)
        .open(root().join("sync-server/src/lib.rs"))?;
    let before = touched.metadata()?.modified()?;
    touched.set_modified(SystemTime::now())?;
    // Clippy over the workspace: whoever ran `cargo xtask test` has everything else for it already.
    let mut check = cargo("clippy --quiet --workspace --all-targets");
    check
        .env("DATABASE_URL", url)
        .env("SQLX_OFFLINE", "false")
        .env("SQLX_OFFLINE_DIR", folder);
    let checked = command::run(&mut check);
    touched.set_modified(before)?;
    checked
}

/// The migrations, in order.
fn ups() -> Result<Vec<String>> {
    let folder = root().join("migrations/server");
    let mut files = Vec::new();
    for entry in
        fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))?
    {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".up.sql") {
            files.push(path);
        }
    }
    files.sort();
    files
        .iter()
        .map(|file| Ok(fs::read_to_string(file)?))
        .collect()
}
