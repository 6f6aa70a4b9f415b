//! Takes a text, gives the language it is written in.

use whatlang::{Info, Lang, detect};

/// The language of `text` as ISO 639-1 ("en"), or ISO 639-3 where there is no shorter code.
///
/// `None` for fewer than forty letters and wherever the detector is not sure.
pub(super) fn detected(text: &str) -> Option<String> {
    let sample = sample(text);
    if sample.chars().filter(|c| c.is_alphabetic()).take(FEWEST).count() < FEWEST {
        return None;
    }
    detect(&sample).filter(Info::is_reliable).map(|info| short(info.lang()).to_owned())
}

/// A declared language ("en-GB", "eng", "English") as a code; `None` where it names none.
pub(super) fn declared(name: &str) -> Option<String> {
    let name = name.trim().to_ascii_lowercase();
    let main = name.split(['-', '_', '.']).next()?;
    if main.len() == 2 && main.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Some(main.to_owned());
    }
    if let Some(language) = Lang::from_code(main) {
        return Some(short(language).to_owned());
    }
    Lang::all()
        .iter()
        .find(|language| language.eng_name().eq_ignore_ascii_case(&name))
        .map(|&language| short(language).to_owned())
}

/// Below this many letters a guess is worth nothing.
const FEWEST: usize = 40;

/// The beginning, the middle and the end of a long text: a foreign quotation or a boilerplate
/// line does not decide alone.
fn sample(text: &str) -> String {
    const PART: usize = 2000;
    if text.len() <= 3 * PART {
        return text.to_owned();
    }
    let parts = [0, text.len() / 2, text.len() - PART].map(|start| {
        let start = text.ceil_char_boundary(start);
        &text[start..text.floor_char_boundary(start + PART)]
    });
    parts.join(" ")
}

/// ISO 639-1 where the language has such a code.
fn short(language: Lang) -> &'static str {
    match language {
        Lang::Epo => "eo",
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Ben => "bn",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Kat => "ka",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Jpn => "ja",
        Lang::Heb => "he",
        Lang::Yid => "yi",
        Lang::Pol => "pl",
        Lang::Amh => "am",
        Lang::Jav => "jv",
        Lang::Kor => "ko",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Bul => "bg",
        Lang::Bel => "be",
        Lang::Mar => "mr",
        Lang::Kan => "kn",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Tam => "ta",
        Lang::Vie => "vi",
        Lang::Urd => "ur",
        Lang::Tha => "th",
        Lang::Guj => "gu",
        Lang::Uzb => "uz",
        Lang::Pan => "pa",
        Lang::Aze => "az",
        Lang::Ind => "id",
        Lang::Tel => "te",
        Lang::Pes => "fa",
        Lang::Mal => "ml",
        Lang::Ori => "or",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Sin => "si",
        Lang::Khm => "km",
        Lang::Tuk => "tk",
        Lang::Aka => "ak",
        Lang::Zul => "zu",
        Lang::Sna => "sn",
        Lang::Afr => "af",
        Lang::Lat => "la",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Tgl => "tl",
        Lang::Hye => "hy",
        Lang::Cym => "cy",
    }
}

#[cfg(test)]
mod tests {
    use super::{declared, detected};

    #[test]
    fn is_silent_on_little() {
        assert_eq!(detected("He said no."), None);
        assert_eq!(detected("12345 67890 12345 67890 12345 67890 12345 67890"), None);
        assert_eq!(detected(""), None);
    }

    #[test]
    fn knows_english_and_others() {
        let english = "The minister of the northern province said on Monday that the river would \
                       not be closed to ships, and that nobody had asked for it to be closed.";
        assert_eq!(detected(english).as_deref(), Some("en"));
        assert_eq!(detected(&english.to_uppercase()).as_deref(), Some("en"));
        let german = "Der Minister sagte am Montag, dass der Fluss für Schiffe nicht gesperrt \
                      werde und dass niemand darum gebeten habe.";
        assert_eq!(detected(german).as_deref(), Some("de"));
    }

    #[test]
    fn reads_declared_languages() {
        for name in ["en", "EN", "en-GB", "en_US", "eng", "English"] {
            assert_eq!(declared(name).as_deref(), Some("en"), "{name}");
        }
        assert_eq!(declared("Klingon of old"), None);
        assert_eq!(declared(""), None);
    }
}
