course-summary = { $layout } · { $lessons ->
    [one] 1 Lektion
   *[other] { $lessons } Lektionen
} in { $blocks ->
    [one] 1 Abschnitt
   *[other] { $blocks } Abschnitten
}
course-lessons-done = von { $total ->
    [one] 1 Lektion
   *[other] { $total } Lektionen
}
course-stars-earned = von { $total ->
    [one] 1 Stern
   *[other] { $total } Sternen
}
course-block-summary = { $lessons ->
    [one] 1 Lektion
   *[other] { $lessons } Lektionen
} · { $stars } von { $total } Sternen
course-block-opens = öffnet sich mit { $stars ->
    [one] 1 Stern
   *[other] { $stars } Sternen
} in Lektion { $lesson }
course-block-beats = { $stars } von { $total } Sternen, Lektion für Lektion
course-start = { $attempts ->
    [0] Lektion { $number } starten
   *[other] Lektion { $number } wiederholen
}
course-tiles = Lektionen in „{ $block }“

tile-new-keys = neu
tile-drill = Tasten
tile-words = Wörter
tile-sentences = Sätze
tile-paragraphs = Text
tile-review = Rückblick
tile-all = alle
tile-more = und { $count } mehr
tile-name = Lektion { $number }, { $kind }: { $keys }
tile-state-locked = noch nicht offen
tile-state-current = als Nächstes dran

locked-title = Lektion { $lesson } öffnet sich mit { $stars ->
    [one] 1 Stern
   *[other] { $stars } Sternen
} in Lektion { $before }
locked-finish = Lektion { $lesson } öffnet sich, sobald Lektion { $before } beendet ist
locked-speed = Tempo
locked-accuracy = Genauigkeit
locked-finished = Beendet
locked-you = du { $value }
locked-not-typed = noch nicht getippt
locked-needs = nötig { $value }
locked-met = erreicht
locked-unmet = noch nicht erreicht
locked-missing-accuracy = Zur Genauigkeit fehlen { $points } Prozentpunkte, ungefähr { $slips ->
    [one] 1 Fehler
   *[other] { $slips } Fehler
} weniger auf { $length } Zeichen.
locked-missing-speed = Zum Tempo fehlen { $speed }.
locked-go-slower = Geh es langsamer an; beim Tempo hast du Reserve.
locked-keep-accuracy = Deine Genauigkeit reicht schon.
locked-first = Lektion { $before } hast du noch nicht getippt. Beende sie mit { $stars ->
    [one] 1 Stern
   *[other] { $stars } Sternen
}, dann öffnet sich diese.
locked-far = Lektion { $before } ist selbst noch nicht offen. Zuerst kommt Lektion { $current }.
locked-go = { $attempts ->
    [0] Lektion { $number } tippen
   *[other] Lektion { $number } wiederholen
}

side-now = Jetzt
side-lesson = Lektion { $number }: { $title }
side-goal = { $length } Zeichen, Ziel { $speed } und { $accuracy }.
side-goal-child = { $length } Zeichen, so langsam du willst.
side-start = Starten
side-today = Heute
side-today-goal = { $minutes } von { $goal } Minuten
side-today-none = bisher { $minutes ->
    [one] 1 Minute
   *[other] { $minutes } Minuten
}
side-streak = { $days ->
    [one] 1 Tag geübt
   *[other] { $days } Tage in Folge
}
