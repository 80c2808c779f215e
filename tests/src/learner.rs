//! What a learner does on the screens: words they read, what they click, what they type.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use rig::wait;

use crate::ledger::{self, LocalSession};
use crate::{Keyboard, Window};

/// The interface's words that stories look for, in one language.
pub struct Words {
    /// The course's language, as its own speakers call it.
    pub language: &'static str,
    next: &'static str,
    name: &'static str,
    is_mine: &'static str,
    begin: &'static str,
    map: &'static str,
    start: &'static str,
    skip: &'static str,
    again: &'static str,
    field: &'static str,
    saved: &'static str,
    /// The sidebar's links.
    pub places: Places,
}

/// Names of the places in the sidebar.
pub struct Places {
    /// The map of the course.
    pub course: &'static str,
    /// Account and sync.
    pub account: &'static str,
    /// Settings.
    pub settings: &'static str,
}

/// English.
pub const EN: Words = Words {
    language: "English",
    next: "Continue",
    name: "Name",
    is_mine: "Yes, that is mine",
    begin: "To the course",
    map: "Show the map",
    start: "Start lesson",
    skip: "Skip",
    again: "Type lesson {number} again",
    field: "Type the text here",
    saved: "Saved on this computer",
    places: Places {
        course: "Course",
        account: "Account",
        settings: "Settings",
    },
};

/// Russian.
pub const RU: Words = Words {
    language: "Русский",
    next: "Дальше",
    name: "Имя",
    is_mine: "Да, это она",
    begin: "К курсу",
    map: "Показать карту",
    start: "Начать урок",
    skip: "Пропустить",
    again: "Повторить урок {number}",
    field: "Поле для набора текста",
    saved: "Сохранено на этом компьютере",
    places: Places {
        course: "Курс",
        account: "Учётная запись",
        settings: "Настройки",
    },
};

/// A learner with a window before them.
pub struct Learner<'a> {
    window: &'a Window<'a>,
    keyboard: Keyboard<'a>,
    words: &'static Words,
}

/// What the learner means to press in a lesson.
pub struct Plan {
    /// Every press in order: the unit meant by the finger.
    pub presses: Vec<String>,
    /// How many of them are wrong.
    pub slips: usize,
}

impl Plan {
    /// Types `text` under `stop_on_error`, with a wrong unit before each position of `slips`.
    pub fn with_slips(text: &[String], slips: &BTreeMap<usize, &str>) -> Self {
        let mut presses = Vec::new();
        for (position, unit) in text.iter().enumerate() {
            presses.extend(slips.get(&position).map(|wrong| (*wrong).to_owned()));
            presses.push(unit.clone());
        }
        Self {
            presses,
            slips: slips.len(),
        }
    }
}

impl<'a> Learner<'a> {
    /// Someone who sits before `window` and types on `keyboard`.
    pub fn new(window: &'a Window<'a>, keyboard: Keyboard<'a>, words: &'static Words) -> Self {
        Self {
            window,
            keyboard,
            words,
        }
    }

    /// The keyboard under the hands.
    pub fn keyboard(&self) -> &Keyboard<'a> {
        &self.keyboard
    }

    /// Answers the five questions of the first start and goes to the course's map. Answers how many choices were made
    /// beyond "go on".
    pub fn first_start(&self, name: &str) -> Result<()> {
        let window = self.window;
        window.click("radio", self.words.language)?;
        window.click("button", self.words.next)?; // language
        window.element(
            "radio",
            if self.words.language == "English" {
                "Adult"
            } else {
                "Взрослый"
            },
        )?;
        window.click("button", self.words.next)?; // age
        window.fill(self.words.name, name)?;
        window.click("button", self.words.next)?; // name
        window.click("button", self.words.is_mine)?; // keyboard, as guessed
        window.click("button", self.words.begin)?; // goal
        window.click("button", self.words.map)?; // rather than lesson 1 or a test
        window.element("button", self.words.places.course).map(drop)
    }

    /// Opens the lesson that the map proposes and waits until it can be typed.
    pub fn start_next_lesson(&self) -> Result<Vec<String>> {
        self.window.click("button", self.words.start)?;
        self.skip_intro()?;
        self.lesson_text()
    }

    /// Passes by how to sit, which comes before the first lesson of whoever went to the map at the first start.
    fn skip_intro(&self) -> Result<()> {
        let script =
            "const isLesson = document.activeElement?.getAttribute('aria-label') === arguments[0];
            const buttons = [...document.querySelectorAll('main header button')];
            const isIntro = buttons.some((button) => button.textContent.trim() === arguments[1]);
            return isIntro ? 'intro' : isLesson ? 'lesson' : null";
        let (field, skip) = (self.words.field, self.words.skip);
        let shown = wait::for_some("the lesson, or how to sit", || {
            let shown = self
                .window
                .script(script, vec![field.into(), skip.into()])?;
            Ok(shown.as_str().map(str::to_owned))
        })?;
        if shown == "intro" {
            self.window.click("button", skip)?;
        }
        Ok(())
    }

    /// Opens a lesson that was tried before from the course map. Answers its text, unit by unit.
    pub fn start_lesson_again(&self, number: u32) -> Result<Vec<String>> {
        let again = self.words.again.replace("{number}", &number.to_string());
        self.window.click("button", &again)?;
        self.lesson_text()
    }

    /// The text of the lesson on the screen, unit by unit, once its field has the keyboard.
    pub fn lesson_text(&self) -> Result<Vec<String>> {
        let script = "const field = document.activeElement;
            return field?.getAttribute('aria-label') === arguments[0] ? document.querySelector('main p[lang]').textContent : null";
        let text = wait::for_some("the lesson", || {
            Ok(self
                .window
                .script(script, vec![self.words.field.into()])?
                .as_str()
                .map(str::to_owned))
        });
        let text = text.with_context(|| {
            format!(
                "the page shows:\n{}",
                self.window.text().unwrap_or_default()
            )
        })?;
        if text.is_empty() {
            bail!("the lesson has no text");
        }
        Ok(text.chars().map(String::from).collect())
    }

    /// Waits for the result's screen.
    pub fn result_is_shown(&self) -> Result<()> {
        self.window.shows(self.words.saved)
    }

    /// Makes an account that may send key presses, and waits until everything has been synced.
    pub fn sign_up(&self, email: &str, password: &str) -> Result<()> {
        let window = self.window;
        self.go_to_account()?;
        window.fill("Email", email)?;
        window.fill("Password", password)?;
        window.click("radio", "Yes, send them")?;
        window.click("radio", "No")?;
        window.click("button", "Make the account")
    }

    /// Signs in with an account that is there, or should be.
    pub fn sign_in(&self, email: &str, password: &str) -> Result<()> {
        let window = self.window;
        self.go_to_account()?;
        window.click("button", "I have an account")?;
        window.fill("Email", email)?;
        window.fill("Password", password)?;
        window.click("button", "Sign in")
    }

    /// Goes to the course's map, by the sidebar or from a result.
    pub fn go_to_course(&self) -> Result<()> {
        self.window.click("button", self.words.places.course)
    }

    /// Goes to account and sync.
    pub fn go_to_account(&self) -> Result<()> {
        self.window.click("button", self.words.places.account)
    }

    /// Waits until the account's screen says that so many sessions are on the server and none waits or failed.
    pub fn all_synced(&self, stored: usize) -> Result<()> {
        self.window
            .shows(&format!("{stored} stored · 0 waiting · 0 not accepted"))
    }

    /// Index of the unit that the lesson on the screen waits for.
    pub fn cursor(&self) -> Result<usize> {
        let script = "return [...document.querySelectorAll('.unit')].findIndex((unit) => unit.classList.contains('now'))";
        let at = self.window.script(script, vec![])?.as_u64();
        Ok(usize::try_from(at.context("no lesson waits for a unit")?)?)
    }

    /// Waits until the lesson on the screen runs.
    pub fn is_not_paused(&self) -> Result<()> {
        let script = "return document.querySelector('main.lesson .paused') === null";
        wait::until("the lesson to go on", || {
            Ok(self.window.script(script, vec![])? == true)
        })
    }

    /// Presses the keys of a plan.
    pub fn press(&self, plan: &Plan) -> Result<()> {
        self.keyboard.type_units(&plan.presses)
    }

    /// Types the lesson on the screen with the slips given by position, and answers what was stored of it.
    pub fn type_lesson(
        &self,
        data: &Path,
        slips: &BTreeMap<usize, &str>,
    ) -> Result<(Plan, LocalSession)> {
        let before = ledger::local_sessions(data)?.len();
        let text = self.lesson_text()?;
        let plan = Plan::with_slips(&text, slips);
        self.press(&plan)?;
        let session = self.stored(data, before)?;
        Ok((plan, session))
    }

    /// Waits for one session more than `before` in the learner's file.
    pub fn stored(&self, data: &Path, before: usize) -> Result<LocalSession> {
        let session = wait::for_some("the stored session", || {
            let mut all = ledger::local_sessions(data)?;
            Ok(if all.len() > before { all.pop() } else { None })
        });
        session.with_context(|| {
            format!(
                "the page shows:\n{}",
                self.window.text().unwrap_or_default()
            )
        })
    }
}
