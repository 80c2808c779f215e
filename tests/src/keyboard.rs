//! Ten fingers: presses the physical keys of a display.

use std::cell::Cell;

use anyhow::{Context as _, Result, anyhow, bail};
use trainer::keyboard::{self, Layout, Stroke};

use crate::Display;

/// X key codes of the keys by `KeyboardEvent.code`: those of Linux' evdev plus 8, the same on every layout.
#[rustfmt::skip]
const KEY_CODES: [(&str, u8); 66] = [
    ("Escape", 9), ("Digit1", 10), ("Digit2", 11), ("Digit3", 12), ("Digit4", 13), ("Digit5", 14), ("Digit6", 15),
    ("Digit7", 16), ("Digit8", 17), ("Digit9", 18), ("Digit0", 19), ("Minus", 20), ("Equal", 21), ("Backspace", 22),
    ("Tab", 23), ("KeyQ", 24), ("KeyW", 25), ("KeyE", 26), ("KeyR", 27), ("KeyT", 28), ("KeyY", 29), ("KeyU", 30),
    ("KeyI", 31), ("KeyO", 32), ("KeyP", 33), ("BracketLeft", 34), ("BracketRight", 35), ("Enter", 36),
    ("ControlLeft", 37), ("KeyA", 38), ("KeyS", 39), ("KeyD", 40), ("KeyF", 41), ("KeyG", 42), ("KeyH", 43),
    ("KeyJ", 44), ("KeyK", 45), ("KeyL", 46), ("Semicolon", 47), ("Quote", 48), ("Backquote", 49), ("ShiftLeft", 50),
    ("Backslash", 51), ("KeyZ", 52), ("KeyX", 53), ("KeyC", 54), ("KeyV", 55), ("KeyB", 56), ("KeyN", 57),
    ("KeyM", 58), ("Comma", 59), ("Period", 60), ("Slash", 61), ("ShiftRight", 62), ("AltLeft", 64), ("Space", 65),
    ("CapsLock", 66), ("IntlBackslash", 94), ("ControlRight", 105), ("AltRight", 108), ("Home", 110), ("ArrowUp", 111),
    ("ArrowLeft", 113), ("ArrowRight", 114), ("ArrowDown", 116), ("Delete", 119),
];

/// The keyboard of a display, with the layout that the learner chose.
pub struct Keyboard<'a> {
    display: &'a Display,
    layout: &'static Layout,
    rhythm: u64,
    /// Presses until one is lost on purpose, to see that the stories notice: `TACTUS_FAULT=drop-key:7`.
    until_lost: Cell<Option<u32>>,
}

impl<'a> Keyboard<'a> {
    /// Least time between two presses, ms, where a story does not say another one: fast but human.
    pub const RHYTHM: u64 = 60;

    /// The keyboard of `display` for someone who types on `layout`, an id of `content/layouts`. Does not switch the
    /// display's own layout: see [`Display::set_layout`].
    pub fn new(display: &'a Display, layout: &str) -> Result<Self> {
        let layout =
            keyboard::layout(layout).with_context(|| format!("there is no layout {layout}"))?;
        let fault = std::env::var("TACTUS_FAULT").ok();
        let until_lost = fault
            .as_deref()
            .and_then(|fault| fault.strip_prefix("drop-key:")?.parse().ok());
        Ok(Self {
            display,
            layout,
            rhythm: Self::RHYTHM,
            until_lost: Cell::new(until_lost),
        })
    }

    /// The same keyboard with `ms` between two presses.
    #[must_use]
    pub fn at(mut self, ms: u64) -> Self {
        self.rhythm = ms;
        self
    }

    /// Types units one after the other, each by its keys of the layout, dead keys included.
    pub fn type_units<U: AsRef<str>>(&self, units: impl IntoIterator<Item = U>) -> Result<()> {
        let mut strokes = Vec::new();
        for unit in units {
            let unit = unit.as_ref();
            let route = self.layout.route(unit);
            strokes
                .extend(route.ok_or_else(|| anyhow!("{} cannot type {unit:?}", self.layout.id))?);
        }
        self.press(&strokes)
    }

    /// The strokes that type a unit on the layout; none where it cannot.
    pub fn route(&self, unit: &str) -> Option<Vec<Stroke>> {
        self.layout.route(unit)
    }

    /// Presses and releases one key by its code: `Enter`, `Backspace`, `KeyF`.
    pub fn tap(&self, code: &str) -> Result<()> {
        self.press(&[Stroke {
            code: code.into(),
            shift: false,
            altgr: false,
        }])
    }

    /// Presses keys one after the other.
    pub fn press(&self, strokes: &[Stroke]) -> Result<()> {
        let rhythm = format!("{}.{:03}", self.rhythm / 1000, self.rhythm % 1000);
        let mut script: Vec<String> = Vec::new();
        for stroke in strokes.iter().filter(|_| !self.loses()) {
            let held: Vec<u8> = [(stroke.shift, "ShiftLeft"), (stroke.altgr, "AltRight")]
                .into_iter()
                .filter(|(is_held, _)| *is_held)
                .map(|(_, code)| key_code(code))
                .collect::<Result<_>>()?;
            let key = key_code(&stroke.code)?;
            let down = held.iter().chain([&key]).map(|key| ("keydown", *key));
            let up = [&key]
                .into_iter()
                .chain(held.iter().rev())
                .map(|key| ("keyup", *key));
            for (verb, key) in down.chain(up) {
                script.extend([verb.into(), "--delay".into(), "0".into(), named(key)]);
            }
            script.extend(["sleep".to_owned(), rhythm.clone()]);
        }
        if script.is_empty() {
            return Ok(());
        }
        let script: Vec<&str> = script.iter().map(String::as_str).collect();
        self.display.xdotool(&script).map(drop)
    }

    /// Whether this press is the one to lose.
    fn loses(&self) -> bool {
        let Some(left) = self.until_lost.get() else {
            return false;
        };
        self.until_lost.set(left.checked_sub(1));
        left == 0
    }
}

/// A key code as xdotool takes it: one digit alone would be the symbol on the key, not its number.
fn named(key: u8) -> String {
    if key < 10 {
        "Escape".into()
    } else {
        key.to_string()
    }
}

fn key_code(code: &str) -> Result<u8> {
    match KEY_CODES.iter().find(|(name, _)| *name == code) {
        Some((_, number)) => Ok(*number),
        None => bail!("the key {code} has no X key code here"),
    }
}
