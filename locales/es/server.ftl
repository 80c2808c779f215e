# Lo que dice el propio servidor: sus correos y las pequeñas páginas que abren sus enlaces. La aplicación no carga este archivo.
mail-greeting = Hola:
mail-footer = Tactus, { $server }. Nadie lee las respuestas a este correo.

mail-care-invitation-subject = Alguien pide ver cómo practicas en Tactus
mail-care-invitation-text = { $from } quiere seguir cómo aprendes a teclear: tu curso, los minutos de cada día y las teclas que te cuestan; nunca textos ni pulsaciones sueltas. No se muestra nada si no aceptas. Para responder, abre Tactus, entra con esta dirección y mira en Cuenta, Privacidad: allí pone exactamente qué se vería. Si no tienes cuenta, antes puedes crearla en Tactus. La pregunta queda abierta hasta el { $date }. Si no sabes quién pregunta, no hagas nada.

mail-org-invitation-subject = Una invitación a una organización en Tactus
mail-org-invitation-text = { $from } te invita a una organización, quizá una escuela, que usa Tactus para aprender a teclear. Para responder, abre Tactus, entra con esta dirección y mira en Cuenta, Privacidad: allí pone qué organización es y qué se vería exactamente de ti. No se muestra nada si no aceptas. Si no tienes cuenta, antes puedes crearla en Tactus. La invitación queda abierta hasta el { $date }. Si no sabes quién pregunta, no hagas nada.

mail-care-accepted-subject = Han dicho que sí a tu pregunta en Tactus
mail-care-accepted-text = { $from } acepta que veas cómo practica en Tactus: su curso, los minutos de cada día y las teclas que le cuestan. Lo encuentras en Tactus, en Mis alumnos. Cualquiera de los dos puede terminarlo cuando quiera.

mail-care-ended-subject = Ya no ves a uno de tus alumnos en Tactus
mail-care-ended-text = { $from } ha terminado con que veas cómo practica en Tactus. No hace falta ningún motivo y no se borra nada. La plaza de tu plan vuelve a estar libre; para ver algo otra vez, tendrías que preguntar de nuevo.

mail-care-stopped-subject = Alguien ya no ve cómo practicas en Tactus
mail-care-stopped-text = { $from ->
    [none] Una cuenta que podía ver cómo practicas en Tactus ha sido borrada, y con ella eso ha terminado.
   *[other] { $from } ha dejado de ver cómo practicas en Tactus por decisión propia.
} No se ha borrado nada tuyo y no hay nada que hacer. Quién te ve todavía, si hay alguien, está en Tactus, en Cuenta, Privacidad.

mail-org-care-stopped-subject = Una organización ya no ve cómo practicas en Tactus
mail-org-care-stopped-text = Quienes dirigen { $from } ya no ven cómo practicas en Tactus. No se ha borrado nada tuyo y no hay nada que hacer. Si tenías una plaza allí y ya no eres miembro, termina también lo que te daba; todo lo de tus propios dispositivos se queda.

mail-verify-email-subject = Confirma tu dirección para Tactus
mail-verify-email-text = Alguien, seguramente tú, ha dado esta dirección a Tactus. Para confirmar que es tuya, abre esta página y pulsa el botón:
mail-verify-email-after = El enlace vale { $hours } horas y una sola vez. Si no has sido tú, no hagas nada.

mail-reset-password-subject = Una contraseña nueva para Tactus
mail-reset-password-text = Alguien, seguramente tú, ha pedido una contraseña nueva para tu cuenta. Puedes elegirla en esta página:
mail-reset-password-after = El enlace vale { $minutes } minutos y una sola vez. Si no has sido tú, no hagas nada: tu contraseña sigue igual.

mail-email-changed-subject = Tu dirección para Tactus ha cambiado
mail-email-changed-text = Tu cuenta usa ahora otra dirección de correo, y se ha cerrado la sesión en los demás dispositivos. Si has sido tú, no hay que hacer nada. Si no, escribe a quien administra este servidor: puede devolverte la cuenta.

mail-password-changed-subject = Tu contraseña de Tactus ha cambiado
mail-password-changed-text = Se ha cambiado la contraseña de tu cuenta y se ha cerrado la sesión en los demás dispositivos. Si has sido tú, no hay que hacer nada. Si no, pide enseguida una contraseña nueva en Tactus.

mail-account-deleted-subject = Tu cuenta de Tactus está borrada
mail-account-deleted-text = El { $date } se eliminará para siempre todo lo que el servidor guarda sobre ti. Hasta entonces, iniciar sesión recupera la cuenta. Lo que hay en tus dispositivos se queda en ellos.

mail-google-linked-subject = Google abre ahora tu cuenta de Tactus
mail-google-linked-text = Alguien, seguramente tú, ha entrado en Tactus con Google. Desde ahora, la cuenta de Google de esta dirección abre tu cuenta aquí, además de tu contraseña. Si has sido tú, no hay que hacer nada. Si no, pide enseguida una contraseña nueva en Tactus: eso deshace el enlace y cierra todas las sesiones.

mail-github-linked-subject = GitHub abre ahora tu cuenta de Tactus
mail-github-linked-text = Alguien, seguramente tú, ha entrado en Tactus con GitHub. Desde ahora, la cuenta de GitHub de esta dirección abre tu cuenta aquí, además de tu contraseña. Si has sido tú, no hay que hacer nada. Si no, pide enseguida una contraseña nueva en Tactus: eso deshace el enlace y cierra todas las sesiones.

mail-trial-ends-subject = Tu prueba de { $plan } termina pronto
mail-trial-ends-text = El { $date } termina tu prueba de { $plan } en Tactus. { $price ->
    [none] A partir de ese día se paga
   *[other] Ese día pagas por primera vez { $price }, con los impuestos que se mostraron al elegirlo
}. Si quieres seguir, no hay que hacer nada. Si no, abre antes de ese día la página de la cuenta en Tactus, luego «Plan», y cancela; así no pagas nada. Lo que está en tus dispositivos se queda en cualquier caso.

mail-payment-failed-subject = Un pago de Tactus no se pudo hacer
mail-payment-failed-text = El pago de { $plan } ha fallado, a menudo porque una tarjeta ha caducado. Todo sigue hasta el { $date }. Para arreglarlo, abre la página de la cuenta en Tactus, luego «Plan»: lleva a la página donde puedes poner otra tarjeta o pagar. Si para entonces no se ha pagado, la cuenta pasa a ser gratuita. No se borra nada, y lo que está en tus dispositivos no se toca.

mail-plan-ended-subject = { $plan } de Tactus ha terminado
mail-plan-ended-text = Tu plan { $plan } terminó el { $date }, y no se cobra nada más por él. Todo lo de tus dispositivos sigue como está, la sincronización de sesiones y progreso continúa, y todo lo guardado se puede exportar. Ningún dispositivo sale de la cuenta. Las estadísticas de la nube muestran los últimos 90 días; con un plan vuelven a mostrarlo todo.

page-verify-email-title = Confirma tu dirección
page-verify-email-text = Pulsa el botón si esta dirección es tuya y Tactus puede usarla.
page-verify-email-button = Confirmar la dirección
page-verify-email-done = Tu dirección está confirmada. Puedes cerrar esta página y seguir en Tactus.

page-reset-password-title = Elige una contraseña nueva
page-reset-password-text = Unas cuantas palabras que no tengan nada que ver entre sí son difíciles de adivinar y fáciles de teclear.
page-reset-password-label = Contraseña nueva
page-reset-password-button = Guardar la contraseña
page-reset-password-done = La contraseña nueva está guardada y se ha cerrado la sesión en todos los dispositivos. Vuelve a iniciar sesión en Tactus.

page-billing-title = De vuelta de la página de pago
page-billing-text = Puedes cerrar esta página y volver a Tactus. En cuanto llegue el pago, tu plan aparecerá allí.

page-link-over = Este enlace ya se ha usado o es demasiado antiguo. Pide otro en Tactus.
page-later = El servidor está ocupado. Espera un minuto y vuelve a pulsar el botón.

export-readme = Este archivo contiene todo lo que el servidor guarda sobre tu cuenta. Cada tabla está dos veces con el mismo contenido: en JSON para programas y en CSV para hojas de cálculo. Las velocidades, precisiones y tasas están en centésimas, las duraciones en milisegundos y las horas en UTC. Tus propios textos no están, porque nunca salen de tu ordenador.

page-sign-in-title = Entrar en Tactus
page-sign-in-over = Este inicio de sesión ya no vale: se usó antes, tardó demasiado o empezó en otro navegador. Cierra esta página y vuelve a empezar en Tactus.
