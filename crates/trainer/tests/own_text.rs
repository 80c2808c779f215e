//! What holds for any text anybody brings along, garbage included.

use std::collections::BTreeMap;

use proptest::{collection::vec, prelude::*, sample::select};
use trainer::{
    keyboard::{Layout, layouts},
    own_text::{Changes, Cleaner, Sizes, paragraphs, pieces},
    text::Text,
};
use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

fn layout() -> impl Strategy<Value = &'static Layout> {
    (0..layouts().len()).prop_map(|at| &layouts()[at])
}

/// Words, marks, spaces and trouble, next to each other in any order.
fn raw() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => select(vec![
            "a", "B", "word. ", "слово", "é", "e\u{301}", "\u{301}", "ß", "“", "”", "—", "…", "½", "°", " ", "  ",
            "\t", "\n", "\r\n", "\n\n", "\u{a0}", "\u{ad}", "\u{200b}", "\u{200d}", "\u{feff}", "\0", "👩‍🚀", "中",
            "\u{fe0f}", "ﬁ", "€", "´", "¨", "\u{2029}", "Ǆ", "각", "\u{1100}", "1", "?",
        ])
        .prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn clean(layout: &Layout, raw: &str) -> (Vec<String>, Changes) {
    let mut cleaner = Cleaner::new(layout);
    let clean = paragraphs(raw)
        .iter()
        .map(|one| cleaner.paragraph(one))
        .filter(|one| !one.is_empty())
        .collect();
    (clean, cleaner.changes().clone())
}

fn is_invisible(c: char) -> bool {
    // As the Unicode standard names them: format characters, variation selectors, control characters.
    matches!(c as u32, 0xad | 0x61c | 0x180e | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0xfe00..=0xfe0f | 0xfeff)
        || (c.is_control() && !c.is_whitespace())
}

proptest! {
    #[test]
    fn what_remains_can_be_typed(layout in layout(), raw in raw()) {
        let (clean, _) = clean(layout, &raw);
        for line in &clean {
            prop_assert!(line.trim() == line && !line.contains("  ") && !line.contains('\n'), "{:?}", line);
            // As the typing surface will see it.
            for unit in trainer::text::cut(line) {
                prop_assert!(&*unit == " " || layout.route(&unit).is_some(), "{:?} of {:?}", unit, line);
            }
            if let Ok(text) = Text::new(line) {
                prop_assert_eq!(text.as_string(), line.clone());
            }
        }
    }

    #[test]
    fn cleaning_again_changes_nothing(layout in layout(), raw in raw()) {
        let (once, _) = clean(layout, &raw);
        let (twice, changes) = clean(layout, &once.join("\n\n"));
        prop_assert_eq!(once, twice);
        prop_assert_eq!(changes.units, changes.kept);
    }

    #[test]
    fn nothing_is_lost_silently(layout in layout(), raw in raw()) {
        let (clean, changes) = clean(layout, &raw);
        let mut came: BTreeMap<String, u64> = BTreeMap::new();
        let (mut units, mut invisible) = (0, 0);
        for paragraph in paragraphs(&raw) {
            invisible += paragraph.chars().filter(|c| is_invisible(*c)).count() as u64;
            let seen: String = paragraph.chars().filter(|c| !is_invisible(*c)).nfc().collect();
            for unit in seen.graphemes(true) {
                units += 1;
                *came.entry(unit.to_owned()).or_default() += 1;
            }
        }
        prop_assert_eq!(changes.invisible, invisible);
        prop_assert_eq!(changes.units, units + invisible);
        let named = [&changes.lenient, &changes.replaced, &changes.dropped];
        let counted: u64 = named.iter().flat_map(|map| map.values()).map(|change| change.count).sum();
        prop_assert_eq!(changes.units, changes.kept + counted + changes.spaces + changes.invisible + changes.others);
        // Each sign that is named is named as often as it came.
        for (sign, change) in named.iter().flat_map(|map| map.iter()) {
            prop_assert_eq!(came.get(&**sign).copied(), Some(change.count), "{:?}", sign);
        }
        // What stands in the text is what was kept and what stands for the replaced, and a space for some spaces.
        let out: u64 = clean.iter().map(|line| line.graphemes(true).count() as u64).sum();
        let put: u64 = named.iter().flat_map(|map| map.values())
            .map(|change| change.count * change.to.graphemes(true).count() as u64).sum();
        prop_assert!(out >= changes.kept + put && out <= changes.kept + put + changes.spaces, "{}", out);
    }

    #[test]
    fn pieces_are_the_text_in_lengths_one_can_type(layout in layout(), raw in raw(), child in any::<bool>()) {
        let (clean, _) = clean(layout, &raw);
        let sizes = if child { Sizes::CHILD } else { Sizes::GROWN };
        let cut = pieces(&clean, sizes);
        let solid = |lines: &[String]| lines.concat().replace(' ', "");
        prop_assert_eq!(solid(&cut), solid(&clean));
        for piece in &cut {
            // One unit that was left over may stand at the end of the last piece.
            prop_assert!(piece.graphemes(true).count() <= sizes.most + 2, "{:?}", piece);
            prop_assert!(piece.trim() == piece && !piece.contains("  "), "{:?}", piece);
        }
        if solid(&clean).graphemes(true).count() > 1 {
            prop_assert!(cut.iter().all(|piece| Text::new(piece).is_ok()), "{:?}", cut);
        }
    }
}
