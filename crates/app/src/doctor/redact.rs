//! Takes out of a text who sits at the machine. What is looked at says nobody's name by itself; paths and what a system says
//! of them do.

use std::path::Path;

use super::Surroundings;

/// Who is not to be named.
#[derive(Debug, Default)]
pub(super) struct Redact {
    /// The home folder as it is spelt in paths, longest first.
    homes: Vec<String>,
    user: Option<String>,
}

impl Redact {
    pub(super) fn of(surroundings: &Surroundings) -> Self {
        // Whoever lives at the root has no name by it.
        let has_name = |home: &&Path| home.parent().is_some_and(|above| above.parent().is_some());
        let home = surroundings.home.as_deref().filter(has_name);
        let real = home.and_then(|home| home.canonicalize().ok());
        let mut homes: Vec<String> = [home, real.as_deref()]
            .into_iter()
            .flatten()
            .filter(has_name)
            .map(|home| home.display().to_string())
            .collect();
        homes.sort_by_key(|home| std::cmp::Reverse(home.len()));
        homes.dedup();
        let by_home = home
            .and_then(Path::file_name)
            .and_then(|name| name.to_str());
        let user = surroundings.user.as_deref().or(by_home);
        Self {
            homes,
            user: user.filter(|user| !user.is_empty()).map(str::to_owned),
        }
    }

    pub(super) fn text(&self, text: &str) -> String {
        let at_home = self
            .homes
            .iter()
            .fold(text.to_owned(), |text, home| text.replace(home, "~"));
        let Some(user) = &self.user else {
            return at_home;
        };
        // A name only where it is a part of a path: "ann" is in "cannot", too.
        ['/', '\\'].into_iter().fold(at_home, |text, slash| {
            text.replace(
                &format!("{slash}{user}{slash}"),
                &format!("{slash}USER{slash}"),
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn homes_and_names_in_paths_go_and_words_stay() {
        let redact = Redact::of(&Surroundings {
            home: Some("/home/ann".into()),
            user: Some("ann".into()),
            ..Surroundings::default()
        });
        assert_eq!(
            redact.text("/home/ann/.local cannot be read; /run/media/ann/stick"),
            "~/.local cannot be read; /run/media/USER/stick"
        );
        let redact = Redact::of(&Surroundings {
            home: Some(r"C:\Users\ann".into()),
            user: Some("ann".into()),
            ..Surroundings::default()
        });
        assert_eq!(redact.text(r"D:\ann\Tactus"), r"D:\USER\Tactus");
        let root = Redact::of(&Surroundings {
            home: Some("/root".into()),
            ..Surroundings::default()
        });
        assert_eq!(root.text("/root/a"), "/root/a", "it is nobody's name");
    }
}
