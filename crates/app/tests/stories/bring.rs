//! Bringing data: the export of another machine, and the histories of other programs.

mod export;
mod history;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

use crate::device::Device;

/// Brings a file in, in parts, as the web view does; answers the import.
pub(crate) async fn bring(device: &Device, name: &str, bytes: &[u8]) -> String {
    let begun = json!({"name": name, "size": bytes.len()});
    let begun = device.ok("begin_data_import", begun).await;
    let import = begun["import"].as_str().unwrap().to_owned();
    let part = usize::try_from(begun["part"].as_u64().unwrap()).unwrap();
    for (index, bytes) in bytes.chunks(part).enumerate() {
        let part = json!({"import": import, "from": index * part, "data": STANDARD.encode(bytes)});
        device.ok("add_import", part).await;
    }
    import
}

/// Looks at a file.
pub(crate) async fn review(device: &Device, name: &str, bytes: &[u8]) -> Value {
    let import = bring(device, name, bytes).await;
    device.ok("review_data", json!({"import": import})).await
}

/// Looks at a file and keeps it.
pub(crate) async fn keep(device: &Device, name: &str, bytes: &[u8]) -> Value {
    let review = review(device, name, bytes).await;
    device
        .ok("keep_data", json!({"import": review["import"]}))
        .await
}
