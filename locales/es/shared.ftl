# Un ordenador que muchos comparten por turnos: quién escribe y qué pasa cuando termina.
who-title = ¿Quién escribe?
who-none = Nadie tiene todavía un nombre en este ordenador.
who-find = Buscar un nombre
who-nobody = Aquí nadie se llama así.
who-waiting = { $count ->
    [one] 1 sesión espera a que entres
   *[other] { $count } sesiones esperan a que entres
}
who-locked = se abre con PIN o con cuenta
who-sign-in = Entrar con mi cuenta
who-new = Es mi primera vez aquí
who-done = Listo
who-done-note = Volver a los nombres
who-back = ¿No eres tú? Volver a los nombres
who-account-title = Entrar
who-account-text = Con tu cuenta se encuentra lo que has hecho en este ordenador.
who-lock-pin = Escribe tu PIN para seguir.
who-lock-account = Este nombre es de una cuenta. Entra para seguir.
who-lock-both = Escribe tu PIN o entra con tu cuenta.
who-forgot-pin = ¿Olvidaste el PIN? Quien administra este ordenador puede quitarlo.
who-forgot-pin-account = ¿Olvidaste el PIN? Entra con tu cuenta y pon uno nuevo en los ajustes.
who-newcomer = Has entrado. Unas preguntas más y tendrás un nombre en este ordenador.
idle-title = ¿Sigue alguien ahí?
idle-text = Pulsa cualquier tecla para quedarte. Si no, en medio minuto Tactus vuelve a los nombres. Lo que has escrito se conserva.
