//! Layouts as the keyboard picture needs them: legends, fingers, routes.

use trainer::keyboard::{Form as LayoutForm, Layout, Stroke};

use crate::{
    error::AppError,
    view::keyboard::{Form, KeyView, KeyboardView, LayoutSummary, StrokeView},
};

/// Finds a layout.
pub(crate) fn layout(id: &str) -> Result<&'static Layout, AppError> {
    trainer::keyboard::layout(id).ok_or_else(|| AppError::UnknownLayout {
        layout: id.to_owned(),
    })
}

pub(crate) fn summary(layout: &Layout) -> LayoutSummary {
    LayoutSummary {
        id: layout.id.to_string(),
        name: layout.name.to_string(),
        language: layout.language.to_string(),
        form: form(layout.form),
    }
}

pub(crate) fn view(layout: &Layout) -> KeyboardView {
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
                    finger: key.finger.as_str().to_owned(),
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
                        .map(|stroke| stroke_view(layout, stroke))
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

fn stroke_view(layout: &Layout, stroke: &Stroke) -> StrokeView {
    StrokeView {
        code: stroke.code.to_string(),
        shift: stroke.shift,
        altgr: stroke.altgr,
        finger: layout
            .finger(&stroke.code)
            .map_or("", |finger| finger.as_str())
            .to_owned(),
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

    #[test]
    fn no_cap_of_any_layout_shows_a_name_instead_of_a_sign() {
        for layout in trainer::keyboard::layouts() {
            for (code, key) in &view(layout).keys {
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
            let view = view(layout);
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
        let view = view(layout("es").unwrap());
        let codes: Vec<_> = view.routes["á"]
            .iter()
            .map(|stroke| stroke.code.as_str())
            .collect();
        assert_eq!(codes, ["Quote", "KeyA"]);
        assert_eq!(view.keys["Quote"].base, "´");
    }
}
