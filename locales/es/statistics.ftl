statistics-title = Estadísticas
statistics-period = Periodo
period-week = 7 días
period-month = 30 días
period-eight-weeks = 8 semanas
period-all = Todo

statistics-gain = { $speed } más en este periodo
statistics-chart = Velocidad en { $sessions ->
    [one] 1 sesión
   *[other] { $sessions } sesiones
}: de { $slowest } a { $fastest }, mediana de las últimas cinco { $median }. Precisión de { $lowest } a { $highest }.
statistics-legend-session = una sesión
statistics-legend-median = mediana de cinco
statistics-legend-accuracy = precisión
statistics-session = { $day } · { $what } · { $speed } · { $accuracy }
statistics-lesson = lección { $number }
statistics-practice = práctica
statistics-as-table = Como tabla
statistics-as-chart = Como gráfico
statistics-table-sessions = Sesiones, primero las más nuevas
statistics-table-newest = Las { $count } más nuevas.
column-day = Día
column-what = Qué
column-speed = Velocidad
column-median = Mediana de cinco
column-accuracy = Precisión
column-key = Tecla
column-presses = Pulsaciones
column-slips = Tropiezos
column-share = Parte
column-gap = Mediana, ms

days-title = Días
days-summary = { $days } de { $of } días con práctica, { $time } en total
days-streak = { $days } días seguidos ahora
days-note = Una marca por día; su altura son los minutos. Un hueco no cuesta nada.
days-chart = Minutos por día del { $from } al { $to }; el máximo, el { $day }: { $time }.

instead-title = Una tecla por otra
instead-times = { $count ->
    [one] 1 vez
   *[other] { $count } veces
}
instead-name = { $typed } en lugar de { $expected }
instead-none = Ningún tropiezo en este periodo.

keys-title = Teclas
keys-what = Qué muestran los colores
keys-speed = Velocidad
keys-slips = Tropiezos
keys-presses = Pulsaciones
keys-few = pocas
keys-chart-speed = Mediana del intervalo por tecla, en milisegundos. Las más lentas: { $keys }.
keys-chart-slips = Tropiezos por tecla, en porcentaje. Donde más: { $keys }.
keys-chart-presses = Pulsaciones por tecla. Donde más: { $keys }.
keys-under = menos de { $value }
keys-more = { $value } o más
keys-note = Las teclas en blanco aún no se enseñaron o no se pulsaron en este periodo. «pocas»: menos de 20 pulsaciones.
key-space = espacio

statistics-empty-title = Aún no hay ninguna sesión terminada
statistics-empty-text = Tu velocidad, tu precisión y cada tecla estarán aquí después de la primera lección.
statistics-empty-action = Ir a la primera lección
statistics-quiet-title = Ninguna sesión terminada en este periodo
statistics-quiet-text = Un hueco no cuesta nada. Lo anterior sigue aquí.
statistics-quiet-action = Mostrar todo
