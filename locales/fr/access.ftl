# Un mot de passe oublié, l’adresse et le mot de passe d’un compte, ses appareils.
account-pages = Parties de cette page
account-page-sync = Synchronisation
account-page-access = Adresse et mot de passe
account-page-devices = Appareils
account-page-privacy = Vie privée
account-page-data = Tes données

forgot-link = Mot de passe oublié ?
forgot-title = Un nouveau mot de passe
forgot-text = Donne l’adresse de ton compte. Un message avec un lien arrive en quelques minutes ; le lien sert une fois, pendant une heure.
forgot-submit = Envoyer le message
forgot-sent-title = En route, si ce compte existe
forgot-sent = Regarde dans la boîte de { $email }, aussi parmi les indésirables. Choisis le nouveau mot de passe sur la page que le lien ouvre, puis connecte-toi ici. Tous les appareils sont alors déconnectés. Ici, on ne dit jamais si une adresse a un compte.
forgot-back = Revenir à la connexion
signin-device-limit = Sur l’un de ces appareils, ouvre la page du compte, puis « Appareils », et déconnecte celui dont tu as le moins besoin. Si tu n’en as plus aucun, demande un nouveau mot de passe : tous seront déconnectés.
signin-back-note = Un compte supprimé depuis moins de 30 jours revient quand on se connecte.
left-title = Ton compte est supprimé
left-text = Tout ce que le serveur garde sur { $email } sera effacé le { $date }. D’ici là, se connecter le fait revenir. Ce qui est sur cet ordinateur reste de toute façon.
left-back = Ton compte est revenu. Il ne sera pas effacé.

verify-title = Ton adresse n’est pas encore confirmée
verify-text = Un message avec un lien est parti vers { $email }. La synchronisation marche déjà ; confirmer montre que les messages sur ton compte t’arrivent.
verify-check = Je l’ai confirmée
verify-still = Pas encore. Ouvre le lien du message et appuie sur le bouton de la page.
verify-again = Renvoyer le message
verify-again-note = Il part vers la même adresse. Là aussi, il faut le mot de passe.
verify-sent = Renvoyé à { $email }.

access-email-title = Adresse
access-confirmed = confirmée
access-unconfirmed = non confirmée
access-email-new = Nouvelle adresse
access-email-note = Un message demande de confirmer la nouvelle adresse, un autre prévient l’ancienne. Tous les autres appareils sont déconnectés.
access-email-submit = Changer l’adresse
access-email-done = L’adresse est changée. Ouvre le lien du message envoyé à { $email }.
access-password-now = Mot de passe actuel
access-password-title = Mot de passe
access-password-new = Nouveau mot de passe, { $length } caractères au moins
access-password-note = Quelques mots sans rapport entre eux sont difficiles à deviner. Tous les autres appareils sont déconnectés.
access-password-submit = Changer le mot de passe
access-password-done = Le mot de passe est changé. Tous les autres appareils sont déconnectés.
access-password-wrong = Ce n’est pas le mot de passe de ce compte.

devices-title = Appareils
devices-note = Toutes les machines connectées à ton compte. Si tu n’en connais pas une, déconnecte-la et change ton mot de passe.
devices-this = cet ordinateur
devices-nameless = Sans nom
devices-seen = Vu pour la dernière fois : { $when }
devices-signout = Déconnecter
devices-signout-one = Déconnecter { $name }
devices-signed-out = { $name } est déconnecté. Ce qui y a été tapé y reste.
