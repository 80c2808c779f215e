//! What a keyboard can give in place of a sign it does not have.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::{
    keyboard::Layout,
    text::{cut, is_unit, lenient},
};

/// Signs whose plain form no decomposition tells.
const PLAIN: &[(&str, &str)] = &[
    ("‚", "'"),
    ("‛", "'"),
    ("‹", "'"),
    ("›", "'"),
    ("′", "'"),
    ("‟", "\""),
    ("″", "\""),
    ("‐", "-"),
    ("‑", "-"),
    ("‒", "-"),
    ("―", "-"),
    ("−", "-"),
    ("•", "-"),
    ("·", "-"),
    ("×", "x"),
    ("⁄", "/"),
    ("÷", "/"),
    ("©", "(c)"),
    ("®", "(r)"),
    ("ß", "ss"),
    ("ẞ", "SS"),
    ("æ", "ae"),
    ("Æ", "Ae"),
    ("œ", "oe"),
    ("Œ", "Oe"),
    ("ø", "o"),
    ("Ø", "O"),
    ("đ", "d"),
    ("Đ", "D"),
    ("ł", "l"),
    ("Ł", "L"),
    ("ı", "i"),
    ("þ", "th"),
    ("Þ", "Th"),
    ("ð", "d"),
    ("Ð", "D"),
];

/// Whether a unit can stand in a text for this layout: one stroke or two give it, and it joins with nothing.
pub(super) fn is_typable(layout: &Layout, unit: &str) -> bool {
    let stands_alone = unit.chars().next().is_some_and(|c| !is_combining_mark(c));
    stands_alone && is_unit(unit) && layout.can_type(unit)
}

/// What the layout can type in place of a unit, the nearest first: its plain form, then itself without accents.
pub(super) fn replacement(layout: &Layout, unit: &str) -> Option<String> {
    let listed = PLAIN.iter().find(|(sign, _)| *sign == unit);
    let listed = listed.map(|(_, plain)| (*plain).to_owned());
    let bare: String = unit
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| if c == '⁄' { '/' } else { c })
        .collect();
    [listed, Some(lenient(&bare))]
        .into_iter()
        .flatten()
        .find(|plain| plain != unit && can_be_typed(layout, plain))
}

/// Whether the layout types all of a string without spaces.
pub(super) fn can_be_typed(layout: &Layout, text: &str) -> bool {
    let units = cut(text);
    !units.is_empty()
        && units
            .iter()
            .all(|unit| &**unit != " " && is_typable(layout, unit))
}
