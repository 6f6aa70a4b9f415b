//! Takes what was typed for PATH, gives articles with their findings.

use std::{
    fs::File,
    io::{self, Read as _},
    ops::Range,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Mutex,
    thread,
};

use anyhow::Result;
use parallax::{
    Settings,
    annotate::{self, Annotated},
    extract::{self, Statement},
    ingest::{self, Format, Input, MAX_FILE, Options, Rejected},
    lang::Language,
    resolve::groups::Chunks as _,
    text::Document,
    wording::{self, Finding, Region},
};
use parallax_store::Failure;
use parallax_threads::Threads;

use super::{
    against::{Told, told},
    article::{Article, Origin, paragraph_hash},
    found::{Found, Sheet},
    suppress,
};
use crate::map::inputs::{InputFile, Inputs, reason};

/// How texts are read.
pub(crate) struct Reader {
    pub(crate) language: Box<dyn Language>,
    pub(crate) settings: Settings,
    pub(crate) format: Option<Format>,
    /// What standard input is called.
    pub(crate) stdin: Option<String>,
    pub(crate) threads: usize,
    /// Whether what comparing needs is kept.
    pub(crate) to_compare: bool,
}

/// Everything that was read.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub(crate) articles: Vec<ReadArticle>,
    pub(crate) failures: Vec<Failure>,
}

/// An article, and what comparing needs of it.
#[derive(Debug)]
pub(crate) struct ReadArticle {
    pub(crate) article: Article,
    /// What its title and its text say, where that is to be compared.
    pub(crate) told: Vec<Told>,
}

/// Stack of the thread that opens files: pages may be nested deeply.
const STACK: usize = 64 << 20;

impl Reader {
    /// Reads all inputs. Those that cannot be read are failures.
    pub(crate) fn read(&self, found: &Inputs) -> Result<Read> {
        let mut read = Read { failures: found.failures.clone(), ..Read::default() };
        let opened = thread::scope(|scope| {
            let open = || self.open(found);
            let thread = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, open);
            thread.map(|thread| thread.join().expect("faults of a file are caught"))
        })?;
        let (opened, failures): (Vec<_>, Vec<_>) = opened.into_iter().partition(Result::is_ok);
        read.failures.extend(failures.into_iter().filter_map(Result::err));
        let opened: Vec<Opened> = opened.into_iter().filter_map(Result::ok).collect();
        let opened: Vec<Mutex<Option<Opened>>> =
            opened.into_iter().map(|opened| Mutex::new(Some(opened))).collect();
        let one = |opened: &Mutex<Option<Opened>>| {
            let opened = opened.lock().ok()?.take()?;
            let locator = opened.document.locator.clone();
            Some(guarded(&locator, || self.article(opened)).and_then(|read| read))
        };
        let work = |range: Range<usize>| opened[range].iter().filter_map(one).collect();
        for result in Threads::new(self.threads)?.run(opened.len(), work) {
            match result {
                Ok(article) => read.articles.push(article),
                Err(failure) => read.failures.push(failure),
            }
        }
        Ok(read)
    }

    fn open(&self, found: &Inputs) -> Vec<Result<Opened, Failure>> {
        let mut opened = Vec::new();
        if found.stdin {
            let path = self.stdin.as_deref().unwrap_or("-");
            let mut bytes = Vec::new();
            let read = io::stdin().lock().take(MAX_FILE as u64 + 1).read_to_end(&mut bytes);
            self.file(path, path, read.map(|_| bytes), &mut opened);
        }
        for file in &found.files {
            self.file(&file.locator, file.name(), bounded(file), &mut opened);
        }
        opened
    }

    fn file(
        &self,
        path: &str,
        name: &str,
        bytes: io::Result<Vec<u8>>,
        opened: &mut Vec<Result<Opened, Failure>>,
    ) {
        let failed = |reason| Failure { locator: path.to_owned(), reason };
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(error) => return opened.push(Err(failed(reason(&error)))),
        };
        if bytes.len() > MAX_FILE {
            let why = format!("longer than {} MiB; split it first", MAX_FILE >> 20);
            return opened.push(Err(failed(why)));
        }
        match guarded(path, || self.documents(path, name, &bytes)) {
            Ok(documents) => opened.extend(documents),
            Err(failure) => opened.push(Err(failure)),
        }
    }

    /// The documents of a file.
    fn documents(&self, path: &str, name: &str, bytes: &[u8]) -> Vec<Result<Opened, Failure>> {
        let format = self.format.or_else(|| Format::of_ending(path));
        let format = format.unwrap_or_else(|| Format::guess(path, bytes));
        let source = if format.is_table() { None } else { decoded(path, bytes) };
        // Comments are no words of a text.
        let blanked = source.as_ref().filter(|_| format == Format::Text).map(|text| blank(text));
        let bytes = blanked.as_ref().map_or(bytes, String::as_bytes);
        let input = Input { locator: path, name, bytes, format: Some(format) };
        let mut documents = Vec::new();
        ingest::ingest(&input, &Options::default(), &mut |outcome| {
            let opened = outcome.and_then(|document| match &source {
                Some(source) if format == Format::Text => {
                    Ok((document, Origin::Plain(source.clone())))
                }
                Some(source) => Ok((document, Origin::Cleaned(source.clone()))),
                None => row(document),
            });
            documents.push(match opened {
                Ok((document, origin)) => Ok(Opened { path: path.to_owned(), document, origin }),
                Err(Rejected { locator, reason }) => {
                    Err(Failure { locator, reason: reason.to_string() })
                }
            });
        });
        documents
    }

    fn article(&self, opened: Opened) -> Result<ReadArticle, Failure> {
        let Opened { path, document, origin } = opened;
        let language = self.language.as_ref();
        if let Some(code) = document.metadata.language.as_deref().filter(|c| *c != language.code())
        {
            let reason = format!("not read: language {code}");
            return Err(Failure { locator: document.locator, reason });
        }
        let annotated = annotate::annotate(&document, language, &self.settings.parties);
        let statements = extract::statements(&annotated);
        let findings = parallax::findings(&annotated, &statements, language, &self.settings);
        let mut article = Article::new(&path, &document, origin);
        article.found = findings.iter().map(|finding| found(&article, finding)).collect();
        let told = if self.to_compare { self.told(&annotated, &statements) } else { Vec::new() };
        Ok(ReadArticle { article, told })
    }

    /// What a document says, and its title where it stands beside it.
    fn told(&self, annotated: &Annotated<'_>, statements: &[Statement]) -> Vec<Told> {
        let parties = &self.settings.parties;
        let mut all = Vec::new();
        if let Some(title) = wording::title(annotated.document) {
            let title = annotate::annotate(&title, self.language.as_ref(), parties);
            let in_title = extract::statements(&title);
            all.push(told(&title, &in_title, Region::Title, parties));
        }
        all.push(told(annotated, statements, Region::Text, parties));
        all
    }
}

/// A document before it is read.
#[derive(Debug)]
struct Opened {
    path: String,
    document: Document,
    origin: Origin,
}

/// A finding as it is shown.
fn found(article: &Article, finding: &Finding) -> Found {
    let rule = wording::rule(finding.rule).expect("findings are made by rules");
    let in_title = finding.region == Region::Title;
    let text = if in_title { article.page(Sheet::Title) } else { article.text() }.text();
    let paragraph = if in_title { text } else { article.paragraph(finding.span).of(text) };
    Found {
        rule: finding.rule,
        level: finding.level,
        voice: finding.voice,
        score: finding.score,
        place: if in_title {
            article.place_in_title(finding.span)
        } else {
            article.place(finding.span)
        },
        words: finding.span.of(text).to_owned(),
        target: finding.target.map(|target| target.of(text).to_owned()),
        message: rule.definition.to_owned(),
        help: rule.help,
        details: Vec::new(),
        paragraph: paragraph_hash(paragraph),
    }
}

/// A row of a table, its comments made blank where it has any.
fn row(document: Document) -> Result<(Document, Origin), Rejected> {
    let written = document.text.clone();
    if suppress::places(&written).is_empty() {
        return Ok((document, Origin::Row(written)));
    }
    let Document { locator, name, metadata, .. } = document;
    let document =
        ingest::of_text(&locator, &name, blank(&written), metadata, &Options::default())?;
    Ok((document, Origin::Row(written)))
}

/// A text with a space for each byte of a comment, so that positions stay.
fn blank(text: &str) -> String {
    let mut blanked = text.to_owned();
    for place in suppress::places(text) {
        let spaces = " ".repeat(place.len());
        blanked.replace_range(place, &spaces);
    }
    blanked
}

/// A file as text, in whatever encoding it is.
fn decoded(path: &str, bytes: &[u8]) -> Option<String> {
    let input = Input { locator: path, name: path, bytes, format: Some(Format::Text) };
    let mut text = None;
    ingest::ingest(&input, &Options::default(), &mut |outcome| {
        text = outcome.ok().map(|document| document.text);
    });
    text
}

/// A fault in the program costs one input, not the run.
fn guarded<T>(locator: &str, work: impl FnOnce() -> T) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        let reason = "a fault in parallax; please report it with this input".to_owned();
        Failure { locator: locator.to_owned(), reason }
    })
}

/// The bytes of a file; of one that is too long only as many as show it.
fn bounded(file: &InputFile) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(file.path())?.take(MAX_FILE as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
