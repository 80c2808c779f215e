//! The steps of the first six blocks of a key order: what the order itself says, completed from the native
//! one, with the capitals of either Shift key, and without what one of its layouts cannot type everywhere.

use std::collections::BTreeSet;

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
) -> Vec<Vec<Step>> {
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
    blocks
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
