# Le résultat d’une séance.
result-saved = Enregistré sur cet ordinateur
result-stars = { $stars ->
    [1] Une étoile.
    [2] Deux étoiles.
    [3] Trois étoiles.
    [4] Quatre étoiles.
   *[5] Cinq étoiles.
}
result-opened = La leçon { $number } est ouverte.
result-more-stars = { $more ->
    [1] Une de plus que ton meilleur résultat d’avant.
    [2] Deux de plus que ton meilleur résultat d’avant.
    [3] Trois de plus que ton meilleur résultat d’avant.
   *[4] Quatre de plus que ton meilleur résultat d’avant.
}
result-same-stars = Autant que ton meilleur résultat.
result-best-stays = { $stars ->
    [2] Ton meilleur résultat reste à deux.
    [3] Ton meilleur résultat reste à trois.
    [4] Ton meilleur résultat reste à quatre.
   *[5] Ton meilleur résultat reste à cinq.
}
result-next-speed = Pour { $count }, il faut { $speed } ; ta précision suffit déjà.
result-next-accuracy = Pour { $count }, il faut { $accuracy } de précision ; ta vitesse suffit déjà.
result-next-both = Pour { $count }, il faut { $speed } et { $accuracy } de précision.
result-next-clean = Pour { $count }, aucune lettre fausse ne doit rester dans le texte.
result-next-count = { $stars ->
    [2] deux étoiles
    [3] trois étoiles
    [4] quatre étoiles
   *[5] cinq étoiles
}
result-practice-done = Exercice fini.
result-practice-why = Un exercice ne donne pas d’étoiles. Il compte pour tes touches et pour tes jours.
result-piece-done = Ce morceau est tapé.
result-piece-why = Ta place est gardée. Tes textes n’ont pas d’étoiles ; ils comptent pour tes touches et tes jours.
result-test-done = Le test est fini.
result-test-why = Un test n’a pas d’étoiles. Il compte dans tes statistiques, pas dans le cours.
result-step-piece = Le texte continue
result-step-piece-why = Le morceau suivant commence où celui-ci finit.
result-step-test = Encore une fois, avec d’autres mots
result-step-test-why = Un test dit peu. Plusieurs disent à quelle vitesse tu tapes.
result-unfinished = Enregistré jusqu’à la dernière lettre tapée.
result-unfinished-why = { $length ->
    [one] Tu as tapé { $length } lettre du texte. Les étoiles viennent avec un texte fini.
   *[other] Tu as tapé { $length } lettres du texte. Les étoiles viennent avec un texte fini.
}
result-too-short = Trop peu pour donner une vitesse.
result-too-short-why = Il faut deux lettres, et un peu de temps entre elles. Rien n’a été enregistré.
result-unit-minutes = min
result-name-goal = { $name }, objectif { $goal }
result-goal = objectif { $goal }

result-chart = Vitesse et rythme
result-chart-curve = { $unit }, fenêtre de 12 s
result-as-table = En tableau
result-as-chart = En graphique
result-table-time = Temps
result-table-slips = Fautes
result-chart-none = La séance était trop courte pour une courbe.
result-chart-speed = La vitesse est passée de { $from } à { $to }.
result-chart-slips = { $slips ->
    [0] Aucune faute.
    [one] Une faute.
   *[other] { $slips } fautes.
}
result-chart-pause = La pause la plus longue a duré { $seconds } s.
result-pause = { $seconds } s à « { $word } »
result-beat-how = Chaque trait est une touche, l’écart entre deux traits est le temps qui les sépare. Grand trait : première lettre d’un mot. Croix : une faute.

result-slips = Fautes, { $slips } sur { $presses }
result-typed = tapé
result-more-slips = { $kinds ->
    [one] et une autre sorte
   *[other] et { $kinds } autres sortes
}
result-no-slips = Aucune faute
result-no-slips-why = { $presses ->
    [one] La seule frappe était juste.
   *[other] Les { $presses } frappes étaient toutes justes.
}
result-slowest-pair = Paire la plus lente
result-pair-median = ta médiane dans cette séance : { $median }

result-again = Refaire
result-course = Cours
result-practise = Travailler { $units }
result-step-lesson = Ensuite : leçon { $number }
result-step-lesson-why = Tu as tout ce qu’il te faut.
result-step-again = Ensuite : la même, encore une fois
result-step-again-why = Tes mains connaissent le texte : la deuxième fois est plus facile.
result-step-practise = Ensuite : deux minutes sur { $units }
result-step-practise-why = { $all ->
    [one] Ta seule faute était sur ces touches.
   *[other] Sur tes { $all } fautes, { $slips } sont sur ces touches.
}
