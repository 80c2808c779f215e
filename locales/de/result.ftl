# Das Ergebnis eines Durchgangs.
result-saved = Auf diesem Computer gespeichert
result-stars = { $stars ->
    [1] Ein Stern.
    [2] Zwei Sterne.
    [3] Drei Sterne.
    [4] Vier Sterne.
   *[5] Fünf Sterne.
}
result-opened = Lektion { $number } ist offen.
result-more-stars = { $more ->
    [1] Einer mehr als bei deinem bisher besten Mal.
    [2] Zwei mehr als bei deinem bisher besten Mal.
    [3] Drei mehr als bei deinem bisher besten Mal.
   *[other] { $more } mehr als bei deinem bisher besten Mal.
}
result-same-stars = So viele wie bei deinem bisher besten Mal.
result-best-stays = { $stars ->
    [2] Dein bestes Mal bleibt bei zwei.
    [3] Dein bestes Mal bleibt bei drei.
    [4] Dein bestes Mal bleibt bei vier.
   *[5] Dein bestes Mal bleibt bei fünf.
}
result-next-speed = Für { $count } brauchst du { $speed }; deine Genauigkeit reicht schon.
result-next-accuracy = Für { $count } brauchst du { $accuracy } Genauigkeit; dein Tempo reicht schon.
result-next-both = Für { $count } brauchst du { $speed } und { $accuracy } Genauigkeit.
result-next-clean = Für { $count } darf kein falscher Buchstabe im Text bleiben.
result-next-count = { $stars ->
    [2] zwei Sterne
    [3] drei Sterne
    [4] vier Sterne
   *[5] fünf Sterne
}
result-practice-done = Übung beendet.
result-practice-why = Eine Übung hat keine Sterne. Sie zählt für deine Tasten und deine Tage.
result-piece-done = Dieses Stück ist getippt.
result-piece-why = Deine Stelle ist gemerkt. Eigene Texte haben keine Sterne; sie zählen für deine Tasten und deine Tage.
result-test-done = Der Test ist fertig.
result-test-why = Ein Test hat keine Sterne. Er zählt in deiner Statistik, nicht im Kurs.
result-step-piece = Der Text geht weiter
result-step-piece-why = Das nächste Stück beginnt, wo dieses aufhört.
result-step-test = Noch einmal, mit anderen Wörtern
result-step-test-why = Ein Test sagt wenig. Mehrere sagen, wie schnell du bist.
result-unfinished = Gespeichert, so weit du gekommen bist.
result-unfinished-why = { $length ->
    [one] Du hast einen Buchstaben des Textes getippt. Sterne gibt es für den ganzen Text.
   *[other] Du hast { $length } Buchstaben des Textes getippt. Sterne gibt es für den ganzen Text.
}
result-too-short = Zu wenig, um ein Tempo zu nennen.
result-too-short-why = Für ein Tempo braucht es zwei Buchstaben und etwas Zeit dazwischen. Gespeichert wurde nichts.
result-unit-minutes = min
result-name-goal = { $name }, Ziel { $goal }
result-goal = Ziel { $goal }

result-chart = Tempo und Takt
result-chart-curve = { $unit }, über 12 s
result-as-table = Als Tabelle
result-as-chart = Als Kurve
result-table-time = Zeit
result-table-slips = Fehler
result-chart-none = Der Durchgang war zu kurz für eine Kurve.
result-chart-speed = Das Tempo ging von { $from } auf { $to }.
result-chart-slips = { $slips ->
    [0] Keine Fehler.
    [one] Ein Fehler.
   *[other] { $slips } Fehler.
}
result-chart-pause = Die längste Pause dauerte { $seconds } Sekunden.
result-pause = { $seconds } s bei „{ $word }“
result-beat-how = Jeder Strich ist eine Taste, der Raum zwischen zwei Strichen die Zeit dazwischen. Hoch: erster Buchstabe eines Wortes. Kreuz: ein Fehler.

result-slips = Fehler, { $slips } bei { $presses ->
    [one] 1 Tastendruck
   *[other] { $presses } Tastendrücken
}
result-typed = getippt
result-more-slips = { $kinds ->
    [one] und eine weitere Art
   *[other] und { $kinds } weitere Arten
}
result-no-slips = Keine Fehler
result-no-slips-why = { $presses ->
    [one] Der eine Tastendruck war richtig.
   *[other] Alle { $presses } Tastendrücke waren richtig.
}
result-slowest-pair = Langsamstes Paar
result-pair-median = dein Median in diesem Durchgang: { $median }

result-again = Noch einmal
result-course = Kurs
result-practise = { $units } üben
result-step-lesson = Weiter: Lektion { $number }
result-step-lesson-why = Du hast alles, was sie braucht.
result-step-again = Weiter: dasselbe noch einmal
result-step-again-why = Deine Hände kennen den Text jetzt: Das zweite Mal ist leichter.
result-step-practise = Weiter: zwei Minuten { $units }
result-step-practise-why = { $all ->
    [one] Dein einziger Fehler lag auf diesen Tasten.
   *[other] { $slips ->
        [one] Einer deiner { $all } Fehler lag auf diesen Tasten.
       *[other] { $slips } deiner { $all } Fehler lagen auf diesen Tasten.
    }
}
