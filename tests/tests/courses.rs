//! A learner of each language, on the keyboard of that language, finds a place in the course and types a lesson of
//! each block: every key is a physical one of the layout, and every lesson ends without a slip.
#![expect(
    clippy::unwrap_used,
    reason = "a story stops at what it did not expect"
)]

use std::env;

use anyhow::Result;
use rig::wait;
use serde_json::Value;
use stories::{Keyboard, NOWHERE, Window, World, agree, ledger};

/// Fast, and slow enough for two strokes to become one letter.
const RHYTHM: u64 = 40;

/// The screens, worked by keys and by what has no words: the same in every language.
struct Page<'a> {
    window: &'a Window<'a>,
    keyboard: Keyboard<'a>,
}

impl Page<'_> {
    fn ask(&self, script: &str) -> Result<Value> {
        self.window.script(script, vec![])
    }

    /// Id and words of the page's heading.
    fn heading(&self) -> Result<String> {
        let heading = self.ask(
            "const h = document.querySelector('h1'); return h ? `${h.id} ${h.textContent}` : ''",
        )?;
        Ok(heading.as_str().unwrap_or_default().to_owned())
    }

    /// Presses Enter, and waits for the next question.
    fn go_on(&self) -> Result<()> {
        let before = self.heading()?;
        self.keyboard.tap("Enter")?;
        wait::until("the next screen", || Ok(self.heading()? != before))
    }

    /// Waits until something on the page is there.
    fn has(&self, selector: &str) -> Result<()> {
        let script = format!("return document.querySelector({selector:?}) !== null");
        wait::until(selector, || Ok(self.ask(&script)? == true))
    }

    /// The text to type, once its field has the keyboard.
    fn text(&self) -> Result<Vec<String>> {
        let script = "return document.activeElement?.tagName === 'TEXTAREA'
            ? document.querySelector('main .text p[lang]').textContent : null";
        let text = wait::for_some("a text to type", || {
            Ok(self.ask(script)?.as_str().map(str::to_owned))
        })?;
        Ok(text.chars().map(String::from).collect())
    }

    /// The five questions, as they are answered beforehand, but for the language.
    fn first_start(&self, language: &str) -> Result<()> {
        self.window.click("radio", language)?;
        for _question in ["language", "age", "name", "keyboard", "goal"] {
            self.go_on()?;
        }
        Ok(())
    }

    /// Types the test without a slip and takes the place that it finds; ends on the map.
    fn find_place(&self) -> Result<()> {
        // From the card that has the focus to the test's.
        self.has("button:focus")?;
        self.keyboard.tap("Tab")?;
        self.keyboard.tap("Enter")?;
        loop {
            self.keyboard.type_units(self.text()?)?;
            self.has("#between, #found")?;
            self.has("button:focus")?;
            let is_over = self.ask("return document.querySelector('#found') !== null")? == true;
            self.keyboard.tap("Enter")?;
            if is_over {
                break;
            }
        }
        self.text()?;
        self.keyboard.tap("Escape")?;
        self.has("[data-lesson]")
    }

    /// Opens the last lesson of a block that can be typed.
    fn open_lesson_of(&self, block: usize) -> Result<Vec<String>> {
        let head = format!(
            "document.querySelectorAll('h2 > button[aria-expanded]')[{}]",
            block - 1
        );
        self.ask(&format!(
            "{head}.getAttribute('aria-expanded') === 'false' && {head}.click()"
        ))?;
        let tiles =
            format!("{head}.closest('section').querySelectorAll('[data-lesson]:not(.locked)')");
        wait::until("an open lesson", || {
            Ok(self.ask(&format!("return {tiles}.length > 0"))? == true)
        })?;
        self.ask(&format!("[...{tiles}].at(-1).click()"))?;
        self.text()
    }
}

/// Blocks to type a lesson of: all of them by night; by day the one with the accents and the one with the symbols.
fn blocks() -> Vec<usize> {
    if env::var_os("TACTUS_NIGHTLY").is_some() {
        (1..=7).collect()
    } else {
        vec![3, 6]
    }
}

fn lessons_in(language: &str, layout: &str, xkb: (&str, Option<&str>)) {
    let world = World::new(&format!("course-{layout}")).unwrap();
    world.display().set_layout(xkb.0, xkb.1).unwrap();
    let window = world.open(NOWHERE).unwrap();
    let page = Page {
        window: &window,
        keyboard: world.keyboard(layout).unwrap().at(RHYTHM),
    };
    page.first_start(language).unwrap();
    page.find_place().unwrap();
    world.picture(&window, "map").unwrap();
    for block in blocks() {
        let before = ledger::local_sessions(world.data()).unwrap().len();
        let text = page.open_lesson_of(block).unwrap();
        world.picture(&window, &format!("block-{block}")).unwrap();
        page.keyboard.type_units(&text).unwrap();
        let session = wait::for_some("the stored lesson", || {
            let mut all = ledger::local_sessions(world.data())?;
            Ok(if all.len() > before { all.pop() } else { None })
        });
        let session = session.unwrap();
        assert!(session.is_completed, "block {block} on {layout}");
        assert_eq!(session.layout, layout);
        assert_eq!(
            session.figures["errors"],
            Some(0),
            "block {block} on {layout}"
        );
        assert_eq!(session.figures["accuracy"], Some(10_000));
        agree::with_reference(&session).unwrap();
        // The session is stored a little before its result is on the screen.
        page.has("button:focus").unwrap();
        page.keyboard.tap("Escape").unwrap();
        page.has("[data-lesson]").unwrap();
    }
}

#[test]
fn english() {
    lessons_in("English", "us", ("us", None));
}

#[test]
fn russian() {
    lessons_in("Русский", "ru", ("ru", None));
}

#[test]
fn spanish() {
    lessons_in("Español", "es", ("es", None));
}

#[test]
fn german() {
    lessons_in("Deutsch", "de", ("de", None));
}

#[test]
fn french() {
    lessons_in("Français", "fr-azerty", ("fr", Some("azerty")));
}
