//! A school's network as the learner meets it: one calm line, nothing lost, and a report that names nobody.

use app::ErrorCode;
use rig::network::{Authority, Door, Proxy, Validity, says, serve_tls};
use serde_json::{Value, json};

use crate::{
    account::type_lesson_1,
    device::Device,
    server::{Server, device_with, form, signed_in},
};

const SERVER: &str = "https://sync.school.test";

/// Starts the app again under this policy.
async fn under(device: &mut Device, policy: &Value) {
    let file = device.folder.path().join("policy.json");
    std::fs::write(&file, policy.to_string()).unwrap();
    device.policy = Some(file);
    device.restart().await;
}

/// A server that signs in, behind a filter that opens TLS; answers the policy that leads there, and its authority.
async fn school(validity: Validity) -> (Value, Authority) {
    let authority = Authority::new("School Filter CA", Validity::Now);
    let acceptor = authority.acceptor("sync.school.test", validity);
    let server = serve_tls(acceptor, says("201 Created", &signed_in())).await;
    let proxy = Proxy::start(Door::Open(server)).await;
    let policy = json!({"server_url": SERVER, "proxy": format!("http://{}", proxy.address)});
    (policy, authority)
}

#[tokio::test]
async fn behind_a_filter_nothing_goes_up_until_its_authority_is_trusted() {
    let (mut policy, authority) = school(Validity::Now).await;
    let mut device = Device::of_mira().await;
    type_lesson_1(&device).await;
    under(&mut device, &policy).await;
    let refused = device.call("register", form()).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::Offline);
    assert_eq!(refused.args["cause"], "untrusted");

    // The policy names the authority: the same machine gets through.
    let file = device.folder.path().join("ca.pem");
    std::fs::write(&file, authority.pem()).unwrap();
    policy["ca_file"] = file.to_str().unwrap().into();
    under(&mut device, &policy).await;
    let account = device.ok("register", form()).await;
    assert_eq!(account["sync"]["waiting"], 1, "{account}");

    // It goes again, and sync says so in one word, loses nothing, and comes back by itself.
    std::fs::remove_file(&file).unwrap();
    under(&mut device, &policy).await;
    let state = device.ok("sync_now", json!({})).await["sync"].clone();
    assert_eq!(
        (&state["phase"], &state["error"], &state["waiting"]),
        (&json!("offline"), &json!("offline-untrusted"), &json!(1))
    );
    assert!(state["next_try"].is_string(), "{state}");
    type_lesson_1(&device).await;
    let start = device.ok("start", json!({})).await;
    let notice = &start["notices"][0];
    assert_eq!(notice["code"], "policy-ca-file-missing", "{start}");
    assert_eq!(notice["args"]["file"], file.to_str().unwrap());
}

#[tokio::test]
async fn a_wrong_clock_is_told_as_a_wrong_clock() {
    let (mut policy, authority) = school(Validity::NotYet).await;
    let mut device = Device::of_mira().await;
    let file = device.folder.path().join("ca.pem");
    std::fs::write(&file, authority.pem()).unwrap();
    policy["ca_file"] = file.to_str().unwrap().into();
    under(&mut device, &policy).await;
    let refused = device.call("register", form()).await.unwrap_err();
    assert_eq!(refused.args["cause"], "clock");
}

#[tokio::test]
async fn a_proxys_password_is_shown_to_nobody() {
    let mut device = Device::of_mira().await;
    let policy = json!({"server_url": SERVER, "proxy": "http://user:s3cret@127.0.0.1:9"});
    under(&mut device, &policy).await;
    let start = device.ok("start", json!({})).await;
    let items = start["managed"]["items"].to_string();
    assert!(items.contains("http://***@127.0.0.1:9"), "{items}");
    assert!(!start.to_string().contains("s3cret"));
}

#[tokio::test]
async fn the_report_is_shown_and_saved_and_names_nobody() {
    let server = Server::start().await;
    server.says("/v1/auth/register", 201, signed_in());
    let mut device = device_with(&server.url).await;
    let text = crate::texts::keep(&device, Some("Secret title.txt"), b"Birds sing early.").await;
    type_lesson_1(&device).await;
    device.ok("register", form()).await;
    let report = device.ok("doctor", json!({})).await;
    let said = report["text"].as_str().unwrap();
    for part in [
        "ok       profiles: 1",
        "ok       databases: 1 files, schema ",
        ", 1 sessions",
        "ok       not synced: 1 sessions wait, 0 are not accepted",
        "ok       proxy: none, as the server is this machine",
        "problem  answer: status 503",
    ] {
        assert!(said.contains(part), "{part:?} in {said}");
    }
    let id = text["id"].to_string();
    for planted in [
        "Mira",
        "mira@example.org",
        "Secret title",
        "Birds",
        id.as_str(),
    ] {
        assert!(!said.contains(planted), "{planted} in {said}");
    }
    let saved = device.ok("save_report", json!({})).await;
    let kept = std::fs::read_to_string(saved["file"].as_str().unwrap()).unwrap();
    assert_eq!(kept, said);
    let policy = json!({"export": false, "sign_in": "forbidden"});
    under(&mut device, &policy).await;
    let before = server.requests();
    let said = device.ok("doctor", json!({})).await["text"].to_string();
    assert!(said.contains("no server was asked"), "{said}");
    assert_eq!(server.requests(), before);
    assert_eq!(
        device.fails("save_report", json!({})).await,
        ErrorCode::ClosedByPolicy
    );
}
