//! The tools of the stories, tried on an empty page: what is pressed must arrive, on every layout.

use stories::{NOWHERE, World};

/// Takes the app's page away and puts one text field there.
const FIELD: &str = "
    window.codes = [];
    window.lost = 0;
    document.body.innerHTML = '<textarea autofocus></textarea>';
    document.querySelector('textarea').focus();
    addEventListener('keydown', (event) => codes.push(event.code));
    addEventListener('blur', () => (lost += 1));
";

#[test]
fn what_is_pressed_arrives_on_every_layout() {
    let world = World::new("harness").unwrap();
    let window = world.open(NOWHERE).unwrap();
    window.script(FIELD, vec![]).unwrap();
    let value = "return document.querySelector('textarea').value";
    for (layout, typed) in [
        ("us", "aB ;:\"z"),
        ("ru", "ёжЖъ.,Э"),
        ("es", "áéÑü@ñ€"),
        ("de", "äÖßyZ@"),
        ("gb", "#~£\\|@"),
    ] {
        world.display().set_layout(layout, None).unwrap();
        window
            .script("document.querySelector('textarea').value = ''", vec![])
            .unwrap();
        let keyboard = world.keyboard(layout).unwrap().at(10);
        keyboard
            .type_units(typed.split("").filter(|unit| !unit.is_empty()))
            .unwrap();
        keyboard.tap("Escape").unwrap();
        rig::wait::until("the last key", || {
            Ok(window.script("return codes.at(-1)", vec![])? == "Escape")
        })
        .unwrap();
        assert_eq!(window.script(value, vec![]).unwrap(), typed, "on {layout}");
        window.script("codes.length = 0", vec![]).unwrap();
    }
}

#[test]
fn another_window_takes_the_keyboard_and_gives_it_back() {
    let world = World::new("harness").unwrap();
    let window = world.open(NOWHERE).unwrap();
    window.script(FIELD, vec![]).unwrap();
    let other = window.blur().unwrap();
    world.keyboard("us").unwrap().type_units(["a"]).unwrap();
    assert_eq!(
        window
            .script("return [document.hasFocus(), lost, codes]", vec![])
            .unwrap()
            .to_string(),
        "[false,1,[]]"
    );
    window.focus().unwrap();
    drop(other);
    world.keyboard("us").unwrap().type_units(["b"]).unwrap();
    rig::wait::until("the key", || {
        Ok(window.script("return codes.join()", vec![])? == "KeyB")
    })
    .unwrap();
}

#[test]
fn a_closed_window_and_a_killed_one_leave_nothing_running() {
    let world = World::new("harness").unwrap();
    let window = world.open(NOWHERE).unwrap();
    let first = window.pid();
    window.quit().unwrap();
    let window = world.open(NOWHERE).unwrap();
    assert_ne!(window.pid(), first);
    window.kill().unwrap();
    world.open(NOWHERE).unwrap();
}
