//! Values of the `MessagePack` files of a model, read with checks instead of trust.

use rmpv::Value;

use crate::error::LoadError;

/// Decodes `file`, which is named relative to the model's folder.
pub(crate) fn decode(file: &'static str, bytes: &[u8]) -> Result<Value, LoadError> {
    rmpv::decode::read_value(&mut &bytes[..])
        .map_err(|error| LoadError::damaged(file, error.to_string()))
}

/// A value inside of one file. Whatever does not have the expected shape is a [`LoadError`] that
/// names the file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Packed<'v> {
    file: &'static str,
    value: &'v Value,
}

impl<'v> Packed<'v> {
    /// The whole of `file`.
    pub(crate) fn of(file: &'static str, value: &'v Value) -> Self {
        Self { file, value }
    }

    /// An error that says what is wrong with the file.
    pub(crate) fn wrong(self, problem: &str) -> LoadError {
        LoadError::damaged(self.file, problem.to_owned())
    }

    /// The member `name` of a map.
    pub(crate) fn field(self, name: &str) -> Result<Packed<'v>, LoadError> {
        for (key, value) in self.entries()? {
            if key.text()? == name {
                return Ok(value);
            }
        }
        Err(self.wrong(&format!("{name:?} is missing")))
    }

    /// Keys and values of a map.
    pub(crate) fn entries(
        self,
    ) -> Result<impl ExactSizeIterator<Item = (Packed<'v>, Packed<'v>)>, LoadError> {
        let entries = self.value.as_map().ok_or_else(|| self.wrong("a map is expected"))?;
        Ok(entries.iter().map(move |(key, value)| (self.with(key), self.with(value))))
    }

    /// Members of a list.
    pub(crate) fn items(self) -> Result<impl ExactSizeIterator<Item = Packed<'v>>, LoadError> {
        let items = self.value.as_array().ok_or_else(|| self.wrong("a list is expected"))?;
        Ok(items.iter().map(move |value| self.with(value)))
    }

    /// A string, also one stored as bytes.
    pub(crate) fn text(self) -> Result<&'v str, LoadError> {
        let text = match self.value {
            Value::String(text) => text.as_str(),
            Value::Binary(bytes) => str::from_utf8(bytes).ok(),
            _ => None,
        };
        text.ok_or_else(|| self.wrong("a string is expected"))
    }

    /// Bytes.
    pub(crate) fn bytes(self) -> Result<&'v [u8], LoadError> {
        self.value.as_slice().ok_or_else(|| self.wrong("bytes are expected"))
    }

    /// Whether there is nothing.
    pub(crate) fn is_nil(self) -> bool {
        self.value.is_nil()
    }

    /// A list of strings.
    pub(crate) fn texts(self) -> Result<Vec<Box<str>>, LoadError> {
        self.items()?.map(|item| Ok(item.text()?.into())).collect()
    }

    /// A whole number of 0 or more.
    pub(crate) fn number(self) -> Result<u64, LoadError> {
        self.value.as_u64().ok_or_else(|| self.wrong("a whole number is expected"))
    }

    /// True or false.
    pub(crate) fn truth(self) -> Result<bool, LoadError> {
        self.value.as_bool().ok_or_else(|| self.wrong("true or false is expected"))
    }

    /// A place in a list of `len` members; a negative one counts from its end.
    pub(crate) fn position(self, len: usize) -> Result<usize, LoadError> {
        let index = self.value.as_i64().ok_or_else(|| self.wrong("a whole number is expected"))?;
        let from_start = if index < 0 { index + len as i64 } else { index };
        usize::try_from(from_start)
            .ok()
            .filter(|&position| position < len)
            .ok_or_else(|| self.wrong(&format!("{index} is not a place among {len}")))
    }

    fn with(self, value: &'v Value) -> Self {
        Self { value, ..self }
    }
}
