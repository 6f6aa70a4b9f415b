//! Sentences and words that experts called biased, in five fixed folds of topics; and what the
//! weights that ship find there, which never saw them.

use anyhow::Result;
use parallax::{Settings, text::Span, wording::learn::Row};
use parallax_english::English;

use super::{
    Arguments, SENTENCE, WORD,
    dense::Dense,
    folds::{FOLDS, Score, by_topic, held_out, threshold},
    texts::{Line, Sentence, bytes, lines, read},
};
use crate::data::{self, print};

/// The file of the sentences.
pub(super) const FILE: &str = "babe_sg2";

/// Runs `parallax-bench wording-loaded`.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let Some(data) = data::folder() else { return Ok(()) };
    let english = English::load(&arguments.model)?;
    let settings = Settings::default();
    let lines = lines(&data, FILE)?;
    let read = |line: &Line| read(&line.text, &english, &settings);
    let sentences: Vec<Sentence> = lines.iter().map(read).collect();
    let topics: Vec<&str> = lines.iter().map(|line| line.topic.as_str()).collect();
    let folds = by_topic(&topics);
    let rows = |(line, sentence): (&Line, &Sentence)| vec![sentence.row(is_biased(line))];
    let rows: Vec<Vec<Row>> = lines.iter().zip(&sentences).map(rows).collect();
    let held = held_out(&rows, &folds, SENTENCE);
    let mut score = Score::default();
    rows.iter().zip(&held).for_each(|(row, held)| score.count(held[0].0 >= held[0].1, row[0].is));
    print(&format!("{} sentences, five folds of topics\n", lines.len()));
    print(&format!("sentences, trained here            {}\n", score.line()));
    let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    if let Some(embeddings) = arguments.encoder.embed(&texts)? {
        let both = |(held, embedding): (&Vec<(f32, f32)>, &parallax_embed::Embedding)| {
            let numbers = embedding.as_slice().iter().map(|&number| f64::from(number) * SPREAD);
            numbers.chain([f64::from(held[0].0)]).collect::<Vec<f64>>()
        };
        let dense: Vec<Vec<f64>> = held.iter().zip(&embeddings).map(both).collect();
        print(&format!(
            "sentences, with an encoder         {}\n",
            stacked(&dense, &rows, &folds).line()
        ));
    }
    words(&lines, &sentences, &folds);
    shipped(&lines, &sentences);
    Ok(())
}

/// Numbers of a unit vector are small.
const SPREAD: f64 = 20.0;

fn is_biased(line: &Line) -> bool {
    line.label == "biased"
}

/// The same folds with the numbers of an encoder beside the score that the words gave.
fn stacked(dense: &[Vec<f64>], rows: &[Vec<Row>], folds: &[usize]) -> Score {
    let mut score = Score::default();
    for fold in 0..FOLDS {
        let tuned = (fold + 1) % FOLDS;
        let part = |keep: &dyn Fn(usize) -> bool| -> Vec<(&[f64], bool)> {
            let items = dense.iter().zip(rows).zip(folds).filter(|(_, own)| keep(**own));
            items.map(|((numbers, row), _)| (numbers.as_slice(), row[0].is)).collect()
        };
        let model = Dense::learn(&part(&|own| own != fold && own != tuned));
        let scored: Vec<(f32, bool)> = part(&|own| own == tuned)
            .iter()
            .map(|(numbers, is)| (model.score(numbers) as f32, *is))
            .collect();
        let threshold = threshold(&scored);
        let model = Dense::learn(&part(&|own| own != fold));
        for (numbers, is) in part(&|own| own == fold) {
            score.count(model.score(numbers) as f32 >= threshold, is);
        }
    }
    score
}

/// Words that experts marked, by a model of words trained on the other folds.
fn words(lines: &[Line], sentences: &[Sentence], folds: &[usize]) {
    let rows =
        |(line, sentence): (&Line, &Sentence)| sentence.word_rows(&bytes(&line.text, &line.spans));
    let rows: Vec<Vec<Row>> = lines.iter().zip(sentences).map(rows).collect();
    let mut score = Score::default();
    for (rows, held) in rows.iter().zip(held_out(&rows, folds, WORD)) {
        for (row, (found, threshold)) in rows.iter().zip(held) {
            score.count(found >= threshold, row.is);
        }
    }
    print(&format!("words, trained here                {}\n", score.line()));
}

/// What the program finds as it ships.
fn shipped(lines: &[Line], sentences: &[Sentence]) {
    let (mut of_sentences, mut of_words) = (Score::default(), Score::default());
    for (line, sentence) in lines.iter().zip(sentences) {
        let loaded: Vec<Span> = sentence
            .findings
            .iter()
            .filter(|one| one.rule == "loaded-word")
            .map(|one| one.span)
            .collect();
        of_sentences.count(!loaded.is_empty(), is_biased(line));
        let marked = bytes(&line.text, &line.spans);
        let hit = |spans: &[Span], at: Span| spans.iter().any(|span| span.overlaps(at));
        sentence
            .words
            .iter()
            .for_each(|(at, _)| of_words.count(hit(&loaded, *at), hit(&marked, *at)));
    }
    print(&format!("sentences, as it ships             {}\n", of_sentences.line()));
    print(&format!("words, as it ships                 {}\n", of_words.line()));
}
