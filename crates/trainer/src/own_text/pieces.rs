//! Cutting a cleaned text into pieces that one types in a sitting.

use unicode_segmentation::UnicodeSegmentation;

/// How long a piece is, in units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sizes {
    /// From here on a piece ends with the next sentence.
    pub enough: usize,
    /// No piece is longer.
    pub most: usize,
}

impl Sizes {
    /// About two minutes of an adult who is learning.
    pub const GROWN: Self = Self {
        enough: 300,
        most: 500,
    };
    /// A child's.
    pub const CHILD: Self = Self {
        enough: 90,
        most: 160,
    };
}

/// Cuts cleaned paragraphs into pieces at the ends of sentences, rather where a paragraph ends; a sentence that is
/// too long is cut between words, a word that is too long within. Pieces joined by spaces are the paragraphs joined
/// by spaces, but for a word that was cut.
pub fn pieces(paragraphs: &[String], sizes: Sizes) -> Vec<String> {
    let mut filling = Filling {
        sizes,
        done: Vec::new(),
        open: String::new(),
        length: 0,
    };
    for paragraph in paragraphs {
        for sentence in paragraph.split_sentence_bounds() {
            filling.sentence(sentence.trim_end());
        }
        filling.end_of_paragraph();
    }
    filling.finish()
}

struct Filling {
    sizes: Sizes,
    done: Vec<String>,
    open: String,
    /// Units of `open`.
    length: usize,
}

impl Filling {
    fn sentence(&mut self, sentence: &str) {
        let length = units(sentence);
        if length == 0 {
            return;
        }
        let joined = self.length + usize::from(self.length > 0) + length;
        if joined <= self.sizes.most {
            self.add(sentence, length);
        } else if length <= self.sizes.most && self.length * 2 >= self.sizes.enough {
            self.close();
            self.add(sentence, length);
        } else {
            for word in sentence.split(' ').filter(|word| !word.is_empty()) {
                self.word(word);
            }
        }
        if self.length >= self.sizes.enough {
            self.close();
        }
    }

    fn word(&mut self, word: &str) {
        let length = units(word);
        if self.length > 0 && self.length + 1 + length > self.sizes.most {
            self.close();
        }
        if length <= self.sizes.most {
            self.add(word, length);
            return;
        }
        let all: Vec<&str> = word.graphemes(true).collect();
        for part in all.chunks(self.sizes.most) {
            self.close();
            self.add(&part.concat(), part.len());
        }
    }

    fn end_of_paragraph(&mut self) {
        if self.length * 3 >= self.sizes.enough * 2 {
            self.close();
        }
    }

    fn add(&mut self, text: &str, length: usize) {
        if self.length > 0 {
            self.open.push(' ');
            self.length += 1;
        }
        self.open.push_str(text);
        self.length += length;
    }

    fn close(&mut self) {
        if self.length > 0 {
            self.done.push(std::mem::take(&mut self.open));
            self.length = 0;
        }
    }

    /// A short rest goes with the piece before it where that leaves room. One unit alone is no text: it always goes.
    fn finish(mut self) -> Vec<String> {
        let is_short = self.length * 3 < self.sizes.enough;
        if let Some(last) = self.done.last_mut()
            && self.length > 0
            && is_short
            && (units(last) + 1 + self.length <= self.sizes.most || self.length < 2)
        {
            last.push(' ');
            last.push_str(&self.open);
            self.length = 0;
        }
        self.close();
        self.done
    }
}

fn units(text: &str) -> usize {
    text.graphemes(true).count()
}
