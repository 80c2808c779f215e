# Premier démarrage : cinq questions en moins d’une minute
start-skip = Passer, me demander plus tard
start-not-now = Pas maintenant
start-step-language = Langue
start-step-age = Âge
start-step-name = Prénom
start-step-keyboard = Clavier
start-step-goal = Objectif
start-steps = Questions
start-left = { $count ->
    [0] Dernière question
    [one] Encore une question après celle-ci
   *[other] Encore { $count } questions après celle-ci
}
start-next = Continuer
start-begin = Aller au cours

start-language-title = Dans quelle langue vas-tu taper ?
start-language-lead = Le cours sera dans cette langue, et tout ce que dit Tactus aussi.

start-age-title = Qui apprend ?
start-age-lead = Les textes, l’allure et les mots en dépendent.
start-age-only = Il n’y a pour l’instant qu’un cours dans cette langue. Il convient aussi aux plus jeunes ; des cours pour eux viendront.
age-adults = Adulte
age-adults-note = 18 ans et plus
age-teens = Ado
age-teens-note = 12 à 17 ans
age-kids = Enfant
age-kids-note = 7 à 11 ans : en plus grand, sans vitesse

start-name-title = Comment t’appelles-tu ?
start-name-lead = Ton prénom figure à côté de tes progrès, pour que plusieurs personnes puissent partager cet ordinateur. Il n’en sort jamais.
start-name-label = Prénom
start-name-help = Tu peux ne rien mettre.

start-keyboard-title = Est-ce bien le clavier devant toi ?
start-keyboard-lead = Nous l’avons deviné d’après ta langue et ton système. Tape quelques lettres pour préciser.
start-keyboard-lead-pressed = { $count ->
    [one] Nous l’avons deviné d’après ta langue et la touche que tu as frappée.
   *[other] Nous l’avons deviné d’après ta langue et les { $count } touches que tu as frappées.
}
start-keyboard-lead-chosen = C’est celui que tu as choisi.
start-keyboard-hint = Chaque touche que tu frappes s’allume là où nous la croyons. Rien n’est enregistré ici.
start-keyboard-yes = Oui, c’est le mien
start-keyboard-other = Pas tout à fait ?
start-keyboard-all = { $count ->
   *[other] Les { $count } dispositions
}
start-keyboard-later = Tu pourras en changer à tout moment.
form-ansi = touche Entrée plate
form-iso = touche Entrée haute

start-goal-title = Combien de temps veux-tu t’entraîner ?
start-goal-lead = Un repère, rien de plus. Un jour sans séance ne coûte rien.
goal-minutes = { $minutes } minutes par jour
goal-note-5 = une ou deux leçons
goal-note-10 = ce que prévoient les cours
goal-note-20 = pour un départ rapide
goal-none = Sans objectif
goal-none-note = juste s’entraîner
start-keyboard-picture = { $count ->
    [0] Clavier { $name }. Aucune touche frappée pour l’instant.
   *[other] Clavier { $name }. Touches frappées : { $keys }.
}
start-others = Ou continuer avec
