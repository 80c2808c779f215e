# Datos de otros sitios: una exportación de Tactus, los historiales de keybr y monkeytype
bring-title = Traer aquí tus datos
bring-note = Un ZIP que Tactus guardó en otro equipo, o tu historial de keybr (typing-data.json) o de monkeytype (results.csv). Verás lo que contiene antes de que se guarde nada.
bring-choose = Elegir un archivo…
bring-reading = Leyendo { $file }
bring-keeping = Trayéndolo. Puede tardar un minuto; después podrás seguir escribiendo.
bring-export-of = Exportación de Tactus: { $name }
bring-history-of = Historial de { $program }
bring-new-sessions = { $count ->
    [one] 1 sesión, { $first }
   *[other] { $count } sesiones, del { $first } al { $last }
}
bring-new-results = { $count ->
    [one] 1 resultado, { $first }
   *[other] { $count } resultados, del { $first } al { $last }
}
bring-nothing-new = Todo lo que contiene ya está aquí.
bring-no-new-sessions = Aquí no falta ninguna de sus sesiones.
bring-known = { $count ->
    [one] 1 más ya está aquí
   *[other] { $count } más ya están aquí
}
bring-texts = { $count ->
    [one] 1 texto propio
   *[other] { $count } textos propios
}
bring-skipped-unreadable = { $rows ->
    [one] Se omite la fila { $first }: le falta una hora o una cifra
   *[other] Se omiten { $rows } filas, la primera es la { $first }: les falta una hora o una cifra
}
bring-skipped-impossible = { $rows ->
    [one] Se omite la fila { $first }: nadie escribe así
   *[other] Se omiten { $rows } filas, la primera es la { $first }: nadie escribe así
}
bring-skipped-twice = { $rows ->
    [one] Se omite la fila { $first }: está repetida en el archivo
   *[other] Se omiten { $rows } filas, la primera es la { $first }: están repetidas en el archivo
}
bring-account-this = { $sessions ->
    [one] 1 sesión es de { $email }, la cuenta con la que has iniciado sesión
   *[other] { $sessions } sesiones son de { $email }, la cuenta con la que has iniciado sesión
}
bring-account-other = { $sessions ->
    [one] 1 sesión es de { $email }. Se queda aquí y nunca se envía a otra cuenta
   *[other] { $sessions } sesiones son de { $email }. Se quedan aquí y nunca se envían a otra cuenta
}
bring-account-nameless = una cuenta sin nombre
bring-account-none = Las sesiones que aún no están en ninguna cuenta pasan a la cuenta con la que has iniciado sesión.
bring-rules-export = Lo que hay aquí se queda. De los ajustes valen los más recientes; lo que has abierto y conseguido se añade.
bring-rules-results = Aparecen en las estadísticas, marcados como traídos. No cuentan para estrellas, lecciones, logros ni rachas, y nunca salen de este equipo.
bring-keep = Traerlo aquí
bring-done-sessions = { $count ->
    [0] Aquí no faltaba nada.
    [one] 1 sesión ya está aquí.
   *[other] { $count } sesiones ya están aquí.
}
bring-done-results = { $count ->
    [0] Aquí no faltaba nada.
    [one] 1 resultado ya está aquí.
   *[other] { $count } resultados ya están aquí.
}
bring-done-texts = { $count ->
    [one] Ha venido 1 texto propio.
   *[other] Han venido { $count } textos propios.
}
bring-done-settings = { $count ->
    [one] Ha venido 1 ajuste.
   *[other] Han venido { $count } ajustes.
}
bring-done-deleted = { $count ->
    [one] 1 sesión se había borrado aquí y así sigue.
   *[other] { $count } sesiones se habían borrado aquí y así siguen.
}
bring-done-conflicts = { $count ->
    [one] 1 sesión no es igual aquí y en el archivo; se queda la de aquí.
   *[other] { $count } sesiones no son iguales aquí y en el archivo; se quedan las de aquí.
}
bring-files-title = Traído de otros programas
bring-file-results = { $count ->
    [one] 1 resultado, { $first }
   *[other] { $count } resultados, del { $first } al { $last }
}
bring-remove = Quitar
bring-remove-label = Quitar { $file }
bring-removed = Quitado. Ya no queda nada de ese archivo aquí.

imported-title = Antes de Tactus
imported-figures = { $speed } de media, { $best } el mejor, { $time } en total
imported-note = Traído de un archivo, tal como lo calculó ese programa. No forma parte de ninguna otra cifra de esta página.
imported-chart = Velocidad media día a día: de { $from } el { $first } a { $to } el { $last }.

error-import-foreign = Este archivo no es una exportación de Tactus ni un historial de keybr (JSON) o monkeytype (CSV). No ha cambiado nada; elige otro archivo.
error-import-too-large = Este archivo ocupa más de { $megabytes } MB, más que cualquier historial. No ha cambiado nada; comprueba que sea el correcto.
error-import-broken = Este historial está dañado o se corta a la mitad ({ $why }). No ha cambiado nada; guárdalo otra vez en el sitio del que viene.
error-import-empty = En este archivo no hay ni un solo resultado. No ha cambiado nada.
error-export-foreign = Este ZIP no lo guardó Tactus, o alguien lo ha modificado ({ $file }). Aquí no ha cambiado nada; elige el ZIP tal como lo guardó Tactus.
error-export-incomplete = En esta exportación falta { $file }. Aquí no ha cambiado nada; guarda la exportación otra vez en el otro equipo.
error-export-damaged = Esta exportación está dañada ({ $file }). Aquí no ha cambiado nada; cópiala otra vez o guárdala de nuevo en el otro equipo.
error-export-newer = Esta exportación la hizo un Tactus más reciente. Aquí no ha cambiado nada; actualiza Tactus y tráela de nuevo.
error-export-too-large = Este ZIP ocupa descomprimido más de { $megabytes } MB, y ninguna exportación llega a tanto. No se ha abierto y no ha cambiado nada.
