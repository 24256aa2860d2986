//! The other side of `wire`, as the TypeScript package has it.

/// Fields in a row.
pub(crate) fn arguments(fields: &[Option<&str>]) -> Vec<u8> {
    let mut bytes = vec![];
    for field in fields {
        let length = field.map_or(u32::MAX, |text| u32::try_from(text.len()).unwrap());
        bytes.extend(length.to_le_bytes());
        bytes.extend(field.unwrap_or_default().bytes());
    }
    bytes
}

/// The fields of an answer, which must be as many as are expected, or the number of the error's kind.
pub(crate) fn answer<const N: usize>(output: &[u8]) -> Result<[Vec<u8>; N], u8> {
    let (kind, mut rest) = output.split_first().unwrap();
    if *kind != 0 {
        assert!(rest.is_empty());
        return Err(*kind);
    }
    let fields = std::array::from_fn(|_| {
        let (length, after) = rest.split_first_chunk().unwrap();
        let length = usize::try_from(u32::from_le_bytes(*length)).unwrap();
        let (field, after) = after.split_at(length);
        rest = after;
        field.to_vec()
    });
    assert!(rest.is_empty());
    Ok(fields)
}
