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
        let mut x = self.forward(right);
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

    /// The variances of the coefficients: the diagonal of the inverse.
    pub(super) fn variances(&self) -> Vec<f64> {
        let mut variances = vec![0.0; self.size];
        for (row, line) in self.inverted().iter().enumerate() {
            for (variance, value) in variances[..=row].iter_mut().zip(line) {
                *variance += value * value;
            }
        }
        variances
    }

    /// The inverse of the matrix.
    pub(super) fn inverse(&self) -> Inverse {
        let lower = self.inverted();
        let mut columns = vec![vec![0.0; self.size]; self.size];
        // The inverse is the transpose of the inverted factor times that; its lower half first.
        for line in &lower {
            for (at, factor) in line.iter().enumerate() {
                add(&mut columns[at][..=at], &line[..=at], *factor);
            }
        }
        for at in 0..self.size {
            let (before, here) = columns.split_at_mut(at);
            for (other, value) in before.iter_mut().zip(&here[0]) {
                other[at] = *value;
            }
        }
        Inverse { columns, lower }
    }

    /// The inverse of the factor, a triangle too, by rows.
    fn inverted(&self) -> Vec<Vec<f64>> {
        let mut rows: Vec<Vec<f64>> = Vec::with_capacity(self.size);
        for row in 0..self.size {
            let line = &self.lower[row * self.size..=row * self.size + row];
            let mut inverted = vec![0.0; row + 1];
            for (other, factor) in rows.iter().zip(line) {
                add(&mut inverted[..other.len()], other, -factor / line[row]);
            }
            inverted[row] = 1.0 / line[row];
            rows.push(inverted);
        }
        rows
    }

    /// Solves factor × x = right.
    fn forward(&self, mut right: Vec<f64>) -> Vec<f64> {
        for row in 0..self.size {
            let line = &self.lower[row * self.size..=row * self.size + row];
            let sum = product(&line[..row], &right[..row]);
            right[row] = (right[row] - sum) / line[row];
        }
        right
    }
}

/// Adds `factor` × `line`.
fn add(to: &mut [f64], line: &[f64], factor: f64) {
    for (sum, value) in to.iter_mut().zip(line) {
        *sum += factor * value;
    }
}

/// The inverse of a matrix: the covariance of coefficients.
#[derive(Debug, Clone)]
pub(super) struct Inverse {
    columns: Vec<Vec<f64>>,
    /// The inverted factor, by rows.
    lower: Vec<Vec<f64>>,
}

impl Inverse {
    /// rowᵀ × inverse × row: the variance of this combination of coefficients.
    pub(super) fn variance(&self, row: &[(usize, f64)]) -> f64 {
        row.iter()
            .map(|&(at, value)| value * dot(row, &self.columns[at]))
            .sum::<f64>()
            .max(0.0)
    }

    /// The same of a combination in which most coefficients have a part.
    pub(super) fn full_variance(&self, full: &[f64]) -> f64 {
        let part = |line: &Vec<f64>| product(line, &full[..line.len()]);
        self.lower.iter().map(part).map(|part| part * part).sum()
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
        assert!((factor.variances()[4] - alone).abs() < 1e-12);
        let full = [0.0, 0.0, 0.0, 2.0, 0.0, -1.0, 0.0];
        assert!((inverse.full_variance(&full) - direct).abs() < 1e-12);
    }
}
