# Se connecter par un fournisseur, dans le navigateur du système.
with-google = Continuer avec Google
with-github = Continuer avec GitHub
with-or = ou
with-note = Ton navigateur s’ouvre. Tactus y apprend ton adresse, jamais ton mot de passe.
with-new = Si tu n’as pas encore de compte, il en est créé un. Ce que tu laisses ouvert plus haut compte pour non.
with-new-open = Si tu n’as pas encore de compte, il en est créé un. Tu n’acceptes rien par là ; les deux questions attendent sur la page du compte.
with-waiting = En attente de ton navigateur
with-waiting-text = Connecte-toi sur la page qui s’est ouverte, puis reviens ici. Tu peux t’exercer pendant ce temps.
with-cancel = Ne plus attendre

# Ce que le navigateur montre à la fin.
browser-done-title = Tu peux revenir
browser-done = Tactus te connecte. Cette page peut être fermée.
browser-failed-title = Cela n’a pas marché
browser-failed = Personne n’a été connecté. Ferme cette page ; Tactus te dit quoi faire ensuite.
