# Unidades y duraciones. Las cifras llegan ya escritas como en español; antes de la unidad, espacio de no separación.
unit-wpm = ppm
unit-cpm = cpm
unit-ms = ms
duration-seconds = { $seconds }{"\u00A0"}s
duration-minutes = { $minutes }{"\u00A0"}min
duration-hours = { $hours }{"\u00A0"}h { $minutes }{"\u00A0"}min

# Botones comunes
action-back = Volver
action-close = Cerrar
action-cancel = Cancelar
action-again = Intentar otra vez
action-continue = Continuar
action-copy = Copiar los detalles
action-copied = Copiado
key-enter = Intro
key-esc = Esc

# Estrellas, también en voz alta
stars-of-five = { $stars } de 5 estrellas
stars-none = Aún sin estrellas

# Perfiles
profile-nameless = Aprendiz
profile-switch = Perfiles de este equipo
profile-add = Otra persona
action-undo = Deshacer
trouble-title = No se pudo hacer
field-show-password = Mostrar la contraseña
stepper-less = Menos
stepper-more = Más
