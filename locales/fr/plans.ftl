# Les formules : lesquelles il y a, laquelle tu as, et l’achat dans le navigateur.
account-page-plan = Formule

plans-title = Formules
plans-lead = Une formule ajoute au nuage. Ce qui est sur cet ordinateur est à toi, et complet dans chacune d’elles.
plans-nothing = Ce serveur ne vend pas de formules et ne limite rien.
plans-child-title = On ne vend rien à un enfant
plans-child = Les cours, les étoiles et les textes personnels sont complets sans formule. Un adulte qui en veut une l’achète avec son propre compte.
plans-policy-title = Aucune formule n’est vendue sur cet ordinateur
plans-policy = C’est le choix de qui gère cet ordinateur ; demande-lui si tu en as besoin. Tout ce qui est sur cet ordinateur marche sans.
plans-signed-out = Une formule appartient à un compte. Connecte-toi d’abord, puis choisis.
plans-sign-in = Vers la connexion

plans-interval = À quel rythme tu paies
plans-monthly = Par mois
plans-yearly = Par an
plans-a-monthly = par mois
plans-a-yearly = par an
plans-a-seat-monthly = par place et par mois
plans-a-seat-yearly = par place et par an
plans-price-monthly = { $price } par mois
plans-price-yearly = { $price } par an

plans-for-free = Pour une personne, et pour la plupart.
plans-for-premium = À partir de trois appareils.
plans-for-professional = Pour qui enseigne à un groupe.
plans-for-enterprise = Pour une école ou une entreprise.
plans-yours = Ta formule
plans-choose = Choisir
plans-choose-one = Choisir { $plan }
plans-change = Changer
plans-change-one = Changer pour { $plan }
plans-by-invoice = Sur facture : demande à qui tient le serveur.
plans-not-sold = Pas en vente en ce moment
plans-trial = { $days ->
    [one] Le premier jour est gratuit.
   *[other] Les { $days } premiers jours sont gratuits.
} Le { $date }, tu paies pour la première fois : { $price }. Si tu résilies avant, tu ne paies rien.

plans-local = Sur cet ordinateur
plans-local-all = Tout, dans chaque formule.
plans-local-text = Tous les cours, l’entraîneur, les statistiques, les textes personnels, les réussites, l’import et l’export. Sans compte, sans réseau, pour toujours.
plans-devices = Appareils synchronisés
plans-any = sans limite
plans-history = Statistiques du nuage
plans-history-days = { $days ->
    [one] le dernier jour
   *[other] les { $days } derniers jours
}
plans-all = toutes
plans-keys = Frappes une à une, si tu acceptes
plans-keys-no = restent ici
plans-keys-yes = gardées, avec des conseils
plans-learners = Élèves que tu suis
plans-learners-seats = autant que de places
plans-orgs = Organisation, places, facture
plans-yes = oui
plans-no = aucun
plans-policies = Règles pour les écoles
plans-policies-text = Gratuites pour tous. Une école peut aussi tenir son propre serveur ; alors aucune formule ne limite rien.
plans-note-pay = Tu paies dans ton navigateur, sur une page de Stripe. Elle montre le total avec les taxes avant que tu acceptes ; Tactus ne voit jamais de carte.
plans-note-end = Quand une formule prend fin, ses fonctions s’arrêtent. Les données restent et peuvent être exportées.
plans-device-limit = Ou prends une formule sans limite d’appareils : sur l’un de ceux qui sont connectés, ouvre la page du compte, puis « Formule ». Pour t’exercer ici, il ne faut ni l’un ni l’autre.

purchase-title = En attente du paiement : { $plan }
purchase-text = Paie sur la page de ton navigateur, puis reviens. Dès que le paiement est arrivé au serveur, la formule s’affiche ici. En attendant, tu peux t’exercer ou fermer Tactus.
purchase-again = Rouvrir la page
purchase-stop = Ne plus attendre
purchase-arrived = { $plan } est là.

standing-title = Ta formule : { $plan }
standing-trial = Tu l’essaies. Le { $date }, tu paies pour la première fois{ $price ->
    [none] .
   *[other]  : { $price }.
}
standing-active = Payée. Le prochain paiement est le { $date }{ $price ->
    [none] .
   *[other]  : { $price }.
}
standing-ending = Résiliée. Ses fonctions continuent jusqu’au { $date } ; plus rien n’est prélevé.
standing-unclear = Le service de paiement dit quelque chose que ce Tactus ne connaît pas. Ta formule continue en attendant.
standing-granted = Donnée par qui tient le serveur, jusqu’au { $date }.
standing-manage = Carte, factures, reçus
standing-cancel = Résilier la formule
standing-change-mind = Garder la formule
standing-note = Cela ouvre une page de Stripe dans ton navigateur. Ce que tu y changes s’affiche ici.
standing-opened = La page est ouverte dans ton navigateur.

standing-late-title = Le paiement du { $date } n’a pas abouti
standing-late = Tout continue jusqu’au { $date }. Mets une autre carte, ou règle la facture ouverte, sur une page de Stripe. Tes exercices n’en dépendent en aucun cas.
standing-late-act = Régler cela
standing-late-when = Ce qui se passe, et quand
standing-late-beats = { $all ->
    [one] { $gone } jour sur 1 est passé.
   *[other] { $gone } jours sur { $all } sont passés.
}
standing-late-begin = { $date }, non payé
standing-late-today = aujourd’hui
standing-late-paid-title = Si c’est payé d’ici là
standing-late-paid = Rien ne change.
standing-late-unpaid-title = Sinon, le { $date }
standing-late-unpaid = Le compte devient gratuit. Tous les appareils restent connectés ; un nouveau pourra se connecter quand il y en aura moins de deux. Les statistiques plus anciennes sont gardées et reviennent avec une formule.

standing-stopped-title = { $plan } est en pause
standing-stopped = Un paiement est ouvert. Dès qu’il est réglé, tout revient.
standing-unfinished-title = Le premier paiement n’a pas abouti
standing-unfinished = { $plan } n’a pas commencé. Termine le paiement sur la page de Stripe, ou choisis à nouveau plus bas.
standing-ended-title = { $plan } a pris fin
standing-ended = C’était le { $date }. Plus rien n’est prélevé.
standing-stops-title = Ce qui s’arrête
standing-stops-devices = Un troisième appareil ne peut plus se connecter. Aucun n’est déconnecté.
standing-stops-history = Les statistiques du nuage montrent les 90 derniers jours.
standing-stops-keys = Les frappes ne sont plus gardées une à une dans le nuage.
standing-stays-title = Ce qui reste
standing-stays-local = Tout ce qui est sur cet ordinateur.
standing-stays-sync = La synchronisation de tes séances, étoiles et réglages.
standing-stays-data = Tout ce qui est gardé, avec son export. Avec une formule, tout s’affiche à nouveau.
