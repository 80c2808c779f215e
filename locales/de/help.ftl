help-title = Tastenkürzel
help-everywhere = Überall außer in einer Lektion
help-profiles = In der Liste der Profile
help-lesson = In einer Lektion
help-result = Beim Ergebnis
help-texts = Eigene Texte
help-or = oder
help-posture = Haltung und Hände
help-open = Tastenkürzel
shortcut-help = Diese Kürzel zeigen
shortcut-profiles = Profil wechseln
shortcut-person = Person nach Nummer oder Anfangsbuchstaben wählen
shortcut-pause = Pause; noch einmal: verlassen
shortcut-figures = Tempo und Genauigkeit zeigen oder verbergen
shortcut-next = Der nächste Schritt
shortcut-leave = Zurück, wo du herkommst
shortcut-paste = Kopierten Text hinzufügen
shortcut-back = Zurück zur Liste

intro-label = Vor der ersten Lektion
intro-steps = Schritte vor der ersten Lektion
intro-step-sit = Hinsetzen
intro-step-hands = Hände auflegen
intro-step-type = Erste Anschläge
intro-skip = Überspringen
intro-sit-title = Setz dich erst einmal bequem hin
intro-sit-lead = Eine Minute jetzt erspart dir später einen steifen Nacken.
intro-picture = Jemand sitzt am Tisch, von der Seite: Rücken gerade, Ellbogen im rechten Winkel, Füße flach
intro-screen = Der Bildschirm auf Augenhöhe
intro-screen-note = Eine Armlänge entfernt. Schau auf ihn, nicht auf die Hände.
intro-elbows = Die Ellbogen im rechten Winkel
intro-elbows-note = Die Handgelenke schweben; beim Tippen liegen sie nirgends auf.
intro-back = Rücken gerade, Schultern tief
intro-back-note = Die Lehne trägt dich. Nichts soll ziehen.
intro-feet = Füße flach auf dem Boden
intro-feet-note = Oder auf einem dicken Buch, wenn der Stuhl hoch ist.
intro-sit-next = Ich sitze gut
intro-then-hands = Als Nächstes: die Hände auflegen
intro-hands-title = Deine Finger haben ein Zuhause
intro-hands-lead = Acht Tasten, acht Finger. Nach jedem Anschlag kehrt jeder Finger dorthin zurück.
intro-keyboard = Tastatur mit den Grundtasten: { $left } und der linke Zeigefinger, der rechte Zeigefinger und { $right }
intro-left = Linker Zeigefinger auf { $key }
intro-right = Rechter Zeigefinger auf { $key }
intro-feel = Die Taste hat eine kleine Erhebung. Ertaste sie, ohne hinzusehen, und drücke sie dann.
intro-found = Gefunden.
intro-others = Die anderen liegen daneben
intro-others-note = { $left } links, { $right } rechts. Die Daumen schweben über der Leertaste.
intro-uncounted = Hier wird nichts gezählt.
intro-then-lesson = Als Nächstes: Lektion 1, { $keys }
intro-hands-next = Zur ersten Lektion
intro-hands-untried = Ohne Versuch weiter
intro-done = Zurück zum Kurs

sources-title = Woraus Tactus besteht
sources-note = Alles ist auf diesem Computer; nichts wird von anderswo geladen.
sources-program = Programm
sources-faces = Schriften
sources-words = Wortlisten
sources-words-note = Unter CC BY-SA 4.0, samt den Übungen daraus. Geändert: gefiltert, zusammengeführt, geordnet und Wort für Wort gelesen
sources-texts = Übungstexte
sources-layouts = Tastaturbelegungen
sources-parts = Teile von anderen
sources-parts-note = { $count ->
    [one] 1 Bibliothek mit ihrer Lizenz
   *[other] { $count } Bibliotheken mit ihren Lizenzen
}

# A profile with a PIN
lock-text = Gib die PIN dieses Profils ein oder wähle unten jemand anderen.
lock-pin-title = Eine PIN für dieses Profil
lock-pin-note = Tactus fragt dann nach jedem Start und jedem Profilwechsel danach, bevor es etwas aus diesem Profil zeigt. Sie hält Neugierige fern; ein Schloss für die Daten ist sie nicht: Wer diesen Computer benutzt, kommt an die Dateien.
lock-pin-removed = Es gibt keine PIN mehr.
lock-forgot-text = Dann gilt die PIN noch 24 Stunden, und diese Seite sagt das allen. Danach öffnet sich das Profil ohne sie. Was gelernt wurde, bleibt unberührt.
