# La meta de un día: una marca; no alcanzarla no cuesta nada.
goal-today = Hoy, { $minutes } de { $goal } minutos
goal-today-none = Hoy, { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
}
goal-left = { $minutes ->
    [one] Un minuto más, o déjalo así.
   *[other] { $minutes } minutos más, o déjalo así.
}
goal-reached = Lo que querías hacer hoy está hecho.
goal-optional = No has puesto ninguna meta, y no hace falta.
goal-streak = { $days } días seguidos; un día sin práctica de cada siete no corta la serie.
goal-set = Poner una meta
goal-change = Cambiar la meta
goal-line = meta { $minutes } min
goal-map = de { $minutes } minutos hoy
goal-chart = Los últimos siete días: { $days }.
