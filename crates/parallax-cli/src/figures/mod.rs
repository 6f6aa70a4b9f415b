//! Figures as SVG: one file that any program draws, with its legend inside.
//!
//! | file | what |
//! |---|---|
//! | `bars` | how often each thing is agreed with, to the right, and disagreed with, to the left |
//! | `lines` | numbers over time |
//! | `graph` | a network: nodes with names, ties |
//! | `colours` | colours that all people can tell apart, each with a shape |

mod bars;
mod colours;
mod graph;
mod lines;

pub(crate) use bars::{Bar, bars};
pub(crate) use graph::{Graph, GraphNode, graph};
pub(crate) use lines::{Line, lines};

use anyhow::{Result, anyhow};
use plotters::{coord::Shift, prelude::*};

/// Size of letters, in pixels.
const LETTERS: u32 = 14;
const FONT: &str = "sans-serif";

/// Draws into an SVG of this size.
fn drawn(
    size: (u32, u32),
    draw: impl FnOnce(&DrawingArea<SVGBackend<'_>, Shift>) -> Result<(), Wrong>,
) -> Result<String> {
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        area.fill(&WHITE).map_err(|wrong| anyhow!("{wrong}"))?;
        draw(&area).map_err(|wrong| anyhow!("{wrong}"))?;
        area.present().map_err(|wrong| anyhow!("{wrong}"))?;
    }
    Ok(svg)
}

/// What may go wrong while drawing.
type Wrong = Box<dyn std::error::Error>;

/// A text cut to so many characters.
fn short(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::{Bar, bars};

    #[test]
    fn nothing_of_an_article_becomes_markup() -> anyhow::Result<()> {
        let label = "<script>a</script> & \"b\"".to_owned();
        let bar = Bar { label: label.clone(), agree: 1, disagree: 1 };
        let svg = bars(&label, ["<i>", "&"], &[bar])?;
        assert!(!svg.contains("<script") && !svg.contains("<i>"), "{svg}");
        assert!(svg.matches("&lt;script&gt;a&lt;/script&gt; &amp; ").count() == 2, "{svg}");
        Ok(())
    }
}
