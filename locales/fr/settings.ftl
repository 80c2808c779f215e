settings-title = Réglages
settings-keyboard = Clavier et frappe
settings-text = Texte
settings-look = Apparence
settings-lesson = Pendant la leçon
settings-about = Cet ordinateur
settings-at-once = Les changements prennent effet aussitôt.
settings-reset = Réinitialiser cette page
settings-reset-done = Cette page est comme au début.

setting-layout = Disposition du clavier
setting-layout-note = Celle qui est imprimée sur tes touches.
setting-policy = Après une faute
setting-policy-note = Dans les leçons. D’un choix à l’autre, vitesse et précision ne sont jamais comparées.
policy-stop-on-error = Attendre la bonne touche
policy-free = Continuer, Retour arrière corrige
policy-no-backspace = Continuer, rien ne corrige
setting-speed = Vitesse
setting-speed-note = Mots ou caractères par minute. Un mot compte pour cinq caractères.
speed-wpm = Mots par minute
speed-cpm = Caractères par minute

setting-text-size = Taille du texte
setting-text-size-note = De tout ce qui est dans cette fenêtre.
setting-type-size = Texte à taper
setting-type-size-note = La taille des lettres à taper.
setting-letters = Espace entre les lettres
setting-letters-note = Dans le texte à taper.
setting-words = Espace entre les mots
setting-words-note = Dans le texte à taper.
setting-sample = Voici à quoi ressemblent tes leçons
unit-px = { $value } px
unit-percent = { $value } %

setting-language = Langue
setting-language-note = De l’interface. Le cours garde la sienne.
setting-theme = Couleurs
setting-theme-note = « Comme le système » suit aussi son contraste.
theme-system = Comme le système
theme-light = Claires
theme-dark = Sombres
theme-contrast = Contraste élevé

setting-keyboard = Image du clavier
setting-keyboard-note = Sous le texte. Les touches acquises pâlissent et reviennent quand tu hésites.
setting-hands = Mains
setting-hands-note = Quel doigt vient ensuite, à gauche et à droite du clavier.
setting-figures = Vitesse et précision pendant la frappe
setting-figures-note = Une ligne discrète en haut. Le résultat les montre de toute façon.
setting-goal = Objectif du jour
setting-goal-note = Un repère. Un jour sans séance ne coûte rien.
goal-minutes-short = { $minutes } min
goal-none-short = Aucun

about-version = Version
about-server = Serveur de synchronisation
about-server-note = Ne sert que si un compte est connecté.
about-data = Tes données
about-data-note = Chaque séance est d’abord enregistrée sur cet ordinateur. Sans compte, rien n’en sort.
about-report = Rapport pour l’administration
about-report-note = Où en sont cet ordinateur, le réseau et le chemin vers le serveur. Il ne nomme personne et ne contient rien de ce qui a été tapé.
report-look = Voir le rapport
report-close = Fermer
report-save = Enregistrer dans un fichier
report-text = Le rapport, en anglais
settings-locked = fixé pour cet ordinateur
setting-on = Oui
setting-off = Non

settings-course = Cours
setting-digits = Chiffres
setting-digits-note = Ici, les méthodes diffèrent. Garde celle que tes mains connaissent.
digits-standard = 6 de l’index droit, comme on l’enseigne le plus souvent
digits-t6 = 6 de l’index gauche
digits-o0 = 6 de l’index gauche, 2 de l’auriculaire, 0 de l’annulaire
digits-picture = Ton clavier, avec le doigt de chaque touche : { $fingers }
setting-course-language = Langue du cours
setting-course-language-note = Ce que tu tapes. L’interface a la sienne, dans Apparence.
setting-course-age = Conçu pour
setting-course-age-note = Les textes, l’allure et les mots en dépendent.
course-stays = Ce que tu as atteint dans un cours y reste, et tu le retrouves en y revenant.
course-changed = Ton cours est maintenant « { $name } ».
own-title = Tes cours et dispositions
own-note = Un enseignant peut écrire un cours, et chacun une disposition de clavier. Mets le fichier dans son dossier, puis relis.
own-courses = Cours
own-layouts = Dispositions
own-again = Relire
own-none = Il n’y a encore rien.
own-no-layout = Aucune de tes dispositions ne permet de le taper en entier.
own-problems = { $count ->
    [one] { $count } fichier n’est pas utilisé
   *[other] { $count } fichiers ne sont pas utilisés
}
own-line = ligne { $line }

copies-title = Copies de tes données
copies-note = Tactus en fait une par jour et en garde trois, plus une avant chaque nouvelle version.
copies-none = La première copie se fera aujourd’hui, après un exercice.
copy-day = Copie du { $day }
copy-update = Copie d’avant une nouvelle version
copy-sessions = { $count ->
    [0] aucune séance pour l’instant
    [one] 1 séance, du { $newest }
   *[other] { $count } séances, la dernière du { $newest }
}
copy-restore = Y revenir
copy-ask = Revenir à cette copie ?
copy-ask-text = Les réglages redeviennent ceux d’alors. Toutes les séances et leçons ouvertes, celles de la copie comme celles d’après, restent ; le fichier d’aujourd’hui est gardé à côté.
copy-ask-yes = Revenir à la copie
copy-ask-no = Ne rien changer
copy-done = Tes données sont comme dans la copie, avec tout ce que tu as tapé depuis.
