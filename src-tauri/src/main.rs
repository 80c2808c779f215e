//! The desktop shell.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use tauri::{WebviewUrl, WebviewWindowBuilder, window::Color};

#[tauri::command]
fn rpc(name: &str, args: serde_json::Value) -> Result<serde_json::Value, String> {
    Err(format!("{name} {args}"))
}

fn main() -> anyhow::Result<()> {
    tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![rpc])
        .setup(|app| {
            WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
                .title("Tactus")
                .inner_size(1280.0, 800.0)
                .min_inner_size(1024.0, 600.0)
                .background_color(Color(0xF4, 0xF2, 0xED, 0xFF))
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!())?;
    Ok(())
}
