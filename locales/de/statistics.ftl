statistics-title = Statistik
statistics-period = Zeitraum
period-week = 7 Tage
period-month = 30 Tage
period-quarter = 90 Tage
period-year = Jahr
period-all = Alles

statistics-gain = { $speed } mehr in diesem Zeitraum
statistics-legend-median = Median aus fünf
statistics-legend-accuracy = Genauigkeit
statistics-lesson = Lektion { $number }
statistics-practice = Übung
statistics-as-table = Als Tabelle
statistics-as-chart = Als Bild
statistics-table-newest = Die neuesten { $count }.
column-day = Tag
column-what = Was
column-speed = Tempo
column-median = Median aus fünf
column-accuracy = Genauigkeit
column-key = Taste
column-presses = Tastendrücke
column-slips = Fehler
column-share = Anteil
column-gap = Median, ms

days-title = Tage
days-summary = An { $days } von { $of } Tagen geübt, zusammen { $time }
days-streak = jetzt { $days ->
    [one] 1 Tag
   *[other] { $days } Tage
} in Folge
days-note = Ein Strich je Tag, seine Höhe sind die Minuten. Eine Lücke kostet nichts.
days-chart = Minuten am Tag vom { $from } bis zum { $to }; die meisten am { $day }: { $time }.

instead-title = Stattdessen getippt
instead-times = { $count ->
    [one] einmal
   *[other] { $count }-mal
}
instead-name = { $typed } statt { $expected }
instead-none = Kein Fehler in diesem Zeitraum.

keys-title = Tasten
keys-what = Was die Farben zeigen
keys-speed = Tempo
keys-slips = Fehler
keys-presses = Tastendrücke
keys-few = wenig
keys-chart-speed = Median der Abstände je Taste in Millisekunden. Am langsamsten: { $keys }.
keys-chart-slips = Fehler je Taste in Prozent. Am meisten: { $keys }.
keys-chart-presses = Tastendrücke je Taste. Am meisten: { $keys }.
keys-under = unter { $value }
keys-more = ab { $value }
keys-note = Leere Tasten waren in diesem Zeitraum noch nicht dran. „wenig“: unter 20 Tastendrücke.
key-space = Leertaste

statistics-empty-title = Noch kein beendeter Durchgang
statistics-empty-text = Nach der ersten Lektion stehen hier dein Tempo, deine Genauigkeit und jede Taste.
statistics-empty-action = Zur ersten Lektion
statistics-quiet-title = In dieser Auswahl ist nichts beendet
statistics-quiet-text = Kein beendeter Durchgang in diesem Zeitraum, auf dieser Tastatur, mit dieser Art Text. Alles andere ist noch da.
statistics-quiet-action = Alles zeigen

# Solange Monate von vor einer Aktualisierung gezählt werden
statistics-summing = Deine früheren Monate werden noch ausgewertet. So lange stehen Tasten, Paare, Finger und Rhythmus hier nur für die späteren; alles andere ist vollständig. Du musst nicht darauf warten.
statistics-summing-done = { $share } ausgewertet

# Was gezeigt wird
statistics-layout = Tastaturbelegung
statistics-any-layout = Alle Belegungen
statistics-kind = Art des Textes
statistics-any-kind = Alle Texte
kind-lesson = Lektionen
kind-practice = Übungen
kind-own-text = Eigene Texte
kind-test = Tempotests
statistics-own-text = eigener Text
statistics-test = Tempotest

# Die Kurve, und dasselbe als Tabelle
statistics-chart-day = Median des Tempos je Tag, von { $slowest } bis { $fastest }; Median der letzten fünf am Ende { $median }. Genauigkeit von { $lowest } bis { $highest }.
statistics-chart-week = Median des Tempos je Woche, von { $slowest } bis { $fastest }; Median der letzten fünf am Ende { $median }. Genauigkeit von { $lowest } bis { $highest }.
statistics-legend-day = Median eines Tages
statistics-legend-week = Median einer Woche
statistics-week-of = Woche ab { $day }
statistics-spell = { $day } · { $sessions ->
    [one] 1 Durchgang
   *[other] { $sessions } Durchgänge
} · { $speed } · { $accuracy }
statistics-table-curve = Tempo und Genauigkeit im Lauf der Zeit, das Neueste zuerst
column-week = Woche ab
column-sessions = Durchgänge
column-range = Am langsamsten – am schnellsten
recent-title = Durchgänge
recent-open = Ergebnis: { $what }, { $day }
figure-time-typed = getippte Zeit
figure-time-typed-definition = Die Zeit zwischen den Tastendrücken, jeder Abstand mit höchstens fünf Sekunden gezählt, über { $sessions ->
    [one] 1 Durchgang
   *[other] { $sessions } Durchgänge
} dieser Auswahl, davon { $finished } beendet.
figure-of-sessions = Der mittlere Wert deiner beendeten Durchgänge.

calendar-title = Das Jahr
calendar-summary = { $days ->
    [one] 1 Übungstag
   *[other] { $days } Übungstage
} seit dem { $from }, zusammen { $time }.
calendar-most = Am meisten am { $day }: { $time }.
calendar-none = nicht geübt
column-month = Monat
column-days = Tage
column-time = Zeit

pairs-title = Paare
pairs-what = Welche Paare
pairs-all = Alle
pairs-slow = Langsam
pairs-wrong = Falsch
pairs-both = Beides
pair-slow = langsam
pair-wrong = falsch
pair-both = beides
pairs-none = Kein solches Paar in dieser Auswahl.
pairs-more = Alle { $count } zeigen
pairs-fewer = Weniger zeigen
pairs-capped = Hier sind { $count } von { $all } Paaren: alle langsamen und falschen, dann die häufigsten.
column-pair = Paar
column-instead = Stattdessen
figure-pair-slow = langsame Paare
figure-pair-slow-definition = Der Median des Abstands vor der zweiten Taste liegt mindestens ein Viertel über dem aller deiner Paare in dieser Auswahl. Dafür braucht es 15 Abstände, die zählen.
figure-pair-wrong = falsche Paare
figure-pair-wrong-definition = Von den Tastendrücken auf die zweite Taste waren 5 % oder mehr falsch, und mindestens doppelt so viele wie über alle Paare. Dafür braucht es 20 Tastendrücke.
figure-instead = Fehler
figure-instead-definition = Links die Taste, die an der Reihe war, rechts die gedrückte; wie oft in dieser Auswahl.

gaps-title = Abstände zwischen Tasten
gaps-summary = Die Hälfte deiner Abstände liegt zwischen { $lower } und { $upper }, die Hälfte ist kürzer als { $median }.
gaps-chart = { $count } Abstände; die meisten zwischen { $from } und { $to }.
gaps-picture = das Bild
gaps-picture-definition = Jeder Balken zählt die Abstände einer Länge in Millisekunden; vier Balken weiter sind sie doppelt so lang. Getönt ist die mittlere Hälfte aller Abstände, der Strich ist der Median.
figure-gap = Median der Abstände
figure-gap-definition = Die Zeit vor einem richtigen Tastendruck mitten im Wort, nach einem anderen richtigen. Abstände unter 40 ms und über 5 s zählen nicht.
column-from = Von, ms
column-to = Bis, ms
column-gaps = Abstände
column-part = Teil von allen

fingers-title = Finger und Hände
fingers-hands = Linke Hand { $left }, rechte Hand { $right } aller Tastendrücke.
fingers-note = Gezeigt für { $layout }.
column-finger = Finger
finger-pinky-left = Kleinfinger links
finger-ring-left = Ringfinger links
finger-middle-left = Mittelfinger links
finger-index-left = Zeigefinger links
finger-index-right = Zeigefinger rechts
finger-middle-right = Mittelfinger rechts
finger-ring-right = Ringfinger rechts
finger-pinky-right = Kleinfinger rechts
finger-thumb = Daumen
figure-finger = Finger
figure-finger-definition = Eine Taste zählt für den Finger, dem das Zehnfingersystem sie gibt. Welchen du wirklich genommen hast, kann eine Tastatur nicht wissen.
moves-title = Von Taste zu Taste
move-repeat = Dieselbe Taste
move-same-finger = Derselbe Finger
move-same-hand = Dieselbe Hand
move-other-hand = Die andere Hand
figure-move = Wege
figure-move-definition = Was die Hände zwischen zwei Tasten eines Wortes tun. Tasten mit Umschalt, tote Tasten und die Leertaste bleiben außen vor.

pace-title = Innerhalb eines Durchgangs
pace-quarter = Viertel { $number }
pace-even = Am Ende bist du so schnell wie am Anfang.
pace-slower = Das letzte Viertel ist { $percent } langsamer als das erste.
pace-faster = Das letzte Viertel ist { $percent } schneller als das erste.
pace-sessions = Aus { $sessions ->
    [one] 1 Durchgang.
   *[other] { $sessions } Durchgängen.
}
column-quarter = Teil
figure-pace = Viertel
figure-pace-definition = Jeder beendete Durchgang ab 100 Tastendrücken wird in vier Teile mit gleich vielen geteilt; alle ersten Teile werden zusammengezählt, alle zweiten und so fort. Für das Tempo zählen richtige Tastendrücke und Abstände bis fünf Sekunden. Durchgänge von anderen Geräten sind nicht dabei.

norm-title = Unter Erwachsenen
norm-faster-than = { $speed }, dein Median aus { $sessions } Tests und eigenen Texten, ist schneller als etwa { $of } von 100 Menschen einer großen Studie.
norm-fastest-tenth = { $speed }, dein Median aus { $sessions } Tests und eigenen Texten, gehört zum schnellsten Zehntel einer großen Studie.
norm-slowest-tenth = { $speed }, dein Median aus { $sessions } Tests und eigenen Texten, gehört zum langsamsten Zehntel einer großen Studie. Deine eigene Kurve sagt mehr.
norm-how = wie das gerechnet ist
norm-how-definition = Aus Mittel und Streuung der Studie, als Normalverteilung genommen; sie trifft das veröffentlichte langsamste und schnellste Zehntel, und darüber hinaus wird nichts behauptet. Lektionen und Übungen zählen nicht, denn sie sind keine ganzen Texte. Dafür braucht es fünf Texte.
norm-source = Quelle: Dhakal, Feit, Kristensson und Oulasvirta, „Observations on Typing from 136 Million Keystrokes“, CHI 2018. { $people } Freiwillige tippten englische Sätze auf einer Webseite, im Mittel { $mean }. Sie kamen von selbst, sind also nicht alle Menschen.
