# Erfolge: wie sie heißen und was sie verlangen. Zahlen kommen aus content/achievements.toml, im Text steht keine.
# $percent und $speed kommen fertig geschrieben, mit Einheit.
achievement-first-bar = Der erste Takt
achievement-how-first-bar = Die erste Lektion abgeschlossen
achievement-home-row = In der Reihe zu Hause
achievement-how-home-row = Alle Lektionen des ersten Blocks abgeschlossen
achievement-opening-pairs = Türöffner
achievement-how-opening-pairs = Alle Lektionen des zweiten Blocks abgeschlossen
achievement-whole-alphabet = Von A bis Z
achievement-how-whole-alphabet = Alle Lektionen des dritten Blocks abgeschlossen: Kein Buchstabe fehlt mehr
achievement-capitals = Großgeschrieben
achievement-how-capitals = Der Block mit Großbuchstaben und Satzzeichen abgeschlossen
achievement-digits = Gut gezählt
achievement-how-digits = Der Block mit den Ziffern abgeschlossen
achievement-symbols = Das Kleingedruckte
achievement-how-symbols = Der Block mit den Sonderzeichen abgeschlossen, fast oder ganz
achievement-fluency = Im Fluss
achievement-how-fluency = Der letzte Block abgeschlossen
achievement-half-way = Bank auf halber Strecke
achievement-how-half-way = Die Hälfte der Lektionen eines Kurses abgeschlossen
achievement-whole-course = Bis zur letzten Seite
achievement-how-whole-course = Ein Kurs abgeschlossen, bis auf ein paar Lektionen vielleicht
achievement-ten-keys = Eine Handvoll Tasten
achievement-how-ten-keys = { $count ->
    [one] { $count } Taste aus abgeschlossenen Lektionen
   *[other] { $count } Tasten aus abgeschlossenen Lektionen
}
achievement-thirty-keys = Ein ganzer Schlüsselbund
achievement-how-thirty-keys = { $count ->
    [one] { $count } Taste aus abgeschlossenen Lektionen
   *[other] { $count } Tasten aus abgeschlossenen Lektionen
}
achievement-forty-stars = Sternklar
achievement-how-forty-stars = { $count } Sterne, alle Lektionen zusammen
achievement-star-map = Sternkarte
achievement-how-star-map = { $count } Sterne, alle Lektionen zusammen
achievement-night-sky = Weit weg von der Stadt
achievement-how-night-sky = { $count } Sterne, alle Lektionen zusammen
achievement-all-five = Alle fünfe
achievement-how-all-five = Fünf Sterne in einer Lektion
achievement-fives = Geschmack an Fünfern
achievement-how-fives = { $count ->
    [one] Fünf Sterne in { $count } Lektion
   *[other] Fünf Sterne in { $count } Lektionen
}

achievement-clean-line = Eine saubere Zeile
achievement-how-clean-line = { $count } Anschläge oder mehr ohne Fehler
achievement-clean-sheet = Weiße Weste
achievement-how-clean-sheet = { $count } Anschläge oder mehr ohne Fehler
achievement-ten-clean = Saubere Arbeit
achievement-how-ten-clean = { $count ->
    [one] { $count } Text ohne Fehler
   *[other] { $count } Texte ohne Fehler
}
achievement-fifty-clean = Radiergummi im Ruhestand
achievement-how-fifty-clean = { $count ->
    [one] { $count } Text ohne Fehler
   *[other] { $count } Texte ohne Fehler
}
achievement-careful = Mit Bedacht
achievement-how-careful = { $percent } Genauigkeit über { $count } Anschläge oder mehr
achievement-careful-days = Tag für Tag sorgsam
achievement-how-careful-days = { $count ->
    [one] { $percent } Genauigkeit an { $count } Tag
   *[other] { $percent } Genauigkeit an { $count } verschiedenen Tagen
}
achievement-careful-season = In Fleisch und Blut
achievement-how-careful-season = { $count ->
    [one] { $percent } Genauigkeit an { $count } Tag
   *[other] { $percent } Genauigkeit an { $count } verschiedenen Tagen
}
achievement-no-way-back = Kein Zurück
achievement-how-no-way-back = { $percent } Genauigkeit über { $count } Anschläge oder mehr, ohne die Rücktaste
achievement-put-right = Geradegebogen
achievement-how-put-right = Jeden Fehler gefunden und verbessert, wo er auch hätte stehen bleiben dürfen
achievement-one-slip = Der eine
achievement-how-one-slip = Ein einziger Fehler auf { $count } Anschläge oder mehr

achievement-even-hand = Ruhige Hand
achievement-how-even-hand = Gleichmaß von { $percent } oder mehr
achievement-steady-hand = Wie ein Uhrwerk
achievement-how-steady-hand = Gleichmaß von { $percent } oder mehr
achievement-one-breath = In einem Atemzug
achievement-how-one-breath = { $count } Anschläge oder mehr, und keine Pause dazwischen

achievement-three-days = Erste Bekanntschaft
achievement-how-three-days = { $count ->
    [one] An { $count } Tag geübt
   *[other] An { $count } Tagen geübt
}
achievement-two-weeks = Zwei Wochen voller Tage
achievement-how-two-weeks = An { $count } Tagen geübt, auch mit Lücken
achievement-hundred-days = Hundert Abende
achievement-how-hundred-days = An { $count } Tagen geübt, auch mit Lücken
achievement-seven-in-a-row = Perlenschnur
achievement-how-seven-in-a-row = { $count } Tage hintereinander; ein freier Tag in der Woche macht nichts
achievement-thirty-in-a-row = Lange Schnur
achievement-how-thirty-in-a-row = { $count } Tage hintereinander; ein freier Tag in der Woche macht nichts
achievement-four-weeks = Fester Platz im Kalender
achievement-how-four-weeks = { $count ->
    [one] { $count } Woche
   *[other] { $count } Wochen
} mit Übung an { $each ->
    [one] { $each } Tag oder mehr
   *[other] { $each } Tagen oder mehr
}
achievement-twelve-weeks = Ein Vierteljahr
achievement-how-twelve-weeks = { $count ->
    [one] { $count } Woche
   *[other] { $count } Wochen
} mit Übung an { $each ->
    [one] { $each } Tag oder mehr
   *[other] { $each } Tagen oder mehr
}
achievement-six-months = Kalenderblätter
achievement-how-six-months = { $count ->
    [one] In { $count } Monat geübt
   *[other] In { $count } verschiedenen Monaten geübt
}
achievement-whole-week = Jeder Tag taugt
achievement-how-whole-week = An jedem Wochentag irgendwann einmal geübt

achievement-back-again = Wieder da
achievement-how-back-again = { $days ->
    [one] Geübt, { $days } Tag oder länger nach einem früheren Mal
   *[other] Geübt, { $days } Tage oder länger nach einem früheren Mal
}
achievement-back-and-back = Die Tür steht offen
achievement-how-back-and-back = { $count }-mal wiedergekommen, jedes Mal { $days ->
    [one] nach { $days } Tag oder mehr
   *[other] nach { $days } Tagen oder mehr
}
achievement-a-year-later = Ein Jahr danach
achievement-how-a-year-later = { $days ->
    [one] Geübt, { $days } Tag oder länger nach einem früheren Mal
   *[other] Geübt, { $days } Tage oder länger nach einem früheren Mal
}
achievement-better-today = Heute besser
achievement-how-better-today = Eine Lektion mit deutlich weniger Fehlern als an einem früheren Tag
achievement-better-and-better = Besser und besser
achievement-how-better-and-better = { $count ->
    [one] { $count } Lektion mit deutlich weniger Fehlern als an einem früheren Tag
   *[other] { $count } Lektionen mit deutlich weniger Fehlern als an einem früheren Tag
}
achievement-old-friend = Alte Bekannte
achievement-how-old-friend = { $days ->
    [one] Eine Lektion nach { $days } Tag oder mehr noch einmal geschrieben
   *[other] Eine Lektion nach { $days } Tagen oder mehr noch einmal geschrieben
}

achievement-own-words = Eigene Worte
achievement-how-own-words = Einen eigenen Text zu Ende geschrieben
achievement-bookshelf = Bücherregal
achievement-how-bookshelf = { $count ->
    [one] { $count } eigenen Text zu Ende geschrieben
   *[other] { $count } eigene Texte zu Ende geschrieben
}
achievement-extra-bars = Noch ein paar Takte
achievement-how-extra-bars = { $count ->
    [one] { $count } Übung zu Ende gebracht
   *[other] { $count } Übungen zu Ende gebracht
}
achievement-second-language = Zweite Sprache
achievement-how-second-language = { $each ->
    [one] Je { $each } abgeschlossene Lektion
   *[other] Je { $each } abgeschlossene Lektionen
} in { $count ->
    [one] { $count } Sprache
   *[other] { $count } Sprachen
}
achievement-third-language = In dreien zu Hause
achievement-how-third-language = { $each ->
    [one] Je { $each } abgeschlossene Lektion
   *[other] Je { $each } abgeschlossene Lektionen
} in { $count ->
    [one] { $count } Sprache
   *[other] { $count } Sprachen
}
achievement-other-keyboard = Eine andere Landkarte
achievement-how-other-keyboard = Eine Lektion auf Dvorak, Colemak, Workman, Neo oder Bépo

achievement-andante = Andante
achievement-how-andante = { $speed } in einer Lektion, bei { $percent } Genauigkeit oder mehr
achievement-moderato = Moderato
achievement-how-moderato = { $speed } in einer Lektion, bei { $percent } Genauigkeit oder mehr
achievement-allegro = Allegro
achievement-how-allegro = { $speed } in einer Lektion, bei { $percent } Genauigkeit oder mehr
achievement-speed-demon = Prestissimo
achievement-how-speed-demon = { $speed } in einer Lektion, bei { $percent } Genauigkeit oder mehr

# Der Bildschirm, und die Zeile im Ergebnis
achievements-title = Erfolge
achievements-summary = { $reached } erreicht, { $underway } unterwegs, { $hidden } verborgen
achievements-reached = Erreicht
achievements-under-way = Unterwegs
achievements-ahead = Noch vor dir
achievements-hidden = { $count ->
    [one] Einer ist verborgen
   *[other] { $count } sind verborgen
}
achievements-hidden-why = Sie zeigen sich, wenn es so weit ist. Sonst hängt nichts an ihnen.
achievements-empty = Noch nichts hier
achievements-empty-why = Der erste kommt mit deiner ersten abgeschlossenen Lektion.
achievements-result = Erreicht: { $names }
achievements-so-far = bisher am besten: { $have }
achievements-days = { $have } von { $need } Tagen
achievements-days-in-a-row = { $have } von { $need } Tagen hintereinander
achievements-weekdays = { $have } von { $need } Wochentagen
achievements-weeks = { $have } von { $need } Wochen
achievements-months = { $have } von { $need } Monaten
achievements-returns = { $have }-mal von { $need } wiedergekommen
achievements-sessions = { $have } von { $need } Sitzungen
achievements-texts = { $have } von { $need } Texten
achievements-lessons = { $have } von { $need } Lektionen
achievements-stars = { $have } von { $need } Sternen
achievements-keys = { $have } von { $need } Tasten
achievements-languages = { $have } von { $need } Sprachen
achievements-keystrokes = { $have } von { $need } Anschlägen
achievements-all = Alle { $count } zeigen
achievements-title-child = Meine Sammlung
achievements-summary-child = Bisher { $reached }
achievements-points = { $points ->
    [one] { $points } Punkt
   *[other] { $points } Punkte
}
achievements-tier-bronze = Bronze
achievements-tier-silver = Silber
achievements-tier-gold = Gold
achievements-tier-platinum = Platin
achievements-about-path = Der Kurs
achievements-about-accuracy = Sorgfalt
achievements-about-rhythm = Gleichmaß
achievements-about-days = Tage
achievements-about-again = Wiederkommen
achievements-about-breadth = Andere Texte
achievements-about-speed = Tempo
