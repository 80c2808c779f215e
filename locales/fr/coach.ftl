# L’entraîneur : quoi travailler aujourd’hui, et pourquoi.
coach-title = Aujourd’hui, { $day }
coach-plan = Environ { $minutes } minutes en { $steps ->
    [one] 1 étape
   *[other] { $steps } étapes
}. D’après { $sessions ->
    [one] 1 séance
   *[other] { $sessions } séances
} sur cet ordinateur.
coach-plan-first = Le plan, c’est la première leçon. Ensuite, ce que tu tapes dira ce qui t’aide.
coach-plan-done = Déjà { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} d’entraînement aujourd’hui.
coach-enough-title = Assez pour aujourd’hui
coach-enough-text = Tu t’es entraîné un quart d’heure ou plus. Un peu un autre jour aide plus que beaucoup en un seul.
coach-steps = Étapes du plan
coach-start = Commencer
coach-start-name = Commencer : { $what }
coach-done = fait aujourd’hui

coach-practise = Travailler { $units }
coach-key = La touche { $unit }
coach-pair = La paire { $unit }
coach-why-warm-up = Celle-ci, tu la connais bien : elle met les doigts en route.
coach-why-weak = Ce qui se détache le plus du reste de ta frappe.
coach-why-review = Pas tapé depuis un moment. Une courte visite l’entretient.
coach-why-polish = Pas faible, mais le plus éloigné du reste de ta frappe.
coach-why-new = C’est la suivante de ton cours.
coach-why-free = Avec des phrases entières, les touches isolées deviennent du texte.

coach-slow = Il te faut { $gap } pour { $unit } ; d’après le reste de ta frappe, ce serait { $usual }.
coach-wrong = { $errors } frappes de { $unit } sur { $presses } étaient fausses, soit { $rate } ; sur l’ensemble tu as { $usual }.
coach-line = { $unit } : { $gap }, très probablement entre { $low } et { $high } ; attendu d’après le reste de ta frappe : { $usual }
coach-line-usual = attendu { $gap }
coach-samples = { $samples ->
    [one] d’après 1 intervalle
   *[other] d’après { $samples } intervalles
}

coach-weak-title = Ce qui se détache
coach-weak-none = En ce moment, aucune touche et aucune paire.
coach-review-title = Touches à revoir
coach-review-text = Pas tapées depuis un moment : { $keys }.
coach-review-key = { $unit } depuis { $days ->
    [one] 1 jour
   *[other] { $days } jours
}
coach-plateau-title = Ta vitesse ne bouge plus depuis un moment
coach-plateau-text = Sur { $days } jours et { $minutes } minutes en trois semaines, ta vitesse sur les mêmes touches a changé de { $change } par semaine, très probablement entre { $low } et { $high }.
coach-plateau-accuracy = Essaie ceci pendant deux semaines : plus lentement, et chaque lettre juste. Ta précision est de { $accuracy } ; à partir de 96 %, la vitesse vient d’elle-même.
coach-plateau-bursts = Essaie ceci pendant deux semaines : une minute à la fois, aussi vite que possible. Avec une précision de { $accuracy }, tu peux te le permettre.
coach-dismiss = Pas maintenant
coach-dismiss-name = Pas maintenant : { $what }
coach-dismissed = Mis de côté pour un moment.
coach-how-title = Comment l’entraîneur décide
coach-how = Chaque touche et chaque paire est comparée à ta propre frappe : tes mains, tes doigts, et sa rareté dans la langue. Peu de frappes comptent peu, les anciennes encore moins. Ce qui se détache le fait à coup sûr, pas par hasard.
