//! The way to the settings and the account of a child's profile: through an adult's act. And the way into anybody
//! else's profile, where they wanted a PIN.
//!
//! As long as no PIN is set, a question that a small child cannot answer; then the PIN. It keeps children out of
//! settings, not attackers out of data: whoever can read the folder can take it away. A forgotten one is said to be
//! forgotten, holds for another day, in which every look at the gate tells of it, and is then gone.

use argon2::{
    Argon2,
    password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash},
};
use serde::{Deserialize, Serialize};
use store::{ProfileCard, Profiles};

use crate::{
    config::Config,
    error::AppError,
    host::{Host, rfc3339},
    view::gate::GateState,
};

/// Field of the card. It is on this machine only: settings would go to the server, and so few digits are soon guessed
/// from their hash.
const FIELD: &str = "gate";
/// A forgotten PIN holds for so long, ms.
const FORGOTTEN_FOR: i64 = 24 * 3_600_000;
/// Wrong answers in a row before a pause.
const TRIES: u32 = 5;
/// The pause, ms.
const PAUSE: u64 = 60_000;

/// What the card says.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Kept {
    /// Argon2id, in PHC form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pin: Option<String>,
    /// When somebody said that they forgot it, Unix ms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    forgotten_at: Option<i64>,
}

/// The gate of the open profile. It is closed when a profile is opened.
#[derive(Debug, Default)]
pub(crate) struct Gate {
    is_open: bool,
    question: Option<(u32, u32)>,
    wrong: u32,
    /// Of the steady clock, ms.
    wait_until: u64,
}

impl Gate {
    /// Whether an adult has been here.
    pub(crate) fn is_open(&self) -> bool {
        self.is_open
    }

    /// For whoever has just chosen a PIN.
    pub(crate) fn open(&mut self) {
        self.is_open = true;
    }

    /// For the next child.
    pub(crate) fn close(&mut self) {
        *self = Self {
            wrong: self.wrong,
            wait_until: self.wait_until,
            ..Self::default()
        };
    }

    /// What has to be answered.
    pub(crate) fn state(&mut self, host: &dyn Host, card: &ProfileCard) -> GateState {
        let kept = kept(card);
        let now = host.now().unix_ms();
        let has_pin = kept.holds(now);
        let question = (!self.is_open && !has_pin)
            .then(|| *self.question.get_or_insert_with(|| question(host)))
            .map(|(first, second)| [first, second]);
        let pin_until = kept
            .forgotten_at
            .filter(|_| has_pin)
            .and_then(|at| chrono::DateTime::from_timestamp_millis(at + FORGOTTEN_FOR))
            .map(rfc3339);
        GateState {
            is_open: self.is_open,
            has_pin,
            question,
            pin_until,
        }
    }

    /// Tries an answer. Answers the card as it is to be kept, where the answer changes it.
    pub(crate) fn answer(
        &mut self,
        host: &dyn Host,
        card: &ProfileCard,
        answer: &str,
    ) -> Result<Option<ProfileCard>, AppError> {
        let steady = host.steady();
        if self.wait_until > steady {
            let seconds = (self.wait_until - steady).div_ceil(1_000);
            return Err(AppError::GateWait { seconds });
        }
        let kept = kept(card);
        let pin = kept
            .pin
            .as_ref()
            .filter(|_| kept.holds(host.now().unix_ms()));
        let answer: String = answer
            .chars()
            .filter(|sign| !sign.is_whitespace())
            .collect();
        let is_right = match (pin, self.question) {
            (Some(pin), _) => is_pin(pin, &answer),
            (None, Some((first, second))) => answer.parse() == Ok(first * second),
            (None, None) => false,
        };
        self.question = None;
        if !is_right {
            self.wrong += 1;
            if self.wrong.is_multiple_of(TRIES) {
                self.wait_until = steady + PAUSE;
            }
            return Err(AppError::GateWrong);
        }
        *self = Self {
            is_open: true,
            ..Self::default()
        };
        let after = Kept {
            pin: pin.cloned(),
            forgotten_at: None,
        };
        let is_same = after.pin == kept.pin && kept.forgotten_at.is_none();
        Ok((!is_same).then(|| with(card, &after)))
    }
}

impl Kept {
    fn holds(&self, now: i64) -> bool {
        let is_over = |at| now >= at + FORGOTTEN_FOR;
        self.pin.is_some() && !self.forgotten_at.is_some_and(is_over)
    }
}

/// Whether a PIN holds.
pub(crate) fn has_pin(host: &dyn Host, card: &ProfileCard) -> bool {
    kept(card).holds(host.now().unix_ms())
}

fn kept(card: &ProfileCard) -> Kept {
    let kept = card.other.get(FIELD).cloned().unwrap_or_default();
    serde_json::from_value(kept).unwrap_or_default()
}

fn with(card: &ProfileCard, kept: &Kept) -> ProfileCard {
    let mut card = card.clone();
    match serde_json::to_value(kept) {
        Ok(value) if kept.pin.is_some() => drop(card.other.insert(FIELD.to_owned(), value)),
        _ => drop(card.other.remove(FIELD)),
    }
    card
}

/// The card without what is only the gate's.
pub(crate) fn without(card: &ProfileCard) -> ProfileCard {
    with(card, &Kept::default())
}

/// Takes the PIN of somebody on this machine away, by their name or the id of their profile: for whoever looks after a
/// shared machine, where nobody says themselves that a PIN is forgotten. Tactus must not be open there.
///
/// # Errors
/// [`AppError::AlreadyRunning`], [`AppError::DataFolder`]; [`AppError::UnknownProfile`] where nobody is called that, or
/// several are: `id` then has the ids of all of them.
pub fn reset_pin(config: &Config, whose: &str) -> Result<(), AppError> {
    let _claim = config.claim()?;
    // Named after no time: a registry that cannot be read is not put right by this.
    let (mut profiles, _) = Profiles::open_on(&config.data_dir, config.place.disk(), 0)?;
    let is_meant = |card: &&ProfileCard| {
        card.id.to_string() == whose || card.name.to_lowercase() == whose.trim().to_lowercase()
    };
    let found: Vec<ProfileCard> = profiles.list().iter().filter(is_meant).cloned().collect();
    let [card] = found.as_slice() else {
        let ids: Vec<String> = found.iter().map(|card| card.id.to_string()).collect();
        return Err(AppError::UnknownProfile { id: ids.join(" ") });
    };
    Ok(profiles.update(&without(card))?)
}

/// The card with a PIN of 4 to 8 digits, or without one.
pub(crate) fn with_pin(
    host: &dyn Host,
    card: &ProfileCard,
    pin: Option<&str>,
) -> Result<ProfileCard, AppError> {
    let hash = |pin: &str| {
        if !(4..=8).contains(&pin.len()) || !pin.bytes().all(|digit| digit.is_ascii_digit()) {
            // The value is not repeated anywhere.
            return Err(AppError::BadValue {
                field: "pin",
                value: "…".into(),
            });
        }
        let mut salt = [0; 16];
        host.random(&mut salt);
        let hash = Argon2::default().hash_password_with_salt(pin.as_bytes(), &salt);
        hash.map(|hash| hash.to_string())
            .map_err(|error| AppError::Internal {
                why: error.to_string(),
            })
    };
    let kept = Kept {
        pin: pin.map(hash).transpose()?,
        forgotten_at: None,
    };
    Ok(with(card, &kept))
}

/// The card on which somebody says that they forgot the PIN. Saying it again does not begin the day anew.
pub(crate) fn forgotten(card: &ProfileCard, now: i64) -> ProfileCard {
    let mut kept = kept(card);
    kept.forgotten_at.get_or_insert(now);
    with(card, &kept)
}

fn is_pin(hash: &str, pin: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| {
        Argon2::default()
            .verify_password(pin.as_bytes(), &hash)
            .is_ok()
    })
}

/// Two numbers to be multiplied: 6 to 9, and 12 to 19.
fn question(host: &dyn Host) -> (u32, u32) {
    let mut dice = [0; 2];
    host.random(&mut dice);
    (6 + u32::from(dice[0]) % 4, 12 + u32::from(dice[1]) % 8)
}
