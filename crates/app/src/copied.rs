//! What a profile needs whose file came from another machine: a cloned image of a disk, a folder that was copied.
//!
//! Each file says which installation it is of. Where that is another one, the other machine goes on with the same data:
//! its sign-in is left to it (two that renew one token are both signed out), and so is the session that was open there,
//! which goes on here under an id of its own. Everything else may be the same twice: a session that both send is one.

use std::path::Path;

use serde_json::json;
use store::Journal;

use crate::{
    app::App, error::AppError, host::uuid_v7, profile::OpenProfile, settings, state::State,
    view::start::Notice,
};

/// Name of the note.
const NOTE: &str = "installation";

/// Makes a profile one of this installation. What was done about it, if there was anything to do.
pub(crate) fn settle(
    app: &App,
    state: &State,
    open: &OpenProfile,
    journal: &Path,
) -> Result<Option<Notice>, AppError> {
    let store = &open.store;
    let note = store.note(NOTE)?;
    let here = json!(state.device);
    if note.as_ref() == Some(&here) {
        return Ok(None);
    }
    // A file from before there were notes is of this machine, unless the whole folder came from another one.
    let is_copied = note.is_some() || state.is_copied;
    let account = store.account()?.filter(|_| is_copied);
    if is_copied {
        Journal::rename(journal, store, uuid_v7(&*app.host))?;
    }
    if let Some(account) = &account {
        let key = sync::token_key(open.card.id, &account.server_url);
        if let Err(error) = app.host.secrets().delete(&key) {
            // Nobody asks for it while nobody is signed in, and the next sign-in takes its place.
            tracing::warn!(%error, "a sign-in of another machine is still kept");
        }
        let _committed = store.sign_out()?;
    }
    // Last: should the power fail before, all of it is done again.
    let _committed = store.transact(|tx| tx.set_note(NOTE, Some(&here)))?;
    if is_copied {
        tracing::info!("a profile came from another machine");
    }
    Ok(account.map(|_| Notice {
        code: "data-copied".into(),
        args: settings::args(&[]),
    }))
}
