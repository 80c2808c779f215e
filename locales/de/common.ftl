# Einheiten und Zeitspannen. Die Zahlen kommen schon so geschrieben, wie es die Sprache will.
unit-wpm = Wörter/min
unit-cpm = Anschläge/min
unit-ms = ms
duration-seconds = { $seconds } s
duration-minutes = { $minutes } min
duration-hours = { $hours } h { $minutes } min

# Schaltflächen, die es auf vielen Seiten gibt
action-back = Zurück
action-close = Schließen
action-cancel = Abbrechen
action-again = Noch einmal versuchen
action-continue = Weiter
action-copy = Einzelheiten kopieren
action-copied = Kopiert
key-enter = Enter
key-esc = Esc

# Sterne, auch vorgelesen
stars-of-five = { $stars } von 5 Sternen
stars-none = Noch keine Sterne

# Profile
profile-nameless = Ohne Namen
profile-switch = Profile auf diesem Computer
profile-add = Jemand Neues
action-undo = Rückgängig
trouble-title = Das hat nicht geklappt
field-show-password = Passwort anzeigen
stepper-less = Weniger
stepper-more = Mehr
