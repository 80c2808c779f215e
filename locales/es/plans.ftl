# Planes: cuáles hay, cuál tienes, y la compra en el navegador.
account-page-plan = Plan

plans-title = Planes
plans-lead = Un plan amplía la nube. Lo que está en este ordenador es tuyo, y está completo en todos ellos.
plans-nothing = Este servidor no vende planes ni limita nada.
plans-child-title = A un niño no se le vende nada
plans-child = Los cursos, las estrellas y los textos propios están completos sin plan. Si una persona adulta quiere uno, lo compra con su propia cuenta.
plans-policy-title = En este ordenador no se venden planes
plans-policy = Así lo ha decidido quien administra este ordenador; pregúntale si necesitas uno. Todo lo de este ordenador funciona sin él.
plans-signed-out = Un plan pertenece a una cuenta. Primero entra; luego, elige.
plans-sign-in = Ir a entrar

plans-interval = Cada cuánto pagas
plans-monthly = Cada mes
plans-yearly = Cada año
plans-a-monthly = al mes
plans-a-yearly = al año
plans-a-seat-monthly = por plaza al mes
plans-a-seat-yearly = por plaza al año
plans-price-monthly = { $price } al mes
plans-price-yearly = { $price } al año

plans-for-free = Para una persona, y para la mayoría.
plans-for-premium = Para tres dispositivos o más.
plans-for-professional = Para quien enseña a un grupo.
plans-for-enterprise = Para una escuela o una empresa.
plans-yours = Tu plan
plans-choose = Elegir
plans-choose-one = Elegir { $plan }
plans-change = Cambiar
plans-change-one = Cambiar a { $plan }
plans-by-invoice = Con factura: pregunta a quien lleva el servidor.
plans-not-sold = Ahora no está a la venta
plans-trial = { $days ->
    [one] El primer día es gratis.
   *[other] Los primeros { $days } días son gratis.
} El { $date } pagas por primera vez: { $price }. Si cancelas antes, no pagas nada.

plans-local = En este ordenador
plans-local-all = Todo, en todos los planes.
plans-local-text = Todos los cursos, el entrenador, las estadísticas, los textos propios, los logros, importar y exportar. Sin cuenta, sin red, para siempre.
plans-devices = Dispositivos sincronizados
plans-any = los que quieras
plans-history = Estadísticas de la nube
plans-history-days = { $days ->
    [one] el último día
   *[other] los últimos { $days } días
}
plans-all = todas
plans-keys = Pulsaciones sueltas, si aceptas
plans-keys-no = se quedan aquí
plans-keys-yes = se guardan, con consejos a partir de ellas
plans-learners = Alumnos a tu cargo
plans-learners-seats = tantos como plazas
plans-orgs = Organización, plazas, factura
plans-yes = sí
plans-no = ninguno
plans-policies = Normas para escuelas
plans-policies-text = Gratis para todos. Una escuela también puede tener su propio servidor; entonces ningún plan limita nada.
plans-note-pay = Pagas en tu navegador, en una página de Stripe. Muestra el total con impuestos antes de que aceptes; Tactus nunca ve una tarjeta.
plans-note-end = Cuando un plan termina, terminan sus funciones. Los datos se quedan y se pueden exportar.
plans-device-limit = O usa un plan sin límite de dispositivos: en uno que ya esté dentro, abre la página de la cuenta y luego «Plan». Para practicar aquí no hace falta ninguna de las dos cosas.

purchase-title = Esperando el pago: { $plan }
purchase-text = Paga en la página de tu navegador y vuelve. En cuanto el pago llegue al servidor, el plan se verá aquí. Mientras, puedes practicar o cerrar Tactus.
purchase-again = Abrir la página otra vez
purchase-stop = Dejar de esperar
purchase-arrived = Ya tienes { $plan }.

standing-title = Tu plan: { $plan }
standing-trial = Lo estás probando. El { $date } pagas por primera vez{ $price ->
    [none] .
   *[other] : { $price }.
}
standing-active = Pagado. El próximo pago es el { $date }{ $price ->
    [none] .
   *[other] : { $price }.
}
standing-ending = Cancelado. Sus funciones siguen hasta el { $date }; no se cobra nada más.
standing-unclear = El servicio de pagos dice algo que este Tactus no conoce. Mientras tanto, tu plan sigue.
standing-granted = Te lo ha dado quien lleva el servidor, hasta el { $date }.
standing-manage = Tarjeta, facturas, recibos
standing-cancel = Cancelar el plan
standing-change-mind = Conservar el plan
standing-note = Se abre una página de Stripe en tu navegador. Lo que cambies allí se verá aquí.
standing-opened = La página está abierta en tu navegador.

standing-late-title = El pago del { $date } no se pudo hacer
standing-late = Todo sigue hasta el { $date }. Pon otra tarjeta, o paga la factura pendiente, en una página de Stripe. A tu práctica no le afecta en ningún caso.
standing-late-act = Arreglarlo
standing-late-when = Qué pasa y cuándo
standing-late-beats = { $all ->
    [one] Ha pasado { $gone } de 1 día.
   *[other] Han pasado { $gone } de { $all } días.
}
standing-late-begin = { $date }, sin pagar
standing-late-today = hoy
standing-late-paid-title = Si se paga antes
standing-late-paid = No cambia nada.
standing-late-unpaid-title = Si no, el { $date }
standing-late-unpaid = La cuenta pasa a ser gratuita. Todos los dispositivos siguen dentro; uno nuevo podrá entrar cuando haya menos de dos. Las estadísticas antiguas se conservan y vuelven con un plan.

standing-stopped-title = { $plan } está parado
standing-stopped = Hay un pago pendiente. En cuanto se pague, todo vuelve.
standing-unfinished-title = El primer pago no se pudo hacer
standing-unfinished = { $plan } no ha empezado. Termina el pago en la página de Stripe o elige de nuevo más abajo.
standing-ended-title = { $plan } ha terminado
standing-ended = Terminó el { $date }. No se cobra nada más.
standing-stops-title = Qué termina
standing-stops-devices = Un tercer dispositivo ya no puede entrar. No se saca a ninguno.
standing-stops-history = Las estadísticas de la nube muestran los últimos 90 días.
standing-stops-keys = Las pulsaciones sueltas ya no se guardan en la nube.
standing-stays-title = Qué se queda
standing-stays-local = Todo lo de este ordenador.
standing-stays-sync = La sincronización de tus sesiones, estrellas y ajustes.
standing-stays-data = Todo lo guardado, con su exportación. Con un plan, todo vuelve a verse.
