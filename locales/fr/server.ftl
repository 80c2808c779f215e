# Ce que dit le serveur lui-même : ses courriels et les petites pages que leurs liens ouvrent. L’application ne charge pas ce fichier.
mail-greeting = Bonjour,
mail-footer = Tactus, { $server }. Personne ne lit les réponses à ce courriel.

mail-care-invitation-subject = Quelqu’un demande à voir comment tu t’exerces dans Tactus
mail-care-invitation-text = { $from } aimerait suivre la façon dont tu apprends à taper : ton cours, les minutes par jour et les touches qui te coûtent ; jamais de textes, jamais de frappes isolées. Rien n’est montré sans ton accord. Pour répondre, ouvre Tactus, connecte-toi avec cette adresse et regarde dans Compte, Vie privée : tout ce qui serait vu y est écrit. Sans compte, tu peux d’abord en créer un dans Tactus. La question reste ouverte jusqu’au { $date }. Si tu ne sais pas qui demande, ne fais rien.

mail-org-invitation-subject = Une invitation à rejoindre une organisation dans Tactus
mail-org-invitation-text = { $from } t’invite dans une organisation, une école peut-être, qui apprend à taper avec Tactus. Pour répondre, ouvre Tactus, connecte-toi avec cette adresse et regarde dans Compte, Vie privée : il y est écrit de quelle organisation il s’agit et ce qui serait vu de toi. Rien n’est montré sans ton accord. Sans compte, tu peux d’abord en créer un dans Tactus. L’invitation reste ouverte jusqu’au { $date }. Si tu ne sais pas qui demande, ne fais rien.

mail-care-accepted-subject = Ta demande dans Tactus a reçu un oui
mail-care-accepted-text = { $from } accepte que tu voies ses exercices dans Tactus : son cours, les minutes par jour et les touches qui lui coûtent. Tu les trouves dans Tactus, sous Mes élèves. Chacun de vous peut y mettre fin à tout moment.

mail-care-ended-subject = Tu ne vois plus l’un de tes élèves dans Tactus
mail-care-ended-text = { $from } a mis fin à ce que tu voies ses exercices dans Tactus. Cela ne demande aucune raison et n’efface rien. La place dans ta formule est de nouveau libre ; pour voir à nouveau quelque chose, il faudrait redemander.

mail-care-stopped-subject = Quelqu’un ne voit plus comment tu t’exerces dans Tactus
mail-care-stopped-text = { $from ->
    [none] Un compte qui pouvait voir comment tu t’exerces dans Tactus a été effacé, et cela a pris fin avec lui.
   *[other] { $from } a cessé, par son propre choix, de voir comment tu t’exerces dans Tactus.
} Rien de ce qui est à toi n’a été effacé, et il n’y a rien à faire. Qui te voit encore, s’il y a quelqu’un, est écrit dans Tactus, sous Compte, Vie privée.

mail-org-care-stopped-subject = Une organisation ne voit plus comment tu t’exerces dans Tactus
mail-org-care-stopped-text = Ceux qui dirigent { $from } ne voient plus comment tu t’exerces dans Tactus. Rien de ce qui est à toi n’a été effacé, et il n’y a rien à faire. Si tu y avais une place et que tu n’en es plus membre, ce qu’elle te donnait prend fin aussi ; tout ce qui est sur tes propres appareils reste.

mail-verify-email-subject = Confirme ton adresse pour Tactus
mail-verify-email-text = Quelqu’un, sans doute toi, a donné cette adresse à Tactus. Pour confirmer qu’elle est à toi, ouvre cette page et appuie sur le bouton :
mail-verify-email-after = Le lien vaut { $hours } heures et une seule fois. Si ce n’était pas toi, ne fais rien.

mail-reset-password-subject = Un nouveau mot de passe pour Tactus
mail-reset-password-text = Quelqu’un, sans doute toi, a demandé un nouveau mot de passe pour ton compte. Tu peux le choisir sur cette page :
mail-reset-password-after = Le lien vaut { $minutes } minutes et une seule fois. Si ce n’était pas toi, ne fais rien : ton mot de passe reste le même.

mail-email-changed-subject = Ton adresse pour Tactus a changé
mail-email-changed-text = Ton compte utilise maintenant une autre adresse, et les autres appareils ont été déconnectés. Si c’était toi, il n’y a rien à faire. Sinon, écris à qui gère ce serveur : on peut te rendre ton compte.

mail-password-changed-subject = Ton mot de passe pour Tactus a changé
mail-password-changed-text = Le mot de passe de ton compte a été changé, et les autres appareils ont été déconnectés. Si c’était toi, il n’y a rien à faire. Sinon, demande tout de suite un nouveau mot de passe dans Tactus.

mail-account-deleted-subject = Ton compte Tactus est supprimé
mail-account-deleted-text = Le { $date }, tout ce que le serveur garde sur toi sera effacé pour de bon. D’ici là, te connecter fait revenir le compte. Ce qui est sur tes propres appareils y reste.

mail-google-linked-subject = Google ouvre désormais ton compte Tactus
mail-google-linked-text = Quelqu’un, sans doute toi, s’est connecté à Tactus avec Google. À partir de maintenant, le compte Google de cette adresse ouvre ton compte ici, en plus de ton mot de passe. Si c’était toi, il n’y a rien à faire. Sinon, demande tout de suite un nouveau mot de passe dans Tactus : cela met fin au lien et déconnecte tout le monde.

mail-github-linked-subject = GitHub ouvre désormais ton compte Tactus
mail-github-linked-text = Quelqu’un, sans doute toi, s’est connecté à Tactus avec GitHub. À partir de maintenant, le compte GitHub de cette adresse ouvre ton compte ici, en plus de ton mot de passe. Si c’était toi, il n’y a rien à faire. Sinon, demande tout de suite un nouveau mot de passe dans Tactus : cela met fin au lien et déconnecte tout le monde.

mail-trial-ends-subject = Ton essai de { $plan } se termine bientôt
mail-trial-ends-text = Le { $date }, ton essai de { $plan } chez Tactus se termine. { $price ->
    [none] À partir de là, il se paie
   *[other] Ce jour-là, tu paies { $price } pour la première fois, avec les taxes affichées quand tu l’as choisi
}. Si tu veux continuer, il n’y a rien à faire. Sinon, ouvre avant ce jour la page du compte dans Tactus, puis « Formule », et résilie ; alors tu ne paies rien. Ce qui est sur tes appareils reste dans tous les cas.

mail-payment-failed-subject = Un paiement pour Tactus n’a pas abouti
mail-payment-failed-text = Le paiement de { $plan } a échoué, souvent parce qu’une carte est arrivée à échéance. Tout continue jusqu’au { $date }. Pour régler cela, ouvre la page du compte dans Tactus, puis « Formule » : elle mène à la page où tu peux mettre une autre carte ou payer. Si rien n’est payé d’ici là, le compte devient gratuit. Rien n’est effacé, et ce qui est sur tes appareils n’est pas touché.

mail-plan-ended-subject = { $plan } chez Tactus a pris fin
mail-plan-ended-text = Ta formule { $plan } a pris fin le { $date }, et plus rien n’est prélevé pour elle. Tout ce qui est sur tes appareils reste tel quel, la synchronisation des séances et des progrès continue, et tout ce qui est gardé peut être exporté. Aucun appareil n’est déconnecté. Les statistiques du nuage montrent les 90 derniers jours ; avec une formule, elles montrent tout à nouveau.

page-verify-email-title = Confirme ton adresse
page-verify-email-text = Appuie sur le bouton si cette adresse est à toi et que Tactus peut s’en servir.
page-verify-email-button = Confirmer l’adresse
page-verify-email-done = Ton adresse est confirmée. Tu peux fermer cette page et continuer dans Tactus.

page-reset-password-title = Choisis un nouveau mot de passe
page-reset-password-text = Quelques mots qui n’ont rien à voir entre eux sont difficiles à deviner et faciles à taper.
page-reset-password-label = Nouveau mot de passe
page-reset-password-button = Enregistrer le mot de passe
page-reset-password-done = Le nouveau mot de passe est enregistré et tous les appareils sont déconnectés. Connecte-toi de nouveau dans Tactus.

page-billing-title = Retour de la page de paiement
page-billing-text = Tu peux fermer cette page et revenir dans Tactus. Dès que le paiement sera arrivé, ta formule s’y affichera.

page-link-over = Ce lien a déjà servi, ou il est trop ancien. Demandes-en un autre dans Tactus.
page-later = Le serveur est occupé. Attends une minute, puis appuie de nouveau sur le bouton.

export-readme = Cette archive contient tout ce que le serveur garde sur ton compte. Chaque table y est deux fois avec le même contenu : en JSON pour les programmes et en CSV pour les tableurs. Les vitesses, précisions et taux sont en centièmes, les durées en millisecondes, les heures en UTC. Tes propres textes n’y sont pas, car ils ne quittent jamais ton ordinateur.

page-sign-in-title = Se connecter à Tactus
page-sign-in-over = Cette connexion n’est plus valable : elle a déjà servi, a pris trop de temps ou a commencé dans un autre navigateur. Ferme cette page et recommence dans Tactus.
