//! The OpenAPI document: made from the handlers, completed with what all of them share.

use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{
    ComponentsBuilder, Content, InfoBuilder, OpenApi, OpenApiBuilder, Ref, ResponseBuilder,
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

/// Every operation can fail, and always does so in the one envelope.
pub(crate) fn complete(mut document: OpenApi) -> OpenApi {
    for item in document.paths.paths.values_mut() {
        let operations = [
            &mut item.get,
            &mut item.post,
            &mut item.put,
            &mut item.patch,
            &mut item.delete,
        ];
        for operation in operations.into_iter().flatten() {
            let envelope = Ref::from_schema_name(protocol::ErrorBody::name());
            let response = ResponseBuilder::new()
                .description("What went wrong, in the one form of every error.")
                .content("application/json", Content::new(Some(envelope)))
                .build();
            operation
                .responses
                .responses
                .insert("default".to_owned(), response.into());
        }
    }
    document
}
