//! Colours that all people can tell apart: those of Okabe and Ito (2008), dark enough on white.

use plotters::style::RGBColor;

/// The colour of a group.
pub(super) fn of_group(group: usize) -> RGBColor {
    const COLOURS: [(u8, u8, u8); 7] = [
        (0, 114, 178),
        (213, 94, 0),
        (0, 158, 115),
        (204, 121, 167),
        (86, 180, 233),
        (230, 159, 0),
        (90, 90, 90),
    ];
    let (red, green, blue) = COLOURS[group % COLOURS.len()];
    RGBColor(red, green, blue)
}

/// Agreement.
pub(super) const AGREE: RGBColor = RGBColor(0, 114, 178);
/// Disagreement.
pub(super) const DISAGREE: RGBColor = RGBColor(213, 94, 0);
/// What stays in the background.
pub(super) const FAINT: RGBColor = RGBColor(150, 150, 150);
