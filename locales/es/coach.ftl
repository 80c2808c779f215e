# El entrenador: qué practicar hoy, y por qué.
coach-title = Hoy, { $day }
coach-plan = Unos { $minutes } minutos en { $steps ->
    [one] 1 paso
   *[other] { $steps } pasos
}. A partir de { $sessions ->
    [one] 1 sesión
   *[other] { $sessions } sesiones
} en este equipo.
coach-plan-first = El plan es la primera lección. Después, lo que escribas dirá qué te ayuda.
coach-plan-done = Hoy ya has practicado { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
}.
coach-enough-title = Bastante por hoy
coach-enough-text = Has practicado un cuarto de hora o más. Un poco otro día ayuda más que mucho en uno solo.
coach-steps = Pasos del plan
coach-start = Empezar
coach-start-name = Empezar: { $what }
coach-done = hecho hoy

coach-practise = Practicar { $units }
coach-key = La tecla { $unit }
coach-pair = El par { $unit }
coach-why-warm-up = Esta la conoces bien: pone los dedos en marcha.
coach-why-weak = Lo que más se aparta del resto de lo que escribes.
coach-why-review = Hace tiempo que no lo escribes. Una visita corta lo mantiene.
coach-why-polish = No está flojo, pero es lo más alejado del resto de lo que escribes.
coach-why-new = Es la siguiente de tu curso.
coach-why-free = Con frases enteras, las teclas sueltas se vuelven texto.

coach-slow = En { $unit } tardas { $gap }; por el resto de lo que escribes serían { $usual }.
coach-wrong = { $errors } de { $presses } pulsaciones de { $unit } fueron erróneas, { $rate }; en total tienes { $usual }.
coach-line = { $unit }: { $gap }, muy probablemente entre { $low } y { $high }; por el resto de lo que escribes se esperarían { $usual }
coach-line-usual = se esperarían { $gap }
coach-samples = { $samples ->
    [one] a partir de 1 intervalo
   *[other] a partir de { $samples } intervalos
}

coach-weak-title = Lo que se aparta
coach-weak-none = Ahora mismo, ninguna tecla y ningún par.
coach-review-title = Teclas que conviene visitar
coach-review-text = Hace tiempo que no las escribes: { $keys }.
coach-review-key = { $unit }, { $days ->
    [one] 1 día
   *[other] { $days } días
}
coach-plateau-title = Tu velocidad lleva un tiempo igual
coach-plateau-text = En { $days } días con { $minutes } minutos en tres semanas, tu velocidad con las mismas teclas cambió un { $change } por semana, muy probablemente entre { $low } y { $high }.
coach-plateau-accuracy = Prueba esto durante dos semanas: más despacio y cada letra bien. Tu precisión es del { $accuracy }; a partir del 96 % la velocidad llega sola.
coach-plateau-bursts = Prueba esto durante dos semanas: un minuto cada vez, tan rápido como salga. Con una precisión del { $accuracy } te lo puedes permitir.
coach-dismiss = Ahora no
coach-dismiss-name = Ahora no: { $what }
coach-dismissed = Apartado por un tiempo.
coach-how-title = Cómo decide el entrenador
coach-how = Cada tecla y cada par se mide con lo que tú mismo escribes: tus manos, tus dedos y lo raro que es en el idioma. Pocas pulsaciones cuentan poco, y las antiguas menos. Lo que se aparta lo hace con certeza, no por azar.
