//! The middle of many numbers, to a hundredth, without sorting them.

/// Counts by hundredths from 0 to 12, which holds the logs of all gaps and their differences.
pub(super) struct Steps {
    counts: Vec<f64>,
    pub(super) all: f64,
}

const STEPS: usize = 1_200;

impl Default for Steps {
    fn default() -> Self {
        Self {
            counts: vec![0.0; STEPS],
            all: 0.0,
        }
    }
}

impl Steps {
    pub(super) fn add(&mut self, value: f64, count: f64) {
        self.counts[step(value)] += count;
        self.all += count;
    }

    /// The middle, to a hundredth and interpolated; `None` without counts.
    pub(super) fn median(&self) -> Option<f64> {
        let mut below = 0.0;
        let mut start = 0.0;
        for count in &self.counts {
            if *count > 0.0 && below + count >= self.all / 2.0 {
                return Some(start + 0.01 * (self.all / 2.0 - below) / count);
            }
            below += count;
            start += 0.01;
        }
        None
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held within the steps first"
)]
fn step(value: f64) -> usize {
    (value * 100.0).clamp(0.0, 1_199.0) as usize
}
