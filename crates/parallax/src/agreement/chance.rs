//! The one formula behind every alpha.

/// Values of one category, as they can be paired.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Paired {
    /// How many values; on a continuum, how long all its units are together.
    pub(super) all: f64,
    /// Of them, how many coincide with a value of the same category.
    pub(super) same: f64,
    /// How many pairs a unit makes with itself: the sum of the squares of the units' lengths. Chance
    /// pairs no unit with itself, so these are left out of what it makes.
    pub(super) own: f64,
}

impl Paired {
    pub(super) fn add(&mut self, other: Self) {
        self.all += other.all;
        self.same += other.same;
        self.own += other.own;
    }
}

/// Observed and expected disagreement, as shares of all pairs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Disagreement {
    pub(super) observed: f64,
    pub(super) expected: f64,
}

impl Disagreement {
    /// Of all categories. The expected coincidences are those of Krippendorff, Mathet, Bouvry and
    /// Widlöcher (2016), "On the reliability of unitizing textual continua: Further developments",
    /// where n(c) is `all`, n their sum, s(c) is `own`, s their sum:
    ///
    /// e(c,c) = n (n(c)² - s(c)) / (n² - s)
    ///
    /// Where each value is a unit of length one, s(c) is n(c), and this is e(c,c) = n(c) (n(c) - 1) /
    /// (n - 1), that of values given to units (Krippendorff 2011, "Computing Krippendorff's
    /// Alpha-Reliability").
    pub(super) fn of(categories: impl Iterator<Item = Paired>) -> Self {
        let (mut all, mut same, mut own, mut squares) = (0.0, 0.0, 0.0, 0.0);
        for paired in categories {
            all += paired.all;
            same += paired.same;
            own += paired.own;
            squares += paired.all * paired.all;
        }
        let pairs = all * all - own;
        if all <= 0.0 || pairs <= 0.0 {
            return Self::default();
        }
        Self { observed: 1.0 - same / all, expected: 1.0 - (squares - own) / pairs }
    }

    /// Alpha; none where chance makes no disagreement.
    pub(super) fn alpha(self) -> Option<f64> {
        // Sums of thirds and sevenths do not cancel to the last digit.
        (self.expected > 1e-12).then(|| 1.0 - self.observed / self.expected)
    }
}
