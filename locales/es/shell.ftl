nav-label = Secciones
nav-course = Curso
nav-coach = Entrenador
nav-statistics = Estadísticas
nav-settings = Ajustes
nav-account = Cuenta
nav-late = Pago pendiente: paga antes del { $date }
nav-late-stopped = Pago pendiente: falta pagar

# Una línea en la barra lateral: cómo va la sincronización
sync-signed-out = Todo en este equipo
sync-synced = Todo guardado y sincronizado
sync-running = Sincronizando
sync-waiting = { $count ->
    [one] 1 sesión en espera
   *[other] { $count } sesiones en espera
}
sync-offline = Sin red, { $count } en espera
sync-offline-none = Sin red, todo guardado
sync-refused = Guardado aquí, sin sincronizar
sync-sign-in = Entra para sincronizar
sync-failed = { $count ->
    [one] 1 sesión no aceptada
   *[other] { $count } sesiones no aceptadas
}

# Una ventana que no pudo abrir sus datos
failure-title = Tactus no se pudo abrir
failure-safe = No se ha borrado nada. Tus sesiones siguen en su archivo en este equipo.
failure-details = Qué pasó
failure-restart = Si se repite, reinicia Tactus y después el equipo.
fault-title = Aquí falló algo
fault-text = Lo que escribiste hasta ahora está guardado. Puedes seguir; si esta pantalla se ve mal, ábrela de nuevo.
fault-reload = Abrir la ventana de nuevo

# Una lección que interrumpió un fallo o un corte de luz
resume-title = ¿Sigues donde lo dejaste?
resume-text = «{ $title }» se interrumpió en { $typed } de { $length }. Te espera en esa letra.
resume-continue = Seguir con la lección
resume-discard = Dejarla sin terminar
resume-discard-note = En ambos casos, lo que escribiste queda en tus estadísticas.

notices-label = Avisos de Tactus
notice-dismiss = Entendido
resume-practice = Ejercicio: { $keys }
