//! The desktop shell: one window, one command, and the world the app asks for.
//!
//! Nothing is decided here. What the window asks goes to the app's table of commands ([`rpc`]); what the app needs from
//! the system is in [`host`].
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod cli;
mod host;
mod log;
mod managed;
mod rpc;
mod secrets;
mod selftest;
mod updates;
mod window;

use std::{
    io::Write,
    panic::{AssertUnwindSafe, catch_unwind},
    process::ExitCode,
    sync::Arc,
};

use anyhow::{Context, bail};
use app::{App, Config};
use tauri::{Manager, RunEvent};

use crate::host::DesktopHost;

fn main() -> ExitCode {
    if let Some(code) = cli::run(std::env::args_os().skip(1)) {
        return code;
    }
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!("{error:#}");
            // Whoever started it from a terminal or a test sees why there is no window.
            let _ = writeln!(std::io::stderr(), "tactus: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
    let mut config = Config::from_env(|name| std::env::var_os(name))?;
    config.managed = managed::sources();
    config.updates = updates::source();
    let _claim = config.claim()?;
    log::start(&config.data_dir)?;
    tracing::info!(
        version = env!("CARGO_PKG_VERSION"),
        server = config.server_url,
        "Tactus starts"
    );
    config.place.log();
    display_is_there()?;

    // GTK answers a display that does not take it with a panic; make it a sentence like every other reason.
    let built = catch_unwind(AssertUnwindSafe(|| build(config)))
        .unwrap_or_else(|_| bail!("the display cannot be used; is DISPLAY right?"))?;
    built.run(|tauri, event| {
        if let RunEvent::Exit = event {
            tauri::async_runtime::block_on(tauri.state::<Arc<App>>().leave());
        }
    });
    Ok(())
}

fn build(config: Config) -> anyhow::Result<tauri::App> {
    tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![rpc::rpc])
        .setup(move |tauri| {
            // The window first: what it shows does not wait for the disk.
            let theme = config.remembered_theme();
            let host = Arc::new(DesktopHost::new(
                Some(tauri.handle().clone()),
                &config.data_dir,
            ));
            let app = App::new(config, host);
            // Before the page can ask for anything.
            tauri.manage(Arc::clone(&app));
            window::open(tauri, theme)?;
            tauri::async_runtime::spawn(async move {
                app.warm_up().await;
                app.watch_updates().await;
            });
            Ok(())
        })
        .build(tauri::generate_context!())
        .context("the window cannot be opened")
}

/// GTK ends the process without a word one can act on when there is no display; say it first.
fn display_is_there() -> anyhow::Result<()> {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(target_os = "linux") && !set("DISPLAY") && !set("WAYLAND_DISPLAY") {
        bail!("there is no display: neither DISPLAY nor WAYLAND_DISPLAY is set");
    }
    Ok(())
}
