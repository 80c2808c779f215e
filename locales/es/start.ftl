# Primer inicio: cinco preguntas en menos de un minuto
start-skip = Saltar, pregúntame después
start-not-now = Ahora no
start-step-language = Idioma
start-step-age = Edad
start-step-name = Nombre
start-step-keyboard = Teclado
start-step-goal = Meta
start-steps = Preguntas
start-left = { $count ->
    [0] Última pregunta
    [one] Después queda una pregunta
   *[other] Después quedan { $count } preguntas
}
start-next = Continuar
start-begin = Ir al curso

start-language-title = ¿En qué idioma vas a escribir?
start-language-lead = En él estarán el curso y todo lo que dice Tactus.

start-age-title = ¿Quién aprende?
start-age-lead = De esto dependen los textos, el ritmo y las palabras.
start-age-only = Por ahora hay un solo curso en este idioma. También sirve a quienes son más jóvenes; sus propios cursos vendrán después.
age-adults = Persona adulta
age-adults-note = Desde 18 años
age-teens = Adolescente
age-teens-note = De 12 a 17 años
age-kids = Niña o niño
age-kids-note = De 7 a 11 años: letra más grande, sin velocidad

start-name-title = ¿Cómo te llamamos?
start-name-lead = Tu nombre acompaña a tu progreso, para que varias personas puedan usar este equipo. No sale de él.
start-name-label = Nombre
start-name-help = Puedes dejarlo vacío.

start-keyboard-title = ¿Es este el teclado que tienes delante?
start-keyboard-lead = Lo suponemos por tu idioma y tu sistema. Pulsa algunas letras para afinar.
start-keyboard-lead-pressed = { $count ->
    [one] Lo suponemos por tu idioma y la tecla que pulsaste.
   *[other] Lo suponemos por tu idioma y las { $count } teclas que pulsaste.
}
start-keyboard-lead-chosen = El que elegiste.
start-keyboard-hint = Lo que pulses se ilumina donde creemos que está. Aquí no se registra nada.
start-keyboard-yes = Sí, es el mío
start-keyboard-other = ¿No del todo?
start-keyboard-all = { $count ->
   *[other] Las { $count } distribuciones
}
start-keyboard-later = Puedes cambiarlo cuando quieras.
form-ansi = Intro de una fila
form-iso = Intro de dos filas

start-goal-title = ¿Cuánto te gustaría practicar?
start-goal-lead = Una marca que orienta, nada más. Un día sin práctica no cuesta nada.
goal-minutes = { $minutes } minutos al día
goal-note-5 = una o dos lecciones
goal-note-10 = lo que calculan los cursos
goal-note-20 = para empezar con impulso
goal-none = Sin meta
goal-none-note = solo practicar
start-keyboard-picture = { $count ->
    [0] Teclado { $name }. Aún no has pulsado nada.
   *[other] Teclado { $name }. Pulsadas hasta ahora: { $keys }.
}
start-others = O seguir como
