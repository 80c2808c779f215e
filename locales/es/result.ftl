# El resultado de una sesión.
result-saved = Guardado en este equipo
result-stars = { $stars ->
    [1] Una estrella.
    [2] Dos estrellas.
    [3] Tres estrellas.
    [4] Cuatro estrellas.
   *[5] Cinco estrellas.
}
result-opened = La lección { $number } está abierta.
result-more-stars = { $more ->
    [1] Una más que tu mejor resultado anterior.
    [2] Dos más que tu mejor resultado anterior.
   *[other] { $more } más que tu mejor resultado anterior.
}
result-same-stars = Las mismas que en tu mejor resultado anterior.
result-best-stays = { $stars ->
    [2] Tu mejor resultado sigue en dos.
    [3] Tu mejor resultado sigue en tres.
    [4] Tu mejor resultado sigue en cuatro.
   *[5] Tu mejor resultado sigue en cinco.
}
result-next-speed = Para { $count } necesitas { $speed }; tu precisión ya es suficiente.
result-next-accuracy = Para { $count } necesitas { $accuracy } de precisión; tu velocidad ya es suficiente.
result-next-both = Para { $count } necesitas { $speed } y { $accuracy } de precisión.
result-next-clean = Para { $count } no debe quedar ninguna letra equivocada en el texto.
result-next-count = { $stars ->
    [2] dos estrellas
    [3] tres estrellas
    [4] cuatro estrellas
   *[5] cinco estrellas
}
result-practice-done = Práctica terminada.
result-practice-why = La práctica no tiene estrellas. Cuenta para tus teclas y tus días.
result-piece-done = Este fragmento está escrito.
result-piece-why = Tu lugar queda guardado. Los textos propios no tienen estrellas; cuentan para tus teclas y tus días.
result-test-done = La prueba ha terminado.
result-test-why = Una prueba no tiene estrellas. Cuenta en tus estadísticas, no en el curso.
result-step-piece = El texto sigue
result-step-piece-why = El siguiente fragmento empieza donde acaba este.
result-step-test = Otra vez, con otras palabras
result-step-test-why = Una prueba dice poco. Varias dicen lo rápido que escribes.
result-unfinished = Guardado hasta donde llegaste.
result-unfinished-why = { $length ->
    [one] Escribiste una letra del texto. Las estrellas llegan con el texto terminado.
   *[other] Escribiste { $length } letras del texto. Las estrellas llegan con el texto terminado.
}
result-too-short = Muy poco para dar una velocidad.
result-too-short-why = Una velocidad necesita dos letras y algo de tiempo entre ellas. No se guardó nada.
result-unit-minutes = min
result-name-goal = { $name }, meta { $goal }
result-goal = meta { $goal }

result-chart = Velocidad y ritmo
result-chart-curve = { $unit }, ventana de 12{"\u00A0"}s
result-as-table = Como tabla
result-as-chart = Como gráfico
result-table-time = Tiempo
result-table-slips = Tropiezos
result-chart-none = La sesión fue demasiado corta para una curva.
result-chart-speed = La velocidad pasó de { $from } a { $to }.
result-chart-slips = { $slips ->
    [0] Sin tropiezos.
    [one] Un tropiezo.
   *[other] { $slips } tropiezos.
}
result-chart-pause = La pausa más larga duró { $seconds } segundos.
result-pause = { $seconds }{"\u00A0"}s en «{ $word }»
result-beat-how = Cada marca es una tecla; el espacio entre dos marcas es el tiempo entre ellas. Alta: primera letra de una palabra. Cruz: un tropiezo.

result-slips = Tropiezos: { $slips } de { $presses }
result-typed = salió
result-more-slips = { $kinds ->
    [one] y otro tipo más
   *[other] y otros { $kinds } tipos
}
result-no-slips = Sin tropiezos
result-no-slips-why = { $presses ->
    [one] La única pulsación fue correcta.
   *[other] Las { $presses } pulsaciones fueron correctas.
}
result-slowest-pair = Pareja más lenta
result-pair-median = tu mediana en esta sesión: { $median }

result-again = Otra vez
result-course = Curso
result-practise = Practicar { $units }
result-step-lesson = Siguiente: lección { $number }
result-step-lesson-why = Tienes lo que hace falta.
result-step-again = Siguiente: lo mismo otra vez
result-step-again-why = Tus manos ya conocen el texto: la segunda vez es más fácil.
result-step-practise = Siguiente: dos minutos de { $units }
result-step-practise-why = { $all ->
    [one] Tu único tropiezo fue en estas teclas.
   *[other] { $slips } de tus { $all } tropiezos fueron en estas teclas.
}
