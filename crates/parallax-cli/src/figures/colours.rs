//! Colours that all people can tell apart: those of Okabe and Ito (2008), dark enough on white.

use plotters::style::{BLACK, RGBColor, WHITE};

/// The colour of a group: none is that of disagreement.
pub(super) fn of_group(group: usize) -> RGBColor {
    const COLOURS: [(u8, u8, u8); 6] = [
        (0, 114, 178),
        (230, 159, 0),
        (0, 158, 115),
        (204, 121, 167),
        (86, 180, 233),
        (90, 90, 90),
    ];
    let (red, green, blue) = COLOURS[group % COLOURS.len()];
    RGBColor(red, green, blue)
}

/// Letters that can be read on the colour of a group.
pub(super) fn on_group(group: usize) -> RGBColor {
    let RGBColor(red, green, blue) = of_group(group);
    let light = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
    if light > 128_000 { BLACK } else { WHITE }
}

/// Agreement.
pub(super) const AGREE: RGBColor = RGBColor(0, 114, 178);
/// Disagreement.
pub(super) const DISAGREE: RGBColor = RGBColor(213, 94, 0);
/// What stays in the background.
pub(super) const FAINT: RGBColor = RGBColor(150, 150, 150);
