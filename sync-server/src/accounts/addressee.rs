//! To whom a mail goes, for those who send it.

use sqlx::PgConnection;

/// Somebody who can be written to.
pub struct Addressee {
    /// Their account.
    pub user: i64,
    /// Where to.
    pub email: String,
    /// In which language.
    pub language: String,
}

/// The owner of an account, written to at `email`: their address of now, or the one of before.
pub async fn addressee(
    db: &mut PgConnection,
    user: i64,
    email: &str,
) -> sqlx::Result<Option<Addressee>> {
    let language = sqlx::query_scalar!("SELECT language FROM users WHERE id = $1", user)
        .fetch_optional(db)
        .await?;
    Ok(language.map(|language| Addressee {
        user,
        email: email.to_owned(),
        language,
    }))
}

/// The owner of an account that is in use, at their address of now.
pub async fn addressee_in_use(db: &mut PgConnection, user: i64) -> sqlx::Result<Option<Addressee>> {
    let found = sqlx::query_as!(
        Addressee,
        "SELECT id AS user, email, language FROM users WHERE id = $1 AND is_active",
        user,
    );
    found.fetch_optional(db).await
}

/// How somebody is called by those who see them: by name, and by address where they gave none.
pub async fn shown_name(db: &mut PgConnection, user: i64) -> sqlx::Result<Option<String>> {
    let name = sqlx::query_scalar!(
        "SELECT COALESCE(full_name, username, email) AS \"name!\" FROM users WHERE id = $1",
        user
    );
    name.fetch_optional(db).await
}

/// Whoever has this address: an account in use, or one that can still be brought back.
pub async fn addressee_by_email(
    db: &mut PgConnection,
    email: &str,
) -> sqlx::Result<Option<Addressee>> {
    let found = sqlx::query_as!(
        Addressee,
        "SELECT id AS user, email, language FROM users
         WHERE lower(email) = lower($1) AND (is_active OR deleted_at IS NOT NULL)",
        email,
    );
    found.fetch_optional(db).await
}
