# La leçon : son en-tête, la pause, la phrase qui nomme le doigt.
lesson-number = Leçon { $number }
lesson-practice = Exercice
lesson-placement = Texte { $number }
lesson-placement-note = Tape comme d’habitude. Échap arrête ici, et ce que tu as tapé compte.
lesson-own-text = Mon texte
lesson-test = { $unit ->
    [seconds] Test, { $amount } s
   *[words] Test, { $amount } mots
}
lesson-test-note = Le temps part à la première touche et s’arrête de lui-même au bout de { $seconds } secondes.
lesson-of-seconds = sur { $seconds } s
lesson-of = sur { $length }
lesson-accurate = % de précision
lesson-out = Enregistrer et quitter
lesson-hide-figures = Masquer les chiffres (F2)
lesson-show-figures = Afficher les chiffres (F2)
lesson-again = Recommencer
lesson-pause = Pause (Échap)
lesson-go-on = Continuer
lesson-leave = Enregistrer et quitter
lesson-to-course = Retour au cours
lesson-field = Tape le texte ici
lesson-beat = Rythme des 30 dernières secondes
lesson-space = espace
lesson-caps-lock = Verr. Maj est enclenché
lesson-faded = Les touches acquises pâlissent. Elles reviennent si tu hésites.

# Pause. $reason: learner, window, focus, idle, resumed
lesson-paused = { $reason ->
    [resumed] Te revoilà au même endroit.
   *[learner] En pause.
}
lesson-pause-on = Tape une lettre pour continuer.
lesson-pause-why = { $reason ->
    [window] Le temps s’est arrêté quand tu as quitté la fenêtre. Cette première frappe ne compte pas.
    [focus] Le temps s’est arrêté quand tu as quitté le texte. Cette première frappe ne compte pas.
    [idle] Le temps s’est arrêté après une minute sans frappe. Cette première frappe ne compte pas.
    [resumed] Tout ce que tu avais tapé est là. Cette première frappe ne compte pas.
   *[learner] Le temps est arrêté. Cette première frappe ne compte pas.
}

# Une autre disposition que celle de la leçon est active : $foreign. $system: mac, windows, linux
lesson-layout-other = Ton clavier tape maintenant d’autres lettres.
lesson-layout-active = Ton clavier est maintenant réglé sur { $foreign }.
lesson-layout-then = Change de disposition, puis tape une lettre.
lesson-layout-switch = Cette leçon est faite pour { $layout }. { $system ->
    [mac] Pour changer : Contrôle + Espace, ou la barre des menus.
    [windows] Pour changer : Windows + Espace, ou Alt + Maj.
   *[linux] Pour changer : Super + Espace, ou la barre de ton bureau.
}
lesson-layout-ignore = Continuer quand même

# L’image du clavier et les mains, pour un lecteur d’écran
lesson-keyboard-next = Clavier. Touche suivante : { $unit }
lesson-keyboard-wrong = Clavier. Touche suivante : { $unit }. Tu as tapé { $typed }
lesson-keyboard-done = Clavier. Le texte est fini
lesson-hand-rest = { $side ->
    [left] Main gauche, au repos
   *[right] Main droite, au repos
}
lesson-hand-finger = { $side ->
    [left] Main gauche
   *[right] Main droite
}, { $finger ->
    [1] pouce
    [2] index
    [3] majeur
    [4] annulaire
   *[5] petit doigt
}

# La phrase. Les variables sont celles du fichier anglais
lesson-tip = { $finger ->
    [pinky_left] petit doigt gauche
    [ring_left] annulaire gauche
    [middle_left] majeur gauche
    [index_left] index gauche
    [index_right] index droit
    [middle_right] majeur droit
    [ring_right] annulaire droit
    [pinky_right] petit doigt droit
   *[thumb] un pouce, au choix
}, { $reach ->
    [space] sur la barre d’espace
    [home] { $side ->
        [left] une touche à gauche de sa place
        [far-left] loin à gauche de sa place
        [right] une touche à droite de sa place
        [far-right] loin à droite de sa place
       *[straight] sur sa touche de repos
    }
    [top] { $side ->
        [left] vers le haut, à gauche
        [far-left] vers le haut, loin à gauche
        [right] vers le haut, à droite
        [far-right] vers le haut, loin à droite
       *[straight] tout droit vers le haut
    }
    [bottom] { $side ->
        [left] vers le bas, à gauche
        [far-left] vers le bas, loin à gauche
        [right] vers le bas, à droite
        [far-right] vers le bas, loin à droite
       *[straight] tout droit vers le bas
    }
   *[number] { $side ->
        [left] deux rangées plus haut, à gauche
        [far-left] deux rangées plus haut, loin à gauche
        [right] deux rangées plus haut, à droite
        [far-right] deux rangées plus haut, loin à droite
       *[straight] deux rangées plus haut
    }
}{ $layer ->
    [shift-left] , avec Maj gauche
    [shift-right] , avec Maj droite
    [altgr] , avec AltGr
    [both] , avec Maj et AltGr
   *[plain] {""}
}
# Ce que la leçon apporte de nouveau, avant le début
lesson-new = { $count ->
    [one] Nouvelle touche
   *[other] Nouvelles touches
}
lesson-new-finger = { $finger ->
    [pinky_left] petit doigt gauche
    [ring_left] annulaire gauche
    [middle_left] majeur gauche
    [index_left] index gauche
    [index_right] index droit
    [middle_right] majeur droit
    [ring_right] annulaire droit
    [pinky_right] petit doigt droit
   *[thumb] un pouce, au choix
}{ $layer ->
    [shift-left] , Maj gauche
    [shift-right] , Maj droite
    [altgr] , AltGr
    [both] , Maj et AltGr
   *[plain] {""}
}
lesson-new-accent = d’abord { $accent }, puis la lettre

lesson-tip-accent-done = accent, c’est fait
lesson-two-strokes = { $unit } se tape en deux touches.
lesson-accent-waits = L’accent attend. Retour arrière l’efface.

# Pour les enfants. $key et $home sont des signes du clavier
lesson-tip-place = { $reach ->
    [space] C’est la longue touche, tout en bas.
    [home] { $side ->
        [left] { $key } habite à côté du { $home }.
        [right] { $key } habite à côté du { $home }.
       *[straight] { $key }, c’est là que ton doigt attend.
    }
    [top] { $side ->
        [straight] { $key } habite juste au-dessus du { $home }.
       *[left] { $key } habite au-dessus du { $home }, un peu sur le côté.
    }
    [bottom] { $side ->
        [straight] { $key } habite juste en dessous du { $home }.
       *[left] { $key } habite en dessous du { $home }, un peu sur le côté.
    }
   *[number] { $key } habite dans la rangée du haut.
}
lesson-child-time = Prends tout ton temps.
lesson-child-home = Accueil
lesson-child-rest = Pause
lesson-child-go-on = Continuer
lesson-child-words = Mots tapés : { $done } sur { $words }

# Ce qui est imprimé sur les touches de l’image
cap-tab = Tab
cap-caps-lock = Verr. Maj
cap-shift = Maj
cap-enter = Entrée
cap-backspace = Retour
cap-ctrl = Ctrl
cap-alt = Alt
