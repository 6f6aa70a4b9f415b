//! Alpha of places: the example of the book, and cases counted by hand.

use super::{
    super::{Continuum, Mark, Resampling, Stretch, Unitizing, stretches, unitizing},
    mark, rounded, text,
};
use crate::text::Span;

fn found(texts: &[Continuum]) -> Unitizing {
    unitizing(texts, Resampling::seeded(3))
}

/// Krippendorff (2019), "Content Analysis", figure 12.11: three observers of a continuum of 60.
fn of_the_book() -> Continuum {
    let alex = [(0, 7, 1), (7, 13, 2), (30, 32, 5), (32, 37, 6), (37, 44, 6), (44, 60, 7)];
    let paul = [(0, 7, 1), (7, 13, 3), (13, 21, 5), (32, 44, 6)];
    let suzan = [(0, 7, 1), (7, 13, 4), (13, 21, 5), (32, 37, 6), (37, 41, 6), (41, 44, 6)];
    let marks = |of: &[(u32, u32, u32)]| -> Vec<Mark> {
        of.iter().map(|&(start, end, category)| mark(start, end, category)).collect()
    };
    text(60, &[&marks(&alex), &marks(&paul), &marks(&suzan)])
}

#[test]
fn the_example_of_the_book() {
    let found = found(&[of_the_book()]);
    // Printed: 0.510, 0.413 and 0.724; the second is 0.4136 before it is cut off.
    assert_eq!(rounded(found.all.alpha), Some(0.51));
    assert_eq!(rounded(found.marked.alpha), Some(0.414));
    assert_eq!(rounded(found.coded.alpha), Some(0.724));
    let told: Vec<_> = found.categories.iter().map(|it| rounded(it.told_apart)).collect();
    let (yes, no) = (Some(1.0), Some(0.0));
    assert_eq!(told, [yes, no, no, no, yes, yes, None], "1, 5 and 6 are reliable, 2, 3 and 4 not");
    let coverage: Vec<_> = found.categories.iter().map(|it| rounded(Some(it.coverage))).collect();
    assert_eq!((coverage[4], coverage[6]), (Some(0.444), Some(0.0)), "8 of 18, and nothing");
}

#[test]
fn unmarked_is_counted_place_by_place_and_units_as_wholes() {
    // Lengths by hand: marked 20 and 6, unmarked 4 and 18; coinciding 6 marked, 4 unmarked.
    let one = text(24, &[&[mark(0, 20, 0)], &[mark(0, 6, 0)]]);
    let pairs = 48.0 * 48.0 - (400.0 + 36.0 + 22.0);
    let expected = 1.0 - (26.0 * 26.0 - 436.0 + 22.0 * 22.0 - 22.0) / pairs;
    let observed = 1.0 - (12.0 + 8.0) / 48.0;
    assert_eq!(rounded(found(&[one]).marked.alpha), rounded(Some(1.0 - observed / expected)));
}

#[test]
fn the_innermost_mark_holds_where_marks_of_one_coder_overlap() {
    let nested = [mark(0, 30, 1), mark(10, 20, 2)];
    let in_pieces = [mark(0, 10, 1), mark(10, 20, 2), mark(20, 30, 1)];
    let other = [mark(5, 30, 1)];
    let of = |marks: &[Mark]| found(&[text(40, &[marks, &other])]).all.alpha;
    assert_eq!(of(&nested), of(&in_pieces));
    let twice = [nested[0], nested[1], nested[1]];
    assert_eq!(of(&nested), of(&twice), "an equal mark adds nothing");
    let crossing = [mark(0, 20, 1), mark(10, 30, 1)];
    let cut = [mark(0, 10, 1), mark(10, 30, 1)];
    assert_eq!(of(&crossing), of(&cut));
}

#[test]
fn a_category_of_its_own_continuum_sees_all_its_marks() {
    let nested = [mark(0, 30, 1), mark(10, 20, 2)];
    let outer = [mark(0, 30, 1)];
    let found = found(&[text(40, &[&nested, &outer])]);
    assert_eq!(found.categories[0].alone.alpha, Some(1.0), "both marked 0..30 as 1");
    assert!(found.categories[1].alone.alpha < Some(0.1), "one of them marked 2");
}

#[test]
fn who_did_not_read_a_text_does_not_disagree_about_it() {
    let both = text(50, &[&[mark(0, 10, 1)], &[mark(0, 10, 1)]]);
    let mut half = text(50, &[&[mark(20, 40, 1)], &[]]);
    half.coders[1] = None;
    let read = found(&[both.clone(), half]);
    assert_eq!((read.marked.alpha, read.texts, read.length), (Some(1.0), 1, 50));
    let nothing = text(50, &[&[mark(20, 40, 1)], &[]]);
    assert!(found(&[both, nothing]).marked.alpha < Some(0.9), "to mark nothing is something else");
}

#[test]
fn stretches_tell_who_says_what_where() {
    let both = text(30, &[&[mark(0, 10, 1)], &[mark(5, 20, 2)]]);
    let stretch = |start, end, first, second| Stretch { span: Span { start, end }, first, second };
    let cut = [
        stretch(0, 5, Some(1), None),
        stretch(5, 10, Some(1), Some(2)),
        stretch(10, 20, None, Some(2)),
        stretch(20, 30, None, None),
    ];
    assert_eq!(stretches(&both, 0, 1), cut);
}

#[test]
fn nothing_marked_gives_no_alpha_and_five_texts_an_interval() {
    let empty = text(30, &[&[], &[]]);
    assert_eq!(found(&[empty]).all.alpha, None);
    assert_eq!(found(&[]).all.alpha, None);
    let texts: Vec<Continuum> = (0..6)
        .map(|group| Continuum {
            group,
            ..text(30 + group, &[&[mark(0, 9, 1)], &[mark(group, 9, 1)]])
        })
        .collect();
    let found = found(&texts);
    let interval = found.marked.interval.expect("six groups are enough");
    assert!(
        interval.holds(found.marked.alpha.expect("marks vary")) && interval.low < interval.high
    );
}
