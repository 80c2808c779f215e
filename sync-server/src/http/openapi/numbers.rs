//! The bounds of whole numbers. OpenAPI has names for signed ones of 32 and 64 bits only, so that an unsigned number
//! would be said to end at half of what is taken.

use utoipa::openapi::schema::{AdditionalProperties, ArrayItems, Object};
use utoipa::openapi::{KnownFormat, RefOr, Schema, SchemaFormat};

/// Says of each number within how far it goes.
pub(super) fn bound(schema: &mut RefOr<Schema>) {
    if let RefOr::T(schema) = schema {
        inside(schema);
    }
}

fn inside(schema: &mut Schema) {
    match schema {
        Schema::Object(object) => {
            limit(object);
            object.properties.values_mut().for_each(bound);
            if let Some(AdditionalProperties::RefOr(value)) =
                object.additional_properties.as_deref_mut()
            {
                bound(value);
            }
        }
        Schema::Array(array) => {
            array.prefix_items.iter_mut().for_each(inside);
            if let ArrayItems::RefOrSchema(items) = &mut array.items {
                bound(items);
            }
        }
        Schema::OneOf(of) => of.items.iter_mut().for_each(bound),
        Schema::AllOf(of) => of.items.iter_mut().for_each(bound),
        Schema::AnyOf(of) => of.items.iter_mut().for_each(bound),
        _ => {}
    }
}

fn limit(object: &mut Object) {
    let Some(SchemaFormat::KnownFormat(format)) = &object.format else {
        return;
    };
    let (format, least, most) = match format {
        KnownFormat::UInt8 => (KnownFormat::Int32, 0, i64::from(u8::MAX)),
        KnownFormat::UInt16 => (KnownFormat::Int32, 0, i64::from(u16::MAX)),
        KnownFormat::UInt32 => (KnownFormat::Int64, 0, i64::from(u32::MAX)),
        // Nothing that is counted here comes near the other half.
        KnownFormat::UInt64 => (KnownFormat::Int64, 0, i64::MAX),
        KnownFormat::Int8 => (KnownFormat::Int32, i64::from(i8::MIN), i64::from(i8::MAX)),
        KnownFormat::Int16 => (KnownFormat::Int32, i64::from(i16::MIN), i64::from(i16::MAX)),
        KnownFormat::Int32 => (KnownFormat::Int32, i64::from(i32::MIN), i64::from(i32::MAX)),
        KnownFormat::Int64 => (KnownFormat::Int64, i64::MIN, i64::MAX),
        _ => return,
    };
    object.format = Some(SchemaFormat::KnownFormat(format));
    object.minimum.get_or_insert_with(|| least.into());
    object.maximum.get_or_insert_with(|| most.into());
}
