//! The one command of the window: a name of the app's table, and its arguments.

use std::sync::Arc;

use app::{App, AppError};
use serde_json::Value;
use tauri::State;

/// Hands a call on to the app.
#[tauri::command]
pub(crate) async fn rpc(
    app: State<'_, Arc<App>>,
    name: String,
    args: Option<Value>,
) -> Result<Value, AppError> {
    app.rpc(name, args.unwrap_or_default()).await
}
