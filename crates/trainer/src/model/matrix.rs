//! The little linear algebra that the model needs: a symmetric positive matrix, its Cholesky factor, solutions.

/// Column and value of what is not zero in a row, by rising column.
pub(super) type Sparse = Vec<(usize, f64)>;

/// The product with a full vector.
pub(super) fn dot(row: &[(usize, f64)], full: &[f64]) -> f64 {
    row.iter().map(|&(at, value)| value * full[at]).sum()
}

/// A symmetric matrix; only its lower half is kept.
#[derive(Debug, Clone)]
pub(super) struct Symmetric {
    size: usize,
    lower: Vec<f64>,
}

impl Symmetric {
    /// With this diagonal and nothing else.
    pub(super) fn diagonal(values: &[f64]) -> Self {
        let size = values.len();
        let mut matrix = Self {
            size,
            lower: vec![0.0; size * size],
        };
        for (at, value) in values.iter().enumerate() {
            matrix.lower[at * size + at] = *value;
        }
        matrix
    }

    /// Adds `weight` × row × rowᵀ.
    pub(super) fn add_square(&mut self, row: &[(usize, f64)], weight: f64) {
        for (index, &(at, value)) in row.iter().enumerate() {
            let scaled = weight * value;
            let line = &mut self.lower[at * self.size..=at * self.size + at];
            for &(column, other) in &row[..=index] {
                line[column] += scaled * other;
            }
        }
    }

    /// Its Cholesky factor. Every matrix here is positive: prior precisions stand on its diagonal.
    pub(super) fn factor(self) -> Factor {
        let Self { size, mut lower } = self;
        for row in 0..size {
            let (above, from_row) = lower.split_at_mut(row * size);
            let line = &mut from_row[..=row];
            for column in 0..row {
                let other = &above[column * size..=column * size + column];
                let sum = product(&line[..column], &other[..column]);
                line[column] = (line[column] - sum) / other[column];
            }
            let sum = product(&line[..row], &line[..row]);
            // Rounding could only reach zero where a column says nothing at all.
            line[row] = (line[row] - sum).max(1e-12).sqrt();
        }
        Factor { size, lower }
    }
}

/// Four sums side by side, always in the same order: quick, and the same on every machine.
fn product(a: &[f64], b: &[f64]) -> f64 {
    let (a_fours, b_fours) = (a.chunks_exact(4), b.chunks_exact(4));
    let rest: f64 = a_fours
        .remainder()
        .iter()
        .zip(b_fours.remainder())
        .map(|(x, y)| x * y)
        .sum();
    let mut sums = [0.0; 4];
    for (x, y) in a_fours.zip(b_fours) {
        for (sum, (x, y)) in sums.iter_mut().zip(x.iter().zip(y)) {
            *sum += x * y;
        }
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
}

/// The lower triangle whose product with its transpose is the matrix.
#[derive(Debug, Clone)]
pub(super) struct Factor {
    size: usize,
    lower: Vec<f64>,
}

impl Factor {
    /// The solution of matrix × x = right.
    pub(super) fn solve(&self, right: Vec<f64>) -> Vec<f64> {
        let mut x = self.forward(right, 0);
        for row in (0..self.size).rev() {
            let line = &self.lower[row * self.size..=row * self.size + row];
            let value = x[row] / line[row];
            x[row] = value;
            for (above, factor) in x[..row].iter_mut().zip(line) {
                *above -= factor * value;
            }
        }
        x
    }

    /// The variance of one coefficient: its place on the diagonal of the inverse.
    pub(super) fn variance_of(&self, at: usize) -> f64 {
        let mut full = vec![0.0; self.size];
        full[at] = 1.0;
        let half = self.forward(full, at);
        product(&half, &half)
    }

    /// The inverse of the matrix.
    pub(super) fn inverse(&self) -> Inverse {
        let column = |at| {
            let mut full = vec![0.0; self.size];
            full[at] = 1.0;
            self.solve(full)
        };
        Inverse {
            columns: (0..self.size).map(column).collect(),
        }
    }

    /// Solves factor × x = right, of which all is zero before `first`.
    fn forward(&self, mut right: Vec<f64>, first: usize) -> Vec<f64> {
        for row in first..self.size {
            let line = &self.lower[row * self.size..=row * self.size + row];
            let sum = product(&line[first..row], &right[first..row]);
            right[row] = (right[row] - sum) / line[row];
        }
        right
    }
}

/// The inverse of a matrix: the covariance of coefficients.
#[derive(Debug, Clone)]
pub(super) struct Inverse {
    columns: Vec<Vec<f64>>,
}

impl Inverse {
    /// rowᵀ × inverse × row: the variance of this combination of coefficients.
    pub(super) fn variance(&self, row: &[(usize, f64)]) -> f64 {
        row.iter()
            .map(|&(at, value)| value * dot(row, &self.columns[at]))
            .sum::<f64>()
            .max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn solves_what_it_was_made_of() {
        let rows: [Sparse; 6] = [
            vec![(0, 1.0), (2, 2.0)],
            vec![(1, 1.5), (3, -1.0), (5, 0.5)],
            vec![(0, 1.0), (4, 3.0)],
            vec![(2, 1.0), (3, 1.0), (4, 1.0)],
            vec![(0, -2.0), (5, 1.0), (6, 1.0)],
            vec![(1, 1.0), (6, -1.0)],
        ];
        let prior = [0.5, 1.0, 2.0, 0.1, 3.0, 0.7, 0.2];
        let mut matrix = Symmetric::diagonal(&prior);
        for (index, row) in (1_u32..).zip(&rows) {
            matrix.add_square(row, f64::from(index));
        }
        let wanted = [1.0, -2.0, 0.5, 4.0, -1.0, 3.0, 0.25];
        // matrix × wanted, from the parts.
        let mut right: Vec<f64> = prior.iter().zip(&wanted).map(|(p, w)| p * w).collect();
        for (index, row) in (1_u32..).zip(&rows) {
            let weight = f64::from(index) * dot(row, &wanted);
            for &(at, value) in row {
                right[at] += weight * value;
            }
        }
        let factor = matrix.factor();
        for (found, wanted) in factor.solve(right).iter().zip(&wanted) {
            assert!((found - wanted).abs() < 1e-9, "{found} {wanted}");
        }
        // The variance of a combination is its product with the solution for it.
        let row = vec![(3, 2.0), (5, -1.0)];
        let mut full = vec![0.0; 7];
        full[3] = 2.0;
        full[5] = -1.0;
        let direct = dot(&row, &factor.solve(full));
        let inverse = factor.inverse();
        assert!((inverse.variance(&row) - direct).abs() < 1e-12);
        let alone = inverse.variance(&[(4, 1.0)]);
        assert!((factor.variance_of(4) - alone).abs() < 1e-12);
    }
}
