//! What is plain text on the wire: forms, headers, queries, answers.

use crate::Seeds;

fn seeds(all: &[(&str, &str)]) -> Seeds {
    let seed = |(name, text): &(&str, &str)| ((*name).to_owned(), text.as_bytes().to_vec());
    all.iter().map(seed).collect()
}

/// With the status before them.
fn answers(all: &[(&str, u16, &str)]) -> Seeds {
    all.iter()
        .map(|(name, status, body)| {
            let content = [&status.to_le_bytes()[..], body.as_bytes()].concat();
            ((*name).to_owned(), content)
        })
        .collect()
}

const SESSION: &str = r#"{"changes":[{"kind":"session","op":"put","value":{"id":"019aa9d4-1f2c-7c3e-8b1a-2f6d5e4c3b2a",
"lesson":{"course":"adults-en-v1","version":"1.0.0","number":1,"key_order":"us"},"text":null,
"started_at":"2026-11-22T08:30:01.004Z","timezone":"Europe/Berlin","local_date":"2026-11-22","keyboard_layout":"us",
"device_type":"laptop","error_policy":"stop_on_error","is_practice":false,"is_completed":true,"metrics_version":1,
"rating":3,"is_verified":true,"item_hash":"00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
"result":{"wpm":3000,"gross_wpm":3100,"raw_wpm":3200,"accuracy":9600,"result_accuracy":10000,"errors":4,
"uncorrected_errors":0,"duration":60000,"active_duration":58000,"kspc":1050,"avg_keystroke_time":400,
"max_pause_duration":900,"pause_count":0,"consistency":8000,"inserts":100,"deleted":4}}}],
"cursor":"c","has_more":false,"epoch":"0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11"}"#;

const OTHERS: &str = r#"{"changes":[{"kind":"setting","op":"put","value":{"key":"theme","value":"dark",
"hlc":"1763800267120-0003-0d9f6d0e"}},{"kind":"unlock","op":"put","value":{"course":"adults-en-v1","number":3}},
{"kind":"session_stats","op":"put","value":{"session":"019aa9d4-1f2c-7c3e-8b1a-2f6d5e4c3b2a","stats":"AQEBZgAAAA=="}},
{"kind":"achievement","op":"put","value":{"id":"first-lesson","earned_date":"2026-11-22"}},
{"kind":"daily","op":"put","value":{"local_date":"2026-11-22"}},{"kind":"session","op":"delete",
"value":{"id":"019aa9d4-1f2c-7c3e-8b1a-2f6d5e4c3b2a"}}],
"cursor":"c","has_more":true,"epoch":"0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11"}"#;

const HELLO: &str = r#"{"server_time":"2026-11-22T08:30:01.004Z","proto":1,"min_client":"0.1.0",
"epoch":"0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11","spread_s":30,"sign_in":["google","github"],
"limits":{"max_sessions":200,"max_bytes":1048576,"max_decoded_bytes":8388608}}"#;

const VERDICTS: &str = r#"{"server_time":"2026-11-22T08:30:01.004Z","results":[
{"id":"019aa9d4-1f2c-7c3e-8b1a-2f6d5e4c3b2a","status":"stored"},
{"id":null,"status":"rejected","code":"unreadable","detail":"The session is no JSON object."},
{"id":"019aa9d4-1f2c-7c3e-8b1a-2f6d5e4c3b2b","status":"held","code":"unknown_lesson","detail":"Not yet."}]}"#;

const USER: &str = r#"{"id":7,"email":"ann@example.org","email_verified":true,"username":null,"full_name":"Ann",
"language":"en","timezone":"Europe/Berlin","theme":"system","is_premium":false,"plan":"free","is_child":false,
"leaderboard_opt_in":false,"created_at":"2026-11-22T08:30:01.004Z","consent_analytics":true,"consent_marketing":false}"#;

const DIGEST: &str =
    r#"{"months":{"2026-11":{"count":2,"hash":"00112233445566778899aabbccddeeff"}}}"#;

const MONTHS: &str = r#"{"epoch":"0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11","months":{"2026-11":{"items":[
{"id":"019aa9d4-1f2c-7c3e-8b1a-2f6d5e4c3b2a",
"item_hash":"00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"}]}},"has_more":false}"#;

const REGISTER: &str = r#"{"email":"ann@example.org","password":"seven green kettles","language":"en",
"timezone":"Europe/Berlin","device_id":"0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11","device_name":"Laptop",
"birth_year":1990,"username":"ann","full_name":"Ann Miller","consent_analytics":true,"consent_marketing":false}"#;

const REFUSED: &str = r#"{"error":{"code":"validation","detail":"Some values are not possible.",
"fields":{"email":"is no e-mail address"},"request_id":"00112233445566778899aabbccddeeff"}}"#;

const ADDRESSES: &str = r#"[{"email":"7+ann@users.noreply.github.com","primary":true,"verified":true,
"visibility":null},{"email":"ann@example.org","primary":false,"verified":true,"visibility":"private"}]"#;

const HEADERS: &str = "content-encoding: zstd\ncontent-digest: sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:\n\
    authorization: Bearer ta_abc-DEF_0123456789\nx-forwarded-for: 203.0.113.9, [2001:db8::7]:443\n\
    tactus-client: app/0.1.0-beta proto/1\naccept-language: de-AT,fr;q=0.9,*;q=0.1\ncookie: a=b; tactus_oauth_0123456789abcdef=secret";

pub(crate) fn all() -> Vec<(&'static str, Seeds)> {
    [asked(), answered()].concat()
}

/// What a client or a browser sends.
fn asked() -> Vec<(&'static str, Seeds)> {
    vec![
        (
            "cursor",
            seeds(&[
                ("zero", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
                ("some", "DZ9tDmpOTAuaRApsWi9-EQAAAAAAAAAHAAAAAAAAAAw"),
            ]),
        ),
        ("setting_clock", clocks()),
        ("stored_clock", clocks()),
        (
            "months",
            seeds(&[("one", DIGEST), ("none", r#"{"months":{}}"#)]),
        ),
        ("headers", seeds(&[("all", HEADERS), ("none", "")])),
        (
            "forms",
            seeds(&[
                ("register", REGISTER),
                ("null", "null"),
                (
                    "update",
                    r#"{"language":"de","timezone":"Asia/Kolkata","theme":"dark","username":null}"#,
                ),
                (
                    "login",
                    r#"{"email":"ann@example.org","password":"p","device_id":"0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11"}"#,
                ),
                ("leave", r#"{"password":"seven green kettles"}"#),
            ]),
        ),
        (
            "password",
            seeds(&[
                ("good", "seven green kettles\nann@example.org"),
                ("common", "qwertyuiop1234"),
                ("other", "семь зелёных чайников\nАнна"),
                ("own", "ann.miller.1990\nann.miller@example.org"),
            ]),
        ),
        (
            "browser",
            seeds(&[
                (
                    "start",
                    "code_challenge=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU&code_challenge_method=S256&port=50123&state=a%20b%26c%25",
                ),
                (
                    "back",
                    "state=xyz&code=4%2F0Ab&iss=https%3A%2F%2Faccounts.google.com&scope=email",
                ),
                ("refused", "error=access_denied&state=xyz"),
            ]),
        ),
        (
            "github",
            seeds(&[
                (
                    "token",
                    r#"{"access_token":"gho_x","token_type":"bearer","scope":"user:email"}"#,
                ),
                ("person", r#"{"id":7,"login":"ann"}"#),
                ("addresses", ADDRESSES),
                ("error", r#"{"error":"bad_verification_code"}"#),
            ]),
        ),
    ]
}

/// What a server answers, and files.
fn answered() -> Vec<(&'static str, Seeds)> {
    vec![
        (
            "wire",
            seeds(&[
                ("hello", HELLO),
                ("session", SESSION),
                ("others", OTHERS),
                ("verdicts", VERDICTS),
                ("user", USER),
                ("digest", DIGEST),
                ("months", MONTHS),
                ("register", REGISTER),
                ("update", r#"{"username":null,"consent_analytics":false}"#),
            ]),
        ),
        (
            "digest",
            seeds(&[
                (
                    "good",
                    "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:\n{\"hello\": \"world\"}\n",
                ),
                ("other", "sha-512=:x:, sha-256=:abc:\n{}"),
            ]),
        ),
        (
            "answer",
            answers(&[
                ("hello", 200, HELLO),
                ("session", 200, SESSION),
                ("others", 200, OTHERS),
                ("verdicts", 200, VERDICTS),
                ("refused", 422, REFUSED),
                ("portal", 401, "<html>Welcome to the airport</html>"),
                ("out", 401, &REFUSED.replace("validation", "unauthorized")),
                ("busy", 429, ""),
            ]),
        ),
        (
            "app_port",
            seeds(&[
                ("code", "code=tc_abc-DEF&state=this"),
                ("error", "error=access_denied&state=another"),
                ("twice", "code=a&state=this&state=another"),
            ]),
        ),
        (
            "policy",
            seeds(&[
                (
                    "settings",
                    r#"{"settings":{"error_policy":"stop_on_error","theme":"light","text_size":120}}"#,
                ),
                (
                    "server",
                    r#"{"server_url":"https://tactus.school.example/"}"#,
                ),
                ("wrong", r#"{"settings":{"sounds":3},"x":[]}"#),
                (
                    "school",
                    r#"{"version":1,"sign_in":"required","courses":["kids-en-v1"],"layouts":["us"],"export":false}"#,
                ),
                ("newer", r#"{"version":9,"import":false,"telepathy":true}"#),
                (
                    "profile",
                    r#"<plist version="1.0"><dict><key>export</key><false/><key>settings</key><dict><key>type_size</key><integer>40</integer></dict></dict></plist>"#,
                ),
            ]),
        ),
    ]
}

fn clocks() -> Seeds {
    seeds(&[
        ("usual", "1763800267120-0003-0d9f6d0e"),
        ("last", "9223372036854775807-9999-0d9f6d0e"),
        ("beyond", "18446744073709551615-9999-0d9f6d0e"),
        ("hyphens", "1-0-a-b"),
    ])
}
