//! Own texts and tests of one's own choice.

mod books;
mod free_test;
mod import;
mod typed;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

use crate::device::Device;

/// Brings a file in, in parts, as the web view does; answers the import.
pub(crate) async fn bring(device: &Device, name: Option<&str>, bytes: &[u8]) -> String {
    let begun = device
        .ok("begin_import", json!({"name": name, "size": bytes.len()}))
        .await;
    let import = begun["import"].as_str().unwrap().to_owned();
    let part = usize::try_from(begun["part"].as_u64().unwrap()).unwrap();
    for (index, bytes) in bytes.chunks(part).enumerate() {
        let part = json!({"import": import, "from": index * part, "data": STANDARD.encode(bytes)});
        device.ok("add_import", part).await;
    }
    import
}

/// Brings a file in and looks at it.
pub(crate) async fn review(device: &Device, name: Option<&str>, bytes: &[u8]) -> Value {
    let import = bring(device, name, bytes).await;
    device.ok("review_import", json!({"import": import})).await
}

/// Brings a file in and keeps it; answers the text.
pub(crate) async fn keep(device: &Device, name: Option<&str>, bytes: &[u8]) -> Value {
    let review = review(device, name, bytes).await;
    let kept = json!({"import": review["import"], "title": review["title"]});
    let list = device.ok("keep_import", kept).await;
    list["texts"][0].clone()
}
