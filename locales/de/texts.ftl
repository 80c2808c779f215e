# Eigene Texte: mitgebracht, bereinigt, Stück für Stück getippt. Sie verlassen diesen Computer nie. Auch Kinder lesen das.
texts-title = Eigene Texte
texts-summary = { $count ->
    [one] Ein Text auf diesem Computer. Er verlässt ihn nie.
   *[other] { $count } Texte auf diesem Computer. Sie verlassen ihn nie.
}
texts-empty = Noch kein eigener Text
texts-empty-why = Füge etwas ein, das du gern tippen möchtest, oder bring eine Textdatei oder ein Buch mit. Es bleibt auf diesem Computer, und deine Stelle wird gemerkt.
texts-add = Text hinzufügen
texts-source = { $source ->
    [epub] EPUB
    [txt] TXT
   *[pasted] eingefügt
}
texts-chapters = { $chapters ->
    [one] 1 Kapitel
   *[other] { $chapters } Kapitel
}
texts-pieces = { $pieces ->
    [one] 1 Stück
   *[other] { $pieces } Stücke
}
texts-characters = { $count ->
    [one] 1 Zeichen
   *[other] { $characters } Zeichen
}
# Wo es weitergeht
texts-at-end = bis zum Ende getippt
texts-not-begun = nicht begonnen
texts-place-piece = Stück { $piece } von { $pieces }
texts-place-chapter = Kapitel { $chapter }
texts-place-title = Kapitel { $chapter }, „{ $title }“
texts-begin = Anfangen
texts-go-on = Weiter
texts-again = Von vorn
texts-act-name = { $act }: { $title }
texts-level = { $level ->
    [easy] leicht zu tippen
    [usual] wie die meisten Bücher
    [hard] schwerer als die meisten
   *[very_hard] voller Ziffern und Zeichen
}
texts-level-how = Wie schwer ein Text ist, sagt, wie oft er die Umschalttaste braucht, zwei Tasten für einen Buchstaben, Ziffern und Zeichen, und wie lang seine Wörter sind. Auf dieser Tastatur ist das für alle gleich.
texts-unlearned = { $count ->
    [one] 1 Taste noch nicht gelernt
   *[other] { $count } Tasten noch nicht gelernt
}
texts-drop = Zieh eine TXT- oder EPUB-Datei hierher
texts-drop-paste = oder füge mit { $keys } ein
texts-drop-note = Du siehst, was deine Tastatur nicht tippen kann, bevor etwas hinzukommt.

# Hinzufügen
texts-paste-label = Text zum Tippen
texts-paste-help = Aus einer Seite, einem Brief, einem Lied: was du gern tippen möchtest.
texts-paste-first = Füge zuerst etwas ein oder schreib es.
texts-look = Ansehen
texts-or = oder
texts-file = Datei wählen, TXT oder EPUB
texts-reading = Der Text wird gelesen
texts-review = Diesen Text hinzufügen
texts-name = Titel
texts-title-missing = Gib ihm einen Titel.
texts-beginning = So fängt er an
texts-all-typable = Deine Tastatur kann alles davon tippen
texts-untypable = { $signs ->
    [one] Für 1 Zeichen hat deine Tastatur keine Taste
   *[other] Für { $signs } Zeichen hat deine Tastatur keine Taste
}
texts-untypable-why = { $places ->
    [one] Eine Stelle
   *[other] { $places } Stellen
} im Ganzen. Was sich anders tippen lässt, wird so getippt; { $lost ->
    [0] weggelassen wird nichts
    [one] eine Stelle wird weggelassen
   *[other] { $lost } Stellen werden weggelassen
}. Die Datei selbst bleibt, wie sie ist.
texts-times = { $count }×
texts-left-out = weggelassen
texts-typed-as = getippt als { $sign }
texts-choice = Was aus { $sign } wird
texts-show-all = Alle { $signs } zeigen
texts-quiet = { $count ->
    [one] Ein typografisches Zeichen, ein Leerzeichen zu viel oder ein unsichtbares Zeichen wird in seiner einfachen Form getippt.
   *[other] Typografische Anführungszeichen, lange Striche, überzählige Leerzeichen und unsichtbare Zeichen werden in ihrer einfachen Form getippt, an { $places } Stellen.
}
texts-unlearned-why = Sie kommen in diesem Text vor, und dein Kurs lehrt sie später. Tippen kannst du ihn trotzdem.
texts-unlearned-child = Ein paar Tasten sind noch neu. Das Bild zeigt dir, wo sie sind.
texts-here = Auf diesem Computer gelesen, auf diesem Computer gespeichert.
texts-keep = Hinzufügen

# Ein Text
texts-chapter = Kapitel { $chapter }
texts-part = Teil { $part }
texts-list-chapters = Kapitel
texts-list-parts = Teile
texts-standing = { $standing ->
    [done] fertig
    [here] { $done } von { $pieces }
   *[ahead] { $pieces ->
        [one] 1 Stück
       *[other] { $pieces } Stücke
    }
}
texts-start-here = Hier anfangen
texts-other-layout = Diese Tastaturbelegung kann { $signs } nicht tippen: das wird weggelassen.
texts-rename = Umbenennen
texts-rename-yes = Titel behalten
texts-delete = Löschen
texts-delete-ask = „{ $title }“ löschen?
texts-delete-what = Der Text und deine Stelle darin verschwinden von diesem Computer. Was du davon getippt hast, bleibt in deiner Statistik.
texts-delete-no = Behalten
texts-deleted = Der Text ist gelöscht.

# Der freie Test. $unit ist seconds oder words
test-title = Freier Test
test-why = Häufige Wörter deiner Sprache, bunt gemischt. Er zählt in deiner Statistik, nicht im Kurs.
test-why-child = Wörter, bunt gemischt, so langsam du magst.
test-unit = Womit der Test endet
test-by-time = Nach Zeit
test-by-words = Nach Wörtern
test-length = Länge des Tests
test-amount = { $unit ->
    [seconds] { $amount } s
   *[words] { $amount ->
        [one] 1 Wort
       *[other] { $amount } Wörter
    }
}
test-punctuation = Großbuchstaben und Satzzeichen
test-digits = Ziffern
test-start = Test starten
