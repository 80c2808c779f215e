# Se dice una vez al abrir: qué no estaba bien y qué se hizo. Claves: `notice-<código>`.
notice-unknown = Al abrir hubo algo que necesita tu atención ({ $code }).
notice-database-set-aside = El archivo de tus datos estaba dañado. No se ha borrado nada: quedó apartado como { $file } y se empezó uno nuevo.
notice-database-newer = Este perfil es de una versión más nueva de Tactus: puedes verlo todo, pero no escribir: { $file }. Instala esa versión para seguir; no se ha cambiado nada en él.
notice-database-salvaged = El archivo de tus datos estaba dañado. Todas sus sesiones ({ $kept }) están ahora en uno nuevo. El dañado queda guardado como { $file }.
notice-database-salvaged-part = El archivo de tus datos estaba dañado. Sesiones pasadas a uno nuevo: { $kept }. Ya no se pueden leer: { $missing }. El dañado queda guardado como { $file }.
notice-journal-set-aside = Una lección interrumpida no se pudo leer. Su archivo quedó apartado como { $file }.
notice-settings-value-ignored = El ajuste «{ $field }» tenía el valor { $value }, que no es posible. Tactus usa el valor predeterminado.
notice-policy-value-ignored = El archivo de directivas { $file } pone «{ $field }» en { $value }, que no es posible. Esa línea no se tiene en cuenta.
notice-policy-unreadable = El archivo de directivas { $file } no se puede leer y no se tiene en cuenta: { $why }
notice-policy-item-unknown = La directiva { $file } tiene «{ $field }», que esta versión no conoce. Esa línea no se tiene en cuenta.
notice-policy-newer = La directiva { $file } está escrita para un Tactus más nuevo. Vale lo que esta versión conoce de ella.
notice-policy-newer-part = La directiva { $file } está escrita para un Tactus más nuevo. Vale lo que esta versión conoce de ella; no conoce esto: { $fields }
notice-course-closed = El curso «{ $course }» ya no se puede usar en este ordenador: tu centro o quien lo administra ha elegido otros. Elige uno en los ajustes; lo que escribiste se conserva.
notice-course-file-ignored = El archivo de curso { $file } no se usa. Línea { $line }: { $why }. Corrígelo y lee de nuevo tus cursos propios.
notice-layout-file-ignored = El archivo de distribución { $file } no se usa. Línea { $line }: { $why }. Corrígelo y lee de nuevo tus distribuciones propias.
notice-course-missing = El curso «{ $course }» ya no está entre tus cursos propios. Vuelve a poner su archivo o elige otro curso; lo que escribiste en él se conserva.
notice-disk-full = El disco está lleno. Las sesiones nuevas no se pueden guardar hasta que haya espacio.
