course-summary = { $layout } · { $lessons ->
    [one] { $lessons } leçon
   *[other] { $lessons } leçons
} en { $blocks ->
    [one] { $blocks } bloc
   *[other] { $blocks } blocs
}
course-lessons-done = { $total ->
    [one] sur { $total } leçon
   *[other] sur { $total } leçons
}
course-stars-earned = { $total ->
    [one] sur { $total } étoile
   *[other] sur { $total } étoiles
}
course-block-summary = { $lessons ->
    [one] { $lessons } leçon
   *[other] { $lessons } leçons
} · { $stars } sur { $total } étoiles
course-block-opens = s’ouvre avec { $stars ->
    [one] { $stars } étoile
   *[other] { $stars } étoiles
} à la leçon { $lesson }
course-block-beats = { $stars } sur { $total } étoiles, leçon par leçon
course-start = { $attempts ->
    [0] Commencer la leçon { $number }
   *[other] Refaire la leçon { $number }
}
course-tiles = Leçons de « { $block } »

tile-new-keys = nouvelles
tile-drill = touches
tile-words = mots
tile-sentences = phrases
tile-paragraphs = texte
tile-review = révision
tile-all = tout
tile-more = et { $count } autres
tile-name = Leçon { $number }, { $kind } : { $keys }
tile-state-locked = pas encore ouverte
tile-state-current = la prochaine

locked-title = La leçon { $lesson } s’ouvre avec { $stars ->
    [one] { $stars } étoile
   *[other] { $stars } étoiles
} à la leçon { $before }
locked-finish = La leçon { $lesson } s’ouvre quand la leçon { $before } est finie
locked-speed = Vitesse
locked-accuracy = Précision
locked-finished = Finie
locked-you = tu as { $value }
locked-not-typed = pas encore tapée
locked-needs = il faut { $value }
locked-met = atteint
locked-unmet = pas encore atteint
locked-missing-accuracy = Il manque { $points } pt de précision, soit environ { $slips ->
    [one] { $slips } faute
   *[other] { $slips } fautes
} de moins sur { $length } caractères.
locked-missing-speed = Il manque { $speed }.
locked-go-slower = Va plus lentement ; ta vitesse a de la marge.
locked-keep-accuracy = Ta précision suffit déjà.
locked-first = La leçon { $before } n’a pas encore été tapée. Finis-la avec { $stars ->
    [one] { $stars } étoile
   *[other] { $stars } étoiles
} et celle-ci s’ouvre.
locked-far = La leçon { $before } n’est pas encore ouverte non plus. La leçon { $current } vient d’abord.
locked-go = { $attempts ->
    [0] Taper la leçon { $number }
   *[other] Refaire la leçon { $number }
}

side-now = Maintenant
side-lesson = Leçon { $number } : { $title }
side-goal = { $length } caractères, objectif { $speed } et { $accuracy }.
side-goal-child = { $length } caractères, aussi lentement que tu veux.
side-start = Commencer
side-today = Aujourd’hui
side-today-goal = { $minutes } sur { $goal } minutes
side-today-none = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} pour l’instant
side-streak = { $days ->
    [one] { $days } jour de suite
   *[other] { $days } jours de suite
}
