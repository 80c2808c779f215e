//! The one window.

use app::view::settings::Theme;
use tauri::{WebviewUrl, WebviewWindowBuilder, window::Color};

/// Ground of the light theme (`--bg` of the interface).
const PAPER: Color = Color(0xF4, 0xF2, 0xED, 0xFF);
/// Ground of the dark theme.
const NIGHT: Color = Color(0x17, 0x16, 0x14, 0xFF);
/// Ground of the high-contrast theme.
const BLACK: Color = Color(0x00, 0x00, 0x00, 0xFF);

/// Opens the window on the ground that the page will have, so that nothing flashes before the page is painted.
pub(crate) fn open(tauri: &tauri::App, theme: Theme) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(tauri, "main", WebviewUrl::default())
        .title("Tactus")
        .inner_size(1280.0, 800.0)
        .min_inner_size(1024.0, 600.0)
        .background_color(ground(theme, tauri::Theme::Light))
        .visible(false)
        .initialization_script(include_str!("navigator.js"))
        // The page's own affair: a file dropped on the window must not replace the lesson.
        .disable_drag_drop_handler()
        .on_navigation(|url| url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost"))
        .build()?;
    if theme == Theme::System {
        // Known only once there is a window.
        window.set_background_color(Some(ground(theme, window.theme()?)))?;
    }
    window.show()
}

fn ground(theme: Theme, system: tauri::Theme) -> Color {
    match (theme, system) {
        (Theme::Dark, _) | (Theme::System, tauri::Theme::Dark) => NIGHT,
        (Theme::Contrast, _) => BLACK,
        (Theme::Light | Theme::System, _) => PAPER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_learners_choice_goes_before_the_systems() {
        assert_eq!(ground(Theme::Light, tauri::Theme::Dark), PAPER);
        assert_eq!(ground(Theme::Dark, tauri::Theme::Light), NIGHT);
        assert_eq!(ground(Theme::System, tauri::Theme::Dark), NIGHT);
        assert_eq!(ground(Theme::System, tauri::Theme::Light), PAPER);
    }
}
