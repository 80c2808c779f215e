statistics-title = Statistiques
statistics-period = Période
period-week = 7 jours
period-month = 30 jours
period-eight-weeks = 8 semaines
period-all = Tout

statistics-gain = { $speed } de plus sur cette période
statistics-chart = Vitesse sur { $sessions ->
    [one] { $sessions } séance
   *[other] { $sessions } séances
} : de { $slowest } à { $fastest }, médiane des cinq dernières { $median }. Précision de { $lowest } à { $highest }.
statistics-legend-session = une séance
statistics-legend-median = médiane de cinq
statistics-legend-accuracy = précision
statistics-session = { $day } · { $what } · { $speed } · { $accuracy }
statistics-lesson = leçon { $number }
statistics-practice = exercice
statistics-as-table = En tableau
statistics-as-chart = En image
statistics-table-sessions = Séances, les plus récentes d’abord
statistics-table-newest = Les { $count } plus récentes.
column-day = Jour
column-what = Contenu
column-speed = Vitesse
column-median = Médiane de cinq
column-accuracy = Précision
column-key = Touche
column-presses = Frappes
column-slips = Fautes
column-share = Part
column-gap = Médiane, ms

days-title = Jours
days-summary = { $days ->
    [one] { $days } jour de pratique
   *[other] { $days } jours de pratique
} sur { $of }, { $time } en tout
days-streak = { $days ->
    [one] { $days } jour de suite à présent
   *[other] { $days } jours de suite à présent
}
days-note = Un trait par jour, sa hauteur dit les minutes. Un jour vide ne coûte rien.
days-chart = Minutes par jour, du { $from } au { $to } ; le plus long, le { $day } : { $time }.

instead-title = Tapé à la place
instead-times = { $count ->
    [one] { $count } fois
   *[other] { $count } fois
}
instead-name = { $typed } au lieu de { $expected }
instead-none = Aucune faute sur cette période.

keys-title = Touches
keys-what = Ce que montrent les couleurs
keys-speed = Vitesse
keys-slips = Fautes
keys-presses = Frappes
keys-few = peu
keys-chart-speed = Intervalle médian par touche, en millisecondes. Les plus lentes : { $keys }.
keys-chart-slips = Fautes par touche, en pour cent. Le plus : { $keys }.
keys-chart-presses = Frappes par touche. Le plus : { $keys }.
keys-under = moins de { $value }
keys-more = { $value } et plus
keys-note = Les touches vides n’ont pas encore été apprises, ou pas frappées sur cette période. « peu » : moins de 20 frappes.
key-space = espace

statistics-empty-title = Aucune séance finie pour l’instant
statistics-empty-text = Ta vitesse, ta précision et chaque touche figureront ici après la première leçon.
statistics-empty-action = Aller à la première leçon
statistics-quiet-title = Aucune séance finie sur cette période
statistics-quiet-text = Une pause ne coûte rien. Ce qui précède est toujours là.
statistics-quiet-action = Tout afficher
