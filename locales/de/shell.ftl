nav-label = Bereiche
nav-course = Kurs
nav-coach = Trainer
nav-statistics = Statistik
nav-settings = Einstellungen
nav-account = Konto
nav-late = Zahlung offen: bis { $date } bezahlen
nav-late-stopped = Zahlung offen: bitte bezahlen

# Eine Zeile in der Seitenleiste: wie es um den Abgleich steht
sync-signed-out = Alles auf diesem Computer
sync-synced = Alles abgeglichen
sync-running = Abgleich läuft
sync-waiting = { $count ->
    [one] 1 Durchgang wartet
   *[other] { $count } Durchgänge warten
}
sync-offline = Offline, { $count ->
    [one] 1 wartet
   *[other] { $count } warten
}
sync-offline-none = Offline, alles gespeichert
sync-refused = Hier gespeichert, nicht abgeglichen
sync-sign-in = Zum Abgleichen neu anmelden
sync-failed = { $count ->
    [one] 1 Durchgang nicht angenommen
   *[other] { $count } Durchgänge nicht angenommen
}

# Ein Fenster, das seine Daten nicht öffnen konnte
failure-title = Tactus ließ sich nicht öffnen
failure-safe = Gelöscht wurde nichts. Deine Durchgänge liegen in ihrer Datei auf diesem Computer.
failure-details = Was passiert ist
failure-restart = Wenn es wieder passiert, starte Tactus neu und danach den Computer.
fault-title = Hier ist etwas schiefgegangen
fault-text = Was du bis jetzt getippt hast, ist gespeichert. Du kannst weitermachen; wenn diese Seite nicht richtig aussieht, öffne sie neu.
fault-reload = Fenster neu öffnen

# Eine Lektion, die ein Absturz oder Stromausfall unterbrochen hat
resume-title = Da weitermachen, wo du aufgehört hast?
resume-text = „{ $title }“ wurde bei { $typed } von { $length } unterbrochen und wartet an diesem Buchstaben.
resume-continue = Lektion fortsetzen
resume-discard = Unbeendet lassen
resume-discard-note = In beiden Fällen bleibt, was du getippt hast, in deiner Statistik.

notices-label = Mitteilungen von Tactus
notice-dismiss = Verstanden
resume-practice = Übung: { $keys }
