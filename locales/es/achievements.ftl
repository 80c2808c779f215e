# Logros: cómo se llaman y qué piden. Los números vienen de content/achievements.toml; en los textos no hay ninguno.
# $percent y $speed llegan ya escritos, con su unidad.
achievement-first-bar = El primer compás
achievement-how-first-bar = Una primera lección superada
achievement-home-row = Dedos en casa
achievement-how-home-row = Todas las lecciones del primer bloque superadas
achievement-opening-pairs = Parejas bien avenidas
achievement-how-opening-pairs = Todas las lecciones del segundo bloque superadas
achievement-whole-alphabet = De la A a la Z
achievement-how-whole-alphabet = Todas las lecciones del tercer bloque superadas: ya no falta ninguna letra
achievement-capitals = Con mayúscula
achievement-how-capitals = El bloque de mayúsculas y signos de la frase superado
achievement-digits = Las cuentas claras
achievement-how-digits = El bloque de las cifras superado
achievement-symbols = La letra pequeña
achievement-how-symbols = El bloque de los símbolos superado, o casi
achievement-fluency = Sobre ruedas
achievement-how-fluency = El último bloque superado
achievement-half-way = Un alto en el camino
achievement-how-half-way = La mitad de las lecciones de un curso superadas
achievement-whole-course = De principio a fin
achievement-how-whole-course = Un curso superado, salvo alguna lección suelta
achievement-ten-keys = Un puñado de teclas
achievement-how-ten-keys = { $count } teclas de lecciones superadas
achievement-thirty-keys = El manojo entero
achievement-how-thirty-keys = { $count } teclas de lecciones superadas
achievement-forty-stars = Noche despejada
achievement-how-forty-stars = { $count } estrellas entre todas las lecciones
achievement-star-map = Mapa del cielo
achievement-how-star-map = { $count } estrellas entre todas las lecciones
achievement-night-sky = Lejos de la ciudad
achievement-how-night-sky = { $count } estrellas entre todas las lecciones
achievement-all-five = Las cinco
achievement-how-all-five = Cinco estrellas en una lección
achievement-fives = De cinco en cinco
achievement-how-fives = { $count ->
    [one] Cinco estrellas en { $count } lección
   *[other] Cinco estrellas en { $count } lecciones
}

achievement-clean-line = Una línea limpia
achievement-how-clean-line = { $count } pulsaciones o más sin un tropiezo
achievement-clean-sheet = Ni un borrón
achievement-how-clean-sheet = { $count } pulsaciones o más sin un tropiezo
achievement-ten-clean = Manos limpias
achievement-how-ten-clean = { $count ->
    [one] { $count } texto sin un tropiezo
   *[other] { $count } textos sin un tropiezo
}
achievement-fifty-clean = La goma descansa
achievement-how-fifty-clean = { $count ->
    [one] { $count } texto sin un tropiezo
   *[other] { $count } textos sin un tropiezo
}
achievement-careful = Con esmero
achievement-how-careful = Precisión del { $percent } en { $count } pulsaciones o más
achievement-careful-days = Esmero de a diario
achievement-how-careful-days = { $count ->
    [one] Precisión del { $percent } en { $count } día
   *[other] Precisión del { $percent } en { $count } días distintos
}
achievement-careful-season = Ya es costumbre
achievement-how-careful-season = { $count ->
    [one] Precisión del { $percent } en { $count } día
   *[other] Precisión del { $percent } en { $count } días distintos
}
achievement-no-way-back = Sin vuelta atrás
achievement-how-no-way-back = Precisión del { $percent } en { $count } pulsaciones o más, sin tecla de retroceso
achievement-put-right = Todo en su sitio
achievement-how-put-right = Cada tropiezo encontrado y arreglado, cuando podía quedarse
achievement-one-slip = El único
achievement-how-one-slip = Un solo tropiezo en { $count } pulsaciones o más

achievement-even-hand = Buen pulso
achievement-how-even-hand = Regularidad del { $percent } o más
achievement-steady-hand = Como un reloj
achievement-how-steady-hand = Regularidad del { $percent } o más
achievement-one-breath = De un tirón
achievement-how-one-breath = { $count } pulsaciones o más y ninguna pausa entre ellas

achievement-three-days = Mucho gusto
achievement-how-three-days = { $count ->
    [one] Práctica en { $count } día
   *[other] Práctica en { $count } días
}
achievement-two-weeks = Dos semanas de días
achievement-how-two-weeks = Práctica en { $count } días, aunque sea a saltos
achievement-hundred-days = Cien tardes
achievement-how-hundred-days = Práctica en { $count } días, aunque sea a saltos
achievement-seven-in-a-row = Cuentas de un collar
achievement-how-seven-in-a-row = { $count } días seguidos; uno libre por semana no rompe el hilo
achievement-thirty-in-a-row = Collar de varias vueltas
achievement-how-thirty-in-a-row = { $count } días seguidos; uno libre por semana no rompe el hilo
achievement-four-weeks = Un hueco en la semana
achievement-how-four-weeks = { $count ->
    [one] { $count } semana con práctica
   *[other] { $count } semanas con práctica
} { $each ->
    [one] al menos { $each } día
   *[other] al menos { $each } días
}
achievement-twelve-weeks = Todo un trimestre
achievement-how-twelve-weeks = { $count ->
    [one] { $count } semana con práctica
   *[other] { $count } semanas con práctica
} { $each ->
    [one] al menos { $each } día
   *[other] al menos { $each } días
}
achievement-six-months = Hojas del calendario
achievement-how-six-months = { $count ->
    [one] Práctica en { $count } mes
   *[other] Práctica en { $count } meses distintos
}
achievement-whole-week = Cualquier día es bueno
achievement-how-whole-week = Práctica en cada día de la semana, aunque fuera en semanas distintas

achievement-back-again = Aquí otra vez
achievement-how-back-again = { $days ->
    [one] Práctica { $days } día o más después de otra
   *[other] Práctica { $days } días o más después de otra
}
achievement-back-and-back = La puerta sigue abierta
achievement-how-back-and-back = { $count ->
    [one] { $count } vuelta
   *[other] { $count } vueltas
}, cada una { $days ->
    [one] { $days } día o más después
   *[other] { $days } días o más después
}
achievement-a-year-later = Un año después
achievement-how-a-year-later = { $days ->
    [one] Práctica { $days } día o más después de otra
   *[other] Práctica { $days } días o más después de otra
}
achievement-better-today = Hoy, mejor
achievement-how-better-today = Una lección con bastantes menos tropiezos que algún día anterior
achievement-better-and-better = Cada vez mejor
achievement-how-better-and-better = { $count ->
    [one] { $count } lección con bastantes menos tropiezos que algún día anterior
   *[other] { $count } lecciones con bastantes menos tropiezos que algún día anterior
}
achievement-old-friend = Una vieja conocida
achievement-how-old-friend = { $days ->
    [one] Una lección escrita de nuevo al cabo de { $days } día o más
   *[other] Una lección escrita de nuevo al cabo de { $days } días o más
}

achievement-own-words = Con tus palabras
achievement-how-own-words = Un texto tuyo escrito hasta el final
achievement-bookshelf = Estantería
achievement-how-bookshelf = { $count ->
    [one] { $count } texto tuyo escrito hasta el final
   *[other] { $count } textos tuyos escritos hasta el final
}
achievement-extra-bars = Unos compases más
achievement-how-extra-bars = { $count ->
    [one] { $count } práctica terminada
   *[other] { $count } prácticas terminadas
}
achievement-second-language = Segunda lengua
achievement-how-second-language = { $count ->
    [one] { $count } idioma
   *[other] { $count } idiomas
} con { $each ->
    [one] { $each } lección superada en cada uno
   *[other] { $each } lecciones superadas en cada uno
}
achievement-third-language = En tres casas
achievement-how-third-language = { $count ->
    [one] { $count } idioma
   *[other] { $count } idiomas
} con { $each ->
    [one] { $each } lección superada en cada uno
   *[other] { $each } lecciones superadas en cada uno
}
achievement-other-keyboard = Otro mapa
achievement-how-other-keyboard = Una lección en Dvorak, Colemak, Workman, Neo o Bépo

achievement-andante = Andante
achievement-how-andante = { $speed } en una lección, con una precisión del { $percent } o más
achievement-moderato = Moderato
achievement-how-moderato = { $speed } en una lección, con una precisión del { $percent } o más
achievement-allegro = Allegro
achievement-how-allegro = { $speed } en una lección, con una precisión del { $percent } o más
achievement-speed-demon = Prestissimo
achievement-how-speed-demon = { $speed } en una lección, con una precisión del { $percent } o más

# La pantalla, y la línea del resultado
achievements-title = Logros
achievements-summary = { $reached } conseguidos, { $underway } en camino, { $hidden } ocultos
achievements-reached = Conseguidos
achievements-under-way = En camino
achievements-ahead = Por delante
achievements-hidden = { $count ->
    [one] Hay uno oculto
   *[other] Hay { $count } ocultos
}
achievements-hidden-why = Se dejan ver cuando ocurren. Nada más depende de ellos.
achievements-empty = Aún no hay nada
achievements-empty-why = El primero llega con tu primera lección superada.
achievements-result = Conseguido: { $names }
achievements-so-far = lo mejor hasta ahora: { $have }
achievements-days = { $have } de { $need } días
achievements-days-in-a-row = { $have } de { $need } días seguidos
achievements-weekdays = { $have } de { $need } días de la semana
achievements-weeks = { $have } de { $need } semanas
achievements-months = { $have } de { $need } meses
achievements-returns = { $need ->
    [one] { $have } de { $need } vuelta
   *[other] { $have } de { $need } vueltas
}
achievements-sessions = { $have } de { $need } sesiones
achievements-texts = { $have } de { $need } textos
achievements-lessons = { $need ->
    [one] { $have } de { $need } lección
   *[other] { $have } de { $need } lecciones
}
achievements-stars = { $have } de { $need } estrellas
achievements-keys = { $have } de { $need } teclas
achievements-languages = { $have } de { $need } idiomas
achievements-keystrokes = { $have } de { $need } pulsaciones
achievements-all = Mostrar los { $count }
achievements-title-child = Mi colección
achievements-summary-child = Hasta ahora: { $reached }
achievements-points = { $points ->
    [one] { $points } punto
   *[other] { $points } puntos
}
achievements-tier-bronze = Bronce
achievements-tier-silver = Plata
achievements-tier-gold = Oro
achievements-tier-platinum = Platino
achievements-about-path = El curso
achievements-about-accuracy = Cuidado
achievements-about-rhythm = Regularidad
achievements-about-days = Días
achievements-about-again = Volver
achievements-about-breadth = Otros textos
achievements-about-speed = Velocidad
