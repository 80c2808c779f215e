# Das Ziel eines Tages: eine Marke; sie zu verfehlen kostet nichts.
goal-today = Heute { $minutes } von { $goal } Minuten
goal-today-none = Heute { $minutes ->
    [one] 1 Minute
   *[other] { $minutes } Minuten
}
goal-left = Noch { $minutes ->
    [one] eine Minute
   *[other] { $minutes } Minuten
}, oder du lässt es dabei.
goal-reached = Was du dir für heute vorgenommen hast, ist getan.
goal-optional = Du hast kein Ziel gesetzt und brauchst auch keines.
goal-streak = { $days } Tage in Folge; ein ausgefallener Tag in sieben beendet die Reihe nicht.
goal-set = Ein Ziel setzen
goal-change = Das Ziel ändern
goal-line = Ziel { $minutes } min
goal-map = von { $minutes } Minuten heute
goal-chart = Die letzten sieben Tage: { $days }.
