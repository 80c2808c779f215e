# Ein Computer, den sich viele nacheinander teilen: wer gerade tippt, und was geschieht, wenn jemand fertig ist.
who-title = Wer tippt?
who-none = Auf diesem Computer hat noch niemand einen Namen.
who-find = Namen suchen
who-nobody = So heißt hier niemand.
who-waiting = { $count ->
    [one] 1 Durchgang wartet auf deine Anmeldung
   *[other] { $count } Durchgänge warten auf deine Anmeldung
}
who-locked = öffnet sich mit PIN oder Konto
who-sign-in = Mit meinem Konto anmelden
who-new = Ich bin neu hier
who-done = Fertig
who-done-note = Zurück zu den Namen
who-back = Nicht du? Zurück zu den Namen
who-account-title = Anmelden
who-account-text = Was du auf diesem Computer getippt hast, findet sich über dein Konto.
who-lock-pin = Gib deine PIN ein, um weiterzumachen.
who-lock-account = Dieser Name gehört zu einem Konto. Melde dich an, um weiterzumachen.
who-lock-both = Gib deine PIN ein oder melde dich mit deinem Konto an.
who-forgot-pin = PIN vergessen? Wer diesen Computer verwaltet, kann sie entfernen.
who-forgot-pin-account = PIN vergessen? Melde dich mit deinem Konto an und lege in den Einstellungen eine neue fest.
who-newcomer = Du bist angemeldet. Noch ein paar Fragen, und du hast einen Namen auf diesem Computer.
idle-title = Ist noch jemand da?
idle-text = Drück eine beliebige Taste, um zu bleiben. Sonst kehrt Tactus in einer halben Minute zu den Namen zurück. Was du getippt hast, bleibt erhalten.
