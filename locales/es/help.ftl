help-title = Atajos de teclado
help-everywhere = En todas partes menos en una lección
help-profiles = En la lista de perfiles
help-lesson = En una lección
help-result = En un resultado
help-texts = Textos propios
help-or = o
help-posture = Postura y manos
help-open = Atajos de teclado
shortcut-help = Ver estos atajos
shortcut-profiles = Cambiar de perfil
shortcut-person = Elegir a una persona por su número o inicial
shortcut-pause = Pausa; otra vez para salir
shortcut-figures = Ver u ocultar velocidad y precisión
shortcut-next = El siguiente paso
shortcut-leave = Volver adonde estabas
shortcut-paste = Añadir el texto copiado
shortcut-back = Volver a la lista

intro-label = Antes de la primera lección
intro-steps = Pasos antes de la primera lección
intro-step-sit = Sentarse
intro-step-hands = Colocar las manos
intro-step-type = Primeras teclas
intro-skip = Saltar
intro-sit-title = Primero, siéntate bien
intro-sit-lead = Un minuto ahora te ahorra un cuello rígido después.
intro-picture = Alguien sentado a una mesa, de lado: espalda recta, codos en ángulo recto, pies apoyados
intro-screen = La pantalla a la altura de los ojos
intro-screen-note = A un brazo de distancia. Mírala a ella, no a tus manos.
intro-elbows = Los codos en ángulo recto
intro-elbows-note = Las muñecas flotan; al escribir no se apoyan en nada.
intro-back = La espalda recta, los hombros bajos
intro-back-note = Deja que el respaldo te sostenga. Nada debe tirar.
intro-feet = Los pies apoyados en el suelo
intro-feet-note = O sobre un libro grueso, si la silla es alta.
intro-sit-next = Ya estoy bien
intro-then-hands = Después: colocar las manos
intro-hands-title = Tus dedos tienen una casa
intro-hands-lead = Ocho teclas, ocho dedos. Después de cada pulsación, cada dedo vuelve a su casa.
intro-keyboard = Teclado con las teclas guía: { $left } y el índice izquierdo, el índice derecho y { $right }
intro-left = Índice izquierdo en { $key }
intro-right = Índice derecho en { $key }
intro-feel = La tecla tiene un pequeño relieve. Búscalo con el dedo, sin mirar, y púlsala.
intro-found = La has encontrado.
intro-others = Los demás se ponen al lado
intro-others-note = { $left } a la izquierda, { $right } a la derecha. Los pulgares flotan sobre la barra espaciadora.
intro-uncounted = Aquí no se cuenta nada.
intro-then-lesson = Después: lección 1, { $keys }
intro-hands-next = A la primera lección
intro-hands-untried = Seguir sin probar
intro-done = Volver al curso

sources-title = De qué está hecho Tactus
sources-note = Todo está en este equipo; no se carga nada de fuera.
sources-program = Programa
sources-faces = Tipos de letra
sources-words = Listas de palabras
sources-words-note = Con licencia CC BY-SA 4.0, junto con los ejercicios hechos con ellas. Cambios: filtradas, unidas, ordenadas y leídas palabra por palabra
sources-texts = Textos para practicar
sources-layouts = Distribuciones de teclado
sources-parts = Partes de otros
sources-parts-note = { $count ->
    [one] 1 biblioteca con su licencia
   *[other] { $count } bibliotecas con sus licencias
}

# A profile with a PIN
lock-text = Escribe el PIN de este perfil o elige abajo a otra persona.
lock-pin-title = Un PIN para este perfil
lock-pin-note = Tactus lo pide antes de mostrar nada de este perfil, cada vez que se abre o se cambia de perfil. Aleja a los curiosos, pero no cierra los datos con llave: quien usa este equipo puede llegar a los archivos.
lock-pin-removed = Ya no hay PIN.
lock-forgot-text = Entonces el PIN vale 24 horas más, y esta página se lo dice a todos. Después el perfil se abre sin él. Nada de lo aprendido se toca.
