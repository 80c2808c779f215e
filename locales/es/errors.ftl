# Qué pasó, qué está a salvo, qué hacer. Claves: `error-<código>` de la aplicación y
# `error-server-<código>` de lo que rechaza el servidor.
error-unknown = Pasó algo inesperado ({ $code }). Lo que escribiste está guardado. Inténtalo otra vez.

error-internal = Algo falló dentro de Tactus. Lo que escribiste está guardado. Inténtalo otra vez; si sigue igual, reinicia Tactus.
error-unknown-command = Esta parte de Tactus es de otra versión que el resto. Reinicia Tactus; si sigue igual, instálalo de nuevo.
error-bad-arguments = Esta parte de Tactus es de otra versión que el resto. Reinicia Tactus; si sigue igual, instálalo de nuevo.
error-bad-value = «{ $value }» no es posible aquí. Elige otro valor.
error-no-profile = En este equipo aún no hay nadie. Responde a las primeras preguntas.
error-unknown-profile = Este perfil ya no está en este equipo. Reinicia Tactus para ver quién está.
error-unknown-layout = Tactus no conoce la distribución de teclado «{ $layout }». Elige otra en los ajustes.
error-unknown-course = No hay curso «{ $course }» para esta distribución de teclado. Elige otra distribución.
error-unknown-lesson = El curso no tiene lección { $number }. Vuelve al curso.
error-lesson-locked = La lección { $number } aún no está abierta. El curso dice qué la abre.
error-nothing-to-practise = Con estas teclas no sale ningún ejercicio en tu distribución. Elige una lección.
error-unknown-text = Este texto ya no está en este ordenador. Lo que escribiste de él se conserva.
error-text-too-large = Este archivo pasa de { $megabytes } MB, más que cualquier libro. Elige un archivo menor o pega solo la parte que quieras escribir.
error-text-too-long = Este texto pasa de { $megabytes } MB, más de lo que nadie escribe en una vida. Pega solo la parte que quieras escribir.
error-not-a-text = Este archivo no es texto sin formato. Guárdalo como TXT en su programa, o copia las palabras y pégalas aquí.
error-text-empty = No contiene nada que tu teclado pueda escribir. Elige otro texto.
error-text-untypable = La distribución de teclado «{ $layout }» no puede escribir el { $percent } % de este texto. Elige en los ajustes una distribución para su idioma y añádelo otra vez.
error-book-broken = Este libro no se puede leer: el archivo está dañado o no es un EPUB ({ $why }). Consíguelo de nuevo o elige otro.
error-book-locked = Este libro está protegido contra copia y aquí no se pueden leer sus palabras. Elige uno sin protección.
error-book-too-large = Este libro, descomprimido, pasa de { $megabytes } MB; ningún libro de verdad ocupa tanto. No se ha abierto.
error-unknown-session = Esta sesión no está en este equipo. Vuelve al curso; todo lo terminado se conserva.
error-events-missing = Algunas pulsaciones llegaron en desorden. Se están enviando de nuevo.
error-exercise-open = Hay un ejercicio abierto. Termínalo o sal de él primero.
error-not-finished = El texto aún no está terminado: { $cursor } de { $length }. Sigue escribiendo o sal; lo que escribiste se conserva.
error-already-running = Tactus ya está abierto con estos datos. Sigue en esa ventana o ciérrala antes.
error-data-folder = La carpeta de tus datos no se puede usar: { $path }. Comprueba que existe y que se puede escribir en ella, e inténtalo otra vez.
error-disk-full = El disco está lleno. Lo que escribiste se conserva por ahora; libera espacio e inténtalo otra vez.
error-database-newer = Tus datos son de una versión más nueva de Tactus. Instala esa versión; aquí no se ha cambiado nada.
error-store = Tus datos no se pudieron leer o escribir. No se ha borrado nada. Inténtalo otra vez; si sigue igual, reinicia Tactus.
error-signed-out = No estás en tu cuenta. Entra para seguir; en este equipo todo funciona sin ella.
error-not-theirs = Este nombre es de otra cuenta, o tu cuenta tiene aquí un nombre propio. Pulsa «Listo» y entra desde los nombres.
error-sign-in-over = No se terminó de entrar a tiempo. No ha cambiado nada; empieza de nuevo cuando quieras.
error-no-browser = No se pudo abrir tu navegador ({ $why }). Entra con correo y contraseña, o elige un navegador predeterminado e inténtalo otra vez.
error-offline = No se llega al servidor. Revisa la red; en este equipo todo sigue, y la sincronización vendrá sola.
error-offline-no-network = Este equipo no está conectado a ninguna red.
error-offline-name = La dirección del servidor no se encuentra en esta red.
error-offline-refused = El servidor no acepta conexiones ahora mismo.
error-offline-timeout = El servidor no responde a tiempo.
error-offline-cut = La conexión con el servidor se corta.
error-offline-proxy = No se llega al proxy de esta red.
error-offline-proxy-auth = El proxy de esta red pide una contraseña.
error-offline-proxy-refused = El proxy de esta red no deja pasar a Tactus hasta el servidor.
error-offline-untrusted = Este equipo no confía en lo que responde como servidor. Por eso no se envía nada.
error-offline-expired = El certificado del servidor ha caducado, o el reloj de este equipo va mal.
error-offline-clock = Parece que el reloj de este equipo va mal.
error-offline-wrong-name = Lo que responde tiene el certificado de otro servidor. Por eso no se envía nada.
error-offline-certificate = El certificado del servidor no está en orden. Por eso no se envía nada.
error-offline-tls = No se puede hablar de forma segura con lo que responde. Por eso no se envía nada.
error-offline-no-roots = Este equipo no tiene ninguna lista de autoridades de confianza. Por eso no se envía nada.
error-offline-portal = En lugar del servidor responde otra página. Quizá esta red pide entrar primero.
error-refused = El servidor lo rechazó ({ $code }). Todo está guardado en este equipo.
error-gate-closed = Esta parte es para personas adultas. Ábrela primero.
error-gate-wrong = No es correcto. Inténtalo otra vez.
error-gate-wait = Demasiadas respuestas erróneas. Inténtalo dentro de { $seconds } segundos.
error-bad-server-address = La dirección del servidor no se puede usar: tiene que empezar por https://. Pregunta a quien la puso. En este equipo todo sigue sin ella.
error-bad-answer = Lo que responde no es un servidor de Tactus, o está averiado. Todo está guardado en este equipo; la sincronización lo intentará más tarde.
error-secrets = Tu acceso no se pudo guardar con seguridad en este equipo. Desbloquea el llavero del sistema y entra otra vez.

error-server-email-taken = Ya hay una cuenta con esta dirección. Entra en ella o usa otra dirección.
error-server-invalid-credentials = La dirección o la contraseña no es correcta. Inténtalo otra vez; las mayúsculas cuentan.
error-server-invalid = El servidor no acepta una de estas respuestas. Revisa la dirección y el año de nacimiento.
error-server-invalid-refresh-token = Tu acceso terminó. Entra otra vez; aquí no se pierde nada.
error-server-unauthorized = Tu acceso terminó. Entra otra vez; aquí no se pierde nada.
error-server-forbidden = Tu cuenta no puede hacer esto.
error-server-child-account = A la cuenta de un niño no se le vende nada. Una persona adulta compra con la suya.
error-server-not-in-plan = Tu plan no incluye esto. Entre los planes se ve cuál lo tiene; lo tuyo sigue como está.
error-server-email-unverified = Confirma primero tu dirección: abre el correo de Tactus o pide otro en Cuenta, Dirección y contraseña.
error-server-care-limit = Tu plan no tiene sitio para nadie más. Deja de seguir a alguien a quien ya no acompañas o retira una invitación.
error-server-care-closed = Quien te preguntó no tiene sitio ahora mismo. Tu respuesta no se pierde: avísale y acepta más tarde.
error-server-no-seat-free = No hay ninguna plaza libre. Libera una o consigue más; mientras tanto nadie pierde nada.
error-server-last-owner = Una organización necesita a alguien que responda por ella. Pásala antes a otra persona o disuélvela.
error-server-org-exists = Esta cuenta ya ha fundado una organización. Cada cuenta puede fundar una.
error-server-already-subscribed = Esta cuenta ya tiene un plan. Puedes cambiarlo en la página de pagos.
error-server-never-subscribed = Con esta cuenta nunca se ha pagado nada, así que no hay nada que gestionar.
error-server-not-for-sale = Este plan no está a la venta ahora para ese periodo. Elige el otro periodo u otro plan.
error-server-device-limit = Esta cuenta está abierta en todos los dispositivos que permite su plan. Sal de ella en otro e inténtalo de nuevo.
error-server-account-erased = Esta cuenta se eliminó. Todo se queda en este equipo; puedes registrarte de nuevo.
error-server-too-many-requests = Demasiados intentos en poco tiempo. Espera un minuto e inténtalo otra vez.
error-server-too-large = Es demasiado grande para el servidor. La sincronización lo enviará en partes más pequeñas.
error-server-unsupported-media-type = El servidor no entiende esta versión de Tactus. Actualiza Tactus y la sincronización seguirá.
error-server-upgrade-required = Este Tactus es demasiado antiguo para el servidor. Actualízalo; hasta entonces todo queda guardado aquí.
error-server-unreadable = El servidor no pudo leer lo enviado. La sincronización lo intentará otra vez; todo está guardado aquí.
error-server-username-taken = Ese nombre ya lo tiene otra persona. Elige otro.
error-server-resync-required = El servidor se restauró desde una copia. La sincronización lo compara todo otra vez por sí sola; no se pierde nada.
error-server-unavailable = El servidor está ocupado ahora. La sincronización lo intentará otra vez por sí sola.
error-server-internal = Algo falló en el servidor. La sincronización lo intentará otra vez por sí sola; todo está guardado aquí.
error-server-not-found = El servidor ya no conoce esto. La sincronización sigue por sí sola.
error-server-method-not-allowed = El servidor no entiende esta versión de Tactus. Actualiza Tactus y la sincronización seguirá.
error-server-access-denied = Dijiste que no en la página del proveedor, así que no ha entrado nadie. Si fue sin querer, empieza de nuevo.
error-server-provider-failed = El proveedor no ha confirmado quién eres. Inténtalo otra vez o entra con correo y contraseña.
error-server-link-refused = Ya hay una cuenta con esta dirección y no está probado que sea tuya. Entra con su contraseña y confirma la dirección con el enlace que te enviamos; después también servirá este camino.
error-server-account-suspended = Esta cuenta está suspendida. Pregunta a quien lleva el servidor; aquí sigue todo guardado.
error-server-sign-in-over = Este intento tardó demasiado o ya se usó. Empieza de nuevo.
error-server-no-address = El proveedor no da ninguna dirección de correo que podamos usar. Crea una cuenta con correo y contraseña.
error-closed-by-policy = { $item ->
    [sign_in] En este ordenador no se usan cuentas: lo ha decidido tu centro o quien lo administra.
    [shared_computer] Eso lo decide quien administra este ordenador: si lo comparten muchos o no.
    [courses] Este curso no se puede usar en este ordenador: tu centro o quien lo administra ha elegido otros. Elige uno en los ajustes; lo que has logrado se conserva.
    [layouts] Esta distribución de teclado no se puede usar en este ordenador: tu centro o quien lo administra ha elegido otras.
   *[other] Esto no es posible en este ordenador: lo ha decidido tu centro o quien lo administra.
}
error-sign-in-required = Entra primero: en este ordenador se practica con una cuenta.

# The same for whoever looks after the computer: what to do about it.
offline-admin = El camino al servidor se rompe por un motivo particular. El registro tiene las palabras del sistema; tactus --doctor recorre el camino paso a paso.
offline-no-network-admin = El sistema no conoce ningún camino hacia fuera de este equipo: revisar cable, Wi-Fi o la dirección por DHCP.
offline-name-admin = El servidor de nombres no conoce el nombre del servidor. Revisar el nombre en server_url, el DNS de esta red y si un filtro lo oculta; donde solo un proxy resuelve nombres, poner el elemento proxy.
offline-refused-admin = La conexión se rechaza: nada escucha en esta dirección y este puerto, o un cortafuegos lo prohíbe. Dejar pasar al servidor o poner el elemento proxy.
offline-timeout-admin = No llega ninguna respuesta. A menudo un cortafuegos descarta lo enviado, o la red exige un proxy: dejar pasar al servidor o poner el elemento proxy.
offline-cut-admin = Algo corta la conexión después de establecerse. En la red de un centro suele ser un filtro que no permite el nombre del servidor: permitirlo.
offline-proxy-admin = El proxy configurado no responde, así que ni se pregunta al servidor. Revisar su dirección y si funciona; tactus --doctor dice cuál es y dónde está puesto.
offline-proxy-auth-admin = 407: el proxy pregunta quién entra. Tactus puede dar el nombre y la contraseña de la dirección del proxy, no NTLM ni Kerberos. Permitir el servidor sin identificarse o poner en proxy http://nombre:contraseña@host:puerto.
offline-proxy-refused-admin = El proxy responde y no conecta con el servidor: no está permitido o no se encuentra desde allí. Permitir el nombre del servidor y el puerto 443 para CONNECT.
offline-untrusted-admin = El certificado es de una autoridad en la que este equipo no confía. Casi siempre un filtro abre el TLS: poner su certificado raíz en el almacén del sistema o nombrarlo en ca_file. tactus --doctor dice quién emitió el certificado.
offline-expired-admin = Según el reloj de este equipo, el certificado ha caducado. Si el reloj va bien, el servidor (o el filtro que está delante) necesita uno nuevo.
offline-clock-admin = Según el reloj de este equipo, el certificado del servidor aún no es válido. Casi siempre el reloj va atrasado: poner fecha y hora, y dejar que las ponga un servidor de hora.
offline-wrong-name-admin = El certificado es de confianza, pero para otro nombre. Revisar el nombre en server_url y el certificado del servidor; la página de bloqueo de un filtro también se ve así.
offline-certificate-admin = El certificado no se puede usar. tactus --doctor y el registro dicen qué tiene de malo; el servidor necesita otro.
offline-tls-admin = Lo que responde no habla TLS, o ninguno posterior a 1.1: otro programa en ese puerto o un filtro que responde en su lugar. Hace falta TLS 1.2 o 1.3.
offline-no-roots-admin = El sistema no tiene certificados raíz. Instalarlos (Linux: el paquete ca-certificates) o nombrar un archivo en ca_file.
offline-portal-admin = En vez de la respuesta del servidor llega una página o una redirección: un portal de acceso, la página de un filtro o un servidor web en una dirección equivocada. Se ve abriendo la dirección del servidor en un navegador.
