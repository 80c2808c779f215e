# Dit une fois au démarrage : ce qui n’allait pas, et ce qui a été fait. Clés : `notice-<code>`.
notice-unknown = Quelque chose a demandé de l’attention au démarrage ({ $code }).
notice-database-set-aside = Le fichier de tes données était abîmé. Rien n’en est supprimé : il a été mis de côté sous le nom { $file }, et un nouveau a été commencé.
notice-database-newer = Ce profil a été écrit par un Tactus plus récent : tu peux tout regarder, mais pas taper : { $file }. Installe cette version pour continuer ; rien n’y a été modifié.
notice-database-salvaged = Le fichier de tes données était abîmé. Toutes ses séances ({ $kept }) sont maintenant dans un nouveau. L’ancien est gardé sous le nom { $file }.
notice-database-salvaged-part = Le fichier de tes données était abîmé. Séances reprises dans un nouveau : { $kept }. Devenues illisibles : { $missing }. L’ancien est gardé sous le nom { $file }.
notice-journal-set-aside = Une leçon interrompue n’a pas pu être lue. Son fichier a été mis de côté sous le nom { $file }.
notice-settings-value-ignored = Le réglage « { $field } » avait la valeur { $value }, qui n’est pas possible. Tactus prend sa valeur par défaut.
notice-policy-value-ignored = Le fichier de règles { $file } donne à « { $field } » la valeur { $value }, qui n’est pas possible. Cette entrée est ignorée.
notice-policy-unreadable = Le fichier de règles { $file } ne peut pas être lu et est ignoré : { $why }
notice-policy-item-unknown = La règle { $file } contient « { $field } », que cette version ne connaît pas. Cette entrée est ignorée.
notice-policy-newer = La règle { $file } est écrite pour un Tactus plus récent. Ce que cette version en connaît s’applique.
notice-policy-newer-part = La règle { $file } est écrite pour un Tactus plus récent. Ce que cette version en connaît s’applique ; voici ce qu’elle ne connaît pas : { $fields }
notice-course-closed = Le cours « { $course } » ne peut plus servir sur cet ordinateur : ton école, ou qui le gère, en a choisi d’autres. Choisis-en un dans les réglages ; ce que tu as tapé est gardé.
notice-course-file-ignored = Le fichier de cours { $file } n’est pas utilisé. Ligne { $line } : { $why }. Corrige-le, puis relis tes cours.
notice-layout-file-ignored = Le fichier de disposition { $file } n’est pas utilisé. Ligne { $line } : { $why }. Corrige-le, puis relis tes dispositions.
notice-course-missing = Le cours « { $course } » n’est plus parmi tes cours. Remets son fichier, ou choisis un autre cours ; ce que tu y as tapé est gardé.
notice-disk-full = Le disque est plein. Les nouvelles séances ne pourront pas être gardées avant qu’il y ait de la place.
