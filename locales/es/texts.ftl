# Textos propios: se traen, se limpian y se escriben por partes. Nunca salen de este ordenador. También lo leen niños.
texts-title = Textos propios
texts-summary = { $count ->
    [one] Un texto en este ordenador. Nunca sale de él.
   *[other] { $count } textos en este ordenador. Nunca salen de él.
}
texts-empty = Aún no hay ningún texto tuyo
texts-empty-why = Pega algo que te gustaría escribir, o trae un archivo de texto o un libro. Se queda en este ordenador y se guarda por dónde vas.
texts-add = Añadir un texto
texts-source = { $source ->
    [epub] EPUB
    [txt] TXT
   *[pasted] pegado
}
texts-chapters = { $chapters ->
    [one] 1 capítulo
   *[other] { $chapters } capítulos
}
texts-pieces = { $pieces ->
    [one] 1 fragmento
   *[other] { $pieces } fragmentos
}
texts-characters = { $count ->
    [one] 1 carácter
   *[other] { $characters } caracteres
}
# Por dónde sigue
texts-at-end = escrito hasta el final
texts-not-begun = sin empezar
texts-place-piece = fragmento { $piece } de { $pieces }
texts-place-chapter = capítulo { $chapter }
texts-place-title = capítulo { $chapter }, «{ $title }»
texts-begin = Empezar
texts-go-on = Seguir
texts-again = Desde el principio
texts-act-name = { $act }: { $title }
texts-level = { $level ->
    [easy] fácil de escribir
    [usual] como casi todos los libros
    [hard] más difícil que la mayoría
   *[very_hard] lleno de cifras y signos
}
texts-level-how = La dificultad de un texto dice cuántas veces pide Mayús, dos teclas para una letra, cifras y signos, y lo largas que son sus palabras. En este teclado es igual para todo el mundo.
texts-unlearned = { $count ->
    [one] 1 tecla por aprender
   *[other] { $count } teclas por aprender
}
texts-drop = Suelta aquí un TXT o un EPUB,
texts-drop-paste = o pega con { $keys }
texts-drop-note = Antes de añadir nada ves lo que tu teclado no puede escribir.

# Añadir uno
texts-paste-label = Texto para escribir
texts-paste-help = De una página, una carta, una canción: lo que te apetezca escribir.
texts-paste-first = Primero pega o escribe algo.
texts-look = Verlo
texts-or = o
texts-file = Elegir un archivo, TXT o EPUB
texts-reading = Leyendo el texto
texts-review = Añadir este texto
texts-name = Título
texts-title-missing = Ponle un título.
texts-beginning = Así empieza
texts-all-typable = Tu teclado puede escribirlo todo
texts-untypable = { $signs ->
    [one] Tu teclado no tiene tecla para 1 signo
   *[other] Tu teclado no tiene teclas para { $signs } signos
}
texts-untypable-why = { $places ->
    [one] Un lugar
   *[other] { $places } lugares
} en total. Lo que se puede escribir de otra forma, así se escribe; { $lost ->
    [0] no se omite nada
    [one] se omite un lugar
   *[other] se omiten { $lost } lugares
}. El archivo queda como está.
texts-times = { $count }×
texts-left-out = se omite
texts-typed-as = se escribe { $sign }
texts-choice = Qué pasa con { $sign }
texts-show-all = Mostrar los { $signs }
texts-quiet = { $count ->
    [one] Unas comillas, una raya, un espacio de más o un signo invisible se escribe en su forma sencilla.
   *[other] Las comillas tipográficas, las rayas, los espacios de más y los signos invisibles se escriben en su forma sencilla, en { $places } lugares.
}
texts-unlearned-why = Están en este texto y tu curso las enseña más adelante. Puedes escribirlo igualmente.
texts-unlearned-child = Algunas teclas aún son nuevas. El dibujo te enseña dónde están.
texts-here = Se lee en este ordenador y se guarda en este ordenador.
texts-keep = Añadir

# Un texto
texts-chapter = Capítulo { $chapter }
texts-part = Parte { $part }
texts-list-chapters = Capítulos
texts-list-parts = Partes
texts-standing = { $standing ->
    [done] hecho
    [here] { $done } de { $pieces }
   *[ahead] { $pieces ->
        [one] 1 fragmento
       *[other] { $pieces } fragmentos
    }
}
texts-start-here = Empezar aquí
texts-other-layout = Esta distribución de teclado no puede escribir { $signs }: se omite.
texts-rename = Cambiar el título
texts-rename-yes = Guardar el título
texts-delete = Borrar
texts-delete-ask = ¿Borrar «{ $title }»?
texts-delete-what = El texto y tu lugar en él desaparecen de este ordenador. Lo que escribiste de él queda en tus estadísticas.
texts-delete-no = Conservarlo
texts-deleted = El texto se ha borrado.

# La prueba libre. $unit es seconds o words
test-title = Prueba libre
test-why = Palabras frecuentes de tu idioma, en cualquier orden. Cuenta en tus estadísticas, no en el curso.
test-why-child = Palabras en cualquier orden, tan despacio como quieras.
test-unit = Cómo termina la prueba
test-by-time = Por tiempo
test-by-words = Por palabras
test-length = Duración de la prueba
test-amount = { $unit ->
    [seconds] { $amount } s
   *[words] { $amount ->
        [one] 1 palabra
       *[other] { $amount } palabras
    }
}
test-punctuation = Mayúsculas y signos
test-digits = Cifras
test-start = Empezar la prueba
