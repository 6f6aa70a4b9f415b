//! A great many short texts in one piece of memory, and keys that are looked up among them.

/// Texts by their numbers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    text: String,
    ends: Vec<u32>,
}

impl Words {
    /// Adds a text; gives its number.
    pub(crate) fn push(&mut self, text: &str) -> u32 {
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
        self.ends.len() as u32 - 1
    }

    /// The text with this number.
    pub(crate) fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[number] as usize]
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Gives back memory that was held for more.
    pub(crate) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

/// Texts that each have one number, found by the text once all are there.
#[derive(Clone, Debug, Default)]
pub(crate) struct Keys {
    words: Words,
    /// Numbers in the order of the texts.
    sorted: Vec<u32>,
}

impl Keys {
    /// Puts keys in order.
    pub(crate) fn new(mut words: Words) -> Self {
        words.shrink();
        let mut sorted: Vec<u32> = (0..words.len() as u32).collect();
        sorted.sort_by(|&one, &other| words.get(one).cmp(words.get(other)).then(one.cmp(&other)));
        Self { words, sorted }
    }

    /// The first number that has this key.
    pub(crate) fn find(&self, key: &str) -> Option<u32> {
        let place = self.sorted.partition_point(|&number| self.words.get(number) < key);
        self.sorted.get(place).copied().filter(|&number| self.words.get(number) == key)
    }

    /// The key with this number.
    pub(crate) fn get(&self, number: u32) -> &str {
        self.words.get(number)
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }
}

/// A few names, each with a number in the order in which they came.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names(Vec<String>);

impl Names {
    /// The number of a name, a new one where it is new.
    pub(crate) fn number(&mut self, name: &str) -> u32 {
        self.find(name).unwrap_or_else(|| {
            self.0.push(name.to_owned());
            self.0.len() as u32 - 1
        })
    }

    /// The number of a name that came before.
    pub(crate) fn find(&self, name: &str) -> Option<u32> {
        self.0.iter().position(|known| known == name).map(|place| place as u32)
    }

    /// The name with this number.
    pub(crate) fn get(&self, number: u32) -> &str {
        &self.0[number as usize]
    }

    /// All names, in their order.
    pub(crate) fn all(&self) -> &[String] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Keys, Words};

    #[test]
    fn texts_come_back_by_number_and_keys_by_text() {
        let mut words = Words::default();
        for text in ["Orleth", "", "Tavik", "Ámbor"] {
            words.push(text);
        }
        let keys = Keys::new(words);
        for (number, text) in ["Orleth", "", "Tavik", "Ámbor"].into_iter().enumerate() {
            assert_eq!((keys.get(number as u32), keys.find(text)), (text, Some(number as u32)));
        }
        assert_eq!((keys.find("Sarnholt"), keys.find("Tavi"), keys.len()), (None, None, 4));
    }
}
