# Données venues d’ailleurs : un export de Tactus, les historiques de keybr et de monkeytype
bring-title = Apporter ici tes données
bring-note = Un ZIP que Tactus a enregistré sur un autre ordinateur, ou ton historique de keybr (typing-data.json) ou de monkeytype (results.csv). Tu vois ce qu’il contient avant que quoi que ce soit soit gardé.
bring-choose = Choisir un fichier…
bring-reading = Lecture de { $file }
bring-keeping = Transfert en cours. Cela peut prendre une minute ; tu pourras ensuite continuer à taper.
bring-export-of = Export de Tactus : { $name }
bring-history-of = Historique de { $program }
bring-new-sessions = { $count ->
    [one] 1 séance, { $first }
   *[other] { $count } séances, du { $first } au { $last }
}
bring-new-results = { $count ->
    [one] 1 résultat, { $first }
   *[other] { $count } résultats, du { $first } au { $last }
}
bring-nothing-new = Tout ce qu’il contient est déjà ici.
bring-no-new-sessions = Aucune de ses séances ne manque ici.
bring-known = { $count ->
    [one] 1 de plus est déjà ici
   *[other] { $count } de plus sont déjà ici
}
bring-texts = { $count ->
    [one] 1 texte personnel
   *[other] { $count } textes personnels
}
bring-skipped-unreadable = { $rows ->
    [one] La ligne { $first } est ignorée : il lui manque une heure ou un chiffre
   *[other] { $rows } lignes sont ignorées, la première est la ligne { $first } : il leur manque une heure ou un chiffre
}
bring-skipped-impossible = { $rows ->
    [one] La ligne { $first } est ignorée : personne ne tape ainsi
   *[other] { $rows } lignes sont ignorées, la première est la ligne { $first } : personne ne tape ainsi
}
bring-skipped-twice = { $rows ->
    [one] La ligne { $first } est ignorée : elle est en double dans le fichier
   *[other] { $rows } lignes sont ignorées, la première est la ligne { $first } : elles sont en double dans le fichier
}
bring-account-this = { $sessions ->
    [one] 1 séance appartient à { $email }, le compte auquel tu es connecté
   *[other] { $sessions } séances appartiennent à { $email }, le compte auquel tu es connecté
}
bring-account-other = { $sessions ->
    [one] 1 séance appartient à { $email }. Elle reste ici et n’est jamais envoyée à un autre compte
   *[other] { $sessions } séances appartiennent à { $email }. Elles restent ici et ne sont jamais envoyées à un autre compte
}
bring-account-nameless = un compte sans nom
bring-account-none = Les séances qui ne sont encore dans aucun compte vont dans celui auquel tu es connecté.
bring-rules-export = Ce qui est ici reste. Pour les réglages, les plus récents comptent ; ce que tu as débloqué et obtenu s’ajoute.
bring-rules-results = Ils figurent dans les statistiques, marqués comme apportés. Ils ne comptent ni pour les étoiles, ni pour les leçons, les succès ou les séries, et ne quittent jamais cet ordinateur.
bring-keep = Apporter ici
bring-done-sessions = { $count ->
    [0] Il ne manquait rien ici.
    [one] 1 séance est maintenant ici.
   *[other] { $count } séances sont maintenant ici.
}
bring-done-results = { $count ->
    [0] Il ne manquait rien ici.
    [one] 1 résultat est maintenant ici.
   *[other] { $count } résultats sont maintenant ici.
}
bring-done-texts = { $count ->
    [one] 1 texte personnel est venu avec.
   *[other] { $count } textes personnels sont venus avec.
}
bring-done-settings = { $count ->
    [one] 1 réglage est venu avec.
   *[other] { $count } réglages sont venus avec.
}
bring-done-deleted = { $count ->
    [one] 1 séance avait été supprimée ici et le reste.
   *[other] { $count } séances avaient été supprimées ici et le restent.
}
bring-done-conflicts = { $count ->
    [one] 1 séance n’est pas la même ici et dans le fichier ; celle d’ici reste.
   *[other] { $count } séances ne sont pas les mêmes ici et dans le fichier ; celles d’ici restent.
}
bring-files-title = Apporté d’autres programmes
bring-file-results = { $count ->
    [one] 1 résultat, { $first }
   *[other] { $count } résultats, du { $first } au { $last }
}
bring-remove = Retirer
bring-remove-label = Retirer { $file }
bring-removed = Retiré. Il n’en reste rien ici.

imported-title = Avant Tactus
imported-figures = { $speed } en moyenne, { $best } au mieux, { $time } en tout
imported-note = Apporté d’un fichier, tel que ce programme l’a calculé. N’entre dans aucun autre chiffre de cette page.
imported-chart = Vitesse moyenne jour par jour : de { $from } le { $first } à { $to } le { $last }.

error-import-foreign = Ce fichier n’est ni un export de Tactus, ni un historique de keybr (JSON) ou de monkeytype (CSV). Rien n’a changé ; choisis un autre fichier.
error-import-too-large = Ce fichier dépasse { $megabytes } Mo, plus que n’importe quel historique. Rien n’a changé ; vérifie que c’est le bon.
error-import-broken = Cet historique est abîmé ou s’arrête au milieu ({ $why }). Rien n’a changé ; enregistre-le une nouvelle fois là d’où il vient.
error-import-empty = Il n’y a pas un seul résultat dans ce fichier. Rien n’a changé.
error-export-foreign = Ce ZIP n’a pas été enregistré par Tactus, ou quelqu’un l’a modifié ({ $file }). Rien n’a changé ici ; choisis le ZIP tel que Tactus l’a enregistré.
error-export-incomplete = Il manque { $file } dans cet export. Rien n’a changé ici ; enregistre l’export une nouvelle fois sur l’autre ordinateur.
error-export-damaged = Cet export est abîmé ({ $file }). Rien n’a changé ici ; copie-le une nouvelle fois, ou enregistre-le de nouveau sur l’autre ordinateur.
error-export-newer = Cet export vient d’un Tactus plus récent. Rien n’a changé ici ; mets Tactus à jour, puis apporte-le de nouveau.
error-export-too-large = Ce ZIP dépasse { $megabytes } Mo une fois décompressé, ce qu’aucun export ne fait. Il n’a pas été ouvert, et rien n’a changé.
