# Die Lektion: ihr Kopf, die Pause, der Satz, der den Finger nennt.
lesson-number = Lektion { $number }
lesson-practice = Übung
lesson-placement = Text { $number }
lesson-placement-note = Tippe wie immer. Esc hört hier auf, und was du getippt hast, zählt.
lesson-own-text = Eigener Text
lesson-test = { $unit ->
    [seconds] Test, { $amount } s
   *[words] Test, { $amount } Wörter
}
lesson-test-note = Die Zeit beginnt mit der ersten Taste und endet nach { $seconds } Sekunden von selbst.
lesson-of-seconds = von { $seconds } s
lesson-of = von { $length }
lesson-accurate = % genau
lesson-out = Speichern und verlassen
lesson-hide-figures = Werte ausblenden (F2)
lesson-show-figures = Werte einblenden (F2)
lesson-again = Von vorn beginnen
lesson-pause = Pause (Esc)
lesson-go-on = Weitermachen
lesson-leave = Speichern und verlassen
lesson-to-course = Zurück zum Kurs
lesson-field = Tippe den Text hier
lesson-beat = Rhythmus der letzten 30 Sekunden
lesson-space = Leertaste
lesson-caps-lock = Die Feststelltaste ist an
lesson-faded = Beherrschte Tasten verblassen. Sie kommen zurück, wenn du zögerst.

# Pause. $reason: learner, window, focus, idle, resumed
lesson-paused = { $reason ->
    [resumed] Du bist da, wo du aufgehört hast.
   *[learner] Pause.
}
lesson-pause-on = Drück einen beliebigen Buchstaben, dann geht es weiter.
lesson-pause-why = { $reason ->
    [window] Die Uhr blieb stehen, als du das Fenster verlassen hast. Dieser erste Tastendruck zählt nicht.
    [focus] Die Uhr blieb stehen, als du den Text verlassen hast. Dieser erste Tastendruck zählt nicht.
    [idle] Die Uhr blieb nach einer Minute ohne Tastendruck stehen. Dieser erste zählt nicht.
    [resumed] Was du getippt hattest, ist noch da. Dieser erste Tastendruck zählt nicht.
   *[learner] Die Uhr steht. Dieser erste Tastendruck zählt nicht.
}

# Eine andere Belegung ist aktiv als die der Lektion. $foreign ist ihr Name. $system: mac, windows, linux
lesson-layout-other = Deine Tastatur schreibt gerade andere Buchstaben.
lesson-layout-active = Deine Tastatur ist gerade auf „{ $foreign }“ gestellt.
lesson-layout-then = Stell sie um und drück dann einen beliebigen Buchstaben.
lesson-layout-switch = Diese Lektion ist für „{ $layout }“. { $system ->
    [mac] Umstellen: Control + Leertaste oder in der Menüleiste.
    [windows] Umstellen: Windows + Leertaste oder Alt + Umschalt.
   *[linux] Umstellen: Super + Leertaste oder in der Leiste deiner Arbeitsfläche.
}
lesson-layout-ignore = Trotzdem weitermachen

# Das Bild der Tastatur und die Hände, für Bildschirmleser
lesson-keyboard-next = Tastatur. Nächste Taste: { $unit }
lesson-keyboard-wrong = Tastatur. Nächste Taste: { $unit }. Gedrückt wurde { $typed }
lesson-keyboard-done = Tastatur. Der Text ist fertig
lesson-hand-rest = { $side ->
    [left] Linke Hand, ruht
   *[right] Rechte Hand, ruht
}
lesson-hand-finger = { $side ->
    [left] Linke Hand
   *[right] Rechte Hand
}, { $finger ->
    [1] Daumen
    [2] Zeigefinger
    [3] Mittelfinger
    [4] Ringfinger
   *[5] kleiner Finger
}

# Der Satz. $finger wie in der Belegung; $reach: home, top, bottom, number, space; $side: straight, left, right,
# far-left, far-right; $layer: plain, shift-left, shift-right, altgr, both; $home: Zeichen auf der Ruhetaste
lesson-tip = { $finger ->
    [pinky_left] linker kleiner Finger
    [ring_left] linker Ringfinger
    [middle_left] linker Mittelfinger
    [index_left] linker Zeigefinger
    [index_right] rechter Zeigefinger
    [middle_right] rechter Mittelfinger
    [ring_right] rechter Ringfinger
    [pinky_right] rechter kleiner Finger
   *[thumb] einer der Daumen
}, { $reach ->
    [space] auf der Leertaste
    [home] { $side ->
        [left] eine Taste nach links
        [far-left] weit nach links
        [right] eine Taste nach rechts
        [far-right] weit nach rechts
       *[straight] auf seinem Platz
    }
    [top] { $side ->
        [left] schräg hoch nach links
        [far-left] hoch und weit nach links
        [right] schräg hoch nach rechts
        [far-right] hoch und weit nach rechts
       *[straight] gerade hoch
    }
    [bottom] { $side ->
        [left] schräg hinunter nach links
        [far-left] hinunter und weit nach links
        [right] schräg hinunter nach rechts
        [far-right] hinunter und weit nach rechts
       *[straight] gerade hinunter
    }
   *[number] { $side ->
        [left] zwei Reihen hoch und nach links
        [far-left] zwei Reihen hoch und weit nach links
        [right] zwei Reihen hoch und nach rechts
        [far-right] zwei Reihen hoch und weit nach rechts
       *[straight] zwei Reihen hoch
    }
}{ $layer ->
    [shift-left] , mit der linken Umschalttaste
    [shift-right] , mit der rechten Umschalttaste
    [altgr] , mit AltGr
    [both] , mit Umschalt und AltGr
   *[plain] {""}
}
# Was in der Lektion neu ist, bevor sie beginnt
lesson-new = { $count ->
    [one] Neue Taste
   *[other] Neue Tasten
}
lesson-new-finger = { $finger ->
    [pinky_left] linker kleiner Finger
    [ring_left] linker Ringfinger
    [middle_left] linker Mittelfinger
    [index_left] linker Zeigefinger
    [index_right] rechter Zeigefinger
    [middle_right] rechter Mittelfinger
    [ring_right] rechter Ringfinger
    [pinky_right] rechter kleiner Finger
   *[thumb] einer der Daumen
}{ $layer ->
    [shift-left] , linke Umschalttaste
    [shift-right] , rechte Umschalttaste
    [altgr] , AltGr
    [both] , Umschalt und AltGr
   *[plain] {""}
}
lesson-new-accent = erst { $accent }, dann der Buchstabe

lesson-tip-accent-done = Akzent, steht
lesson-two-strokes = { $unit } braucht zwei Tasten.
lesson-accent-waits = Der Akzent wartet. Die Rücktaste nimmt ihn weg.

# Für Kinder. $key und $home sind Zeichen auf der Tastatur
lesson-tip-place = { $reach ->
    [space] Die lange Taste ganz unten.
    [home] { $side ->
        [left] { $key } wohnt neben { $home }.
        [right] { $key } wohnt neben { $home }.
       *[straight] { $key } ist da, wo dein Finger wartet.
    }
    [top] { $side ->
        [straight] { $key } wohnt gleich über { $home }.
       *[left] { $key } wohnt schräg über { $home }.
    }
    [bottom] { $side ->
        [straight] { $key } wohnt gleich unter { $home }.
       *[left] { $key } wohnt schräg unter { $home }.
    }
   *[number] { $key } wohnt in der obersten Reihe.
}
lesson-child-time = Nimm dir Zeit.
lesson-child-home = Nach Hause
lesson-child-rest = Ausruhen
lesson-child-go-on = Weiter
lesson-child-words = { $words ->
    [one] { $done } von einem Wort geschafft
   *[other] { $done } von { $words } Wörtern geschafft
}

# Was auf den Tasten des Bildes steht; links neben Y ist für höchstens sechs Buchstaben Platz
cap-tab = Tab
cap-caps-lock = Feststell
cap-shift = Umsch.
cap-enter = Enter
cap-backspace = Rücktaste
cap-ctrl = Strg
cap-alt = Alt
