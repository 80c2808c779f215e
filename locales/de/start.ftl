# Erster Start: fünf Fragen in weniger als einer Minute
start-skip = Überspringen, später fragen
start-not-now = Jetzt nicht
start-step-language = Sprache
start-step-age = Alter
start-step-name = Name
start-step-keyboard = Tastatur
start-step-goal = Ziel
start-steps = Fragen
start-left = { $count ->
    [0] Letzte Frage
    [one] Danach noch eine Frage
   *[other] Danach noch { $count } Fragen
}
start-next = Weiter
start-begin = Zum Kurs

start-language-title = In welcher Sprache möchtest du tippen?
start-language-lead = Der Kurs ist in dieser Sprache, und Tactus spricht sie auch.

start-age-title = Wer lernt hier?
start-age-lead = Danach richten sich Texte, Tempo und Wörter.
start-age-only = In dieser Sprache gibt es bisher einen Kurs. Er passt auch für Jüngere; eigene Kurse für sie folgen.
age-adults = Erwachsene
age-adults-note = ab 18 Jahren
age-teens = Jugendliche
age-teens-note = 12 bis 17 Jahre
age-kids = Kinder
age-kids-note = 7 bis 11 Jahre: größere Schrift, kein Tempo

start-name-title = Wie dürfen wir dich nennen?
start-name-lead = Der Name steht bei deinen Fortschritten, damit sich mehrere diesen Computer teilen können. Er bleibt hier.
start-name-label = Name
start-name-help = Darf auch leer bleiben.

start-keyboard-title = Ist das die Tastatur vor dir?
start-keyboard-lead = Unsere Vermutung, nach Sprache und System. Drück ein paar Buchstaben, dann wird sie genauer.
start-keyboard-lead-pressed = { $count ->
    [one] Unsere Vermutung, nach Sprache und der Taste, die du gedrückt hast.
   *[other] Unsere Vermutung, nach Sprache und den { $count } Tasten, die du gedrückt hast.
}
start-keyboard-lead-chosen = Die du ausgesucht hast.
start-keyboard-hint = Was du drückst, leuchtet da auf, wo wir es vermuten. Aufgezeichnet wird hier nichts.
start-keyboard-yes = Ja, das ist meine
start-keyboard-other = Nicht ganz?
start-keyboard-all = Alle { $count } Belegungen
start-keyboard-later = Das lässt sich jederzeit ändern.
form-ansi = flache Enter-Taste
form-iso = hohe Enter-Taste

start-goal-title = Wie lange möchtest du üben?
start-goal-lead = Eine Marke zum Anpeilen, mehr nicht. Ein Tag ohne Übung kostet nichts.
goal-minutes = { $minutes } Minuten am Tag
goal-note-5 = ein oder zwei Lektionen
goal-note-10 = damit rechnen die Kurse
goal-note-20 = für einen schnellen Anfang
goal-none = Kein Ziel
goal-none-note = einfach üben
start-keyboard-picture = { $count ->
    [0] Tastatur { $name }. Noch nichts gedrückt.
   *[other] Tastatur { $name }. Bisher gedrückt: { $keys }.
}
start-others = Oder weitermachen als
