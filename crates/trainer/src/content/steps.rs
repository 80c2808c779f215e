//! The steps of the first six blocks of a key order: what the order itself says, completed from the native
//! one, with the capitals of either Shift key, and without what one of its layouts cannot type everywhere.

use std::collections::BTreeSet;

use super::ContentError;
use super::kind::Kind;
use super::plan::Step;
use crate::keyboard::{self, Finger, Layout};

/// By the end of this block every letter is taught; from 0.
const ALPHABET: usize = 2;
/// Here the Shift keys are taught; from 0.
const CAPITALS: usize = 3;
/// Blocks that teach keys.
const TEACHING: usize = 6;
/// No word begins with these.
const NEVER_FIRST: [char; 3] = ['ъ', 'ь', 'ы'];

/// The steps of blocks 1 to 6 of `key_order`; `own` may end early, `native` is whole. Behind the alphabet only
/// the `planned` keys are taught: children have fewer.
pub(super) fn blocks(
    key_order: &str,
    own: &[Vec<Step>],
    native: &[Vec<Step>],
    planned: &BTreeSet<&str>,
) -> Result<Vec<Vec<Step>>, ContentError> {
    let layouts: Vec<&Layout> = keyboard::layouts()
        .iter()
        .filter(|layout| layout.key_order() == key_order)
        .collect();
    let is_portable = |key: &str| layouts.iter().all(|layout| layout.is_portable(key));
    let mut taught: Vec<String> = Vec::new();
    let mut blocks = Vec::with_capacity(TEACHING);
    for index in 0..TEACHING {
        let given = own.get(index).or_else(|| native.get(index));
        let mut steps: Vec<Step> = given.cloned().unwrap_or_default();
        if index == ALPHABET {
            steps.extend(left_out(own, native));
        }
        for step in &mut steps {
            for layout in layouts.iter().filter(|_| index <= ALPHABET) {
                has_letters(layout, key_order, &step.keys)?;
            }
            step.keys.retain(|key| {
                let is_planned = index <= ALPHABET || planned.contains(key.as_str());
                is_planned && is_portable(key) && !taught.contains(key)
            });
            taught.extend(step.keys.iter().cloned());
        }
        steps.retain(|step| !step.keys.is_empty());
        if index == CAPITALS {
            let capitals = capitals(key_order, &taught, &is_portable);
            taught.extend(capitals.iter().take(2).flat_map(|step| step.keys.clone()));
            steps.splice(0..0, capitals);
        }
        blocks.push(steps);
    }
    Ok(blocks)
}

/// A layout may lack a mark, which is then not taught, but no letter.
fn has_letters(layout: &Layout, key_order: &str, keys: &[String]) -> Result<(), ContentError> {
    let is_letter = |key: &&String| key.chars().all(|unit| Kind::of(unit) == Kind::Letter);
    match keys
        .iter()
        .filter(is_letter)
        .find(|key| !layout.is_portable(key))
    {
        None => Ok(()),
        Some(key) => Err(ContentError::Broken {
            file: format!("layouts/{}.json", layout.id),
            line: 1,
            reason: format!("has no key for {key}, which the key order {key_order} teaches"),
        }),
    }
}

/// What the native order teaches with the alphabet and `own` does not; single keys two by two.
fn left_out(own: &[Vec<Step>], native: &[Vec<Step>]) -> Vec<Step> {
    let alphabet = ALPHABET + 1;
    let known: Vec<&String> = own
        .iter()
        .take(alphabet)
        .flatten()
        .flat_map(|step| &step.keys)
        .collect();
    let mut steps: Vec<Step> = Vec::new();
    let mut is_open = false;
    for step in native.iter().take(alphabet).flatten() {
        let mut keys = step.keys.clone();
        keys.retain(|key| !known.contains(&key));
        let is_single = keys.len() == 1;
        match steps.last_mut().filter(|_| is_open && is_single) {
            Some(last) => {
                last.keys.append(&mut keys);
                is_open = false;
            }
            None if keys.is_empty() => {}
            None => {
                is_open = is_single;
                steps.push(Step {
                    keys,
                    repeats: false,
                });
            }
        }
    }
    steps
}

/// Three steps: what the left Shift key is for, what the right one, and both.
fn capitals(key_order: &str, taught: &[String], is_portable: &impl Fn(&str) -> bool) -> Vec<Step> {
    let all: Vec<String> = taught
        .iter()
        .filter_map(|key| capital(key))
        .filter(|key| is_portable(key))
        .collect();
    let layout = keyboard::layout(key_order);
    let hand = |unit: &String| {
        let layout = layout?;
        layout.finger(&layout.route(unit)?.last()?.code)
    };
    let (left, right): (Vec<String>, Vec<String>) = all
        .iter()
        .cloned()
        .partition(|unit| hand(unit).is_some_and(|finger| finger <= Finger::IndexLeft));
    let step = |keys, repeats| Step { keys, repeats };
    vec![step(right, false), step(left, false), step(all, true)]
}

/// The capital of a letter, if it has one that is a single character and words begin with it.
fn capital(key: &str) -> Option<String> {
    let mut letters = key.chars();
    let letter = letters.next().filter(|_| letters.next().is_none())?;
    let mut capital = letter.to_uppercase();
    let single = capital.next().filter(|_| capital.next().is_none())?;
    (single != letter && !NEVER_FIRST.contains(&letter)).then(|| single.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(blocks: &[&[&str]]) -> Vec<Vec<Step>> {
        let step = |keys: &&str| Step {
            keys: keys.chars().map(String::from).collect(),
            repeats: false,
        };
        let block = |steps: &&[&str]| steps.iter().map(step).collect();
        blocks.iter().map(block).collect()
    }

    fn made(
        key_order: &str,
        own: &[&[&str]],
        native: &[&[&str]],
    ) -> Result<Vec<String>, ContentError> {
        let planned = ["?", "(", "*"].into_iter().collect();
        let blocks = blocks(key_order, &order(own), &order(native), &planned)?;
        let steps = |block: &Vec<Step>| {
            let steps: Vec<String> = block.iter().map(|step| step.keys.concat()).collect();
            steps.join(" ")
        };
        Ok(blocks.iter().map(steps).collect())
    }

    #[test]
    fn another_order_is_completed_from_the_native_one() {
        let native: &[&[&str]] = &[
            &["fj", "a;"],
            &["ei"],
            &["x.", "z,", "q'"],
            &["?!", ":"],
            &[],
            &["(*"],
        ];
        let own: &[&[&str]] = &[&["uh", "ea"], &["fj"], &["xi", "zq"]];
        let blocks = made("us-dvorak", own, native).expect("sound");
        assert_eq!(blocks[2], "xi zq ;. ,'");
        assert_eq!(blocks[3], "HFZ UEAJXIQ UHEAFJXIZQ ?");
        assert_eq!(blocks[5], "(*");
    }

    #[test]
    fn a_mark_that_a_layout_lacks_is_left_out() {
        let native: &[&[&str]] = &[&["ао"], &[], &[], &[], &[], &["(*"]];
        let blocks = made("ru", native, native).expect("sound");
        assert_eq!(blocks[5], "(", "ru-mac has no *");
    }

    #[test]
    fn a_letter_that_a_layout_lacks_is_refused() {
        let native: &[&[&str]] = &[&["fj"], &["ñ"]];
        let error = made("us", native, native).expect_err("no ñ on us");
        assert_eq!(
            error.to_string(),
            "layouts/us.json:1: has no key for ñ, which the key order us teaches"
        );
    }
}
