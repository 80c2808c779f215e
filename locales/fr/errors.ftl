# Ce qui n’a pas marché, ce qui est à l’abri, que faire. Clés : `error-<code>` pour l’application,
# `error-server-<code>` pour ce que le serveur de synchronisation refuse.
error-unknown = Un problème inattendu est survenu ({ $code }). Ce que tu as tapé est enregistré. Essaie encore une fois.

error-internal = Un problème est survenu dans Tactus. Ce que tu as tapé est enregistré. Essaie encore une fois ; s’il persiste, redémarre Tactus.
error-unknown-command = Cette partie de Tactus n’est pas de la même version que le reste. Redémarre Tactus ; si cela persiste, réinstalle-le.
error-bad-arguments = Cette partie de Tactus n’est pas de la même version que le reste. Redémarre Tactus ; si cela persiste, réinstalle-le.
error-bad-value = « { $value } » n’est pas possible ici. Choisis une autre valeur.
error-no-profile = Aucun profil n’existe encore sur cet ordinateur. Réponds aux premières questions.
error-unknown-profile = Ce profil n’est plus sur cet ordinateur. Redémarre Tactus pour voir qui s’y trouve.
error-unknown-layout = Tactus ne connaît pas la disposition « { $layout } ». Choisis-en une autre dans les réglages.
error-unknown-course = Il n’y a pas de cours « { $course } » pour cette disposition de clavier. Choisis-en une autre.
error-unknown-lesson = Le cours n’a pas de leçon { $number }. Reviens au cours.
error-lesson-locked = La leçon { $number } n’est pas encore ouverte. Le cours dit ce qui l’ouvre.
error-nothing-to-practise = Ces touches ne donnent pas d’exercice sur ta disposition. Choisis plutôt une leçon.
error-unknown-text = Ce texte n’est plus sur cet ordinateur. Ce que tu en as tapé est conservé.
error-text-too-large = Ce fichier dépasse { $megabytes } Mo, plus que n’importe quel livre. Prends un fichier plus petit, ou colle seulement la partie que tu veux taper.
error-text-too-long = Ce texte dépasse { $megabytes } Mo, plus que ce qu’on tape en une vie. Colle seulement la partie que tu veux taper.
error-not-a-text = Ce fichier n’est pas du texte brut. Enregistre-le en TXT dans son programme, ou copie les mots et colle-les ici.
error-text-empty = Il ne contient rien que ton clavier puisse taper. Choisis un autre texte.
error-text-untypable = La disposition de clavier « { $layout } » ne peut pas taper { $percent } % de ce texte. Choisis dans les réglages une disposition pour sa langue, puis ajoute-le de nouveau.
error-book-broken = Ce livre ne peut pas être lu : le fichier est abîmé ou n’est pas un EPUB ({ $why }). Récupère-le une nouvelle fois, ou choisis-en un autre.
error-book-locked = Ce livre est protégé contre la copie, ses mots ne peuvent pas être lus ici. Choisis-en un sans protection.
error-book-too-large = Une fois décompressé, ce livre dépasse { $megabytes } Mo ; aucun vrai livre n’est si gros. Il n’a pas été ouvert.
error-unknown-session = Cette séance n’est pas sur cet ordinateur. Reviens au cours ; tout ce qui est fini est gardé.
error-events-missing = Quelques frappes sont arrivées en désordre. Elles sont renvoyées.
error-exercise-open = Un exercice est ouvert. Termine-le ou quitte-le d’abord.
error-not-finished = Le texte n’est pas encore fini : { $cursor } sur { $length }. Continue, ou quitte ; ce que tu as tapé est gardé.
error-already-running = Tactus est déjà ouvert avec ces données. Continue dans cette fenêtre-là, ou ferme-la d’abord.
error-data-folder = Le dossier de tes données est inutilisable : { $path }. Vérifie qu’il existe et qu’on peut y écrire, puis réessaie.
error-disk-full = Le disque est plein. Ce que tu as tapé est gardé pour le moment ; fais de la place, puis réessaie.
error-database-newer = Tes données ont été écrites par un Tactus plus récent. Installe cette version ; rien n’a été modifié ici.
error-store = Tes données n’ont pas pu être lues ou écrites. Rien n’a été supprimé. Essaie encore une fois ; si cela persiste, redémarre Tactus.
error-signed-out = La connexion à ton compte est fermée. Connecte-toi pour continuer ; sur cet ordinateur, tout marche sans elle.
error-not-theirs = Ce nom appartient à un autre compte, ou ton compte a ici son propre nom. Appuie sur « Terminé » et connecte-toi depuis les noms.
error-sign-in-over = La connexion n’a pas abouti à temps. Rien n’a changé ; recommence quand tu veux.
error-no-browser = Ton navigateur n’a pas pu s’ouvrir ({ $why }). Connecte-toi avec ton adresse et ton mot de passe, ou choisis un navigateur par défaut et réessaie.
error-offline = Le serveur de synchronisation est injoignable. Vérifie le réseau ; sur cet ordinateur, tout continue, et la synchronisation suivra d’elle-même.
error-offline-no-network = Cet ordinateur n’est relié à aucun réseau.
error-offline-name = L’adresse du serveur est introuvable sur ce réseau.
error-offline-refused = Le serveur n’accepte pas de connexion pour le moment.
error-offline-timeout = Le serveur ne répond pas à temps.
error-offline-cut = La connexion au serveur est coupée.
error-offline-proxy = Le proxy de ce réseau est injoignable.
error-offline-proxy-auth = Le proxy de ce réseau demande un mot de passe.
error-offline-proxy-refused = Le proxy de ce réseau ne laisse pas Tactus passer jusqu’au serveur.
error-offline-untrusted = Cet ordinateur ne fait pas confiance à ce qui répond comme serveur. Rien n’est donc envoyé.
error-offline-expired = Le certificat du serveur a expiré, ou l’horloge de cet ordinateur est fausse.
error-offline-clock = L’horloge de cet ordinateur semble fausse.
error-offline-wrong-name = Ce qui répond a le certificat d’un autre serveur. Rien n’est donc envoyé.
error-offline-certificate = Le certificat du serveur n’est pas en règle. Rien n’est donc envoyé.
error-offline-tls = Aucune connexion sûre n’est possible avec ce qui répond. Rien n’est donc envoyé.
error-offline-no-roots = Cet ordinateur n’a aucune liste d’autorités de confiance. Rien n’est donc envoyé.
error-offline-portal = Une autre page répond à la place du serveur. Peut-être ce réseau demande-t-il d’abord une connexion.
error-refused = Le serveur de synchronisation a refusé ({ $code }). Tout est enregistré sur cet ordinateur.
error-gate-closed = Cette partie est pour les adultes. Ouvre-la d’abord.
error-gate-wrong = Ce n’est pas la bonne réponse. Essaie encore.
error-gate-wait = Trop de mauvaises réponses. Réessaie dans { $seconds } secondes.
error-bad-server-address = L’adresse du serveur de synchronisation est inutilisable : elle doit commencer par https://. Demande à qui l’a installé. Sur cet ordinateur, tout continue sans lui.
error-bad-answer = Ce qui répond n’est pas un serveur Tactus, ou il est en panne. Tout est enregistré sur cet ordinateur ; la synchronisation réessaiera plus tard.
error-secrets = Ta connexion n’a pas pu être gardée en sécurité sur cet ordinateur. Déverrouille le trousseau de clés du système, puis reconnecte-toi.

error-server-email-taken = Il existe déjà un compte avec cette adresse. Connecte-toi, ou prends une autre adresse.
error-server-invalid-credentials = L’adresse ou le mot de passe est faux. Réessaie ; les majuscules comptent.
error-server-invalid = Le serveur n’accepte pas l’une de ces réponses. Vérifie l’adresse et l’année de naissance.
error-server-invalid-refresh-token = Ta connexion a pris fin. Reconnecte-toi ; rien n’est perdu ici.
error-server-unauthorized = Ta connexion a pris fin. Reconnecte-toi ; rien n’est perdu ici.
error-server-forbidden = Ton compte n’en a pas le droit.
error-server-child-account = On ne vend rien au compte d’un enfant. Un adulte achète avec le sien.
error-server-not-in-plan = Ton offre ne comprend pas cela. La liste des offres dit laquelle le comprend ; ce que tu as reste tel quel.
error-server-email-unverified = Confirme d’abord ton adresse : ouvre le mail de Tactus, ou fais-le renvoyer dans Compte, Adresse et mot de passe.
error-server-care-limit = Ton offre n’a plus de place pour quelqu’un d’autre. Arrête avec une personne que tu ne suis plus, ou retire une invitation.
error-server-care-closed = La personne qui t’a demandé n’a plus de place pour le moment. Ta réponse n’est pas perdue : préviens-la et accepte plus tard.
error-server-no-seat-free = Aucune place n’est libre. Libère-en une ou prends-en plus ; en attendant, personne ne perd rien.
error-server-last-owner = Une organisation a besoin d’un responsable. Confie-la d’abord à quelqu’un d’autre, ou dissous-la.
error-server-org-exists = Ce compte a déjà fondé une organisation. Chaque compte peut en fonder une.
error-server-already-subscribed = Ce compte a déjà une formule. Pour en changer, ouvre la page des paiements.
error-server-never-subscribed = Rien n’a jamais été payé avec ce compte ; il n’y a donc rien à gérer.
error-server-not-for-sale = Cette formule n’est pas en vente en ce moment pour cette durée. Choisis l’autre durée ou une autre formule.
error-server-device-limit = Ce compte est connecté sur autant d’appareils que sa formule le permet. Déconnecte-le sur l’un d’eux, puis réessaie.
error-server-account-erased = Ce compte a été supprimé. Tout reste sur cet ordinateur ; tu peux créer un nouveau compte.
error-server-too-many-requests = Trop d’essais en peu de temps. Attends une minute, puis réessaie.
error-server-too-large = C’est trop gros pour le serveur. La synchronisation le renvoie en parties plus petites.
error-server-unsupported-media-type = Le serveur ne comprend pas cette version de Tactus. Mets Tactus à jour ; la synchronisation reprendra ensuite.
error-server-upgrade-required = Ce Tactus est trop ancien pour le serveur. Mets-le à jour ; d’ici là, tout reste enregistré ici.
error-server-unreadable = Le serveur n’a pas pu lire ce qui a été envoyé. La synchronisation réessaie ; tout est enregistré ici.
error-server-username-taken = Ce nom est déjà pris. Choisis-en un autre.
error-server-resync-required = Le serveur a été rétabli à partir d’une copie. La synchronisation compare tout encore une fois d’elle-même ; rien n’est perdu.
error-server-unavailable = Le serveur est occupé pour l’instant. La synchronisation réessaie d’elle-même.
error-server-internal = Un problème est survenu sur le serveur. La synchronisation réessaie d’elle-même ; tout est enregistré ici.
error-server-not-found = Le serveur ne connaît plus cela. La synchronisation continue d’elle-même.
error-server-method-not-allowed = Le serveur ne comprend pas cette version de Tactus. Mets Tactus à jour ; la synchronisation reprendra ensuite.
error-server-access-denied = Tu as refusé sur la page du fournisseur, donc personne n’a été connecté. Si c’était une erreur, recommence.
error-server-provider-failed = Le fournisseur n’a pas confirmé qui tu es. Réessaie, ou connecte-toi avec ton adresse et ton mot de passe.
error-server-link-refused = Un compte porte déjà cette adresse, et rien ne prouve qu’il est à toi. Connecte-toi avec son mot de passe et confirme l’adresse par le lien que nous envoyons ; ensuite, ce chemin marchera aussi.
error-server-account-suspended = Ce compte est suspendu. Demande à qui s’occupe du serveur ; tout reste enregistré ici.
error-server-sign-in-over = Cette connexion a pris trop de temps ou a déjà servi. Recommence.
error-server-no-address = Le fournisseur ne donne aucune adresse que nous puissions utiliser. Crée un compte avec une adresse et un mot de passe.
error-closed-by-policy = { $item ->
    [sign_in] Personne ne se connecte sur cet ordinateur : c’est le choix de ton école, ou de qui le gère.
    [shared_computer] C’est le choix de qui gère cet ordinateur : partagé par plusieurs, ou non.
    [courses] Ce cours ne peut pas servir sur cet ordinateur : ton école, ou qui le gère, en a choisi d’autres. Choisis-en un dans les réglages ; ce que tu as atteint est gardé.
    [layouts] Cette disposition de clavier ne peut pas servir sur cet ordinateur : ton école, ou qui le gère, en a choisi d’autres.
   *[other] Ce n’est pas possible sur cet ordinateur : c’est le choix de ton école, ou de qui le gère.
}
error-sign-in-required = Connecte-toi d’abord : sur cet ordinateur, on s’exerce avec un compte.

# The same for whoever looks after the computer: what to do about it.
offline-admin = Le chemin vers le serveur se rompt pour une raison particulière. Le journal a les mots du système ; tactus --doctor parcourt le chemin pas à pas.
offline-no-network-admin = Le système ne connaît aucun chemin vers l’extérieur : vérifier le câble, le Wi-Fi ou l’adresse par DHCP.
offline-name-admin = Le serveur de noms ne connaît pas le nom du serveur. Vérifier le nom dans server_url, le DNS de ce réseau et si un filtre cache ce nom ; là où seul un proxy résout les noms, définir l’élément proxy.
offline-refused-admin = La connexion est refusée : rien n’écoute à cette adresse et à ce port, ou un pare-feu l’interdit. Laisser passer le serveur, ou définir l’élément proxy.
offline-timeout-admin = Aucune réponse n’arrive. Souvent un pare-feu jette ce qui est envoyé, ou le réseau exige un proxy : laisser passer le serveur, ou définir l’élément proxy.
offline-cut-admin = Quelque chose coupe la connexion une fois établie. Sur le réseau d’une école, c’est le plus souvent un filtre qui n’autorise pas le nom du serveur : l’autoriser.
offline-proxy-admin = Le proxy réglé ne répond pas ; le serveur n’est donc même pas interrogé. Vérifier son adresse et s’il fonctionne ; tactus --doctor dit lequel c’est et où il est réglé.
offline-proxy-auth-admin = 407 : le proxy demande qui se connecte. Tactus sait donner le nom et le mot de passe de l’adresse du proxy, pas NTLM ni Kerberos. Autoriser le serveur sans connexion, ou définir proxy à http://nom:motdepasse@hôte:port.
offline-proxy-refused-admin = Le proxy répond mais ne se connecte pas au serveur : interdit ou introuvable depuis lui. Autoriser le nom du serveur et le port 443 pour CONNECT.
offline-untrusted-admin = Le certificat vient d’une autorité que cet ordinateur ne reconnaît pas. Le plus souvent un filtre ouvre le TLS : mettre son certificat racine dans le magasin du système, ou l’indiquer dans ca_file. tactus --doctor dit qui a émis le certificat.
offline-expired-admin = D’après l’horloge de cet ordinateur, le certificat a expiré. Si l’horloge est juste, le serveur (ou le filtre placé devant) a besoin d’un nouveau certificat.
offline-clock-admin = D’après l’horloge de cet ordinateur, le certificat du serveur n’est pas encore valide. Presque toujours, l’horloge retarde : régler la date et l’heure, et les confier à un serveur de temps.
offline-wrong-name-admin = Le certificat est reconnu, mais pour un autre nom. Vérifier le nom dans server_url et le certificat du serveur ; la page de blocage d’un filtre ressemble aussi à cela.
offline-certificate-admin = Le certificat est inutilisable. tactus --doctor et le journal disent ce qui ne va pas ; il en faut un autre au serveur.
offline-tls-admin = Ce qui répond ne parle pas TLS, ou rien après 1.1 : un autre programme sur ce port, ou un filtre qui répond à sa place. Il faut TLS 1.2 ou 1.3.
offline-no-roots-admin = Le système n’a pas de certificats racines. Les installer (Linux : le paquet ca-certificates), ou indiquer un fichier dans ca_file.
offline-portal-admin = Au lieu de la réponse du serveur arrive une page ou une redirection : un portail de connexion, la page d’un filtre, ou un serveur web à une mauvaise adresse. On la voit en ouvrant l’adresse du serveur dans un navigateur.
