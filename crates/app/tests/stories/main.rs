//! The app without a window: commands by name, a real folder, a clock that the test holds.

mod crash;
mod device;
mod errors;
mod lesson;
mod people;
mod wrong_files;
