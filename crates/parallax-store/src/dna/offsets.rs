//! Takes a text, gives its positions in UTF-16 code units, in which these databases count.

/// Every so many code units a place is noted, so that no position is far from one.
const STEP: usize = 512;

/// A text with its positions in UTF-16.
#[derive(Clone, Debug)]
pub(super) struct Utf16<'t> {
    text: &'t str,
    /// Code units and bytes before a character, about every [`STEP`] units.
    places: Vec<(usize, usize)>,
    units: usize,
}

impl<'t> Utf16<'t> {
    /// Reads the text once.
    pub(super) fn new(text: &'t str) -> Self {
        let mut places = vec![(0, 0)];
        let (mut units, mut next) = (0, STEP);
        for (byte, character) in text.char_indices() {
            if units >= next {
                places.push((units, byte));
                next = units + STEP;
            }
            units += character.len_utf16();
        }
        Self { text, places, units }
    }

    /// The byte at which the character with code unit `unit` begins; the end of the text for
    /// positions behind it.
    pub(super) fn byte(&self, unit: usize) -> usize {
        if unit >= self.units {
            return self.text.len();
        }
        let place = self.places.partition_point(|(units, _)| *units <= unit) - 1;
        let (mut units, start) = self.places[place];
        for (byte, character) in self.text[start..].char_indices() {
            units += character.len_utf16();
            if units > unit {
                return start + byte;
            }
        }
        self.text.len()
    }

    /// Code units before a byte.
    pub(super) fn unit(&self, byte: usize) -> usize {
        let place = self.places.partition_point(|(_, bytes)| *bytes <= byte) - 1;
        let (units, start) = self.places[place];
        units + self.text[start..byte].chars().map(char::len_utf16).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::Utf16;

    #[test]
    fn goes_both_ways_at_every_character() {
        let text = "aé😀 Tavik — ".repeat(200);
        let utf16 = Utf16::new(&text);
        let mut units = 0;
        for (byte, character) in text.char_indices() {
            assert_eq!((utf16.unit(byte), utf16.byte(units)), (units, byte));
            units += character.len_utf16();
        }
        assert_eq!((utf16.byte(units), utf16.byte(units + 9)), (text.len(), text.len()));
    }

    #[test]
    fn half_a_character_is_its_beginning() {
        assert_eq!(Utf16::new("a😀b").byte(2), 1);
        assert_eq!(Utf16::new("").byte(4), 0);
    }
}
