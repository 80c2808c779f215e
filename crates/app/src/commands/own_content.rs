//! `own_content`: courses and layouts in the data folder, read anew, and what is wrong with those that are not taken.

use std::{path::PathBuf, sync::Arc};

use crate::{
    app::App,
    error::AppError,
    keyboard, library,
    view::{args::NoArgs, own::OwnContent},
};

pub(super) fn run(app: &Arc<App>, _: NoArgs) -> Result<OwnContent, AppError> {
    let folder = |path: PathBuf| {
        std::fs::create_dir_all(&path).map_err(|error| AppError::DataFolder {
            path: path.display().to_string(),
            why: error.to_string(),
        })?;
        Ok::<_, AppError>(path.display().to_string())
    };
    let courses_folder = folder(library::courses_folder(&app.config.data_dir))?;
    let layouts_folder = folder(library::layouts_folder(&app.config.data_dir))?;
    app.state(|state| {
        state.reload_library(app);
        let courses = state.policy.choices(&state.library)?;
        Ok(OwnContent {
            courses_folder,
            layouts_folder,
            courses: courses.into_iter().filter(|course| course.is_own).collect(),
            layouts: state.library.own_layouts().iter().map(keyboard::summary).collect(),
            problems: state.library.problems().to_vec(),
        })
    })
}
