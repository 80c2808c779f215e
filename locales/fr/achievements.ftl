# Réussites : leurs noms et ce qu'elles demandent. Les nombres viennent de content/achievements.toml ; aucun ne figure
# dans un texte. $percent et $speed arrivent tout écrits, avec leur unité.
achievement-first-bar = La première mesure
achievement-how-first-bar = Une première leçon réussie
achievement-home-row = Les doigts au repos
achievement-how-home-row = Toutes les leçons du premier bloc réussies
achievement-opening-pairs = Paires passe-partout
achievement-how-opening-pairs = Toutes les leçons du deuxième bloc réussies
achievement-whole-alphabet = De A à Z
achievement-how-whole-alphabet = Toutes les leçons du troisième bloc réussies : plus une lettre ne manque
achievement-capitals = Avec une majuscule
achievement-how-capitals = Le bloc des majuscules et de la ponctuation réussi
achievement-digits = Le compte est bon
achievement-how-digits = Le bloc des chiffres réussi
achievement-symbols = Les petits caractères
achievement-how-symbols = Le bloc des signes réussi, ou presque
achievement-fluency = Au fil de l’eau
achievement-how-fluency = Le dernier bloc réussi
achievement-half-way = Un banc à mi-chemin
achievement-how-half-way = La moitié des leçons d’un cours réussies
achievement-whole-course = Jusqu’à la dernière page
achievement-how-whole-course = Un cours réussi, à quelques leçons près
achievement-ten-keys = Une poignée de touches
achievement-how-ten-keys = { $count } touches vues dans des leçons réussies
achievement-thirty-keys = Tout le trousseau
achievement-how-thirty-keys = { $count } touches vues dans des leçons réussies
achievement-forty-stars = Nuit claire
achievement-how-forty-stars = { $count } étoiles, toutes leçons confondues
achievement-star-map = Carte du ciel
achievement-how-star-map = { $count } étoiles, toutes leçons confondues
achievement-night-sky = Loin des réverbères
achievement-how-night-sky = { $count } étoiles, toutes leçons confondues
achievement-all-five = Les cinq à la fois
achievement-how-all-five = Cinq étoiles dans une leçon
achievement-fives = Le goût du cinq
achievement-how-fives = { $count ->
    [one] Cinq étoiles dans { $count } leçon
   *[other] Cinq étoiles dans { $count } leçons
}

achievement-clean-line = Une ligne nette
achievement-how-clean-line = { $count } frappes ou plus sans une faute
achievement-clean-sheet = Copie sans rature
achievement-how-clean-sheet = { $count } frappes ou plus sans une faute
achievement-ten-clean = Du travail propre
achievement-how-ten-clean = { $count ->
    [one] { $count } texte sans une faute
   *[other] { $count } textes sans une faute
}
achievement-fifty-clean = La gomme au tiroir
achievement-how-fifty-clean = { $count ->
    [one] { $count } texte sans une faute
   *[other] { $count } textes sans une faute
}
achievement-careful = Avec soin
achievement-how-careful = { $percent } de précision sur { $count } frappes ou plus
achievement-careful-days = Le soin au quotidien
achievement-how-careful-days = { $count ->
    [one] { $percent } de précision sur { $count } jour
   *[other] { $percent } de précision sur { $count } jours différents
}
achievement-careful-season = Une seconde nature
achievement-how-careful-season = { $count ->
    [one] { $percent } de précision sur { $count } jour
   *[other] { $percent } de précision sur { $count } jours différents
}
achievement-no-way-back = Sans retour
achievement-how-no-way-back = { $percent } de précision sur { $count } frappes ou plus, sans touche d’effacement
achievement-put-right = Tout est rentré dans l’ordre
achievement-how-put-right = Chaque faute retrouvée et corrigée, là où elle aurait pu rester
achievement-one-slip = La seule et unique
achievement-how-one-slip = Une seule faute sur { $count } frappes ou plus

achievement-even-hand = La main égale
achievement-how-even-hand = Régularité de { $percent } ou plus
achievement-steady-hand = Réglé comme une horloge
achievement-how-steady-hand = Régularité de { $percent } ou plus
achievement-one-breath = D’un seul souffle
achievement-how-one-breath = { $count } frappes ou plus, et pas une pause entre elles

achievement-three-days = Premières rencontres
achievement-how-three-days = { $count ->
    [one] { $count } jour d’entraînement
   *[other] { $count } jours d’entraînement
}
achievement-two-weeks = Deux semaines de jours
achievement-how-two-weeks = { $count } jours d’entraînement, même espacés
achievement-hundred-days = Cent soirées
achievement-how-hundred-days = { $count } jours d’entraînement, même espacés
achievement-seven-in-a-row = Perles sur un fil
achievement-how-seven-in-a-row = { $count } jours de suite ; un jour libre par semaine ne rompt pas le fil
achievement-thirty-in-a-row = Un long fil
achievement-how-thirty-in-a-row = { $count } jours de suite ; un jour libre par semaine ne rompt pas le fil
achievement-four-weeks = Une place dans la semaine
achievement-how-four-weeks = { $count ->
    [one] { $count } semaine
   *[other] { $count } semaines
} avec { $each ->
    [one] { $each } jour d’entraînement ou plus
   *[other] { $each } jours d’entraînement ou plus
}
achievement-twelve-weeks = Tout un trimestre
achievement-how-twelve-weeks = { $count ->
    [one] { $count } semaine
   *[other] { $count } semaines
} avec { $each ->
    [one] { $each } jour d’entraînement ou plus
   *[other] { $each } jours d’entraînement ou plus
}
achievement-six-months = Les pages du calendrier
achievement-how-six-months = { $count ->
    [one] De l’entraînement pendant { $count } mois
   *[other] De l’entraînement pendant { $count } mois différents
}
achievement-whole-week = Même le lundi
achievement-how-whole-week = De l’entraînement chaque jour de la semaine, une fois ou l’autre

achievement-back-again = Te revoilà
achievement-how-back-again = { $days ->
    [one] Un entraînement { $days } jour ou plus après un autre
   *[other] Un entraînement { $days } jours ou plus après un autre
}
achievement-back-and-back = La porte reste ouverte
achievement-how-back-and-back = { $count ->
    [one] { $count } retour
   *[other] { $count } retours
}, chacun { $days ->
    [one] { $days } jour ou plus après le précédent
   *[other] { $days } jours ou plus après le précédent
}
achievement-a-year-later = Un an plus tard
achievement-how-a-year-later = { $days ->
    [one] Un entraînement { $days } jour ou plus après un autre
   *[other] Un entraînement { $days } jours ou plus après un autre
}
achievement-better-today = Mieux aujourd’hui
achievement-how-better-today = Une leçon avec nettement moins de fautes qu’un jour d’avant
achievement-better-and-better = De mieux en mieux
achievement-how-better-and-better = { $count ->
    [one] { $count } leçon avec nettement moins de fautes qu’un jour d’avant
   *[other] { $count } leçons avec nettement moins de fautes qu’un jour d’avant
}
achievement-old-friend = Vieille connaissance
achievement-how-old-friend = { $days ->
    [one] Une leçon retapée { $days } jour plus tard ou davantage
   *[other] Une leçon retapée { $days } jours plus tard ou davantage
}

achievement-own-words = Tes propres mots
achievement-how-own-words = Un texte à toi tapé jusqu’au bout
achievement-bookshelf = L’étagère
achievement-how-bookshelf = { $count ->
    [one] { $count } texte à toi tapé jusqu’au bout
   *[other] { $count } textes à toi tapés jusqu’au bout
}
achievement-extra-bars = Quelques mesures de plus
achievement-how-extra-bars = { $count ->
    [one] { $count } exercice libre terminé
   *[other] { $count } exercices libres terminés
}
achievement-second-language = Deuxième langue
achievement-how-second-language = { $count ->
    [one] { $count } langue
   *[other] { $count } langues
} avec { $each ->
    [one] { $each } leçon réussie dans chacune
   *[other] { $each } leçons réussies dans chacune
}
achievement-third-language = Chez soi dans trois
achievement-how-third-language = { $count ->
    [one] { $count } langue
   *[other] { $count } langues
} avec { $each ->
    [one] { $each } leçon réussie dans chacune
   *[other] { $each } leçons réussies dans chacune
}
achievement-other-keyboard = Une autre carte
achievement-how-other-keyboard = Une leçon en Dvorak, Colemak, Workman, Neo ou Bépo

achievement-andante = Andante
achievement-how-andante = { $speed } dans une leçon, avec { $percent } de précision ou plus
achievement-moderato = Moderato
achievement-how-moderato = { $speed } dans une leçon, avec { $percent } de précision ou plus
achievement-allegro = Allegro
achievement-how-allegro = { $speed } dans une leçon, avec { $percent } de précision ou plus
achievement-speed-demon = Prestissimo
achievement-how-speed-demon = { $speed } dans une leçon, avec { $percent } de précision ou plus

# L'écran, et la ligne du résultat
achievements-title = Réussites
achievements-summary = Atteintes : { $reached }, en chemin : { $underway }, cachées : { $hidden }
achievements-reached = Atteintes
achievements-under-way = En chemin
achievements-ahead = Encore devant toi
achievements-hidden = { $count ->
    [one] Une est cachée
   *[other] { $count } sont cachées
}
achievements-hidden-why = Elles se montrent quand elles arrivent. Rien d’autre n’en dépend.
achievements-empty = Rien encore ici
achievements-empty-why = La première vient avec ta première leçon réussie.
achievements-result = Atteint : { $names }
achievements-so-far = meilleur jusqu’ici : { $have }
achievements-days = { $have ->
    [one] { $have } jour sur { $need }
   *[other] { $have } jours sur { $need }
}
achievements-days-in-a-row = { $have ->
    [one] { $have } jour de suite sur { $need }
   *[other] { $have } jours de suite sur { $need }
}
achievements-weekdays = { $have ->
    [one] { $have } jour de la semaine sur { $need }
   *[other] { $have } jours de la semaine sur { $need }
}
achievements-weeks = { $have ->
    [one] { $have } semaine sur { $need }
   *[other] { $have } semaines sur { $need }
}
achievements-months = { $have } mois sur { $need }
achievements-returns = { $have ->
    [one] { $have } retour sur { $need }
   *[other] { $have } retours sur { $need }
}
achievements-sessions = { $have ->
    [one] { $have } séance sur { $need }
   *[other] { $have } séances sur { $need }
}
achievements-texts = { $have ->
    [one] { $have } texte sur { $need }
   *[other] { $have } textes sur { $need }
}
achievements-lessons = { $have ->
    [one] { $have } leçon sur { $need }
   *[other] { $have } leçons sur { $need }
}
achievements-stars = { $have ->
    [one] { $have } étoile sur { $need }
   *[other] { $have } étoiles sur { $need }
}
achievements-keys = { $have ->
    [one] { $have } touche sur { $need }
   *[other] { $have } touches sur { $need }
}
achievements-languages = { $have ->
    [one] { $have } langue sur { $need }
   *[other] { $have } langues sur { $need }
}
achievements-keystrokes = { $have ->
    [one] { $have } frappe sur { $need }
   *[other] { $have } frappes sur { $need }
}
achievements-all = Afficher les { $count }
achievements-title-child = Ma collection
achievements-summary-child = Pour l’instant : { $reached }
achievements-points = { $points ->
    [one] { $points } point
   *[other] { $points } points
}
achievements-tier-bronze = Bronze
achievements-tier-silver = Argent
achievements-tier-gold = Or
achievements-tier-platinum = Platine
achievements-about-path = Le cours
achievements-about-accuracy = Le soin
achievements-about-rhythm = La régularité
achievements-about-days = Les jours
achievements-about-again = Les retours
achievements-about-breadth = Autres textes
achievements-about-speed = La vitesse
