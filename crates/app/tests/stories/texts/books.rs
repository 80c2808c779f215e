//! Books, made here: sound ones of both kinds, broken ones, and bombs.

use std::io::{Cursor, Write as _};

use app::ErrorCode;
use serde_json::{Value, json};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::{bring, keep, review};
use crate::device::Device;

const CONTAINER: &str = r#"<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>"#;

fn package(manifest: &str, spine: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">
        <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The salt &amp; the road</dc:title>
        <dc:creator>Ana Costa</dc:creator><dc:language>en</dc:language></metadata>
        <manifest>{manifest}</manifest>{spine}</package>"#
    )
}

fn chapter(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title>\
         <style>p {{ margin: 0 }}</style></head><body>{body}</body></html>"
    )
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file("mimetype", stored).unwrap();
    zip.write_all(b"application/epub+zip").unwrap();
    for (name, content) in files {
        zip.start_file(*name, packed).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A book of EPUB 3: a cover, two chapters, the second over two pages of which one has a space in its name.
fn book() -> Vec<u8> {
    let manifest = r#"<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
        <item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
        <item id="c1" href="text/one.xhtml" media-type="application/xhtml+xml"/>
        <item id="c2" href="text/the%20lamp.xhtml" media-type="application/xhtml+xml"/>
        <item id="c2b" href="text/more.xhtml" media-type="application/xhtml+xml"/>"#;
    let spine = r#"<spine><itemref idref="cover"/><itemref idref="nav"/><itemref idref="c1"/><itemref idref="c2"/>
        <itemref idref="c2b"/></spine>"#;
    let nav = chapter(
        r#"<nav epub:type="toc"><ol><li><a href="text/one.xhtml#a">The <i>road</i></a></li>
        <li><a href="text/the%20lamp.xhtml">The lamp</a></li></ol></nav>"#,
    );
    let cover = chapter(r#"<img src="cover.jpg" alt=""/>"#);
    let one = chapter("<h1 id=\"a\">The road</h1><p>It was long&nbsp;&mdash; and white.</p>");
    let lamp = chapter("<p>It burnt all night.</p><p>Nobody came.</p>");
    let more = chapter("<p>In the morning it went out.</p>");
    zipped(&[
        ("META-INF/container.xml", CONTAINER.as_bytes()),
        ("OEBPS/book.opf", package(manifest, spine).as_bytes()),
        ("OEBPS/nav.xhtml", nav.as_bytes()),
        ("OEBPS/cover.xhtml", cover.as_bytes()),
        ("OEBPS/text/one.xhtml", one.as_bytes()),
        ("OEBPS/text/the lamp.xhtml", lamp.as_bytes()),
        ("OEBPS/text/more.xhtml", more.as_bytes()),
    ])
}

/// What copy protection leaves behind.
fn lock(method: &str) -> String {
    format!(
        r#"<encryption><EncryptedData><EncryptionMethod Algorithm="{method}"/></EncryptedData></encryption>"#
    )
}

async fn chapters(device: &Device, card: &Value) -> Vec<(String, u64)> {
    let view = device.ok("own_text", json!({"id": card["id"]})).await;
    let chapters = view["chapters"].as_array().unwrap().iter();
    chapters
        .map(|chapter| {
            let title = chapter["title"].as_str().unwrap().to_owned();
            (title, chapter["pieces"].as_u64().unwrap())
        })
        .collect()
}

#[tokio::test]
async fn a_book_comes_in_with_its_chapters() {
    let device = Device::of_mira().await;
    let seen = review(&device, Some("anything.bin"), &book()).await;
    assert_eq!(
        (
            &seen["title"],
            &seen["author"],
            &seen["source"],
            &seen["chapters"],
            &seen["has_titles"]
        ),
        (
            &json!("The salt & the road"),
            &json!("Ana Costa"),
            &json!("epub"),
            &json!(2),
            &json!(true)
        )
    );
    let card = keep(&device, Some("salt.epub"), &book()).await;
    let expected = [("The road".to_owned(), 1), ("The lamp".to_owned(), 1)];
    assert_eq!(chapters(&device, &card).await, expected);
    let open = |piece: u32| json!({"kind": "own_text", "text": card["id"], "piece": piece});
    let exercise = device.ok("open_exercise", open(0)).await;
    let text = |exercise: &Value| {
        serde_json::from_value::<Vec<String>>(exercise["units"].clone())
            .unwrap()
            .concat()
    };
    assert_eq!(text(&exercise), "The road It was long - and white.");
    assert_eq!(exercise["chapter"], json!([1, "The road"]));
    let exercise = device.ok("open_exercise", open(1)).await;
    assert_eq!(
        text(&exercise),
        "It burnt all night. Nobody came. In the morning it went out."
    );
    assert_eq!(exercise["title"], "The salt & the road");
}

#[tokio::test]
async fn an_older_book_has_its_titles_in_a_table() {
    let manifest = r#"<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
        <item id="a" href="a.html" media-type="application/xhtml+xml"/>
        <item id="b" href="b.html" media-type="application/xhtml+xml"/>"#;
    let spine = r#"<spine toc="ncx"><itemref idref="a"/><itemref idref="b"/></spine>"#;
    let table = r#"<ncx><navMap><navPoint><navLabel><text>First</text></navLabel><content src="a.html"/></navPoint>
        <navPoint><navLabel><text>Second</text></navLabel><content src="b.html#x"/></navPoint></navMap></ncx>"#;
    // As many converters write it: unclosed elements, and a bare ampersand.
    let a = "<html><head><meta charset=\"utf-8\"></head><body><p>Tea & bread<br>for two.<p>All of it.</body></html>";
    let bytes = zipped(&[
        ("META-INF/container.xml", CONTAINER.as_bytes()),
        ("OEBPS/book.opf", package(manifest, spine).as_bytes()),
        ("OEBPS/toc.ncx", table.as_bytes()),
        ("OEBPS/a.html", a.as_bytes()),
        (
            "OEBPS/b.html",
            chapter("<p>The end came soon.</p>").as_bytes(),
        ),
    ]);
    let device = Device::of_mira().await;
    let card = keep(&device, Some("old.epub"), &bytes).await;
    assert_eq!(
        chapters(&device, &card).await,
        [("First".to_owned(), 1), ("Second".to_owned(), 1)]
    );
    let seen = review(&device, Some("old.epub"), &bytes).await;
    assert_eq!(seen["beginning"], "Tea & bread for two. All of it.");
}

#[tokio::test]
async fn broken_locked_and_exploding_books_are_refused_in_words() {
    let manifest = r#"<item id="a" href="a.html" media-type="application/xhtml+xml"/>"#;
    let spine = r#"<spine><itemref idref="a"/></spine>"#;
    let package = package(manifest, spine);
    let with = |rest: &[(&str, &[u8])]| {
        let mut files = vec![
            ("META-INF/container.xml", CONTAINER.as_bytes()),
            ("OEBPS/book.opf", package.as_bytes()),
        ];
        files.extend_from_slice(rest);
        zipped(&files)
    };
    let whole = book();
    let zeros = [b"<html><body><p>".to_vec(), b"a ".repeat(10 * 1024 * 1024)].concat();
    let refused = [
        (
            "cut off",
            whole[..whole.len() / 2].to_vec(),
            ErrorCode::BookBroken,
        ),
        (
            "nothing but a mark",
            b"PK\x03\x04".to_vec(),
            ErrorCode::BookBroken,
        ),
        (
            "another archive",
            zipped(&[("a.txt", b"word")]),
            ErrorCode::BookBroken,
        ),
        ("a page is missing", with(&[]), ErrorCode::BookBroken),
        (
            "a page is no page",
            with(&[("OEBPS/a.html", b"<p><a hr")]),
            ErrorCode::BookBroken,
        ),
        (
            "a page is no text",
            with(&[("OEBPS/a.html", b"\0\x01\0\x02")]),
            ErrorCode::BookBroken,
        ),
        (
            "no words",
            with(&[("OEBPS/a.html", chapter("").as_bytes())]),
            ErrorCode::TextEmpty,
        ),
        (
            "locked",
            with(&[
                ("OEBPS/a.html", b"x"),
                (
                    "META-INF/encryption.xml",
                    lock("http://ns.adobe.com/adept/xmlenc#aes128").as_bytes(),
                ),
            ]),
            ErrorCode::BookLocked,
        ),
        (
            "one page explodes",
            with(&[("OEBPS/a.html", &zeros)]),
            ErrorCode::BookTooLarge,
        ),
    ];
    let device = Device::of_mira().await;
    for (what, bytes, code) in refused {
        let import = bring(&device, Some("a.epub"), &bytes).await;
        let error = device
            .call("review_import", json!({"import": import}))
            .await
            .expect_err(what);
        assert_eq!(error.code, code, "{what}: {error:?}");
    }
}

#[tokio::test]
async fn many_pages_that_are_harmless_one_by_one_are_a_bomb_too() {
    let names: Vec<String> = (0..12).map(|at| format!("{at}.html")).collect();
    let manifest: Vec<String> = names
        .iter()
        .map(|name| format!(r#"<item id="p{name}" href="{name}"/>"#))
        .collect();
    let refs: Vec<String> = names
        .iter()
        .map(|name| format!(r#"<itemref idref="p{name}"/>"#))
        .collect();
    let package = package(
        &manifest.concat(),
        &format!("<spine>{}</spine>", refs.concat()),
    );
    let page = vec![b' '; 8 * 1024 * 1024];
    let paths: Vec<String> = names.iter().map(|name| format!("OEBPS/{name}")).collect();
    let mut files = vec![
        ("META-INF/container.xml", CONTAINER.as_bytes()),
        ("OEBPS/book.opf", package.as_bytes()),
    ];
    files.extend(paths.iter().map(|path| (path.as_str(), page.as_slice())));
    let bytes = zipped(&files);
    assert!(
        bytes.len() < 1024 * 1024,
        "a bomb is small: {}",
        bytes.len()
    );
    let device = Device::of_mira().await;
    let import = bring(&device, Some("bomb.epub"), &bytes).await;
    let look = json!({"import": import});
    assert_eq!(
        device.fails("review_import", look).await,
        ErrorCode::BookTooLarge
    );
}

#[tokio::test]
async fn veiled_fonts_are_no_lock() {
    let manifest = r#"<item id="a" href="a.html" media-type="application/xhtml+xml"/>"#;
    let package = package(manifest, r#"<spine><itemref idref="a"/></spine>"#);
    let page = chapter("<p>The end came soon.</p>");
    let fonts = lock("http://www.idpf.org/2008/embedding");
    let bytes = zipped(&[
        ("META-INF/container.xml", CONTAINER.as_bytes()),
        ("OEBPS/book.opf", package.as_bytes()),
        ("OEBPS/a.html", page.as_bytes()),
        ("META-INF/encryption.xml", fonts.as_bytes()),
    ]);
    let device = Device::of_mira().await;
    let seen = review(&device, Some("a.epub"), &bytes).await;
    assert_eq!(seen["beginning"], "The end came soon.");
}
