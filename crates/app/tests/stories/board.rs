//! A physical keyboard: keys go down, and what the system makes of them comes out.
//!
//! It knows what each key gives on each level and what dead keys do; not how any letter is typed. That comes from
//! the app, as the learner sees it.

use chrono::Duration;
use serde_json::{Value, json};
use trainer::keyboard::{self, Layout};

use crate::device::Device;

/// A keyboard with a layout.
pub(crate) struct Board {
    layout: &'static Layout,
    /// A dead key that waits for its letter.
    pending: Option<String>,
}

impl Board {
    pub(crate) fn new(layout: &str) -> Self {
        Self {
            layout: keyboard::layout(layout).unwrap(),
            pending: None,
        }
    }

    /// Presses a key; `None` while a dead key waits.
    fn press(&mut self, code: &str, shift: bool, altgr: bool) -> Option<String> {
        let key = self
            .layout
            .keys
            .get(code)
            .unwrap_or_else(|| panic!("{} has no {code}", self.layout.id));
        assert!(
            !altgr || self.layout.level3_key.is_some(),
            "no third level on {}",
            self.layout.id
        );
        let symbol = match (shift, altgr) {
            (false, false) => &key.base,
            (true, false) => &key.shift,
            (false, true) => &key.altgr,
            (true, true) => &key.shift_altgr,
        };
        let symbol = symbol
            .as_deref()
            .unwrap_or_else(|| panic!("{code} gives nothing there"));
        match self.pending.take() {
            Some(dead) => Some(self.layout.dead_keys[&*dead][symbol].to_string()),
            None if symbol.starts_with("dead_") => {
                self.pending = Some(symbol.to_owned());
                None
            }
            None => Some(symbol.to_owned()),
        }
    }
}

/// Types a whole exercise by the strokes that the app names for this layout, and ends it; answers the result.
pub(crate) async fn type_by_keys(device: &Device, request: Value) -> Value {
    let exercise = device.ok("open_exercise", request).await;
    let layout = exercise["layout"].as_str().unwrap();
    let view = device.ok("keyboard", json!({"layout": layout})).await;
    let mut board = Board::new(layout);
    let mut events = Vec::new();
    let mut t = 0;
    for unit in exercise["units"].as_array().unwrap() {
        let unit = unit.as_str().unwrap();
        let strokes = view["routes"][unit].as_array();
        for stroke in strokes.unwrap_or_else(|| panic!("{layout} cannot type {unit:?}")) {
            let code = stroke["code"].as_str().unwrap();
            let (shift, altgr) = (stroke["shift"] == true, stroke["altgr"] == true);
            assert!(
                view["keys"][code].is_object(),
                "{code} is not on the picture of {layout}"
            );
            if let Some(text) = board.press(code, shift, altgr) {
                events.push(json!({"code": code, "text": text, "t": t}));
            }
            t += 90;
        }
    }
    let session = exercise["session_id"].clone();
    let mut from = 0;
    for batch in events.chunks(60) {
        device.host.pass(Duration::milliseconds(60 * 90));
        device
            .ok(
                "record_events",
                json!({"session_id": session, "from": from, "events": batch}),
            )
            .await;
        from += batch.len();
    }
    device
        .ok("finish_session", json!({"session_id": session}))
        .await
}
