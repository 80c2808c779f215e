//! How long texts take: a whole course, a placement test, and one practice text of the hardest kind.

use trainer::content::{Practice, course, practice};
use trainer::placement::parts;

fn main() {
    divan::main();
}

#[divan::bench(args = [
    ("adults-en-v1", "us"),
    ("adults-ru-v1", "ru"),
    ("teens-de-v1", "de-neo"),
    ("adults-fr-v1", "fr-bepo"),
    ("kids-es-v1", "latam"),
])]
fn whole_course(name: (&str, &str)) -> usize {
    course(name.0, name.1).map_or(0, |course| course.lessons.len())
}

#[divan::bench]
fn practice_of_eight_items(bencher: divan::Bencher<'_, '_>) {
    let taught: Vec<String> = "фывапролджэенитсзкг".chars().map(String::from).collect();
    let units: Vec<String> = ["ст", "пр", "ж", "ф", "к", "г", "ор", "эт"]
        .map(String::from)
        .into();
    let ask = Practice {
        language: "ru",
        age: trainer::lesson::AgeGroup::Adults,
        taught: &taught,
        units: &units,
        length: 300,
        seed: 1,
    };
    bencher.bench(|| practice(&ask).map_or(0, |text| text.len()));
}

#[divan::bench]
fn placement_test(bencher: divan::Bencher<'_, '_>) {
    let layout = trainer::keyboard::layout("fr-bepo");
    let ready = course("adults-fr-v1", "fr-bepo").ok().zip(layout);
    bencher.bench(|| {
        ready
            .as_ref()
            .map_or(0, |(course, layout)| parts(course, layout).len())
    });
}
