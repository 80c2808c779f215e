//! S10: whatever the window calls, with whatever arguments, the answer is one or a refusal with a code: never a panic,
//! never `internal`, and the app goes on.

use app::ErrorCode;
use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};
use serde_json::{Map, Value, json};

use crate::device::Device;

/// Every name of the table.
fn commands() -> Vec<&'static str> {
    let table = include_str!("../../src/commands/mod.rs");
    let (_, table) = table.split_once("commands! {\n").unwrap();
    let names = table.lines().filter_map(|line| {
        let (name, rest) = line.trim().split_once('(')?;
        let is_name = name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        (is_name && rest.contains(") -> ") && rest.ends_with(';')).then_some(name)
    });
    names.collect()
}

/// What arguments are made of: the names that commands know, and values that come near what they want.
struct Chance {
    rng: StdRng,
    /// Ids that the app has told, so that some calls are about something.
    ids: Vec<Value>,
}

const FIELDS: [&str; 46] = [
    "session_id",
    "id",
    "kind",
    "number",
    "units",
    "length",
    "part",
    "from",
    "events",
    "code",
    "text",
    "t",
    "period",
    "layout",
    "language",
    "name",
    "age_group",
    "daily_goal",
    "course",
    "presses",
    "email",
    "password",
    "analytics",
    "marketing",
    "birth_year",
    "consent_analytics",
    "consent_marketing",
    "theme",
    "text_size",
    "type_size",
    "error_policy",
    "letter_spacing",
    "sounds",
    "accepted",
    "action",
    "format",
    "include",
    "path",
    "file",
    "copy",
    "interface_language",
    "shown",
    "stars",
    "version",
    "key_order",
    "timezone",
];

const WORDS: [&str; 36] = [
    "lesson",
    "practice",
    "placement",
    "all",
    "week",
    "month",
    "quarter",
    "own_text",
    "us",
    "ru",
    "de",
    "en",
    "fr",
    "adults",
    "children",
    "free",
    "no_backspace",
    "stop_on_error",
    "dark",
    "system",
    "json",
    "csv",
    "done",
    "dismiss",
    "adults-en-v1",
    "KeyF",
    "f",
    "j",
    " ",
    "\u{8}",
    "\u{17}",
    "\0",
    "\u{202e}\u{1F468}\u{200D}\u{1F469}",
    "e\u{301}",
    "../../../etc/passwd",
    "'; DROP TABLE sessions; --",
];

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.rng.random_range(0..n)
    }

    /// One that there is, or was; null as long as there is none.
    fn id(&mut self) -> Value {
        let index = self.below(self.ids.len().max(1));
        self.ids.get(index).cloned().unwrap_or_default()
    }

    fn value(&mut self, depth: usize) -> Value {
        let kinds = if depth == 0 { 9 } else { 12 };
        match self.below(kinds) {
            0 => Value::Null,
            1 => self.rng.random::<bool>().into(),
            2 => [0, 1, 2, 3, 60, 100][self.below(6)].into(),
            3 => [-1, i64::MIN, i64::MAX, 4_294_967_296][self.below(4)].into(),
            4 => [1.8e19, 0.5, -1e308][self.below(3)].into(),
            5 => "x".repeat([0, 1, 61, 10_000][self.below(4)]).into(),
            6 | 7 => WORDS[self.below(WORDS.len())].into(),
            8 => self.id(),
            9 => {
                let length = self.below(6);
                (0..length).map(|_| self.value(depth - 1)).collect()
            }
            _ => self.object(depth),
        }
    }

    fn object(&mut self, depth: usize) -> Value {
        let mut fields = Map::new();
        for _ in 0..self.below(8) {
            let name = FIELDS[self.below(FIELDS.len())];
            fields.insert(name.to_owned(), self.value(depth.saturating_sub(1)));
        }
        Value::Object(fields)
    }

    /// Arguments of a kind that the command takes, with one thing changed now and then.
    fn near(&mut self, name: &str) -> Value {
        let id = self.id();
        let number = self.below(5);
        let (from, t) = (self.below(4), self.below(3_000));
        let text = WORDS[self.below(WORDS.len())];
        let mut args = match name {
            "open_exercise" => match self.below(3) {
                0 => json!({"kind": "lesson", "number": number}),
                1 => json!({"kind": "practice", "units": ["f", "j"], "length": t}),
                _ => json!({"kind": "placement", "part": number}),
            },
            "record_events" => json!({"session_id": id, "from": from,
                "events": [{"code": "KeyF", "text": text, "t": t}, {"code": "", "text": "f", "t": t}]}),
            "statistics" => {
                json!({"period": (["all", "week", "quarter"][self.below(3)]), "layout": text, "kind": (["lesson", "test"][self.below(2)])})
            }
            "keyboard" => json!({"layout": text}),
            "lesson_intro" => json!({"number": number}),
            "guess_layout" => {
                json!({"language": text, "presses": [{"code": "KeyQ", "text": text}]})
            }
            "login" => json!({"email": "ann@example.org", "password": text}),
            "set_consent" => json!({"analytics": true, "marketing": false}),
            _ => json!({"session_id": id, "id": id, "number": number}),
        };
        if self.below(4) == 0 {
            let field = FIELDS[self.below(FIELDS.len())];
            args[field] = self.value(1);
        }
        args
    }

    /// Remembers what looks like an id.
    fn learn(&mut self, answer: &Value) {
        for field in ["session_id", "id", "profile"] {
            if let Some(id) = answer.get(field).filter(|id| id.is_string()) {
                self.ids.push(id.clone());
            }
        }
        let surplus = self.ids.len().saturating_sub(50);
        self.ids.drain(..surplus);
    }
}

#[tokio::test]
#[expect(
    clippy::disallowed_methods,
    reason = "how long to try is the test's affair, not the app's"
)]
async fn random_calls_never_break_the_app() {
    // As `cargo xtask test --nightly S10` asks for all of them, and `TACTUS_NIGHTLY=1/10` for a tenth.
    let calls = match std::env::var("TACTUS_NIGHTLY") {
        Err(_) => 1_500,
        Ok(part) => {
            let part = part.split_once('/').and_then(|(_, part)| part.parse().ok());
            100_000 / part.unwrap_or(1).max(1)
        }
    };
    let commands = commands();
    assert!(commands.len() >= 35, "{commands:?}");
    let mut device = Device::of_mira().await;
    // Nobody listens there: what is for the server fails at once, and stays on this machine.
    "http://127.0.0.1:9".clone_into(&mut device.server_url);
    device.restart().await;
    let mut chance = Chance {
        rng: StdRng::seed_from_u64(10),
        ids: Vec::new(),
    };
    let (mut answered, mut refused) = (0, 0);
    for call in 0..calls {
        if call % 1_000 == 999 {
            // In the middle of whatever it was at.
            device.restart().await;
        }
        let name = commands[chance.below(commands.len())];
        let args = match chance.below(4) {
            0 => chance.value(3),
            1 => chance.object(3),
            _ => chance.near(name),
        };
        let shown = args.to_string();
        match device.call(name, args).await {
            Ok(answer) => {
                chance.learn(&answer);
                answered += 1;
            }
            Err(error) => {
                assert_ne!(
                    error.code,
                    ErrorCode::Internal,
                    "call {call}: {name} {shown}: {error:?}"
                );
                refused += 1;
            }
        }
    }
    println!("{calls} calls: {answered} answered, {refused} refused");
    // Neither was it all garbage nor all fine, and the app still works.
    assert!(answered * 10 > calls && refused * 10 > calls);
    device.ok("start", json!({})).await;
}

#[tokio::test]
async fn the_server_is_where_the_policy_says() {
    let mut device = Device::of_mira().await;
    let file = device.folder.path().join("policy.json");
    device.policy = Some(file.clone());
    let at = |url: Value| std::fs::write(&file, json!({"server_url": url}).to_string()).unwrap();
    let own = device.server_url.clone();
    for (said, holds) in [
        (json!("https://tactus.school.example/"), true),
        (json!("http://127.0.0.1:8787"), true),
        // Without TLS only on this machine.
        (json!("http://tactus.school.example"), false),
        (json!("tactus.school.example"), false),
        (json!(["https://tactus.school.example"]), false),
    ] {
        at(said.clone());
        device.restart().await;
        let account = device.ok("account", json!({})).await;
        let start = device.ok("start", json!({})).await;
        let notices = start["notices"].as_array().unwrap();
        let is_named = notices.iter().any(|notice| {
            notice["code"] == "policy-value-ignored" && notice["args"]["field"] == "server_url"
        });
        assert_eq!(is_named, !holds, "{said}: {notices:?}");
        let expected = if holds {
            said.as_str().unwrap().trim_end_matches('/')
        } else {
            &own
        };
        assert_eq!(account["server_url"], expected, "{said}");
    }
}
