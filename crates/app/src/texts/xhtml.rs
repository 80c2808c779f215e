//! The paragraphs of an XHTML page, and what else books keep in XML.

use quick_xml::{Reader, events::Event};

/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];
/// Elements whose text nobody reads.
const UNREAD: &[&str] = &[
    "head", "script", "style", "svg", "math", "rt", "rp", "template",
];

/// A reader that is as patient as the programs that show books.
pub(super) fn reader(xml: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

/// What a reference like `&nbsp;` or `&#8212;` stands for; itself where nobody knows.
pub(super) fn resolve(name: &str) -> String {
    html_escape::decode_html_entities(&format!("&{name};")).into_owned()
}

/// A page's paragraphs, and its first heading.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) paragraphs: Vec<String>,
    pub(super) heading: String,
}

/// Reads a page.
///
/// # Errors
/// What is wrong with it, for whoever made the book.
pub(super) fn page(xml: &str) -> Result<Page, String> {
    let mut reader = reader(xml);
    let mut page = Page::default();
    let mut open = String::new();
    let mut is_heading = false;
    // The element that is not read, and how many of its name are open: others need not be closed well.
    let mut unread: Option<(String, usize)> = None;
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(tag) => {
                let name = tag.local_name().into_inner().to_ascii_lowercase();
                match &mut unread {
                    Some((same, depth)) => *depth += usize::from(*same == name),
                    None if UNREAD.contains(&&*name) => unread = Some((name.clone(), 1)),
                    None => {}
                }
                if BLOCKS.contains(&&*name) {
                    page.end_paragraph(&mut open, is_heading);
                    is_heading = matches!(&*name, "h1" | "h2" | "h3");
                }
            }
            Event::End(tag) => {
                let name = tag.local_name().into_inner().to_ascii_lowercase();
                if let Some((_, depth)) = unread.as_mut().filter(|(same, _)| *same == name) {
                    *depth -= 1;
                }
                unread = unread.filter(|(_, depth)| *depth > 0);
                if BLOCKS.contains(&&*name) {
                    page.end_paragraph(&mut open, is_heading);
                    is_heading = false;
                }
            }
            Event::Empty(tag) => {
                let name = tag.local_name().into_inner().to_ascii_lowercase();
                if BLOCKS.contains(&&*name) && unread.is_none() {
                    page.end_paragraph(&mut open, is_heading);
                }
            }
            Event::Text(text) if unread.is_none() => open.push_str(&text.xml10_content()),
            Event::CData(text) if unread.is_none() => open.push_str(&text.xml10_content()),
            Event::GeneralRef(name) if unread.is_none() => open.push_str(&resolve(&name)),
            Event::Eof => break,
            _ => {}
        }
    }
    page.end_paragraph(&mut open, is_heading);
    Ok(page)
}

impl Page {
    fn end_paragraph(&mut self, open: &mut String, is_heading: bool) {
        let text = std::mem::take(open);
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        if is_heading && self.heading.is_empty() {
            self.heading = text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        self.paragraphs.push(text.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_paragraphs_and_inline_elements_are_not() {
        let xml = "<html><head><meta charset=\"utf-8\"><title>No</title><style>p { x: y }</style></head><body>\
            <h2>The  lamp</h2><p>It <i>bur</i>nt &mdash; all&nbsp;night&#46;<br/>Twice.</p>\
            <div>Tea &amp; <b>bread</b> & salt<script>no()</script></div>tail</body></html>";
        let page = page(xml).unwrap();
        assert_eq!(page.heading, "The lamp");
        assert_eq!(
            page.paragraphs,
            [
                "The  lamp",
                "It burnt — all\u{a0}night.",
                "Twice.",
                "Tea & bread & salt",
                "tail"
            ]
        );
    }

    #[test]
    fn a_page_that_ends_within_a_tag_is_broken() {
        assert!(page("<html><body><p>One</p><p cla").is_err());
    }
}
