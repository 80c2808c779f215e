course-summary = { $layout } · { $lessons ->
    [one] 1 lección
   *[other] { $lessons } lecciones
} en { $blocks ->
    [one] 1 bloque
   *[other] { $blocks } bloques
}
course-lessons-done = { $total ->
    [one] de 1 lección
   *[other] de { $total } lecciones
}
course-stars-earned = de { $total } estrellas
course-block-summary = { $lessons ->
    [one] 1 lección
   *[other] { $lessons } lecciones
} · { $stars } de { $total } estrellas
course-block-opens = se abre con { $stars ->
    [one] 1 estrella
   *[other] { $stars } estrellas
} en la lección { $lesson }
course-block-beats = { $stars } de { $total } estrellas, lección por lección
course-start = { $attempts ->
    [0] Empezar la lección { $number }
   *[other] Repetir la lección { $number }
}
course-tiles = Lecciones de «{ $block }»

tile-new-keys = nuevas
tile-drill = teclas
tile-words = palabras
tile-sentences = frases
tile-paragraphs = texto
tile-review = repaso
tile-all = todo
tile-more = y { $count } más
tile-name = Lección { $number }, { $kind }: { $keys }
tile-state-locked = aún cerrada
tile-state-current = siguiente

locked-title = La lección { $lesson } se abre con { $stars ->
    [one] 1 estrella
   *[other] { $stars } estrellas
} en la lección { $before }
locked-finish = La lección { $lesson } se abre al terminar la lección { $before }
locked-speed = Velocidad
locked-accuracy = Precisión
locked-finished = Terminada
locked-you = tú { $value }
locked-not-typed = aún sin escribir
locked-needs = pide { $value }
locked-met = cumplido
locked-unmet = aún sin cumplir
locked-missing-accuracy = Faltan { $points } puntos de precisión: { $slips ->
    [one] más o menos 1 tropiezo
   *[other] unos { $slips } tropiezos
} menos en { $length } caracteres.
locked-missing-speed = Faltan { $speed }.
locked-go-slower = Ve más despacio; tu velocidad tiene margen.
locked-keep-accuracy = La precisión ya la tienes.
locked-first = La lección { $before } aún está sin escribir. Termínala con { $stars ->
    [one] 1 estrella
   *[other] { $stars } estrellas
} y se abre esta.
locked-far = La lección { $before } tampoco está abierta todavía. Antes va la lección { $current }.
locked-go = { $attempts ->
    [0] Ir a la lección { $number }
   *[other] Repetir la lección { $number }
}

side-now = Ahora
side-lesson = Lección { $number }: { $title }
side-goal = { $length } caracteres; meta: { $speed } y { $accuracy }.
side-goal-child = { $length } caracteres, tan despacio como quieras.
side-start = Empezar
side-today = Hoy
side-today-goal = { $minutes } de { $goal } minutos
side-today-none = { $minutes ->
    [one] 1 minuto por ahora
   *[other] { $minutes } minutos por ahora
}
side-streak = { $days ->
    [one] 1 día
   *[other] { $days } días seguidos
}
