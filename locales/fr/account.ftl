account-title = Compte
account-offer-title = Un compte réunit tes appareils
account-have = J’ai un compte
account-new = Je n’ai pas de compte
account-does = Ce qu’il apporte
account-does-sync = Séances, étoiles et réglages sur tous tes appareils.
account-does-copy = Une copie, si cet ordinateur tombe en panne.
account-does-not = Ce qu’il ne fait pas
account-not-open = Débloquer quoi que ce soit. Cours et statistiques sont complets sans lui.
account-not-texts = Emporter tes propres textes. Ils restent sur cet ordinateur.
account-not-block = Se mettre entre toi et une leçon, avec ou sans réseau.
account-goes-up = { $count ->
    [0] Ce que tu taperas ensuite sera envoyé ; ici, rien ne change.
    [one] La séance de cet ordinateur est envoyée une fois ; ici, rien ne change.
   *[other] Les { $count } séances de cet ordinateur sont envoyées une fois ; ici, rien ne change.
}
account-goes-up-all = Toutes les séances de cet ordinateur sont envoyées une fois ; ici, rien ne change.
account-server = Serveur : { $url }

register-email = Adresse e-mail
register-password = Mot de passe, { $length } caractères au moins
register-year = Année de naissance
register-year-note = L’année seulement, jamais affichée. Tu peux ne rien mettre.
register-child-note = 16 ans cette année ou moins : un compte d’enfant. Il n’est jamais classé, et les frappes ne quittent jamais cet ordinateur.
register-keys-title = Envoyer aussi chaque frappe au serveur ?
register-keys-note = Tes autres appareils montrent alors les mêmes détails. Sur cet ordinateur, tout marche pareil sans cela.
register-keys-yes = Oui, les envoyer
register-keys-no = Non, les garder ici
register-keys-child = D’un compte d’enfant, le détail des frappes n’est jamais envoyé. Il n’y a rien à décider.
register-mail-title = Pouvons-nous t’écrire au sujet de Tactus ?
register-mail-note = Quelques fois par an. Les messages qui concernent ton compte arrivent de toute façon.
register-mail-yes = Oui, écrivez-moi
register-mail-no = Non
register-submit = Créer le compte
register-open = Il reste : { $what }.
register-open-email = adresse e-mail
register-open-password = mot de passe
register-open-year = année de naissance
register-open-keys = frappes
register-open-mail = messages sur Tactus
register-email-wrong = Ce n’est pas encore une adresse. Il en faut une comme nom@example.org
register-password-short = { $missing ->
    [one] Encore { $missing } caractère.
   *[other] Encore { $missing } caractères.
}
register-year-wrong = Une année entre { $first } et { $last }, ou rien.
year-title = Ton année de naissance
year-text = Elle manque encore. Elle décide s’il s’agit d’un compte d’enfant, et les classements en ont besoin.
year-note = L’année seulement, jamais affichée. Une fois dite, elle reste.
year-save = Enregistrer l’année
year-later = Pas maintenant

signin-title = Connexion
signin-password = Mot de passe
signin-submit = Se connecter
signin-note = Pas de réseau ? Connecte-toi plus tard. Les leçons n’en ont pas besoin.
signin-other = Seul ce profil se connecte. Les autres profils de cet ordinateur n’en font pas partie.

plan-free = Gratuit
plan-premium = Premium
plan-professional = Professionnel
plan-enterprise = Entreprise
account-child = compte d’enfant
account-signout = Se déconnecter
signout-title = Se déconnecter ?
signout-all = Tout est synchronisé. Tout reste aussi sur cet ordinateur.
signout-waiting = { $count ->
    [one] { $count } séance n’est pas encore synchronisée. Elle reste sur cet ordinateur et partira quand tu te reconnecteras.
   *[other] { $count } séances ne sont pas encore synchronisées. Elles restent sur cet ordinateur et partiront quand tu te reconnecteras.
}
signout-stay = Garder la connexion

banner-offline = { $known ->
    [yes] Pas de connexion au serveur depuis { $time }
   *[no] Pas de connexion au serveur
}
banner-offline-text = { $count ->
    [0] Rien ne s’arrête. Tout est synchronisé jusqu’ici ; la suite partira d’elle-même au retour du réseau.
    [one] Rien ne s’arrête. Une séance attend sur cet ordinateur et partira d’elle-même au retour du réseau.
   *[other] Rien ne s’arrête. { $count } séances attendent sur cet ordinateur et partiront d’elles-mêmes au retour du réseau.
}
offline-for-admin = Pour qui s’occupe de cet ordinateur
banner-try-now = Essayer maintenant
banner-next-try = prochain essai à { $time }
banner-refused = Le serveur n’accepte rien pour l’instant
banner-signin = Reconnecte-toi
banner-signin-text = Ta connexion a pris fin. Rien n’est perdu : les séances sont enregistrées ici et partiront ensuite.
banner-signin-action = Se connecter
account-kept-file = Ce système n’a pas de trousseau de clés utilisable : ta connexion est dans un fichier que seul ton compte d’ordinateur peut lire.

sync-title = Synchronisé et en attente
sync-counts = Sur le serveur : { $stored } · en attente : { $waiting } · refusées : { $failed }
sync-beats = Sur le serveur : { $stored }, en attente : { $waiting }, refusées : { $failed } ; les plus récentes à droite
sync-last = Dernier échange : { $when }
sync-never = Pas encore d’échange
sync-now = Synchroniser
sync-empty-title = Aucune séance pour l’instant
sync-empty-text = Chaque séance finie figurera ici, avec l’endroit où elle est gardée.
row-lesson = Leçon { $number } : { $title }
row-practice = Exercice
row-stored = sur le serveur
row-waiting = en attente
row-held = plus tard
row-rejected = refusée
row-local = seulement ici
row-retry = Renvoyer
row-keep = Ne garder qu’ici
row-all = Tout afficher ({ $count })
sync-table = Les séances et où elles se trouvent

consent-keys-title = Détail des frappes
consent-keys-on = Il part avec tes séances. Tu peux arrêter à tout moment ; dès lors, plus rien n’est envoyé.
consent-keys-off = Il n’est pas envoyé. Seuls les résultats finis vont en ligne. Tu peux dire oui ici, et changer d’avis à tout moment.
consent-keys-child = Jamais envoyé d’un compte d’enfant.
consent-mail-title = Messages sur Tactus
consent-mail-note = Quelques fois par an. Les messages qui concernent ton compte arrivent de toute façon.
account-kept-title = Où ta connexion est gardée
account-kept-keyring = Dans le trousseau de clés du système.
register-password-refused = Le serveur n’accepte pas ce mot de passe. Choisis-en un autre.
banner-no-server = Il n’y a pas de serveur pour la synchronisation

# What the server does not have
unsettled-refused = { $count ->
    [one] Une séance n’est pas acceptée ou est mise en attente. Ici, elle est en sûreté et elle compte.
   *[other] { $count } séances ne sont pas acceptées ou sont mises en attente. Ici, elles sont en sûreté et elles comptent.
}
unsettled-waiting = { $count ->
    [one] Une séance attend et partira d’elle-même.
   *[other] { $count } séances attendent et partiront d’elles-mêmes.
}
unsettled-retry = Tout renvoyer
unsettled-export = Enregistrer dans un fichier
row-export = Enregistrer dans un fichier
row-next-try = Prochain essai : { $when }.
exported = { $count ->
    [one] 1 séance enregistrée : { $file }
   *[other] { $count } séances enregistrées : { $file }
}
signout-failed = { $count ->
    [one] Le serveur n’a pas accepté 1 séance. Elle reste sur cet ordinateur, avec une marque.
   *[other] Le serveur n’a pas accepté { $count } séances. Elles restent sur cet ordinateur, avec une marque.
}
