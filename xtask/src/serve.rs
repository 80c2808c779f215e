//! `cargo xtask serve`: the sync server on a PostgreSQL cluster of its own that is kept between runs.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use rig::{Cluster, Guarded};

use crate::command::{self, built, cargo, program};
use crate::setup;

/// Name of the database in the cluster.
const DATABASE: &str = "tactus";

pub(crate) fn run() -> Result<()> {
    setup::ensure()?;
    command::run(&mut cargo("build --package tactus-server"))
        .context("the server could not be built")?;
    let data = data_folder()?;
    let folder = data.join("postgres");
    let cluster = Cluster::persistent(&folder)?;
    if !cluster.has_database(DATABASE)? {
        cluster.create_database(DATABASE)?;
    }
    println!("PostgreSQL runs on its data in {}", folder.display());
    println!("  look inside: psql '{}'", cluster.url(DATABASE));
    let bind = std::env::var("TACTUS_BIND").unwrap_or_else(|_| "127.0.0.1:8787".into());
    println!(
        "The sync server comes up at http://{bind}; the app finds it with TACTUS_SERVER_URL=http://{bind}"
    );
    // Mails need no mail server here: links to confirm an address or choose a password are in these files.
    let mails = data.join("mails");
    println!("  mails: {}", mails.display());
    println!("Ctrl-C ends both.");
    let mut server = program(built("tactus-server"));
    server
        .env("TACTUS_DATABASE_URL", cluster.url(DATABASE))
        .env("TACTUS_BIND", &bind)
        .env("TACTUS_MAIL_DIR", &mails);
    // Guarded: whatever ends this process, the server and then the cluster are ended too.
    let status = Guarded::start(&server)?.wait()?;
    if !status.success() {
        bail!("the server ended ({status})");
    }
    Ok(())
}

/// `TACTUS_DATA_DIR`, else the platform's data folder, else, for root, one that the user postgres can enter.
fn data_folder() -> Result<PathBuf> {
    if let Some(folder) = std::env::var_os("TACTUS_DATA_DIR") {
        return std::path::absolute(PathBuf::from(folder))
            .context("TACTUS_DATA_DIR cannot be resolved");
    }
    let folders =
        directories::ProjectDirs::from("", "", "tactus").context("this user has no home folder")?;
    let folder = folders.data_dir();
    Ok(if folder.starts_with("/root") {
        "/var/lib/tactus".into()
    } else {
        folder.to_owned()
    })
}
