//! The built interface as files, with the content security policy of the real window.

use std::path::{Component, Path};
use std::sync::LazyLock;

use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};

use crate::Served;

/// That of the shell, so that a page that breaks it there breaks it here.
static CSP: LazyLock<HeaderValue> = LazyLock::new(|| {
    let shell = include_str!("../../../src-tauri/tauri.conf.json");
    let shell: serde_json::Value = serde_json::from_str(shell).expect("it is JSON");
    let policy = shell["app"]["security"]["csp"].as_str();
    HeaderValue::from_str(policy.expect("there is a policy")).expect("it is a header")
});

/// Answers a file of the built interface; a path without a file is the interface's own business and gets the page.
pub(crate) async fn serve(State(served): State<Served>, uri: Uri) -> Response {
    let Some(root) = served.ui.as_deref() else {
        return (StatusCode::NOT_FOUND, "devhost was started without --ui").into_response();
    };
    let wanted = Path::new(uri.path().trim_start_matches('/'));
    // Never leave the folder, whatever the path says.
    if !wanted
        .components()
        .all(|part| matches!(part, Component::Normal(_)))
    {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let mut file = root.join(wanted);
    if wanted.extension().is_none() {
        file = root.join("index.html");
    }
    match tokio::fs::read(&file).await {
        Ok(bytes) => {
            let mut answer = bytes.into_response();
            let headers = answer.headers_mut();
            headers.insert(
                header::CONTENT_TYPE,
                HeaderValue::from_static(content_type(&file)),
            );
            headers.insert(header::CONTENT_SECURITY_POLICY, CSP.clone());
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            answer
        }
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|ext| ext.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("woff") => "font/woff",
        _ => "application/octet-stream",
    }
}
