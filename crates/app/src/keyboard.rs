//! Layouts as the keyboard picture needs them: legends, fingers, routes.

use trainer::keyboard::{DigitFingers, Finger, Form as LayoutForm, Layout, Stroke};

use crate::view::{
    course::IntroKey,
    keyboard::{Form, KeyView, KeyboardView, LayoutSummary, StrokeView},
};

pub(crate) fn summary(layout: &Layout) -> LayoutSummary {
    LayoutSummary {
        id: layout.id.to_string(),
        name: layout.name.to_string(),
        language: layout.language.to_string(),
        form: form(layout.form),
    }
}

/// A layout with the fingers of a school of digits.
pub(crate) fn view(layout: &Layout, digits: DigitFingers) -> KeyboardView {
    // A key that the board lacks is not shown, and no way leads over it.
    let has = |code: &str| {
        layout
            .keys
            .get(code)
            .is_some_and(|key| !key.iso_only || layout.form == LayoutForm::Iso)
    };
    let keys = layout.keys.iter().filter(|(code, _)| has(code));
    KeyboardView {
        id: layout.id.to_string(),
        name: layout.name.to_string(),
        form: form(layout.form),
        keys: keys
            .map(|(code, key)| {
                let view = KeyView {
                    base: legend(key.base.as_deref()),
                    shift: legend(key.shift.as_deref()),
                    altgr: legend(key.altgr.as_deref()),
                    finger: finger(layout, code, digits),
                    row: key.row.as_str().to_owned(),
                };
                (code.to_string(), view)
            })
            .collect(),
        level3_key: layout.level3_key.as_deref().map(str::to_owned),
        routes: layout
            .routes()
            .filter(|(_, strokes)| strokes.iter().all(|stroke| has(&stroke.code)))
            .map(|(unit, strokes)| {
                (
                    unit.to_owned(),
                    strokes
                        .iter()
                        .map(|stroke| stroke_view(layout, stroke, digits))
                        .collect(),
                )
            })
            .collect(),
    }
}

fn form(form: LayoutForm) -> Form {
    match form {
        LayoutForm::Ansi => Form::Ansi,
        LayoutForm::Iso => Form::Iso,
    }
}

/// How a key of a lesson is typed; `None` where the layout cannot.
pub(crate) fn intro_key(
    layout: &Layout,
    digits: DigitFingers,
    unit: &str,
    is_new: bool,
) -> Option<IntroKey> {
    let strokes = layout.route(unit)?;
    let last = strokes.last()?;
    let finger = layout.finger_in(&last.code, digits);
    // The hand that is free.
    let shift_key = match finger {
        Some(finger) if finger <= Finger::IndexLeft => "ShiftRight",
        _ => "ShiftLeft",
    };
    let rests = |code: &str| finger.is_some() && layout.finger(code) == finger;
    Some(IntroKey {
        unit: unit.to_owned(),
        is_new,
        shift_key: last.shift.then(|| shift_key.to_owned()),
        home_key: layout
            .home_keys
            .iter()
            .find(|code| rests(code))
            .map(ToString::to_string),
        strokes: strokes
            .iter()
            .map(|stroke| stroke_view(layout, stroke, digits))
            .collect(),
    })
}

fn finger(layout: &Layout, code: &str, digits: DigitFingers) -> String {
    let finger = layout.finger_in(code, digits);
    finger.map_or("", Finger::as_str).to_owned()
}

fn stroke_view(layout: &Layout, stroke: &Stroke, digits: DigitFingers) -> StrokeView {
    StrokeView {
        code: stroke.code.to_string(),
        shift: stroke.shift,
        altgr: stroke.altgr,
        finger: finger(layout, &stroke.code, digits),
    }
}

/// What is printed on the cap; a dead key shows its accent.
fn legend(symbol: Option<&str>) -> String {
    let Some(symbol) = symbol else {
        return String::new();
    };
    match symbol.strip_prefix("dead_") {
        None => symbol.to_owned(),
        Some(dead) => accent(dead).to_owned(),
    }
}

/// The accent of a dead key by its name in xkb: by itself where there is such a sign, else under or over a
/// dotted circle.
fn accent(dead: &str) -> &'static str {
    match dead {
        "acute" => "´",
        "grave" => "`",
        "circumflex" => "^",
        "tilde" => "~",
        "diaeresis" => "¨",
        "cedilla" => "¸",
        "caron" => "ˇ",
        "breve" => "˘",
        "ogonek" => "˛",
        "abovedot" => "˙",
        "abovering" => "˚",
        "doubleacute" => "˝",
        "macron" => "¯",
        "belowdot" => "◌\u{323}",
        "belowcomma" => "◌\u{326}",
        "belowmacron" => "◌\u{331}",
        "doublegrave" => "◌\u{30f}",
        "invertedbreve" => "◌\u{311}",
        "hook" => "◌\u{309}",
        "horn" => "◌\u{31b}",
        "stroke" => "◌\u{335}",
        "longsolidusoverlay" => "◌\u{338}",
        "abovecomma" => "◌\u{313}",
        "abovereversedcomma" => "◌\u{314}",
        "greek" => "µ",
        "currency" => "¤",
        _ => "◌",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standard(layout: &Layout) -> KeyboardView {
        view(layout, DigitFingers::Standard)
    }

    #[test]
    fn the_picture_and_the_hands_follow_the_school_of_digits() {
        let us = trainer::keyboard::layout("us").unwrap();
        for (digits, expected) in [
            (DigitFingers::Standard, "index_right"),
            (DigitFingers::T6, "index_left"),
            (DigitFingers::O0, "index_left"),
        ] {
            let view = view(us, digits);
            assert_eq!(view.keys["Digit6"].finger, expected);
            assert_eq!(view.routes["6"][0].finger, expected);
            assert_eq!(view.routes["^"][0].finger, expected);
        }
    }

    #[test]
    fn an_intro_says_both_strokes_and_the_other_hands_shift() {
        let es = trainer::keyboard::layout("es").unwrap();
        let key = |unit: &str| intro_key(es, DigitFingers::Standard, unit, true).unwrap();
        let accented = key("á");
        let codes: Vec<_> = accented
            .strokes
            .iter()
            .map(|stroke| stroke.code.as_str())
            .collect();
        assert_eq!(
            (codes, accented.home_key.as_deref()),
            (vec!["Quote", "KeyA"], Some("KeyA"))
        );
        assert_eq!(key("E").shift_key.as_deref(), Some("ShiftRight"));
        assert_eq!(key("O").shift_key.as_deref(), Some("ShiftLeft"));
        assert_eq!(key("o").shift_key, None);
        assert_eq!(key("e").home_key.as_deref(), Some("KeyD"));
        assert!(intro_key(es, DigitFingers::Standard, "ж", true).is_none());
    }

    #[test]
    fn no_cap_of_any_layout_shows_a_name_instead_of_a_sign() {
        for layout in trainer::keyboard::layouts() {
            for (code, key) in &standard(layout).keys {
                for legend in [&key.base, &key.shift, &key.altgr] {
                    assert!(
                        legend.chars().count() <= 2 && legend != "◌",
                        "{} {code}: {legend:?}",
                        layout.id
                    );
                }
            }
        }
    }

    #[test]
    fn every_stroke_of_every_route_has_a_finger_and_a_cap() {
        for layout in trainer::keyboard::layouts() {
            let view = standard(layout);
            for (unit, strokes) in &view.routes {
                for stroke in strokes {
                    assert!(!stroke.finger.is_empty(), "{} {unit:?}", layout.id);
                    assert!(
                        view.keys.contains_key(&stroke.code),
                        "{} {unit:?} {}",
                        layout.id,
                        stroke.code
                    );
                }
            }
        }
    }

    #[test]
    fn an_accented_letter_takes_the_accent_first() {
        let view = standard(trainer::keyboard::layout("es").unwrap());
        let codes: Vec<_> = view.routes["á"]
            .iter()
            .map(|stroke| stroke.code.as_str())
            .collect();
        assert_eq!(codes, ["Quote", "KeyA"]);
        assert_eq!(view.keys["Quote"].base, "´");
    }
}
