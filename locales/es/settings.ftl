settings-title = Ajustes
settings-keyboard = Teclado y escritura
settings-text = Texto
settings-look = Apariencia
settings-lesson = En la lección
settings-about = Este equipo
settings-at-once = Los cambios valen al momento.
settings-reset = Restablecer esta página
settings-reset-done = Esta página está como al principio.

setting-layout = Distribución del teclado
setting-layout-note = La que llevan impresa tus teclas.
setting-policy = Después de un tropiezo
setting-policy-note = En las lecciones. La velocidad y la precisión de respuestas distintas nunca se comparan.
policy-stop-on-error = Esperar la tecla correcta
policy-free = Seguir; Retroceso corrige
policy-no-backspace = Seguir; nada corrige
setting-speed = Velocidad
setting-speed-note = Palabras o caracteres por minuto. Una palabra equivale a cinco caracteres.
speed-wpm = Palabras por minuto
speed-cpm = Caracteres por minuto

setting-text-size = Tamaño del texto
setting-text-size-note = De todo lo que hay en esta ventana.
setting-type-size = Texto de las lecciones
setting-type-size-note = El tamaño de las letras que escribes.
setting-letters = Espacio entre letras
setting-letters-note = En el texto de las lecciones.
setting-words = Espacio entre palabras
setting-words-note = En el texto de las lecciones.
setting-sample = Así se ven tus lecciones
unit-px = { $value }{"\u00A0"}px
unit-percent = { $value }{"\u00A0"}%

setting-language = Idioma
setting-language-note = De la interfaz. El curso conserva el suyo.
setting-theme = Colores
setting-theme-note = «Como el sistema» sigue también su contraste.
theme-system = Como el sistema
theme-light = Claros
theme-dark = Oscuros
theme-contrast = Alto contraste

setting-keyboard = Imagen del teclado
setting-keyboard-note = Debajo del texto. Las teclas dominadas se atenúan y vuelven cuando dudas.
setting-hands = Manos
setting-hands-note = Qué dedo sigue, a la izquierda y a la derecha del teclado.
setting-figures = Velocidad y precisión al escribir
setting-figures-note = Una línea discreta, arriba. El resultado las muestra siempre.
setting-goal = Meta diaria
setting-goal-note = Una marca que orienta. Un día sin práctica no cuesta nada.
goal-minutes-short = { $minutes }{"\u00A0"}min
goal-none-short = Ninguna

about-version = Versión
about-server = Servidor de sincronización
about-server-note = Solo se usa cuando estás en tu cuenta.
about-data = Tus datos
about-data-note = Cada sesión se guarda primero en este equipo. Sin cuenta, nada sale de él.
about-report = Informe para quien administra
about-report-note = Cómo están este equipo, la red y el camino al servidor. No nombra a nadie ni contiene nada de lo escrito.
report-look = Ver el informe
report-close = Cerrar
report-save = Guardar en un archivo
report-text = El informe, en inglés
settings-locked = fijado para este equipo
setting-on = Sí
setting-off = No

settings-course = Curso
setting-digits = Cifras
setting-digits-note = Aquí las escuelas no coinciden. Quédate con la que conocen tus manos.
digits-standard = 6 con el índice derecho, lo más enseñado
digits-t6 = 6 con el índice izquierdo
digits-o0 = 6 con el índice izquierdo, 2 con el meñique, 0 con el anular
digits-picture = Tu teclado, con el dedo de cada tecla: { $fingers }
setting-course-language = Idioma del curso
setting-course-language-note = Lo que escribes. La interfaz tiene el suyo, en Apariencia.
setting-course-age = Pensado para
setting-course-age-note = De esto dependen los textos, el ritmo y las palabras.
course-stays = Lo que has logrado en un curso se conserva, y sigue ahí cuando vuelves.
course-changed = Tu curso es ahora «{ $name }».
own-title = Cursos y distribuciones propios
own-note = Un docente puede escribir un curso, y cualquiera una distribución de teclado. Pon el archivo en su carpeta y vuelve a leerla.
own-courses = Cursos
own-layouts = Distribuciones
own-again = Leer de nuevo
own-none = Todavía no hay nada.
own-no-layout = Ninguna de tus distribuciones lo escribe entero.
own-problems = { $count ->
    [one] Hay 1 archivo que no se usa
   *[other] Hay { $count } archivos que no se usan
}
own-line = línea { $line }

copies-title = Copias de tus datos
copies-note = Tactus hace una al día y guarda tres, y otra antes de cada versión nueva.
copies-none = La primera copia se hace hoy, cuando hayas practicado.
copy-day = Copia del { $day }
copy-update = Copia de antes de una versión nueva
copy-sessions = { $count ->
    [0] aún sin sesiones
    [one] 1 sesión, la última del { $newest }
   *[other] { $count } sesiones, la última del { $newest }
}
copy-restore = Volver a ella
copy-ask = ¿Volver a esta copia?
copy-ask-text = Los ajustes quedarán como entonces. Todas las sesiones y lecciones abiertas, las de la copia y las de después, se conservan; el archivo de hoy se guarda al lado.
copy-ask-yes = Volver a la copia
copy-ask-no = Dejarlo como está
copy-done = Tus datos están como en la copia, con todo lo escrito después.
