#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| decoders::run("stored_clock", input));
