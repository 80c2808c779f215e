# La lección: su cabecera, la pausa, la frase que nombra el dedo.
lesson-number = Lección { $number }
lesson-practice = Práctica
lesson-placement = Texto { $number }
lesson-placement-note = Escribe como siempre. Con Esc paras aquí, y lo que has escrito cuenta.
lesson-own-text = Texto propio
lesson-test = { $unit ->
    [seconds] Prueba, { $amount } s
   *[words] Prueba, { $amount } palabras
}
lesson-test-note = El tiempo empieza con la primera tecla y termina solo a los { $seconds } segundos.
lesson-of-seconds = de { $seconds } s
lesson-of = de { $length }
lesson-accurate = % de precisión
lesson-out = Guardar y salir
lesson-hide-figures = Ocultar las cifras (F2)
lesson-show-figures = Mostrar las cifras (F2)
lesson-again = Empezar de nuevo
lesson-pause = Pausa (Esc)
lesson-go-on = Seguir
lesson-leave = Guardar y salir
lesson-to-course = Volver al curso
lesson-field = Escribe el texto aquí
lesson-beat = Ritmo de los últimos 30 segundos
lesson-space = espacio
lesson-caps-lock = Bloq Mayús está activado
lesson-faded = Las teclas dominadas se atenúan. Vuelven si dudas.

# Pausa. $reason: learner, window, focus, idle, resumed
lesson-paused = { $reason ->
    [resumed] Estás donde lo dejaste.
   *[learner] En pausa.
}
lesson-pause-on = Pulsa cualquier letra para seguir.
lesson-pause-why = { $reason ->
    [window] El reloj se paró cuando cambiaste de ventana. Esa primera pulsación no cuenta.
    [focus] El reloj se paró cuando saliste del texto. Esa primera pulsación no cuenta.
    [idle] El reloj se paró tras un minuto sin pulsaciones. Esa primera pulsación no cuenta.
    [resumed] Todo lo que habías escrito está aquí. Esa primera pulsación no cuenta.
   *[learner] El reloj está parado. Esa primera pulsación no cuenta.
}

# Hay otra distribución activa. $foreign es su nombre. $system: mac, windows, linux
lesson-layout-other = Ahora tu teclado escribe otras letras.
lesson-layout-active = Ahora tu teclado está en «{ $foreign }».
lesson-layout-then = Cámbialo y pulsa cualquier letra.
lesson-layout-switch = Esta lección es para «{ $layout }». { $system ->
    [mac] Se cambia con Control + Espacio o en la barra de menús.
    [windows] Se cambia con Windows + Espacio o con Alt + Mayús.
   *[linux] Se cambia con Super + Espacio o en el panel de tu escritorio.
}
lesson-layout-ignore = Seguir de todos modos

# La imagen del teclado y de las manos, para un lector de pantalla
lesson-keyboard-next = Teclado. Siguiente tecla: { $unit }
lesson-keyboard-wrong = Teclado. Siguiente tecla: { $unit }. Pulsaste { $typed }
lesson-keyboard-done = Teclado. El texto está terminado
lesson-hand-rest = { $side ->
    [left] Mano izquierda, en reposo
   *[right] Mano derecha, en reposo
}
lesson-hand-finger = { $side ->
    [left] Mano izquierda
   *[right] Mano derecha
}, { $finger ->
    [1] pulgar
    [2] índice
    [3] dedo medio
    [4] anular
   *[5] meñique
}

# La frase del dedo. Variables: como en el archivo inglés
lesson-tip = { $finger ->
    [pinky_left] meñique izquierdo
    [ring_left] anular izquierdo
    [middle_left] dedo medio izquierdo
    [index_left] índice izquierdo
    [index_right] índice derecho
    [middle_right] dedo medio derecho
    [ring_right] anular derecho
    [pinky_right] meñique derecho
   *[thumb] cualquier pulgar
}, { $reach ->
    [space] en la barra espaciadora
    [home] { $side ->
        [left] una tecla a la izquierda de su sitio
        [far-left] muy a la izquierda de su sitio
        [right] una tecla a la derecha de su sitio
        [far-right] muy a la derecha de su sitio
       *[straight] en su sitio
    }
    [top] { $side ->
        [left] hacia arriba y a la izquierda
        [far-left] hacia arriba y muy a la izquierda
        [right] hacia arriba y a la derecha
        [far-right] hacia arriba y muy a la derecha
       *[straight] recto hacia arriba
    }
    [bottom] { $side ->
        [left] hacia abajo y a la izquierda
        [far-left] hacia abajo y muy a la izquierda
        [right] hacia abajo y a la derecha
        [far-right] hacia abajo y muy a la derecha
       *[straight] recto hacia abajo
    }
   *[number] { $side ->
        [left] dos filas hacia arriba y a la izquierda
        [far-left] dos filas hacia arriba y muy a la izquierda
        [right] dos filas hacia arriba y a la derecha
        [far-right] dos filas hacia arriba y muy a la derecha
       *[straight] dos filas hacia arriba
    }
}{ $layer ->
    [shift-left] , con la Mayús izquierda
    [shift-right] , con la Mayús derecha
    [altgr] , con AltGr
    [both] , con Mayús y AltGr
   *[plain] {""}
}
# Lo nuevo de la lección, antes de empezar
lesson-new = { $count ->
    [one] Tecla nueva
   *[other] Teclas nuevas
}
lesson-new-finger = { $finger ->
    [pinky_left] meñique izquierdo
    [ring_left] anular izquierdo
    [middle_left] dedo medio izquierdo
    [index_left] índice izquierdo
    [index_right] índice derecho
    [middle_right] dedo medio derecho
    [ring_right] anular derecho
    [pinky_right] meñique derecho
   *[thumb] cualquier pulgar
}{ $layer ->
    [shift-left] , Mayús izquierda
    [shift-right] , Mayús derecha
    [altgr] , AltGr
    [both] , Mayús y AltGr
   *[plain] {""}
}
lesson-new-accent = primero { $accent }, después la letra

lesson-tip-accent-done = acento, hecho
lesson-two-strokes = { $unit } se escribe con dos teclas.
lesson-accent-waits = El acento espera. Retroceso lo quita.

# Para niñas y niños. $key y $home son signos del teclado
lesson-tip-place = { $reach ->
    [space] La más larga, abajo del todo.
    [home] { $side ->
        [straight] { $key } está donde espera tu dedo.
        [left] { $key } vive al lado de { $home }.
        [right] { $key } vive al lado de { $home }.
       *[far-right] { $key } vive en la fila de { $home }, un poco más lejos.
    }
    [top] { $side ->
        [straight] { $key } vive justo encima de { $home }.
       *[left] { $key } vive encima de { $home }, un poco hacia un lado.
    }
    [bottom] { $side ->
        [straight] { $key } vive justo debajo de { $home }.
       *[left] { $key } vive debajo de { $home }, un poco hacia un lado.
    }
   *[number] { $key } vive en la fila de más arriba.
}
lesson-child-time = Tómate todo el tiempo que quieras.
lesson-child-home = Inicio
lesson-child-rest = Descanso
lesson-child-go-on = Seguir
lesson-child-words = { $words ->
    [one] Llevas { $done } de una palabra
   *[other] Llevas { $done } de { $words } palabras
}

# Lo que llevan impreso las teclas de la imagen
cap-tab = Tab
cap-caps-lock = Bloq
cap-shift = Mayús
cap-enter = Intro
cap-backspace = Retroceso
cap-ctrl = Ctrl
cap-alt = Alt
