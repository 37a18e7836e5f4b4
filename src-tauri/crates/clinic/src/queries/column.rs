//! Reads a JSON column into the field that it is on the wire: a text in a row, the value itself in JSON.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserializer,
    de::{DeserializeOwned, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor, value},
};

/// For `#[serde(deserialize_with)]`.
pub(crate) fn embedded<'de, D: Deserializer<'de>, T: DeserializeOwned>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_any(Embedded(PhantomData))
}

struct Embedded<T>(PhantomData<T>);

impl<'de, T: DeserializeOwned> Visitor<'de> for Embedded<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value, or its JSON text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        // What serde_json says may quote the text.
        serde_json::from_str(text).map_err(|_| E::custom("not the JSON it should be"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<T, A::Error> {
        T::deserialize(value::SeqAccessDeserializer::new(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<T, A::Error> {
        T::deserialize(value::MapAccessDeserializer::new(entries))
    }

    fn visit_none<E: Error>(self) -> Result<T, E> {
        T::deserialize(().into_deserializer())
    }

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        T::deserialize(().into_deserializer())
    }
}
