settings-title = Einstellungen
settings-keyboard = Tastatur und Eingabe
settings-text = Text und Schrift
settings-look = Darstellung
settings-lesson = In der Lektion
settings-about = Dieser Computer
settings-at-once = Änderungen gelten sofort.
settings-reset = Diese Seite zurücksetzen
settings-reset-done = Auf dieser Seite ist alles wie am Anfang.

setting-layout = Tastaturbelegung
setting-layout-note = Die Belegung, die auf deinen Tasten steht.
setting-policy = Bei einem Fehler
setting-policy-note = In Lektionen. Tempo und Genauigkeit werden zwischen diesen Arten nie verglichen.
policy-stop-on-error = Auf die richtige Taste warten
policy-free = Weiter, die Rücktaste verbessert
policy-no-backspace = Weiter, ohne zu verbessern
setting-speed = Tempo
setting-speed-note = Wörter oder Anschläge pro Minute. Ein Wort zählt fünf Anschläge.
speed-wpm = Wörter pro Minute
speed-cpm = Anschläge pro Minute

setting-text-size = Schriftgröße
setting-text-size-note = Für alles in diesem Fenster.
setting-type-size = Text zum Tippen
setting-type-size-note = Wie groß die Buchstaben sind, die du tippst.
setting-letters = Buchstabenabstand
setting-letters-note = Im Text zum Tippen.
setting-words = Wortabstand
setting-words-note = Im Text zum Tippen.
setting-sample = So sehen deine Lektionen aus
unit-px = { $value } px
unit-percent = { $value } %

setting-language = Sprache
setting-language-note = Die von Tactus. Der Kurs behält seine eigene.
setting-theme = Farben
setting-theme-note = „Wie das System“ übernimmt auch dessen Kontrast.
theme-system = Wie das System
theme-light = Hell
theme-dark = Dunkel
theme-contrast = Starker Kontrast

setting-keyboard = Tastaturbild
setting-keyboard-note = Unter dem Text. Beherrschte Tasten verblassen und kommen zurück, wenn du zögerst.
setting-hands = Hände
setting-hands-note = Welcher Finger als Nächstes dran ist, links und rechts vom Tastaturbild.
setting-figures = Tempo und Genauigkeit beim Tippen
setting-figures-note = Eine ruhige Zeile oben. Im Ergebnis stehen sie in jedem Fall.
setting-goal = Tagesziel
setting-goal-note = Eine Marke zum Anpeilen. Ein Tag ohne Übung kostet nichts.
goal-minutes-short = { $minutes } min
goal-none-short = Keins

about-version = Version
about-server = Sync-Server
about-server-note = Wird nur gebraucht, wenn du angemeldet bist.
about-data = Deine Daten
about-data-note = Jeder Durchgang wird zuerst auf diesem Computer gespeichert. Ohne Konto verlässt ihn nichts.
about-report = Bericht für die Verwaltung
about-report-note = Wie es um diesen Computer, das Netz und den Weg zum Server steht. Er nennt niemanden und enthält nichts Getipptes.
report-look = Bericht zeigen
report-close = Schließen
report-save = Als Datei sichern
report-text = Der Bericht, auf Englisch
settings-locked = für diesen Computer festgelegt
setting-on = An
setting-off = Aus

settings-course = Kurs
setting-digits = Ziffern
setting-digits-note = Hier sind sich die Schulen nicht einig. Bleib bei der, die deine Hände kennen.
digits-standard = 6 mit dem rechten Zeigefinger, wie meist gelehrt
digits-t6 = 6 mit dem linken Zeigefinger
digits-o0 = 6 mit dem linken Zeigefinger, 2 mit dem kleinen, 0 mit dem Ringfinger
digits-picture = Deine Tastatur mit dem Finger jeder Taste: { $fingers }
setting-course-language = Sprache des Kurses
setting-course-language-note = Was du tippst. Die Oberfläche hat ihre eigene, unter Aussehen.
setting-course-age = Gemacht für
setting-course-age-note = Danach richten sich Texte, Tempo und Wörter.
course-stays = Was du in einem Kurs erreicht hast, bleibt; kommst du zurück, ist alles wieder da.
course-changed = Dein Kurs ist jetzt „{ $name }“.
own-title = Eigene Kurse und Belegungen
own-note = Eine Lehrkraft kann einen Kurs schreiben, und jeder eine Tastaturbelegung. Leg die Datei in ihren Ordner und lies dann neu ein.
own-courses = Kurse
own-layouts = Belegungen
own-again = Neu einlesen
own-none = Noch ist nichts da.
own-no-layout = Keine deiner Belegungen kann alles davon tippen.
own-problems = { $count ->
    [one] Eine Datei wird nicht verwendet
   *[other] { $count } Dateien werden nicht verwendet
}
own-line = Zeile { $line }

copies-title = Kopien deiner Daten
copies-note = Tactus macht jeden Tag eine und behält drei, dazu eine vor jeder neuen Version.
copies-none = Die erste Kopie entsteht heute, sobald du geübt hast.
copy-day = Kopie vom { $day }
copy-update = Kopie von vor einer neuen Version
copy-sessions = { $count ->
    [0] noch kein Durchgang
    [one] 1 Durchgang, der neueste vom { $newest }
   *[other] { $count } Durchgänge, der neueste vom { $newest }
}
copy-restore = Zu dieser zurück
copy-ask = Zu dieser Kopie zurückgehen?
copy-ask-text = Die Einstellungen sind dann wie damals. Alle Durchgänge und alle geöffneten Lektionen bleiben, die aus der Kopie und die von seither; die heutige Datei wird daneben aufgehoben.
copy-ask-yes = Zur Kopie zurückgehen
copy-ask-no = Alles lassen, wie es ist
copy-done = Deine Daten sind wie in der Kopie, mit allem, was du seither getippt hast.
