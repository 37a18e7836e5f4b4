//! Three SQL functions of the projector's connection.
//!
//! `object('key', value, …)` builds a JSON object and leaves out what is NULL: most fields of a prescribed medicine are,
//! and `json_object` would name each of them in every document. `folded_words(text)` gives the words of a name as they are
//! looked up, `usual_names(substance)` what people call it beside its official name. They depend on nothing but their
//! arguments and the tables of this program.

use std::{io::Write as _, sync::Arc};

use domain::{tables, text::fold};
use rusqlite::{
    Connection,
    functions::{Context, FunctionFlags},
    types::ValueRef,
};
use uuid::Uuid;

/// Makes the functions known to `connection`.
pub(super) fn register(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function("object", -1, flags, object)?;
    connection.create_scalar_function("folded_words", 1, flags, folded_words)?;
    connection.create_scalar_function("usual_names", 1, flags, usual_names)
}

/// The words of `text` as they are typed when somebody looks for it: folded, without punctuation.
pub(crate) fn words(text: &str) -> Vec<String> {
    fold(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn folded_words(context: &Context<'_>) -> rusqlite::Result<String> {
    let text: Option<String> = context.get(0)?;
    Ok(serde_json::to_string(&words(&text.unwrap_or_default())).unwrap_or_else(|_| "[]".to_owned()))
}

fn usual_names(context: &Context<'_>) -> rusqlite::Result<String> {
    let key: Option<String> = context.get(0)?;
    Ok(tables::usual_names(&key.unwrap_or_default()).join(" "))
}

/// A key of an object as it is written, and how its value is.
struct Key {
    /// `"name":`
    written: Vec<u8>,
    value: Written,
}

enum Written {
    AsItIs,
    Quoted,
    Truth,
}

impl Key {
    /// `$key` is for JSON as it is, `?key` for true or false.
    fn of(key: &[u8]) -> Self {
        let (name, value) = match key.split_first() {
            Some((b'$', name)) => (name, Written::AsItIs),
            Some((b'?', name)) => (name, Written::Truth),
            _ => (key, Written::Quoted),
        };
        Self { written: [b"\"", name, b"\":"].concat(), value }
    }
}

/// A BLOB is an id. The keys of a call are the same in every row: they are read once for each statement.
fn object(context: &Context<'_>) -> rusqlite::Result<String> {
    if context.is_empty() {
        return Ok("{}".to_owned());
    }
    let keys: Arc<Vec<Key>> = context.get_or_create_aux(0, |_| {
        let keys = (0..context.len()).step_by(2).map(|index| match context.get_raw(index) {
            ValueRef::Text(key) => Ok(Key::of(key)),
            _ => Err(unfit(index)),
        });
        keys.collect::<rusqlite::Result<_>>()
    })?;
    let mut out = Vec::with_capacity(context.len() * 16);
    out.push(b'{');
    for (index, key) in (1..context.len()).step_by(2).zip(&*keys) {
        let value = context.get_raw(index);
        if value == ValueRef::Null {
            continue;
        }
        if out.len() > 1 {
            out.push(b',');
        }
        out.extend_from_slice(&key.written);
        match (value, &key.value) {
            (ValueRef::Integer(number), Written::Truth) => {
                out.extend_from_slice(if number == 0 { b"false".as_slice() } else { b"true" });
            }
            (ValueRef::Integer(number), _) => write!(out, "{number}").map_err(|_| unfit(index))?,
            (ValueRef::Text(text), Written::AsItIs) => out.extend_from_slice(text),
            (ValueRef::Text(text), _) => quote(&mut out, text),
            (ValueRef::Blob(bytes), _) => {
                let id = Uuid::from_slice(bytes).map_err(|_| unfit(index))?;
                out.push(b'"');
                out.extend_from_slice(id.hyphenated().encode_lower(&mut Uuid::encode_buffer()).as_bytes());
                out.push(b'"');
            }
            (ValueRef::Real(_) | ValueRef::Null, _) => return Err(unfit(index)),
        }
    }
    out.push(b'}');
    // Once for the whole: what SQLite calls text may be any bytes.
    String::from_utf8(out).map_err(|_| unfit(0))
}

fn quote(out: &mut Vec<u8>, text: &[u8]) {
    out.push(b'"');
    for run in text.split_inclusive(|byte| matches!(byte, b'"' | b'\\' | 0..0x20)) {
        match run.split_last() {
            Some((last @ (b'"' | b'\\'), plain)) => {
                out.extend_from_slice(plain);
                out.extend_from_slice(&[b'\\', *last]);
            }
            Some((last @ 0..0x20, plain)) => {
                out.extend_from_slice(plain);
                // Writing to a Vec does not fail.
                let _ = write!(out, "\\u{last:04x}");
            }
            _ => out.extend_from_slice(run),
        }
    }
    out.push(b'"');
}

/// The value itself is left out: it may be a patient's.
fn unfit(index: usize) -> rusqlite::Error {
    rusqlite::Error::InvalidFunctionParameterType(index, rusqlite::types::Type::Null)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_leaves_out_what_is_null_and_escapes_what_must_be() {
        let connection = Connection::open_in_memory().unwrap();
        register(&connection).unwrap();
        let text: String = connection
            .query_row(
                "SELECT object('none', NULL, 'id', x'01902f3c000070008000000000000001', 'text', 'a\"\\' || char(10, 1),
                               '?yes', 1, '?no', 0, 'n', -3, '$list', '[1,2]')",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(
            text,
            r#"{"id":"01902f3c-0000-7000-8000-000000000001","text":"a\"\\\u000a\u0001","yes":true,"no":false,"n":-3,"list":[1,2]}"#
        );
        serde_json::from_str::<serde_json::Value>(&text).expect("it is JSON");
    }

    #[test]
    fn a_brand_is_found_by_each_of_its_words() {
        assert_eq!(
            words("Amoxicilina + Clavulanato de Potássio (500 mg)"),
            ["amoxicilina", "clavulanato", "de", "potassio", "500", "mg"]
        );
    }
}
