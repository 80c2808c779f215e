# Anmelden über einen Anbieter, mit dem Browser des Systems.
with-google = Weiter mit Google
with-github = Weiter mit GitHub
with-or = oder
with-note = Dein Browser öffnet sich. Tactus erfährt dort deine E-Mail-Adresse, nie dein Passwort.
with-new = Hast du noch kein Konto, wird eins angelegt. Was du oben offen lässt, gilt als Nein.
with-new-open = Hast du noch kein Konto, wird eins angelegt. Du stimmst damit nichts zu; beide Fragen warten auf der Kontoseite.
with-waiting = Dein Browser ist dran
with-waiting-text = Melde dich auf der geöffneten Seite an und komm dann hierher zurück. Üben kannst du währenddessen.
with-cancel = Nicht länger warten

# Was der Browser am Ende zeigt.
browser-done-title = Du kannst zurückgehen
browser-done = Tactus meldet dich an. Diese Seite kann zu.
browser-failed-title = Das hat nicht geklappt
browser-failed = Es wurde niemand angemeldet. Schließ diese Seite; Tactus sagt dir, wie es weitergeht.
