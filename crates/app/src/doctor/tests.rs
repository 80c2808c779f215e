use super::*;

fn report(levels: &[Level]) -> Report {
    Report {
        version: "0.1.0",
        made_at: "2026-11-22T08:30:00.000Z".into(),
        findings: levels
            .iter()
            .map(|level| Finding {
                area: "Data",
                what: "thing",
                level: *level,
                seen: "seen".into(),
                advice: (*level != Level::Ok).then(|| "do this".into()),
            })
            .collect(),
    }
}

#[test]
fn the_text_has_a_line_for_each_and_what_to_do() {
    assert_eq!(
        report(&[Level::Ok, Level::Warning]).text(),
        "Tactus 0.1.0, report for an administrator, made 2026-11-22T08:30:00.000Z\n\
         0 problems, 1 warnings. Nobody is named in it, and nothing that was typed.\n\
         \nData\n  ok       thing: seen\n  warning  thing: seen\n           -> do this\n"
    );
}

#[test]
fn only_what_is_broken_is_not_well() {
    assert!(report(&[Level::Ok, Level::Warning]).is_well());
    assert!(!report(&[Level::Ok, Level::Problem]).is_well());
}
