//! An adaptive binary range coder: numbers cost what they surprise, with nothing to transmit beforehand.
//!
//! Carry-less range coding of bits with 12-bit probabilities that learn from what was coded (G. N. N. Martin 1979;
//! the form with a carried low byte is that of LZMA). The decoder takes any bytes without panic: past the end it
//! reads zeros, and whoever decodes bounds how much is asked for.

/// Probabilities are of 4096.
const ONE_BITS: u32 = 12;
/// A new probability moves by half of the error, then by less, down to a thirty-second.
const SLOWEST: u8 = 5;

/// The probability that a bit is 0, and how much is known about it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bit {
    zero: u16,
    rate: u8,
}

impl Bit {
    pub(super) const NEW: Self = Self {
        zero: 1 << (ONE_BITS - 1),
        rate: 1,
    };

    fn learn(&mut self, bit: bool) {
        if bit {
            self.zero -= self.zero >> self.rate;
        } else {
            self.zero += ((1 << ONE_BITS) - self.zero) >> self.rate;
        }
        self.rate = (self.rate + 1).min(SLOWEST);
    }
}

/// What two models think together; never certain.
fn together(one: Bit, other: Bit) -> u32 {
    // The one that knows more counts more.
    let (a, b) = (u32::from(one.rate), u32::from(other.rate));
    let zero = (u32::from(one.zero) * a + u32::from(other.zero) * b) / (a + b);
    zero.clamp(32, (1 << ONE_BITS) - 32)
}

#[derive(Debug)]
pub(super) struct Encoder {
    out: Vec<u8>,
    low: u64,
    range: u32,
    cache: u8,
    pending: u64,
}

impl Encoder {
    pub(super) fn new() -> Self {
        Self {
            out: Vec::new(),
            low: 0,
            range: u32::MAX,
            cache: 0,
            pending: 1,
        }
    }

    /// Codes a bit by what two models think of it; both learn.
    pub(super) fn bit(&mut self, one: &mut Bit, other: &mut Bit, bit: bool) {
        let bound = (self.range >> ONE_BITS) * together(*one, *other);
        one.learn(bit);
        other.learn(bit);
        if bit {
            self.low += u64::from(bound);
            self.range -= bound;
        } else {
            self.range = bound;
        }
        self.normalise();
    }

    /// Codes the lowest `count` bits as they are.
    pub(super) fn plain(&mut self, bits: u32, count: u32) {
        for at in (0..count).rev() {
            self.range >>= 1;
            if bits >> at & 1 == 1 {
                self.low += u64::from(self.range);
            }
            self.normalise();
        }
    }

    fn normalise(&mut self) {
        while self.range < 1 << 24 {
            self.shift();
            self.range <<= 8;
        }
    }

    fn shift(&mut self) {
        // Above the 32 bits that are kept stands the carry, 0 or 1.
        let [.., carry, top, _, _, _] = self.low.to_be_bytes();
        if top < 0xff || carry == 1 {
            let mut byte = self.cache;
            for _ in 0..self.pending {
                self.out.push(byte.wrapping_add(carry));
                byte = 0xff;
            }
            self.pending = 0;
            self.cache = top;
        }
        self.pending += 1;
        self.low = (self.low & 0x00ff_ffff) << 8;
    }

    pub(super) fn finish(mut self) -> Vec<u8> {
        for _ in 0..5 {
            self.shift();
        }
        // The first byte is always 0: the whole is less than 1. The decoder reads zeros past the end.
        self.out.remove(0);
        while self.out.last() == Some(&0) {
            self.out.pop();
        }
        self.out
    }
}

#[derive(Debug)]
pub(super) struct Decoder<'a> {
    rest: &'a [u8],
    range: u32,
    code: u32,
}

impl<'a> Decoder<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let mut decoder = Self {
            rest: bytes,
            range: u32::MAX,
            code: 0,
        };
        for _ in 0..4 {
            decoder.next();
        }
        decoder
    }

    fn next(&mut self) {
        let byte = self.rest.split_off_first().copied().unwrap_or(0);
        self.code = self.code << 8 | u32::from(byte);
    }

    pub(super) fn bit(&mut self, one: &mut Bit, other: &mut Bit) -> bool {
        let bound = (self.range >> ONE_BITS) * together(*one, *other);
        let bit = self.code >= bound;
        if bit {
            self.code -= bound;
            self.range -= bound;
        } else {
            self.range = bound;
        }
        one.learn(bit);
        other.learn(bit);
        self.normalise();
        bit
    }

    pub(super) fn plain(&mut self, count: u32) -> u32 {
        let mut bits = 0;
        for _ in 0..count {
            self.range >>= 1;
            let bit = self.code >= self.range;
            if bit {
                self.code -= self.range;
            }
            bits = bits << 1 | u32::from(bit);
            self.normalise();
        }
        bits
    }

    fn normalise(&mut self) {
        while self.range < 1 << 24 {
            self.next();
            self.range <<= 8;
        }
    }
}
