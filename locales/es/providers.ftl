# Entrar con un proveedor, en el navegador del sistema.
with-google = Seguir con Google
with-github = Seguir con GitHub
with-or = o
with-note = Se abre tu navegador. Allí Tactus conoce tu dirección de correo, nunca tu contraseña.
with-new = Si aún no tienes cuenta, se crea una. Lo que dejes sin elegir arriba cuenta como no.
with-new-open = Si aún no tienes cuenta, se crea una. Con eso no aceptas nada: las dos preguntas esperan en la página de la cuenta.
with-waiting = Esperando a tu navegador
with-waiting-text = Entra en la página que se ha abierto y vuelve aquí. Mientras tanto puedes practicar.
with-cancel = Dejar de esperar

# Lo que el navegador muestra al final.
browser-done-title = Ya puedes volver
browser-done = Tactus está entrando en tu cuenta. Puedes cerrar esta página.
browser-failed-title = No ha funcionado
browser-failed = No ha entrado nadie. Cierra esta página; Tactus te dice qué hacer ahora.
