# Textes à soi : apportés, nettoyés, tapés morceau par morceau. Ils ne quittent jamais cet ordinateur. Les enfants lisent aussi ceci.
texts-title = Mes textes
texts-summary = { $count ->
    [one] Un texte sur cet ordinateur. Il ne le quitte jamais.
   *[other] { $count } textes sur cet ordinateur. Ils ne le quittent jamais.
}
texts-empty = Pas encore de texte à toi
texts-empty-why = Colle ce que tu aimerais taper, ou apporte un fichier texte ou un livre. Il reste sur cet ordinateur, et ta place y est gardée.
texts-add = Ajouter un texte
texts-source = { $source ->
    [epub] EPUB
    [txt] TXT
   *[pasted] collé
}
texts-chapters = { $chapters ->
    [one] 1 chapitre
   *[other] { $chapters } chapitres
}
texts-pieces = { $pieces ->
    [one] 1 morceau
   *[other] { $pieces } morceaux
}
texts-characters = { $count ->
    [one] 1 caractère
   *[other] { $characters } caractères
}
# Où reprendre
texts-at-end = tapé jusqu’à la fin
texts-not-begun = pas commencé
texts-place-piece = morceau { $piece } sur { $pieces }
texts-place-chapter = chapitre { $chapter }
texts-place-title = chapitre { $chapter }, « { $title } »
texts-begin = Commencer
texts-go-on = Continuer
texts-again = Depuis le début
texts-act-name = { $act } : { $title }
texts-level = { $level ->
    [easy] facile à taper
    [usual] comme la plupart des livres
    [hard] plus difficile que la plupart
   *[very_hard] plein de chiffres et de signes
}
texts-level-how = La difficulté d’un texte dit combien de fois il demande Maj, deux touches pour une lettre, des chiffres et des signes, et si ses mots sont longs. Sur ce clavier, elle est la même pour tous.
texts-unlearned = { $count ->
    [one] 1 touche pas encore apprise
   *[other] { $count } touches pas encore apprises
}
texts-drop = Dépose un TXT ou un EPUB ici,
texts-drop-paste = ou colle avec { $keys }
texts-drop-note = Tu vois ce que ton clavier ne peut pas taper avant tout ajout.

# En ajouter un
texts-paste-label = Texte à taper
texts-paste-help = D’une page, d’une lettre, d’une chanson : ce que tu aimerais taper.
texts-paste-first = Colle ou écris d’abord quelque chose.
texts-look = Regarder
texts-or = ou
texts-file = Choisir un fichier, TXT ou EPUB
texts-reading = Lecture du texte
texts-review = Ajouter ce texte
texts-name = Titre
texts-title-missing = Donne-lui un titre.
texts-beginning = Son début
texts-all-typable = Ton clavier peut tout taper
texts-untypable = { $signs ->
    [one] Ton clavier n’a pas de touche pour 1 signe
   *[other] Ton clavier n’a pas de touche pour { $signs } signes
}
texts-untypable-why = { $places ->
    [one] Un endroit
   *[other] { $places } endroits
} en tout. Ce qui peut se taper autrement l’est ; { $lost ->
    [0] rien n’est laissé de côté
    [one] un endroit est laissé de côté
   *[other] { $lost } endroits sont laissés de côté
}. Le fichier lui-même ne change pas.
texts-times = { $count }×
texts-left-out = laissé de côté
texts-typed-as = tapé { $sign }
texts-choice = Ce que devient { $sign }
texts-show-all = Montrer les { $signs }
texts-quiet = { $count ->
    [one] Un guillemet, un tiret long, une espace en trop ou un signe invisible se tape sous sa forme simple.
   *[other] Guillemets, tirets longs, espaces en trop et signes invisibles se tapent sous leur forme simple, à { $places } endroits.
}
texts-unlearned-why = Elles sont dans ce texte, et ton cours les enseigne plus tard. Tu peux le taper quand même.
texts-unlearned-child = Quelques touches sont encore nouvelles. L’image te montre où elles sont.
texts-here = Lu sur cet ordinateur, gardé sur cet ordinateur.
texts-keep = Ajouter

# Un texte
texts-chapter = Chapitre { $chapter }
texts-part = Partie { $part }
texts-list-chapters = Chapitres
texts-list-parts = Parties
texts-standing = { $standing ->
    [done] fini
    [here] { $done } sur { $pieces }
   *[ahead] { $pieces ->
        [one] 1 morceau
       *[other] { $pieces } morceaux
    }
}
texts-start-here = Commencer ici
texts-other-layout = Cette disposition de clavier ne peut pas taper { $signs } : c’est laissé de côté.
texts-rename = Renommer
texts-rename-yes = Garder ce titre
texts-delete = Supprimer
texts-delete-ask = Supprimer « { $title } » ?
texts-delete-what = Le texte et ta place dedans disparaissent de cet ordinateur. Ce que tu en as tapé reste dans tes statistiques.
texts-delete-no = Le garder
texts-deleted = Le texte est supprimé.

# Le test libre. $unit vaut seconds ou words
test-title = Test libre
test-why = Des mots courants de ta langue, dans le désordre. Il compte dans tes statistiques, pas dans le cours.
test-why-child = Des mots dans le désordre, aussi lentement que tu veux.
test-unit = Ce qui termine le test
test-by-time = Par durée
test-by-words = Par mots
test-length = Longueur du test
test-amount = { $unit ->
    [seconds] { $amount } s
   *[words] { $amount ->
        [one] 1 mot
       *[other] { $amount } mots
    }
}
test-punctuation = Majuscules et ponctuation
test-digits = Chiffres
test-start = Commencer le test
