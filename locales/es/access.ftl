# Una contraseña olvidada, la dirección y la contraseña de una cuenta, sus dispositivos.
account-pages = Partes de esta página
account-page-sync = Sincronización
account-page-access = Dirección y contraseña
account-page-devices = Dispositivos
account-page-privacy = Privacidad
account-page-data = Tus datos

forgot-link = ¿Has olvidado la contraseña?
forgot-title = Una contraseña nueva
forgot-text = Escribe la dirección de tu cuenta. En unos minutos llega un correo con un enlace; sirve una vez, durante una hora.
forgot-submit = Enviar el correo
forgot-sent-title = En camino, si esa cuenta existe
forgot-sent = Mira en el buzón de { $email }, también entre el correo no deseado. Elige la contraseña nueva en la página que abre el enlace y luego entra aquí. Con eso tu cuenta se cierra en todos los dispositivos. Aquí nunca se dice si una dirección tiene cuenta.
forgot-back = Volver a la entrada
signin-device-limit = En uno de esos dispositivos, abre la página de la cuenta, luego «Dispositivos», y saca de ella el que menos necesites. Si ya no tienes ninguno, pide una contraseña nueva: eso los saca a todos.
signin-back-note = Una cuenta eliminada hace menos de 30 días vuelve al entrar en ella.
left-title = Tu cuenta está eliminada
left-text = Todo lo que el servidor guarda sobre { $email } se borra el { $date }. Si entras antes, la cuenta vuelve. Lo que hay en este equipo se queda en cualquier caso.
left-back = Tu cuenta ha vuelto. No se borrará.

verify-title = Tu dirección aún no está confirmada
verify-text = Se envió un correo con un enlace a { $email }. La sincronización ya funciona; confirmar demuestra que los correos sobre tu cuenta te llegan.
verify-check = Ya la he confirmado
verify-still = Aún no. Abre el enlace del correo y pulsa el botón de la página.
verify-again = Enviar el correo otra vez
verify-again-note = Va a la misma dirección. También para esto hace falta la contraseña.
verify-sent = Enviado otra vez a { $email }.

access-email-title = Dirección
access-confirmed = confirmada
access-unconfirmed = sin confirmar
access-email-new = Dirección nueva
access-email-note = Un correo pide confirmar la dirección nueva y otro avisa a la antigua. Tu cuenta se cierra en los demás dispositivos.
access-email-submit = Cambiar la dirección
access-email-done = La dirección ha cambiado. Abre el enlace del correo enviado a { $email }.
access-password-now = Contraseña actual
access-password-title = Contraseña
access-password-new = Contraseña nueva, { $length } caracteres o más
access-password-note = Unas palabras sin relación entre sí son difíciles de adivinar. Tu cuenta se cierra en los demás dispositivos.
access-password-submit = Cambiar la contraseña
access-password-done = La contraseña ha cambiado. Tu cuenta se ha cerrado en los demás dispositivos.
access-password-wrong = No es la contraseña de esta cuenta.

devices-title = Dispositivos
devices-note = Todos los equipos que están dentro de tu cuenta. Si no conoces alguno, sácalo y cambia la contraseña.
devices-this = este equipo
devices-nameless = Sin nombre
devices-seen = Última vez: { $when }
devices-signout = Sacar
devices-signout-one = Sacar { $name }
devices-signed-out = { $name } ya no está en tu cuenta. Lo que se tecleó allí se queda allí.
