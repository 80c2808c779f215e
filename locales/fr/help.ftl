help-title = Raccourcis clavier
help-everywhere = Partout sauf dans une leçon
help-profiles = Dans la liste des profils
help-lesson = Dans une leçon
help-result = Sur un résultat
help-texts = Textes personnels
help-or = ou
help-posture = Posture et mains
help-open = Raccourcis clavier
shortcut-help = Afficher ces raccourcis
shortcut-profiles = Changer de profil
shortcut-person = Choisir une personne par numéro ou initiale
shortcut-pause = Pause ; encore une fois pour sortir
shortcut-figures = Montrer ou cacher vitesse et précision
shortcut-next = L’étape suivante
shortcut-leave = Revenir d’où tu viens
shortcut-paste = Ajouter le texte copié
shortcut-back = Retour à la liste

intro-label = Avant la première leçon
intro-steps = Étapes avant la première leçon
intro-step-sit = T’installer
intro-step-hands = Poser les mains
intro-step-type = Première frappe
intro-skip = Passer
intro-sit-title = D’abord, installe-toi bien
intro-sit-lead = Une minute maintenant t’épargne un cou raide plus tard.
intro-picture = Une personne assise à une table, de profil : dos droit, coudes à angle droit, pieds à plat
intro-screen = L’écran à hauteur des yeux
intro-screen-note = À une longueur de bras. Regarde l’écran, pas tes mains.
intro-elbows = Les coudes à angle droit
intro-elbows-note = Les poignets flottent ; ils ne s’appuient sur rien pendant la frappe.
intro-back = Le dos droit, les épaules basses
intro-back-note = Le dossier te porte. Rien ne doit tirer.
intro-feet = Les pieds à plat
intro-feet-note = Ou sur un livre épais, si la chaise est haute.
intro-sit-next = Je suis bien
intro-then-hands = Ensuite : poser les mains
intro-hands-title = Tes doigts ont une maison
intro-hands-lead = Huit touches, huit doigts. Après chaque frappe, chacun rentre chez lui.
intro-keyboard = Clavier avec les touches de repos : { $left } et l’index gauche, l’index droit et { $right }
intro-left = Index gauche sur { $key }
intro-right = Index droit sur { $key }
intro-feel = La touche porte un petit relief. Cherche-le du doigt, sans regarder, puis appuie.
intro-found = Tu l’as trouvée.
intro-others = Les autres se posent à côté
intro-others-note = { $left } à gauche, { $right } à droite. Les pouces flottent au-dessus de l’espace.
intro-uncounted = Rien n’est compté ici.
intro-then-lesson = Ensuite : leçon 1, { $keys }
intro-hands-next = Vers la première leçon
intro-hands-untried = Continuer sans essayer
intro-done = Retour au cours

sources-title = De quoi Tactus est fait
sources-note = Tout est sur cet ordinateur ; rien n’est chargé d’ailleurs.
sources-program = Programme
sources-faces = Polices
sources-words = Listes de mots
sources-words-note = Sous licence CC BY-SA 4.0, avec les exercices qui en sont faits. Modifiées : filtrées, réunies, classées et relues mot à mot
sources-texts = Textes à taper
sources-layouts = Dispositions de clavier
sources-parts = Composants d’autres auteurs
sources-parts-note = { $count ->
    [one] 1 bibliothèque avec sa licence
   *[other] { $count } bibliothèques avec leurs licences
}

# A profile with a PIN
lock-text = Donne le PIN de ce profil, ou choisis quelqu’un d’autre ci-dessous.
lock-pin-title = Un PIN pour ce profil
lock-pin-note = Tactus le demande alors avant de montrer quoi que ce soit de ce profil, après chaque démarrage et chaque changement de profil. Il écarte les curieux ; ce n’est pas un verrou pour les données : qui utilise cet ordinateur peut atteindre les fichiers.
lock-pin-removed = Il n’y a plus de PIN.
lock-forgot-text = Alors le PIN vaut encore 24 heures, et cette page le dit à tous. Ensuite, le profil s’ouvre sans lui. Rien de ce qui a été appris n’est touché.
