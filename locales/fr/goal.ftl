# L’objectif d’un jour : un repère ; le manquer ne coûte rien.
goal-today = Aujourd’hui, { $minutes } sur { $goal } minutes
goal-today-none = Aujourd’hui, { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
goal-left = Encore { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, ou restes-en là.
goal-reached = Ce que tu voulais faire aujourd’hui est fait.
goal-optional = Tu n’as pas d’objectif, et il n’en faut pas.
goal-streak = { $days } jours de suite ; un jour manqué sur sept n’interrompt pas la série.
goal-set = Fixer un objectif
goal-change = Changer l’objectif
goal-line = objectif { $minutes } min
goal-map = sur { $minutes } minutes aujourd’hui
goal-chart = Les sept derniers jours : { $days }.
