//! What a packed log expects of the next event, from those before it.

use super::range::{Bit, Decoder, Encoder};

/// What is expected of the next key: by itself, and after the one before.
pub(super) struct Keys {
    bits: u32,
    alone: Vec<Bit>,
    after: Vec<Bit>,
    before: usize,
}

/// With more keys than this, nothing is learnt about them: no keyboard has so many.
pub(super) const FEW_KEYS: usize = 256;

impl Keys {
    pub(super) fn new(few: Option<usize>) -> Self {
        let bits = few.map_or(u16::BITS, |keys| usize::BITS - keys.leading_zeros());
        let size = few.map_or(0, |_| 1 << bits);
        Self {
            bits,
            alone: vec![Bit::NEW; size],
            after: vec![Bit::NEW; size * size],
            before: 0,
        }
    }

    pub(super) fn put(&mut self, encoder: &mut Encoder, key: u16) {
        if self.alone.is_empty() {
            return encoder.plain(u32::from(key), self.bits);
        }
        let key = usize::from(key);
        let mut node = 1;
        for at in (0..self.bits).rev() {
            let bit = key >> at & 1 == 1;
            let after = self.before * self.alone.len() + node;
            encoder.bit(&mut self.alone[node], &mut self.after[after], bit);
            node = node << 1 | usize::from(bit);
        }
        self.before = key;
    }

    pub(super) fn take(&mut self, decoder: &mut Decoder<'_>) -> u16 {
        if self.alone.is_empty() {
            return decoder
                .plain(self.bits)
                .to_le_bytes()
                .first_chunk()
                .map_or(0, |low| u16::from_le_bytes(*low));
        }
        let mut node = 1;
        for _ in 0..self.bits {
            let after = self.before * self.alone.len() + node;
            let bit = decoder.bit(&mut self.alone[node], &mut self.after[after]);
            node = node << 1 | usize::from(bit);
        }
        self.before = node - self.alone.len();
        u16::try_from(self.before).unwrap_or(u16::MAX)
    }
}

/// What is expected of the next gap: how many bits it has, by itself and after the one before, and the first few
/// of them; the others are noise.
pub(super) struct Gaps {
    sizes: [Bit; 64],
    after: [[Bit; 64]; 33],
    tops: [[Bit; 8]; 33],
    before: usize,
}

/// Bits of a gap below its highest one that are learnt.
const TOP: u32 = 3;

impl Gaps {
    pub(super) fn new() -> Self {
        Self {
            sizes: [Bit::NEW; 64],
            after: [[Bit::NEW; 64]; 33],
            tops: [[Bit::NEW; 8]; 33],
            before: 0,
        }
    }

    pub(super) fn put(&mut self, encoder: &mut Encoder, dt: u32) {
        let size = u32::BITS - dt.leading_zeros();
        let mut node = 1;
        for at in (0..6).rev() {
            let bit = size >> at & 1 == 1;
            encoder.bit(
                &mut self.sizes[node],
                &mut self.after[self.before][node],
                bit,
            );
            node = node << 1 | usize::from(bit);
        }
        self.before = size as usize;
        let below = size.saturating_sub(1);
        let top = below.min(TOP);
        let mut node = 1;
        for at in (below - top..below).rev() {
            let bit = dt >> at & 1 == 1;
            let learnt = &mut self.tops[self.before][node];
            let mut same = *learnt;
            encoder.bit(learnt, &mut same, bit);
            node = node << 1 | usize::from(bit);
        }
        encoder.plain(dt, below - top);
    }

    pub(super) fn take(&mut self, decoder: &mut Decoder<'_>) -> u32 {
        let mut node = 1;
        for _ in 0..6 {
            let bit = decoder.bit(&mut self.sizes[node], &mut self.after[self.before][node]);
            node = node << 1 | usize::from(bit);
        }
        // Garbage may say more bits than there are.
        let size = (node - 64).min(32);
        self.before = size;
        if size == 0 {
            return 0;
        }
        let below = u32::try_from(size).unwrap_or(32) - 1;
        let top = below.min(TOP);
        let (mut dt, mut node) = (1, 1);
        for _ in 0..top {
            let learnt = &mut self.tops[size][node];
            let mut same = *learnt;
            let bit = decoder.bit(learnt, &mut same);
            node = node << 1 | usize::from(bit);
            dt = dt << 1 | u32::from(bit);
        }
        let rest = below - top;
        dt << rest | decoder.plain(rest)
    }
}
