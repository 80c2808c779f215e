statistics-title = Estadísticas
statistics-period = Periodo
period-week = 7 días
period-month = 30 días
period-quarter = 90 días
period-year = Año
period-all = Todo

statistics-gain = { $speed } más en este periodo
statistics-legend-median = mediana de cinco
statistics-legend-accuracy = precisión
statistics-lesson = lección { $number }
statistics-practice = práctica
statistics-as-table = Como tabla
statistics-as-chart = Como gráfico
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
statistics-quiet-title = Nada terminado en esta selección
statistics-quiet-text = Ninguna sesión terminada en este periodo, con esta distribución y con este tipo de texto. Todo lo demás sigue aquí.
statistics-quiet-action = Mostrar todo

# Mientras se calculan los meses anteriores a una actualización
statistics-summing = Tus meses anteriores aún se están calculando. Mientras tanto, las teclas, los pares, los dedos y el ritmo se muestran solo de los más recientes; todo lo demás está completo. No hace falta que esperes.
statistics-summing-done = { $share } calculado

# Qué se mira
statistics-layout = Distribución del teclado
statistics-any-layout = Todas las distribuciones
statistics-kind = Tipo de texto
statistics-any-kind = Todos los textos
kind-lesson = Lecciones
kind-practice = Práctica
kind-own-text = Textos propios
kind-test = Pruebas de velocidad
statistics-own-text = texto propio
statistics-test = prueba de velocidad

# La curva, y lo mismo en tabla
statistics-chart-day = Mediana de la velocidad por día, de { $slowest } a { $fastest }; mediana de las últimas cinco al final { $median }. Precisión de { $lowest } a { $highest }.
statistics-chart-week = Mediana de la velocidad por semana, de { $slowest } a { $fastest }; mediana de las últimas cinco al final { $median }. Precisión de { $lowest } a { $highest }.
statistics-legend-day = mediana de un día
statistics-legend-week = mediana de una semana
statistics-week-of = semana del { $day }
statistics-spell = { $day } · { $sessions ->
    [one] 1 sesión
   *[other] { $sessions } sesiones
} · { $speed } · { $accuracy }
statistics-table-curve = Velocidad y precisión a lo largo del tiempo, primero lo más nuevo
column-week = Semana del
column-sessions = Sesiones
column-range = Más lenta – más rápida
recent-title = Sesiones
recent-open = Resultado de { $what }, { $day }
figure-time-typed = tiempo tecleado
figure-time-typed-definition = El tiempo entre pulsaciones, cada intervalo con cinco segundos como mucho, en { $sessions ->
    [one] 1 sesión
   *[other] { $sessions } sesiones
} de esta selección; terminadas: { $finished }.
figure-of-sessions = El valor que queda en medio de tus sesiones terminadas.

calendar-title = El año
calendar-summary = { $days ->
    [one] 1 día de práctica
   *[other] { $days } días de práctica
} desde el { $from }, { $time } en total.
calendar-most = El máximo, el { $day }: { $time }.
calendar-none = sin práctica
column-month = Mes
column-days = Días
column-time = Tiempo

pairs-title = Pares
pairs-what = Qué pares
pairs-all = Todos
pairs-slow = Lentos
pairs-wrong = Fallidos
pairs-both = Ambos
pair-slow = lento
pair-wrong = fallido
pair-both = ambos
pairs-none = Ningún par así en esta selección.
pairs-more = Mostrar los { $count }
pairs-fewer = Mostrar menos
pairs-capped = Aquí hay { $count } de { $all } pares: todos los lentos y fallidos, y luego los más pulsados.
column-pair = Par
column-instead = En su lugar
figure-pair-slow = pares lentos
figure-pair-slow-definition = La mediana del intervalo antes de la segunda tecla supera al menos en un cuarto la de todos tus pares en esta selección. Hacen falta 15 intervalos que cuenten.
figure-pair-wrong = pares fallidos
figure-pair-wrong-definition = De las pulsaciones de la segunda tecla falló el 5 % o más, y al menos el doble que en todos tus pares. Hacen falta 20 pulsaciones.
figure-instead = tropiezos
figure-instead-definition = A la izquierda la tecla que se esperaba, a la derecha la que se pulsó; cuántas veces en esta selección.

gaps-title = Intervalos entre teclas
gaps-summary = La mitad de tus intervalos está entre { $lower } y { $upper }; la mitad dura menos de { $median }.
gaps-chart = { $count } intervalos; la mayoría entre { $from } y { $to }.
gaps-picture = el gráfico
gaps-picture-definition = Cada barra cuenta los intervalos de una duración en milisegundos; cuatro barras más allá duran el doble. La zona tenue es la mitad central de todos los intervalos; la línea, la mediana.
figure-gap = mediana del intervalo
figure-gap-definition = El tiempo antes de un acierto dentro de una palabra, después de otro acierto. Los intervalos de menos de 40 ms y de más de 5 s no cuentan.
column-from = Desde, ms
column-to = Hasta, ms
column-gaps = Intervalos
column-part = Parte del total

fingers-title = Dedos y manos
fingers-hands = Mano izquierda { $left }, mano derecha { $right } de todas las pulsaciones.
fingers-note = Para { $layout }.
column-finger = Dedo
finger-pinky-left = Meñique izquierdo
finger-ring-left = Anular izquierdo
finger-middle-left = Corazón izquierdo
finger-index-left = Índice izquierdo
finger-index-right = Índice derecho
finger-middle-right = Corazón derecho
finger-ring-right = Anular derecho
finger-pinky-right = Meñique derecho
finger-thumb = Pulgares
figure-finger = dedos
figure-finger-definition = Cada tecla se cuenta para el dedo que le da el método. Con qué dedo la pulsaste de verdad, un teclado no puede saberlo.
moves-title = De tecla a tecla
move-repeat = La misma tecla
move-same-finger = El mismo dedo
move-same-hand = La misma mano
move-other-hand = La otra mano
figure-move = movimientos
figure-move-definition = Lo que hacen las manos entre dos teclas de una palabra. Las teclas con Mayús, las muertas y el espacio quedan fuera.

pace-title = Dentro de una sesión
pace-quarter = Cuarto { $number }
pace-even = Al final vas tan rápido como al principio.
pace-slower = El último cuarto es un { $percent } más lento que el primero.
pace-faster = El último cuarto es un { $percent } más rápido que el primero.
pace-sessions = De { $sessions ->
    [one] 1 sesión.
   *[other] { $sessions } sesiones.
}
column-quarter = Parte
figure-pace = cuartos
figure-pace-definition = Cada sesión terminada de 100 pulsaciones o más se corta en cuatro partes con las mismas pulsaciones; se suman todas las primeras partes, todas las segundas, y así. La velocidad cuenta aciertos e intervalos de cinco segundos como mucho. Las sesiones de otros dispositivos no están.

norm-title = Entre personas adultas
norm-faster-than = { $speed }, tu mediana de { $sessions } pruebas y textos propios, es más rápida que la de unas { $of } de cada 100 personas de un gran estudio.
norm-fastest-tenth = { $speed }, tu mediana de { $sessions } pruebas y textos propios, está en la décima parte más rápida de un gran estudio.
norm-slowest-tenth = { $speed }, tu mediana de { $sessions } pruebas y textos propios, está en la décima parte más lenta de un gran estudio. Tu propia curva dice más.
norm-how = cómo se calcula
norm-how-definition = Con la media y la dispersión del estudio, tomadas como distribución normal; coincide con las décimas partes más lenta y más rápida que publicó, y más allá no se afirma nada. Lecciones y prácticas no cuentan, porque no son textos completos. Hacen falta cinco textos.
norm-source = Fuente: Dhakal, Feit, Kristensson y Oulasvirta, «Observations on Typing from 136 Million Keystrokes», CHI 2018. { $people } personas voluntarias teclearon frases en inglés en una página web, { $mean } de media. Vinieron por su cuenta, así que no son todo el mundo.
