# Unités et durées. Les nombres arrivent déjà écrits comme la langue le veut.
unit-wpm = mots/min
unit-cpm = car./min
unit-ms = ms
duration-seconds = { $seconds } s
duration-minutes = { $minutes } min
duration-hours = { $hours } h { $minutes } min

# Boutons communs à plusieurs écrans
action-back = Retour
action-close = Fermer
action-cancel = Annuler
action-again = Réessayer
action-continue = Continuer
action-copy = Copier les détails
action-copied = Copié
key-enter = Entrée
key-esc = Échap

# Étoiles, aussi lues à voix haute
stars-of-five = { $stars ->
    [one] { $stars } étoile sur 5
   *[other] { $stars } étoiles sur 5
}
stars-none = Pas encore d’étoile

# Profils
profile-nameless = Élève
profile-switch = Profils sur cet ordinateur
profile-add = Ajouter quelqu’un
action-undo = Revenir en arrière
trouble-title = Cela n’a pas marché
field-show-password = Afficher le mot de passe
stepper-less = Moins
stepper-more = Plus
