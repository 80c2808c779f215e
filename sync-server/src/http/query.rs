//! What stands in addresses and forms.

use axum::Form;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Path, Query};

use super::error::{ApiError, Fields};

/// The query, decoded.
pub fn query<T>(query: Result<Query<T>, QueryRejection>) -> Result<T, ApiError> {
    let Query(query) = query
        .map_err(|_| ApiError::Invalid(Fields::one("query", "is no query of this address")))?;
    Ok(query)
}

/// A form, decoded.
pub fn form<T>(form: Result<Form<T>, FormRejection>) -> Result<T, ApiError> {
    let Form(form) = form.map_err(|rejection| match rejection.status().as_u16() {
        413 => ApiError::TooLarge("this address takes 64 KiB"),
        415 => ApiError::UnsupportedMediaType("This address takes a form."),
        _ => ApiError::Unreadable("it is no form of this page".to_owned()),
    })?;
    Ok(form)
}

/// The parameters of the path; what cannot be one of ours is not there.
pub fn path<T, E>(path: Result<Path<T>, E>) -> Result<T, ApiError> {
    let Path(path) = path.map_err(|_| ApiError::NotFound)?;
    Ok(path)
}

/// A number from 1 to `most`; `default` where none was given.
pub fn number(name: &str, asked: Option<&str>, default: u32, most: u32) -> Result<u32, ApiError> {
    match asked.map(str::parse::<u32>) {
        None => Ok(default),
        Some(Ok(number)) if (1..=most).contains(&number) => Ok(number),
        Some(_) => {
            let why = format!("is no number from 1 to {most}");
            Err(ApiError::Invalid(Fields::one(name, why)))
        }
    }
}
