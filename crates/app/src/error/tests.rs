use super::*;

/// One of each; the compiler says when one is new.
fn all() -> Vec<AppError> {
    let text = String::new;
    let mut all = Vec::new();
    let mut next = Some(AppError::UnknownCommand { name: text() });
    while let Some(error) = next.take() {
        next = match &error {
            AppError::UnknownCommand { .. } => Some(AppError::BadArguments {
                name: "",
                why: text(),
            }),
            AppError::BadArguments { .. } => Some(AppError::BadValue {
                field: "",
                value: text(),
            }),
            AppError::BadValue { .. } => Some(AppError::NoProfile),
            AppError::NoProfile => Some(AppError::UnknownProfile { id: text() }),
            AppError::UnknownProfile { .. } => Some(AppError::UnknownLayout { layout: text() }),
            AppError::UnknownLayout { .. } => Some(AppError::UnknownCourse { course: text() }),
            AppError::UnknownCourse { .. } => Some(AppError::UnknownLesson { number: 0 }),
            AppError::UnknownLesson { .. } => Some(AppError::LessonLocked { number: 0 }),
            AppError::LessonLocked { .. } => Some(AppError::NothingToPractise),
            AppError::NothingToPractise => Some(AppError::UnknownText { id: text() }),
            AppError::UnknownText { .. } => Some(AppError::TextTooLarge { megabytes: 1 }),
            AppError::TextTooLarge { .. } => Some(AppError::TextTooLong { megabytes: 1 }),
            AppError::TextTooLong { .. } => Some(AppError::NotAText),
            AppError::NotAText => Some(AppError::TextEmpty),
            AppError::TextEmpty => Some(AppError::TextUntypable {
                percent: 1,
                layout: text(),
            }),
            AppError::TextUntypable { .. } => Some(AppError::BookBroken { why: text() }),
            AppError::BookBroken { .. } => Some(AppError::BookLocked),
            AppError::BookLocked => Some(AppError::BookTooLarge { megabytes: 1 }),
            AppError::BookTooLarge { .. } => Some(AppError::ImportForeign),
            AppError::ImportForeign => Some(AppError::ImportTooLarge { megabytes: 1 }),
            AppError::ImportTooLarge { .. } => Some(AppError::ImportBroken { why: text() }),
            AppError::ImportBroken { .. } => Some(AppError::ImportEmpty),
            AppError::ImportEmpty => Some(AppError::ExportForeign { file: text() }),
            AppError::ExportForeign { .. } => Some(AppError::ExportIncomplete { file: text() }),
            AppError::ExportIncomplete { .. } => Some(AppError::ExportDamaged { file: text() }),
            AppError::ExportDamaged { .. } => Some(AppError::ExportNewer),
            AppError::ExportNewer => Some(AppError::ExportTooLarge { megabytes: 1 }),
            AppError::ExportTooLarge { .. } => {
                Some(AppError::UnknownSession { session_id: text() })
            }
            AppError::UnknownSession { .. } => Some(AppError::EventsMissing { from: 0, taken: 0 }),
            AppError::EventsMissing { .. } => Some(AppError::ExerciseOpen),
            AppError::ExerciseOpen => Some(AppError::NotFinished {
                cursor: 0,
                length: 0,
            }),
            AppError::NotFinished { .. } => Some(AppError::AlreadyRunning),
            AppError::AlreadyRunning => Some(AppError::DataFolder {
                path: text(),
                why: text(),
            }),
            AppError::DataFolder { .. } => Some(AppError::DiskFull),
            AppError::DiskFull => Some(AppError::DatabaseNewer),
            AppError::DatabaseNewer => Some(AppError::Store { why: text() }),
            AppError::Store { .. } => Some(AppError::ClosedByPolicy { item: "" }),
            AppError::ClosedByPolicy { .. } => Some(AppError::SignInRequired),
            AppError::SignInRequired => Some(AppError::SignedOut),
            AppError::SignedOut => Some(AppError::NotTheirs),
            AppError::NotTheirs => Some(AppError::SignInOver),
            AppError::SignInOver => Some(AppError::NoBrowser { why: text() }),
            AppError::NoBrowser { .. } => Some(AppError::Offline {
                cause: Cause::ProxyAuth,
            }),
            AppError::Offline { .. } => Some(AppError::Refused {
                code: text(),
                field: None,
                reason: None,
            }),
            AppError::Refused { .. } => Some(AppError::GateClosed),
            AppError::GateClosed => Some(AppError::GateWrong),
            AppError::GateWrong => Some(AppError::GateWait { seconds: 1 }),
            AppError::GateWait { .. } => Some(AppError::BadServerAddress { why: text() }),
            AppError::BadServerAddress { .. } => Some(AppError::BadAnswer { why: text() }),
            AppError::BadAnswer { .. } => Some(AppError::Secrets { why: text() }),
            AppError::Secrets { .. } => Some(AppError::Internal { why: text() }),
            AppError::Internal { .. } => None,
        };
        all.push(error);
    }
    all
}

#[test]
fn every_error_has_words_that_need_no_more_than_its_arguments() {
    let texts = locale::Texts::new();
    for error in all() {
        let view = error.view();
        let code = serde_json::to_value(view.code).unwrap();
        let key = format!("error-{}", code.as_str().unwrap());
        assert!(texts.has(&key), "{key} has no words");
        let args: Vec<_> = view
            .args
            .keys()
            .map(|name| (name.as_str(), locale::Arg::Text("X")))
            .collect();
        for language in locale::LANGUAGES {
            let text = texts.text(language, &key, &args).unwrap();
            assert!(
                !text.contains("{$"),
                "{language} {key} asks for more: {text}"
            );
        }
    }
}

#[test]
fn every_cause_has_words_for_the_learner_and_for_the_administrator() {
    let texts = locale::Texts::new();
    for cause in Cause::ALL {
        let code = cause.code().replace('_', "-");
        for key in [format!("error-{code}"), format!("{code}-admin")] {
            for language in locale::LANGUAGES {
                let text = texts.text(language, &key, &[]).unwrap_or_default();
                assert!(
                    !text.is_empty() && !text.contains("{$"),
                    "{language} {key}: {text}"
                );
            }
        }
    }
    let offline = AppError::Offline {
        cause: Cause::WrongName,
    };
    assert_eq!(offline.view().args["cause"], "wrong-name");
    let offline = AppError::Offline {
        cause: Cause::Other,
    };
    assert!(offline.view().args.is_empty());
}
