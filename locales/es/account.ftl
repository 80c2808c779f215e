account-title = Cuenta
account-offer-title = Una cuenta une tus dispositivos
account-have = Ya tengo cuenta
account-new = Necesito una cuenta
account-does = Qué hace
account-does-sync = Lleva tus sesiones, estrellas y ajustes a todos tus dispositivos.
account-does-copy = Guarda una copia, por si este equipo se estropea.
account-does-not = Qué no hace
account-not-open = No abre nada. Los cursos y las estadísticas están completos sin ella.
account-not-texts = No se lleva tus textos. Se quedan en este equipo.
account-not-block = No se interpone entre una lección y tú, haya red o no.
account-goes-up = { $count ->
    [0] Sube lo que escribas desde entonces; aquí no cambia nada.
    [one] La sesión de este equipo sube una vez; aquí no cambia nada.
   *[other] Las { $count } sesiones de este equipo suben una vez; aquí no cambia nada.
}
account-goes-up-all = Todas las sesiones de este equipo suben una vez; aquí no cambia nada.
account-server = Servidor: { $url }

register-email = Correo electrónico
register-password = Contraseña, { $length } caracteres o más
register-year = Año de nacimiento
register-year-note = Solo el año; no se muestra nunca. Puedes dejarlo vacío.
register-child-note = Si este año cumples 16 o menos, la cuenta es infantil: no entra en ninguna clasificación y las pulsaciones no salen de este equipo.
register-keys-title = ¿Pueden ir al servidor las pulsaciones una a una?
register-keys-note = Así tus otros dispositivos muestran los mismos detalles. En este equipo todo funciona igual sin ellas.
register-keys-yes = Sí, enviarlas
register-keys-no = No, que se queden aquí
register-keys-child = De una cuenta infantil nunca se envían las pulsaciones una a una. No hay nada que decidir.
register-mail-title = ¿Podemos escribirte sobre Tactus?
register-mail-note = Unas pocas veces al año. Los correos sobre tu cuenta llegan en cualquier caso.
register-mail-yes = Sí, quiero recibirlos
register-mail-no = No
register-submit = Crear la cuenta
register-open = Falta: { $what }.
register-open-email = correo
register-open-password = contraseña
register-open-year = año de nacimiento
register-open-keys = pulsaciones
register-open-mail = correos sobre Tactus
register-email-wrong = Todavía no es una dirección. Se ve así: nombre@example.org
register-password-short = { $missing ->
    [one] Falta un carácter.
   *[other] Faltan { $missing } caracteres.
}
register-year-wrong = Un año entre { $first } y { $last }, o nada.
year-title = ¿En qué año naciste?
year-text = Todavía falta. De él depende si esta es una cuenta infantil, y las clasificaciones lo necesitan.
year-note = Solo el año; no se muestra nunca. Una vez dicho, no cambia.
year-save = Guardar el año
year-later = Ahora no

signin-title = Entrar en tu cuenta
signin-password = Contraseña
signin-submit = Entrar
signin-note = ¿Sin red? Entra más tarde. Para practicar no hace falta.
signin-other = Solo entra este perfil. Los demás perfiles de este equipo quedan como están.

plan-free = Gratuito
plan-premium = Premium
plan-professional = Profesional
plan-enterprise = Empresa
account-child = cuenta infantil
account-signout = Salir de la cuenta
signout-title = ¿Salir de la cuenta?
signout-all = Todo está sincronizado. También se queda en este equipo.
signout-waiting = { $count ->
    [one] Queda 1 sesión sin sincronizar. Se queda en este equipo y sube cuando vuelvas a entrar.
   *[other] Quedan { $count } sesiones sin sincronizar. Se quedan en este equipo y suben cuando vuelvas a entrar.
}
signout-stay = Seguir en la cuenta

banner-offline = { $known ->
    [yes] Sin conexión con el servidor. Última vez: { $time }
   *[no] Sin conexión con el servidor
}
banner-offline-text = { $count ->
    [0] Nada se detiene. Todo lo anterior está sincronizado; lo nuevo subirá solo cuando vuelva la red.
    [one] Nada se detiene. Una sesión espera en este equipo y subirá sola cuando vuelva la red.
   *[other] Nada se detiene. { $count } sesiones esperan en este equipo y subirán solas cuando vuelva la red.
}
offline-for-admin = Para quien cuida de este equipo
banner-try-now = Intentar ahora
banner-next-try = próximo intento: { $time }
banner-refused = El servidor no acepta nada en este momento
banner-signin = Entra otra vez, por favor
banner-signin-text = Tu acceso terminó. No se pierde nada: las sesiones se guardan aquí y suben después.
banner-signin-action = Entrar
account-kept-file = Este sistema no tiene un llavero disponible, así que tu acceso está en un archivo que solo puede leer tu usuario.

sync-title = Sincronizado y en espera
sync-counts = { $stored } en el servidor · { $waiting } en espera · { $failed } sin aceptar
sync-beats = { $stored } en el servidor, { $waiting } en espera, { $failed } sin aceptar; lo más nuevo, a la derecha
sync-last = Último intercambio: { $when }
sync-never = Aún sin intercambios
sync-now = Sincronizar ahora
sync-empty-title = Aún no hay sesiones
sync-empty-text = Aquí estará cada sesión terminada, con el lugar donde se guarda.
row-lesson = Lección { $number }: { $title }
row-practice = Ejercicio
row-stored = en el servidor
row-waiting = en espera
row-held = más tarde
row-rejected = no aceptada
row-local = solo aquí
row-retry = Enviar otra vez
row-keep = Dejar solo aquí
row-all = Mostrar todas: { $count }
sync-table = Las sesiones y dónde están

consent-keys-title = Pulsaciones una a una
consent-keys-on = Se envían con tus sesiones. Puedes desactivarlo cuando quieras; desde ese momento no se envía ninguna más.
consent-keys-off = No se envían. A la red solo van los resultados terminados. Aquí puedes decir que sí y cambiar de idea cuando quieras.
consent-keys-child = De una cuenta infantil no se envían nunca.
consent-mail-title = Correos sobre Tactus
consent-mail-note = Unas pocas veces al año. Los correos sobre tu cuenta llegan en cualquier caso.
account-kept-title = Dónde se guarda tu acceso
account-kept-keyring = En el llavero del sistema.
register-password-refused = El servidor no acepta esta contraseña. Elige otra.
banner-no-server = No hay ningún servidor para sincronizar

# What the server does not have
unsettled-refused = { $count ->
    [one] Una sesión no se aceptó o está retenida. Aquí está a salvo y cuenta.
   *[other] { $count } sesiones no se aceptaron o están retenidas. Aquí están a salvo y cuentan.
}
unsettled-waiting = { $count ->
    [one] Una sesión espera y subirá sola.
   *[other] { $count } sesiones esperan y subirán solas.
}
unsettled-retry = Enviarlas todas otra vez
unsettled-export = Guardar en un archivo
row-export = Guardar en un archivo
row-next-try = Próximo intento: { $when }.
exported = { $count ->
    [one] 1 sesión guardada: { $file }
   *[other] { $count } sesiones guardadas: { $file }
}
signout-failed = { $count ->
    [one] El servidor no aceptó 1 sesión. Se queda en este equipo, marcada.
   *[other] El servidor no aceptó { $count } sesiones. Se quedan en este equipo, marcadas.
}
