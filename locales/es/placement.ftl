# Nivel: por dónde empezar el curso. $age es adults, teens o kids; $lesson, la lección que toca de todos modos.
placement-title = { $lesson ->
    [1] ¿Por dónde empezamos?
   *[other] ¿Por dónde seguimos?
}
placement-lead = { $age ->
    [kids] Hay { $lessons } lecciones. Si tus dedos ya conocen algunas teclas, puedes empezar más adelante.
   *[adults] Te esperan { $lessons } lecciones. Si tus dedos ya conocen algunas teclas, puedes empezar más adelante.
}
placement-first = { $lesson ->
    [1] Desde la primera lección
   *[other] Donde estás
}
placement-first-text = { $lesson ->
    [1] { $age ->
        [kids] Unas pocas teclas cada vez. Es lo mejor si todavía buscas las letras.
       *[adults] Unas pocas teclas cada vez. Es lo mejor si miras el teclado al escribir.
    }
   *[other] El curso continúa como hasta ahora, lección a lección.
}
placement-find = Encontrar mi sitio
placement-find-text = { $age ->
    [kids] { $texts ->
        [one] Un texto corto muestra
       *[other] Hasta { $texts } textos cortos muestran
    } qué teclas conoces. Sin prisa, y puedes parar cuando quieras.
   *[adults] { $minutes ->
        [one] Cerca de un minuto
       *[other] Unos { $minutes } minutos
    }: { $texts ->
        [one] un texto corto
       *[other] hasta { $texts } textos cortos, cada uno con más teclas
    }. Puedes parar en cualquier momento.
}
placement-begin = { $age ->
    [kids] Probar
   *[adults] Hacer la prueba
}
placement-look = Mirar primero
placement-look-text = { $age ->
    [kids] El mapa te enseña todas las lecciones. Desde allí puedes volver aquí.
   *[adults] El mapa muestra cada lección y qué la abre. La prueba también está allí.
}
placement-map = Ver el mapa
placement-promise-stars = La prueba abre lecciones. No completa ninguna, así que no regala estrellas.
placement-promise-open = Lo que está abierto sigue abierto.
placement-promise-again = Puedes repetirla desde el mapa.

# Entre dos textos y durante uno
placement-next = Texto { $number } de { $total }
placement-next-note = { $age ->
    [kids] Escribe como siempre. Puedes parar cuando quieras.
   *[adults] Escribe como siempre. Puedes parar en cualquier momento; lo que has escrito cuenta.
}
placement-stop = Parar aquí

# El sitio encontrado. $known y $next son nombres de bloques
placement-found = { $age ->
    [kids] Tu sitio: la lección { $number }
   *[adults] Empieza por la lección { $number }
}
placement-why-none = { $age ->
    [kids] Aquí tus dedos aprenden sus primeras teclas, una tras otra.
   *[adults] Con las primeras teclas vale la pena empezar de nuevo: sostienen todo lo demás.
}
placement-why-some = { $age ->
    [kids] «{ $known }» te sale bien. En «{ $next }» hay cosas nuevas por descubrir.
   *[adults] «{ $known }» ya está firme. En «{ $next }» fuiste más despacio o tropezaste más: ahí es donde más rinde practicar.
}
placement-why-all = { $age ->
    [kids] Conoces todas las teclas. Ahora vienen las lecciones para que fluyan.
   *[adults] Todos los textos salieron firmes. Queda hacer que fluya.
}
placement-why-stopped = { $age ->
    [kids] Paraste antes del final, y está bien. Hasta aquí hemos llegado.
   *[adults] Paraste antes del final. Este es el sitio que indica lo que escribiste.
}
placement-beats = El curso como una línea de { $lessons } lecciones. Tu sitio: la lección { $start }.
placement-typed = Lo que escribiste
placement-text = Texto
placement-verdict = Resultado
placement-known = lo dominas
placement-unfinished = sin terminar
placement-from-here = por aprender
placement-needed = hacen falta { $speed } y { $accuracy }
placement-sum = { $time }, { $length } caracteres. Un texto se da por sabido cuando alcanza la meta de sus lecciones, en velocidad y en precisión.
placement-opens = Lo que se abre
placement-opens-lessons = { $start ->
    [1] La lección 1 ya está abierta. Las demás se abren una tras otra.
   *[other] { $age ->
        [kids] Empieza la lección { $start } y se abren de la 1 a la { $start }. Todas sus estrellas te siguen esperando.
       *[adults] Empieza la lección { $start } y se abren de la 1 a la { $start }. Ninguna cuenta como hecha; las estrellas están por ganar.
    }
}
placement-weak = { $count ->
    [one] La tecla que más te costó:
   *[other] Las teclas que más te costaron:
}
placement-not-right = { $age ->
    [kids] ¿No te encaja? Prueba otra vez, o elige en el mapa cualquier lección abierta.
   *[adults] ¿No encaja? Repite la prueba, o empieza por cualquier lección abierta del mapa.
}
placement-again = Repetir la prueba
placement-go-on = Seguir con la prueba
placement-from-first = Desde la primera lección
