//! The other side of `wire`, as the TypeScript package has it.

/// Fields on their way in.
#[derive(Default)]
pub(crate) struct Fields(Vec<u8>);

impl Fields {
    pub(crate) fn bytes(mut self, bytes: &[u8]) -> Self {
        self.0
            .extend(u32::try_from(bytes.len()).unwrap().to_le_bytes());
        self.0.extend(bytes);
        self
    }

    pub(crate) fn text(self, text: &str) -> Self {
        self.bytes(text.as_bytes())
    }

    pub(crate) fn number(self, number: u64) -> Self {
        self.bytes(&number.to_le_bytes())
    }

    pub(crate) fn optional_text(self, text: Option<&str>) -> Self {
        match text {
            Some(text) => self.text(text),
            None => self.absent(),
        }
    }

    pub(crate) fn optional_number(self, number: Option<u64>) -> Self {
        match number {
            Some(number) => self.number(number),
            None => self.absent(),
        }
    }

    fn absent(mut self) -> Self {
        self.0.extend(u32::MAX.to_le_bytes());
        self
    }

    /// What the module makes of them, or the number of the error's kind.
    pub(crate) fn asked_of(
        self,
        call: fn(u8, Box<[u8]>) -> Vec<u8>,
        operation: u8,
    ) -> Result<Answer, u8> {
        let mut output = call(operation, self.0.into());
        match output.remove(0) {
            0 => Ok(Answer(output)),
            kind => Err(kind),
        }
    }
}

/// Fields on their way out.
pub(crate) struct Answer(Vec<u8>);

impl Answer {
    pub(crate) fn optional_bytes(&mut self) -> Option<Vec<u8>> {
        let rest = self.0.split_off(4);
        let length = u32::from_le_bytes(self.0.as_slice().try_into().unwrap());
        self.0 = rest;
        if length == u32::MAX {
            return None;
        }
        let rest = self.0.split_off(length.try_into().unwrap());
        Some(std::mem::replace(&mut self.0, rest))
    }

    pub(crate) fn bytes(&mut self) -> Vec<u8> {
        self.optional_bytes().unwrap()
    }

    pub(crate) fn optional_text(&mut self) -> Option<String> {
        self.optional_bytes()
            .map(|bytes| String::from_utf8(bytes).unwrap())
    }

    pub(crate) fn text(&mut self) -> String {
        self.optional_text().unwrap()
    }

    pub(crate) fn optional_number(&mut self) -> Option<u64> {
        self.optional_bytes()
            .map(|bytes| u64::from_le_bytes(bytes.try_into().unwrap()))
    }

    pub(crate) fn number(&mut self) -> u64 {
        self.optional_number().unwrap()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
