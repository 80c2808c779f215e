//! Whether a password would be guessed: by its strength, and by nothing else. No rule asks for capitals, digits or
//! signs, and none forbids blanks or other alphabets.
//!
//! Strength is that of zxcvbn (Wheeler, "zxcvbn: Low-Budget Password Strength Estimation", USENIX Security 2016), which
//! knows the usual English words and names; what is usual in the other languages, on their keyboards and in a typing
//! trainer is in `common_passwords.txt`.

use std::sync::LazyLock;

use zxcvbn::{Score, zxcvbn};

use crate::http::{ApiError, Fields};

/// Characters.
pub(super) const SHORTEST: usize = 10;
/// Bytes: far beyond any phrase, and cheap to hash.
const LONGEST: usize = 1024;
/// More than 10⁸ guesses: out of reach for whoever has the hashes, given what one guess costs.
const ENOUGH: Score = Score::Three;
/// Shorter parts of a name or an address say nothing.
const SHORTEST_WORD: usize = 3;

/// Letters and digits a password needs beside the learner's own names.
const ENOUGH_BESIDE: usize = 6;

static COMMON: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("common_passwords.txt").lines().collect());

/// What is wrong with a password. The codes are the contract's; the words are in `locales/*/passwords.ftl`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weakness {
    TooShort,
    TooLong,
    TooCommon,
    LikeAccount,
    TooGuessable,
}

impl Weakness {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::TooShort => "too_short",
            Self::TooLong => "too_long",
            Self::TooCommon => "too_common",
            Self::LikeAccount => "like_account",
            Self::TooGuessable => "too_guessable",
        }
    }
}

/// Judges a new password off the async threads. `field` names it in the error; `about` is what is known of the learner:
/// address, names.
pub(super) async fn check(field: &str, password: &str, about: Vec<String>) -> Result<(), ApiError> {
    match weakness(password, about).await? {
        None => Ok(()),
        Some(weakness) => Err(ApiError::Invalid(Fields::one(field, weakness.code()))),
    }
}

/// The same, with the weakness as it is.
pub(super) async fn weakness(
    password: &str,
    about: Vec<String>,
) -> Result<Option<Weakness>, ApiError> {
    let password = password.to_owned();
    // A few milliseconds for a long one.
    tokio::task::spawn_blocking(move || judge(&password, &about))
        .await
        .map_err(ApiError::internal)
}

pub(super) fn judge(password: &str, about: &[String]) -> Option<Weakness> {
    if password.chars().count() < SHORTEST {
        return Some(Weakness::TooShort);
    }
    if password.len() > LONGEST {
        return Some(Weakness::TooLong);
    }
    let score = zxcvbn(password, &COMMON).score();
    if score <= Score::One {
        return Some(Weakness::TooCommon);
    }
    if score < ENOUGH {
        return Some(Weakness::TooGuessable);
    }
    let about: Vec<String> = about.iter().flat_map(|text| words(text)).collect();
    if left_without(password, &about) < ENOUGH_BESIDE {
        return Some(Weakness::LikeAccount);
    }
    let mut known: Vec<&str> = about.iter().map(String::as_str).collect();
    known.extend(COMMON.iter());
    (zxcvbn(password, &known).score() < ENOUGH).then_some(Weakness::LikeAccount)
}

/// Letters and digits of a password that are no part of these words.
fn left_without(password: &str, words: &[String]) -> usize {
    let mut longest_first: Vec<&String> = words.iter().collect();
    longest_first.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut left = password.to_lowercase();
    for word in longest_first {
        left = left.replace(word.as_str(), " ");
    }
    left.chars().filter(|c| c.is_alphanumeric()).count()
}

/// A name or an address, whole and in its parts.
fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let parts = text.split(|c: char| !c.is_alphanumeric());
    let mut words: Vec<String> = parts
        .filter(|part| part.chars().count() >= SHORTEST_WORD)
        .map(str::to_owned)
        .collect();
    words.push(text);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_guessed_first_is_refused_and_phrases_are_taken() {
        let about = [
            "josephine.marchand@lycee-hugo.example",
            "Joséphine Marchand",
        ]
        .map(str::to_owned);
        for (password, expected) in [
            ("123456789", Some(Weakness::TooShort)),
            ("ключключк", Some(Weakness::TooShort)),
            (&"x".repeat(1025), Some(Weakness::TooLong)),
            ("password12", Some(Weakness::TooCommon)),
            ("qwertyuiop", Some(Weakness::TooCommon)),
            ("1234567890", Some(Weakness::TooCommon)),
            ("aaaaaaaaaaaaaaaa", Some(Weakness::TooCommon)),
            ("asdfghjkl;", Some(Weakness::TooCommon)),
            ("йцукенгшщзхъ", Some(Weakness::TooCommon)),
            ("парольпароль", Some(Weakness::TooCommon)),
            ("gfhjkmgfhjkm", Some(Weakness::TooCommon)),
            ("azertyuiop", Some(Weakness::TooCommon)),
            ("motdepasse1", Some(Weakness::TooCommon)),
            ("Geheimnis12", Some(Weakness::TooCommon)),
            ("contraseña1", Some(Weakness::TooCommon)),
            ("josephine.marchand", Some(Weakness::LikeAccount)),
            ("MARCHAND-Josephine-1", Some(Weakness::LikeAccount)),
            ("Joséphine@lycee-hugo", Some(Weakness::LikeAccount)),
            ("correct horse battery", None),
            ("семь синих чайников", None),
            ("drei lila ziegen im regen", None),
            ("Tr0ub4dor&3-and-9", None),
            ("nul \0 in between words", None),
            (&"vier blaue fische ".repeat(50), None),
        ] {
            assert_eq!(judge(password, &about), expected, "{password}");
        }
    }
}
