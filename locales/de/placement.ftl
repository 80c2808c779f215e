# Einstufung: wo im Kurs es losgeht. $age ist adults, teens oder kids; $lesson die Lektion, die ohnehin als Nächste kommt.
placement-title = { $lesson ->
    [1] Wo fangen wir an?
   *[other] Wo machen wir weiter?
}
placement-lead = { $age ->
    [kids] Es gibt { $lessons } Lektionen. Wenn deine Finger schon Tasten kennen, darfst du weiter hinten anfangen.
   *[adults] { $lessons } Lektionen liegen bereit. Wer schon Tasten blind trifft, darf weiter hinten anfangen.
}
placement-first = { $lesson ->
    [1] Ab der ersten Lektion
   *[other] Da, wo du bist
}
placement-first-text = { $lesson ->
    [1] { $age ->
        [kids] Immer nur ein paar Tasten auf einmal. Genau richtig, wenn du die Buchstaben noch suchst.
       *[adults] Immer nur ein paar Tasten auf einmal. Das Beste, wenn du beim Tippen auf die Tastatur schaust.
    }
   *[other] Der Kurs geht weiter wie bisher, Lektion für Lektion.
}
placement-find = Meinen Platz finden
placement-find-text = { $age ->
    [kids] { $texts ->
        [one] Ein kurzer Text zeigt
       *[other] Bis zu { $texts } kurze Texte zeigen
    }, welche Tasten du kennst. Ganz in Ruhe, und aufhören kannst du jederzeit.
   *[adults] Etwa { $minutes ->
        [one] eine Minute
       *[other] { $minutes } Minuten
    }: { $texts ->
        [one] ein kurzer Text
       *[other] bis zu { $texts } kurze Texte, jeder mit mehr Tasten
    }. Aufhören geht jederzeit.
}
placement-begin = { $age ->
    [kids] Ausprobieren
   *[adults] Test machen
}
placement-look = Erst mal umsehen
placement-look-text = { $age ->
    [kids] Die Karte zeigt dir alle Lektionen. Von dort kommst du wieder hierher.
   *[adults] Die Karte zeigt jede Lektion und was sie öffnet. Auch der Test wartet dort.
}
placement-map = Karte zeigen
placement-promise-stars = Der Test öffnet Lektionen. Er schließt keine ab, Sterne gibt es dafür also nicht.
placement-promise-open = Was offen ist, bleibt offen.
placement-promise-again = Von der Karte aus kannst du ihn wiederholen.

# Zwischen zwei Texten und in einem
placement-next = Text { $number } von { $total }
placement-next-note = { $age ->
    [kids] Tippe einfach wie immer. Du kannst aufhören, wann du willst.
   *[adults] Tippe wie immer. Du kannst jederzeit aufhören; was du getippt hast, zählt.
}
placement-stop = Hier aufhören

# Der gefundene Platz. $known und $next sind Namen von Abschnitten
placement-found = { $age ->
    [kids] Dein Platz: Lektion { $number }
   *[adults] Fang mit Lektion { $number } an
}
placement-why-none = { $age ->
    [kids] Hier lernen deine Finger ihre ersten Tasten, eine nach der anderen.
   *[adults] Bei den ersten Tasten lohnt sich ein neuer Anfang: Was dort sitzt, trägt alles Weitere.
}
placement-why-some = { $age ->
    [kids] „{ $known }“ kannst du gut. Bei „{ $next }“ gibt es Neues zu entdecken.
   *[adults] „{ $known }“ sitzt. Bei „{ $next }“ warst du langsamer oder hast öfter danebengegriffen; da bringt Üben am meisten.
}
placement-why-all = { $age ->
    [kids] Du kennst alle Tasten. Jetzt kommen die Lektionen, mit denen es flüssig wird.
   *[adults] Jeder Text saß. Jetzt geht es darum, dass es fließt.
}
placement-why-stopped = { $age ->
    [kids] Du hast vorher aufgehört, und das ist in Ordnung. So weit sind wir gekommen.
   *[adults] Du hast vor dem Ende aufgehört. Für diesen Platz spricht, was du getippt hast.
}
placement-beats = Der Kurs als Linie von { $lessons } Lektionen. Dein Platz: Lektion { $start }.
placement-typed = Was du getippt hast
placement-text = Text
placement-verdict = Ergebnis
placement-known = bekannt
placement-unfinished = nicht bis zum Ende
placement-from-here = kommt noch
placement-needed = nötig { $speed }, { $accuracy }
placement-sum = { $time }, { $length } Zeichen. Ein Text gilt als bekannt, wenn er das Ziel seiner Lektionen erreicht, in Tempo und Genauigkeit.
placement-opens = Was sich damit öffnet
placement-opens-lessons = { $start ->
    [1] Lektion 1 ist schon offen. Die anderen öffnen sich nach und nach.
   *[other] { $age ->
        [kids] Fang mit Lektion { $start } an, dann sind die Lektionen 1 bis { $start } offen. Alle ihre Sterne warten noch auf dich.
       *[adults] Fang mit Lektion { $start } an, dann sind die Lektionen 1 bis { $start } offen. Keine gilt als erledigt; die Sterne sind noch zu holen.
    }
}
placement-weak = { $count ->
    [one] Am meisten Mühe machte diese Taste:
   *[other] Am meisten Mühe machten diese Tasten:
}
placement-not-right = { $age ->
    [kids] Passt nicht? Probier es noch einmal, oder such dir auf der Karte eine offene Lektion aus.
   *[adults] Passt nicht? Mach den Test noch einmal, oder fang auf der Karte mit einer offenen Lektion an.
}
placement-again = Test wiederholen
placement-go-on = Test fortsetzen
placement-from-first = Ab der ersten Lektion
