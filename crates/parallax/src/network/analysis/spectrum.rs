//! Takes a one-mode network, gives the eigenvalues of its Laplacian, and the distance of two.

use super::{super::Network, coalitions::positive};

/// Rounds over all pairs that the method of Jacobi takes at most; it needs about ten.
const SWEEPS: usize = 60;

/// The eigenvalues of the Laplacian D - A over ties of positive weight, descending, over their sum,
/// which is that of the degrees. All are 0 if there is no such tie.
pub fn spectrum(network: &Network) -> Vec<f64> {
    let count = network.nodes.len();
    let mut laplacian = vec![vec![0.0; count]; count];
    for (a, b, weight) in positive(network) {
        let (a, b) = (a as usize, b as usize);
        laplacian[a][a] += weight;
        laplacian[b][b] += weight;
        laplacian[a][b] -= weight;
        laplacian[b][a] -= weight;
    }
    shares(eigenvalues(laplacian))
}

/// The sum of the differences of two spectra, place by place; a shorter one goes on with 0.
pub fn spectral_distance(a: &[f64], b: &[f64]) -> f64 {
    let at = |spectrum: &[f64], place: usize| spectrum.get(place).copied().unwrap_or_default();
    (0..a.len().max(b.len())).map(|place| (at(a, place) - at(b, place)).abs()).sum()
}

/// Values, descending, over their sum.
pub(super) fn shares(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_by(|a, b| b.total_cmp(a));
    let sum: f64 = values.iter().sum();
    if sum > 0.0 {
        for value in &mut values {
            *value /= sum;
        }
    }
    values
}

/// The eigenvalues of a symmetric matrix by the cyclic method of Jacobi (Golub and Van Loan 2013,
/// section 8.5), which uses no function whose last digits differ from machine to machine.
fn eigenvalues(mut matrix: Vec<Vec<f64>>) -> Vec<f64> {
    let count = matrix.len();
    let total: f64 = matrix.iter().flatten().map(|value| value * value).sum();
    for _ in 0..SWEEPS {
        let off: f64 = (0..count)
            .flat_map(|row| (0..row).map(move |column| (row, column)))
            .map(|(row, column)| matrix[row][column] * matrix[row][column])
            .sum();
        if off <= 1e-30 * total {
            break;
        }
        for p in 0..count {
            for q in p + 1..count {
                rotate(&mut matrix, p, q);
            }
        }
    }
    (0..count).map(|place| matrix[place][place]).collect()
}

/// Turns rows and columns p and q so that what they have in common is 0.
fn rotate(matrix: &mut [Vec<f64>], p: usize, q: usize) {
    let off = matrix[p][q];
    if off == 0.0 {
        return;
    }
    let theta = (matrix[q][q] - matrix[p][p]) / (2.0 * off);
    let tangent = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
    let cosine = 1.0 / (tangent * tangent + 1.0).sqrt();
    let sine = tangent * cosine;
    for row in matrix.iter_mut() {
        let (a, b) = (row[p], row[q]);
        row[p] = cosine * a - sine * b;
        row[q] = sine * a + cosine * b;
    }
    let (above, below) = matrix.split_at_mut(q);
    for (a, b) in above[p].iter_mut().zip(&mut below[0]) {
        (*a, *b) = (cosine * *a - sine * *b, sine * *a + cosine * *b);
    }
}

#[cfg(test)]
mod tests {
    use super::eigenvalues;

    #[test]
    fn a_path_of_three_has_the_eigenvalues_0_1_3() {
        let path = vec![vec![1.0, -1.0, 0.0], vec![-1.0, 2.0, -1.0], vec![0.0, -1.0, 1.0]];
        let mut found = eigenvalues(path);
        found.sort_by(f64::total_cmp);
        for (found, expected) in found.into_iter().zip([0.0, 1.0, 3.0]) {
            assert!((found - expected).abs() < 1e-12, "{found}");
        }
    }
}
