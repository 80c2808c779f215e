statistics-title = Statistiques
statistics-period = Période
period-week = 7 jours
period-month = 30 jours
period-quarter = 90 jours
period-year = Année
period-all = Tout

statistics-gain = { $speed } de plus sur cette période
statistics-legend-median = médiane de cinq
statistics-legend-accuracy = précision
statistics-lesson = leçon { $number }
statistics-practice = exercice
statistics-as-table = En tableau
statistics-as-chart = En image
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
statistics-quiet-title = Rien de fini dans ce choix
statistics-quiet-text = Aucune séance finie sur cette période, avec cette disposition et ce type de texte. Tout le reste est toujours là.
statistics-quiet-action = Tout afficher

# Pendant que les mois d’avant une mise à jour sont calculés
statistics-summing = Tes mois précédents sont encore en cours de calcul. En attendant, touches, paires, doigts et rythme ne portent que sur les plus récents ; tout le reste est complet. Inutile d’attendre.
statistics-summing-done = { $share } calculés

# Ce que l’on regarde
statistics-layout = Disposition du clavier
statistics-any-layout = Toutes les dispositions
statistics-kind = Type de texte
statistics-any-kind = Tous les textes
kind-lesson = Leçons
kind-practice = Exercices
kind-own-text = Mes textes
kind-test = Tests de vitesse
statistics-own-text = texte à soi
statistics-test = test de vitesse

# La courbe, et la même chose en tableau
statistics-chart-day = Vitesse médiane par jour, de { $slowest } à { $fastest } ; médiane des cinq dernières à la fin { $median }. Précision de { $lowest } à { $highest }.
statistics-chart-week = Vitesse médiane par semaine, de { $slowest } à { $fastest } ; médiane des cinq dernières à la fin { $median }. Précision de { $lowest } à { $highest }.
statistics-legend-day = médiane d’un jour
statistics-legend-week = médiane d’une semaine
statistics-week-of = semaine du { $day }
statistics-spell = { $day } · { $sessions ->
    [one] { $sessions } séance
   *[other] { $sessions } séances
} · { $speed } · { $accuracy }
statistics-table-curve = Vitesse et précision au fil du temps, le plus récent d’abord
column-week = Semaine du
column-sessions = Séances
column-range = Plus lente – plus rapide
recent-title = Séances
recent-open = Résultat : { $what }, { $day }
figure-time-typed = temps de frappe
figure-time-typed-definition = Le temps entre les frappes, chaque intervalle compté pour cinq secondes au plus, sur { $sessions ->
    [one] { $sessions } séance
   *[other] { $sessions } séances
} de ce choix, dont { $finished } finies.
figure-of-sessions = La valeur du milieu parmi tes séances finies.

calendar-title = L’année
calendar-summary = { $days ->
    [one] { $days } jour de pratique
   *[other] { $days } jours de pratique
} depuis le { $from }, { $time } en tout.
calendar-most = Le plus long, le { $day } : { $time }.
calendar-none = pas de pratique
column-month = Mois
column-days = Jours
column-time = Temps

pairs-title = Paires
pairs-what = Quelles paires
pairs-all = Toutes
pairs-slow = Lentes
pairs-wrong = Fautives
pairs-both = Les deux
pair-slow = lente
pair-wrong = fautive
pair-both = les deux
pairs-none = Aucune paire de ce genre dans ce choix.
pairs-more = Afficher les { $count }
pairs-fewer = En afficher moins
pairs-capped = Voici { $count } paires sur { $all } : toutes les lentes et les fautives, puis les plus frappées.
column-pair = Paire
column-instead = Tapé à la place
figure-pair-slow = paires lentes
figure-pair-slow-definition = L’intervalle médian avant la seconde touche dépasse d’un quart au moins celui de toutes tes paires dans ce choix. Il y faut 15 intervalles qui comptent.
figure-pair-wrong = paires fautives
figure-pair-wrong-definition = Parmi les frappes de la seconde touche, 5 % ou plus étaient fautives, et au moins deux fois plus que sur toutes tes paires. Il y faut 20 frappes.
figure-instead = fautes
figure-instead-definition = À gauche la touche attendue, à droite celle qui a été frappée ; combien de fois dans ce choix.

gaps-title = Intervalles entre les touches
gaps-summary = La moitié de tes intervalles se trouve entre { $lower } et { $upper }, la moitié dure moins de { $median }.
gaps-chart = { $count } intervalles ; la plupart entre { $from } et { $to }.
gaps-picture = l’image
gaps-picture-definition = Chaque barre compte les intervalles d’une durée en millisecondes ; quatre barres plus loin, ils durent deux fois plus. La zone teintée est la moitié centrale de tous les intervalles, le trait est la médiane.
figure-gap = intervalle médian
figure-gap-definition = Le temps avant une frappe juste à l’intérieur d’un mot, après une autre frappe juste. Les intervalles de moins de 40 ms et de plus de 5 s ne comptent pas.
column-from = De, ms
column-to = À, ms
column-gaps = Intervalles
column-part = Part du tout

fingers-title = Doigts et mains
fingers-hands = Main gauche { $left }, main droite { $right } de toutes les frappes.
fingers-note = Pour { $layout }.
column-finger = Doigt
finger-pinky-left = Auriculaire gauche
finger-ring-left = Annulaire gauche
finger-middle-left = Majeur gauche
finger-index-left = Index gauche
finger-index-right = Index droit
finger-middle-right = Majeur droit
finger-ring-right = Annulaire droit
finger-pinky-right = Auriculaire droit
finger-thumb = Pouces
figure-finger = doigts
figure-finger-definition = Une touche compte pour le doigt à qui la méthode la confie. Lequel tu as vraiment pris, un clavier ne peut pas le savoir.
moves-title = D’une touche à l’autre
move-repeat = La même touche
move-same-finger = Le même doigt
move-same-hand = La même main
move-other-hand = L’autre main
figure-move = gestes
figure-move-definition = Ce que font les mains entre deux touches d’un mot. Les touches avec Maj, les touches mortes et l’espace sont laissées de côté.

pace-title = Au cours d’une séance
pace-quarter = Quart { $number }
pace-even = Tu vas aussi vite à la fin qu’au début.
pace-slower = Le dernier quart est { $percent } plus lent que le premier.
pace-faster = Le dernier quart est { $percent } plus rapide que le premier.
pace-sessions = Sur { $sessions ->
    [one] { $sessions } séance.
   *[other] { $sessions } séances.
}
column-quarter = Partie
figure-pace = quarts
figure-pace-definition = Chaque séance finie de 100 frappes ou plus est coupée en quatre parties de même nombre de frappes ; on additionne toutes les premières parties, toutes les deuxièmes, et ainsi de suite. La vitesse compte les frappes justes et les intervalles de cinq secondes au plus. Les séances d’autres appareils n’y sont pas.

norm-title = Parmi les adultes
norm-faster-than = { $speed }, ta médiane sur { $sessions } tests et textes à toi, dépasse environ { $of } personnes sur 100 d’une grande étude.
norm-fastest-tenth = { $speed }, ta médiane sur { $sessions } tests et textes à toi, est dans le dixième le plus rapide d’une grande étude.
norm-slowest-tenth = { $speed }, ta médiane sur { $sessions } tests et textes à toi, est dans le dixième le plus lent d’une grande étude. Ta propre courbe en dit plus.
norm-how = comment c’est calculé
norm-how-definition = À partir de la moyenne et de la dispersion de l’étude, prises comme une loi normale ; elle rejoint les dixièmes le plus lent et le plus rapide qui ont été publiés, et rien de plus fin n’est affirmé au-delà. Leçons et exercices n’y sont pas, car ce ne sont pas des textes entiers. Il y faut cinq textes.
norm-source = Source : Dhakal, Feit, Kristensson et Oulasvirta, « Observations on Typing from 136 Million Keystrokes », CHI 2018. { $people } volontaires ont tapé des phrases anglaises sur une page web, { $mean } en moyenne. Ils sont venus d’eux-mêmes, ce n’est donc pas tout le monde.
