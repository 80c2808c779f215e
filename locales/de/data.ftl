# Daten von anderswo: ein Export von Tactus, die Verläufe von keybr und monkeytype
bring-title = Eigene Daten hierher holen
bring-note = Ein ZIP, das Tactus auf einem anderen Computer gesichert hat, oder der Verlauf aus keybr (typing-data.json) oder monkeytype (results.csv). Du siehst, was darin ist, bevor etwas übernommen wird.
bring-choose = Datei wählen …
bring-reading = { $file } wird gelesen
bring-keeping = Wird übernommen. Das kann eine Minute dauern, danach kannst du weiterüben.
bring-export-of = Export von Tactus: { $name }
bring-history-of = Verlauf aus { $program }
bring-new-sessions = { $count ->
    [one] 1 Durchgang, { $first }
   *[other] { $count } Durchgänge, { $first } bis { $last }
}
bring-new-results = { $count ->
    [one] 1 Ergebnis, { $first }
   *[other] { $count } Ergebnisse, { $first } bis { $last }
}
bring-nothing-new = Alles daraus ist schon hier.
bring-no-new-sessions = Von seinen Durchgängen fehlt hier keiner.
bring-known = { $count ->
    [one] 1 weiteres ist schon hier
   *[other] { $count } weitere sind schon hier
}
bring-texts = { $count ->
    [one] 1 eigener Text
   *[other] { $count } eigene Texte
}
bring-skipped-unreadable = { $rows ->
    [one] Zeile { $first } wird übergangen: Ihr fehlt eine Zeit oder ein Wert
   *[other] { $rows } Zeilen werden übergangen, die erste ist Zeile { $first }: Ihnen fehlt eine Zeit oder ein Wert
}
bring-skipped-impossible = { $rows ->
    [one] Zeile { $first } wird übergangen: So tippt niemand
   *[other] { $rows } Zeilen werden übergangen, die erste ist Zeile { $first }: So tippt niemand
}
bring-skipped-twice = { $rows ->
    [one] Zeile { $first } wird übergangen: Sie steht doppelt in der Datei
   *[other] { $rows } Zeilen werden übergangen, die erste ist Zeile { $first }: Sie stehen doppelt in der Datei
}
bring-account-this = { $sessions ->
    [one] 1 Durchgang gehört zu { $email }, dem Konto, mit dem du angemeldet bist
   *[other] { $sessions } Durchgänge gehören zu { $email }, dem Konto, mit dem du angemeldet bist
}
bring-account-other = { $sessions ->
    [one] 1 Durchgang gehört zu { $email }. Er bleibt hier und geht nie an ein anderes Konto
   *[other] { $sessions } Durchgänge gehören zu { $email }. Sie bleiben hier und gehen nie an ein anderes Konto
}
bring-account-nameless = einem Konto ohne Namen
bring-account-none = Durchgänge, die noch zu keinem Konto gehören, kommen in das Konto, mit dem du angemeldet bist.
bring-rules-export = Was hier ist, bleibt. Bei den Einstellungen gelten die neueren; Freigeschaltetes und Erreichtes kommt dazu.
bring-rules-results = Sie stehen in der Statistik, als hierher geholt gekennzeichnet. Sie zählen nicht für Sterne, Freischaltungen, Erfolge oder Serien und verlassen diesen Computer nie.
bring-keep = Übernehmen
bring-done-sessions = { $count ->
    [0] Hier fehlte nichts.
    [one] 1 Durchgang ist jetzt hier.
   *[other] { $count } Durchgänge sind jetzt hier.
}
bring-done-results = { $count ->
    [0] Hier fehlte nichts.
    [one] 1 Ergebnis ist jetzt hier.
   *[other] { $count } Ergebnisse sind jetzt hier.
}
bring-done-texts = { $count ->
    [one] 1 eigener Text kam mit.
   *[other] { $count } eigene Texte kamen mit.
}
bring-done-settings = { $count ->
    [one] 1 Einstellung kam mit.
   *[other] { $count } Einstellungen kamen mit.
}
bring-done-deleted = { $count ->
    [one] 1 Durchgang war hier gelöscht und bleibt es.
   *[other] { $count } Durchgänge waren hier gelöscht und bleiben es.
}
bring-done-conflicts = { $count ->
    [one] 1 Durchgang ist hier anders als in der Datei; der hiesige bleibt.
   *[other] { $count } Durchgänge sind hier anders als in der Datei; die hiesigen bleiben.
}
bring-files-title = Aus anderen Programmen geholt
bring-file-results = { $count ->
    [one] 1 Ergebnis, { $first }
   *[other] { $count } Ergebnisse, { $first } bis { $last }
}
bring-remove = Zurücknehmen
bring-remove-label = { $file } zurücknehmen
bring-removed = Zurückgenommen. Hier ist nichts mehr davon.

imported-title = Vor Tactus
imported-figures = { $speed } im Mittel, { $best } als Bestes, { $time } insgesamt
imported-note = Aus einer Datei geholt, so wie das Programm es berechnet hat. In keinem anderen Wert dieser Seite enthalten.
imported-chart = Mittlere Geschwindigkeit Tag für Tag: von { $from } am { $first } bis { $to } am { $last }.

error-import-foreign = Diese Datei ist weder ein Export von Tactus noch ein Verlauf aus keybr (JSON) oder monkeytype (CSV). Es wurde nichts geändert; wähle eine andere Datei.
error-import-too-large = Diese Datei ist größer als { $megabytes } MB, mehr als jeder Verlauf. Es wurde nichts geändert; sieh nach, ob es die richtige ist.
error-import-broken = Dieser Verlauf ist beschädigt oder bricht mittendrin ab ({ $why }). Es wurde nichts geändert; sichere ihn dort, wo er herkommt, noch einmal.
error-import-empty = In dieser Datei ist kein einziges Ergebnis. Es wurde nichts geändert.
error-export-foreign = Dieses ZIP hat nicht Tactus gesichert, oder jemand hat es verändert ({ $file }). Hier wurde nichts geändert; wähle das ZIP so, wie Tactus es gesichert hat.
error-export-incomplete = In diesem Export fehlt { $file }. Hier wurde nichts geändert; sichere den Export auf dem anderen Computer noch einmal.
error-export-damaged = Dieser Export ist beschädigt ({ $file }). Hier wurde nichts geändert; kopiere ihn noch einmal oder sichere ihn auf dem anderen Computer neu.
error-export-newer = Dieser Export stammt von einem neueren Tactus. Hier wurde nichts geändert; aktualisiere Tactus und hole ihn dann noch einmal.
error-export-too-large = Dieses ZIP wird ausgepackt größer als { $megabytes } MB, und das wird kein Export. Es wurde nicht geöffnet und nichts geändert.
