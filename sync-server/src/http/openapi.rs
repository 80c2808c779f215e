//! The OpenAPI document: made from the handlers, completed with what all of them share.

mod numbers;

use utoipa::openapi::path::{Operation, ParameterIn};
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{
    ComponentsBuilder, Content, InfoBuilder, OpenApi, OpenApiBuilder, Ref, RefOr, ResponseBuilder,
};
use utoipa::{PartialSchema as _, ToSchema as _};

/// The document before any route.
pub(crate) fn head() -> OpenApi {
    let bearer = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
    OpenApiBuilder::new()
        .info(
            InfoBuilder::new()
                .title("Tactus sync server")
                .version(env!("CARGO_PKG_VERSION"))
                .description(Some(
                    "Accounts, sync and what the data says. Speeds, accuracies and rates are integers in 1/100, \
                     durations are in ms, times are RFC 3339 in UTC with milliseconds.",
                ))
                .build(),
        )
        .components(Some(
            ComponentsBuilder::new()
                .security_scheme("bearer", bearer)
                .schema(
                    protocol::ErrorDetail::name(),
                    protocol::ErrorDetail::schema(),
                )
                .schema(protocol::ErrorBody::name(), protocol::ErrorBody::schema())
                .build(),
        ))
        .build()
}

/// What the handlers cannot say of themselves, because it is the same for all of their kind: every error that can be
/// answered, each in the one envelope, and the bounds of every whole number.
pub(crate) fn complete(mut document: OpenApi) -> OpenApi {
    for (path, item) in &mut document.paths.paths {
        let operations = [
            &mut item.get,
            &mut item.post,
            &mut item.put,
            &mut item.patch,
            &mut item.delete,
        ];
        for operation in operations.into_iter().flatten() {
            errors(path, operation);
            for parameter in operation.parameters.iter_mut().flatten() {
                if let RefOr::T(parameter) = parameter
                    && let Some(schema) = &mut parameter.schema
                {
                    numbers::bound(schema);
                }
            }
        }
    }
    for schema in document
        .components
        .iter_mut()
        .flat_map(|components| components.schemas.values_mut())
    {
        numbers::bound(schema);
    }
    document
}

/// The statuses that follow from what a route takes; what follows from what it does stands at its handler. A status
/// that is not in the document is a fault, which `tests/resilience/tests/api.rs` looks for.
fn errors(path: &str, operation: &mut Operation) {
    let parameters = operation.parameters.as_deref().unwrap_or_default();
    let takes = |place: &ParameterIn| {
        parameters
            .iter()
            .any(|each| matches!(each, RefOr::T(each) if each.parameter_in == *place))
    };
    let (in_path, in_query) = (takes(&ParameterIn::Path), takes(&ParameterIn::Query));
    let is_page = path.starts_with("/account/");
    let is_private = operation.security.is_some();
    let has_body = operation.request_body.is_some();
    let mut add = |status: &str, words: &str| {
        let response = || ResponseBuilder::new().description(words).build().into();
        let responses = &mut operation.responses.responses;
        responses.entry(status.to_owned()).or_insert_with(response);
    };
    if is_private {
        add("401", "No access token, or none that is good now.");
        add("410", "The account was deleted.");
    }
    if is_private || is_page || path.starts_with("/v1/auth/") {
        add(
            "429",
            "Too many requests; `Retry-After` says when to come back.",
        );
    }
    if has_body {
        add("400", "The body cannot be read.");
        add("413", "The body is too big.");
        if is_page {
            add("415", "The body is no form.");
        } else {
            add("422", "Some values are not possible; each is named.");
        }
    }
    if in_path {
        add("404", "There is no such thing, or it is somebody else's.");
    }
    if in_query {
        let (status, words) = if is_page {
            ("400", "The address cannot be read.")
        } else {
            ("422", "Some values are not possible; each is named.")
        };
        add(status, words);
    }
    add("500", "A bug; the log has more under the request's id.");
    add(
        "503",
        "Overloaded, or the database is away; `Retry-After` says when to come back.",
    );
    for (status, response) in &mut operation.responses.responses {
        let RefOr::T(response) = response else {
            continue;
        };
        if status.starts_with(['4', '5']) && response.content.is_empty() {
            let envelope = Content::new(Some(Ref::from_schema_name(protocol::ErrorBody::name())));
            let json = "application/json".to_owned();
            response.content.insert(json, envelope.into());
        }
        if response.description.is_empty() {
            // Which OpenAPI asks for.
            "Done.".clone_into(&mut response.description);
        }
    }
}
