# Où commencer dans le cours. $age : adults, teens ou kids ; $lesson : la leçon qui vient de toute façon.
placement-title = { $lesson ->
    [1] Par où commencer ?
   *[other] D’où repartir ?
}
placement-lead = { $age ->
    [kids] Il y a { $lessons } leçons. Si tes doigts connaissent déjà des touches, tu peux commencer plus loin.
   *[adults] { $lessons } leçons t’attendent. Si tes doigts connaissent déjà des touches, tu peux commencer plus loin.
}
placement-first = { $lesson ->
    [1] Depuis la première leçon
   *[other] Là où tu en es
}
placement-first-text = { $lesson ->
    [1] { $age ->
        [kids] Quelques touches à la fois. L’idéal si tu cherches encore les lettres.
       *[adults] Quelques touches à la fois. L’idéal si tu regardes le clavier en tapant.
    }
   *[other] Le cours continue comme avant, leçon après leçon.
}
placement-find = Trouver ma place
placement-find-text = { $age ->
    [kids] { $texts ->
        [one] { $texts } petit texte montre
       *[other] Jusqu’à { $texts } petits textes montrent
    } les touches que tu connais. Rien ne presse, et tu t’arrêtes quand tu veux.
   *[adults] Environ { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    } : { $texts ->
        [one] { $texts } texte court
       *[other] jusqu’à { $texts } textes courts, chacun avec plus de touches
    }. Tu peux t’arrêter à tout moment.
}
placement-begin = { $age ->
    [kids] Essayer
   *[adults] Faire le test
}
placement-look = D’abord regarder
placement-look-text = { $age ->
    [kids] La carte te montre toutes les leçons. De là, tu peux revenir ici.
   *[adults] La carte montre chaque leçon et ce qui l’ouvre. Le test t’y attend aussi.
}
placement-map = Voir la carte
placement-promise-stars = Le test ouvre des leçons. Il n’en termine aucune : pas d’étoile offerte.
placement-promise-open = Ce qui est ouvert le reste.
placement-promise-again = Tu peux le refaire depuis la carte.

# Entre deux textes, et pendant un texte
placement-next = Texte { $number } sur { $total }
placement-next-note = { $age ->
    [kids] Tape comme d’habitude. Tu t’arrêtes quand tu veux.
   *[adults] Tape comme d’habitude. Tu peux t’arrêter à tout moment ; ce que tu as tapé compte.
}
placement-stop = M’arrêter ici

# La place trouvée. $known et $next : noms de blocs
placement-found = { $age ->
    [kids] Ta place : la leçon { $number }
   *[adults] Commence à la leçon { $number }
}
placement-why-none = { $age ->
    [kids] Ici, tes doigts apprennent leurs premières touches, l’une après l’autre.
   *[adults] Les premières touches valent un nouveau départ : elles portent tout le reste.
}
placement-why-some = { $age ->
    [kids] « { $known } », tu sais bien faire. Avec « { $next } », il y a du nouveau à découvrir.
   *[adults] « { $known } » est acquis. Avec « { $next } », tu allais moins vite ou te trompais plus : c’est là que l’exercice paie.
}
placement-why-all = { $age ->
    [kids] Tu connais toutes les touches. Voici les leçons pour taper sans y penser.
   *[adults] Tous les textes étaient sûrs. Reste à gagner en aisance.
}
placement-why-stopped = { $age ->
    [kids] Tu t’es arrêté avant la fin, et c’est très bien ainsi. Voilà jusqu’où on est allé.
   *[adults] Le test s’est arrêté avant la fin. Voici la place qu’indique ce que tu as tapé.
}
placement-beats = Le cours en une ligne de { $lessons } leçons. Ta place : la leçon { $start }.
placement-typed = Ce que tu as tapé
placement-text = Texte
placement-verdict = Bilan
placement-known = acquis
placement-unfinished = inachevé
placement-from-here = à apprendre
placement-needed = il faut { $speed } et { $accuracy }
placement-sum = { $time }, { $length } caractères. Un texte compte comme acquis quand il atteint l’objectif de ses leçons, en vitesse et en précision.
placement-opens = Ce que cela ouvre
placement-opens-lessons = { $start ->
    [1] La leçon 1 est déjà ouverte. Les autres s’ouvrent l’une après l’autre.
   *[other] { $age ->
        [kids] Commence la leçon { $start }, et les leçons 1 à { $start } sont ouvertes. Toutes leurs étoiles t’attendent encore.
       *[adults] Commence la leçon { $start }, et les leçons 1 à { $start } sont ouvertes. Aucune ne compte comme faite ; les étoiles restent à gagner.
    }
}
placement-weak = { $count ->
    [one] La touche la plus difficile :
   *[other] Les touches les plus difficiles :
}
placement-not-right = { $age ->
    [kids] Ce n’est pas ça ? Essaie encore, ou choisis sur la carte une leçon ouverte.
   *[adults] Ce n’est pas ça ? Refais le test, ou commence par une leçon ouverte de la carte.
}
placement-again = Refaire le test
placement-go-on = Continuer le test
placement-from-first = Depuis la première leçon
