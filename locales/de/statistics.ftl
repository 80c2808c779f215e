statistics-title = Statistik
statistics-period = Zeitraum
period-week = 7 Tage
period-month = 30 Tage
period-eight-weeks = 8 Wochen
period-all = Alles

statistics-gain = { $speed } mehr in diesem Zeitraum
statistics-chart = Tempo über { $sessions ->
    [one] 1 Durchgang
   *[other] { $sessions } Durchgänge
}: von { $slowest } bis { $fastest }, Median der letzten fünf { $median }. Genauigkeit von { $lowest } bis { $highest }.
statistics-legend-session = ein Durchgang
statistics-legend-median = Median aus fünf
statistics-legend-accuracy = Genauigkeit
statistics-session = { $day } · { $what } · { $speed } · { $accuracy }
statistics-lesson = Lektion { $number }
statistics-practice = Übung
statistics-as-table = Als Tabelle
statistics-as-chart = Als Bild
statistics-table-sessions = Durchgänge, die neuesten zuerst
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
statistics-quiet-title = Kein beendeter Durchgang in diesem Zeitraum
statistics-quiet-text = Eine Lücke kostet nichts. Was vorher war, ist noch da.
statistics-quiet-action = Alles zeigen
