//! Takes two names, says whether they are two spellings of one.

/// Whether two words may be one word in two transliterations: their first sounds are of one class,
/// and few letters differ for their length.
pub(super) fn alike(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let shorter = a.len().min(b.len());
    let most = match shorter {
        0..5 => 0,
        5..8 => 1,
        _ => 2,
    };
    let begin = |word: &[char]| word.first().map(|&c| class(c));
    begin(&a) == begin(&b) && a.len().abs_diff(b.len()) <= most && distance(&a, &b) <= most
}

/// Whether two words differ in nothing but how their sounds are written: vowels, doubled letters, and
/// letters for one sound. Given names must: "Senta" and "Senka" are two persons.
pub(super) fn sound_alike(a: &str, b: &str) -> bool {
    let sounds = |word: &str| {
        let mut sounds: Vec<char> = word.chars().map(|c| vowel(class(c))).collect();
        sounds.dedup();
        sounds
    };
    sounds(a) == sounds(b)
}

fn vowel(c: char) -> char {
    if matches!(c, 'a' | 'e' | 'i' | 'o' | 'u') { 'a' } else { c }
}

/// Letters that transliterations write for one sound.
fn class(c: char) -> char {
    match c {
        'c' | 'k' | 'q' => 'k',
        'i' | 'j' | 'y' => 'i',
        's' | 'z' => 's',
        'v' | 'w' => 'v',
        'f' | 'p' => 'f',
        'g' | 'h' => 'h',
        other => other,
    }
}

/// Number of letters to put in, take out or replace (Levenshtein 1966).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::{alike, sound_alike};

    #[test]
    fn given_names_differ_in_their_spelling_only() {
        assert!(sound_alike("vladomir", "wladimir") && sound_alike("philipp", "philip"));
        assert!(!sound_alike("senta", "senka"));
    }

    #[test]
    fn transliterations_are_alike_and_short_words_are_not() {
        assert!(alike("torvey", "torvej"));
        assert!(alike("vladomir", "wladimir"));
        assert!(!alike("pell", "bell"));
        assert!(!alike("anso", "ansa"));
        assert!(!alike("marrand", "arrandt"));
    }
}
