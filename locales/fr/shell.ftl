nav-label = Rubriques
nav-course = Cours
nav-coach = Entraîneur
nav-statistics = Statistiques
nav-settings = Réglages
nav-account = Compte
nav-late = Paiement en retard : à payer avant le { $date }
nav-late-stopped = Paiement en retard : à payer

# Une ligne dans la barre latérale : où en est la synchronisation
sync-signed-out = Tout sur cet ordinateur
sync-synced = Enregistré, synchronisé
sync-running = Synchronisation
sync-waiting = { $count ->
    [one] { $count } séance attend
   *[other] { $count } séances attendent
}
sync-offline = Hors ligne, { $count } en attente
sync-offline-none = Hors ligne, tout est enregistré
sync-refused = Enregistré ici, pas synchronisé
sync-sign-in = Reconnecte-toi pour synchroniser
sync-failed = { $count ->
    [one] { $count } séance refusée
   *[other] { $count } séances refusées
}

# Une fenêtre qui n’a pas pu ouvrir ses données
failure-title = Tactus n’a pas pu s’ouvrir
failure-safe = Rien n’a été supprimé. Tes séances restent dans leur fichier, sur cet ordinateur.
failure-details = Ce qui s’est passé
failure-restart = Si cela se reproduit, redémarre Tactus, puis l’ordinateur.
fault-title = Quelque chose s’est mal passé ici
fault-text = Ce que tu as tapé jusqu’ici est enregistré. Tu peux continuer ; si cet écran te paraît anormal, rouvre-le.
fault-reload = Rouvrir la fenêtre

# Une leçon interrompue par un plantage ou une coupure de courant
resume-title = Reprendre là où tu en étais ?
resume-text = « { $title } » s’est interrompu à { $typed } sur { $length }. La même lettre t’attend.
resume-continue = Continuer la leçon
resume-discard = La laisser inachevée
resume-discard-note = Dans les deux cas, ce que tu as tapé reste dans tes statistiques.

notices-label = Messages de Tactus
notice-dismiss = Compris
resume-practice = Exercice : { $keys }
