# Un ordinateur que plusieurs partagent à tour de rôle : qui tape, et ce qui se passe à la fin.
who-title = Qui tape ?
who-none = Personne n’a encore de nom sur cet ordinateur.
who-find = Chercher un nom
who-nobody = Personne ne s’appelle ainsi ici.
who-waiting = { $count ->
    [one] 1 séance attend ta connexion
   *[other] { $count } séances attendent ta connexion
}
who-locked = s’ouvre avec un code ou un compte
who-sign-in = Me connecter à mon compte
who-new = C’est ma première fois ici
who-done = Terminé
who-done-note = Revenir aux noms
who-back = Ce n’est pas toi ? Revenir aux noms
who-account-title = Connexion
who-account-text = Ton compte permet de retrouver ton travail sur cet ordinateur.
who-lock-pin = Donne ton code pour continuer.
who-lock-account = Ce nom appartient à un compte. Connecte-toi pour continuer.
who-lock-both = Donne ton code, ou connecte-toi à ton compte.
who-forgot-pin = Code oublié ? La personne qui gère cet ordinateur peut l’enlever.
who-forgot-pin-account = Code oublié ? Connecte-toi à ton compte, puis choisis-en un nouveau dans les réglages.
who-newcomer = Tu es connecté à ton compte. Quelques questions encore, et tu auras un nom sur cet ordinateur.
idle-title = Y a-t-il encore quelqu’un ?
idle-text = Appuie sur une touche pour rester. Sinon, Tactus revient aux noms dans une demi-minute. Ce que tu as tapé est gardé.
