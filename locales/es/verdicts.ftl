# Por qué el servidor no aceptó una sesión, por ahora o del todo. Claves: `verdict-<código>`.
verdict-unknown = El servidor no la aceptó y dio un motivo que esta versión no conoce ({ $code }). La sesión se conserva aquí y cuenta en tus estadísticas.
verdict-unreadable = El servidor no pudo leer esta sesión. Se conserva aquí y cuenta en tus estadísticas; solo falta la copia en la red.
verdict-id-conflict = El servidor tiene otra sesión con el mismo número. Esta se conserva aquí y cuenta en tus estadísticas.
verdict-bad-log = Para el servidor, estas pulsaciones no pudieron ocurrir como están registradas. La sesión se conserva aquí y cuenta en tus estadísticas.
verdict-bad-text = El servidor no acepta el texto de esta sesión. Se conserva aquí y cuenta en tus estadísticas.
verdict-bad-result = Para el servidor, hay cifras de esta sesión que son imposibles o faltan. Se conserva aquí y cuenta en tus estadísticas.
verdict-result-mismatch = Con las mismas pulsaciones, el servidor calcula otras cifras. La sesión se conserva aquí con las suyas.
verdict-not-yours = Esta sesión es de otra cuenta. Se conserva aquí y cuenta en tus estadísticas.
verdict-deleted = Esta sesión se borró en la red. Se conserva aquí y cuenta en tus estadísticas.
verdict-unknown-lesson = El servidor aún no conoce esta lección. La sesión se conserva aquí y sube en cuanto la conozca.
verdict-newer-metrics = El servidor aún no conoce las fórmulas más nuevas. La sesión se conserva aquí y sube en cuanto las conozca.
verdict-log-withheld = El servidor ya no puede guardar las pulsaciones. La sesión se conserva aquí y subirá de nuevo sin ellas.
verdict-server-error = El servidor tropezó con esta sesión. Se conserva aquí y sube más tarde.
