//! Comments by which an author keeps a wording, and says why.
//!
//! `<!-- parallax: ignore hedge -- the agency's own estimate -->` by itself counts for the next
//! paragraph, behind words for its line; `ignore-file` counts for the whole file.

use std::ops::Range;

use parallax::{
    text::Span,
    wording::{Level, Voice},
};

use super::{
    article::{Article, paragraph_hash},
    choice,
    explain::Explained,
    found::{Found, Place, Sheet},
    page::Page,
};

/// The id under which what is wrong with a comment is reported.
pub(crate) const RULE: &str = "suppression";

/// What is explained about it.
pub(crate) const EXPLAINED: Explained = Explained {
    id: RULE,
    level: Level::Warning,
    definition: "A comment for parallax that keeps nothing, gives no reason, or names no rule.",
    citation: "",
    help: "Write <!-- parallax: ignore RULE -- REASON -->, or take the comment out.",
    measured: &[],
};

/// A comment.
#[derive(Debug)]
struct Comment {
    /// In bytes of the page it was found in.
    span: Span,
    /// What it is for; none for a command that there is not.
    range: Option<Reach>,
    rules: Vec<String>,
    reason: String,
}

/// How far a comment reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    File,
    Here,
}

/// Where the comments of a text stand, so that they are not read as its words.
pub(crate) fn places(text: &str) -> Vec<Range<usize>> {
    comments(text).into_iter().map(|comment| comment.span.range()).collect()
}

/// Takes out the findings that comments keep; gives how many. What is wrong with a comment becomes
/// a finding. `asked` says whether a rule was looked for: else its comment cannot be unused.
pub(crate) fn apply(article: &mut Article, asked: &dyn Fn(&str) -> bool) -> usize {
    let sheet = if article.source().is_some() { Sheet::Source } else { Sheet::Text };
    let page = article.page(sheet);
    let mut kept = vec![false; article.found.len()];
    let mut faults = Vec::new();
    for comment in comments(page.text()) {
        let wrong = faulty(&comment).or_else(|| {
            let reach = reach(&comment, article, page, sheet);
            let of_rule = |rule: &str| -> bool {
                let mut is_used = false;
                for (kept, found) in kept.iter_mut().zip(&article.found) {
                    if found.rule == rule && reach.as_ref().is_none_or(|r| r.holds(&found.place)) {
                        (*kept, is_used) = (true, true);
                    }
                }
                is_used
            };
            unused(&comment, of_rule, asked)
        });
        faults.extend(wrong.map(|wrong| fault(&comment, page, sheet, wrong)));
    }
    let count = kept.iter().filter(|kept| **kept).count();
    let mut kept = kept.into_iter();
    article.found.retain(|_| !kept.next().unwrap_or_default());
    article.found.extend(faults);
    article.found.sort_by(|a, b| (a.place, a.rule).cmp(&(b.place, b.rule)));
    count
}

/// What is wrong with a comment by itself.
fn faulty(comment: &Comment) -> Option<String> {
    if comment.range.is_none() {
        return Some("the comment is neither ignore nor ignore-file".to_owned());
    }
    if comment.rules.is_empty() {
        return Some("the comment names no rule".to_owned());
    }
    if let Some(unknown) = comment.rules.iter().find(|id| choice::known(id).is_none()) {
        return Some(choice::unknown(unknown));
    }
    let without = comment.reason.is_empty();
    without.then(|| "the comment gives no reason, so it keeps nothing".to_owned())
}

/// The rules of a comment under which nothing was found.
fn unused(
    comment: &Comment,
    mut is_used: impl FnMut(&str) -> bool,
    asked: &dyn Fn(&str) -> bool,
) -> Option<String> {
    let rules = comment.rules.iter().map(String::as_str);
    let unused: Vec<&str> = rules.filter(|rule| !is_used(rule) && asked(rule)).collect();
    (!unused.is_empty())
        .then(|| format!("the comment keeps nothing: no {} here", unused.join(", ")))
}

fn fault(comment: &Comment, page: &Page, sheet: Sheet, message: String) -> Found {
    let words = comment.span.of(page.text());
    Found {
        rule: RULE,
        level: EXPLAINED.level,
        voice: Voice::Author,
        score: None,
        place: Place::of(page, sheet, comment.span),
        words: words.to_owned(),
        target: None,
        message,
        help: EXPLAINED.help,
        details: Vec::new(),
        paragraph: paragraph_hash(words),
    }
}

/// A stretch of a page; of none where a comment stands before nothing that was read.
struct Stretch {
    sheet: Sheet,
    span: Option<Span>,
}

impl Stretch {
    fn holds(&self, place: &Place) -> bool {
        self.sheet == place.sheet && self.span.is_some_and(|span| span.overlaps(place.span))
    }
}

/// What a comment counts for; none for all of the file.
fn reach(comment: &Comment, article: &Article, page: &Page, sheet: Sheet) -> Option<Stretch> {
    if comment.range == Some(Reach::File) {
        return None;
    }
    let whole = Span::new(0, article.text().text().len());
    if sheet == Sheet::Source && article.in_source(whole).is_none() {
        // A web page: the paragraph is known by the words that follow.
        let span = following(&page.text()[comment.span.end as usize..], article);
        return Some(Stretch { sheet: Sheet::Text, span });
    }
    let line = page.lines_around(comment.span);
    let of_page = |span: &Span| {
        if sheet == Sheet::Source { article.in_source(*span) } else { Some(*span) }
    };
    let paragraphs: Vec<Span> = article.paragraphs().iter().filter_map(of_page).collect();
    let span = if has_words(page.text(), line) {
        Some(line)
    } else if paragraphs.iter().any(|p| p.start < comment.span.start && comment.span.end < p.end) {
        let next = (line.end as usize + 1).min(page.text().len()) as u32;
        Some(page.lines_around(Span { start: next, end: next }))
    } else {
        paragraphs.into_iter().find(|paragraph| paragraph.start >= comment.span.end)
    };
    Some(Stretch { sheet, span })
}

/// Whether there are words beside comments on a line.
fn has_words(text: &str, line: Span) -> bool {
    let mut words = line.of(text).to_owned();
    for place in places(&words).into_iter().rev() {
        words.replace_range(place, "");
    }
    words.contains(char::is_alphanumeric)
}

/// Words by which a paragraph of a web page is known.
const KNOWN_BY: usize = 6;

/// The paragraph of the text that begins with the words that come next in the source of a page, or
/// that goes on with them.
fn following(source: &str, article: &Article) -> Option<Span> {
    let bare: String = source.split('<').enumerate().fold(String::new(), |mut bare, (n, part)| {
        let words = if n == 0 { part } else { part.split_once('>').map_or("", |(_, words)| words) };
        bare.extend([" ", words]);
        bare
    });
    let is_entity = |word: &&str| word.starts_with('&') && word.ends_with(';');
    let wanted: Vec<&str> =
        bare.split_whitespace().filter(|word| !is_entity(word)).take(KNOWN_BY).collect();
    let text = article.text().text();
    let spans: Vec<Span> = text
        .split_whitespace()
        .map(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            Span::new(start, start + word.len())
        })
        .collect();
    let starts_with = |words: &[Span]| words.iter().zip(&wanted).all(|(w, o)| w.of(text) == *o);
    let at = spans.windows(wanted.len().max(1)).position(starts_with)?;
    (!wanted.is_empty()).then(|| article.paragraph(spans[at]))
}

/// The comments of a text that are meant for Parallax, in order.
fn comments(text: &str) -> Vec<Comment> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find("<!--").map(|at| from + at) {
        let inside = start + "<!--".len();
        let Some(length) = text[inside..].find("-->") else { break };
        let end = inside + length + "-->".len();
        let words = text[inside..inside + length].trim();
        if let Some(command) = words.strip_prefix("parallax:") {
            found.push(comment(command.trim(), Span::new(start, end)));
        }
        from = end;
    }
    found
}

fn comment(command: &str, span: Span) -> Comment {
    // Programs that write for people make one dash of two.
    let dash = ["--", "—", "–"].into_iter().filter_map(|dash| command.split_once(dash));
    let (head, reason) = dash.min_by_key(|(head, _)| head.len()).unwrap_or((command, ""));
    let (verb, rules) = head.trim().split_once(char::is_whitespace).unwrap_or((head.trim(), ""));
    let range = match verb {
        "ignore" => Some(Reach::Here),
        "ignore-file" => Some(Reach::File),
        _ => None,
    };
    let rules = rules.split([',', ' ', '\n', '\t']).map(str::trim).filter(|id| !id.is_empty());
    Comment { span, range, rules: rules.map(str::to_owned).collect(), reason: reason.trim().into() }
}

#[cfg(test)]
mod tests {
    use super::{Reach, comments, has_words};
    use parallax::text::Span;

    #[test]
    fn comments_have_rules_and_a_reason() {
        let text = "a <!-- parallax: ignore hedge, booster -- it's\nan estimate --> b <!-- other -->\
                    <!--parallax:ignore-file loaded-word — an essay--><!-- parallax: ignore hedge -->";
        let found = comments(text);
        assert_eq!(found.len(), 3);
        assert_eq!(found[0].rules, ["hedge", "booster"]);
        assert_eq!(found[0].reason, "it's\nan estimate");
        assert_eq!((found[1].range, found[1].rules.len()), (Some(Reach::File), 1));
        assert_eq!(found[2].reason, "");
        assert!(comments("<!-- parallax: ignore hedge").is_empty(), "never closed");
    }

    #[test]
    fn a_dash_inside_a_rule_id_is_none() {
        let found = comments("<!-- parallax: ignore religion-frame -- the name of the war -->");
        assert_eq!(found[0].rules, ["religion-frame"]);
        assert_eq!(found[0].reason, "the name of the war");
    }

    #[test]
    fn lines_of_comments_alone_have_no_words() {
        let text = " <!-- parallax: ignore hedge -- a --> <!-- parallax: ignore booster -- b -->";
        assert!(!has_words(text, Span::new(0, text.len())));
        let text = "It may be. <!-- parallax: ignore hedge -- a -->";
        assert!(has_words(text, Span::new(0, text.len())));
    }
}
